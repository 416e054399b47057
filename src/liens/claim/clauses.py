"""What the form of a clause tells: whether it is finite, finished, governed from above, told in the present or the past."""

from liens.parse.grammar import VERBAL, is_passive
from liens.parse.parsed import Parsed, Token

_OBJECT = frozenset({"obj", "obl", "iobj", "nmod", "xcomp", "ccomp", "csubj"})
_FINITE = "Fin"


def kind_of(token: Token) -> str:
    """Verb, noun, adjective or none of these, by the letters of the tables."""
    return "V" if token.pos in VERBAL else {"NOUN": "N", "PROPN": "N", "ADJ": "A", "ADV": "A"}.get(token.pos, "-")


def is_infinitive(parsed: Parsed, i: int, *, gerund: bool = True) -> bool:
    """An infinitive or, unless unwanted, a gerund that is governed ("of bombing"); neither tells a tense of its own."""
    token = parsed.tokens[i]
    if token.pos not in VERBAL or is_finite(parsed, i) or any(True for _ in parsed.kids(i, "aux:tense")):
        return False
    marks = [parsed.tokens[j] for j in parsed.kids(i, "aux", "mark")]
    perfect = any(m.dep == "aux" and m.feature("Aspect") == "Prog" for m in marks) and any(m.dep == "mark" and m.pos == "ADP" for m in marks)
    if perfect:  # "of having bombed"
        return gerund
    if token.feature("Aspect") == "Prog":
        return gerund and (token.dep == "xcomp" or any(m.dep == "mark" for m in marks))
    return token.feature("VerbForm") == "Inf" or any(m.pos == "PART" for m in marks)


def has_object(parsed: Parsed, i: int) -> bool:
    """A verb with an object that is no relative word: "qui aurait fait dix morts", but not "que devait effectuer le roi"."""
    return any(parsed.tokens[j].feature("PronType") != "Rel" for j in parsed.kids(i, "obj"))


def is_loose_infinitive(parsed: Parsed, i: int) -> bool:
    """As in "Rompre l'accord serait une erreur": an infinitive that nothing governs tells what might be done."""
    alone = parsed.tokens[i].dep.split(":")[0] in {"root", "csubj", "nsubj"} and parsed.tokens[i].feature("VerbForm") == "Inf"
    return alone and not any(True for _ in parsed.kids(i, "nsubj", "aux", "mark", "case", "cop"))


def is_past_infinitive(parsed: Parsed, i: int) -> bool:
    """As in "d'avoir tiré": a participle behind an infinitive of the auxiliary, governed by a preposition."""
    auxiliaries = [parsed.tokens[j] for j in parsed.kids(i, "aux") if parsed.tokens[j].dep == "aux:tense"]
    marked = any(parsed.tokens[j].pos == "ADP" for j in parsed.kids(i, "mark"))
    return marked and any(a.feature("VerbForm") == "Inf" for a in auxiliaries)


def is_finished(parsed: Parsed, i: int) -> bool:
    """A clause in a past tense, or an infinitive of the past."""
    token, auxiliaries = parsed.tokens[i], [parsed.tokens[j] for j in parsed.kids(i, "aux")]
    if token.pos not in VERBAL or token.dep.split(":")[0] not in {"ccomp", "xcomp"}:
        return False
    if any(a.dep == "aux:tense" or (a.dep == "aux:pass" and a.feature("Tense") == "Past") for a in auxiliaries):
        return True
    helped = any(a.dep == "aux" and a.feature("Tense") for a in auxiliaries)
    alone = token.feature("VerbForm") == "Fin" and not auxiliaries
    return (helped or alone) and token.feature("Tense") == "Past"


def told_now(parsed: Parsed, i: int) -> bool:
    """The clause of the word hangs on a verb in the present or future: it comes before what has not happened yet."""
    above = parsed.tokens[i].head
    carriers = [parsed.tokens[k] for k in (above, *parsed.kids(above, "aux", "cop"))]
    tenses = {t.feature("Tense") for t in carriers if t.feature("VerbForm") == "Fin"}
    return above != i and bool(tenses) and tenses <= {"Pres", "Fut"} and not any(t.dep == "aux:tense" for t in carriers)


