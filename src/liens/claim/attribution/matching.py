"""Finds where words of the lexicon stand in a text: verbs with their particles and fixed words, nouns, adjectives."""

from liens.claim.attribution.lexicon import Cue, Frame
from liens.claim.attribution.reading import MARKS, Match, Reading, group
from liens.parse.grammar import VERBAL

# "faire aussi savoir", "point it out", "make it clear": so many words may stand between the words of a cue.
_GAP = 3
_MISTAKEN = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "X", "SCONJ"})


def matches(r: Reading) -> list[Match]:
    """Every cue of the text, in text order; a token is the main word of one cue only."""
    found = []
    for token in r.parsed.tokens:
        match = _match(r, token.i)
        if match is not None:
            found.append(match)
    return found


def _match(r: Reading, i: int) -> Match | None:
    for pos in _classes(r, i):
        for key in _keys(r, i, pos):
            for cue in r.lexicon.cues.get((key, pos), ()):
                tokens = _words(r, i, cue)
                if tokens is not None:
                    first, last = group(r, i)
                    return Match(i, tokens, first, max(last, tokens[-1]), cue)
    return _by_form(r, i)


def _keys(r: Reading, i: int, pos: str) -> list[str]:
    """The dictionary forms to look up; participles used as adjectives stand in the pack in their own form."""
    keys = [r.token(i).lemma]
    if pos == "A":
        low = r.low[i]
        keys.append(low)
        keys.extend(low.removesuffix(ending) for ending in sorted(r.lexicon.words.get("adjective_ending", ())) if low.endswith(ending))
    return keys


def _by_form(r: Reading, i: int) -> Match | None:
    """A verb in the present tense that the parser took for another word or gave a wrong dictionary form."""
    entries = r.lexicon.forms.get(r.low[i])
    if entries is None or i == 0:
        return None
    verbal = r.token(i).pos in VERBAL
    if not verbal and r.token(i).pos not in _MISTAKEN:
        return None
    if not verbal and not (_aside_place(r, i) or _verb_place(r, i)):
        return None
    for cue in entries:
        tokens = _words(r, i, cue)
        if tokens is not None:
            first, last = group(r, i) if verbal else (i - cue.reflexive, i)
            return Match(i, tokens, first, max(last, tokens[-1]), cue)
    return None


def _aside_place(r: Reading, i: int) -> bool:
    """Behind a comma or a closing mark and before a noun phrase or an inverted pronoun: "…, note le rapport", "« … », s'indigne-t-il"."""
    clitic = i > 1 and (r.lexicon.is_("reflexive", r.low[i - 1]) or r.token(i - 1).pos == "PRON")
    before, after = r.low[i - 1 - clitic], r.token(i + 1).pos if i + 1 < len(r.low) else ""
    inverted = any(r.lexicon.is_("inverted", r.low[j]) for j in range(i + 1, min(i + 3, len(r.low))))
    return (before == "," or before in MARKS) and (inverted or after in {"DET", "PROPN", "NOUN", "PRON"})


def _verb_place(r: Reading, i: int) -> bool:
    """Between a noun phrase and a complement: no noun follows a noun ("le guide remarque que …")."""
    if i + 1 > r.bounds(i)[1]:
        return False
    before, after = r.token(i - 1), r.low[i + 1]
    if not (before.pos in {"NOUN", "PROPN", "PRON", "ADJ"} or r.lexicon.is_("reflexive", r.low[i - 1])) or before.sentence != r.token(i).sentence:
        return False
    if r.lexicon.is_("complementiser", after):
        return True
    # Where nouns follow nouns freely, only a that-clause shows the verb.
    if r.lexicon.is_("zero", "yes"):
        return False
    return r.lexicon.is_("infinitive_mark", after) or r.token(i + 1).pos == "DET" or before_infinitive(r, i) is not None or before_predicate(r, i) is not None


def before_predicate(r: Reading, i: int) -> int | None:
    """As in "Le roi juge encore prématurée la visite": the adjective behind a word that finds something so, right before that thing."""
    end = r.bounds(i)[1]
    if not any(cue.takes(Frame.SMALL) for cue in r.lexicon.forms.get(r.low[i], ())):
        return None
    at = i + 1
    while at < end and r.token(at).pos == "ADV":
        at += 1
    thing = at < end and (r.token(at + 1).pos == "DET" or r.lexicon.is_("complementiser", r.low[at + 1]) or before_infinitive(r, at + 1) is not None)
    return at if thing and r.token(at).pos == "ADJ" else None


def before_infinitive(r: Reading, i: int) -> int | None:
    """As in "Le Kenya dément toujours avoir cédé": the infinitive right behind a word, adverbs aside."""
    end = r.bounds(i)[1]
    at = i + 1
    while at <= end and r.token(at).pos == "ADV":
        at += 1
    return at if at <= end and r.token(at).feature("VerbForm") == "Inf" else None


def _classes(r: Reading, i: int) -> tuple[str, ...]:
    token = r.token(i)
    if token.pos in VERBAL:
        return ("A", "V") if token.feature("VerbForm") == "Part" else ("V",)
    if token.pos == "ADJ":
        return ("A", "V")
    if token.pos in {"NOUN", "PROPN"}:
        return () if _verb_place(r, i) and r.low[i] in r.lexicon.forms and r.token(i - 1).pos != "DET" else ("N",)
    return ()


def _words(r: Reading, i: int, cue: Cue) -> tuple[int, ...] | None:
    """The tokens of all words of a cue, from its main word on; None if one is missing."""
    if cue.reflexive and not _reflexive(r, i):
        return None
    tokens, at, limit = [i], i, r.bounds(i)[1]
    for word in cue.words[1:]:
        following = range(at + 1, min(at + 2 + _GAP, limit + 1))
        at = next((j for j in following if word in (r.low[j], r.token(j).lemma) and _belongs(r, j, tokens)), -1)
        if at < 0:
            return None
        tokens.append(at)
    return tuple(tokens)


def _belongs(r: Reading, j: int, tokens: list[int]) -> bool:
    """A word of an expression hangs on another of its words, or on a word between them."""
    if j == tokens[-1] + 1:
        return True
    head = r.token(j).head
    return head in tokens or tokens[0] <= head <= j + 2


def _reflexive(r: Reading, i: int) -> bool:
    near = r.lexicon.is_("reflexive", r.low[i - 1]) if i > 0 else False
    return near or any(r.lexicon.is_("reflexive", r.low[j]) for j in r.parsed.children[i] if j < i)
