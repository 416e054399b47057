"""Joins numbers to ranges and reads the words beside them that bound them, round them or make them part of a total."""

import re
from collections.abc import Sequence
from dataclasses import replace

from liens.claim.quantity.lexicon import NumberLexicon, RangeRule
from liens.claim.quantity.values import Limit, NumberExpression, NumberKind
from liens.model import Span

_WINDOW = 34
_MAX_WORDS_BEFORE = 3
_BELOW_ZERO = "temperature"
_JOIN_REACH = 9
_PART_WINDOW = 24
_COUNTED = re.compile(r" [^\W\d]{3,}")
_STOP = re.compile(r"[.!?;\n]")


def ranges(level: str, found: Sequence[NumberExpression], lexicon: NumberLexicon) -> list[NumberExpression]:
    """Makes one number of two that are joined: "entre 40 et 50", "40-50", "deux à trois", "from 3 km to 5 km"."""
    joined: list[NumberExpression] = []
    for n in found:
        rule = _joining(level, joined[-1], n, lexicon) if joined else None
        if rule is None:
            joined.append(n)
            continue
        a = joined[-1]
        opening = _opening(level, a, rule)
        low = a.value * n.factor if _shares_scale(a, n) and a.value is not None else a.value
        span = Span(a.whole.start if opening is None else opening.start(), n.span.end)
        unit = (n.unit, n.unit_span) if n.unit is not None else (a.unit, a.unit_span)
        core = Span(a.core.start, n.core.end)
        low, high = sorted((low or 0.0, n.maximum if n.maximum is not None else 0.0))
        joined[-1] = replace(n, span=span, core=core, minimum=low, maximum=high, value=None, unit=unit[0], unit_span=unit[1], why=rule.why, weak=False)
    return joined


def _shares_scale(a: NumberExpression, n: NumberExpression) -> bool:
    """True for "2 à 3 millions": the scale of the second number holds for the first, which has none."""
    return a.value is not None and n.value is not None and a.factor == 1 and n.factor > 1 and a.value <= n.value / n.factor


def _opening(level: str, a: NumberExpression, rule: RangeRule) -> re.Match[str] | None:
    start = a.whole.start
    return rule.open.search(level, max(0, start - _WINDOW), start) if rule.open else None


def _joining(level: str, a: NumberExpression, n: NumberExpression, lexicon: NumberLexicon) -> RangeRule | None:
    start = a.whole.end
    if n.core.start - start > _JOIN_REACH or not _ordered(a, n) or not _alike(a, n):
        return None
    for rule in lexicon.ranges:
        if n.kind is NumberKind.ORDINAL and rule.open is None:
            continue
        if rule.join.fullmatch(level, start, n.core.start) is not None and (rule.open is None or _opening(level, a, rule)):
            return rule
    return None


def _ordered(a: NumberExpression, n: NumberExpression) -> bool:
    """True for two numbers of which the second is larger; below zero the larger may come first ("entre -21 et -27")."""
    if a.value is None or n.value is None:
        return False
    return a.value < n.value or n.value < a.value < 0


def _alike(a: NumberExpression, n: NumberExpression) -> bool:
    """True for two numbers that can be the ends of one range."""
    if NumberKind.MASS in {a.kind, n.kind} or (a.kind is NumberKind.ORDINAL) != (n.kind is NumberKind.ORDINAL):
        return False
    if a.kind is NumberKind.PERCENT and n.kind is not NumberKind.PERCENT:
        return False
    if a.unit is None:
        # "Rose by 12 to $40": money named before its figures is named before both ends of a range.
        return n.unit_span is None or n.unit_span.start > n.core.start
    return n.unit is None or a.unit.name == n.unit.name


def bounded(level: str, found: Sequence[NumberExpression], lexicon: NumberLexicon) -> list[NumberExpression]:
    """The numbers with what the words beside them do to them."""
    ahead = [_bounded_ahead(level, n, lexicon) for n in found]
    starts = [*(n.span.start for n in ahead[1:]), len(level) + 1]
    return [_bounded_behind(level, n, following, lexicon) for n, following in zip(ahead, starts, strict=False)]


