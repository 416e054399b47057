"""Mends subjects that parsers hang on the wrong word: of lists before the verb, of clauses behind a semicolon or quotation, of actives taken for passives.

A noun with neither preposition nor verb of its own that opens a clause is the subject of the verb that has none.
"""

from collections.abc import Iterator

from liens.parse.headlines import Grammar

# Foreign names are often tagged X.
_NOMINAL = frozenset({"NOUN", "PROPN", "X"})
_LIST = frozenset({"conj", "appos", "cc", "punct", "det", "flat:name", "amod"})
_OUTSIDE = frozenset({"advcl", "obl", "obl:mod", "nmod", "dislocated", "parataxis"})
# As what the parser takes a noun that opens a clause behind a semicolon.
_LOOSE = frozenset({"conj", "appos", "obl", "obl:mod", "nmod", "dislocated"})
_REFLEXIVES = ("expl:pv", "expl:pass", "expl:comp")
_OPENERS = frozenset({"mark", "case"})
_COMMA, _SEMICOLON = ",", ";"
# A straight mark may open as well as close.
_CLOSING = frozenset({"»", "”"})
_OPENING = frozenset({"«", "“"})


def mend_subjects(grammar: Grammar, first: int, last: int) -> None:
    """Give the verbs of one sentence the subjects that stand before them."""
    for i in range(first, last):
        dep = grammar.deps[i]
        if dep == "nsubj:pass":
            _active(grammar, i, first, last)
        elif grammar.pos[i] in _NOMINAL and grammar.heads[i] > i and dep in _OUTSIDE:
            _listed(grammar, i, first, last)
        elif grammar.pos[i] in _NOMINAL and dep in _LOOSE:
            _after_semicolon(grammar, i, first, last)
        elif dep == "obj" and grammar.pos[i] in _NOMINAL and grammar.heads[i] < i:
            _behind_quotation(grammar, i, first, last)
        elif dep == "ccomp" and grammar.pos[i] == "VERB" and grammar.heads[i] > i:
            _disputed(grammar, i, first, last)
        elif dep == "acl" and grammar.pos[i] == "VERB":
            _coordinate(grammar, i, first, last)
        elif dep == "mark":
            _interrupted(grammar, i, first, last)
        elif dep in {"aux:pass", "dep"} and grammar.pos[i] in _NOMINAL:
            _inverted(grammar, i, first, last)


def _active(grammar: Grammar, i: int, first: int, last: int) -> None:
    """A verb in a compound tense without passive auxiliary is active, with its object or what stands for it before it: "Lima l'a déclinée"."""
    verb = grammar.heads[i]
    kids = grammar.children(verb, first, last)
    deps = [grammar.deps[j] for j in kids]
    if deps.count("aux:tense") != 1 or "aux:pass" in deps or {*deps} & {*_REFLEXIVES}:
        return
    # « une idée que Rabat a rejetée »: the relative word may hang on the subject.
    near = (*kids, *grammar.children(i, first, last))
    opener = next((j for j in near if j < i and grammar.pos[j] in {"SCONJ", "PRON"} and grammar.deps[j] in _OPENERS), None)
    if "obj" not in deps and opener is None:
        return
    grammar.deps[i] = "nsubj"
    if opener is not None:
        grammar.heads[opener], grammar.deps[opener] = verb, "obj" if grammar.pos[opener] == "PRON" else "mark"


def _behind_quotation(grammar: Grammar, i: int, first: int, last: int) -> None:
    """What follows the verb after a quotation is its subject: "« C'est fini », a réagi le roi"."""
    verb = grammar.heads[i]
    kids = list(grammar.children(verb, first, last))
    start = min([verb, *(j for j in kids if j < verb and grammar.deps[j].startswith("aux"))])
    mark = start - 2
    closed = mark > first and grammar.words[mark] in _CLOSING and grammar.words[start - 1] == _COMMA
    goes_on = grammar.deps[verb] == "conj" and grammar.heads[verb] < mark
    if (
        not closed
        or goes_on
        or not grammar.may_be_subject(i, verb, first, last)
        or any(mark < j < i for j in kids if grammar.deps[j].startswith(("nsubj", "obj")))
    ):
        return
    opening = next((j for j in range(mark, first, -1) if grammar.words[j] in _OPENING), first)
    before = [j for j in kids if grammar.deps[j].startswith("nsubj") and j < mark]
    if any(j < opening for j in before):
        return  # "Oman, remercié pour ses « efforts », a quitté la table"
    for j in before:
        grammar.deps[j] = "ccomp"
    grammar.deps[i] = "nsubj"


