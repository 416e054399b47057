"""What grammar and the annotation guide settle after the ranker: passives, the dead whom nobody is said to have killed, overflights, lists.

The ranker weighs; these rules know. The patient of a passive verb does nothing. A clause that counts dead or wounded has no doer
unless it names one. Who lies under the path of a test flight is reached by it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from liens.claim.actor.mention import Form, Mention
from liens.claim.participant.adopted import Texts, adopted
from liens.claim.participant.candidates import NAMES, Candidate, Slot, first_places, is_named
from liens.claim.participant.captors import captor
from liens.claim.participant.choose import Choice
from liens.claim.participant.lists import completed
from liens.claim.participant.named import is_placed, stated
from liens.claim.participant.repeats import also
from liens.model import Category
from liens.parse.grammar import is_passive, preposition
from liens.parse.parsed import Parsed

_NOUN = "N"
_VERB = "V"
_OBJECT = "obj"
_SUBJECT = "subj"
_DATIVE = "iobj"
_DIRECT = "direct"
_DEED = "deed"
_OF_PATIENT = "of-patient"
_RECEIVE = "receive"
# Roles around the verb above a noun; what several do together may be of them and of the noun's owner.
_ABOVE = "up."
_TOGETHER = frozenset({Category.AGREE, Category.CONSULT, Category.SUPPORT, Category.COOPERATE})
_FORCE = frozenset({Category.ASSAULT, Category.COERCE})
_OVER_PEOPLE = frozenset({Category.COERCE, Category.SANCTION, Category.RETREAT})
_TELLING = "up.subj"
_ORGANISATION = "organisation"
_TELLERS = frozenset({"CIV", "MED"})
_POWERS = frozenset({"GOV", "LEG", "JUD"})
_BODY = "body"
_WEAPONS = frozenset({"weapons", "aerial"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules look words up in: words of harm, prepositions of flight and of doors, states of places, sources, verbs that repeat, texts."""

    harms: frozenset[str]
    overflight: frozenset[str]
    doorways: frozenset[str]
    places: Mapping[int, str]
    sources: frozenset[int]
    repeating: frozenset[str] = frozenset()
    texts: Texts = field(default_factory=Texts)


def settled(parsed: Parsed, slot: Slot, choice: Choice, cast: Sequence[Candidate], facts: Facts) -> Choice:
    """The ranker's choice with what the rules know better."""
    chosen = _of_its_own(slot, _passive(parsed, slot, choice, cast), cast)
    named = stated(slot, _receiving(slot, chosen, cast), cast)
    found = _without_doer(parsed, slot, captor(parsed, slot, _undergoing(slot, named, cast), cast), cast, facts)
    found = _overflown(parsed, slot, _without_witnesses(slot, found, cast, facts), cast, facts)
    found = _picketed(parsed, slot, _reached(slot, found, cast), cast, facts)
    listed = also(parsed, slot, completed(parsed, slot, found, cast), cast, facts.repeating)
    return adopted(parsed, slot, _abroad(slot, _within(slot, listed, cast), cast), cast, facts.texts)


def _abroad(slot: Slot, choice: Choice, cast: Sequence[Candidate]) -> Choice:
    """Who moves his own forces moves them against others, or against nobody: "Togo sent its army to Mali".

    In the articles coded for training a state's show of force reaches the state itself in two claims of 369.
    """
    if slot.category != Category.MOBILIZE:
        return choice
    own = {cast[n].head for n in choice.initiators}
    return replace(choice, recipients=tuple(n for n in choice.recipients if cast[n].head not in own))


def _reached(slot: Slot, choice: Choice, cast: Sequence[Candidate]) -> Choice:
    """Whoever stands in the first place of a recipient is one where the ranker found none in the clause (cf. ``named``).

    A name stands there behind a preposition too; a description ("their citizens"), and who is told of inside the phrase, only where
    somebody is reached at all.
    """
    if slot.mutual or not slot.recipient_roles or any(_roles(slot, cast[n]) for n in choice.recipients):
        return choice
    first = slot.recipient_roles[:1]
    found = _standing(choice, cast, [i for i, role in slot.roles.items() if role in first], is_named)
    if not found and choice.recipients:
        places = first_places(slot.recipient_roles)
        found = _standing(choice, cast, [i for i, role in slot.roles.items() if role in places and slot.hows.get(i) == _DIRECT], _is_known)
        found = found or _standing(choice, cast, [i for i, role in slot.roles.items() if role.removeprefix("in ") in places], _is_known)
    return replace(choice, recipients=found) if found else choice


def _standing(choice: Choice, cast: Sequence[Candidate], places: Collection[int], fits: Callable[[Mention], bool]) -> tuple[int, ...]:
    """The candidates that stand in one of these places and do not do the deed."""
    return tuple(n for n, c in enumerate(cast) if n not in choice.initiators and any(m.token in places and fits(m) for m in c.mentions))


def _is_known(m: Mention) -> bool:
    return m.head != "?"


