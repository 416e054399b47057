"""Who is named outright in an event's own clause: "Britain and France sent gunboats", "Budapest declared a state of emergency".

The ranker weighs the whole article, and where a story is told within one state, or many actors stand near, it may pass over the
very words that say who does it. In the articles coded for training and development a name, seat, person or office that is the direct
subject of a verb was an initiator in 192 of 199 claims, and one that is its direct object a recipient in 72 of 76.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from liens.claim.actor.mention import Form, Mention
from liens.claim.participant.candidates import Candidate, Slot, first_places, is_named
from liens.claim.participant.choose import Choice
from liens.model import Category

_SUBJECT = "subj"
_ABOVE = "up.subj"
_VERBS = frozenset({"V", "A"})
_DOES = "does"
_OWN = frozenset({"direct"})
# The subject that a verb shares or that a relative word stands for is as good: an initiator in 74 of 82.
_SHARED = frozenset({"direct", "control", "conjunct", "relative"})
_NOUN = frozenset({"direct", "participle"})
_GOVERNOR = frozenset({"governor"})
# Where a noun of a deed names its doer beyond doubt: "Togo's attack", "an attack launched by Togo"; and behind the first preposition
# of its frame, "an attack by Togo".
_OWNER = "poss"
_OWNERS = frozenset({"agent", _OWNER})
_PREPOSITION = "prep."
# What a preposition brings in is left to the ranker: of ten that stood first, behind « contre », none was the recipient.
_CORE = frozenset({_SUBJECT, "obj", "iobj"})
# No place in an event's own clause, or one inside another clause.
_NOWHERE = frozenset({"", "xcomp", "ccomp", "advcl"})
_PATIENT = "of-patient"
# Whoever has a name and no state: "the West".
_VAGUE = "vague"
_ROW = 3
# What is often done together even where the verb has one subject ("supplies rice to").
_OFTEN_MUTUAL = frozenset({Category.CONSULT, Category.COOPERATE})
# Subject, object and "with" of a mutual verb.
_PARTIES = 3


def stated(slot: Slot, choice: Choice, cast: Sequence[Candidate]) -> Choice:
    """The choice with those whom the clause names in the first places of its frame."""
    if slot.mutual:
        return _together(slot, choice, cast)
    if slot.shape in _VERBS:
        return _row(slot, _received(slot, _done(slot, choice, cast), cast), cast)
    return _row(slot, _owned(slot, choice, cast), cast)


def _held(slot: Slot, cast: Sequence[Candidate], roles: Collection[str], how: Collection[str]) -> tuple[int, ...]:
    """The candidates that are named in one of these roles."""
    places = {i for i, role in slot.roles.items() if role in roles and slot.hows.get(i) in how}
    return tuple(n for n, c in enumerate(cast) if any(m.token in places and is_named(m) for m in c.mentions))


def _is_vague(m: Mention) -> bool:
    return m.form is Form.NAME and m.type == _VAGUE


def _done(slot: Slot, choice: Choice, cast: Sequence[Candidate]) -> Choice:
    """The subject of a verb does it; whoever has no place in the clause does not."""
    if not slot.initiator_roles or slot.initiator_roles[0] != _SUBJECT:
        return choice
    subjects = {i for i, role in slot.roles.items() if role == _SUBJECT and slot.hows.get(i) in _SHARED}
    vague = tuple(n for n, c in enumerate(cast) if any(m.token in subjects and _is_vague(m) for m in c.mentions))
    named = _held(slot, cast, {_SUBJECT}, _SHARED) or vague
    if named or any(_role(slot, cast[n], slot.initiator_roles) == _SUBJECT for n in choice.initiators):
        return _doers(slot, choice, cast, named)
    described = [n for n, c in enumerate(cast) if any(m.token in subjects and m.form is Form.DESCRIPTION and m.head != "?" for m in c.mentions)]
    return _doers(slot, choice, cast, described)


def _doers(slot: Slot, choice: Choice, cast: Sequence[Candidate], named: Sequence[int]) -> Choice:
    """Those who are named do it, with others in a place of the doer; whoever stands in the recipient's place changes sides."""
    if not named:
        return choice
    places = {r for r in slot.initiator_roles if not r.startswith("up.")}
    if slot.category in _OFTEN_MUTUAL:
        places |= {*slot.recipient_roles}
    left = [n for n in choice.initiators if n not in named]
    others = {n for n in left if _role(slot, cast[n], slot.initiator_roles) in places}
    moved = {n for n in left if n not in others and _role(slot, cast[n], slot.recipient_roles) in slot.recipient_roles[:1]}
    # Within one state the same candidate may stand on both sides: the army and its government.
    inner = {n for n in named if any(cast[k].head == cast[n].head for k in left)}
    recipients = {*choice.recipients, *moved} - ({*named} - inner)
    if not recipients and {*choice.recipients} & {*named}:
        # Both were taken for each other.
        recipients = {*left} - others
    return replace(choice, initiators=tuple(sorted({*named, *others})), recipients=tuple(sorted(recipients)))


