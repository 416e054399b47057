"""Says which time belongs to an event: by syntax first, by nearness inside the clause next, never across clauses.

A time belongs to the word that it depends on. An event gets a time of its own subtree; else one of the clause that
it stands in; else one that it shares with the clause that governs it (participles, infinitives, conjuncts). The
time of a verb of saying stays with the saying.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from liens.claim.when.calendar import add_days
from liens.claim.when.values import Bound, TimeExpression, TimeKind
from liens.model import Interval
from liens.parse.parsed import Parsed

_CLAUSAL = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "csubj", "csubj:pass", "parataxis"})
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "X", "SYM"})
_SHARING = frozenset({"xcomp", "advcl", "acl"})
# Words of a sentence before its first verb that may still be its topic ("Mardi, …", "Dans la nuit de lundi, …").
_TOPIC_WORDS = 4


@dataclass(frozen=True, slots=True)
class Placed:
    """A time with the token that heads it."""

    time: TimeExpression
    head: int


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a time fits an event: the smaller the better; ``how`` is the reason shown."""

    level: int
    distance: int
    placed: Placed
    how: str


def when_of(parsed: Parsed, times: Sequence[TimeExpression], trigger: int) -> tuple[Interval | None, str]:
    """The time of the event that a token names, first and last day included, with the reason for it or for None."""
    fits = sorted(
        (fit for placed in _placed(parsed, times, trigger) if (fit := _fit(parsed, trigger, placed)) is not None),
        key=lambda fit: (fit.level, fit.distance, fit.placed.head),
    )
    if not fits:
        return None, "no time in the clause"
    best = fits[0]
    rivals = [f for f in fits if (f.level, f.distance) == (best.level, best.distance) and _days(f) != _days(best)]
    if rivals:
        precise = _most_precise([best, *rivals])
        if precise is None:
            return None, f"two times fit equally: {_words(parsed, best)}, {_words(parsed, rivals[0])}"
        best = precise
    return _interval(parsed, best), best.how


def _days(fit: Fit) -> tuple[date | None, date | None]:
    return fit.placed.time.start, fit.placed.time.end


def _words(parsed: Parsed, fit: Fit) -> str:
    return fit.placed.time.span.of(parsed.article.text)


def _most_precise(fits: list[Fit]) -> Fit | None:
    """Of times that lie one inside the other the narrowest ("cette semaine, mardi")."""
    closed = [f for f in fits if f.placed.time.start and f.placed.time.end]
    if len(closed) != len(fits):
        return None
    ordered = sorted(closed, key=lambda f: (f.placed.time.end or date.max) - (f.placed.time.start or date.min))
    first = ordered[0].placed.time
    inside = all(
        (f.placed.time.start or date.max) <= (first.start or date.max) and (f.placed.time.end or date.min) >= (first.end or date.min)
        for f in ordered
    )
    return ordered[0] if inside else None


def _placed(parsed: Parsed, times: Sequence[TimeExpression], trigger: int) -> Iterator[Placed]:
    """The times of the trigger's sentence that place something in the calendar, with their heads."""
    sentence = parsed.sentences[parsed.tokens[trigger].sentence]
    for time in times:
        if not (time.dated and sentence.span.start <= time.span.start < sentence.span.end):
            continue
        if time.kind in {TimeKind.SET, TimeKind.REFERENCE}:
            continue
        head = _head(parsed, time, sentence.first, sentence.last)
        if head is not None:
            yield Placed(time, head)


def _head(parsed: Parsed, time: TimeExpression, first: int, last: int) -> int | None:
    """The token of the expression whose governor stands outside; of several a noun or number before others."""
    inside = [t for t in parsed.tokens[first:last] if t.start < time.span.end and t.end > time.span.start]
    members = {t.i for t in inside}
    tops = [t for t in inside if t.head not in members or t.head == t.i]
    if not tops:
        return None
    tops.sort(key=lambda t: (t.pos not in _NOMINAL, t.dep in {"case", "mark", "det", "punct", "advmod"}, t.i))
    return tops[0].i


def clause_of(parsed: Parsed, i: int) -> int:
    """The head of the clause that a token stands in: the nearest verb or predicate above it, itself included."""
    for j in (i, *parsed.path_up(i)):
        if heads_clause(parsed, j):
            return j
    return i


def heads_clause(parsed: Parsed, i: int) -> bool:
    """True for a token that begins a clause of its own in the tree."""
    token = parsed.tokens[i]
    if token.dep in _CLAUSAL or token.head == i:
        return True
    return token.dep == "conj" and token.pos in _VERBAL


