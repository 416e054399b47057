"""Finds the verb of a headline that the tagger took for a noun: "Lima accuse Quito", "La marine intercepte un cargo".

Many present forms are nouns too, and titles give a tagger little to go by. Only a sentence whose root is no verb is
looked at: a form that can be a finite verb, between a whole noun phrase at the beginning and something that only a verb
can have there, becomes the root, with the phrase before it as subject.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from liens.langs.pack import Pack

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_MISTAKEN = frozenset({"NOUN", "ADJ", "ADV", "PROPN"})
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM", "CCONJ"})
_SUBORDINATE = ("acl", "advcl", "ccomp", "aux", "cop")
_PRESENT = "Mood=Ind|Number={}|Person=3|Tense=Pres|VerbForm=Fin"
# Longer sentences have verbs; this one is as long as a headline with its subtitle.
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class Grammar:
    """The analysis of one text, token by token, in lists that may change; a root is its own head."""

    words: list[str]
    pos: list[str]
    morphs: list[str]
    heads: list[int]
    deps: list[str]

    def children(self, i: int, first: int, last: int) -> list[int]:
        """The dependents of a token within a sentence."""
        return [j for j in range(first, last) if self.heads[j] == i and j != i]

    def may_be_subject(self, noun: int, verb: int, first: int, last: int) -> bool:
        """Whether a noun behind a verb agrees with it in number: of "réclament la fin" it is the object. Names and lists fit any verb."""
        kids = self.children(noun, first, last)
        if self.pos[noun] != "NOUN" or any(self.deps[j] == "conj" for j in kids):
            return True
        carriers = [verb, *(j for j in self.children(verb, first, last) if self.deps[j].startswith(("aux", "cop")))]
        numbers = {_number(self.morphs[j]) for j in carriers if "VerbForm=Fin" in self.morphs[j]} - {""}
        return _number(self.morphs[noun]) in {"", *numbers} or not numbers


def _number(morph: str) -> str:
    """The grammatical number of a word, "" where it has none."""
    return morph.partition("Number=")[2].partition("|")[0]


@dataclass(frozen=True, slots=True)
class HeadlineRules:
    """Third persons of the present: by the end of a known verb form, or listed; nouns that qualify nouns without preposition."""

    finite: frozenset[str]
    apposed: frozenset[str]
    partitives: frozenset[str]
    plurals: tuple[str, ...]


def headline_rules(pack: Pack, verb_forms: Iterable[str]) -> HeadlineRules:
    """The rules of a language from ``[headlines]`` of its ``pack.toml`` and the forms of ``verbs.tsv``."""
    endings, not_ = (tuple(sorted(pack.words("headlines", key))) for key in ("endings", "not_endings"))
    known = {form for form in verb_forms if endings and form.endswith(endings) and not form.endswith(not_)}
    apposed = pack.words("headlines", "apposed")
    plurals = tuple(sorted(pack.words("headlines", "plurals")))
    return HeadlineRules(frozenset(known) | pack.words("headlines", "forms"), apposed, pack.words("headlines", "partitives"), plurals)


def mend_headline(grammar: Grammar, first: int, last: int, rules: HeadlineRules) -> None:
    """Give a sentence without verb the one that was taken for a noun, if there is one."""
    if not rules.finite or last - first > _LONGEST:
        return
    _lower_topic(grammar, first, last)
    if _has_verb(grammar, first, last):
        return
    for start in _phrases(grammar, first, last):
        for i in range(start + 1, last):
            if grammar.words[i] in {",", ":", ";", "«", "“", '"', "("} or (grammar.pos[i] in {"VERB", "AUX"} and not _hung_low(grammar, i)):
                break
            if grammar.words[i] in rules.finite and _is_verb(grammar, start, i, last, rules):
                _raise(grammar, (first, start, i, last), rules)
                return


def _has_verb(grammar: Grammar, first: int, last: int) -> bool:
    """True if the sentence, or the part of it that matters, has its verb: root, copula or subject say so."""
    root = next((i for i in range(first, last) if grammar.heads[i] == i), first)
    if grammar.pos[root] in {"VERB", "AUX"} or any(grammar.deps[j].startswith(("cop", "aux")) for j in grammar.children(root, first, last)):
        return True
    finite = (j for j in range(first, last) if grammar.pos[j] in {"VERB", "AUX"} and "VerbForm=Fin" in grammar.morphs[j])
    return any(not grammar.deps[j].startswith(_SUBORDINATE) and not _hung_low(grammar, j) for j in finite)


def _hung_low(grammar: Grammar, i: int) -> bool:
    """True for a finite verb that qualifies a noun like an adjective, which no finite verb does ("Oslo manifeste son intérêt")."""
    return grammar.pos[i] == "VERB" and grammar.deps[i] == "amod" and "VerbForm=Fin" in grammar.morphs[i]


def _lower_topic(grammar: Grammar, first: int, last: int) -> None:
    """Put a topic with a colon below the verb of the sentence behind it ("Lagos : la police charge …")."""
    root = next((i for i in range(first, last) if grammar.heads[i] == i), first)
    colon = next((i for i in range(root + 1, min(last, first + 6)) if grammar.words[i] == ":"), None)
    if colon is None or grammar.pos[root] not in _NOMINAL:
        return
    clauses = (j for j in grammar.children(root, colon, last) if grammar.deps[j] == "parataxis" and grammar.pos[j] == "VERB")
    verb = next((j for j in clauses if "VerbForm=Fin" in grammar.morphs[j]), None)
    if verb is not None:
        for j in grammar.children(root, colon, last):
            grammar.heads[j] = verb
        grammar.heads[verb], grammar.deps[verb] = verb, "root"
        grammar.heads[root], grammar.deps[root] = verb, "dislocated"


def _phrases(grammar: Grammar, first: int, last: int) -> list[int]:
    """Where the subject may begin: at the head of the sentence, and behind a colon that follows a topic."""
    colons = [i + 1 for i in range(first, min(last - 2, first + 6)) if grammar.words[i] == ":"]
    while first < last and grammar.pos[first] == "PUNCT":
        first += 1
    return [*colons, first]


def _is_verb(grammar: Grammar, start: int, i: int, last: int, rules: HeadlineRules) -> bool:
    """Whether a form stands between a subject and what a verb governs."""
    pos, words = grammar.pos, grammar.words
    if (pos[i] not in _MISTAKEN and not _hung_low(grammar, i)) or i + 1 >= last or pos[i - 1] not in {"NOUN", "PROPN", "ADJ"}:
        return False
    named = all(words[j][0].isupper() for j in range(start, i))
    if not (named or pos[start] == "DET") or any(pos[j] not in _INSIDE for j in range(start, i)):
        return False
    following = pos[i + 1]
    if following in {"DET", "NUM"} or words[i + 1] in rules.partitives:
        return True
    if words[i] in rules.apposed:
        return False
    if following == "PROPN" or words[i + 1][0].isupper():
        return named or pos[i] == "NOUN"
    # No plural of an adjective looks like that of a verb: "des manifestants affluent vers".
    disagrees = bool(rules.plurals) and words[i].endswith(rules.plurals) and "Number=Plur" in grammar.morphs[i - 1]
    return following == "ADP" and (pos[i] == "NOUN" or named or disagrees) and pos[start] != "ADJ"


def _raise(grammar: Grammar, place: tuple[int, int, int, int], rules: HeadlineRules) -> None:
    """Make the form the root: the phrase before it is its subject, what follows hangs on it."""
    first, start, verb, last = place
    heads, deps = grammar.heads, grammar.deps
    subject = next((j for j in range(start, verb) if grammar.pos[j] in _NOMINAL and not start <= heads[j] < verb), None)
    if subject is None:
        subject = next((j for j in range(start, verb) if grammar.pos[j] in _NOMINAL), start)
    loose = [j for j in range(first, last) if j not in {subject, verb} and _crosses(j, heads[j], place)]
    grammar.pos[verb], grammar.morphs[verb] = "VERB", finite_features(grammar, subject)
    heads[verb], deps[verb] = verb, "root"
    for j in loose:
        heads[j] = subject if start <= j < verb else verb
    heads[subject], deps[subject] = verb, "nsubj"
    for j in range(first, last):
        if heads[j] == verb and j not in {verb, subject}:
            deps[j] = _relation(grammar, j, place, rules)


def finite_features(grammar: Grammar, subject: int) -> str:
    """What the tagger would have said of a third person of the present with this subject."""
    return _PRESENT.format("Plur" if "Number=Plur" in grammar.morphs[subject] else "Sing")


def _crosses(j: int, head: int, place: tuple[int, int, int, int]) -> bool:
    """True if a token hangs on one of another part of the sentence, or was the root."""
    _, start, verb, _ = place

    def part(x: int) -> int:
        return (x >= start) + (x >= verb) + (x > verb)

    return head == j or part(head) != part(j)


def _relation(grammar: Grammar, j: int, place: tuple[int, int, int, int], rules: HeadlineRules) -> str:
    """What a word is to the new verb: bare nouns behind it are objects, nouns with a preposition obliques."""
    first, start, verb, last = place
    if j < start:
        return "punct" if grammar.pos[j] == "PUNCT" else "dislocated"
    if grammar.pos[j] not in _NOMINAL or j < verb:
        return {"VERB": "xcomp", "PUNCT": "punct", "ADJ": "xcomp"}.get(grammar.pos[j], grammar.deps[j])
    cases = [k for k in grammar.children(j, first, last) if grammar.deps[k] == "case"]
    if cases == [verb + 1] and grammar.words[verb + 1] in rules.partitives and "Number=Plur" in grammar.morphs[j]:
        grammar.deps[verb + 1], grammar.pos[verb + 1] = "det", "DET"
        cases = []
    taken = any(grammar.heads[k] == verb and grammar.deps[k] == "obj" for k in range(verb + 1, j))
    return "obl:mod" if cases or taken else "obj"
