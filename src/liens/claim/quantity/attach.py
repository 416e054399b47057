"""Says which numbers belong to an event: those of the nouns that are its arguments, or of the event noun itself.

"Trois soldats ont été tués": three belongs to the killing, as what is counted is an argument of its word. Times,
spans of time, years, ages, ordinals and numbers of articles or resolutions never belong to an event.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from liens.claim.quantity.harm import HarmRule, Place, harm_of, partner_of
from liens.claim.quantity.phrase import noun_phrase
from liens.claim.quantity.values import NumberExpression, NumberKind
from liens.model import Quantity, Span
from liens.parse.grammar import arguments, conjuncts
from liens.parse.parsed import Parsed

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "SYM", "X", "PRON"})
_PREDICATES = frozenset({"VERB", "ADJ"})
# A bare number of this size is a year; counts of it have a noun.
_YEARS = range(1500, 2101)
_PAIR = 2
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "refl", "acl"})


class Spanned(Protocol):
    """Anything that covers a stretch of text, such as an expression of time."""

    @property
    def span(self) -> Span:
        """The characters covered."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number with the token that heads its phrase and the noun that is counted (None where it stands alone)."""

    number: NumberExpression
    head: int
    noun: int | None
    last: int


def quantities_of(
    parsed: Parsed, numbers: Sequence[NumberExpression], times: Sequence[Spanned], trigger: int, harms: Mapping[str, HarmRule] | None = None
) -> tuple[Quantity, ...]:
    """The quantities of the event that a token names, in text order; ``harms`` are the pack's words of harm."""
    counted = list(_counted(parsed, numbers, times, trigger))
    if not counted:
        return ()
    own = [c for c in counted if trigger in {c.noun, c.head} or _adjoins(parsed, trigger, c)]
    places = _places(parsed, trigger, shared=not own)
    chosen = [c for c in counted if c in own or (_believed(parsed, trigger, c) and places & {c.head, c.noun})]
    chosen = [c for c in counted if c in chosen or _is_part(parsed, c, chosen)]
    partner = partner_of(parsed, harms, trigger) if harms and not chosen else None
    if partner is not None:
        places = _places(parsed, partner, shared=False) | set(parsed.kids(partner, "obj"))
        chosen = [c for c in counted if _believed(parsed, partner, c) and places & {c.head, c.noun}]
        trigger = partner
    return _inherited([_quantity(parsed, c, trigger, harms or {}) for c in chosen])


def _is_part(parsed: Parsed, c: _Counted, chosen: Sequence[_Counted]) -> bool:
    """Of "40 tués, dont trois officiers" the three go where the forty go, though some parsers make a clause of them."""
    verbless = not any(True for _ in parsed.kids(c.head, "cop", "aux", "nsubj"))
    totals = (t for t in chosen if t.number.core == c.number.part_of)
    return verbless and any(parsed.tokens[c.head].head in {t.head, t.noun} for t in totals)


