"""Carries a date told once to the other mentions of the same event in the article, its title included.

Two claims are taken for one event when they have the same category and the same mode or word, no participant of the one is
missing among those of the other, and the one without a date may point to an event that was told: it stands in the title, is
a verb that tells of the past, or a single definite or demonstrative noun. An assault is told by its parts (the attack, the
blast, the dead), so those that follow it within two sentences are of its day.
"""

from collections.abc import Sequence
from dataclasses import replace

from liens.claim.event.triggers import Trigger
from liens.claim.when import Tense, tense_of
from liens.model import Actor, Category, Claim, Interval, PartKind, Precision, Status
from liens.parse.parsed import Parsed

# Only what is told to the day (or a part of it) is one event's date; a month or a year may hold many alike.
# Sentences after a dated assault in which its parts are told; of 1, 2 and 4 the first errs least on claims_dev (more finds more on claims_train).
_PART_OF = 1
# Only the news of the week is taken up again without its date; of older events there are many alike. On claims_train and
# claims_dev 64 of 75 dates carried within the week are right, 8 of 15 of older ones.
_NEWS = 7
_VERBAL = frozenset({"VERB", "AUX"})
_EXACT = frozenset({Precision.DAY, Precision.PART_OF_DAY, Precision.MINUTE})


def carry_dates(parsed: Parsed, claims: Sequence[Claim], triggers: Sequence[Trigger]) -> list[Claim]:
    """The same claims, those without a date given that of the nearest earlier (for a title: later) mention of their event."""
    found = list(claims)
    for n, (claim, trigger) in enumerate(zip(claims, triggers, strict=True)):
        if claim.when is not None or claim.status is not Status.ACTUAL or not _may_point(parsed, trigger):
            continue
        order = [*range(n - 1, -1, -1), *range(n + 1, len(claims))]
        sources = [m for m in order if _same_event(parsed, claims[m], claim, triggers[m], trigger) and _dated(claims[m]) and _age(parsed, claims[m]) <= _NEWS]
        source = min(sources, key=lambda m: _age(parsed, found[m]), default=None)
        if source is not None:
            when = found[source].when
            why = tuple((slot, f"told of the same event: {when.text if when else ''}") if slot == "when" else (slot, text) for slot, text in claim.why)
            found[n] = replace(claim, when=when, why=why)
    return found


def _age(parsed: Parsed, claim: Claim) -> int:
    """Days between an event and the article: of two that a mention may point to, the news is meant."""
    published, when = parsed.article.published, claim.when
    return 0 if published is None or when is None or when.start is None else abs((published - when.start).days)


def _dated(claim: Claim) -> Interval | None:
    """A claim's day, if it is told to the day; how long something lasts is no day to carry."""
    when = claim.when
    single = when is not None and when.precision in _EXACT and when.start == when.end
    return when if single and claim.status is Status.ACTUAL else None


def _may_point(parsed: Parsed, trigger: Trigger) -> bool:
    """A word of the title, a verb that tells of the past, or a noun that points to one known event.

    "Des essais", "les tirs de missiles" are no single event, and a present tense tells of what is usual.
    """
    token = parsed.tokens[trigger.token]
    if parsed.sentences[token.sentence].part is PartKind.TITLE:
        return True
    if token.pos in _VERBAL:
        return token.feature("Tense") != "Pres" and token.feature("VerbForm") != "Inf" and tense_of(parsed, trigger.token) is not Tense.PRESENT
    kids = [parsed.tokens[j] for j in parsed.children[token.i]]
    pointing = any(k.feature("Definite") == "Def" or k.feature("PronType") == "Dem" or k.dep == "nmod:poss" for k in kids)
    return token.pos == "NOUN" and pointing and token.feature("Number") != "Plur"


def _same_event(parsed: Parsed, a: Claim, b: Claim, first: Trigger, second: Trigger) -> bool:
    if a.event is None or b.event is None or a.event.category is not b.event.category or a.negated != b.negated:
        return False
    same_word = first.rule.head == second.rule.head or (a.event.mode is not None and a.event.mode == b.event.mode)
    if not (same_word or _part(parsed, a, first, second)):
        return False
    return _agree(a.initiators, b.initiators) and _agree(a.recipients, b.recipients)


def _part(parsed: Parsed, told: Claim, first: Trigger, second: Trigger) -> bool:
    """Whether what the second tells may be a part of the assault that the first tells just before it."""
    if told.event is None or told.event.category is not Category.ASSAULT:
        return False
    apart = parsed.tokens[second.token].sentence - parsed.tokens[first.token].sentence
    return first.token < second.token and apart <= _PART_OF


def _agree(a: Sequence[Actor], b: Sequence[Actor]) -> bool:
    """Whether two lists of participants may tell of the same ones: one is unknown, or they share somebody."""
    left, right = ({x.code.split("/")[0] for x in side} for side in (a, b))
    return not left or not right or bool(left & right)
