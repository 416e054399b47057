"""Chooses the place of an event among the places of its sentence: the one whose tie to the event most often means it."""

from collections.abc import Sequence
from dataclasses import dataclass

from liens.claim.where.habits import Habit, Habits
from liens.claim.where.location import Entry, Location
from liens.claim.where.ties import Tie, tie_of
from liens.model import Category, Place, PlaceLevel
from liens.parse.parsed import Parsed

# A place counts where more such places than not are the event's.
_LEAST = 0.5
# A town inside the chosen state or region is the better answer where its own tie is at least so good beside the best.
_NEARLY = 0.6
_EXACT = {PlaceLevel.SITE: 0, PlaceLevel.TOWN: 0, PlaceLevel.REGION: 1, PlaceLevel.WATER: 1, PlaceLevel.COUNTRY: 2}


@dataclass(frozen=True, slots=True)
class Happening:
    """An event word and what kind of event it names."""

    token: int
    category: Category


@dataclass(frozen=True, slots=True)
class _Ranked:
    location: Location
    tie: Tie
    habit: Habit


def where_of(parsed: Parsed, locations: Sequence[Location], event: Happening, habits: Habits) -> tuple[tuple[Place, ...], str]:
    """The place of an event, with the reason; empty if the text gives none, or if it lies in no one country."""
    ranked = [_Ranked(x, tie, habits.of(event.category, tie, x)) for x, tie in ties_in_sentence(parsed, locations, event.token)]
    best = max(ranked, key=lambda r: (r.habit.share, -r.location.token), default=None)
    if best is None:
        return (), "no place in the sentence"
    if best.habit.share < _LEAST:
        return (), f"no place that is the event's: {best.location.place.name} is {best.tie} ({best.habit.why})"
    if best.location.place.country is None:
        kind = "belongs to no one country" if best.location.place.level is PlaceLevel.WATER else "is disputed"
        return (), f"{best.location.place.name} {kind}"
    near = [r for r in ranked if r.location.place.country == best.location.place.country and r.habit.share >= best.habit.share * _NEARLY]
    chosen = min(near, key=lambda r: (r.location.back, r.location.adjective, _exactness(r.location), -r.habit.share, r.location.token))
    place = _first_named(parsed, chosen.location, ranked).place
    return (place,), f"{chosen.tie} ({chosen.habit.why}; {place.why})"


def _first_named(parsed: Parsed, chosen: Location, ranked: Sequence[_Ranked]) -> Location:
    """Of places that are coordinated the first ("in Ghana and Togo"), if it lies in a country."""
    heads = {r.location.anchor: r.location for r in ranked if r.location.place.country is not None}
    token = parsed.tokens[chosen.anchor]
    return heads.get(token.head, chosen) if token.dep == "conj" else chosen


def ties_in_sentence(parsed: Parsed, locations: Sequence[Location], trigger: int) -> list[tuple[Location, Tie]]:
    """The places of the event word's sentence with their ties to it."""
    number = parsed.tokens[trigger].sentence
    here = [x for x in locations if parsed.tokens[x.token].sentence == number]
    alone = len({x.place.country for x in here if x.entry is not Entry.BARE or x.back or x.adjective}) == 1
    return [(x, _alone(tie) if alone else tie) for x in here for tie in [tie_of(parsed, x, trigger)]]


def _alone(tie: Tie) -> Tie:
    """A loose tie says more where the sentence gives the places of one country alone."""
    return {Tie.FAR: Tie.FAR_ALONE, Tie.BELOW: Tie.BELOW_ALONE, Tie.MATRIX: Tie.MATRIX_ALONE}.get(tie, tie)


def _exactness(location: Location) -> int:
    level = location.place.level
    return 3 if level is None else _EXACT[level]
