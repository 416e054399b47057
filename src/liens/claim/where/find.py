"""Finds the places that an article names, and the words that point back to one.

Names come from the gazetteer, states and their seats from the actors' mentions; the longest name counts. A word inside a
person's or an organisation's name is no place.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from liens.claim.actor.mention import Form, Mention
from liens.claim.where.lexicon import PlaceLexicon
from liens.claim.where.location import Entry, Location
from liens.claim.where.nearby import Nearby, hedged, imprecision, moved, nearby
from liens.claim.where.phrases import anchored, pointers, topical
from liens.claim.where.resolve import Around, choose_spot
from liens.model import Nearness, Place, PlaceLevel, Span
from liens.ontology.places import Spot, kilometres, place_key
from liens.parse.parsed import Parsed

_LONGEST = 5
_NAMING = frozenset({"PROPN", "NOUN", "X", "ADJ", "ADP", "DET", "VERB", "INTJ", "NUM"})
_LANDS = frozenset({"state", "territory"})
_NO_PLACE = frozenset({"person", "organisation", "group", "body"})
# What stands at most so many words behind a name can say in which state or region it lies ("Hyderabad, in the province of Sindh").
_BESIDE = 8
_NATION = 4
# The longest Arabic article before a hyphen.
_ARTICLE = 3
# Who speaks for a town or a country does not act in it ("the government in Kigali", "the ambassador in London").
_OFFICIAL = frozenset({"GOV", "LEG", "JUD", "PTY", "SPY"})


@dataclass(frozen=True, slots=True)
class _Name:
    """A stretch of words that names places: first and last token, and all bearers of the name."""

    first: int
    last: int
    spots: tuple[Spot, ...]
    mention: Mention | None = None


def find_locations(parsed: Parsed, lexicon: PlaceLexicon, mentions: Sequence[Mention]) -> list[Location]:
    """Every place that the article names or points back to, in text order."""
    names = tuple(_names(parsed, lexicon, mentions))
    found: list[Location] = []
    between = -1
    officials = {m.token for m in mentions if m.form is Form.ROLE and m.sector in _OFFICIAL}
    for position, name in enumerate(names):
        if name.first <= between:
            continue
        location, last = _location(parsed, lexicon, names[position : position + 2], _around(parsed, lexicon, mentions, names, position))
        if parsed.tokens[location.anchor].head in officials:
            location = replace(location, entry=Entry.OTHER)
        between = last
        found.append(location)
    found = [topical(parsed, x) for x in found]
    return sorted([*found, *pointers(parsed, lexicon, mentions, found)], key=lambda x: (x.place.span.start, x.adjective, x.back))


def _names(parsed: Parsed, lexicon: PlaceLexicon, mentions: Sequence[Mention]) -> Iterator[_Name]:
    states = {m.first: m for m in mentions if m.form in {Form.NAME, Form.SEAT} and m.type in _LANDS}
    taken = {i for m in mentions if _takes(m) for i in range(m.first, m.last + 1)}
    told = {m.head for m in mentions}
    covered = -1
    for token in parsed.tokens:
        i = token.i
        if i <= covered:
            continue
        name = _pointed(parsed, lexicon, _named(parsed, lexicon, i, taken), told)
        state = states.get(i)
        if state is not None and (name is None or name.last <= state.last):
            name = _Name(state.first, state.last, () if name is None or name.last < state.last else name.spots, state)
        if name is not None:
            covered = name.last
            yield name


def _pointed(parsed: Parsed, lexicon: PlaceLexicon, name: _Name | None, told: Collection[str]) -> _Name | None:
    """A name, but for a point of the compass ("dans l'Est") where the state that has a province of that name is not told of."""
    if name is None or name.last > name.first or parsed.tokens[name.first].text.lower() not in lexicon.compass:
        return name
    spots = tuple(s for s in name.spots if s.country in told)
    return replace(name, spots=spots) if spots else None


def _takes(m: Mention) -> bool:
    """True for the names of persons and of organisations of several words, which hold no place."""
    if m.form is Form.PERSON:
        return True
    return m.form is Form.NAME and m.type in _NO_PLACE


def _named(parsed: Parsed, lexicon: PlaceLexicon, i: int, taken: set[int]) -> _Name | None:
    token = parsed.tokens[i]
    common = token.text.lower() in lexicon.nouns and token.text.islower()
    if i in taken or not (common or (_begins(parsed, i) and token.pos in _NAMING)) or not lexicon.knows(place_key(token.text)):
        return None
    end = min(parsed.sentences[token.sentence].last, i + _LONGEST)
    for last in range(end - 1, i - 1 + common, -1):
        if last in taken or not parsed.tokens[last].text[0].isalnum():
            continue
        spots = lexicon.spots(place_key(parsed.span(i, last).of(parsed.article.text)))
        if common and not any(t.text[0].isupper() for t in parsed.tokens[i : last + 1]):
            continue
        if common:
            spots = [s for s in spots if s.level is not PlaceLevel.TOWN]
        if spots and not _inside_a_name(parsed, lexicon, i, last):
            return _extended(parsed, lexicon, _Name(i, last, tuple(spots)))
    return None


def _extended(parsed: Parsed, lexicon: PlaceLexicon, name: _Name) -> _Name:
    """A province with the noun that belongs to its name ("Benue State")."""
    if name.last + 1 < len(parsed.tokens) and any(s.level is PlaceLevel.REGION for s in name.spots):
        noun = parsed.tokens[name.last + 1]
        known = lexicon.nouns.get(noun.text.lower())
        if known is not None and known.level is PlaceLevel.REGION and noun.text[0].isupper():
            return replace(name, last=noun.i, spots=tuple(s for s in name.spots if s.level is PlaceLevel.REGION))
    return name


def _begins(parsed: Parsed, i: int) -> bool:
    """True for a word that can open a place name: a capital, or an Arabic article before one ("al-Bab")."""
    text = parsed.tokens[i].text
    if text[0].isupper():
        return True
    if not text[0].isalpha() or (len(text) > _ARTICLE + 1 and "-" not in text):
        return False
    start = parsed.tokens[i].start
    written = parsed.article.text[start : start + _ARTICLE + 2]
    return any(written[n : n + 1] == "-" and written[n + 1 : n + 2].isupper() for n in range(1, _ARTICLE + 1))


def _inside_a_name(parsed: Parsed, lexicon: PlaceLexicon, first: int, last: int) -> bool:
    """True where a person's name goes on before or after the words ("Victoria Nuland", "Jean Valence")."""
    if last > first:
        return False
    token = parsed.tokens[first]
    beyond = parsed.tokens[first + 1] if first + 1 < len(parsed.tokens) else None
    if beyond is not None and beyond.pos == "PROPN" and beyond.head == first and beyond.dep.startswith("flat") and beyond.text.lower() not in lexicon.nouns:
        return beyond.text[0].isupper()
    before = parsed.tokens[first - 1] if first else None
    joined = before is not None and before.sentence == token.sentence and before.pos == "PROPN" and before.text[0].isupper()
    return joined and before is not None and (token.head == before.i or before.head == first) and token.dep.startswith(("flat", "compound"))