def _picketed(parsed: Parsed, slot: Slot, choice: Choice, cast: Sequence[Candidate], facts: Facts) -> Choice:
    """Whose door a crowd stands before is who it protests against: "a rally outside the Brazilian embassy"."""
    if slot.category != Category.PROTEST:
        return choice
    around = {slot.token, parsed.tokens[slot.token].head}
    doors = {i for i, token in enumerate(parsed.tokens) if token.head in around and i != slot.token and preposition(parsed, i) in facts.doorways}
    faced = [n for n, c in enumerate(cast) if any(m.token in doors and is_named(m) for m in c.mentions)]
    faced = [n for n in faced if _SUBJECT not in _roles(slot, cast[n])]
    if not faced:
        return choice
    return replace(choice, initiators=tuple(n for n in choice.initiators if n not in faced), recipients=tuple(faced))


def _within(slot: Slot, choice: Choice, cast: Sequence[Candidate]) -> Choice:
    """One arm of a state that does something to another ("a Peruvian judge summoned the Peruvian president"): the state is on both sides."""
    if slot.mutual or not slot.initiator_roles or not slot.recipient_roles:
        return choice
    ends = slot.initiator_roles[:1], first_places(slot.recipient_roles)
    both = [n for n in choice.initiators if len({_code_at(slot, cast[n], roles) for roles in ends} - {None}) > 1]
    return replace(choice, recipients=tuple(sorted({*both, *(n for n in choice.recipients if is_placed(slot, cast[n]))}))) if both else choice


def _code_at(slot: Slot, candidate: Candidate, roles: Sequence[str]) -> str | None:
    """By what code it stands there; the people of a state ("urged Americans") are not the state, "him" may be its president."""
    held = (m for m in candidate.mentions if slot.roles.get(m.token) in roles)
    return next((f"{m.code} {m.form if m.form is Form.DEMONYM else ''}" for m in held if m.form in NAMES or _is_official(m)), None)


def _is_official(m: Mention) -> bool:
    """As in "asked the government", "accused him": one of the powers of a state, without its name."""
    return m.sector in _POWERS and (m.form is Form.PRONOUN or (m.form is Form.DESCRIPTION and m.type == _BODY))


def _roles(slot: Slot, candidate: Candidate) -> list[str]:
    return [slot.roles[m.token] for m in candidate.mentions if m.token in slot.roles]


def _passive(parsed: Parsed, slot: Slot, choice: Choice, cast: Sequence[Candidate]) -> Choice:
    """Whoever only suffers a verb in the passive is no doer of it: "Russian authorities, often accused, …"."""
    if slot.shape != _VERB or slot.initiator_roles[:1] != (_SUBJECT,) or not is_passive(parsed, slot.token):
        return choice
    suffers = {_OBJECT} if slot.frame == _DEED else {_DATIVE, f"in {_DATIVE}"} if _DATIVE in slot.recipient_roles else set()
    patients = [n for n in choice.initiators if (held := set(_roles(slot, cast[n]))) and held <= suffers]
    # Of one state the part that is not in the clause suffers nothing; what holds, tries or frees its people and officials is the state.
    absent = {k for k in choice.recipients if not _roles(slot, cast[k]) and any(cast[k].head == cast[n].head for n in patients)}
    within = {*absent, *patients} if absent and slot.category in _OVER_PEOPLE else set()
    powers = {k for k in within if cast[k].key == cast[k].head}
    # What the ranker divides within one state, or among those who suffer it together, is left to it.
    divided = any(cast[k].head == cast[n].head or suffers & {*_roles(slot, cast[k])} for n in patients for k in choice.recipients if k not in absent)
    if not patients or divided:
        return choice
    left = {n for n in choice.initiators if n not in patients}
    return replace(choice, initiators=tuple(sorted(left | powers)), recipients=tuple(sorted({*choice.recipients, *patients} - absent)))


def _of_its_own(slot: Slot, choice: Choice, cast: Sequence[Candidate]) -> Choice:
    """Beside those whose deed a noun says it is, who only acts on the deed has no part in it: "the council condemned the Chadian raid"."""
    if slot.shape != _NOUN or slot.mutual or slot.light or slot.category in _TOGETHER:
        return choice
    own = [n for n in choice.initiators if any(r in slot.initiator_roles and not r.startswith(_ABOVE) for r in _roles(slot, cast[n]))]
    above = [n for n in choice.initiators if (held := _roles(slot, cast[n])) and all(r.startswith(_ABOVE) for r in held)]
    return replace(choice, initiators=tuple(n for n in choice.initiators if n not in above)) if own else choice


def _receiving(slot: Slot, choice: Choice, cast: Sequence[Candidate]) -> Choice:
    """Whoever only is the subject of a verb of receiving does not give: "les diplomates ont reçu l'ordre de partir"."""
    if slot.frame != _RECEIVE:
        return choice
    takers = {n for n in choice.initiators if set(_roles(slot, cast[n])) == {_SUBJECT}}
    givers = {n for n in choice.recipients if takers and _roles(slot, cast[n])}
    initiators = tuple(sorted({*choice.initiators, *givers} - takers))
    return replace(choice, initiators=initiators, recipients=tuple(sorted({*choice.recipients, *takers} - givers)))


