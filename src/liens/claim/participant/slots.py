"""Builds the slot of an event: which words stand in which logical role to its trigger, directly or inside an argument."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from liens.claim.event.lexicon import Frame, Shape
from liens.claim.event.triggers import Trigger
from liens.claim.participant.candidates import Slot, first_places
from liens.parse.grammar import NOMINAL, Argument, arguments, carrying_verb, conjuncts, preposition
from liens.parse.parsed import Parsed

_CLAUSES = frozenset({"acl", "advcl", "ccomp", "parataxis", "csubj"})
_IN_OBJECT = "in obj"
# Behind subject and object the frame of a mutual verb has the prepositions of company.
_WITH = slice(2, 4)
_CARRIED = frozenset({"obj", "xcomp", "obl:arg"})


@dataclass(frozen=True, slots=True)
class Kind:
    """What sort of event a trigger names: PLOVER category and mode, the word's shape, its frame."""

    category: str
    mode: str
    shape: Shape
    frame: Frame


@dataclass(frozen=True, slots=True)
class Setting:
    """What a slot needs to know besides its words: the heads of the actors who vouch for it, and the light verbs."""

    speakers: tuple[str, ...]
    light_verbs: Mapping[str, str]


def slot_of(parsed: Parsed, trigger: Trigger, setting: Setting) -> Slot:
    """The slot of a trigger."""
    rule = trigger.rule
    tokens = (trigger.token, *(i for i in trigger.tokens if i != trigger.token))
    kind = Kind(str(rule.category), rule.mode or "", rule.shape, rule.frame)
    return build_slot(parsed, tokens, kind, [*trigger.arguments, *_of_the_noun(parsed, tokens)], setting)


def build_slot(
    parsed: Parsed,
    tokens: Sequence[int],
    kind: Kind,
    found: Sequence[Argument],
    setting: Setting,
) -> Slot:
    """A slot from its parts (training builds slots for triggers that the lexicon does not have)."""
    roles: dict[int, str] = {}
    hows: dict[int, str] = {}
    for argument in found:
        roles.setdefault(argument.token, argument.role)
        hows.setdefault(argument.token, argument.how)
    for argument in found:
        if argument.role.removeprefix("up.") not in {"advcl", "acl", "ccomp", "refl"}:
            _inside(parsed, argument.token, argument.role, roles, tokens)
    frame = kind.frame
    _handed(parsed, kind, roles, hows)
    if frame.mutual and kind.shape is Shape.VERB:
        roles |= _partners(parsed, roles, frame)
    return Slot(
        tokens[0],
        tokens[-1],
        kind.category,
        str(kind.shape),
        frame.name,
        kind.mode,
        frame.mutual,
        frame.initiator,
        frame.recipient,
        roles,
        setting.speakers,
        setting.light_verbs.get(parsed.tokens[carrying_verb(parsed, tokens[0])].lemma, ""),
        hows,
    )


def _inside(parsed: Parsed, head: int, role: str, roles: dict[int, str], tokens: Sequence[int]) -> None:
    """Words in the noun phrase of an argument stand "in" its role ("the positions of the rebels")."""
    open_ = [(head, 0)]
    while open_:
        i, depth = open_.pop()
        for j in parsed.children[i]:
            token = parsed.tokens[j]
            if token.dep.split(":", 1)[0] in _CLAUSES or depth > 3 or j in tokens:
                continue
            if token.pos in NOMINAL:
                roles.setdefault(j, f"in {role}")
            open_.append((j, depth + 1))


def _handed(parsed: Parsed, kind: Kind, roles: dict[int, str], hows: dict[int, str]) -> None:
    """Whom a thing goes to, where the parser hangs them on the thing: "fournit des images à la Zambie"."""
    first = first_places(kind.frame.recipient)
    if kind.shape is not Shape.VERB or len(first) == 1 or any(role in first for role in roles.values()):
        return
    things = [i for i, role in roles.items() if role == "obj" and hows.get(i) == "direct"]
    for i in [j for thing in things for j in parsed.children[thing] if parsed.tokens[j].pos in NOMINAL]:
        role = f"prep.{preposition(parsed, i)}"
        if role in first:
            for j in conjuncts(parsed, i):
                roles[j], hows[j] = role, "direct"


def _partners(parsed: Parsed, roles: Mapping[int, str], frame: Frame) -> dict[int, str]:
    """Those with whom it is done, deep inside the object: "signed deals on free trade with Laos and Fiji"."""
    found = {i: f"prep.{preposition(parsed, i)}" for i, role in roles.items() if role == _IN_OBJECT}
    return {i: role for i, role in found.items() if role in frame.initiator[_WITH]}


def all_arguments(parsed: Parsed, tokens: Sequence[int]) -> list[Argument]:
    """The arguments of an event: those of its head, and of the noun that a light or governing verb took into the trigger."""
    return list(dict.fromkeys([*arguments(parsed, tokens[0]), *_of_the_noun(parsed, tokens)]))


def _of_the_noun(parsed: Parsed, tokens: Sequence[int]) -> list[Argument]:
    """What belongs to the noun of "sign a pact with X", "attend the summit of Y": it is the event's as well."""
    found = []
    for i in tokens[1:]:
        if parsed.tokens[i].dep.split(":")[0] in _CARRIED or parsed.tokens[i].pos == "NOUN":
            found += [a for a in arguments(parsed, i) if a.token not in tokens and not a.role.startswith("up.")]
    return found


def default_frame(shape: Shape, frames: Mapping[str, Frame]) -> Frame:
    """The frame of an event word that the lexicon does not know."""
    return frames["deed"] if shape in {Shape.VERB, Shape.ADJECTIVE} else frames["of-agent"]
