"""Mends sentences that a clause of saying interrupts with its subject behind the verb: "Lima, a indiqué le ministre, enverra …".

Parsers of French take the interruption for the main clause, and what goes on behind it for a part of it. A finite verb
that stands first between two commas, with a noun behind it and no subject before it, tells who speaks; subject, objects and the rest
of the sentence belong to the verb that it interrupts.
"""

from dataclasses import dataclass, replace

from liens.parse.headlines import Grammar

_INSERT = "parataxis:insert"
_COMMA = ","
_NOMINAL = frozenset({"NOUN", "PROPN", "X"})
# Auxiliaries, pronouns and particles that stand before a verb.
_NEAR = ("aux", "expl", "advmod", "iobj", "obj", "nsubj")
_APPOSED = frozenset({"appos", "acl", "acl:relcl"})
_GOES_ON = frozenset({"conj", "parataxis", _INSERT, "ccomp", "advcl", "acl", "xcomp"})
_PASSIVE = "nsubj:pass"


@dataclass(frozen=True, slots=True)
class _Cut:
    """The interruption: its verb, the commas before and behind it, and whether it is a participle that qualifies the subject."""

    verb: int
    opens: int
    closes: int
    qualifies: bool


def mend_incises(grammar: Grammar, sayings: frozenset[int], first: int, last: int) -> None:
    """Give the parts of one sentence back to the verb that an inverted clause of saying cuts them from; ``sayings`` are verbs that state something."""
    for i in range(first, last):
        if grammar.pos[i] != "VERB":
            continue
        cut = _cut(grammar, i, first, last)
        if cut is None:
            continue
        if cut.qualifies:
            _interrupted(grammar, cut, sayings, first, last)
        elif grammar.deps[i] in {_INSERT, "parataxis"}:
            _hand_back(grammar, cut, first, last)
        elif grammar.deps[i] == "advcl" and grammar.heads[i] > cut.closes:
            _lower(grammar, cut, grammar.heads[i], first, last)
        else:
            _interrupted(grammar, cut, sayings, first, last)


def _cut(grammar: Grammar, verb: int, first: int, last: int) -> _Cut | None:
    """The commas around a finite verb that stands first behind the one and has a noun for a subject before the other."""
    start = verb
    while start > first and grammar.heads[start - 1] == verb and _is_near(grammar, start - 1):
        start -= 1
    opens = start - 1
    closes = next((j for j in range(verb + 1, last) if grammar.words[j] == _COMMA), None)
    if closes is None or opens <= first or grammar.words[opens] != _COMMA:
        return None
    finite = any("VerbForm=Fin" in grammar.morphs[j] for j in range(start, verb + 1))
    qualifies = not finite and start == verb and "VerbForm=Part" in grammar.morphs[verb]
    return _Cut(verb, opens, closes, qualifies) if qualifies or (finite and _has_speaker(grammar, verb, start, closes)) else None


def _is_near(grammar: Grammar, i: int) -> bool:
    return grammar.pos[i] not in _NOMINAL and grammar.deps[i].startswith(_NEAR)


def _has_speaker(grammar: Grammar, verb: int, start: int, closes: int) -> bool:
    """A pronoun behind the auxiliary or the verb ("a-t-il ajouté", "dit-elle"), or a noun behind it without a preposition; never with a negation."""
    if any("Polarity=Neg" in grammar.morphs[j] for j in range(start, verb)):
        return False
    if any(grammar.heads[j] == verb and grammar.deps[j].startswith("nsubj") for j in (*range(start + 1, verb), verb + 1)):
        return True
    return not grammar.deps[start].startswith("nsubj") and any(
        _is_bare(grammar, j, verb) and grammar.may_be_subject(j, verb, start, closes) for j in range(verb + 1, closes)
    )


def _is_bare(grammar: Grammar, i: int, verb: int) -> bool:
    """A noun that may be the subject behind its verb: its object by the parser, or the subject of the verb that goes on."""
    if grammar.pos[i] not in _NOMINAL:
        return False
    return (grammar.deps[i] == "obj" and grammar.heads[i] == verb) or grammar.deps[i].startswith("nsubj")