def _around(parsed: Parsed, lexicon: PlaceLexicon, mentions: Sequence[Mention], names: Sequence[_Name], position: int) -> Around:
    """What surrounds a name."""
    name = names[position]
    number = parsed.tokens[name.first].sentence
    states = [m for m in mentions if m.head != "?" and m.type not in {"organisation", "group"} and m is not name.mention]
    here = [n for n in names if parsed.tokens[n.first].sentence == number and n is not name]
    behind = [n for n in here if 0 < n.first - name.last <= _BESIDE]
    beside = {n.mention.head for n in behind if n.mention is not None and n.mention.form is Form.NAME}
    beside |= {s.country for n in behind for s in n.spots if s.level is PlaceLevel.COUNTRY and s.country is not None}
    beside |= {m.head for m in states if m.form is Form.DEMONYM and parsed.tokens[m.token].sentence == number and _of(parsed, m, name)}
    return Around(
        Counter(m.head for m in states),
        frozenset(m.head for m in states if parsed.tokens[m.token].sentence == number),
        frozenset(beside),
        tuple(s for n in behind for s in n.spots if s.level is PlaceLevel.REGION),
        tuple(max(n.spots, key=lambda s: s.population) for n in here if n.spots),
        _is_province(parsed, lexicon, name),
    )


def _is_province(parsed: Parsed, lexicon: PlaceLexicon, name: _Name) -> bool:
    """True where a noun beside the name says that a whole region is meant ("the state of Victoria", "Kidal region")."""
    before = [t for t in parsed.tokens[max(0, name.first - _NATION + 1) : name.first] if t.pos not in {"ADP", "DET"}]
    beside = [*before[-1:], *parsed.tokens[name.last + 1 : name.last + 2]]
    words = [t for t in beside if t.text.lower() not in lexicon.compass]
    nouns = [lexicon.nouns.get(t.lemma.lower()) or lexicon.nouns.get(t.text.lower()) for t in words]
    return any(noun is not None and noun.level is PlaceLevel.REGION for noun in nouns)