def _bounded_ahead(level: str, n: NumberExpression, lexicon: NumberLexicon) -> NumberExpression:
    if n.kind is NumberKind.ORDINAL:
        return n
    for _ in range(_MAX_WORDS_BEFORE):
        start = n.whole.start
        low = max(0, start - _WINDOW)
        if lexicon.before_any.search(level, low, start) is None:
            break
        hits = [(m.start(), r) for r in lexicon.before if (m := r.pattern.search(level, low, start))]
        if not hits:
            break
        # « à moins 31 degrés » is below zero, « à moins 31 morts » is meant as a bound: only what is measured by degrees can be below zero there.
        below = [hit for hit in hits if hit[1].limit is Limit.MINUS] if n.unit is not None and n.unit.kind == _BELOW_ZERO else []
        start, rule = min(below or hits, key=lambda hit: hit[0])
        if rule.limit is Limit.PLAIN:
            break
        n = _limited(replace(n, span=Span(start, n.span.end)), rule.limit, rule.why)
    return n


def _bounded_behind(level: str, n: NumberExpression, following: int, lexicon: NumberLexicon) -> NumberExpression:
    """With the words behind a number, or behind what it counts, unless they belong to the number that follows."""
    if n.kind is NumberKind.ORDINAL or n.minimum is None or n.maximum is None:
        return n
    end = n.whole.end
    noun = _COUNTED.match(level, end)
    if noun is not None and noun.group()[1:] in lexicon.roles:
        noun = None
    for rule in lexicon.after:
        match = rule.pattern.match(level, end)
        if match is not None and match.end() <= following:
            return _limited(replace(n, span=Span(n.span.start, match.end())), rule.limit, rule.why)
        match = None if noun is None or rule.limit is Limit.ABOUT else rule.pattern.match(level, noun.end())
        if match is not None and match.end() <= following:
            return _limited(n, rule.limit, rule.why)
    return n


def _limited(n: NumberExpression, limit: Limit, why: str) -> NumberExpression:
    if limit is Limit.ABOUT:
        return replace(n, approximate=True, why=why)
    if n.value is None or n.kind is NumberKind.MASS:
        return n
    if limit is Limit.MINUS:
        value = -abs(n.value)
        return replace(n, minimum=value if n.minimum is not None else None, maximum=value if n.maximum is not None else None, value=value, why=why)
    if limit is Limit.MIN:
        return replace(n, minimum=n.value, maximum=None, why=why)
    return replace(n, minimum=None, maximum=n.value, why=why) if limit is Limit.MAX else n


def between_limits(level: str, found: Sequence[NumberExpression], lexicon: NumberLexicon) -> list[NumberExpression]:
    """Makes one number of a lower and an upper bound told together: "plus de 40 et moins de 50"."""
    joined: list[NumberExpression] = []
    for n in found:
        a = joined[-1] if joined else None
        if a is None or not _opposed(a, n) or lexicon.patterns.limits.fullmatch(level, a.whole.end, n.span.start) is None:
            joined.append(n)
            continue
        low, high = (a, n) if n.minimum is None else (n, a)
        span, core = Span(a.span.start, n.span.end), Span(a.core.start, n.core.end)
        joined[-1] = replace(n, span=span, core=core, minimum=low.minimum, maximum=high.maximum, value=None, weak=False)
    return joined


def _opposed(a: NumberExpression, n: NumberExpression) -> bool:
    """True for "at least 20" beside "at most 40"."""
    if n.span.start < a.whole.end or a.value is None or n.value is None:
        return False
    if (a.maximum, n.minimum) == (None, None):
        return a.minimum is not None and n.maximum is not None and a.minimum < n.maximum
    if (a.minimum, n.maximum) == (None, None):
        return a.maximum is not None and n.minimum is not None and n.minimum < a.maximum
    return False


def parts(level: str, found: Sequence[NumberExpression], lexicon: NumberLexicon) -> list[NumberExpression]:
    """Ties a number that is told as part of a total ("92 passagers, dont 64 soldats") to the number of that total."""
    tied: list[NumberExpression] = []
    for n in found:
        total = next((t for t in reversed(tied) if _holds(t, n)), None)
        start = n.span.start
        if total is not None and lexicon.patterns.subset.search(level, max(total.core.end, start - _PART_WINDOW), start):
            near = _STOP.search(level, total.core.end, start) is None
            tied.append(replace(n, part_of=total.core) if near else n)
        else:
            tied.append(n)
    return tied


def _holds(total: NumberExpression, part: NumberExpression) -> bool:
    if NumberKind.ORDINAL in {total.kind, part.kind} or total.part_of is not None:
        return False
    if part.kind in {NumberKind.PERCENT, NumberKind.FRACTION}:
        return True
    most = total.maximum if total.maximum is not None else total.minimum
    least = part.minimum if part.minimum is not None else part.maximum
    return total.maximum is None or (most is not None and least is not None and least <= most)
