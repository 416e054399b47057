"""Tells what is said from what the speaker does next: "China demanded that Rome apologise and threatened to leave", where China threatens.

Parsers join the last verb to the nearest, that of the reported clause. It goes on from the verb of saying where its tense and mood
are those of that verb and not of the clause, and where it is a verb of saying itself and the clause has another.
"""

from liens.parse.headlines import Grammar

_FINITE = "VerbForm=Fin"
_VERBAL = frozenset({"VERB", "AUX"})
_CARRIERS = ("aux", "cop")
_OWN = ("nsubj", "csubj", "mark", "expl:subj")
# The past of a regular English verb is written like its participle, as which the tagger of English takes it; French has no such verbs.
_EITHER = "Aspect=Perf"
_PAST, _INDICATIVE = "Past", "Ind"


def mend_reported(grammar: Grammar, cues: frozenset[int], first: int, last: int) -> None:
    """Hang the verbs of one sentence by which a speaker goes on on his verb of saying; ``cues`` are the verbs of saying."""
    for i in range(first, last):
        inner = grammar.heads[i]
        outer = grammar.heads[inner]
        joined = grammar.deps[i] == "conj" and grammar.pos[i] in _VERBAL and grammar.deps[inner] == "ccomp" and outer < inner < i
        if joined and outer in cues and _goes_on(grammar, i, cues, first, last):
            grammar.heads[i] = outer
            if _is_bare(grammar, i) and _form(grammar, i, first, last) == (_INDICATIVE, _PAST, False):
                grammar.morphs[i] = f"Tense={_PAST}|{_FINITE}"


def _goes_on(grammar: Grammar, i: int, cues: frozenset[int], first: int, last: int) -> bool:
    inner = grammar.heads[i]
    outer = grammar.heads[inner]
    if any(grammar.deps[j].startswith(_OWN) for j in grammar.children(i, first, last) if j < i) or not _has_subject(grammar, inner, first, last):
        return False
    said, told, next_ = (_form(grammar, j, first, last) for j in (outer, inner, i))
    if next_ is None or next_ != said:
        return False
    differs = told is None or told[:2] != said[:2]
    return (differs and not (told is not None and told[2] and _is_bare(grammar, i))) or (i in cues and inner not in cues)


def _is_bare(grammar: Grammar, i: int) -> bool:
    """A participle that may share the auxiliary of the verb that it is joined to: "had been followed and hosed"."""
    return _FINITE not in grammar.morphs[i]


def _has_subject(grammar: Grammar, i: int, first: int, last: int) -> bool:
    return any(grammar.deps[j].startswith("nsubj") for j in grammar.children(i, first, last))


def _form(grammar: Grammar, i: int, first: int, last: int) -> tuple[str, str, bool] | None:
    """Mood and tense of a verb, and whether it is compound; None for an infinitive or participle without auxiliary of its own."""
    carriers = [j for j in grammar.children(i, first, last) if grammar.deps[j].startswith(_CARRIERS)]
    carrier = i if _FINITE in grammar.morphs[i] else next((j for j in carriers if _FINITE in grammar.morphs[j]), None)
    if carrier is None:
        return (_INDICATIVE, _PAST, False) if not carriers and _EITHER in grammar.morphs[i] else None
    compound = carrier != i and not grammar.deps[carrier].startswith("cop")
    return _feature(grammar, carrier, "Mood") or _INDICATIVE, _feature(grammar, carrier, "Tense"), compound


def _feature(grammar: Grammar, i: int, name: str) -> str:
    return grammar.morphs[i].partition(f"{name}=")[2].partition("|")[0]