def _role(slot: Slot, candidate: Candidate, preferred: Sequence[str]) -> str:
    """The best place that a candidate has in the clause, also inside an argument."""
    held = [slot.roles[m.token].removeprefix("in ") for m in candidate.mentions if m.token in slot.roles]
    return min(held, key=lambda r: (r not in preferred, r), default="")


def _received(slot: Slot, choice: Choice, cast: Sequence[Candidate]) -> Choice:
    """Who stands in the first place of the recipient is reached by it; whoever has no place in the clause gives way."""
    if not slot.recipient_roles or slot.recipient_roles[0] not in _CORE:
        return choice
    for n, place in enumerate(first_places(slot.recipient_roles)):
        named = {*_held(slot, cast, {place}, _OWN)} - {*choice.initiators}
        if named:
            later = first_places(slot.recipient_roles)[n + 1 :]
            others = {k for k in choice.recipients if _role(slot, cast[k], slot.recipient_roles) not in later}
            kept = others if named <= {*choice.recipients} else {k for k in others if is_placed(slot, cast[k])}
            return replace(choice, recipients=tuple(sorted(named | kept)))
    return choice


def is_placed(slot: Slot, candidate: Candidate) -> bool:
    """The candidate has a place in the event's own clause."""
    return _role(slot, candidate, slot.recipient_roles) not in _NOWHERE


def _owned(slot: Slot, choice: Choice, cast: Sequence[Candidate]) -> Choice:
    """The owner of a deed's noun does it; so does the subject of a verb that merely carries it ("Lima declared a curfew"), no other of his state."""
    owners = {*_OWNERS, next((role for role in slot.initiator_roles if role.startswith(_PREPOSITION)), _OWNER)}
    owners -= {_OWNER} if slot.frame == _PATIENT else set()
    named = _held(slot, cast, owners & set(slot.initiator_roles), _NOUN)
    if named or _ABOVE not in slot.initiator_roles or slot.light != _DOES:
        return _doers(slot, choice, cast, named)
    above = _held(slot, cast, {_ABOVE}, _GOVERNOR)
    states = {cast[n].head for n in above}
    reached = {n for n in choice.initiators if _role(slot, cast[n], slot.recipient_roles) in slot.recipient_roles[:1]}
    if not all(n in reached or cast[n].head in states for n in choice.initiators):
        return choice
    return _doers(slot, choice, cast, above)


def _together(slot: Slot, choice: Choice, cast: Sequence[Candidate]) -> Choice:
    """All who are named in the places of a mutual event take part, where a verb tells it: "Berlin and Rome signed a pact with Cairo"."""
    if slot.shape not in _VERBS:
        return choice
    named = {
        n: _role(slot, c, slot.initiator_roles)
        for n, c in enumerate(cast)
        if n not in choice.recipients and any(is_named(m) and _is_party(slot, m) for m in c.mentions)
    }
    # Where both sides are named nobody else takes part whom the clause does not speak of.
    closed = _SUBJECT in named.values() and {*named.values()} != {_SUBJECT}
    others = [n for n in choice.initiators if not closed or _role(slot, cast[n], slot.initiator_roles)]
    return replace(choice, initiators=tuple(sorted({*others, *named}))) if named else choice


def _is_party(slot: Slot, m: Mention) -> bool:
    """In a place of the parties; a capital behind other prepositions than "with" may be where they meet."""
    places = slot.initiator_roles[:_PARTIES] if m.form is Form.SEAT else slot.initiator_roles
    return slot.roles.get(m.token) in places


def _row(slot: Slot, choice: Choice, cast: Sequence[Candidate]) -> Choice:
    """All of three or more who stand in one place together take part, where one of them does: "recalled its envoys from X, Y and Z"."""
    first = _whole(slot, cast, choice.initiators, choice.recipients, (_SUBJECT,) if slot.shape in _VERBS else ())
    second = _whole(slot, cast, choice.recipients, first, slot.recipient_roles)
    return replace(choice, initiators=first, recipients=second)


def _whole(slot: Slot, cast: Sequence[Candidate], taken: tuple[int, ...], others: Sequence[int], roles: Sequence[str]) -> tuple[int, ...]:
    found = set(taken)
    for role in roles:
        row = {n for n, c in enumerate(cast) if any(slot.roles.get(m.token) == role and is_named(m) for m in c.mentions)} - {*others}
        found |= row if len(row) >= _ROW and row & found else set()
    return tuple(sorted(found)) if found != set(taken) else taken
