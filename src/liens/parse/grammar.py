"""Says who stands where around a predicate, with passives, relatives, control and coordination undone.

The roles are logical: ``subj`` is the doer of an active or passive verb, ``obj`` the one it is done to. A word gets
its arguments from Universal Dependencies alone, so the same code serves every language.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from liens.parse.parsed import Parsed, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X", "ADJ", "DET"})
VERBAL = frozenset({"VERB", "AUX"})
_THINGS = frozenset({"NOUN", "PROPN"})
_SUBJECTS = ("nsubj", "csubj")
# A topic before a colon has fewer words than this ("Sri Lanka and Nepal:").
_TOPIC = 5
_SUPPORTS = frozenset({"obj", "obl", "nsubj", "xcomp", "iobj", "obl:arg", "obl:mod", "obl:agent", "nsubj:pass"})
_REFLEXIVE = frozenset({"expl:comp", "expl:pv", "expl:pass"})
# What a bare participle has not: an auxiliary, a subject or an object of its own.
_FINITE = frozenset({"aux:tense", "aux", "nsubj", "obj"})


@dataclass(frozen=True, slots=True)
class Argument:
    """A word that stands in a logical role to a predicate.

    ``role`` is subj, obj, iobj, ``prep.<preposition>``, amod, compound, poss, appos, xcomp, ccomp, advcl or refl;
    prefixed by ``up.`` when it belongs to the verb that governs an event noun. ``how`` tells how it was reached:
    direct, relative, participle, control, conjunct or governor.
    """

    role: str
    token: int
    how: str


def is_passive(parsed: Parsed, i: int) -> bool:
    """True for a verb in the passive, for "se faire arrêter", and for a past participle that qualifies a noun."""
    token = parsed.tokens[i]
    if token.pos not in VERBAL and token.pos != "ADJ":
        return False
    kids = [parsed.tokens[j] for j in parsed.children[i]]
    labels = {kid.dep for kid in kids}
    if not _REFLEXIVE.isdisjoint(labels) or any(kid.feature("Reflex") == "Yes" for kid in kids if kid.morph):
        return "aux:caus" in labels
    if "aux:pass" in labels or "nsubj:pass" in labels:
        return True
    return _FINITE.isdisjoint(labels) and _is_participle(parsed, i)


def _is_participle(parsed: Parsed, i: int) -> bool:
    """A bare past participle; with "a accusé … et promis …" the auxiliary is that of both."""
    token = parsed.tokens[i]
    past = token.feature("VerbForm") == "Part" and token.feature("Tense") == "Past"
    if past and token.dep == "conj" and any(parsed.tokens[j].dep == "aux:tense" for j in parsed.children[token.head]):
        return is_passive(parsed, token.head)
    return past and token.dep.split(":")[0] in {"acl", "amod", "advcl", "root", "parataxis", "conj", "xcomp"}


def _is_reflexive(token: Token) -> bool:
    return token.feature("Reflex") == "Yes" or token.dep in _REFLEXIVE


def preposition(parsed: Parsed, i: int) -> str | None:
    """The preposition that introduces a nominal, several words joined by ``_``; None if there is none."""
    words = [parsed.tokens[j] for j in parsed.children[i] if parsed.tokens[j].dep == "case"]
    if not words and parsed.tokens[i].dep == "conj":
        head = parsed.tokens[i].head
        return None if head == i else preposition(parsed, head)
    if not words:
        return None
    first = words[0]
    fixed = [parsed.tokens[j] for w in words for j in parsed.children[w.i] if parsed.tokens[j].dep == "fixed"]
    parts = sorted({w.i: w for w in [*words, *fixed] if w.i - first.i < 4}.values(), key=lambda w: w.i)
    return "_".join(_plain(w) for w in parts)


def _plain(word: Token) -> str:
    return word.lemma.replace("\u2019", "'")


def is_fused(token: Token) -> bool:
    """True for a preposition with the article in it: « du », « aux »."""
    return token.dep == "case" and token.text.lower() != token.lemma and token.text[-1].isalpha()


def conjuncts(parsed: Parsed, i: int) -> Iterator[int]:
    """A nominal and everything that is coordinated with it, in text order of the chain."""
    yield i
    for j in parsed.children[i]:
        if parsed.tokens[j].dep == "conj" and parsed.tokens[j].pos in NOMINAL:
            yield from conjuncts(parsed, j)


def stands_in_list(parsed: Parsed, last: int, first: int) -> bool:
    """Between the members of a list stand commas, "and", articles and the repeated preposition only."""
    between = parsed.tokens[last + 1 : first]
    joins = any(t.text == "," or t.pos == "CCONJ" for t in between)
    return joins and all(t.text == "," or t.pos in {"CCONJ", "DET", "ADP"} for t in between)


def antecedent(parsed: Parsed, i: int) -> int:
    """What a relative pronoun stands for; any other word stands for itself."""
    token = parsed.tokens[i]
    # Some models take "que" for a conjunction and yet give it a role in the clause: then it is a pronoun.
    core = token.pos == "SCONJ" and token.dep.split(":", 1)[0] in {"obj", "nsubj"}
    if token.feature("PronType") != "Rel" and token.pos != "PRON" and not core:
        return i
    for j in (i, *parsed.path_up(i)):
        head = parsed.tokens[j].head
        if parsed.tokens[j].dep == "acl:relcl" and head != j:
            relative = token.feature("PronType") == "Rel" or token.i == _first_pronoun(parsed, j)
            return head if relative else i
        if parsed.tokens[j].pos in VERBAL and parsed.tokens[j].dep not in {"xcomp", "ccomp"}:
            break
    return i


def _first_pronoun(parsed: Parsed, clause: int) -> int:
    """The relative word of a clause in models that do not mark it: a pronoun without person at its very beginning."""
    first = min(parsed.subtree(clause))
    token = parsed.tokens[first]
    return first if token.pos in {"PRON", "SCONJ"} and token.feature("Person") is None else -1


def arguments(parsed: Parsed, i: int) -> list[Argument]:
    """All arguments of a verb, noun or adjective, nearest roles first; conjuncts and shared subjects included."""
    token = parsed.tokens[i]
    verbal = token.pos in VERBAL or (token.pos == "ADJ" and token.feature("VerbForm") == "Part")
    found = _verb_arguments(parsed, i) if verbal else _noun_arguments(parsed, i)
    return list(dict.fromkeys(found))


def _expand(parsed: Parsed, role: str, i: int, how: str) -> Iterator[Argument]:
    for j in conjuncts(parsed, i):
        k = antecedent(parsed, j)
        yield Argument(role, k, how if k == j else "relative")


def _verb_arguments(parsed: Parsed, i: int) -> Iterator[Argument]:
    passive = is_passive(parsed, i)
    reflexive = any(_is_reflexive(parsed.tokens[j]) for j in parsed.children[i])
    for j in parsed.children[i]:
        role = None if is_topic(parsed, j) else _verb_role(parsed, j, passive=passive)
        if role == "obj" and parsed.tokens[j].dep == "nsubj:pass":
            role = _passive_subject(parsed, i, passive=passive, reflexive=reflexive)
        if role is not None and not (role == "refl" and passive):
            yield from _expand(parsed, role, j, "direct")
    yield from _shared(parsed, i, passive=passive)


def _passive_subject(parsed: Parsed, i: int, *, passive: bool, reflexive: bool) -> str:
    """The subject of a passive verb undergoes it; where the verb has an object as well, that is what the subject gets ("was denied entry")."""
    if reflexive and not passive:
        return "subj"
    return "iobj" if passive and any(parsed.tokens[j].dep == "obj" and parsed.tokens[j].pos in _THINGS for j in parsed.children[i]) else "obj"


def is_topic(parsed: Parsed, i: int) -> bool:
    """True for a topic that a title names before a colon ("Chile: police clear a square"): it has no part in the clause behind it."""
    first = parsed.sentences[parsed.tokens[i].sentence].first
    colon = next((j for j in range(i + 1, i + _TOPIC) if j < len(parsed.tokens) and parsed.tokens[j].text == ":"), None)
    if colon is None or i - first >= _TOPIC or parsed.tokens[i].pos not in NOMINAL or parsed.tokens[i].head <= colon:
        return False
    return all(parsed.tokens[j].pos in NOMINAL | {"ADP", "CCONJ"} for j in range(first, colon)) and parsed.tokens[colon].sentence == parsed.tokens[i].sentence


def _verb_role(parsed: Parsed, j: int, *, passive: bool) -> str | None:
    token = parsed.tokens[j]
    base = token.dep.split(":", 1)[0]
    if _is_reflexive(token):
        return "refl"
    if token.dep == "obl:agent":
        return "subj" if passive else f"prep.{preposition(parsed, j)}"
    if base in _SUBJECTS:
        return "obj" if passive or token.dep.endswith(":pass") else "subj"
    if base in {"iobj", "obl"}:
        prep = preposition(parsed, j)
        return f"prep.{prep}" if prep else ("iobj" if base == "iobj" else "obl")
    if base in {"obj", "xcomp", "ccomp", "advcl"}:
        return base
    return None


def subject(parsed: Parsed, i: int) -> tuple[int, str] | None:
    """The grammatical subject of a verb, its own or the one it shares, with how it was reached."""
    seen = set()
    how = "direct"
    while i not in seen:
        seen.add(i)
        for j in parsed.kids(i, *_SUBJECTS):
            if not is_topic(parsed, j):
                return j, how
        token = parsed.tokens[i]
        base = token.dep.split(":", 1)[0]
        if token.head == i:
            return None
        governor = parsed.tokens[token.head]
        if base in {"acl", "amod"}:
            return _qualified(parsed, governor.i, i, how)
        if base == "xcomp" and (controller := _controller(parsed, governor.i)) is not None:
            return controller, "control"
        if base not in {"conj", "xcomp", "advcl", "parataxis"} or governor.pos not in VERBAL | {"ADJ", "NOUN"}:
            return None
        how = "conjunct" if base == "conj" else "control"
        i = governor.i
    return None


def _qualified(parsed: Parsed, noun: int, clause: int, how: str) -> tuple[int, str] | None:
    """The subject of a clause that qualifies a noun: the noun itself, or whose it is; of "Nairobi prêt à …" the noun."""
    token = parsed.tokens[clause]
    if token.dep == "amod":
        return (noun, how) if how == "control" else None
    if token.feature("VerbForm") in {"Part", "Ger"} or token.dep == "acl:relcl":
        return noun, "participle"
    return _owner(parsed, noun, clause)


def _owner(parsed: Parsed, noun: int, clause: int) -> tuple[int, str] | None:
    """Of "the decision of X to cut", "la décision de X de rompre": X does what the infinitive says, if nobody else stands there.

    Parsers often hang the infinitive on X itself.
    """
    if parsed.tokens[clause].feature("VerbForm") != "Inf":
        return None
    owners = [j for j in parsed.kids(noun, "nmod") if j < clause and parsed.tokens[j].pos in {"PROPN", "PRON", "NOUN"}]
    owners += [j for j in parsed.kids(noun, "det") if parsed.tokens[j].feature("Poss") == "Yes"]
    owners += [k for j in parsed.kids(noun, "acl") if j < clause for k in parsed.kids(j, "obl") if parsed.tokens[k].dep == "obl:agent"]
    if not owners and parsed.tokens[noun].dep.startswith("nmod") and parsed.tokens[parsed.tokens[noun].head].pos == "NOUN":
        return noun, "control"
    return (owners[0], "control") if len(owners) == 1 else None


def _controller(parsed: Parsed, i: int) -> int | None:
    """Of "urge X to", "demander à X de": X does what the infinitive says."""
    for j in parsed.children[i]:
        token = parsed.tokens[j]
        if token.dep in {"obj", "iobj"} and token.feature("Reflex") != "Yes" and token.pos in NOMINAL:
            return j
    for j in parsed.kids(i, "obl"):
        if parsed.tokens[j].dep == "obl:arg" and parsed.tokens[j].pos in {"PROPN", "PRON", "NOUN"}:
            return j
    return None


def _shared(parsed: Parsed, i: int, *, passive: bool) -> Iterator[Argument]:
    """The subject that a verb shares, and the antecedent of a relative clause without a pronoun."""
    token = parsed.tokens[i]
    own = [parsed.tokens[j].dep for j in parsed.children[i] if not is_topic(parsed, j)]
    if not any(d.split(":", 1)[0] in _SUBJECTS for d in own):
        found = subject(parsed, i)
        if found is not None:
            participle = parsed.tokens[i].feature("VerbForm") == "Part" and passive
            yield from _expand(parsed, "obj" if passive or participle else "subj", found[0], found[1])
    elif token.dep == "acl:relcl" and "obj" not in own and not passive and token.head != i and not _has_relative(parsed, i):
        yield Argument("obj", token.head, "relative")


def _has_relative(parsed: Parsed, i: int) -> bool:
    return any(parsed.tokens[j].feature("PronType") == "Rel" for j in parsed.children[i])


def _noun_arguments(parsed: Parsed, i: int) -> Iterator[Argument]:
    yield from _own_noun_arguments(parsed, i, "direct")
    for j in _siblings(parsed, i):
        yield from (a for a in _own_noun_arguments(parsed, j, "conjunct") if a.role != "appos")
    yield from _governor_arguments(parsed, i)


def _own_noun_arguments(parsed: Parsed, i: int, how: str) -> Iterator[Argument]:
    for j in parsed.children[i]:
        token = parsed.tokens[j]
        base = token.dep.split(":", 1)[0]
        if token.dep == "nmod:poss" or (token.pos == "DET" and token.feature("Poss") == "Yes"):
            yield from _expand(parsed, "poss", j, how)
        elif base in {"nmod", "obl"}:
            prep = preposition(parsed, j)
            bare = "poss" if token.feature("PronType") == "Rel" else "compound"  # « l'Espagne, dont les importations … »
            yield from _expand(parsed, f"prep.{prep}" if prep else bare, j, how)
        elif base in {"amod", "compound", "appos", "advcl"}:
            yield from _expand(parsed, base, j, how)
        elif base == "nsubj":
            yield from _expand(parsed, "subj", j, how)
        elif base in {"xcomp", "ccomp"} and parsed.tokens[i].pos == "ADJ":
            yield Argument(base, j, how)
        elif base == "acl" and token.pos in VERBAL:
            yield Argument("acl", j, how)
            yield from _participle_arguments(parsed, j)


def _participle_arguments(parsed: Parsed, verb: int) -> Iterator[Argument]:
    """Who launched "the attack launched by X against Y": the participle's doer is the noun's ``agent``."""
    if not is_passive(parsed, verb):
        return
    for j in parsed.children[verb]:
        role = _verb_role(parsed, j, passive=True)
        if role == "subj" or (role or "").startswith("prep."):
            yield from _expand(parsed, "agent" if role == "subj" else str(role), j, "participle")


def carrying_verb(parsed: Parsed, i: int) -> int:
    """The verb of which an event noun, or the noun that carries it, is an argument; the noun itself if there is none."""
    top = [i, *_carrier(parsed, i)][-1]
    head = parsed.tokens[top].head
    return head if parsed.tokens[top].dep in _SUPPORTS and parsed.tokens[head].pos in VERBAL else i


def _siblings(parsed: Parsed, i: int) -> Iterator[int]:
    """The nouns that a noun is coordinated with: "the arrests and killings of civilians by the army" shares its ends."""
    first = i
    while parsed.tokens[first].dep == "conj" and parsed.tokens[parsed.tokens[first].head].pos == "NOUN":
        first = parsed.tokens[first].head
    open_ = [first]
    while open_:
        j = open_.pop(0)
        if j != i:
            yield j
        open_ += [k for k in parsed.children[j] if parsed.tokens[k].dep == "conj" and parsed.tokens[k].pos == "NOUN"]


def _carrier(parsed: Parsed, i: int) -> Iterator[int]:
    """The nouns that merely measure or phase an event noun, outermost last ("the beginning of the offensive")."""
    for _ in range(3):
        token = parsed.tokens[i]
        base = token.dep.split(":", 1)[0]
        head = parsed.tokens[token.head]
        if base not in {"nmod", "conj", "compound"} or head.i == i or head.pos not in {"NOUN", "PRON"}:
            return
        i = head.i
        yield i


def _governor_arguments(parsed: Parsed, i: int) -> Iterator[Argument]:
    """What surrounds the verb of which an event noun, or the noun that carries it, is an argument ("X launched an attack")."""
    chain = [i, *_carrier(parsed, i)]
    top = parsed.tokens[chain[-1]]
    for j in chain[1:]:
        for argument in _own_noun_arguments(parsed, j, "governor"):
            if argument.token not in chain and argument.role in {"amod", "poss"}:
                yield argument
    if top.dep not in _SUPPORTS or top.head == top.i or parsed.tokens[top.head].pos not in VERBAL:
        return
    for argument in _verb_arguments(parsed, top.head):
        if argument.token not in chain and not argument.role.startswith(("xcomp", "ccomp", "advcl")):
            yield Argument(f"up.{argument.role}", argument.token, "governor")


def ranks(parsed: Parsed, noun: int, ranking: frozenset[str]) -> bool:
    """True for a noun, or the bare word, that says which of all one is: "the first country", "among the last"."""
    words = (noun, *parsed.kids(noun, "amod", "nummod"))
    return any(parsed.tokens[j].text.lower() in ranking or parsed.tokens[j].lemma in ranking for j in words)
