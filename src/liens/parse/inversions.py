"""Mends inverted subjects of relative clauses: "la réunion à laquelle ont participé Rome et Madrid".

Behind a relative word with a preposition a clause has its subject before the verb or behind it. Parsers take the one behind for
an object, and the noun that the clause is about for the subject of both verbs.
"""

from liens.parse.headlines import Grammar

_NOMINAL = frozenset({"NOUN", "PROPN", "X"})
# Words that are an object before the verb, and clauses that have a subject of their own.
_BEFORE = frozenset({"PRON", "SCONJ"})
_CLAUSES = frozenset({"acl", "advcl", "ccomp"})
_FINITE = "VerbForm=Fin"
_REFLEXIVE = "Reflex=Yes"
_RELATIVE = "PronType=Rel"


def mend_inversions(grammar: Grammar, first: int, last: int) -> None:
    """Make what follows the verb of such a clause its subject, and hang the clause on its noun."""
    for i in range(first, last):
        if grammar.deps[i] == "obj" and grammar.heads[i] < i and grammar.pos[i] in _NOMINAL:
            _second(grammar, i, first, last)
        # A preposition that is one word with its relative ("auquel") stands as the argument itself.
        fused = grammar.pos[i] == "ADP"
        if not grammar.deps[i].startswith(("obl", "iobj")) or not (fused or _RELATIVE in grammar.morphs[i]):
            continue
        verb = grammar.heads[i]
        _bare(grammar, i, verb, first, last)
        kids = list(grammar.children(verb, first, last))
        if verb <= i or grammar.pos[verb] != "VERB" or any(i < j and grammar.deps[j].startswith(("nsubj", "csubj")) for j in kids):
            continue
        behind = [j for j in kids if j > verb and grammar.deps[j] == "obj" and grammar.pos[j] in _NOMINAL and grammar.may_be_subject(j, verb, first, last)]
        if not behind or any(grammar.pos[j] in _NOMINAL for j in range(i + 1, verb)):
            continue
        grammar.deps[behind[-1]] = "nsubj:pass" if any(grammar.deps[j] == "aux:pass" for j in kids) else "nsubj"
        noun = next((j for j in kids if j < i and grammar.deps[j].startswith("nsubj") and grammar.pos[j] in _NOMINAL), None)
        if noun is not None:
            _hang(grammar, noun, verb, last)


def _second(grammar: Grammar, i: int, first: int, last: int) -> None:
    """Behind a verb that has its object before it, or none as it is passive, a noun is the subject: "le plan que défend Rome", "ont été tués deux hommes"."""
    verb = grammar.heads[i]
    kids = list(grammar.children(verb, first, last))
    dep = grammar.deps[verb]
    if grammar.pos[verb] != "VERB" or "VerbForm=Inf" in grammar.morphs[verb] or any(grammar.deps[j].startswith(("nsubj", "csubj")) for j in kids):
        return
    if not grammar.may_be_subject(i, verb, first, last):
        return
    if any(grammar.deps[j] == "aux:pass" for j in kids):
        finite = any(grammar.deps[j].startswith("aux") and _FINITE in grammar.morphs[j] for j in kids)
        if finite and dep != "conj" and not any(j < verb and _REFLEXIVE in grammar.morphs[j] for j in kids):
            grammar.deps[i] = "nsubj:pass"
    elif dep.split(":")[0] in _CLAUSES and any(
        j < verb and grammar.deps[j] == "obj" and grammar.pos[j] in _BEFORE and _REFLEXIVE not in grammar.morphs[j] for j in kids
    ):
        grammar.deps[i] = "nsubj"


def _bare(grammar: Grammar, i: int, verb: int, first: int, last: int) -> None:
    """A noun without preposition behind the relative word is no part of it: "le fonds auquel Oslo contribue"."""
    kids = [j for j in grammar.children(i, first, last) if i < j < verb and grammar.deps[j] == "nmod" and grammar.pos[j] in _NOMINAL]
    placed = any(grammar.deps[k] == "case" for j in kids for k in grammar.children(j, first, last))
    if len(kids) == 1 and not placed and not any(grammar.deps[j].startswith("nsubj") for j in grammar.children(verb, first, last)):
        grammar.heads[kids[0]], grammar.deps[kids[0]] = verb, "nsubj"


def _hang(grammar: Grammar, noun: int, verb: int, last: int) -> None:
    """The clause qualifies the noun, which is the subject of the verb behind the clause."""
    above = grammar.heads[verb]
    if grammar.deps[verb].startswith("nsubj"):
        grammar.heads[noun], grammar.deps[noun] = above, grammar.deps[verb]
    else:
        main = next((j for j in grammar.children(verb, verb + 1, last) if grammar.deps[j] == "conj" and grammar.pos[j] == "VERB"), None)
        if main is None:
            return
        passive = any(grammar.deps[j] == "aux:pass" for j in grammar.children(main, noun, last))
        grammar.heads[main], grammar.deps[main] = (main if above == verb else above), grammar.deps[verb]
        grammar.heads[noun], grammar.deps[noun] = main, "nsubj:pass" if passive else "nsubj"
    grammar.heads[verb], grammar.deps[verb] = noun, "acl:relcl"
