"""Notes what persons judge, each act in one transaction with everything that follows from it: claims, summaries, events.

Nothing that was judged is ever lost: an act is taken back by another act, and what was read is put back as it was.
"""

from collections.abc import Mapping, Sequence

from liens.errors import JudgementError, NoSuchClaim, NoSuchEvent
from liens.link.judge import Verdict
from liens.model import Span
from liens.review.act import Act, Json, Kind, Person
from liens.review.correct import corrected, value_of
from liens.review.fields import Field, read_value, write_value
from liens.review.missed import Missed, missed_record
from liens.store.acts import act_of, acts_of_claim, write_act
from liens.store.database import Store
from liens.store.judged import apply_acts, read_records
from liens.store.load import article_of, records
from liens.store.reading import current_version
from liens.store.relinking import relink

_MOST_CLAIMS = 2000


def judge_claim(store: Store, claim: str, kind: Kind, person: Person, moment: str) -> int:
    """Note that a person holds a claim to be right or wrong; the number of the act. Raises NoSuchClaim."""
    with store.transaction():
        version, read = _claim(store, claim)
        act = Act(0, kind, person.name, moment, read["article"]["id"], claim, record=read, note=person.note)
        return _of_claim(store, version, act)


def correct_claim(store: Store, claim: str, values: Mapping[Field, str], person: Person, moment: str) -> list[int]:
    """Note that a person corrects fields of a claim, by what was written for each; the numbers of the acts, all of them or none.

    Raises NoSuchClaim, and JudgementError for a value that a field does not take or that the claim has already.
    """
    with store.transaction():
        version, read = _claim(store, claim)
        now, numbers = _now(store, claim) or read, []
        for field in (field for field in Field if field in values):
            wanted = read_value(field, values[field])
            if value_of(now, field) == wanted:
                raise JudgementError(f"{field} of {claim} is {write_value(field, wanted)} already; nothing to correct")
            # What cannot be put into the claim must not be kept.
            now = corrected(now, field, wanted, person.name)
            numbers.append(
                write_act(store, Act(0, Kind.CORRECT, person.name, moment, read["article"]["id"], claim, str(field), wanted, read, note=person.note))
            )
        if not numbers:
            raise JudgementError(f"no field of {claim} is changed; write another value for one")
        relink(store, (), moment, apply_acts(store, version))
        return numbers


def add_claim(store: Store, missed: Missed, person: Person, moment: str) -> tuple[int, str]:
    """Note a claim that the program missed; the number of the act and the id of the claim. Raises JudgementError."""
    with store.transaction():
        version = current_version(store, missed.article)[0]
        article = article_of(store, version)
        if not article.text:
            raise JudgementError(f"the text of {missed.article} is not here: its claims were imported without it, so none can be added")
        sentences = [Span(*row) for row in store.rows('SELECT "start", "end" FROM sentences WHERE version = ? ORDER BY "start", "end"', (version,))]
        record = missed_record(article, sentences, missed, f"person:{person.name} {moment}")
        if _now(store, record["id"]) is not None:
            raise JudgementError(f"this claim is there already: {record['id']}; correct it instead")
        act = Act(0, Kind.ADD, person.name, moment, missed.article, record["id"], record=record, note=person.note)
        return _of_claim(store, version, act), str(record["id"])


def judge(store: Store, pair: tuple[str, str], verdict: Verdict, person: Person, moment: str) -> int:
    """Note that a person holds two claims to tell the same or different happenings, or takes that back; the number of the last act."""
    with store.transaction():
        first, second = sorted(_identity(store, claim) for claim in pair)
        if first == second:
            raise JudgementError("two claims are compared; name another one")
        if verdict is Verdict.UNDECIDED:
            query = "SELECT act FROM judgements WHERE first = ? AND second = ? AND person = ? AND undone IS NULL ORDER BY key"
            numbers = [number for (number,) in store.rows(query, (first, second, person.name))]
            pairs = [act for number in numbers for act in [act_of(store, number)] if act.kind in {Kind.SAME, Kind.DIFFERENT}]
            if not pairs:
                raise JudgementError(f"{person.name} judged nothing of {pair[0]} and {pair[1]}; 'liens judge list' shows what was judged")
            return [_withdraw(store, act, person, moment) for act in pairs][-1]
        number = write_act(store, Act(0, Kind(str(verdict)), person.name, moment, note=person.note))
        _pair(store, number, {(first, second): str(verdict)})
        relink(store, [first, second], moment)
        return number


def merge_events(store: Store, events: Sequence[str], person: Person, moment: str) -> tuple[int, str]:
    """Note that several events are one; the number of the act and the id of the event that they are now."""
    with store.transaction():
        names = list(dict.fromkeys(events))
        members = [_members(store, event) for event in names]
        claims = sorted(identity for group in members for identity in group)
        if len(names) < 2 or len(claims) > _MOST_CLAIMS:
            raise JudgementError(f"merging takes two events or more with {_MOST_CLAIMS:,} claims at most; these are {len(names)} with {len(claims):,}")
        number = write_act(store, Act(0, Kind.MERGE, person.name, moment, events=tuple(names), note=person.note))
        pairs = {_sorted(claims[0], other): "same" for other in claims[1:]}
        _pair(store, number, {**dict.fromkeys(_judged_between(store, claims, claims, "different"), "same"), **pairs})
        relink(store, claims, moment)
        return number, _event_of(store, claims[0])