def _undergoing(slot: Slot, choice: Choice, cast: Sequence[Candidate]) -> Choice:
    """A person to whom a noun of a deed belongs does not do it: "the execution of the Saudi cleric"; who was taken for the patient did.

    Groups are left alone: the hostages of a group are those whom it holds.
    """
    if slot.frame != _OF_PATIENT:
        return choice
    belongs = {slot.recipient_roles[0], f"in {slot.recipient_roles[0]}"}
    patients = tuple(n for n in choice.initiators if (held := set(_roles(slot, cast[n]))) and held <= belongs and _is_somebody(slot, cast[n]))
    if not patients:
        return choice
    others = tuple(n for n in choice.recipients if not _roles(slot, cast[n]))
    kept = [n for n in choice.recipients if n not in others]
    return replace(
        choice,
        initiators=tuple(sorted({*(n for n in choice.initiators if n not in patients), *others})),
        recipients=tuple(sorted({*kept, *patients})),
    )


def _is_somebody(slot: Slot, candidate: Candidate) -> bool:
    return all(m.form in {Form.PERSON, Form.ROLE} for m in candidate.mentions if m.token in slot.roles)


def _without_doer(parsed: Parsed, slot: Slot, choice: Choice, cast: Sequence[Candidate], facts: Facts) -> Choice:
    """A count of dead or wounded has no doer where none of those chosen stands in its clause: "twelve soldiers were killed"."""
    token = parsed.tokens[slot.token]
    harmed = slot.category == Category.ASSAULT and bool({token.lemma.lower(), token.text.lower()} & facts.harms)
    if not harmed or not (slot.shape == _NOUN or slot.frame == "suffer" or is_passive(parsed, slot.token)):
        return choice
    named = any(_roles(slot, cast[n]) or _is_below(parsed, slot, cast[n]) for n in choice.initiators)
    return choice if named else replace(choice, initiators=())


def _is_below(parsed: Parsed, slot: Slot, candidate: Candidate) -> bool:
    """Named somewhere below the event's word: "killed in an attack carried out by two Chadians"."""
    return any(slot.token in parsed.path_up(m.token) for m in candidate.mentions)


def _without_witnesses(slot: Slot, choice: Choice, cast: Sequence[Candidate], facts: Facts) -> Choice:
    """Whoever is only there to tell ("witnesses said", "a newspaper reported") has no part in what it tells."""

    def tells(n: int) -> bool:
        only = all(m.token in facts.sources for m in cast[n].mentions)
        roles = _roles(slot, cast[n])
        aside = not roles and cast[n].key.partition("/")[2] in _TELLERS
        return (only and (aside or _is_quoted(roles))) or _documents(slot, cast[n])

    first, second = (tuple(n for n in part if not tells(n)) for part in (choice.initiators, choice.recipients))
    return replace(choice, initiators=first, recipients=second)


def _is_quoted(roles: Sequence[str]) -> bool:
    """Named behind a preposition only: "according to Polish witnesses"."""
    return bool(roles) and all(role.removeprefix("in ").startswith("prep.") for role in roles)


def _documents(slot: Slot, candidate: Candidate) -> bool:
    """An organisation that only counts or reports a deed of force: "the UN has documented killings"."""
    only = set(_roles(slot, candidate)) == {_TELLING} and not slot.light and candidate.head in slot.speakers
    return only and slot.category in _FORCE and all(m.type == _ORGANISATION for m in candidate.mentions if m.token in slot.roles)


def _overflown(parsed: Parsed, slot: Slot, choice: Choice, cast: Sequence[Candidate], facts: Facts) -> Choice:
    """The state over which a missile or aircraft passes: "fired a missile over Hokkaido"."""
    if slot.category != Category.MOBILIZE or slot.mode not in _WEAPONS:
        return choice
    heads = set(_under(parsed, slot, cast, facts))
    below = tuple(n for n, c in enumerate(cast) if c.key in heads and n not in choice.initiators)
    return replace(choice, recipients=below) if below else choice


def _under(parsed: Parsed, slot: Slot, cast: Sequence[Candidate], facts: Facts) -> Iterator[str]:
    """The states that stand behind "over" in the clause of the event."""
    sentence = parsed.sentences[parsed.tokens[slot.token].sentence]
    known = {m.token: c.head for c in cast for m in c.mentions}
    around = {slot.token, *slot.roles}
    crossed = {i for i, role in slot.roles.items() if role == _OBJECT and slot.frame == _DEED}
    for i in range(sentence.first, sentence.last):
        beneath = preposition(parsed, i) in facts.overflight or parsed.tokens[parsed.tokens[i].head].text.lower() in facts.overflight
        if i in crossed or (beneath and (i in around or around.intersection(parsed.path_up(i)))):
            state = known.get(i) or facts.places.get(i)
            if state is not None:
                yield state
