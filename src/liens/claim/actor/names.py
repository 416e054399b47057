"""Finds actors that are named: known names in the text, aligned to words, with ambiguous ones decided by context."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from liens.claim.actor.entity import Entity
from liens.claim.actor.gazetteer import Gazetteer, Hit
from liens.claim.actor.mention import Form, Mention
from liens.claim.actor.namesakes import stands_alone
from liens.model import Via
from liens.parse.parsed import Parsed

_FORMS = {"demonym_adj": Form.DEMONYM, "demonym_noun": Form.DEMONYM, "capital": Form.SEAT, "seat": Form.SEAT, "person": Form.PERSON}
_TYPES = {"territory": "state", "region_of_state": "state", "capital": "state", "seat": "state", "alliance": "organisation"}
_PREFERRED = ("state", "territory", "organisation", "alliance", "group", "agency", "force", "ministry", "capital", "seat", "person")
_WORD = re.compile(r"\w+")
# A leader is still called by surname some time before and after the term.
_SLACK = timedelta(days=400)
_SMALL = frozenset({"ADP", "DET", "CCONJ", "PUNCT"})
_RULING = frozenset({"head_of_state", "head_of_government"})
# Relations that never make a word stand for a name: punctuation inside it, mere parts of it.
_PARTS = frozenset({"punct", "case", "det", "dep", "flat", "compound", "fixed", "amod", "cc"})


def find_names(parsed: Parsed, gazetteer: Gazetteer) -> list[Mention]:
    """Mentions of known names in text order."""
    text = parsed.article.text
    hits = [_of_the_day(hit, parsed.article.published) for hit in gazetteer.find(text)]
    ends = [token.end for token in parsed.tokens]
    sure = Counter(hit.entities[0].id for hit in hits if len({e.id for e in hit.entities}) == 1)
    states = _heads(hits, text, gazetteer.context.generic)
    full = {e.name for hit in hits for e in hit.entities if e.type == "person" and text[hit.start : hit.end].count(" ")}
    found = []
    for hit in hits:
        first = bisect_left(ends, hit.start + 1)
        last = bisect_left(ends, hit.end)
        if first > last or last >= len(ends) or parsed.tokens[first].start > hit.start:
            continue
        person = _of_person(parsed, first, hit, gazetteer.context.titles)
        entity = _choose(person, sure, states, full, parsed.article.published) or _ruler(parsed, last, hit, gazetteer.context.eras)
        if _against(text, hit, gazetteer.context.attitudes) or _only_generic(text, hit, entity, states, gazetteer.context.generic):
            continue
        if parsed.tokens[first].dep == "nummod" and first == last:
            continue  # "Quinze civils" are no members of the Fifteen
        if entity is not None and stands_alone(parsed, first, last, entity, gazetteer.context):
            found.append(_mention(parsed, (first, last), "person" if entity.type == "person" else hit.kind, entity, gazetteer.context.titles))
    return _marked(found)


def _of_the_day(hit: Hit, published: date | None) -> Hit:
    """Of one person's offices the one held that day, or else the nearest: a minister no longer speaks for the body of old."""
    if published is None or len(hit.entities) == 1:
        return hit
    nearest: dict[str, int] = {}
    for e in hit.entities:
        nearest[e.name] = min(_away(e, published), nearest.get(e.name, date.max.toordinal()))
    return replace(hit, entities=tuple(e for e in hit.entities if e.type != "person" or _away(e, published) == nearest[e.name]))


def _of_person(parsed: Parsed, first: int, hit: Hit, titles: frozenset[str]) -> Hit:
    """After a title ("M. Hollande") a name that persons bear as well is theirs."""
    before = parsed.tokens[first - 1] if first else None
    # Offices of several words have small ones in them ("ministre de la Défense"), which make nobody of "de Wagner".
    if before is None or before.pos in _SMALL or before.text.lower() not in titles or before.i == first or parsed.tokens[first].start - before.end > 1:
        return hit
    persons = tuple(e for e in hit.entities if e.type == "person")
    return replace(hit, kind="person", entities=persons) if persons else hit


def _ruler(parsed: Parsed, last: int, hit: Hit, eras: frozenset[str]) -> Entity | None:
    """The head of state or government after whom a time or cabinet of long ago is called: "the Nixon administration"."""
    after = parsed.tokens[last + 1 : last + 2]
    if not after or after[0].lemma not in eras or parsed.article.published is None:
        return None
    rulers = [e for e in hit.entities if e.type == "person" and e.office in _RULING]
    return min(rulers, key=lambda e: (_away(e, parsed.article.published or date.max), e.id), default=None)


def _heads(hits: Sequence[Hit], text: str, generic: frozenset[str]) -> Counter[str]:
    """How often the article surely names each state or organisation."""
    found: Counter[str] = Counter()
    for hit in hits:
        heads = {e.code.split("/")[0] for e in hit.entities}
        if len(heads) == 1 and text[hit.start : hit.end].lower() not in generic:
            found.update(heads)
    return found


