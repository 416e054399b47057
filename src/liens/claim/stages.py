"""Divides a tour into its stages: "will visit Cairo on Monday, then Amman and Riyadh" tells three visits, each with host, place and day.

Stages stand in a row: between two of them come only a comma or a word such as "and", with prepositions, articles, adverbs of order
("then") and times; the last is joined by a coordinating word, for "in Cairo, Egypt" names one place. A stage that is the subject of
a verb begins another clause and is none.

A verb of travel tells each stage ("will visit", "a tour that will take him to"), and so does a day of its own. A noun that only lists
them ("a tour of Mali and Niger") is one event with all of them as hosts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from liens.claim.actor.mention import Form, Mention
from liens.claim.event.lexicon import Shape
from liens.claim.event.triggers import Trigger
from liens.claim.when import TimeExpression, TimeKind
from liens.claim.when.calendar import add_days
from liens.claim.where import Location
from liens.identity import identifier
from liens.model import Actor, Category, Claim, Interval
from liens.parse.parsed import Parsed, Token

_VISIT = "visit"
_HOSTS = frozenset({"state", "seat"})
_BETWEEN = frozenset({"ADP", "DET", "ADV", "CCONJ", "SCONJ"})
_SUBJECTS = ("nsubj", "csubj")


@dataclass(frozen=True, slots=True)
class Stage:
    """One stop: the head word of its name, the state that receives there (None for a mere town), the place, and its own time."""

    token: int
    host: Mention | None
    location: Location | None
    time: TimeExpression | None = None


@dataclass(frozen=True, slots=True)
class Stops:
    """What an article names: states, places and times, by the words where they stand."""

    hosts: Mapping[int, Mention]
    locations: Mapping[int, Location]
    times: Sequence[TimeExpression]


def stops_of(mentions: Sequence[Mention], locations: Sequence[Location], times: Sequence[TimeExpression]) -> Stops:
    """The stops that a tour may have; a nationality or a pronoun is none."""
    hosts = {m.token: m for m in mentions if m.type in _HOSTS and m.form in {Form.NAME, Form.SEAT}}
    places = {x.token: x for x in locations if not (x.back or x.adjective)}
    return Stops(hosts, places, [t for t in times if t.kind in {TimeKind.DATE, TimeKind.RANGE}])


def is_tour(trigger: Trigger) -> bool:
    """True for a visit: only these go from place to place."""
    return trigger.rule.category is Category.CONSULT and trigger.rule.mode == _VISIT


def stages_of(parsed: Parsed, trigger: Trigger, stops: Stops) -> tuple[Stage, ...]:
    """The stages behind a visit in text order; nothing unless there are two or more."""
    sentence = parsed.sentences[parsed.tokens[trigger.token].sentence]
    for at in range(max(trigger.tokens) + 1, sentence.last):
        if not _is_stop(parsed, at, stops):
            continue
        row = _row(parsed, at, sentence.last, stops)
        if len(row) > 1:
            return tuple(row) if _belongs(parsed, trigger, row) else ()
    return ()


def _row(parsed: Parsed, at: int, end: int, stops: Stops) -> list[Stage]:
    """The stops in a row from a word on, up to the last that a coordinating word joins."""
    row = [_stage(at, stops)]
    kept = 1
    while True:
        gap, following = _gap(parsed, _past(parsed, row[-1].token), end, stops)
        row[-1] = replace(row[-1], time=_time_in(gap, stops))
        joined = any(t.pos == "CCONJ" for t in gap)
        if following is None or not (joined or any(t.text == "," for t in gap)):
            return row[:kept]
        row.append(_stage(following, stops))
        kept = len(row) if joined else kept


def _stage(token: int, stops: Stops) -> Stage:
    return Stage(token, stops.hosts.get(token), stops.locations.get(token))


def _past(parsed: Parsed, token: int) -> int:
    """The word behind a name, past its further words."""
    last = token
    while last + 1 < len(parsed.tokens) and parsed.tokens[last + 1].dep.startswith(("flat", "compound")) and parsed.tokens[last + 1].head <= last:
        last += 1
    return last + 1


def _gap(parsed: Parsed, at: int, end: int, stops: Stops) -> tuple[list[Token], int | None]:
    """The words up to the next stop, and that stop; None where other words come first."""
    gap: list[Token] = []
    for i in range(at, end):
        token = parsed.tokens[i]
        if _is_stop(parsed, i, stops):
            return gap, i
        timed = any(t.phrase.start <= token.start < t.phrase.end for t in stops.times)
        named = token.dep.startswith(("compound", "amod", "flat")) and token.head > i and token.head < end and _is_stop(parsed, token.head, stops)
        if not (timed or named or token.pos in _BETWEEN or token.text == ","):
            break
        gap.append(token)
    return gap, None


def _is_stop(parsed: Parsed, i: int, stops: Stops) -> bool:
    named = i in stops.hosts or i in stops.locations
    return named and not parsed.tokens[i].dep.startswith(_SUBJECTS)


def _time_in(gap: Sequence[Token], stops: Stops) -> TimeExpression | None:
    """The time that follows a stop."""
    return next((t for t in stops.times if any(t.span.start <= token.start < t.span.end for token in gap)), None)


def _belongs(parsed: Parsed, trigger: Trigger, row: Sequence[Stage]) -> bool:
    """The visit governs a stop, be it through a clause that tells of the tour ("a tour that will take him to …")."""
    carried = {trigger.token, parsed.tokens[trigger.token].head, *(j for j in parsed.children[trigger.token] if parsed.tokens[j].dep.startswith("acl"))}
    stops = {s.token for s in row}
    heads = {parsed.tokens[i].head for i in stops} - stops
    return bool(heads & carried)


def is_listed(parsed: Parsed, trigger: Trigger, stages: Sequence[Stage]) -> bool:
    """True where a noun merely names the stages and no day sets one apart."""
    heads = {parsed.tokens[s.token].head for s in stages}
    clauses = {j for j in parsed.children[trigger.token] if parsed.tokens[j].dep.startswith("acl")}
    return trigger.rule.shape is Shape.NOUN and not any(s.time for s in stages[:-1]) and not heads & clauses


def is_hosted(claim: Claim, hosts: Sequence[tuple[Actor, ...]]) -> bool:
    """True unless the tour's hosts are others than those of the stages."""
    known = {a.code.split("/")[0] for a in claim.recipients}
    return not known or bool(known & {a.code.split("/")[0] for own in hosts for a in own})