def _path(parsed: Parsed, i: int, top: int) -> list[int] | None:
    """The tokens from ``i`` up to, not including, ``top``; None if ``top`` is not above."""
    path = [] if i == top else [i]
    if i == top:
        return path
    for j in parsed.path_up(i):
        if j == top:
            return path
        path.append(j)
    return None


def _fit(parsed: Parsed, trigger: int, placed: Placed) -> Fit | None:
    head = placed.head
    token = parsed.tokens[trigger]
    if token.start < placed.time.span.end and token.end > placed.time.span.start:
        return None
    own = _path(parsed, head, trigger)
    if own is not None:
        return _own(parsed, trigger, placed, own)
    clause = clause_of(parsed, trigger)
    return _same_clause(parsed, trigger, clause, placed) or _shared(parsed, trigger, clause, placed)


def _own(parsed: Parsed, trigger: int, placed: Placed, path: list[int]) -> Fit | None:
    """A time below the trigger: its own if no other clause lies between, or if the clause describes the event noun."""
    crossed = [j for j in path[1:] if heads_clause(parsed, j)]
    nouns = [j for j in path[1:] if parsed.tokens[j].pos in _NOMINAL and parsed.tokens[j].dep.split(":")[0] in {"nmod", "obl", "obj", "nsubj", "appos"}]
    if not crossed:
        return Fit(0 if not nouns else 2, len(path), placed, "in the phrase of the event")
    describing = parsed.tokens[trigger].pos in _NOMINAL and crossed == path[1:2] and parsed.tokens[crossed[0]].dep.startswith("acl")
    if describing and parsed.tokens[crossed[0]].head == trigger:
        return Fit(1, len(path), placed, "in the clause that describes the event")
    if len(crossed) == 1 and parsed.tokens[crossed[0]].dep == "xcomp" and parsed.tokens[crossed[0]].head == trigger:
        return Fit(3, len(path), placed, "in the infinitive that the event governs")
    return None


def _same_clause(parsed: Parsed, trigger: int, clause: int, placed: Placed) -> Fit | None:
    """A time that depends on the verb of the clause, or on a noun above the trigger in it."""
    path = _path(parsed, placed.head, clause)
    if path is None or any(heads_clause(parsed, j) for j in path[1:]):
        return None
    above = set(parsed.path_up(trigger))
    nouns = [j for j in path[1:] if parsed.tokens[j].pos in _NOMINAL and j not in above and parsed.tokens[j].dep.split(":")[0] in {"nmod", "appos", "obj", "nsubj", "obl", "conj"}]
    if nouns:
        # "L'accord du 3 mai encadre les livraisons": the day is that of the pact, not of the deliveries.
        return None
    return Fit(1, len(path) + abs(placed.head - trigger) // 8, placed, "in the clause of the event")


def _shared(parsed: Parsed, trigger: int, clause: int, placed: Placed) -> Fit | None:
    """A time of the governing clause that holds for participles, infinitives and conjuncts as well."""
    level = 2
    while level < 5:
        token = parsed.tokens[clause]
        if token.head == clause:
            return None
        base = token.dep.split(":")[0]
        governor = clause_of(parsed, token.head)
        finite = _finite(parsed, clause)
        leading = parsed.tokens[placed.head].start < parsed.tokens[governor].start
        conjunct = token.dep == "conj" and (leading or not finite)
        dependent = token.dep in _SHARING and base != "acl" and not finite
        if not (conjunct or dependent):
            return None
        path = _path(parsed, placed.head, governor)
        if path is not None and not any(heads_clause(parsed, j) for j in path[1:]):
            nouns = [j for j in path[1:] if parsed.tokens[j].pos in _NOMINAL]
            return None if nouns else Fit(level, len(path), placed, "shared with the governing clause")
        clause, level = governor, level + 1
    return None


def _finite(parsed: Parsed, i: int) -> bool:
    """True if a verb is finite itself or by its auxiliary."""
    token = parsed.tokens[i]
    if token.feature("VerbForm") == "Fin":
        return True
    return any(parsed.tokens[j].dep.startswith(("aux", "cop")) and parsed.tokens[j].feature("VerbForm") in {"Fin", None} for j in parsed.children[i])


def _interval(parsed: Parsed, fit: Fit) -> Interval:
    """First and last day; what is said to last since a day lasts to the publication date."""
    time = fit.placed.time
    start, end = time.start, None if time.end is None else add_days(time.end, -1)
    published = parsed.article.published
    if time.modifier == Bound.SINCE and end is None and published is not None and start is not None and start <= published:
        end = published
    if start is None and end is not None and published is not None and published <= end:
        start = published
    text = time.span.of(parsed.article.text)
    return Interval(start, end, time.precision, time.span, text, time.why, time.modifier)