def _marked(found: list[Mention]) -> list[Mention]:
    """Two names inside one word ("franco-allemand") are several actors."""
    codes: dict[int, set[str]] = {}
    for m in found:
        codes.setdefault(m.token, set()).add(m.code)
    return [replace(m, many=True) if len(codes[m.token]) > 1 else m for m in found]


def _against(text: str, hit: Hit, attitudes: frozenset[str]) -> bool:
    """In "pro-Russian" and "anti-French" nobody acts for that state."""
    before = text[max(0, hit.start - 8) : hit.start]
    if not before.endswith(("-", "\u2011")):
        return False
    words = _WORD.findall(before[:-1])
    return bool(words) and words[-1].lower() in attitudes


def _only_generic(text: str, hit: Hit, entity: Entity | None, states: Counter[str], generic: frozenset[str]) -> bool:
    """The "Congress" is the American one only where the article speaks of America; elsewhere it is just a role noun."""
    if entity is None or entity.sector is None or text[hit.start : hit.end].lower() not in generic:
        return False
    return not states[entity.code.split("/")[0]]


def _choose(hit: Hit, sure: Counter[str], heads: Counter[str], full: set[str], published: date | None) -> Entity | None:
    """The bearer of the name that this article means; None if nobody fits the time."""
    entities = [e for e in hit.entities if e.type != "person" or _plausible(e, full, published)]
    if not entities:
        return None
    if len(entities) == 1:
        return entities[0]

    def rank(e: Entity) -> tuple[int, int, int, int, int, str]:
        order = _PREFERRED.index(e.type) if e.type in _PREFERRED else len(_PREFERRED)
        # A city that seats a world body means that body, unless the article speaks of the country.
        if e.type == "seat" and e.country is None:
            order = _PREFERRED.index("capital") - 1
        return (-sure[e.id], -(e.name in full), -heads[e.code.split("/")[0]], order, -_in_office(e, published), e.id)

    return min(entities, key=rank)


def _in_office(e: Entity, published: date | None) -> bool:
    return published is not None and e.type == "person" and not _away(e, published)


def _away(e: Entity, day: date) -> int:
    """How many days before or after the term of a person a day lies; none within it."""
    return max(0, ((e.start or date.min) - day).days, (day - (e.end or date.max)).days)


def _plausible(e: Entity, full: set[str], published: date | None) -> bool:
    if e.name in full or published is None:
        return True
    start, end = e.start or date.min, e.end or date.max
    early = start if start == date.min else start - _SLACK
    late = end if end > date.max - _SLACK else end + _SLACK
    return early <= published <= late


def _mention(parsed: Parsed, words: tuple[int, int], named: str, entity: Entity, titles: frozenset[str]) -> Mention:
    first, last = words
    form = _FORMS.get(named, Form.NAME)
    head = _head(parsed, first, last)
    if form is Form.PERSON:
        head = titled(parsed, head, titles)
    token = parsed.tokens[head]
    plural = token.feature("Number") == "Plur"
    kind = _TYPES.get(entity.type, entity.type)
    return Mention(
        head,
        min(first, head),
        last,
        entity.code,
        entity.id,
        entity.name,
        form,
        kind,
        Via.NAME,
        entity.place,
        plural,
        token.feature("Gender"),
        office=entity.office,
    )


def _head(parsed: Parsed, first: int, last: int) -> int:
    """The word of a name that stands for it in the sentence; a mere part of a name only where nothing else is left."""
    outer = [i for i in range(first, last + 1) if not first <= parsed.tokens[i].head <= last or parsed.tokens[i].head == i]
    whole = [i for i in outer if parsed.tokens[i].dep.split(":")[0] not in _PARTS]
    return next(iter(whole or outer), last)


def titled(parsed: Parsed, i: int, titles: frozenset[str]) -> int:
    """The title or given name that a surname hangs on ("M. Erdogan"): that word is what the sentence speaks of."""
    token = parsed.tokens[i]
    head = parsed.tokens[token.head]
    beside = 0 < i - head.i <= 3 and all(parsed.tokens[j].pos in {"PROPN", "NOUN", "X"} for j in range(head.i, i))
    known = head.text.lower() in titles or head.pos == "PROPN"
    if token.dep.split(":")[0] in {"flat", "appos", "nmod"} and beside and known:
        return head.i
    return i


def merge(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in text order; where two kinds have one head the earlier in the list stays.

    Several actors under one word ("the French and German leaders") come as mentions of one stretch and all stay.
    """
    by_head: dict[int, list[Mention]] = {}
    for mention in mentions:
        there = by_head.setdefault(mention.token, [])
        if not there or (mention.many and there[0].many and mention.code not in {m.code for m in there}):
            there.append(mention)
    return [m for i in sorted(by_head) for m in by_head[i]]