def _listed(grammar: Grammar, i: int, first: int, last: int) -> None:
    """The first of a list whose last member alone is taken for the subject: "Lima, Quito et Bogota protestent"."""
    verb = grammar.heads[i]
    subjects = [j for j in grammar.children(verb, first, last) if grammar.deps[j] == "nsubj" and i < j < verb]
    if grammar.pos[verb] != "VERB" or len(subjects) != 1 or grammar.deps[subjects[0] - 1] == "case" or _is_placed(grammar, i, first, last):
        return
    subject = subjects[0]
    between = range(i + 1, subject)
    joined = all(grammar.deps[j] in _LIST and (grammar.deps[j] != "punct" or grammar.words[j] == _COMMA) for j in between)
    if joined and any(grammar.deps[j] == "cc" for j in between) and grammar.words[i + 1] == _COMMA:
        grammar.heads[i], grammar.deps[i] = verb, "nsubj"
        grammar.heads[subject], grammar.deps[subject] = i, "conj"


def _is_placed(grammar: Grammar, i: int, first: int, last: int) -> bool:
    """The word has a preposition or a conjunction of its own."""
    return any(grammar.deps[j] in {"case", "mark"} for j in grammar.children(i, first, last))


def _after_semicolon(grammar: Grammar, i: int, first: int, last: int) -> None:
    """What follows a semicolon opens a clause: "… ; Lima et Quito ont protesté"."""
    start = min([i, *(j for j in grammar.children(i, first, last) if grammar.deps[j] in {"det", "amod", "nummod"})])
    if start <= first or grammar.words[start - 1] != _SEMICOLON or grammar.heads[i] >= start or _is_placed(grammar, i, first, last):
        return
    verb = next((j for j in _verbs(grammar, i, last) if not _is_below(grammar, j, i)), None)
    if verb is None:
        return
    kids = {grammar.deps[j] for j in grammar.children(verb, first, last)}
    if kids & {"nsubj", "nsubj:pass", "csubj"}:
        _first_of_list(grammar, i, verb, last)
        return
    for j in range(i + 1, verb):
        if grammar.deps[j] == "conj" and grammar.heads[j] == grammar.heads[i]:
            grammar.heads[j] = i
    grammar.heads[i], grammar.deps[i] = verb, "nsubj:pass" if "aux:pass" in kids else "nsubj"


def _first_of_list(grammar: Grammar, i: int, verb: int, last: int) -> None:
    """The last of a list is taken for the subject, the others for a part of the clause before: "… ; Lima, Quito et Bogota ont protesté"."""
    subject = next((j for j in grammar.children(verb, i + 1, last) if grammar.deps[j].startswith("nsubj")), None)
    if subject is None or subject > verb or grammar.deps[subject - 1] == "case":
        return
    between = range(i + 1, subject)
    joined = all(grammar.deps[j] in _LIST and (grammar.deps[j] != "punct" or grammar.words[j] == _COMMA) for j in between)
    if not joined or not any(grammar.deps[j] == "cc" or grammar.words[j] == _COMMA for j in between):
        return
    above = grammar.heads[i]
    for j in between:
        if grammar.deps[j] == "conj" and grammar.heads[j] == above:
            grammar.heads[j] = i
    grammar.heads[i], grammar.deps[i] = verb, grammar.deps[subject]
    grammar.heads[subject], grammar.deps[subject] = i, "conj"