def hosted(claim: Claim, hosts: Sequence[tuple[Actor, ...]]) -> Claim:
    """The claim of a tour as one event, with the hosts of all its stages."""
    everyone = {a.code: a for own in (*hosts, claim.recipients) for a in own}
    return replace(claim, recipients=tuple(everyone[code] for code in sorted(everyone)))


def divided(parsed: Parsed, claim: Claim, stages: Sequence[Stage], hosts: Sequence[tuple[Actor, ...]]) -> list[Claim]:
    """The claim of a tour once for each stage, which has its own hosts, place and day.

    A time behind the last stage alone is that of the whole tour. The first stage keeps the id and the place of the claim.
    """
    timed = any(s.time for s in stages[:-1])
    found = []
    for n, (stage, own) in enumerate(zip(stages, hosts, strict=True)):
        when = _interval(parsed, stage.time) if timed and stage.time else None if timed else claim.when
        where = (stage.location.place,) if stage.location and stage.location.place.country else claim.where[: n == 0]
        name = claim.id if n == 0 else identifier("c", [claim.id, parsed.tokens[stage.token].start])
        why = _reasons(claim, stage, f"stage {n + 1} of {len(stages)}", changed={"when": when != claim.when, "where": where != claim.where})
        found.append(replace(claim, id=name, recipients=own, when=when, where=where, why=why))
    return found


def _reasons(claim: Claim, stage: Stage, name: str, *, changed: Mapping[str, bool]) -> tuple[tuple[str, str], ...]:
    """The reasons of a stage's values: those of the tour, and the stage's own where it has another day or place, or none."""
    own = {"when": stage.time.why if stage.time else None, "where": "its place" if stage.location and stage.location.place.country else None}
    told = {slot: f"{name}: {own[slot] or 'none told beside it'}" for slot in own if changed[slot]}
    return tuple((slot, f"{reason}; {name}" if slot == "recipients" else told.get(slot, reason)) for slot, reason in claim.why)


def _interval(parsed: Parsed, time: TimeExpression) -> Interval:
    last = None if time.end is None else add_days(time.end, -1)
    return Interval(time.start, last, time.precision, time.phrase, time.phrase.of(parsed.article.text), time.why, time.modifier)
