"""Finds whose a description is: "the army", "the militants", "le pays" and the like, where its own phrase does not say.

Every actor of the article is weighed by what the text shows of it: who bore this role last, who stands in the same
sentence, who is the subject, what the article is about. The weights were fitted on the training articles.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from liens.claim.actor.history import History
from liens.claim.actor.mention import Form, Mention
from liens.claim.actor.roles import UNKNOWN
from liens.parse.grammar import preposition

_NAMED = frozenset({"group", "organisation", "alliance", "party", "force"})
_STATES = frozenset({"state", "region_of_state", "territory"})
_ARMED = frozenset({"REB", None})
_FAR = 6


@dataclass(frozen=True, slots=True)
class Guess:
    """An actor that a description may belong to, how well it fits, and the mention that speaks for it."""

    head: str
    score: float
    witness: Mention | None


def fits(mention: Mention, bearer: Mention, lemma: str, history: History) -> bool:
    """True where an earlier mention could be the same sort of actor as the description."""
    if mention.type == "state":
        return bearer.type in _STATES
    if mention.sector == "REB" and mention.type != "state":
        return bearer.sector in _ARMED and (bearer.type in _NAMED or bearer.sector == "REB") or bearer.type in _STATES
    return True


def clues(history: History, mention: Mention, head: str, coming: Mapping[str, Mention], locative: Mapping[str, str]) -> dict[str, float]:
    """What speaks for an actor as the owner of a description, by name of the clue."""
    parsed = history.parsed
    here = parsed.tokens[mention.token]
    past = history.heads.get(head, [])
    found: dict[str, float] = {"share": history.share.get(head, 0.0), "title": float(head in history.titled), "first": float(head == history.first)}
    last = past[-1] if past else coming.get(head)
    if last is None:
        return found
    group = last.type in _NAMED
    found[f"{_kind(mention)} {'named' if last.type in _NAMED else 'state' if last.type in _STATES else 'other'}"] = 1.0
    if past:
        apart = here.sentence - history.sentence(past[-1])
        found[f"apart {min(apart, 3)}"] = 1.0
        found["fresh"] = float(past[-1] is history.past[-1]) if history.past else 0.0
        found["often near"] = min(4, sum(history.sentence(m) >= here.sentence - 2 for m in past[-6:])) / 4
    for m in reversed(past[-12:]):
        apart = here.sentence - history.sentence(m)
        if apart > _FAR:
            break
        near = 1 / (1 + apart)
        token = parsed.tokens[m.token]
        if token.lemma == here.lemma and m.form in {Form.ROLE, Form.DESCRIPTION}:
            found["same noun"] = max(found.get("same noun", 0.0), near)
        if m.sector == mention.sector:
            found["same sector"] = max(found.get("same sector", 0.0), near)
        if token.dep.startswith("nsubj"):
            found["subject"] = max(found.get("subject", 0.0), near)
            found[f"subject {_kind(mention)}"] = found["subject"]
        if group and mention.sector == "REB":
            found["armed"] = max(found.get("armed", 0.0), near)
        prep = preposition(parsed, m.token)
        if prep and locative.get(prep) in {"in", "at", "on"} and last.type in _STATES:
            found["place"] = max(found.get("place", 0.0), near)
    if head in coming:
        found["coming"] = 1.0
    return found


def _kind(mention: Mention) -> str:
    if mention.type == "state":
        return "state"
    if mention.sector in {"CIV", "REB"}:
        return str(mention.sector)
    if mention.sector in {None, "NGO"}:
        return "vague"
    return "office"


def rivals(history: History, mention: Mention, coming: Mapping[str, Mention]) -> Iterator[str]:
    """The actors that may own a description: those named so far, and those that its sentence still names."""
    lemma = history.parsed.tokens[mention.token].lemma
    for head, past in history.heads.items():
        if fits(mention, past[-1], lemma, history):
            yield head
    for head, m in coming.items():
        if head not in history.heads and fits(mention, m, lemma, history):
            yield head


def weigh(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum of the clues, each times its weight."""
    return sum(value * weights.get(name, 0.0) for name, value in found.items()) + weights.get("base", 0.0)


def guesses(history: History, mention: Mention, coming: Mapping[str, Mention], locative: Mapping[str, str]) -> list[Guess]:
    """All actors that a description may belong to, best first; ties in text order."""
    found = []
    for head in rivals(history, mention, coming):
        score = weigh(clues(history, mention, head, coming, locative), WEIGHTS)
        witness = history.heads[head][-1] if head in history.heads else coming.get(head)
        found.append(Guess(head, score, witness))
    return sorted(found, key=lambda g: -g.score)


# Below this an actor is no owner, and the description stays unknown.
ENOUGH = 0.0
WEIGHTS: Mapping[str, float] = {"share": 2.0, "fresh": 0.5, "same noun": 2.0, "same sector": 0.5, "subject": 0.5, "place": 0.7, "apart 0": 1.0, "apart 1": 0.6, "base": -1.0}