def _coordinate(grammar: Grammar, verb: int, first: int, last: int) -> None:
    """A verb in a compound tense qualifies no noun: "a ouvert un examen, et Amnesty a recensé …" has two clauses."""
    kids = {grammar.deps[j] for j in grammar.children(verb, first, last)}
    noun = grammar.heads[verb]
    governor = grammar.heads[noun]
    if "aux:tense" not in kids or kids & {"nsubj", "nsubj:pass", "mark"} or grammar.pos[governor] != "VERB":
        return
    subject = next((j for j in range(verb - 1, noun, -1) if grammar.heads[j] == noun and grammar.deps[j] == "conj" and grammar.pos[j] in _NOMINAL), None)
    if subject is not None:
        grammar.heads[subject], grammar.deps[subject] = verb, "nsubj:pass" if "aux:pass" in kids else "nsubj"
        grammar.heads[verb], grammar.deps[verb] = governor, "conj"


def _interrupted(grammar: Grammar, mark: int, first: int, last: int) -> None:
    """A clause with a conjunction between subject and verb has a subject of its own: "Oslo, depuis que Moscou a fermé …, a proposé …"."""
    inner = grammar.heads[mark]
    subjects = [j for j in grammar.children(inner, first, last) if grammar.deps[j].startswith("nsubj")]
    if len(subjects) != 2 or not subjects[0] < mark < subjects[1] < inner:
        return
    for outer in range(inner + 1, last):
        kids = [grammar.deps[j] for j in grammar.children(outer, first, last)]
        if grammar.heads[outer] == inner and grammar.pos[outer] == "VERB" and not any(k.startswith(("nsubj", "mark")) for k in kids):
            break
    else:
        return
    root = grammar.heads[inner] == inner
    grammar.heads[outer], grammar.deps[outer] = (outer if root else grammar.heads[inner]), grammar.deps[inner]
    grammar.heads[inner], grammar.deps[inner] = outer, "advcl"
    grammar.heads[subjects[0]] = outer


def _disputed(grammar: Grammar, claim: int, first: int, last: int) -> None:
    """A noun that takes up a clause has a relative clause of its own: "Chad accused Sudan of arming them, a charge Khartoum denies"."""
    verb = grammar.heads[claim]
    kids = grammar.children(verb, first, last)
    noun = next((j for j in kids if claim < j < verb and grammar.deps[j] == "obj" and grammar.pos[j] == "NOUN"), None)
    subject = next((j for j in kids if claim < j < verb and grammar.deps[j].startswith("nsubj")), None)
    if noun is None or subject is None or subject < noun or _COMMA not in grammar.words[claim + 1 : noun]:
        return
    root = grammar.heads[verb] == verb
    grammar.heads[claim], grammar.deps[claim] = (claim if root else grammar.heads[verb]), grammar.deps[verb]
    grammar.heads[noun], grammar.deps[noun] = claim, "parataxis"
    grammar.heads[verb], grammar.deps[verb] = noun, "acl:relcl"
    for j in kids:
        if j < noun or (j > verb and grammar.deps[j] == "punct"):
            grammar.heads[j] = claim


def _inverted(grammar: Grammar, i: int, first: int, last: int) -> None:
    """The noun behind a passive verb without subject is it: "Also sanctioned were two banks", "Ont été sanctionnées deux banques"."""
    verb = grammar.heads[i]
    kids = grammar.children(verb, first, last)
    small = [j for j in grammar.children(i, first, last) if grammar.deps[j] == "cop" and verb < j < i]
    passive = small or any(grammar.deps[j] == "aux:pass" and grammar.pos[j] not in _NOMINAL for j in kids)
    if grammar.pos[verb] != "VERB" or i < verb or not passive or _is_placed(grammar, i, first, last) or any(grammar.deps[j].startswith("nsubj") for j in kids):
        return
    grammar.deps[i] = "nsubj:pass"
    for j in small:
        grammar.heads[j], grammar.deps[j] = verb, "aux:pass"


def _verbs(grammar: Grammar, i: int, last: int) -> Iterator[int]:
    """The verbs behind a word up to the next semicolon that are no auxiliaries."""
    for j in range(i + 1, last):
        if grammar.words[j] == _SEMICOLON:
            return
        if grammar.pos[j] == "VERB" and not grammar.deps[j].startswith("aux"):
            yield j


def _is_below(grammar: Grammar, j: int, i: int) -> bool:
    """The word hangs on the other, at whatever depth."""
    while grammar.heads[j] != j:
        j = grammar.heads[j]
        if j == i:
            return True
    return False
