"""Mends what a parser says of a word and its own tree denies.

A noun has no reflexive pronoun, an adjective without copula has no subject, a verb has no second object, an auxiliary has neither:
where tag and tree contradict each other, the tree is right for parts of speech, and the number of objects is for relations.
"""

from collections.abc import Sequence

from liens.parse.headlines import Grammar, HeadlineRules, finite_features

_NO_VERB = frozenset({"NOUN", "ADJ", "ADV", "PROPN"})
_AUXILIARIES = {"aux:tense": _NO_VERB, "aux:pass": _NO_VERB - {"ADJ"}}
_REFLEXIVES = frozenset({"expl:pv", "expl:pass", "expl:comp"})
_CORE = frozenset({"nsubj", "nsubj:pass", "obj"})
_ARGUMENTS = frozenset({"nsubj", "csubj", "obj", "iobj", "obl", "ccomp", "xcomp", "advcl"})
_OBJECTS = frozenset({"obj", "obl", "obl:arg", "obl:mod"})


def mend_auxiliaries(grammar: Grammar) -> None:
    """What hangs on an auxiliary is the verb's ("les Émirats ont, de leur côté, livré …"): an auxiliary bears no subject and no object."""
    for i, head in enumerate(grammar.heads):
        verb = head
        while grammar.deps[verb].startswith("aux") and grammar.heads[verb] not in {verb, i}:
            verb = grammar.heads[verb]
        if verb == head or grammar.deps[i].split(":")[0] not in _ARGUMENTS:
            continue
        grammar.heads[i] = verb
        if grammar.deps[i] == "nsubj" and _is_passive(grammar, verb):
            grammar.deps[i] = "nsubj:pass"


def _is_passive(grammar: Grammar, verb: int) -> bool:
    return any(grammar.deps[j] == "aux:pass" for j in _children(grammar.heads, verb))


def mend_tags(grammar: Grammar, rules: HeadlineRules) -> None:
    """Give words the part of speech that their dependents demand."""
    _after_auxiliaries(grammar)
    for i, head in enumerate(grammar.heads):
        if grammar.deps[i] in _REFLEXIVES and i < head and "Reflex=Yes" in grammar.morphs[i] and grammar.pos[head] in _NO_VERB:
            _verb(grammar, i, head, rules)
        elif grammar.deps[i] == "det" and i + 1 == head and grammar.pos[head] == "ADV" and grammar.deps[head] in _CORE:
            grammar.pos[head] = "NOUN"
        elif grammar.deps[i] == "nsubj" and i < head and grammar.words[head] in rules.finite and _is_unread(grammar, head):
            _predicate(grammar, i, head, rules)


def _after_auxiliaries(grammar: Grammar) -> None:
    """A word with an auxiliary of its own is a verb, whatever the tagger thought of a participle."""
    for dep, head in zip(grammar.deps, grammar.heads, strict=True):
        if grammar.pos[head] in _AUXILIARIES.get(dep, ()):
            grammar.pos[head] = "VERB"


def _is_unread(grammar: Grammar, i: int) -> bool:
    return grammar.pos[i] in {"NOUN", "ADJ"} or (grammar.pos[i] == "VERB" and "VerbForm=Part" in grammar.morphs[i])


def _verb(grammar: Grammar, subject: int, head: int, rules: HeadlineRules) -> None:
    """Make a word a verb, and a finite one if its form is one and nothing else is known."""
    grammar.pos[head] = "VERB"
    if grammar.words[head] in rules.finite and "VerbForm=Fin" not in grammar.morphs[head]:
        grammar.morphs[head] = finite_features(grammar, subject)


def _predicate(grammar: Grammar, subject: int, head: int, rules: HeadlineRules) -> None:
    """A form that can be a finite verb and has a subject, but no auxiliary and no article, is one ("manque d'eau")."""
    own = [grammar.deps[j].split(":")[0] for j, h in enumerate(grammar.heads) if h == head and j not in {head, subject}]
    if not {"cop", "aux", "det", "case", "nummod"} & set(own):
        _verb(grammar, subject, head, rules)


def mend_bounds(grammar: Grammar, bounds: frozenset[str]) -> None:
    """A number that a bound opens is an object where the verb has none: "déployer jusqu'à 10 000 soldats"."""
    for i, word in enumerate(grammar.words):
        noun = grammar.heads[i]
        verb = grammar.heads[noun]
        if word.lower() not in bounds or grammar.deps[i] != "case" or grammar.pos[verb] != "VERB" or not verb < i < noun:
            continue
        kids = [grammar.deps[j] for j in _children(grammar.heads, noun)]
        taken = {grammar.deps[j] for j in _children(grammar.heads, verb)} & {"obj", "ccomp", "xcomp", "expl:pv"}
        if grammar.deps[noun].startswith("obl") and grammar.pos[noun] == "NOUN" and "nummod" in kids and not taken:
            grammar.deps[noun] = "obj"


def mend_objects(grammar: Grammar, rules: HeadlineRules) -> None:
    """Give fused prepositions before an object their reading, and a verb of saying its clause."""
    for i, word in enumerate(grammar.words):
        if word in rules.partitives and grammar.heads[i] > i:
            _fused(grammar, i, grammar.heads[i])
        elif grammar.pos[i] == "SCONJ" and grammar.deps[i] == "obj":
            _said(grammar, i, grammar.heads[i])


def _fused(grammar: Grammar, i: int, noun: int) -> None:
    """Behind a verb a noun is no ``nmod``: "livre des chars"; and a pronominal verb has its object: "se retirer des pourparlers"."""
    verb = grammar.heads[noun]
    if grammar.pos[verb] != "VERB" or verb >= i or noun == verb:
        return
    deps = [grammar.deps[j] for j in _children(grammar.heads, verb)]
    if grammar.deps[i] == "case" and grammar.deps[noun] == "nmod" and verb + 1 == i and not {"obj", "expl:pv"} & set(deps):
        grammar.deps[i], grammar.pos[i], grammar.deps[noun] = "det", "DET", "obj"
    elif grammar.deps[i] == "det" and grammar.deps[noun] in _OBJECTS and "expl:pv" in deps:
        grammar.deps[i], grammar.pos[i], grammar.deps[noun] = "case", "ADP", "obl:arg"


def _said(grammar: Grammar, i: int, verb: int) -> None:
    """A clause with an object of its own does not qualify the addressee before it: "dire à X que …" is what is said."""
    heads, deps = grammar.heads, grammar.deps
    addressee = heads[verb]
    governor = heads[addressee]
    if deps[verb] != "acl:relcl" or grammar.pos[governor] != "VERB" or deps[addressee].split(":")[0] not in {"obl", "iobj"}:
        return
    if not any(deps[j] == "obj" and j != i for j in _children(heads, verb)):
        return
    if not any(deps[j] in {"obj", "ccomp"} for j in _children(heads, governor)):
        deps[i], heads[verb], deps[verb] = "mark", governor, "ccomp"


def _children(heads: Sequence[int], i: int) -> list[int]:
    return [j for j, head in enumerate(heads) if head == i and j != i]
