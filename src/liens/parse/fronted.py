"""Gives subjects back to their verb that a parser takes into what stands before them: "After talks with the IMF, Egypt and Ethiopia agreed to …".

Between a comma and a finite verb without subject, a noun phrase without preposition is that verb's subject.
"""

from liens.parse.headlines import Grammar

_NOMINAL = frozenset({"NOUN", "PROPN", "X"})
_PHRASE = frozenset({"NOUN", "PROPN", "X", "DET", "ADJ", "NUM", "CCONJ", "ADP", "PART", "PRON"})
_SMALL = ("aux", "advmod", "expl", "iobj", "obj", "cop")
_TAKEN_IN = frozenset({"conj", "appos", "nmod", "flat", "flat:name", "dep", "obl", "obj"})
_CLAUSES = frozenset({"root", "ROOT", "ccomp", "advcl", "parataxis"})
_SUBJECTS = ("nsubj", "csubj", "expl:subj")
_COMMA = ","


def mend_fronted(grammar: Grammar, first: int, last: int) -> None:
    """Mend the subjects of the finite verbs of one sentence that have none, or only the last of several."""
    for verb in range(first + 3, last):
        if grammar.pos[verb] != "VERB" or grammar.deps[verb] not in _CLAUSES:
            continue
        kids = grammar.children(verb, first, last)
        if not _is_finite(grammar, verb, kids):
            continue
        subjects = [j for j in kids if grammar.deps[j].startswith(_SUBJECTS)]
        if subjects and not (subjects[0] < verb and grammar.pos[subjects[0] - 1] == "CCONJ" and grammar.pos[subjects[0]] in _NOMINAL):
            continue
        start = _start(grammar, verb, first)
        phrase = _phrase(grammar, first, start)
        if phrase is not None:
            _give(grammar, verb, phrase, kids)


def _is_finite(grammar: Grammar, verb: int, kids: list[int]) -> bool:
    return any("VerbForm=Fin" in grammar.morphs[j] for j in (verb, *(j for j in kids if grammar.deps[j].startswith("aux"))))


def _start(grammar: Grammar, verb: int, first: int) -> int:
    """Where the verb begins with its auxiliaries, pronouns and particles."""
    start = verb
    while start > first and grammar.heads[start - 1] == verb and grammar.pos[start - 1] not in _NOMINAL and grammar.deps[start - 1].startswith(_SMALL):
        start -= 1
    return start


def _phrase(grammar: Grammar, first: int, end: int) -> range | None:
    """The noun phrase, or list of them, between a comma and the verb; something else must stand before the comma."""
    found = None
    while True:
        comma = next((j for j in range(end - 1, first, -1) if grammar.words[j] == _COMMA), None)
        if comma is None or not _is_phrase(grammar, comma + 1, end):
            return found
        found = range(comma + 1, found.stop if found else end)
        if all(grammar.pos[j] != "CCONJ" for j in found):
            return found
        end = comma


def _is_phrase(grammar: Grammar, start: int, end: int) -> bool:
    words = range(start, end)
    if not words or grammar.pos[start] in {"ADP", "CCONJ", "PART", "PRON"} or not all(grammar.pos[j] in _PHRASE for j in words):
        return False
    return any(grammar.pos[j] in _NOMINAL for j in words)


def _give(grammar: Grammar, verb: int, phrase: range, kids: list[int]) -> None:
    """The first noun of the phrase becomes the subject; the others that hang outside are coordinated with it."""
    outside = [j for j in phrase if grammar.pos[j] in _NOMINAL and grammar.heads[j] not in phrase]
    if not outside or grammar.deps[outside[0]] not in _TAKEN_IN or grammar.heads[outside[0]] >= phrase.start:
        return
    passive = any(grammar.deps[j] == "aux:pass" for j in kids)
    grammar.heads[outside[0]], grammar.deps[outside[0]] = verb, "nsubj:pass" if passive else "nsubj"
    for j in outside[1:]:
        grammar.heads[j], grammar.deps[j] = outside[0], "conj"
