"""Why claims were taken together: the judgements between the claims of one event."""

from liens.link.judge import PERSON, Judgement, Verdict
from liens.store.database import Store


def judgements_of(store: Store, event: str) -> list[Judgement]:
    """What rules and persons judged of pairs of claims of an event, by the ids of the claims."""
    found = store.rows(
        "SELECT a.id, b.id, j.verdict, j.score, j.rule, j.person, j.judged FROM events AS e JOIN event_claims AS m ON m.event = e.key"
        " JOIN judgements AS j ON j.first = m.claim JOIN event_claims AS o ON o.claim = j.second AND o.event = m.event"
        " JOIN claims AS a ON a.key = j.first JOIN claims AS b ON b.key = j.second WHERE e.id = ? AND j.undone IS NULL ORDER BY a.id, b.id, j.key",
        (event,),
    )
    made = [
        Judgement(min(left, right), max(left, right), Verdict(verdict), _score(verdict, score), rule or f"{PERSON}{person}", None if rule else judged)
        for left, right, verdict, score, rule, person, judged in found
    ]
    return sorted(made, key=lambda j: (-j.score, j.left, j.right))


def _score(verdict: str, score: float | None) -> float:
    """A rule's score; a person is sure."""
    return score if score is not None else float(verdict == Verdict.SAME)
