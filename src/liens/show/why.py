"""Says why a claim is what it is: for each slot its value, the reason, the rule's data line and the rule's example."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from liens.langs.table import read_table
from liens.model import Actor, Claim, Interval
from liens.pipeline import Report
from liens.show import wording
from liens.show.datalines import DataLine, data_lines
from liens.show.words import Words

_SLOTS_EMPTY_IS_UNKNOWN = frozenset({"when", "where", "initiators", "recipients"})
_JOINT = "; "
# A reason that only names lines of data says nothing beside those lines.
_PLACES = re.compile(r"\S+\.tsv:\d+(?: \+ \S+\.tsv:\d+)*")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one slot has its value: slot, value in words, reasons in words, and the lines of data behind them."""

    slot: str
    value: str
    reasons: tuple[str, ...]
    lines: tuple[DataLine, ...]


def explain(claim: Claim, words: Words) -> list[Reason]:
    """The reasons of all slots of a claim, in the order in which a reader asks for them."""
    return [_reason(slot, value, raw, claim, words) for slot, value, raw in _slots(claim, words)]


def _reason(slot: str, value: str, raw: Sequence[str], claim: Claim, words: Words) -> Reason:
    pieces = list(dict.fromkeys(piece for reason in raw if reason for piece in reason.split(_JOINT)))
    lines = {line.place: line for piece in pieces for line in data_lines(piece, claim.article.language)}
    told = tuple(in_words(piece, words) for piece in pieces if not _PLACES.fullmatch(piece) or not data_lines(piece, claim.article.language))
    return Reason(slot, value, told, tuple(lines.values()))


def _slots(claim: Claim, words: Words) -> Iterator[tuple[str, str, list[str]]]:
    given = dict(claim.why)
    event = claim.event
    if event is None:
        yield "event", words("why.statement"), [given.get("event", "")]
    else:
        trigger = words.quote(wording.one_line(event.trigger_text))
        modes = [m for m in (str(event.category), event.mode) if m]
        value = f"{wording.category(event, words)} ({' '.join(modes)}) {trigger} {wording.characters(event.trigger)}"
        yield "event", value, [event.rule, _without(given.get("event", ""), event.rule)]
        yield "statuses", wording.status(claim, words), [given.get("status", "")]
    yield "sources", wording.who_says(claim, words), [r for link in claim.attribution for r in (link.why, link.source.why)]
    if event is not None:
        yield from _event_slots(claim, given, words)


def _event_slots(claim: Claim, given: dict[str, str], words: Words) -> Iterator[tuple[str, str, list[str]]]:
    for slot, found in (("initiators", claim.initiators), ("recipients", claim.recipients)):
        value = "; ".join(_actor(a, words) for a in found)
        yield slot, value or _missing(slot, words), [given.get(slot, ""), *(a.why for a in found)]
    when = (
        ""
        if claim.when is None
        else f"{wording.when_words(claim.when, words)} {words.quote(wording.one_line(claim.when.text)) if claim.when.text else ''}".strip()
    )
    yield "when", when or _missing("when", words), [given.get("when", ""), "" if claim.when is None else claim.when.why]
    places = [given.get("where", ""), *(p.why for p in claim.where)]
    yield "where", wording.where(claim.where) or _missing("where", words), places
    numbers = wording.quantities(claim, words)
    yield "quantities", numbers or _missing("quantities", words), [given.get("quantities", ""), *(q.why for q in claim.quantities)]


def _when(when: Interval, words: Words) -> str:
    """A time with its words; what a person corrected may have none."""
    told = wording.when_words(when, words)
    return f"{told} {words.quote(wording.one_line(when.text))}" if when.text else told


def _without(reason: str, rule: str) -> str:
    """The reason of an event less the place of its rule, which stands before it."""
    kept = [piece for piece in reason.split(_JOINT) if not rule.endswith(piece)]
    return _JOINT.join(kept)


def _missing(slot: str, words: Words) -> str:
    return words("why.unknown") if slot in _SLOTS_EMPTY_IS_UNKNOWN else words("why.none")


def _actor(actor: Actor, words: Words) -> str:
    written = "" if actor.text is None else f" {words.quote(wording.one_line(actor.text))}"
    place = "" if actor.span is None else f" {wording.characters(actor.span)}"
    return f"{wording.actor_name(actor, words)} ({actor.code}){written}{place}, {words(f'via.{actor.via}')}"


def in_words(reason: str, words: Words) -> str:
    """A reason of the program in the user's words; as it stands where ``reasons.tsv`` does not know it."""
    for pattern, message in _patterns():
        match = pattern.fullmatch(reason)
        if match is not None:
            return words(f"reasons.{message}", **match.groupdict())
    return wording.one_line(reason)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = read_table(Path(__file__).with_name("reasons.tsv"), ("pattern", "message"))
    return tuple((re.compile(row["pattern"]), row["message"]) for row in rows)


def dropped(report: Report, words: Words) -> list[str]:
    """What an article's reading dropped or left unknown, most frequent first, in words, with the rules that were at work."""
    counts: Counter[tuple[str, str]] = Counter()
    rules: dict[tuple[str, str], list[str]] = {}
    for (slot, reason), n in sorted(report.dropped.items()):
        said, _, rule = reason.removesuffix("]").partition(" [")
        counts[slot, said] += n
        if rule:
            rules.setdefault((slot, said), []).append(rule)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [f"{words.number(n)} × {words.labelled(_slot(key[0], words), _drop(key[1], rules.get(key, []), words))}" for key, n in ranked]


def _drop(said: str, rules: Sequence[str], words: Words) -> str:
    return in_words(said, words) + (f" [{', '.join(_rule(rule, words) for rule in rules)}]" if rules else "")


def _rule(place: str, words: Words) -> str:
    """The place of a rule with the word that it is about, its first cell."""
    lines = data_lines(place, "")
    return f"{place} {words.quote(lines[0].cells[0][1])}" if lines and lines[0].cells else place


def _slot(slot: str, words: Words) -> str:
    return words.get(f"why.{slot}", slot)


def as_text(claim: Claim, number: int, report: Report, words: Words) -> str:
    """The whole explanation of a claim as plain lines."""
    text = claim.article.text
    heading = words("why.heading", number=number, status=wording.status(claim, words), span=wording.characters(wording.anchor(claim)))
    found = [heading, words("why.article", title=wording.title(claim.article, words)), claim.id, ""]
    found.append(words.labelled(words("why.sentence"), f"{words.quote(wording.one_line(claim.sentence.of(text)))} {wording.characters(claim.sentence)}"))
    for reason in explain(claim, words):
        found += ["", words.labelled(words(f"why.{reason.slot}"), reason.value)]
        found += [f"  {words.labelled(words('why.reason'), r)}" for r in reason.reasons]
        for line in reason.lines:
            found.append(f"  {words.labelled(words('why.rule'), f'{line.place}  {line.text()}')}")
            if line.example:
                found.append(f"    {words.labelled(words('why.example'), line.example)}")
    lost = dropped(report, words) or [words("why.nothing_dropped")]
    return "\n".join([*found, "", words("why.dropped"), *(f"  {line}" for line in lost)]) + "\n"
