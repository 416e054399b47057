"""Says how a place is tied to an event word: below it, below one of its arguments, to the verb that governs it, and so on."""

from dataclasses import dataclass
from enum import StrEnum

from liens.claim.where.location import Entry, Location
from liens.parse.parsed import Parsed

# The first words of a sentence: a phrase of place there sets the scene for its main clause.
_OPENING = 5
_CLAUSES = frozenset({"ccomp", "advcl", "acl:relcl", "acl", "parataxis", "xcomp", "csubj"})
_FURTHEST = 6
_VERB_OBJECT_PLACE = 2


class Tie(StrEnum):
    """Where a place stands, seen from an event word."""

    OWN = "own"
    OBJECT = "object"
    SUBJECT = "subject"
    IN_OBJECT = "in_object"
    IN_SUBJECT = "in_subject"
    IN_OBLIQUE = "in_oblique"
    IN_NOUN = "in_noun"
    MODIFIER = "modifier"
    BELOW = "below"
    BELOW_ALONE = "below_alone"
    GOVERNOR = "governor"
    GOVERNOR_OBJECT = "governor_object"
    COORDINATED = "coordinated"
    MATRIX = "matrix"
    MATRIX_ALONE = "matrix_alone"
    OPENING = "opening"
    TOPIC = "topic"
    FAR = "far"
    FAR_ALONE = "far_alone"


# A place in the phrase of who is acted on or acts, and such a phrase that is the place itself.
_INSIDE = {False: Tie.IN_OBJECT, True: Tie.IN_SUBJECT}
_ITSELF = {False: Tie.OBJECT, True: Tie.SUBJECT}


@dataclass(frozen=True, slots=True)
class _Route:
    """How one gets from an event word to a place: relations up to where the two paths meet, and down from there."""

    up: tuple[str, ...]
    down: tuple[str, ...]


def tie_of(parsed: Parsed, location: Location, trigger: int) -> Tie:
    """How a place of the event word's own sentence is tied to it."""
    if location.entry is Entry.TOPIC:
        return Tie.TOPIC
    route = _route(parsed, location.anchor, trigger)
    if not route.up:
        tie = _below(parsed, route.down, trigger)
        # Whether "in Nairobi" of "dispersed a march in Nairobi" hangs on the verb or on its object is a toss-up of the parser.
        loose = tie is Tie.IN_OBJECT and location.entry in {Entry.IN, Entry.TO} and len(route.down) == _VERB_OBJECT_PLACE
        return Tie.OWN if loose and parsed.tokens[trigger].pos == "VERB" else tie
    return _above(parsed, location, route, trigger)


def _route(parsed: Parsed, place: int, trigger: int) -> _Route:
    above = [trigger, *parsed.path_up(trigger)]
    down: list[str] = []
    j = place
    while j not in above and parsed.tokens[j].head != j:
        down.append(parsed.tokens[j].dep)
        j = parsed.tokens[j].head
    meet = above.index(j) if j in above else len(above)
    return _Route(tuple(parsed.tokens[k].dep for k in above[:meet]), tuple(reversed(down)))


def _below(parsed: Parsed, down: tuple[str, ...], trigger: int) -> Tie:
    """A place below the event word."""
    if not down:
        return Tie.OWN
    first, inner = _plain(down[0]), down[1:]
    nominal = parsed.tokens[trigger].pos not in {"VERB", "AUX"}
    if first == "acl" and nominal and len(inner) == 1 and not _is_clause(inner[0]):
        return Tie.MODIFIER
    if any(map(_is_clause, inner)) or _is_clause(first) or first == "conj":
        return Tie.BELOW
    if first in {"nsubj", "obj", "iobj"}:
        acting = first == "nsubj" and down[0] != "nsubj:pass"
        return (_INSIDE if inner else _ITSELF)[acting]
    if not inner:
        return Tie.OWN
    return Tie.IN_NOUN if nominal else Tie.IN_OBLIQUE


def _is_clause(dep: str) -> bool:
    return dep in _CLAUSES or _plain(dep) in {"acl", "advcl"}


def _above(parsed: Parsed, location: Location, route: _Route, trigger: int) -> Tie:
    """A place beside or above the event word."""
    if len(route.up) + len(route.down) > _FURTHEST:
        return _opening(parsed, location, trigger)
    lowest = route.up[0]
    climbs = [_plain(d) for d in route.up]
    first = _plain(route.down[0]) if route.down else "self"
    if any(d in {"acl", "advcl"} for d in map(_plain, route.down)):
        return Tie.FAR
    direct = len(route.down) == 1 and first in {"obl", "nmod", "advmod"}
    nominal = all(c in {"nmod", "obj", "obl", "nsubj", "appos", "compound", "conj", "iobj"} for c in climbs)
    if nominal and (direct or first in {"self", "obj", "nsubj"}):
        return Tie.GOVERNOR if direct or first == "self" else Tie.GOVERNOR_OBJECT
    if direct and all(c == "conj" for c in climbs):
        return Tie.COORDINATED
    if direct and (lowest in _CLAUSES or climbs[0] in {"acl", "advcl", "xcomp"}):
        return Tie.MATRIX
    return _opening(parsed, location, trigger)


def _opening(parsed: Parsed, location: Location, trigger: int) -> Tie:
    sentence = parsed.sentences[parsed.tokens[trigger].sentence]
    scene = location.token - sentence.first < _OPENING and location.token < trigger and location.entry is Entry.IN
    return Tie.OPENING if scene else Tie.FAR


def _plain(dep: str) -> str:
    return dep.split(":", 1)[0]