def split_event(store: Store, event: str, claims: Sequence[str], person: Person, moment: str) -> tuple[int, str]:
    """Note that some claims of an event tell another one; the number of the act and the id of the event that they are now."""
    with store.transaction():
        whole, apart = _members(store, event), sorted({_identity(store, claim) for claim in claims})
        left = [identity for identity in whole if identity not in apart]
        if not apart or not left or not set(apart) <= set(whole):
            raise JudgementError(f"some claims of {event} are taken out of it, not all, and none of other events; 'liens event {event}' lists them")
        number = write_act(store, Act(0, Kind.SPLIT, person.name, moment, events=(event,), note=person.note))
        pairs = {_sorted(group[0], other): "same" for group in (left, apart) for other in group[1:]}
        parted = [*_judged_between(store, left, apart, "same"), _sorted(left[0], apart[0])]
        _pair(store, number, {**pairs, **dict.fromkeys(parted, "different")})
        relink(store, whole, moment)
        return number, _event_of(store, apart[0])


def withdraw(store: Store, number: int, person: Person, moment: str) -> int:
    """Take an act back (a withdrawal too); the number of the act that does so. Raises JudgementError."""
    with store.transaction():
        return _withdraw(store, act_of(store, number), person, moment)


def _withdraw(store: Store, act: Act, person: Person, moment: str) -> int:
    if act.withdrawn is not None:
        raise JudgementError(f"judgement {act.number} was taken back by {act.withdrawn}; take that one back to let it stand again")
    number = write_act(store, Act(0, Kind.WITHDRAW, person.name, moment, act.article, act.claim, withdraws=act.number, note=person.note))
    first = act
    while first.withdraws is not None:
        first = act_of(store, first.withdraws)
    first = act_of(store, first.number)
    touched = [identity for row in store.rows("SELECT first, second FROM judgements WHERE act = ? ORDER BY key", (first.number,)) for identity in row]
    store.run("UPDATE judgements SET undone = ? WHERE act = ?", (moment if first.withdrawn is not None else None, first.number))
    if first.kind.of_claim and first.article is not None:
        relink(store, (), moment, apply_acts(store, current_version(store, first.article)[0]))
    else:
        relink(store, set(touched), moment)
    return number


def _of_claim(store: Store, version: int, act: Act) -> int:
    number = write_act(store, act)
    relink(store, (), act.made, apply_acts(store, version))
    return number


def _claim(store: Store, claim: str) -> tuple[int, Json]:
    """The version of a claim, and its record as it was read (of one that a person added: as it was added)."""
    row = store.row(
        "SELECT c.key, c.version FROM claims AS c JOIN extractions AS x ON x.key = c.extraction AND x.current = 1 JOIN versions AS v ON v.key = c.version"
        " AND v.current = 1 WHERE c.id = ? ORDER BY c.key",
        (claim,),
    )
    if row is None:
        raise NoSuchClaim(f"there is no claim {claim!r} here; 'liens search' lists the ids of claims")
    read = next(read_records(store, [row[0]]), None)
    if read is None:
        read = next((act.record for act in reversed(acts_of_claim(store, claim)) if act.record is not None), None)
    return int(row[1]), read or next(records(store, [row[0]]))


def _now(store: Store, claim: str) -> Json | None:
    """A claim as it stands; None for one that does not."""
    key = store.value("SELECT key FROM claims WHERE id = ? AND current = 1 ORDER BY key", (claim,))
    return None if key is None else next(records(store, [key]))


def _pair(store: Store, number: int, pairs: dict[tuple[int, int], str]) -> None:
    """The pairs of claims that an act joins or parts."""
    person, made = store.row("SELECT person, made FROM acts WHERE key = ?", (number,)) or (None, None)
    rows = [(first, second, verdict, person, made, number) for (first, second), verdict in sorted(pairs.items())]
    store.run_many("INSERT INTO judgements (first, second, verdict, person, judged, act) VALUES (?, ?, ?, ?, ?, ?)", rows)


def _judged_between(store: Store, some: Sequence[int], others: Sequence[int], verdict: str) -> list[tuple[int, int]]:
    """The pairs between some claims and others of which a person's judgement stands that says so."""
    query = "SELECT first, second FROM judgements WHERE person IS NOT NULL AND undone IS NULL AND verdict = ? AND (first = ? OR second = ?) ORDER BY key"
    one, two = set(some), set(others)
    found = [pair for identity in sorted(one) for pair in store.rows(query, (verdict, identity, identity))]
    return sorted({(a, b) for a, b in found if (a in one and b in two) or (a in two and b in one)})


def _sorted(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _members(store: Store, event: str) -> list[int]:
    """The identities of the claims of an event, the one that stands for it first; raises NoSuchEvent."""
    found = [
        claim for (claim,) in store.rows("SELECT m.claim FROM events AS e JOIN event_claims AS m ON m.event = e.key WHERE e.id = ? ORDER BY m.claim", (event,))
    ]
    if not found:
        raise NoSuchEvent(f"there is no event {event!r} here; 'liens tie' and 'liens actor' list the ids of events")
    return found


def _event_of(store: Store, identity: int) -> str:
    return str(store.value("SELECT e.id FROM event_claims AS m JOIN events AS e ON e.key = m.event WHERE m.claim = ?", (identity,)))


def _identity(store: Store, claim: str) -> int:
    found = store.value("SELECT identity FROM claims WHERE id = ? AND current = 1 AND category IS NOT NULL ORDER BY key", (claim,))
    if found is None:
        raise NoSuchClaim(f"there is no claim {claim!r} that tells an event here; 'liens search' lists the ids of claims")
    return int(found)
