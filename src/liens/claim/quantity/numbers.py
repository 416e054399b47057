"""Finds numbers in figures, in words and as masses, with the words that bound them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from liens.claim.quantity.lexicon import NumberLexicon, RangeRule
from liens.claim.quantity.measures import with_units
from liens.claim.quantity.values import Limit, NumberExpression, NumberKind
from liens.model import Span
from liens.parse.normalise import levelled

_WINDOW = 28
_MAX_WORDS_BEFORE = 3
_JOIN_REACH = 7
_HUNDRED = 100
_COUNTED = re.compile(r" [^\W\d]{3,}")


def find_numbers(text: str, lexicon: NumberLexicon) -> tuple[NumberExpression, ...]:
    """All numbers of a text in order; offsets are code points of ``text``. Articles ("un", "a") are not numbers."""
    level = levelled(text)
    finders = (_masses, _collectives, _figures, _words, _ordinals, _fractions)
    found = _apart([n for finder in finders for n in finder(level, lexicon)])
    shares = [_share(level, n, lexicon) for n in found]
    bounded = [_bounded(level, n, lexicon) for n in _ranges(level, shares, lexicon)]
    return tuple(with_units(level, lexicon, (n for n in bounded if _counts(level, n, lexicon))))


def _counts(text: str, n: NumberExpression, lexicon: NumberLexicon) -> bool:
    """An article is a number only where it is bounded ("au moins un mort")."""
    return (n.minimum is not None and n.maximum is None) or text[n.core.start : n.core.end] not in lexicon.articles


def _number(start: int, end: int, kind: NumberKind, value: float, why: str) -> NumberExpression:
    span = Span(start, end)
    return NumberExpression(span, span, kind, value, value, value, why=why)


def _figures(text: str, lexicon: NumberLexicon) -> Iterator[NumberExpression]:
    for match in lexicon.patterns.figure.finditer(text):
        start, end = match.span()
        value = _figure_value(match.group(), lexicon)
        ordinal = lexicon.patterns.ordinal_suffix.match(text, end)
        if ordinal is not None:
            yield _number(start, ordinal.end(), NumberKind.ORDINAL, value, "figure with ordinal ending")
            continue
        while (scale := lexicon.patterns.scale_after.match(text, end)) is not None:
            value, end = value * lexicon.scales[scale["scale"]], scale.end()
        if end < len(text) and text[end].isalpha() and lexicon.unit_after.match(text, end) is None:
            continue
        yield _number(start, end, NumberKind.CARDINAL, value, "figure")


def _figure_value(written: str, lexicon: NumberLexicon) -> float:
    plain = written.replace(" ", "").replace(lexicon.group, "").replace(lexicon.decimal, ".")
    return float(plain)


def _words(text: str, lexicon: NumberLexicon) -> Iterator[NumberExpression]:
    for match in lexicon.patterns.words.finditer(text):
        for start, end, value in _evaluated(match, lexicon):
            yield _number(start, end, NumberKind.CARDINAL, value, "number words")


def _evaluated(match: re.Match[str], lexicon: NumberLexicon) -> Iterator[tuple[int, int, float]]:
    """The values of a run of number words; a small number after a small one begins a new number ("deux trois")."""
    text, first = match.string, match.start()
    sum_ = _Sum()
    last = first
    for word in lexicon.patterns.word.finditer(text, match.start(), match.end()):
        form = word.group()
        if sum_.closed and form in lexicon.small:
            yield first, last, sum_.value
            first, sum_ = word.start(), _Sum()
        sum_ = sum_.with_(form, lexicon)
        last = word.end()
    yield first, last, sum_.value


@dataclass(frozen=True, slots=True)
class _Sum:
    """A number while it is read: what is complete, and the hundreds and units that a scale may still multiply."""

    total: float = 0
    current: float | None = None
    closed: bool = False

    @property
    def value(self) -> float:
        return self.total + (self.current or 0)

    def with_(self, form: str, lexicon: NumberLexicon) -> "_Sum":
        if form in lexicon.scales:
            scale = lexicon.scales[form]
            base = 1 if self.current is None else self.current
            if scale == _HUNDRED:
                return _Sum(self.total, base * scale, closed=False)
            if self.current is None and self.total:
                # "cent mille millions", "deux cent mille milliards": a scale multiplies all before it.
                return _Sum(self.total * scale)
            return _Sum(self.total + base * scale)
        if form in lexicon.small:
            return _Sum(self.total, (self.current or 0) + lexicon.small[form], closed=True)
        return _Sum(self.total, lexicon.multipliers.get(form, 1.0))


def _collectives(text: str, lexicon: NumberLexicon) -> Iterator[NumberExpression]:
    """Sets that stand for about their number: "une dizaine", "deux douzaines", "half a dozen"."""
    for match in lexicon.patterns.collective.finditer(text):
        times = match["times"]
        count = float(times) if times.isdigit() else float(lexicon.small.get(times, 1))
        share = lexicon.multipliers[match["half"]] if match["half"] else 1.0
        number = _number(*match.span(), NumberKind.CARDINAL, count * share * lexicon.collectives[match["set"]], "collective")
        yield replace(number, approximate=True)


def _masses(text: str, lexicon: NumberLexicon) -> Iterator[NumberExpression]:
    """Masses without a figure: "des milliers", "dozens", "tens of thousands", "plusieurs milliers", "several thousand"."""
    for match in lexicon.patterns.mass.finditer(text):
        size, several = 1, False
        if match["mass"]:
            parts = [w for w in re.split(r"[ ']+", match["mass"]) if w in lexicon.masses or w in lexicon.scales]
            for part in parts:
                size *= lexicon.masses.get(part) or lexicon.scales[part]
            several = len(parts) > 1
        else:
            size = lexicon.scales[match["scale"]]
            if lexicon.vague[match["vague2"]] == 1:
                continue
        vague = match["vague"] or match["vague2"]
        several = several or (vague is not None and lexicon.vague[vague] > 1)
        number = _number(*match.span(), NumberKind.MASS, size, "mass")
        yield replace(number, maximum=None, approximate=True, several=several)


def _ordinals(text: str, lexicon: NumberLexicon) -> Iterator[NumberExpression]:
    for match in lexicon.patterns.ordinal_word.finditer(text):
        yield _number(*match.span(), NumberKind.ORDINAL, lexicon.ordinals[match.group()], "ordinal")


def _fractions(text: str, lexicon: NumberLexicon) -> Iterator[NumberExpression]:
    for match in lexicon.patterns.fraction.finditer(text):
        times = match["times"]
        count = float(times) if times.isdigit() else float(lexicon.small.get(times, 1))
        yield _number(*match.span(), NumberKind.FRACTION, count * lexicon.fractions[match["fraction"]], "fraction")


def _apart(found: list[NumberExpression]) -> list[NumberExpression]:
    """Of numbers that overlap the longest."""
    kept: list[NumberExpression] = []
    taken: set[int] = set()
    for n in sorted(found, key=lambda n: (n.span.start - n.span.end, n.span.start)):
        if not any(at in taken for at in range(n.span.start, n.span.end)):
            kept.append(n)
            taken.update(range(n.span.start, n.span.end))
    return sorted(kept, key=lambda n: n.span.start)


def _share(text: str, n: NumberExpression, lexicon: NumberLexicon) -> NumberExpression:
    """Percentages and fractions: the number with the sign or word after it."""
    percent = lexicon.patterns.percent.match(text, n.span.end)
    if percent is not None and n.kind is NumberKind.CARDINAL:
        return replace(n, span=Span(n.span.start, percent.end()), kind=NumberKind.PERCENT)
    return n


def _ranges(text: str, found: list[NumberExpression], lexicon: NumberLexicon) -> list[NumberExpression]:
    """Makes one number of two that are joined: "entre 40 et 50", "40-50", "deux à trois"."""
    joined: list[NumberExpression] = []
    for n in found:
        rule = _joining(text, joined[-1], n, lexicon) if joined else None
        if rule is None:
            joined.append(n)
            continue
        a = joined[-1]
        opening = rule.open.search(text, max(0, a.span.start - _WINDOW), a.span.start) if rule.open else None
        low = _scaled(a, n, lexicon, text)
        start = opening.start() if opening else a.span.start
        span = Span(start, n.span.end)
        joined[-1] = replace(n, span=span, core=Span(a.core.start, n.core.end), minimum=low, value=None, why=rule.why)
    return joined


def _joining(text: str, a: NumberExpression, n: NumberExpression, lexicon: NumberLexicon) -> RangeRule | None:
    between = (a.span.end, n.span.start)
    if between[1] - between[0] > _JOIN_REACH or a.kind is NumberKind.ORDINAL or n.kind is NumberKind.ORDINAL:
        return None
    if a.value is None or n.value is None or n.kind is NumberKind.MASS:
        return None
    for rule in lexicon.ranges:
        if rule.join.fullmatch(text, *between) is None or a.value >= n.value:
            continue
        if rule.open is None or rule.open.search(text, max(0, a.span.start - _WINDOW), a.span.start):
            return rule
    return None


def _scaled(a: NumberExpression, n: NumberExpression, lexicon: NumberLexicon, text: str) -> float | None:
    """Of "2 à 3 millions": the scale of the second number holds for the first if that has none."""
    figure = lexicon.patterns.figure.match(text, n.core.start)
    if figure is None or a.value is None or n.value is None or text[a.core.start : a.core.end].strip("0123456789., "):
        return a.value
    bare = _figure_value(figure.group(), lexicon)
    factor = n.value / bare if bare else 1.0
    return a.value * factor if factor > 1 and a.value <= bare else a.value


def _bounded(text: str, n: NumberExpression, lexicon: NumberLexicon) -> NumberExpression:
    """The number with what the words beside it do to it."""
    if n.kind is NumberKind.ORDINAL:
        return n
    noun = _COUNTED.match(text, n.span.end)
    for rule in lexicon.after:
        match = rule.pattern.match(text, n.span.end)
        if match is not None:
            return _limited(replace(n, span=Span(n.span.start, match.end())), rule.limit, rule.why)
        if noun is not None and rule.limit is not Limit.ABOUT and rule.pattern.match(text, noun.end()) is not None:
            return _limited(n, rule.limit, rule.why)
    for _ in range(_MAX_WORDS_BEFORE):
        low = max(0, n.span.start - _WINDOW)
        if lexicon.before_any.search(text, low, n.span.start) is None:
            break
        hits = [(m.start(), r) for r in lexicon.before if (m := r.pattern.search(text, low, n.span.start))]
        if not hits:
            break
        start, rule = min(hits, key=lambda hit: hit[0])
        if rule.limit is Limit.PLAIN:
            break
        n = _limited(replace(n, span=Span(start, n.span.end)), rule.limit, rule.why)
    return n


def _limited(n: NumberExpression, limit: Limit, why: str) -> NumberExpression:
    if limit is Limit.ABOUT:
        return replace(n, approximate=True, why=why)
    if n.value is None or n.kind is NumberKind.MASS:
        return n
    if limit is Limit.MIN:
        return replace(n, minimum=n.value, maximum=None, why=why)
    return replace(n, minimum=None, maximum=n.value, why=why) if limit is Limit.MAX else n