def _interrupted(grammar: Grammar, cut: _Cut, sayings: frozenset[int], first: int, last: int) -> None:
    """The subject before the first comma is the subject of the verb that goes on behind the last one of the interruption."""
    subject = next((j for j in range(first, cut.opens) if grammar.heads[j] == cut.verb and grammar.deps[j].startswith("nsubj")), None)
    apposed = any(grammar.heads[j] == subject and grammar.deps[j] in _APPOSED for j in range(first, cut.opens))
    if subject is None or (apposed and not cut.qualifies and cut.verb not in sayings):
        return  # "La Turquie, membre de l'Otan, dénonce un complot, rappelle …": the commas are those of an apposition
    for closes in (j for j in range(cut.closes, last) if grammar.words[j] == _COMMA):
        whole = replace(cut, closes=closes)
        main = next((j for j in range(closes + 1, last) if grammar.heads[j] == cut.verb and grammar.deps[j] in _GOES_ON), None)
        if main is not None and _goes_on(grammar, whole, main, first, last):
            _lower(grammar, whole, main, first, last)
            passive = any(grammar.deps[j] == "aux:pass" for j in grammar.children(main, first, last))
            grammar.deps[subject] = _PASSIVE if passive else "nsubj"
            if cut.qualifies:
                grammar.heads[cut.verb], grammar.deps[cut.verb] = subject, "acl"
            return


def _goes_on(grammar: Grammar, cut: _Cut, main: int, first: int, last: int) -> bool:
    """A finite verb, next to the comma but for its own small words, without conjunction or subject of its own there."""
    kids = [j for j in grammar.children(main, first, last) if j > cut.closes]
    if any(grammar.deps[j] in {"cc", "mark"} or grammar.deps[j].startswith("nsubj") for j in kids if j < main):
        return False
    finite = "VerbForm=Fin" in grammar.morphs[main] or any("VerbForm=Fin" in grammar.morphs[j] for j in kids if grammar.deps[j].startswith(("aux", "cop")))
    return finite and all(_is_within(grammar, j, main) for j in range(cut.closes + 1, main))


def _is_within(grammar: Grammar, i: int, top: int) -> bool:
    while grammar.heads[i] != i:
        i = grammar.heads[i]
        if i == top:
            return True
    return False


def _lower(grammar: Grammar, cut: _Cut, main: int, first: int, last: int) -> None:
    """The clause of saying hangs on the verb that it interrupts, which takes its place and everything outside the commas."""
    for j in grammar.children(cut.verb, first, last):
        if j != main and not cut.opens < j <= cut.closes:
            grammar.heads[j] = main
    if grammar.heads[cut.verb] != main:
        root = grammar.heads[cut.verb] == cut.verb
        grammar.heads[main], grammar.deps[main] = (main if root else grammar.heads[cut.verb]), grammar.deps[cut.verb]
    grammar.heads[cut.verb], grammar.deps[cut.verb] = main, _INSERT
    if not cut.qualifies:
        _give_speaker(grammar, cut, main)


def _hand_back(grammar: Grammar, cut: _Cut, first: int, last: int) -> None:
    """What follows the second comma belongs to the interrupted verb: "enverra, a indiqué Lima, 200 soldats en Haïti"."""
    main = grammar.heads[cut.verb]
    if ";" in grammar.words[min(main, cut.opens) : cut.opens]:
        return  # "… a signé ; Rome, vieille alliée, réclame un délai, …": the clause is one of its own
    if main > cut.opens or any(_goes_on(grammar, cut, j, first, last) for j in grammar.children(cut.verb, cut.closes, last) if grammar.deps[j] == "conj"):
        return  # "dénonce un complot, rappelle son envoyé, ferme ses ports": a series of verbs, cut by nothing
    _give_speaker(grammar, cut, main)
    for j in grammar.children(cut.verb, first, last):
        if j > cut.closes:
            grammar.heads[j] = main
            if grammar.deps[j].startswith("nsubj"):
                grammar.deps[j] = "obj"


def _give_speaker(grammar: Grammar, cut: _Cut, main: int) -> None:
    """The noun behind the verb is its subject, unless a pronoun is."""
    inside = (*range(cut.opens + 1, cut.verb), cut.verb + 1)
    if any(grammar.heads[j] == cut.verb and grammar.deps[j].startswith("nsubj") for j in inside):
        return
    speaker = next((j for j in range(cut.verb + 1, cut.closes) if grammar.heads[j] in {cut.verb, main} and _is_bare(grammar, j, cut.verb)), None)
    if speaker is not None:
        grammar.heads[speaker], grammar.deps[speaker] = cut.verb, "nsubj"