def _of(parsed: Parsed, m: Mention, name: _Name) -> bool:
    """True for a nationality right before the name, in the noun phrase that it belongs to ("the Lebanese city of Tripoli")."""
    return 0 < name.first - m.token <= _NATION and parsed.tokens[m.token].head in {name.first, *parsed.path_up(name.first)}


def _location(parsed: Parsed, lexicon: PlaceLexicon, names: Sequence[_Name], around: Around) -> tuple[Location, int]:
    """The place of the first name, with what the words before it say; and the last token that it takes."""
    name = names[0]
    read = nearby(parsed, lexicon, name.first)
    place = _place(parsed, lexicon, name, around)
    last = name.last
    if read is not None and read.relation.nearness is Nearness.BETWEEN:
        second = _second(parsed, names)
        if second is not None:
            place, last = _halfway(place, _place(parsed, lexicon, second, around)), second.last
    if read is not None:
        place = _qualified(parsed, lexicon, place, read, last)
    return anchored(parsed, lexicon, place, (name.first, name.last), read), last


def _place(parsed: Parsed, lexicon: PlaceLexicon, name: _Name, around: Around) -> Place:
    span = parsed.span(name.first, name.last)
    text = span.of(parsed.article.text)
    spot = choose_spot(_bearers(lexicon, name, around), text, around)
    if spot is None and name.mention is not None:
        country = None if name.mention.head == "?" else name.mention.head
        return Place(name.mention.name, country, None, None, None, span, text, name.mention.why, PlaceLevel.COUNTRY)
    if spot is None:
        raise ValueError(text)
    why = spot.gazetteer if name.mention is None else f"{name.mention.why}; {spot.gazetteer}"
    return Place(spot.name, spot.country, spot.latitude, spot.longitude, spot.gazetteer, span, text, why, spot.level)


def _bearers(lexicon: PlaceLexicon, name: _Name, around: Around) -> list[Spot]:
    """The places that a name may stand for; the name of a state stands for the state unless its land is disputed."""
    m = name.mention
    if m is None:
        return list(name.spots)
    land = lexicon.lands.get(m.head)
    if m.form is Form.SEAT:
        seats = [s for s in name.spots if s.level is not PlaceLevel.REGION or around.province]
        return seats or ([] if land is None else [replace(land, name=m.name)])
    disputed = [s for s in name.spots if s.country is None]
    own = [s for s in name.spots if s.level is not PlaceLevel.TOWN and s.country == m.head]
    if disputed or own or land is None:
        return disputed or own or list(name.spots)
    return [replace(land, name=m.name), *(s for s in name.spots if s.level is PlaceLevel.REGION)]


def _second(parsed: Parsed, names: Sequence[_Name]) -> _Name | None:
    """The other end of "between X and Y"."""
    if len(names) < 2 or names[1].first - names[0].last > 3:
        return None
    joint = parsed.tokens[names[0].last + 1 : names[1].first]
    return names[1] if any(t.pos == "CCONJ" for t in joint) else None


def _halfway(a: Place, b: Place) -> Place:
    """The middle of two places."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return a
    half = kilometres((a.latitude, a.longitude), (b.latitude, b.longitude)) / 2
    latitude, longitude = round((a.latitude + b.latitude) / 2, 3), round((a.longitude + b.longitude) / 2, 3)
    span = Span(a.span.start, b.span.end)
    return replace(a, name=f"{a.name} \u2013 {b.name}", latitude=latitude, longitude=longitude, span=span, within_km=round(half, 1))


def _qualified(parsed: Parsed, lexicon: PlaceLexicon, place: Place, read: Nearby, last: int) -> Place:
    """The place moved and widened as the words before it say; a direction of a whole country is a part of it."""
    nearness = read.relation.nearness
    if place.level in {PlaceLevel.COUNTRY, PlaceLevel.REGION} and read.distance is None and nearness not in {Nearness.OFF, Nearness.BETWEEN, Nearness.NEAR}:
        return place
    first = hedged(parsed, lexicon, read.first) if read.distance is not None else read.first
    span = parsed.span(first, last)
    latitude, longitude = place.latitude, place.longitude
    if latitude is not None and longitude is not None and read.distance is not None:
        latitude, longitude = moved(latitude, longitude, nearness, read.distance)
    within = place.within_km if nearness is Nearness.BETWEEN else imprecision(read)
    text = span.of(parsed.article.text)
    place = replace(place, span=span, text=text, why=f"{place.why}; {read.relation.why}")
    return replace(place, latitude=latitude, longitude=longitude, nearness=nearness, within_km=within)