def told_in_past(parsed: Parsed, i: int) -> bool:
    """The clause of the word is the content of a verb in a past tense."""
    for j in (i, *parsed.path_up(i)):
        token = parsed.tokens[j]
        # "… a dit que l'armée partirait, et que la ville serait rouverte": the parser may join the second clause to the verb of speech.
        second = token.dep == "conj" and _opened(parsed, j) and not _opened(parsed, token.head)
        if (token.dep == "ccomp" or second) and token.head != j:
            return any(parsed.tokens[k].feature("Tense") in {"Past", "Imp"} for k in _tellers(parsed, token.head))
        if token.dep == "acl:relcl" and token.head != j:
            return _below_past(parsed, token.head)
        if token.dep.split(":")[0] not in {"conj", "xcomp"}:
            break
    return False


def _opened(parsed: Parsed, i: int) -> bool:
    """A conjunction opens the clause."""
    return any(parsed.tokens[k].pos == "SCONJ" for k in parsed.kids(i, "mark"))


def _tellers(parsed: Parsed, i: int) -> tuple[int, ...]:
    """The words that show the tense of a verb; of "before announcing" and "adding that" the verb above shows it."""
    words = (i, *parsed.kids(i, "aux"))
    leans = parsed.tokens[i].dep in {"advcl", "acl"} and parsed.tokens[i].feature("VerbForm") in {"Part", "Ger"} and parsed.tokens[i].feature("Tense") != "Past"
    if not (leans or parsed.tokens[i].feature("VerbForm") == "Inf") or len(words) > 1:
        return words
    above = next((h for h in parsed.path_up(i) if parsed.tokens[h].pos in VERBAL), i)
    return (above, *parsed.kids(above, "aux"))


def opener_of(parsed: Parsed, i: int) -> str:
    """As in "Qu'ils se retirent": the word that opens a main clause, which is no question, before the subject of its verb; "" without one."""
    root = i
    while parsed.tokens[root].dep == "conj":
        root = parsed.tokens[root].head
    sentence = parsed.sentences[parsed.tokens[i].sentence]
    if parsed.tokens[root].dep != "root" or any(parsed.tokens[j].text == "?" for j in range(sentence.first, sentence.last)):
        return ""
    first, own = _before_subject(parsed, root), _before_subject(parsed, i)
    return own if first == own else ""


def _before_subject(parsed: Parsed, i: int) -> str:
    opener = next((j for j in sorted(parsed.subtree(i)) if parsed.tokens[j].pos not in {"PUNCT", "CCONJ"}), i)
    return parsed.tokens[opener].text.lower() if any(opener < j < i for j in parsed.kids(i, "nsubj")) else ""


def undergoes(parsed: Parsed, i: int, below: int) -> bool:
    """A subject to which the verb is done, or of which an adjective is said."""
    reflexive = any(parsed.tokens[j].dep == "expl:pass" for j in parsed.children[i])
    passive = is_passive(parsed, i) or parsed.tokens[below].dep.endswith(":pass")
    return reflexive or passive or parsed.tokens[i].pos == "ADJ"


def definite(parsed: Parsed, i: int) -> bool:
    """A noun with a definite article, a possessive or a demonstrative, which may be given beforehand."""
    words = [parsed.tokens[j] for j in parsed.kids(i, "det", "nmod:poss")]
    return any(w.feature("Definite") == "Def" or w.feature("Poss") or w.feature("PronType") == "Dem" for w in words)


def _below_past(parsed: Parsed, i: int) -> bool:
    """As in "welcomed the envoy, who would host both": the noun of a relative clause stands in a sentence told in the past."""
    verb = next((j for j in (i, *parsed.path_up(i)) if parsed.tokens[j].pos in VERBAL and is_finite(parsed, j)), None)
    return verb is not None and any(parsed.tokens[k].feature("Tense") == "Past" for k in (verb, *parsed.kids(verb, "aux")))


