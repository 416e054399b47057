"""Carries a date told once to the other mentions of the same event in the article, its title included.

Two claims are taken for one event when they have the same category, the same mode or word, and the same known initiators,
and the one without a date points back (a definite or demonstrative noun) or stands in the title.
"""

from collections.abc import Sequence
from dataclasses import replace

from liens.claim.event.triggers import Trigger
from liens.model import Claim, Interval, PartKind, Precision, Status
from liens.parse.parsed import Parsed

# Only what is told to the day (or a part of it) is one event's date; a month or a year may hold many alike.
_EXACT = frozenset({Precision.DAY, Precision.PART_OF_DAY, Precision.MINUTE})


def carry_dates(parsed: Parsed, claims: Sequence[Claim], triggers: Sequence[Trigger]) -> list[Claim]:
    """The same claims, those without a date given that of the nearest earlier (for a title: later) mention of their event."""
    found = list(claims)
    for n, (claim, trigger) in enumerate(zip(claims, triggers, strict=True)):
        if claim.when is not None or claim.status is not Status.ACTUAL or not _may_point(parsed, trigger):
            continue
        order = [*range(n - 1, -1, -1), *range(n + 1, len(claims))]
        source = next((m for m in order if _same_event(claims[m], claim, triggers[m], trigger) and _dated(claims[m])), None)
        if source is not None:
            when = claims[source].when
            why = tuple((slot, f"told of the same event: {when.text if when else ''}") if slot == "when" else (slot, text) for slot, text in claim.why)
            found[n] = replace(claim, when=when, why=why)
    return found


def _dated(claim: Claim) -> Interval | None:
    exact = claim.when is not None and claim.when.precision in _EXACT and claim.status is Status.ACTUAL
    return claim.when if exact else None


def _may_point(parsed: Parsed, trigger: Trigger) -> bool:
    """A definite or demonstrative noun, or a word of the title."""
    token = parsed.tokens[trigger.token]
    if parsed.sentences[token.sentence].part is PartKind.TITLE:
        return True
    kids = [parsed.tokens[j] for j in parsed.children[token.i]]
    return token.pos == "NOUN" and any(k.feature("Definite") == "Def" or k.feature("PronType") == "Dem" or k.dep == "nmod:poss" for k in kids)


def _same_event(a: Claim, b: Claim, first: Trigger, second: Trigger) -> bool:
    if a.event is None or b.event is None or a.event.category is not b.event.category or a.negated != b.negated:
        return False
    if first.rule.head != second.rule.head and (a.event.mode is None or a.event.mode != b.event.mode):
        return False
    doers = {x.code.split("/")[0] for x in a.initiators}
    return bool(doers) and doers == {x.code.split("/")[0] for x in b.initiators}
