"""Turns CLEAR dependency labels (English models) into Universal Dependencies, so that one set of rules serves all.

Prepositions become case markers of their nouns, copulas hang on their predicates, and labels are renamed. Source of
the correspondences: the Universal Dependencies guidelines, version 2, and the CLEAR style guide (Choi and Palmer 2012).
"""

_RENAMED = {
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "dative": "iobj",
    "relcl": "acl:relcl",
    "poss": "nmod:poss",
    "prt": "compound:prt",
    "neg": "advmod",
    "npadvmod": "obl:tmod",
    "oprd": "xcomp",
    "acomp": "xcomp",
    "attr": "xcomp",
    "quantmod": "advmod",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "meta": "dep",
    "intj": "discourse",
    "ROOT": "root",
}
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM", "X"})


def to_ud(heads: list[int], deps: list[str], pos: list[str], lemmas: list[str]) -> tuple[list[int], list[str]]:
    """New heads and labels for the tokens of one text; heads are token positions, a root is its own head."""
    heads, deps = list(heads), list(deps)
    children: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    for i in range(len(heads)):
        if deps[i] in {"prep", "agent", "dative"} and pos[i] in {"ADP", "SCONJ", "VERB", "ADV", "ADJ", "PART"}:
            _case(i, heads, deps, pos, children)
    for i in range(len(heads)):
        if lemmas[i] == "be" and pos[i] in {"AUX", "VERB"}:
            _copula(i, heads, deps, children)
    return heads, [_RENAMED.get(dep, dep) for dep in deps]


def _case(i: int, heads: list[int], deps: list[str], pos: list[str], children: list[list[int]]) -> None:
    """Make a preposition the case marker of its noun, or the mark of its clause."""
    governor, kind = heads[i], deps[i]
    chain, last = [i], i
    noun = _complement(last, deps, pos, children)
    while noun is None:
        inner = [j for j in children[last] if deps[j] == "prep" or (deps[j] == "pcomp" and pos[j] in {"ADP", "SCONJ"})]
        if not inner:
            break
        last = inner[0]
        chain.append(last)
        noun = _complement(last, deps, pos, children)
    if noun is None:
        deps[i] = "advmod" if kind == "prep" else kind
        return
    label = "advcl" if deps[noun] == "pcomp" and pos[noun] in {"VERB", "AUX"} else _oblique(kind, pos[governor])
    marker = "mark" if label == "advcl" else "case"
    _move(noun, governor, label, heads, deps, children)
    for j in chain:
        for dependent in list(children[j]):
            if dependent not in chain and dependent != noun:
                _move(dependent, noun, deps[dependent], heads, deps, children)
        _move(j, noun, marker, heads, deps, children)


def _complement(i: int, deps: list[str], pos: list[str], children: list[list[int]]) -> int | None:
    for j in children[i]:
        if deps[j] == "pobj" or (deps[j] == "pcomp" and pos[j] not in {"ADP", "SCONJ"}):
            return j
    return None


def _oblique(kind: str, governor: str) -> str:
    if kind == "agent":
        return "obl:agent"
    if kind == "dative":
        return "iobj"
    return "nmod" if governor in _NOMINAL else "obl"


def _copula(i: int, heads: list[int], deps: list[str], children: list[list[int]]) -> None:
    """Make the predicate noun or adjective the head of "be"."""
    predicates = [j for j in children[i] if deps[j] in {"attr", "acomp"}]
    if not predicates:
        return
    predicate = predicates[-1]
    governor = heads[i]
    if governor == i:
        heads[predicate], deps[predicate] = predicate, deps[i]
        children[i].remove(predicate)
    else:
        _move(predicate, governor, deps[i], heads, deps, children)
        children[governor].remove(i)
    for j in list(children[i]):
        _move(j, predicate, deps[j], heads, deps, children)
    heads[i], deps[i] = predicate, "cop"
    children[predicate].append(i)


def _move(i: int, head: int, dep: str, heads: list[int], deps: list[str], children: list[list[int]]) -> None:
    old = heads[i]
    if old != i and i in children[old]:
        children[old].remove(i)
    heads[i], deps[i] = head, dep
    if head != i:
        children[head].append(i)
