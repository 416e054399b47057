"""Completes a list of parties: where several of "Chad, Mali, Niger and Togo" take part in the same role, all of them do.

The ranker takes few candidates a role, so that a mistake is cheap; a list that grammar joins needs no such care.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from liens.claim.actor.mention import Form
from liens.claim.participant.candidates import Candidate, Slot
from liens.claim.participant.choose import Choice
from liens.parse.grammar import conjuncts, preposition, stands_in_list
from liens.parse.parsed import Parsed

# In the articles coded for training and development the ranker took one half of 46 pairs, and in 11 both halves had the role, so
# pairs are left to it; of 10 longer lists with two members taken all were whole.
_LIST = 3
_TAKEN = 2
# Of so many one is enough: "withdrew from the OAS, the FAO, UNESCO and the ILO".
_LONG = 4
_COMMA = ","
_LINKS = frozenset({"CCONJ", "DET"})
_VERBAL = frozenset({"VERB", "AUX", "PART"})
_SUBJECT = "subj"
_QUALITY = "amod"
_NAMES = frozenset({Form.NAME, Form.SEAT, Form.PERSON, Form.ROLE})


def completed(parsed: Parsed, slot: Slot, choice: Choice, cast: Sequence[Candidate]) -> Choice:
    """The choice with the rest of each list that it took two members of, and of a list before the verb that it took one of.

    Nobody changes sides but in a list of subjects.
    """
    choice = _undivided(slot, choice, cast, [*_joined(parsed, slot, _by_token(cast))])
    lists = [*_joined(parsed, slot, _by_token(cast)), *_written(parsed, slot, cast)]
    opening = _opening(parsed, slot, cast)
    initiators = _whole(choice.initiators, choice.recipients, lists)
    qualifying = (members for members in _qualifying(parsed, slot, cast) if not members & set(choice.recipients))
    for members in (opening, *qualifying):
        if members & set(initiators):
            initiators = tuple(sorted({*initiators} | members))
    joined = {*initiators} - {*choice.initiators}
    recipients = _whole(tuple(n for n in choice.recipients if n not in joined), initiators, lists)
    return _in_one_word(slot, replace(choice, initiators=initiators, recipients=recipients), cast)


def _in_one_word(slot: Slot, choice: Choice, cast: Sequence[Candidate]) -> Choice:
    """Those whom one word means do one thing: « les deux hommes promettent », "they urged"."""
    for token, members in _by_token(cast).items():
        together = set(members)
        if slot.roles.get(token) == _SUBJECT and _SUBJECT in slot.initiator_roles and len(together) >= _TAKEN and together & set(choice.initiators):
            recipients = tuple(n for n in choice.recipients if n not in together)
            choice = replace(choice, initiators=tuple(sorted({*choice.initiators, *together})), recipients=recipients)
    return choice


def _undivided(slot: Slot, choice: Choice, cast: Sequence[Candidate], lists: Sequence[frozenset[int]]) -> Choice:
    """Those who are one list of subjects do one thing: "France, Italy and Peru recalled their envoys" recalls none from Peru."""
    for members in lists:
        others = members & set(choice.recipients)
        taken = members & set(choice.initiators)
        if others and len(taken) >= _TAKEN and all(_is_subject(slot, cast[n]) for n in members):
            recipients = tuple(n for n in choice.recipients if n not in others)
            choice = replace(choice, initiators=tuple(sorted({*choice.initiators, *members})), recipients=recipients)
    return choice


def _is_subject(slot: Slot, candidate: Candidate) -> bool:
    return any(slot.roles.get(m.token) == _SUBJECT for m in candidate.mentions)


def _by_token(cast: Sequence[Candidate]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for number, candidate in enumerate(cast):
        for mention in candidate.mentions:
            found.setdefault(mention.token, []).append(number)
    return found


def _joined(parsed: Parsed, slot: Slot, cast: Mapping[int, Sequence[int]]) -> Iterator[frozenset[int]]:
    """The candidates of each coordination that the parser sees among the words around the event."""
    heads = dict.fromkeys(_first(parsed, i) for i in sorted(slot.roles))
    for head in heads:
        members = frozenset(n for i in conjuncts(parsed, head) for n in cast.get(i, ()))
        if len(members) >= _LIST:
            yield members


def _written(parsed: Parsed, slot: Slot, cast: Sequence[Candidate]) -> Iterator[frozenset[int]]:
    """The candidates that stand in a row with only commas, "and", articles and prepositions between them, however the parser hangs them."""
    sentence = parsed.sentences[parsed.tokens[slot.token].sentence]
    here = sorted(
        {(m.first, m.last, m.token, n) for n, c in enumerate(cast) for m in c.mentions if sentence.first <= m.token < sentence.last and m.form in _NAMES}
    )
    runs: list[list[tuple[int, int, int, int]]] = []
    for one in here:
        # A subject does not go on with a list that a preposition opened: "sous l'égide d'Ankara, Moscou et Kiev".
        apart = runs and _is_opened(parsed, runs[-1][0][2]) and parsed.tokens[one[2]].dep.startswith("nsubj")
        if runs and not apart and stands_in_list(parsed, runs[-1][-1][1], one[0]):
            runs[-1].append(one)
        else:
            runs.append([one])
    for run in runs:
        members = frozenset(n for _, _, _, n in run)
        if len(members) >= _LIST and any(i in slot.roles for _, _, i, _ in run):
            yield members


def _is_opened(parsed: Parsed, i: int) -> bool:
    return preposition(parsed, i) is not None


def _opening(parsed: Parsed, slot: Slot, cast: Sequence[Candidate]) -> frozenset[int]:
    """The candidates of the names that open a sentence before its verb, with commas or "and" between them: "Japan, Australia to hold drills"."""
    sentence = parsed.sentences[parsed.tokens[slot.token].sentence]
    here = {(m.first, m.last, m.token): n for n, c in enumerate(cast) for m in c.mentions if m.form in _NAMES and sentence.first <= m.first < sentence.last}
    members: set[int] = set()
    placed = False
    end = sentence.first - 1
    for (first, last, token), n in sorted(here.items()):
        between = parsed.tokens[end + 1 : first]
        if not all(t.pos in _LINKS or t.text == _COMMA for t in between) or (members and not between) or _is_opened(parsed, token):
            break
        placed = placed or token in slot.roles
        members.add(n)
        end = last
    # No comma closes the list: what follows is the verb, and no apposition has come between.
    closed = end + 1 < sentence.last and parsed.tokens[end + 1].pos in _VERBAL and parsed.tokens[end + 1].dep != "case"
    return frozenset(members) if closed and placed and len(members) > 1 else frozenset()


def _qualifying(parsed: Parsed, slot: Slot, cast: Sequence[Candidate]) -> Iterator[frozenset[int]]:
    """The states of the adjectives that an event's noun has side by side: « des frappes américaines et israéliennes »."""
    states = {m.token: n for n, c in enumerate(cast) for m in c.mentions if m.form is Form.DEMONYM}
    for i, role in slot.roles.items():
        if role == _QUALITY and i in states and parsed.tokens[i].head == slot.token:
            yield frozenset(states[j] for j in conjuncts(parsed, i) if j in states)


def _first(parsed: Parsed, i: int) -> int:
    while parsed.tokens[i].dep == "conj" and parsed.tokens[i].head != i:
        i = parsed.tokens[i].head
    return i


def _whole(taken: Sequence[int], others: Sequence[int], lists: Sequence[frozenset[int]]) -> tuple[int, ...]:
    found = set(taken)
    for members in lists:
        if len(members & found) >= (_TAKEN if len(members) < _LONG else 1) and not members & set(others):
            found |= members
    return tuple(sorted(found)) if found != set(taken) else tuple(taken)
