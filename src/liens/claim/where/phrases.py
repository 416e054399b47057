"""Says how a place hangs in its sentence: its preposition, the noun of place it belongs to, and what points back to it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from liens.claim.actor.mention import Form, Mention
from liens.claim.where.lexicon import PlaceLexicon
from liens.claim.where.location import Entry, Location
from liens.claim.where.nearby import Nearby
from liens.model import Nearness, Place, PlaceLevel, Span
from liens.parse.grammar import preposition
from liens.parse.parsed import Parsed

_ENTRIES = {"in": Entry.IN, "at": Entry.IN, "on": Entry.ON, "to": Entry.TO, "from": Entry.FROM, "of": Entry.OF, "between": Entry.IN}
_NOMINAL_TIES = frozenset({"nmod", "appos", "compound", "flat", "dep", "amod"})
_CLIMBS = 4
_MARKING = frozenset({"ADJ", "PROPN", "NOUN"})


def anchored(parsed: Parsed, lexicon: PlaceLexicon, place: Place, tokens: tuple[int, int], read: Nearby | None) -> Location:
    """The place with the word by which it hangs in its sentence, and how it is introduced."""
    head = _head(parsed, *tokens)
    if read is not None:
        anchor = _head(parsed, read.first, tokens[1])
        entry = Entry.TO if read.relation.nearness is Nearness.TOWARD else Entry.IN
        return Location(head, anchor, entry, place)
    anchor = _climb(parsed, lexicon, head)
    return Location(head, anchor, entry_of(parsed, lexicon, anchor), place)


def _head(parsed: Parsed, first: int, last: int) -> int:
    """The word of a stretch that governs the rest: the last one that hangs on a word outside."""
    out = [i for i in range(first, last + 1) if not first <= parsed.tokens[i].head <= last or parsed.tokens[i].head == i]
    nouns = [i for i in out if parsed.tokens[i].pos in {"PROPN", "NOUN"}]
    return next(iter([*nouns, *out]), last)


def entry_of(parsed: Parsed, lexicon: PlaceLexicon, i: int) -> Entry:
    """How a nominal is introduced."""
    prep = preposition(parsed, i)
    if prep is None:
        return Entry.BARE
    kind = lexicon.prepositions.get(prep) or lexicon.prepositions.get(prep.split("_")[0])
    return _ENTRIES.get(kind or "", Entry.OTHER)


def _climb(parsed: Parsed, lexicon: PlaceLexicon, i: int) -> int:
    """The noun of place that a name belongs to, outermost ("in the north of the province of Ituri": "north")."""
    for _ in range(_CLIMBS):
        token = parsed.tokens[i]
        head = parsed.tokens[token.head]
        if head.i == i or token.dep.split(":")[0] not in _NOMINAL_TIES or entry_of(parsed, lexicon, i) not in {Entry.OF, Entry.BARE}:
            return i
        if not lexicon.is_noun(head.lemma, head.text):
            return i
        i = head.i
    return i


def topical(parsed: Parsed, location: Location) -> Location:
    """A place before the colon that opens a headline is what the headline is about ("Syrie : ...")."""
    sentence = parsed.sentences[parsed.tokens[location.token].sentence]
    after = next((t for t in parsed.tokens[location.token + 1 : location.token + 3] if t.start >= location.place.span.end), None)
    if parsed.tokens[sentence.first].start == location.place.span.start and after is not None and after.text == ":":
        return replace(location, entry=Entry.TOPIC)
    return location


def pointers(parsed: Parsed, lexicon: PlaceLexicon, mentions: Sequence[Mention], named: Sequence[Location]) -> Iterator[Location]:
    """Land that a nationality marks ("the Syrian desert"), and nouns that point back to a place ("the city")."""
    own = {x.anchor for x in named} | {parsed.tokens[x.anchor].head for x in named if x.entry in {Entry.OF, Entry.BARE}}
    adjectives = list(_adjectives(parsed, lexicon, mentions))
    yield from adjectives
    known = sorted([*named, *adjectives], key=lambda x: x.token)
    marked = own | {x.anchor for x in adjectives}
    for token in parsed.tokens:
        noun = lexicon.nouns.get(token.lemma.lower())
        if noun is None or not noun.back or token.i in marked or not _definite(parsed, lexicon, token.i):
            continue
        earlier = [x for x in known if x.token < token.i and x.place.country is not None]
        if not earlier:
            continue
        wanted = [x for x in earlier if x.place.level is noun.level] if noun.level is PlaceLevel.TOWN else []
        source = (wanted or earlier)[-1]
        anchor = _climb(parsed, lexicon, token.i)
        yield Location(token.i, anchor, entry_of(parsed, lexicon, anchor), _pointed(parsed, lexicon, token.i, source.place, noun.level), back=True)


def _adjectives(parsed: Parsed, lexicon: PlaceLexicon, mentions: Sequence[Mention]) -> Iterator[Location]:
    marks = {m.token: (m.head, m.why) for m in mentions if m.form is Form.DEMONYM and m.type == "state" and m.head != "?"}
    for token in parsed.tokens:
        land = lexicon.nationalities.get(token.text.lower()) if token.pos in _MARKING else None
        country, why = marks.get(token.i, ("", "") if land is None else (land.name, land.gazetteer))
        noun = parsed.tokens[token.head]
        if country and noun.i != token.i and lexicon.is_noun(noun.lemma, noun.text):
            yield _marked(parsed, lexicon, (token.i, noun.i), Place(country, country, None, None, None, Span(0, 0), "", why, PlaceLevel.COUNTRY))


def _marked(parsed: Parsed, lexicon: PlaceLexicon, tokens: tuple[int, int], place: Place) -> Location:
    """The land that an adjective (the first token) makes of a noun of place (the second)."""
    span = parsed.span(min(tokens), max(tokens))
    land = lexicon.lands.get(place.country or "")
    if land is not None:
        place = replace(place, latitude=land.latitude, longitude=land.longitude, gazetteer=land.gazetteer)
    anchor = _climb(parsed, lexicon, tokens[1])
    text = span.of(parsed.article.text)
    return Location(tokens[0], anchor, entry_of(parsed, lexicon, anchor), replace(place, name=text, span=span, text=text), adjective=True)


def _definite(parsed: Parsed, lexicon: PlaceLexicon, i: int) -> bool:
    """True for a noun with a definite or demonstrative article, or a preposition that holds one ("du pays")."""
    for j in parsed.children[i]:
        token = parsed.tokens[j]
        if token.dep == "det" and (token.feature("Definite") == "Def" or token.feature("PronType") == "Dem"):
            return True
        if token.dep == "case" and not token.text.endswith(("'", "\u2019")) and token.text.lower() in lexicon.contractions:
            return True
    return False


def _pointed(parsed: Parsed, lexicon: PlaceLexicon, i: int, source: Place, level: PlaceLevel) -> Place:
    """The earlier place under the words that point back to it; "the country" is the state that it lies in."""
    span = parsed.span(i, i)
    land = lexicon.lands.get(source.country or "") if level is PlaceLevel.COUNTRY else None
    why = f"points back to {source.text} ({source.why})"
    if land is not None:
        return Place(land.name, source.country, land.latitude, land.longitude, land.gazetteer, span, span.of(parsed.article.text), why, PlaceLevel.COUNTRY)
    return replace(source, span=span, text=span.of(parsed.article.text), why=why, nearness=None, within_km=None)
