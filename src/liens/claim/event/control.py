"""Who does what an infinitive or gerund tells: "accused Togo of shelling a port", "Peru became the first to recognise Kosovo".

Grammar gives such a clause the subject of the verb above it. Behind an actor and certain prepositions it is that actor who is
blamed, thanked or stopped; behind a noun that ranks ("the first state to") it is the one who is said to be that.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from liens.parse.grammar import NOMINAL, Argument, arguments, conjuncts, is_passive, preposition, ranks
from liens.parse.parsed import Parsed

_OWN = frozenset({"nsubj", "nsubj:pass", "csubj"})
_OBJECTS = frozenset({"obj", "iobj"})
_CHAINED = frozenset({"xcomp", "conj"})
_STATED = "direct"
_SHARED = "conjunct"
_COMPLEMENTS = frozenset({"obj", "iobj", "ccomp", "xcomp", "obl"})
_FORM = ("VerbForm", "Tense")
_JOINS = frozenset({"CCONJ", "PUNCT", "ADV"})
_OWNERS = frozenset({"poss", "amod", "compound", "agent"})
_NEAR = frozenset({"direct", "participle"})
# Gerunds and perfect infinitives tell what was done; a plain infinitive behind "pour" tells an aim.
_TOLD = frozenset({"Part", "Ger"})


@dataclass(frozen=True, slots=True)
class Control:
    """Words that hide a doer.

    ``gerunds`` are prepositions before a gerund whose doer is the object ("of", "for", "from"), ``ranking`` words that
    rank ("first", "only"), ``intentions`` nouns whose owner does what the infinitive behind them tells ("offer", "plan"),
    ``granting`` verbs and ``granted`` what they give to whoever is to do something ("gave the rebels a week to leave"),
    ``datives`` the prepositions before the one who is given it.
    """

    gerunds: frozenset[str]
    ranking: frozenset[str]
    intentions: frozenset[str]
    granting: frozenset[str] = frozenset()
    granted: frozenset[str] = frozenset()
    datives: frozenset[str] = frozenset()


def carried_out(parsed: Parsed, i: int, found: list[Argument], control: Control, is_actor: Callable[[int], bool]) -> list[Argument]:
    """The arguments of a verb, with the doer that such a construction gives in the place of the one above it."""
    found = [*found, *_common_object(parsed, i)]
    if any(parsed.tokens[j].dep in _OWN for j in parsed.children[i]):
        return found
    doers = [*_blamed(parsed, i, control, is_actor), *_ranked(parsed, i, control), *_intended(parsed, i, control, is_actor), *_granted(parsed, i, control)]
    if not doers:
        return found
    role = "obj" if is_passive(parsed, i) else "subj"
    return [*(Argument(role, k, _STATED) for j in doers for k in conjuncts(parsed, j)), *(a for a in found if a.role != role)]


def _common_object(parsed: Parsed, i: int) -> Iterator[Argument]:
    """The object that two verbs share and the parser hangs on the second: "has trained and armed the police"."""
    if parsed.tokens[i].pos != "VERB" or is_passive(parsed, i) or any(parsed.tokens[j].dep in _COMPLEMENTS for j in parsed.children[i]):
        return
    for verb in parsed.kids(i, "conj"):
        beside = all(parsed.tokens[j].pos in _JOINS for j in range(i + 1, verb))
        if beside and _alike(parsed, i, verb) and parsed.tokens[verb].pos == "VERB" and not is_passive(parsed, verb):
            yield from (Argument("obj", k, _SHARED) for j in parsed.kids(verb, "obj") for k in conjuncts(parsed, j))


def _blamed(parsed: Parsed, i: int, control: Control, is_actor: Callable[[int], bool]) -> Iterator[int]:
    """The actor before a gerund with its preposition, which hangs on the verb or on that actor."""
    top = _top(parsed, i)
    token = parsed.tokens[top]
    if (
        token.dep not in {"advcl", "acl"}
        or token.feature("VerbForm") not in _TOLD
        or not any(parsed.tokens[j].lemma in control.gerunds for j in parsed.kids(top, "mark"))
    ):
        return
    head = parsed.tokens[token.head]
    if head.pos in NOMINAL:
        first = head.i
        while parsed.tokens[first].dep == "conj":
            first = parsed.tokens[first].head
        beside = [first] if parsed.tokens[first].dep in _OBJECTS else []
    else:
        beside = [j for j in parsed.children[head.i] if parsed.tokens[j].dep in _OBJECTS and j < top]
    yield from (j for j in beside if is_actor(j))


def _granted(parsed: Parsed, i: int, control: Control) -> Iterator[int]:
    """Whoever is given time, leave or the order to do it: "gave the rebels a week to leave", « a laissé deux jours à Lima pour répondre »."""
    top = _top(parsed, i)
    verb = parsed.tokens[top].head
    if parsed.tokens[verb].pos in NOMINAL:
        verb = parsed.tokens[verb].head
    between = range(verb + 1, top)
    things = [j for j in between if parsed.tokens[j].lemma.lower() in control.granted and parsed.tokens[j].head == verb]
    if parsed.tokens[verb].lemma not in control.granting or parsed.tokens[top].feature("VerbForm") != "Inf" or not things:
        return
    takers = (j for j in between if parsed.tokens[j].head in {verb, *_phrase(parsed, things[0])} and parsed.tokens[j].pos in NOMINAL and j not in things)
    yield from (j for j in takers if _is_taker(parsed, j, control))


def _phrase(parsed: Parsed, thing: int) -> frozenset[int]:
    """A thing and its measure ("un délai de sept jours"), on which a parser may hang the one who is given it."""
    return frozenset({thing, *parsed.kids(thing, "nmod")})


def _is_taker(parsed: Parsed, j: int, control: Control) -> bool:
    beside = parsed.tokens[j].lemma.lower() not in control.granted
    return beside and (parsed.tokens[j].dep in _OBJECTS or preposition(parsed, j) in control.datives)


def _top(parsed: Parsed, i: int) -> int:
    """The gerund on which an infinitive or a second verb hangs: "for having failed to arrest the rebels"."""
    while parsed.tokens[i].dep in _CHAINED and parsed.tokens[i].head != i and not any(parsed.tokens[j].dep in _OWN for j in parsed.children[i]):
        if parsed.tokens[i].dep == "conj" and not _alike(parsed, i, parsed.tokens[i].head):
            return i
        i = parsed.tokens[i].head
    return i


def _alike(parsed: Parsed, i: int, j: int) -> bool:
    """Two verbs of the same form and tense."""
    return all(parsed.tokens[i].feature(name) == parsed.tokens[j].feature(name) for name in _FORM)


def _ranked(parsed: Parsed, i: int, control: Control) -> Iterator[int]:
    """The subject of whom it is said that he is the first to do it."""
    noun = parsed.tokens[i].head
    told = parsed.tokens[i].feature("VerbForm") in {"Inf", *_TOLD} and parsed.tokens[noun].pos in NOMINAL
    if noun == i or not told or not ranks(parsed, noun, control.ranking):
        return
    if parsed.tokens[noun].dep == "appos":
        yield parsed.tokens[noun].head
        return
    said = noun if any(True for _ in parsed.kids(noun, "cop")) else parsed.tokens[noun].head
    yield from (j for j in parsed.kids(said, "nsubj") if parsed.tokens[noun].dep in {"root", "xcomp", "obl", "ccomp", "conj"})


def _intended(parsed: Parsed, i: int, control: Control, is_actor: Callable[[int], bool]) -> Iterator[int]:
    """The owner of the offer, plan or threat that the infinitive spells out: "a Japanese proposal to go to court"."""
    top = _top(parsed, i)
    noun = parsed.tokens[top].head
    if noun == top or parsed.tokens[noun].lemma not in control.intentions or not any(parsed.tokens[j].dep in {"aux", "mark"} for j in parsed.children[top]):
        return
    yield from (a.token for a in arguments(parsed, noun) if a.role in _OWNERS and a.how in _NEAR and is_actor(a.token))
