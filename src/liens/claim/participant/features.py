"""What speaks for a candidate in a role of an event, as numbers: grammar, position, form, prominence, precedent."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from liens.claim.actor.mention import Form, Mention
from liens.claim.participant.candidates import Candidate, Slot
from liens.model import Category, PartKind, Via
from liens.parse.grammar import is_passive
from liens.parse.parsed import Parsed

_ROLES = ("subj", "obj", "iobj", "agent", "poss", "amod", "compound", "appos", "advcl", "up.subj", "up.obj", "up.iobj")
_CLASSES = ("against", "to", "on", "with", "between", "by", "of", "from", "in", "about", "at", "as", "cause", "after", "says")
_SECTORS = ("GOV", "MIL", "CIV", "REB", "MED", "POL", "OPP", "BUS", "PTY", "NGO", "SPY")
_TYPES = ("state", "organisation", "group", "person", "body", "alliance", "court", "agency", "force", "party", "outlet", "company", "people", "vague")
_RELATIONS = ("nsubj", "obj", "obl", "nmod", "amod", "appos", "conj", "compound", "root")
_SHAPES = ("V", "N", "A", "X")
_FRAMES = (
    "deed", "deed-on", "give", "give-obj", "receive", "take-from", "suffer", "solo", "mutual", "visit", "host",
    "of-agent", "of-patient", "of-thing", "of-mutual", "of-visit",
)  # fmt: skip
_MODES = (
    "visit", "multilateral", "withdraw", "release", "resign", "ceasefire", "arrest", "restrict", "seize", "deport", "convict", "expel",
    "discontinue", "demo", "troops", "weapons", "aerial", "abduct", "targeted", "explosives", "heavy-weapons", "destroy", "disapprove", "allege",
)  # fmt: skip
_TRIGGERS = ("root", "acl", "acl:relcl", "nmod", "obl", "obj", "nsubj", "conj", "advcl", "xcomp", "ccomp", "appos", "amod")
_FAR = 9

FEATURES: tuple[str, ...] = (
    *(f"role {r}" for r in _ROLES),
    *(f"role prep {c}" for c in _CLASSES),
    *(f"role up prep {c}" for c in _CLASSES),
    "inside an argument",
    "initiator preference",
    "recipient preference",
    "best initiator preference",
    "best recipient preference",
    "steps up",
    "steps down",
    "sentences away",
    "words away",
    "before",
    "same sentence",
    "mentions in sentence",
    *(f"relation {r}" for r in _RELATIONS),
    *(f"class {c}" for c in _CLASSES),
    *(f"form {f}" for f in Form),
    *(f"type {t}" for t in _TYPES),
    *(f"sector {s}" for s in _SECTORS),
    "plural",
    "unknown",
    "coreference",
    "implied",
    "share",
    "subject share",
    "rank",
    "order",
    "in title",
    "candidates",
    "speaks",
    "last subject",
    "initiates elsewhere",
    "receives elsewhere",
    "initiates this category",
    "receives this category",
    "opposes the initiator",
    "closer by steps",
    "as close by steps",
    "closer by words",
    "as close by words",
    "closer by sentences",
    "as close by sentences",
    "better initiators",
    "better recipients",
    "candidates in sentence",
    "passive",
    "subject filled",
    "subject is an actor",
    "object filled",
    "object is an actor",
    "headline",
    "light verb does",
    "light verb receives",
    "counted",
    *(f"trigger {t}" for t in _TRIGGERS),
    *(f"frame {f}" for f in _FRAMES),
    *(f"mode {m}" for m in _MODES),
    "mutual",
    *(f"shape {s}" for s in _SHAPES),
    *(f"category {c}" for c in Category),
)
_INDEX = {name: i for i, name in enumerate(FEATURES)}

# What the second stage knows besides: the first stage's scores of this candidate and of its rivals.
RIVALRY: tuple[str, ...] = (
    "initiates, first score",
    "receives, first score",
    "best rival initiates",
    "best rival receives",
    "rivals that initiate more",
    "rivals that receive more",
    "initiators expected",
    "recipients expected",
    "initiates the category, first scores",
    "receives the category, first scores",
    "initiates in the article, first scores",
    "receives in the article, first scores",
    "initiates the event before",
    "receives the event before",
    "initiates the event after",
    "receives the event after",
    "initiates the same category before",
    "receives the same category before",
)


@dataclass(frozen=True, slots=True)
class Precedent:
    """What the rules alone chose all over the article: how often each candidate initiates and receives, and against whom."""

    initiates: Counter[str]
    receives: Counter[str]
    initiates_category: Counter[tuple[str, str]]
    receives_category: Counter[tuple[str, str]]
    pairs: Counter[tuple[str, str]]


def rows(parsed: Parsed, slot: Slot, cast: Sequence[Candidate], classes: Mapping[str, str]) -> list[list[float]]:
    """One row of features a candidate; what the rules chose elsewhere is added by :func:`add_precedent`."""
    paths = _Paths(parsed, slot.token)
    scene = _Scene(parsed, slot, paths, classes)
    best = [_nearest(parsed, slot, c, paths) for c in cast]
    firsts = [_preference(slot.initiator_roles, slot.roles.get(m.token)) for m in best]
    seconds = [_preference(slot.recipient_roles, slot.roles.get(m.token)) for m in best]
    found = []
    for candidate, mention, first, second in zip(cast, best, firsts, seconds, strict=True):
        row = [0.0] * len(FEATURES)
        _grammar(row, scene, mention)
        row[_INDEX["initiator preference"]], row[_INDEX["recipient preference"]] = first, second
        row[_INDEX["best initiator preference"]], row[_INDEX["best recipient preference"]] = min(firsts), min(seconds)
        _position(row, parsed, slot, candidate, mention)
        _form(row, mention)
        _prominence(row, candidate, len(cast), slot)
        found.append(row)
    _event(found, parsed, slot, cast)
    _last_subject(found, parsed, slot, cast)
    _compare(found)
    return found


class _Paths:
    """Steps in the tree between the trigger and a word of the same sentence."""

    def __init__(self, parsed: Parsed, token: int) -> None:
        self._parsed = parsed
        self._up = {token: 0, **{j: n for n, j in enumerate(parsed.path_up(token), 1)}}

    def steps(self, i: int) -> tuple[int, int]:
        down = 0
        while i not in self._up:
            head = self._parsed.tokens[i].head
            if head == i:
                return _FAR, _FAR
            i, down = head, down + 1
        return self._up[i], down


def _nearest(parsed: Parsed, slot: Slot, candidate: Candidate, paths: _Paths) -> Mention:
    """The mention of a candidate that is closest to the trigger: an argument, then by tree, then by distance."""

    def closeness(m: Mention) -> tuple[int, int, int, int]:
        role = slot.roles.get(m.token)
        direct = 0 if role and not role.startswith("in ") else 1 if role else 2
        apart = abs(parsed.tokens[m.token].sentence - parsed.tokens[slot.token].sentence)
        later = parsed.tokens[m.token].sentence > parsed.tokens[slot.token].sentence
        up, down = paths.steps(m.token) if not apart else (_FAR, _FAR)
        return (direct, apart + later, up + down, abs(m.token - slot.token))

    return min(candidate.mentions, key=closeness)


def _preference(roles: Sequence[str], role: str | None) -> float:
    if role is None:
        return float(_FAR)
    inside = role.startswith("in ")
    name = role.removeprefix("in ")
    plain = name.removeprefix("up.")
    place = roles.index(name) if name in roles else roles.index(plain) + 2 if plain in roles else _FAR
    return float(min(_FAR, place + (1 if inside else 0)))


def _set(row: list[float], name: str, value: float = 1.0) -> None:
    at = _INDEX.get(name)
    if at is not None:
        row[at] = value


@dataclass(frozen=True, slots=True)
class _Scene:
    """One event with its sentence's tree and the classes of the language's prepositions."""

    parsed: Parsed
    slot: Slot
    paths: _Paths
    classes: Mapping[str, str]


def _grammar(row: list[float], scene: _Scene, m: Mention) -> None:
    parsed, slot, paths, classes = scene.parsed, scene.slot, scene.paths, scene.classes
    role = slot.roles.get(m.token)
    if role is not None:
        _set(row, "inside an argument", float(role.startswith("in ")))
        name = role.removeprefix("in ")
        up = "up " if name.startswith("up.") else ""
        prep = name.removeprefix("up.").removeprefix("prep.")
        _set(row, f"role {up}prep {classes.get(prep, '')}" if "prep." in name else f"role {name}")
    token = parsed.tokens[m.token]
    same = token.sentence == parsed.tokens[slot.token].sentence
    up_steps, down = paths.steps(m.token) if same else (_FAR, _FAR)
    _set(row, "steps up", float(min(up_steps, _FAR)))
    _set(row, "steps down", float(min(down, _FAR)))
    _set(row, f"relation {token.dep.split(':')[0]}")
    for j in parsed.children[m.token]:
        if parsed.tokens[j].dep == "case":
            _set(row, f"class {classes.get(parsed.tokens[j].lemma, '')}")


def _position(row: list[float], parsed: Parsed, slot: Slot, candidate: Candidate, m: Mention) -> None:
    here, there = parsed.tokens[slot.token].sentence, parsed.tokens[m.token].sentence
    _set(row, "sentences away", float(max(-4, min(4, there - here))))
    _set(row, "words away", float(min(40, abs(m.token - slot.token))))
    _set(row, "before", float(m.token < slot.token))
    _set(row, "same sentence", float(here == there))
    _set(row, "mentions in sentence", float(sum(parsed.tokens[n.token].sentence == here for n in candidate.mentions)))


def _form(row: list[float], m: Mention) -> None:
    _set(row, f"form {m.form}")
    _set(row, f"type {m.type}")
    _set(row, f"sector {m.sector}")
    _set(row, "plural", float(m.plural))
    _set(row, "unknown", float(m.head == "?"))
    _set(row, "coreference", float(m.via is Via.COREFERENCE))
    _set(row, "implied", float(m.via is Via.IMPLIED))


def _prominence(row: list[float], candidate: Candidate, size: int, slot: Slot) -> None:
    _set(row, "share", candidate.share)
    _set(row, "subject share", candidate.subject_share)
    _set(row, "rank", float(min(candidate.rank, 12)))
    _set(row, "order", float(min(candidate.order, 12)))
    _set(row, "in title", float(candidate.in_title))
    _set(row, "candidates", float(min(size, 20)))
    _set(row, "speaks", float(candidate.head in slot.speakers))
    _set(row, "mutual", float(slot.mutual))
    _set(row, f"shape {slot.shape}")
    _set(row, f"category {slot.category}")


def add_precedent(table: Sequence[list[float]], slot: Slot, cast: Sequence[Candidate], precedent: Precedent) -> None:
    """Set in the rows of an event's candidates what the rules chose for them in the article's other events."""
    firsts = [row[_INDEX["initiator preference"]] for row in table]
    lowest = min(firsts, default=float(_FAR))
    leads = [c.key for c, first in zip(cast, firsts, strict=True) if first == lowest < _FAR]
    for row, candidate in zip(table, cast, strict=True):
        _precedent(row, candidate, slot, precedent, leads)


def _precedent(row: list[float], candidate: Candidate, slot: Slot, precedent: Precedent, leads: Sequence[str]) -> None:
    key = candidate.key
    _set(row, "initiates elsewhere", float(min(6, precedent.initiates[key])))
    _set(row, "receives elsewhere", float(min(6, precedent.receives[key])))
    _set(row, "initiates this category", float(min(6, precedent.initiates_category[key, slot.category])))
    _set(row, "receives this category", float(min(6, precedent.receives_category[key, slot.category])))
    _set(row, "opposes the initiator", float(min(6, max((precedent.pairs[lead, key] for lead in leads if lead != key), default=0))))


def _event(found: list[list[float]], parsed: Parsed, slot: Slot, cast: Sequence[Candidate]) -> None:
    """What is the same for all candidates: how the trigger stands, and whether its places are filled by actors at all."""
    token = parsed.tokens[slot.token]
    actors = {m.token for c in cast for m in c.mentions}
    names = [f"trigger {token.dep}", f"frame {slot.frame}", f"mode {slot.mode}", f"light verb {slot.light}", *_filled(slot, actors)]
    if is_passive(parsed, slot.token):
        names.append("passive")
    if parsed.sentences[token.sentence].part is PartKind.TITLE or token.sentence == 0:
        names.append("headline")
    if any(parsed.tokens[j].pos == "NUM" for j in parsed.children[slot.token]):
        names.append("counted")
    for row in found:
        for name in names:
            _set(row, name)


def _filled(slot: Slot, actors: set[int]) -> list[str]:
    names = []
    for role, name in (("subj", "subject"), ("obj", "object")):
        fillers = [i for i, r in slot.roles.items() if r == role]
        if fillers:
            names.append(f"{name} filled")
        if actors.intersection(fillers):
            names.append(f"{name} is an actor")
    return names


def _last_subject(found: list[list[float]], parsed: Parsed, slot: Slot, cast: Sequence[Candidate]) -> None:
    """Mark the candidate that was the last subject before the trigger."""
    last, at = -1, -1
    for number, candidate in enumerate(cast):
        for m in candidate.mentions:
            if last < m.token < slot.token and parsed.tokens[m.token].dep.startswith("nsubj"):
                last, at = m.token, number
    if at >= 0:
        found[at][_INDEX["last subject"]] = 1.0


def _compare(found: list[list[float]]) -> None:
    """How many rivals are closer to the trigger than each candidate, or in a better role."""
    steps = [row[_INDEX["steps up"]] + row[_INDEX["steps down"]] for row in found]
    words = [row[_INDEX["words away"]] for row in found]
    sentences = [abs(row[_INDEX["sentences away"]]) for row in found]
    here = float(sum(row[_INDEX["same sentence"]] for row in found))
    for name, values in (("steps", steps), ("words", words), ("sentences", sentences)):
        ordered, closer, alike = sorted(values), _INDEX[f"closer by {name}"], _INDEX[f"as close by {name}"]
        for row, value in zip(found, values, strict=True):
            before = bisect_left(ordered, value)
            row[closer] = float(before)
            row[alike] = float(bisect_right(ordered, value) - before)
    for name in ("initiator", "recipient"):
        values = [row[_INDEX[f"{name} preference"]] for row in found]
        ordered, better = sorted(values), _INDEX[f"better {name}s"]
        for row, value in zip(found, values, strict=True):
            row[better] = float(bisect_left(ordered, value))
    for row in found:
        row[_INDEX["candidates in sentence"]] = here
