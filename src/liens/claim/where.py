"""Where: the places that a sentence gives for an event, with country and coordinates from the gazetteer.

A place counts when it stands in a phrase of place ("en Syrie", "near Goma") that belongs to the event's clause, or opens
its sentence. Disputed land has no country, and says so.
"""

import gzip
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from liens.claim.actor.mention import Form, Mention
from liens.langs.pack import Pack
from liens.langs.table import EMPTY, read_table
from liens.model import Place
from liens.parse.grammar import preposition
from liens.parse.parsed import Parsed

ONTOLOGY = Path(__file__).parents[1] / "ontology"
_LOCATIVE = frozenset({"in", "at", "on"})
_BORDERS = frozenset({"ccomp", "advcl", "acl:relcl", "parataxis"})
_LONGEST = 4
_REGIONS = ("name_fr", "name_en", "country", "lat", "lon")


@dataclass(frozen=True, slots=True)
class _Spot:
    """One bearer of a place name."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    gazetteer: str | None
    population: int


class PlaceLexicon:
    """Place names of the world; the big table is only read when a text is."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self.prepositions: Mapping[str, str] = {row["preposition"]: row["class"] for row in pack.rows("prepositions.tsv", ("preposition", "class"))}

    @cached_property
    def _regions(self) -> dict[str, _Spot]:
        found = {}
        for row in read_table(ONTOLOGY / "regions.tsv", _REGIONS):
            spot = _Spot(row[f"name_{self._pack.language}"], row.get("country"), _number(row["lat"]), _number(row["lon"]), row.place, 0)
            found[row["name_fr"]] = found[row["name_en"]] = spot
        return found

    @cached_property
    def _places(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        with gzip.open(ONTOLOGY / "places.tsv.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                if not line.startswith(("#", "name\t")):
                    name, _, rest = line.rstrip("\n").partition("\t")
                    found.setdefault(name, []).append(rest)
        return found

    def spots(self, name: str) -> list[_Spot]:
        """All places of that name; a region of the world before towns."""
        region = self._regions.get(name)
        if region is not None:
            return [region]
        return [self._spot(name, rest) for rest in self._places.get(name, ())]

    @staticmethod
    def _spot(name: str, rest: str) -> _Spot:
        country, latitude, longitude, number, population = rest.split("\t")
        known = None if country == EMPTY else country
        return _Spot(name, known, _number(latitude), _number(longitude), f"geonames:{number}", int(population or 0))


def _number(cell: str) -> float | None:
    return None if cell == EMPTY else float(cell)


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a phrase of place: its last word's token and the place."""

    token: int
    place: Place


def find_locations(parsed: Parsed, lexicon: PlaceLexicon, mentions: Sequence[Mention]) -> list[Location]:
    """Every place that the article gives in a phrase of place, in text order."""
    countries = Counter(m.head for m in mentions if m.type == "state")
    named = {m.token: m for m in mentions if m.form in {Form.NAME, Form.SEAT} and m.type == "state"}
    found, covered = [], -1
    for token in parsed.tokens:
        if token.i <= covered or not token.text[0].isupper():
            continue
        location, last = _location(parsed, lexicon, token.i, named, countries)
        if location is not None and _is_locative(parsed, lexicon, location.token):
            found.append(location)
            covered = last
    return found


def _location(parsed: Parsed, lexicon: PlaceLexicon, i: int, named: Mapping[int, Mention], countries: Counter[str]) -> tuple[Location | None, int]:
    if i in named:
        m = named[i]
        span = parsed.span(m.first, m.last)
        region = next(iter(lexicon.spots(span.of(parsed.article.text))), None)
        disputed = region is not None and region.country is None
        country = None if disputed or m.head == "?" else m.head
        place = Place(m.name, country, None, None, None, span, span.of(parsed.article.text), m.why)
        return Location(i, place), m.last
    token = parsed.tokens[i]
    if token.pos not in {"PROPN", "NOUN", "X", "ADJ"}:
        return None, i
    end = parsed.sentences[token.sentence].last
    for length in range(min(_LONGEST, end - i), 0, -1):
        span = parsed.span(i, i + length - 1)
        name = span.of(parsed.article.text).replace("\u2019", "'")
        spots = lexicon.spots(name)
        if spots:
            spot = max(spots, key=lambda s: (countries[s.country or ""] > 0, s.population, s.gazetteer or ""))
            head = next((j for j in range(i, i + length) if not i <= parsed.tokens[j].head < i + length), i)
            place = Place(spot.name, spot.country, spot.latitude, spot.longitude, spot.gazetteer, span, span.of(parsed.article.text), spot.gazetteer or "")
            return Location(head, place), i + length - 1
    return None, i


def _is_locative(parsed: Parsed, lexicon: PlaceLexicon, i: int) -> bool:
    """True if the place, or the noun that it names ("the city of Goma"), stands behind a preposition of place."""
    for _ in range(3):
        prep = preposition(parsed, i)
        kind = lexicon.prepositions.get(prep) if prep else None
        if kind in _LOCATIVE or (kind == "to" and parsed.tokens[i].dep.startswith(("obl", "nmod"))):
            return True
        token = parsed.tokens[i]
        if token.dep.split(":")[0] not in {"nmod", "appos", "conj", "compound", "flat"} or token.head == i:
            return False
        i = token.head
    return False


def where_of(parsed: Parsed, locations: Sequence[Location], trigger: int) -> tuple[tuple[Place, ...], str]:
    """The place of the event that token ``trigger`` names, with the reason; empty if the text gives none or it is disputed."""
    number = parsed.tokens[trigger].sentence
    here = [x for x in locations if parsed.tokens[x.token].sentence == number]
    best = min(_attached(parsed, here, trigger), default=None)
    if best is None:
        return (), "no place in the clause"
    location = next(x for x in here if x.token == best[1])
    if location.place.country is None:
        return (), f"{location.place.name} is disputed"
    return (location.place,), f"attached at {best[0]} steps ({location.place.why})"


def _attached(parsed: Parsed, here: Sequence[Location], trigger: int) -> Iterator[tuple[int, int]]:
    """Places below the trigger, or below a governor inside the same clause; nearer ones first, then in text order."""
    above = {trigger: 0}
    i, steps = trigger, 0
    while parsed.tokens[i].dep not in _BORDERS and parsed.tokens[i].head != i:
        i, steps = parsed.tokens[i].head, steps + 1
        above[i] = steps
    first = parsed.sentences[parsed.tokens[trigger].sentence].first
    for location in here:
        j, down = location.token, 0
        while j not in above and parsed.tokens[j].head != j:
            if parsed.tokens[j].dep in _BORDERS:
                break
            j, down = parsed.tokens[j].head, down + 1
        if j in above:
            yield above[j] + down, location.token
        elif location.token - first < 4:
            yield 9, location.token