def _inherited(found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Of "40 tués, dont trois officiers" the three came to what the forty came to."""
    suffered = []
    for q in found:
        total = next((t for t in found if q.part_of is not None and t.span.holds(q.part_of)), None)
        suffered.append(q if total is None or q.harm is not None else replace(q, harm=total.harm))
    return tuple(suffered)


def _adjoins(parsed: Parsed, trigger: int, c: _Counted) -> bool:
    """A number right before the event's word ("40 blessées") or right after its verb belongs to it, whatever the parser says."""
    token = parsed.tokens[trigger]
    return c.last + 1 == trigger or (token.pos in _PREDICATES and c.number.span.start == token.end + 1)


def _believed(parsed: Parsed, trigger: int, c: _Counted) -> bool:
    """False for numbers that count nothing of the event: "the two sides", "one of the …", "cut in two"."""
    token = parsed.tokens[c.head]
    if c.noun is None:
        of_more = any(j > c.last for j in parsed.kids(c.head, "nmod", "obl"))
        described = parsed.tokens[trigger].head == c.head and parsed.tokens[trigger].dep.startswith("acl")
        if (of_more and c.number.value == 1) or (not of_more and c.number.value == _PAIR and _is_known(parsed, c.head)):
            return False
        return c.number.unit is not None or token.dep.split(":")[0] in {"nsubj", "obj"} or of_more or described
    if c.number.value == 1 and c.noun != c.head:
        return False
    definite = any(parsed.tokens[j].feature("Definite") == "Def" and j < c.last for j in parsed.children[c.noun])
    return not (definite and c.number.value == _PAIR)


def _is_known(parsed: Parsed, i: int) -> bool:
    """As in "the two pledged", « tous deux »: those told of before."""
    return parsed.tokens[i].pos == "NUM" and any(j < i and parsed.tokens[j].pos in {"DET", "ADJ"} for j in parsed.children[i])


def _counted(parsed: Parsed, numbers: Sequence[NumberExpression], times: Sequence[Spanned], trigger: int) -> Iterator[_Counted]:
    sentence = parsed.sentences[parsed.tokens[trigger].sentence]
    for n in numbers:
        if not sentence.span.holds(n.core) or n.kind is NumberKind.ORDINAL:
            continue
        if n.unit is not None and n.unit.counts_time:
            continue
        if any(t.span.touches(n.core) for t in times):
            continue
        found = _phrase(parsed, n, sentence.first, sentence.last)
        if found is not None:
            yield found


def _phrase(parsed: Parsed, n: NumberExpression, first: int, last: int) -> _Counted | None:
    """Where the number stands in the tree: "3 soldats" hangs on its noun, "des milliers de soldats" heads it."""
    inside = [t.i for t in parsed.tokens[first:last] if t.start < n.core.end and t.end > n.core.start]
    if not inside:
        return None
    members = set(inside)
    tops = [i for i in inside if parsed.tokens[i].head not in members or parsed.tokens[i].head == i]
    top = tops[-1] if tops else inside[-1]
    token = parsed.tokens[top]
    if token.dep.split(":")[0] in {"nummod", "det", "advmod", "amod", "compound"} and token.head != top:
        counted = token.head
        # "Article 51", "résolution 2254", "vol 17": a number after its noun names, it does not count.
        names = parsed.tokens[counted].start < n.core.start or (_year_like(n) and parsed.tokens[counted].feature("Number") != "Plur")
        return None if names else _Counted(n, counted, counted, inside[-1])
    below = [j for j in parsed.kids(top, "nmod", "obl", "compound", "appos") if j > inside[-1] and parsed.tokens[j].pos in _NOMINAL]
    noun = below[0] if below and _follows(parsed, inside[-1], below[0]) else None
    if noun is None:
        named = inside[0] > first and parsed.tokens[inside[0] - 1].pos == "PROPN"
        return None if _year_like(n) or named else _Counted(n, top, None, inside[-1])
    # "Half of the town" measures a thing, it counts none.
    whole = n.kind is NumberKind.FRACTION and parsed.tokens[noun].feature("Number") == "Sing"
    return None if whole else _Counted(n, top, noun, inside[-1])


def _follows(parsed: Parsed, last: int, noun: int) -> bool:
    """True if only prepositions, determiners and adjectives stand between the number and the noun."""
    return all(parsed.tokens[j].pos in {"ADP", "DET", "ADJ", "PUNCT", "NUM", "ADV", "NOUN", "PROPN"} for j in range(last + 1, noun)) and noun - last < 6


def _year_like(n: NumberExpression) -> bool:
    return n.kind is NumberKind.CARDINAL and n.value is not None and n.value in _YEARS and not n.approximate and n.minimum == n.maximum


def _places(parsed: Parsed, trigger: int, *, shared: bool) -> set[int]:
    """The tokens whose numbers count for the event: it, its arguments and what is coordinated with them."""
    places = {trigger}
    infinitive = parsed.tokens[trigger].dep == "xcomp"
    for argument in arguments(parsed, trigger):
        role = argument.role.split(".")[0]
        if role in _CLAUSES or role == "up":
            continue
        if (argument.how == "control" and not infinitive) or (argument.how == "conjunct" and not (shared and role == "obj")):
            # "Dix hommes ont attaqué un poste, tuant …": the ten are not those killed.
            continue
        places.update(conjuncts(parsed, argument.token))
    token = parsed.tokens[trigger]
    if token.dep.split(":")[0] in {"acl", "amod"} and token.head != trigger:
        places.add(token.head)
    return places


def _quantity(parsed: Parsed, c: _Counted, trigger: int, harms: Mapping[str, HarmRule]) -> Quantity:
    n = _without_particle(parsed, c.number)
    noun = n.unit_span if c.noun is None else noun_phrase(parsed, c.noun)
    end = max(n.span.end, noun.end if noun else 0)
    start = min(n.span.start, noun.start if noun else n.span.start)
    text = parsed.article.text
    unit = None if n.unit is None else (n.unit.iso or n.unit.name)
    harm = None if n.unit is not None else harm_of(parsed, harms, Place(c.head, c.noun, trigger))
    of = None if noun is None else noun.of(text)
    return Quantity(of, n.minimum, n.maximum, n.approximate, unit, Span(start, end), text[start:end], n.why, harm, n.part_of)


def _without_particle(parsed: Parsed, n: NumberExpression) -> NumberExpression:
    """In "handed over 21" the particle of a verb is no bound."""
    sentence_tokens = [t for t in parsed.tokens if t.start == n.span.start] if n.span != n.core else []
    if any(t.dep == "compound:prt" for t in sentence_tokens):
        return replace(n, span=n.core, minimum=n.value, maximum=n.value)
    return n