def reaches(parsed: Parsed, below: int) -> bool:
    """A governor reaches its complements, but no relative, time or cause clause and no finished participle."""
    token = parsed.tokens[below]
    base = token.dep.split(":")[0]
    finite = is_finite(parsed, below)
    if base in {"acl", "advcl"} and (is_infinitive(parsed, below) or is_past_infinitive(parsed, below)):
        return True
    if base == "acl":
        content = any(parsed.tokens[j].pos == "SCONJ" for j in parsed.kids(below, "mark"))
        return content and token.dep != "acl:relcl"
    if base == "advcl":
        return not finite and (token.feature("VerbForm"), token.feature("Tense")) != ("Part", "Past")
    if base == "conj":
        own = any(parsed.tokens[j].dep.startswith("nsubj") for j in parsed.children[below])
        return not own and not _strays(parsed, below) and (not finite or is_finite(parsed, token.head))
    if base == "parataxis":  # "Goal: to retake the city"
        return is_infinitive(parsed, below) and kind_of(parsed.tokens[token.head]) == "N"
    return (base in _OBJECT or base in {"nsubj", "appos"}) and not _is_apart(parsed, below)


def in_past(parsed: Parsed, i: int) -> bool:
    """A verb that shows a past tense, itself or by its auxiliary."""
    words = (i, *(j for j in parsed.children[i] if parsed.tokens[j].dep.startswith("aux")))
    return any(parsed.tokens[j].feature("Tense") == "Past" for j in words)


def _strays(parsed: Parsed, below: int) -> bool:
    """As in "a dit qu'il ne partirait pas et annoncé un vote": a bare participle is coordinated with no simple tense, but with a participle above it."""
    token, head = parsed.tokens[below], parsed.tokens[parsed.tokens[below].head]
    compound = [any(parsed.tokens[j].dep.split(":")[0] in {"aux", "cop"} for j in parsed.children[i]) for i in (below, head.i)]
    bare = (token.feature("VerbForm"), token.feature("Tense")) == ("Part", "Past")
    return token.pos == "VERB" and bare and head.pos == "VERB" and head.feature("VerbForm") == "Fin" and not any(compound) and head.dep == "ccomp"


def _is_apart(parsed: Parsed, below: int) -> bool:
    """A clause that a semicolon closes before the subject of its governor is none of its complements: "Peru signs; Chile vows to stay out"."""
    head = parsed.tokens[below].head
    subjects = [min(parsed.subtree(j)) for j in parsed.kids(head, "nsubj")] if parsed.tokens[below].dep == "ccomp" else []
    return any(below < first < head and parsed.tokens[first - 1].text == ";" for first in subjects)


def is_finite(parsed: Parsed, i: int) -> bool:
    """A verb or predicate that carries tense and person, itself or through its auxiliary."""
    small = parsed.kids(i, "aux", "cop")
    return any(parsed.tokens[j].feature("VerbForm") == "Fin" for j in (i, *small))


def follows_article(parsed: Parsed, i: int) -> bool:
    """A word behind an article is a noun, not one that negates: "un « pas historique »"."""
    before = next((t for t in reversed(parsed.tokens[max(0, i - 2) : i]) if t.pos != "PUNCT"), None)
    return before is not None and before.pos == "DET" and before.feature("Definite") is not None


def starts_anew(parsed: Parsed, i: int, below: int) -> bool:
    """A finite verb behind one that needs an auxiliary has none of its negation: "did not answer and expelled the envoy"."""
    return parsed.tokens[below].feature("VerbForm") == _FINITE != parsed.tokens[i].feature("VerbForm")


def followed_by(parsed: Parsed, i: int, words: frozenset[str]) -> bool:
    """The next word is one of these, as in "not only", which denies that this is all and so affirms it."""
    return i + 1 < len(parsed.tokens) and parsed.tokens[i + 1].text.lower() in words


def shares_subject(parsed: Parsed, i: int) -> bool:
    """A coordinated verb without a subject of its own, so that what its subject denies holds for it: "no country recognised or supported it"."""
    return parsed.tokens[i].dep == "conj" and not any(True for _ in parsed.kids(i, "nsubj"))
