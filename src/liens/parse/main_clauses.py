"""Tells a main clause from the relative clause inside it: "L'opposition, à laquelle Paris a retiré son soutien, boycottera le scrutin".

Behind a relative word that is no subject, parsers of French often give the subject of the sentence to the first verb and
take the main verb for a second clause.
"""

from liens.parse.headlines import Grammar

_NOMINAL = frozenset({"NOUN", "PROPN", "X"})
_VERBAL = frozenset({"VERB", "AUX"})
_COMMA = ","
_RELATIVE = "PronType=Rel"
_ASIDE = frozenset({"ccomp", "dislocated", "obl", "obl:mod", "nmod", "parataxis", "appos"})
_GOES_ON = frozenset({"conj", "parataxis", "parataxis:insert", "ccomp", "advcl", "xcomp"})


def mend_main_clauses(grammar: Grammar, openers: frozenset[str], first: int, last: int) -> None:
    """Give the subject of one sentence back to its main verb; ``openers`` are relative words that taggers may take for conjunctions."""
    for subject in range(first, last):
        if grammar.pos[subject] not in _NOMINAL or grammar.heads[subject] < subject:
            continue
        if grammar.deps[subject].startswith("nsubj"):
            _split(grammar, openers, subject, last)
        elif grammar.deps[subject] in _ASIDE:
            _raise(grammar, subject, first, last)


def _split(grammar: Grammar, openers: frozenset[str], subject: int, last: int) -> None:
    inner = grammar.heads[subject]
    relative = _relative(grammar, openers, subject, inner)
    if relative is None or not _is_of(grammar, relative, inner, subject):
        return
    kids = grammar.children(inner, subject, last)
    main = next((j for j in kids if j > inner and grammar.deps[j] in _GOES_ON and _is_main(grammar, inner, j, last)), None)
    if main is None:
        return
    _name(grammar, relative, inner, kids)
    root = grammar.heads[inner] == inner
    grammar.heads[main], grammar.deps[main] = (main if root else grammar.heads[inner]), grammar.deps[inner]
    grammar.heads[inner], grammar.deps[inner] = subject, "acl:relcl"
    for j, head in enumerate(grammar.heads):
        if head == inner and j != main and (j <= subject or j > main):
            grammar.heads[j] = main
    passive = any(grammar.deps[j] == "aux:pass" for j in grammar.children(main, inner, last))
    grammar.heads[subject], grammar.deps[subject] = main, "nsubj:pass" if passive else "nsubj"


def _raise(grammar: Grammar, noun: int, first: int, last: int) -> None:
    """A bare noun with a relative clause between commas before a verb whose only subject stands behind it: "Oman, que Lima a remercié, a jeté l'éponge"."""
    verb = grammar.heads[noun]
    kids = grammar.children(verb, first, last)
    subject = next((j for j in kids if grammar.deps[j].startswith("nsubj")), None)
    clause = next((j for j in grammar.children(noun, first, verb) if grammar.deps[j] == "acl:relcl" and noun < j < verb), None)
    start = min([verb, *(j for j in kids if noun < j < verb and grammar.deps[j].startswith(("aux", "expl", "advmod")))])
    placed = any(grammar.deps[j] in {"case", "mark"} for j in grammar.children(noun, first, last))
    if grammar.pos[verb] != "VERB" or clause is None or placed or clause > start or grammar.words[start - 1] != _COMMA:
        return
    if subject is not None and subject < verb:
        return
    if subject is not None:
        grammar.deps[subject] = "obj"
    grammar.deps[noun] = "nsubj:pass" if any(grammar.deps[j] == "aux:pass" for j in kids) else "nsubj"


def _relative(grammar: Grammar, openers: frozenset[str], subject: int, inner: int) -> int | None:
    """The relative word right behind the subject, its own words, a comma and a preposition."""
    commas = 0
    for j in range(subject + 1, inner):
        if _RELATIVE in grammar.morphs[j] or (grammar.words[j].lower() in openers and grammar.pos[j] in {"SCONJ", "PRON"}):
            return j
        commas += grammar.words[j] == _COMMA
        if commas > 1 or not (grammar.words[j] == _COMMA or grammar.pos[j] == "ADP" or _is_of(grammar, j, subject, inner)):
            return None
    return None


def _is_of(grammar: Grammar, i: int, top: int, other: int) -> bool:
    """The word hangs on the one and neither on the other nor on a verb between."""
    while grammar.heads[i] != i:
        i = grammar.heads[i]
        if i in {top, other} or grammar.pos[i] in _VERBAL:
            return i == top
    return False


def _is_main(grammar: Grammar, inner: int, main: int, last: int) -> bool:
    """A finite verb without subject or conjunction of its own."""
    kids = [j for j in grammar.children(main, inner, last) if j < main]
    if any(grammar.deps[j] in {"cc", "mark"} or grammar.deps[j].startswith("nsubj") for j in kids):
        return False
    return "VerbForm=Fin" in grammar.morphs[main] or any("VerbForm=Fin" in grammar.morphs[j] for j in kids if grammar.deps[j].startswith(("aux", "cop")))


def _name(grammar: Grammar, relative: int, inner: int, kids: list[int]) -> None:
    """A name that was joined to the relative word is the subject of its clause: "à laquelle Paris a retiré"."""
    joined = next((j for j in range(relative + 1, inner) if grammar.heads[j] == relative and grammar.deps[j].startswith("flat")), None)
    if joined is not None and not any(relative < j < inner and grammar.deps[j].startswith("nsubj") for j in kids):
        grammar.heads[joined], grammar.deps[joined] = inner, "nsubj"
    has_subject = any(relative < j and j < inner and grammar.deps[j].startswith("nsubj") for j in grammar.children(inner, relative, inner))
    if grammar.deps[relative] in {"case", "mark"} or (grammar.deps[relative] == "nsubj" and has_subject):
        bare = grammar.pos[relative - 1] != "ADP"
        grammar.heads[relative], grammar.deps[relative] = inner, "obj" if bare else "obl:arg"
