"""Keeps the infinitives of a list together: "reproche à Lima d'armer l'un, de menacer l'autre, et de mépriser les traités".

Infinitives with one and the same opening word, each behind a comma or a conjunction, are said of one person. A parser of
French hangs the later ones on whatever stands before them, so that another person seems to do them.
"""

from liens.parse.headlines import Grammar

_INFINITIVE = "VerbForm=Inf"
_FINITE = "VerbForm=Fin"
_SMALL = frozenset({"PRON", "ADV"})
# What a parser makes of the later infinitives; "fixed" takes one for a part of a preposition.
_LOOSE = frozenset({"advcl", "ccomp", "xcomp", "fixed", "obl:mod", "obl:arg", "acl", "parataxis", "dep"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_OPENERS = frozenset({"mark", "case"})


def mend_series(grammar: Grammar, first: int, last: int) -> None:
    """Join the infinitives of each list of one sentence to the first of them."""
    for head in range(first, last):
        opener = _opener(grammar, head, first)
        if opener is None or grammar.deps[head] not in _COMPLEMENTS or not first <= grammar.heads[head] < opener:
            continue
        for i in _later(grammar, head, opener, last):
            if _is_astray(grammar, i, head):
                grammar.heads[i], grammar.deps[i] = head, "conj"
                mark = _opener(grammar, i, first)
                if mark is not None:
                    for j in grammar.children(mark, first, last):
                        grammar.heads[j] = i
                    grammar.heads[mark], grammar.deps[mark] = i, "mark"


def _opener(grammar: Grammar, i: int, first: int) -> int | None:
    """The word that opens an infinitive, before its pronouns and adverbs ("de ne pas se rendre")."""
    if grammar.pos[i] != "VERB" or _INFINITIVE not in grammar.morphs[i]:
        return None
    j = i - 1
    while j > first and grammar.pos[j] in _SMALL:
        j -= 1
    return j if j >= first and grammar.pos[j] == "ADP" and grammar.deps[j] in {*_OPENERS, "fixed"} else None


def _later(grammar: Grammar, head: int, opener: int, last: int) -> list[int]:
    """The infinitives behind the first with its opening word, up to the next finite verb; elided words begin alike."""
    found = []
    for i in range(head + 1, last):
        if _FINITE in grammar.morphs[i] or grammar.words[i] in {";", ":"}:
            break
        own = _opener(grammar, i, head)
        alike = own is not None and own > head and grammar.words[own][0].lower() == grammar.words[opener][0].lower()
        if alike and own is not None and (grammar.words[own - 1] == "," or grammar.pos[own - 1] == "CCONJ"):
            found.append(i)
    return found


def _is_astray(grammar: Grammar, i: int, head: int) -> bool:
    """Joined neither to the first of the list nor to one that is joined to it."""
    above = grammar.heads[i]
    if grammar.deps[i] == "conj":
        return grammar.pos[above] in _NOMINAL and above > head
    return grammar.deps[i] in _LOOSE and (above >= head or above == grammar.heads[head] or grammar.deps[i] == "fixed")
