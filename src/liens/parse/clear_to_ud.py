"""Turns CLEAR dependency labels (English models) into Universal Dependencies, so that one set of rules serves all.

Prepositions become case markers of their nouns, copulas hang on their predicates, and labels are renamed. Source of
the correspondences: the Universal Dependencies guidelines, version 2, and the CLEAR style guide (Choi and Palmer 2012).
"""

from collections.abc import Sequence

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
_PREPOSITIONS = frozenset({"ADP", "SCONJ", "VERB", "ADV", "ADJ", "PART"})


def to_ud(heads: Sequence[int], deps: Sequence[str], pos: Sequence[str], lemmas: Sequence[str]) -> tuple[list[int], list[str]]:
    """New heads and labels for the tokens of one text; heads are token positions, a root is its own head."""
    tree = _Tree(heads, deps, pos)
    for i in range(len(tree.heads)):
        if tree.deps[i] in {"prep", "agent", "dative"} and pos[i] in _PREPOSITIONS:
            _case(tree, i)
    for i in range(len(tree.heads)):
        if lemmas[i] == "be" and pos[i] in {"AUX", "VERB"}:
            _copula(tree, i)
    for i in range(len(tree.heads)):
        if tree.deps[i] == "conj":
            _coordinate(tree, i)
    return tree.heads, [_RENAMED.get(dep, dep) for dep in tree.deps]


class _Tree:
    """A dependency tree under change: heads, labels and children agree at all times."""

    def __init__(self, heads: Sequence[int], deps: Sequence[str], pos: Sequence[str]) -> None:
        self.heads = list(heads)
        self.deps = list(deps)
        self.pos = pos
        self.children: list[list[int]] = [[] for _ in heads]
        for i, head in enumerate(heads):
            if head != i:
                self.children[head].append(i)

    def move(self, i: int, head: int, dep: str) -> None:
        """Hang a token on another head (itself: it becomes a root) with a new label."""
        old = self.heads[i]
        if old != i:
            self.children[old].remove(i)
        self.heads[i], self.deps[i] = head, dep
        if head != i:
            self.children[head].append(i)

    def complement(self, i: int) -> int | None:
        """The noun or clause that a preposition governs."""
        for j in self.children[i]:
            if self.deps[j] == "pobj" or (self.deps[j] == "pcomp" and self.pos[j] not in {"ADP", "SCONJ"}):
                return j
        return None

    def inner(self, i: int) -> int | None:
        """The second word of a preposition of several words ("because of", "out of")."""
        for j in self.children[i]:
            if self.deps[j] == "prep" or (self.deps[j] == "pcomp" and self.pos[j] in {"ADP", "SCONJ"}):
                return j
        return None


def _case(tree: _Tree, i: int) -> None:
    """Make a preposition the case marker of its noun, or the mark of its clause."""
    governor, kind = tree.heads[i], tree.deps[i]
    chain = [i]
    noun = tree.complement(i)
    while noun is None and (inner := tree.inner(chain[-1])) is not None:
        chain.append(inner)
        noun = tree.complement(inner)
    if noun is None:
        tree.deps[i] = "advmod" if kind == "prep" else kind
        return
    clause = tree.deps[noun] == "pcomp" and tree.pos[noun] in {"VERB", "AUX"}
    tree.move(noun, governor, "advcl" if clause else _oblique(kind, tree.pos[governor]))
    for j in chain:
        for dependent in list(tree.children[j]):
            if dependent not in chain:
                second = tree.deps[dependent] == "pcomp" and tree.pos[dependent] in {"ADP", "SCONJ"}
                tree.move(dependent, noun, "case" if second else tree.deps[dependent])
        tree.move(j, noun, "mark" if clause else "case")


def _oblique(kind: str, governor: str) -> str:
    if kind == "agent":
        return "obl:agent"
    if kind == "dative":
        return "iobj"
    return "nmod" if governor in _NOMINAL else "obl"


def _coordinate(tree: _Tree, i: int) -> None:
    """Hang a conjunct on the first one of its chain, and the conjunctions before it on itself."""
    before = tree.heads[i]
    for j in list(tree.children[before]):
        if tree.deps[j] == "cc" and before < j < i:
            tree.move(j, i, "cc")
    if tree.deps[before] == "conj" and tree.heads[before] != before:
        tree.move(i, tree.heads[before], "conj")


def _copula(tree: _Tree, i: int) -> None:
    """Make the predicate noun or adjective the head of "be"; what there is, is the subject of "there is"."""
    if any(tree.deps[j] == "expl" for j in tree.children[i]):
        for j in list(tree.children[i]):
            if tree.deps[j] == "attr":
                tree.move(j, i, "nsubj")
        return
    predicates = [j for j in tree.children[i] if tree.deps[j] in {"attr", "acomp"}]
    if not predicates:
        return
    predicate, governor, dep = predicates[-1], tree.heads[i], tree.deps[i]
    tree.move(predicate, predicate if governor == i else governor, dep)
    for j in list(tree.children[i]):
        tree.move(j, predicate, tree.deps[j])
    tree.move(i, predicate, "cop")
