"""Says who the source of a cue is: the whole noun phrase with its apposition, and its head."""

from liens.claim.attribution.lexicon import Kind
from liens.claim.attribution.passives import passive, told_by_root
from liens.claim.attribution.reading import MARKS, Match, Range, Reading
from liens.parse.grammar import VERBAL, antecedent, subject

# A tagger gives up on foreign names ("Human Rights Watch").
_NAMES = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})
# So many words before a thing a name may stand that speaks in its stead.
_NEAR = 6
_BORDERS = frozenset(";:()")


def before_cue(r: Reading, match: Match) -> tuple[int, Range] | None:
    """The subject of a cue verb in normal order, its own or the one that it shares; a relative's antecedent."""
    found = _absolute(r, match)
    if found is None:
        found = _own(r, match)
    if found is None:
        found = told_by_root(r, match.i)
    if found is None:
        near = _adjacent(r, match)
        # "Le roi a parlé et la reine Ida, a demandé que …": a noun that the parser coordinated with a verb is a subject.
        stray = near is not None and r.token(near).dep == "conj" and r.token(r.token(near).head).pos in VERBAL
        shared = None if stray else _shared(r, match)
        shared = None if shared is not None and ";" in r.low[shared : match.first] else shared
        found = near if shared is None else shared
    if found is None:
        found = _beside_name(r, match)
    if found is None:
        return None
    if r.lexicon.is_("expletive", r.low[found]) and passive(r, match.i):
        return None
    head = _antecedent(r, found)
    return head, phrase(r, head, match)


def _absolute(r: Reading, match: Match) -> int | None:
    """As in "The rebels denied it, with their spokesman, Ida Sow, saying that …": the noun that a preposition gives the participle as its subject."""
    token = r.token(match.i)
    if token.feature("VerbForm") != "Part" or token.feature("Tense") == "Past" or not r.lexicon.words.get("absolute"):
        return None
    at = match.first - 1
    at -= at > 0 and r.low[at] == ","
    first = r.bounds(match.i)[0]
    opener = next((j for j in range(at, first, -1) if r.lexicon.is_("absolute", r.low[j])), None)
    if opener is None or any(r.finite(j) or r.low[j] in MARKS for j in range(opener, match.first)):
        return None
    head = r.token(opener).head
    return head if opener < head <= at and r.token(head).pos in _NAMES and not is_abstract(r, head) else None


def _own(r: Reading, match: Match) -> int | None:
    """A subject of the cue's words that stands before them, or behind them with a hyphen."""
    verb = match.tokens[0]
    beside = [r.token(verb).head] if r.token(verb).dep.startswith("aux") else [j for j in r.parsed.children[verb] if r.token(j).dep.startswith("aux")]
    found = []
    for i in (*match.tokens, *beside):
        for j in r.parsed.children[i]:
            if (r.token(j).dep.split(":")[0] != "nsubj" and r.token(j).dep != "expl:subj") or r.token(j).pos == "DET":
                continue
            if (j < match.first and _same_side(r, j, match.i)) or (j > match.i and r.low[j].startswith("-")):
                found.append(j)
    # "“The plan,” Ida Sow said, “is mine”": a subject inside the marks is that of what is said.
    return next((j for j in found if r.quote[j] == r.quote[match.i]), next(iter(found), None))


def _beside_name(r: Reading, match: Match) -> int | None:
    """As in "Oslo dément et affirme que …": where the parser took the first verb for another word, the name that governs the second."""
    token = r.token(match.i)
    governor = r.token(token.head)
    return governor.i if token.dep == "conj" and governor.pos == "PROPN" and governor.dep == "root" and governor.i < match.i else None


def accuser(r: Reading, match: Match) -> tuple[int, Range] | None:
    """As in "Lima a rompu avec Quito, accusée d'armer les rebelles": who acts so blames the one whom the participle is about."""
    token = r.token(match.i)
    if token.dep.split(":")[0] not in {"acl", "advcl"} or any(r.token(j).dep.startswith("aux") for j in r.parsed.children[match.i]):
        return None
    verb = next((h for h in r.parsed.path_up(match.i) if r.token(h).pos in VERBAL), None)
    found = None if verb is None else next((j for j in r.parsed.kids(verb, "nsubj") if j < match.first and not r.token(j).dep.endswith("pass")), None)
    between = found is not None and verb is not None and r.right[found] < verb < match.first
    if found is None or not between or r.token(found).head == token.head == found or is_abstract(r, found):
        return None
    head = _antecedent(r, found)
    return head, phrase(r, head, match)


def _adjacent(r: Reading, match: Match) -> int | None:
    """Where the parser lost the subject of a finite verb: the noun phrase that ends right before it."""
    if not (r.finite(match.i) or r.low[match.i] in r.lexicon.forms) or any(r.token(j).dep == "cc" for j in r.parsed.children[match.i]):
        return None
    first, at = r.bounds(match.i)[0], match.first - 1
    while at > first and r.low[at] in {",", ")"}:
        at -= 1
    if at < first or r.token(at).pos not in _NAMES | {"ADJ"} or not _same_side(r, at, match.i):
        return None
    best = at
    for h in r.parsed.path_up(at):
        swallowed = r.right[h] > at + 2 and r.token(match.i).head != h
        # "Asked by the BBC, the minister denied …": the parser may take the subject for an apposition.
        strayed = _prepositional(r, h) and not _prepositional(r, best)
        if h >= match.first or r.token(h).pos not in _NAMES or swallowed or strayed:
            break
        best = h
    alone = r.token(best).pos in _NAMES and not is_time(r, best) and not _prepositional(r, best)
    return best if alone and not _inserted(r, best, at) else _before_insertion(r, match, first)


def _inserted(r: Reading, best: int, at: int) -> bool:
    """The phrase right before the comma stands behind a participle or preposition of its own."""
    return r.low[at + 1] == "," and best > 0 and r.token(best - 1).pos == "ADP"


def _before_insertion(r: Reading, match: Match, first: int) -> int | None:
    """As in "Un diplomate, cité par un journal, juge que …": the noun phrase before what two commas set off."""
    if r.low[match.first - 1] != ",":
        return None
    first = next((j + 1 for j in range(match.first - 2, first, -1) if r.low[j] == ";"), first)
    comma = next((j for j in range(match.first - 2, first, -1) if r.low[j] == ","), None)
    if comma is None or any(r.finite(j) for j in range(first, match.first - 1)):
        return None
    best = comma - 1
    for h in r.parsed.path_up(comma - 1):
        if h >= comma or r.token(h).pos not in _NAMES:
            break
        best = h
    return best if r.token(best).pos in _NAMES and not is_time(r, best) and not _prepositional(r, best) else None


def preceding(r: Reading, match: Match) -> tuple[int, Range] | None:
    """The noun phrase right before a word that is a verb by its place, whatever the tree says."""
    first, at = r.bounds(match.i)[0], match.first - 1
    while at > first and r.low[at] in {",", ")"}:
        at -= 1
    if at < first or r.token(at).pos not in _NAMES | {"ADJ"}:
        return None
    best = at
    for h in r.parsed.path_up(at):
        if h >= match.first or r.token(h).pos not in _NAMES:
            break
        best = h
    return (best, phrase(r, best, match)) if r.token(best).pos in _NAMES and not is_time(r, best) else None


def _prepositional(r: Reading, i: int) -> bool:
    return any(r.token(j).dep == "case" for j in r.parsed.children[i])


def _agrees(r: Reading, i: int, j: int) -> bool:
    """False where verb and would-be subject differ in number ("le marché … affirment")."""
    carriers = [i, *(k for k in r.parsed.children[i] if r.token(k).dep.split(":")[0] in {"aux", "cop"})]
    number = next((n for n in (r.token(k).feature("Number") for k in carriers if r.token(k).feature("VerbForm") == "Fin") if n), None)
    own = r.token(j).feature("Number")
    plural = any(r.token(k).dep == "conj" for k in r.parsed.children[j])
    return number is None or own is None or number == own or plural


def _same_side(r: Reading, j: int, i: int) -> bool:
    """Both inside the same quotation or both outside; a short quoted name is no border, and a fragment may open at the verb."""
    return r.quote[j] == r.quote[i] or not _long(r, j) or _opens_quotation(r, j, i)


def _opens_quotation(r: Reading, j: int, i: int) -> bool:
    """As in "Lagos « juge que la trêve tient »": the subject stands right before the mark, the verb right behind it."""
    number = r.quote[i]
    if number < 0 or not j < r.quotes[number][0]:
        return False
    opening = r.quotes[number][0]
    between = (k for k in range(j + 1, opening) if r.token(k).pos in VERBAL and not (r.token(k).dep.startswith("aux") and r.token(k).head == i))
    return not any(r.word(k) and r.token(k).head != i for k in range(opening + 1, i)) and next(between, None) is None


def _may_share(r: Reading, match: Match, j: int) -> bool:
    """A subject found by the grammar outside the cue, on its side of the marks, of its number, and no noun before a gerund."""
    outside = not match.first <= j <= match.last and _same_side(r, j, match.i) and _agrees(r, match.i, j)
    return outside and (not _gerund(r, match) or r.lexicon.kind(r.token(j).lemma) is Kind.DOCUMENT)


def _shared(r: Reading, match: Match) -> int | None:
    """The subject of the verb that governs a participle, an infinitive or a coordinated verb."""
    found = subject(r.parsed, match.i)
    if found is not None and _may_share(r, match, found[0]):
        return found[0]
    if r.token(match.i).feature("VerbForm") not in {"Part", "Ger", "Inf"} and r.token(match.i).dep != "conj":
        return None
    for h in r.parsed.path_up(match.i):
        for j in r.parsed.children[h]:
            outside = j < r.left[match.i] or j > r.right[match.i]
            if r.token(j).dep.startswith("nsubj") and outside and _same_side(r, j, match.i) and _agrees(r, match.i, j):
                return j
    return None


def _gerund(r: Reading, match: Match) -> bool:
    """As in "…, déclarant que", "en déclarant que": it speaks of the main clause's subject, not of the noun before it."""
    token = r.token(match.i)
    if token.feature("VerbForm") not in {"Part", "Ger"} or not token.dep.startswith(("acl", "advcl")):
        return False
    at = r.left[match.i] - 1
    marked = any(r.lexicon.is_("gerund_mark", r.low[k]) for k in r.parsed.children[match.i] if k < match.i)
    return marked or (token.dep == "acl" and at >= 0 and r.low[at] == ",")


def _antecedent(r: Reading, i: int) -> int:
    """What a relative pronoun stands for; where the parser does not say it, the phrase right before it."""
    head = antecedent(r.parsed, i)
    if head != i:
        return _person_before(r, head, i)
    if not r.lexicon.is_("relative", r.low[i]):
        return head
    at = i - 1
    while at > 0 and not r.word(at) and r.low[at] in {",", ")"}:
        at -= 1
    if at < r.bounds(i)[0] or r.token(at).pos not in _NAMES | {"ADJ"}:
        return i
    best = at
    for h in r.parsed.path_up(at):
        if h > at or r.right[h] < at or r.token(h).pos not in _NAMES:
            break
        best = h
    return best if r.token(best).pos in _NAMES else i


def _person_before(r: Reading, head: int, i: int) -> int:
    """As in "l'arrivée d'Ida Sow à la mairie en mai, qui a promis …": behind a comma who speaks is the name before the thing."""
    token = r.token(head)
    if token.pos != "NOUN" or r.low[i - 1] != "," or r.lexicon.kind(token.lemma) is not None or r.lexicon.kind(r.low[head]) is not None:
        return head
    if not (is_abstract(r, head) or any(r.token(k).dep == "case" for k in r.parsed.children[head])):
        return head
    first = r.bounds(head)[0]
    near = (k for k in range(r.left[head] - 1, max(first, r.left[head] - _NEAR) - 1, -1) if r.token(k).pos == "PROPN")
    name = next(near, None)
    if name is None or r.quote[name] != r.quote[head]:
        return head
    above = r.token(name).head
    return above if r.token(above).pos == "PROPN" and above < i else name


def agent(r: Reading, match: Match) -> tuple[int, Range] | None:
    """Who did it in a passive: "annoncé par X", "announced by X"."""
    for j in r.parsed.children[match.i]:
        token = r.token(j)
        marked = token.dep.startswith("obl") and any(r.lexicon.is_("agent_mark", r.low[k]) and r.token(k).dep == "case" for k in r.parsed.children[j])
        if (token.dep == "obl:agent" or marked) and token.pos in _NAMES:
            return j, phrase(r, j, match)
    return None


def phrase(r: Reading, head: int, match: Match | None = None) -> Range:
    """The noun phrase of a head: its subtree without case markers, cut at the cue and at marks that end it."""
    first, last = r.left[head], r.right[head]
    while first < head and (not r.word(first) or _introduces(r, first, head)):
        first += 1
    if match is not None:
        if head < match.i:
            last = min(last, match.first - 1)
        else:
            first = max(first, match.last + 1)
    first, last = _cut(r, first, last, head)
    first = _behind_phrase(r, first, head)
    while last > head and not r.word(last) and r.low[last] != ")":
        last -= 1
    while last > head and _loose(r, last, head):
        last -= 1
    while last + 1 < len(r.low) and _hyphenated(r, last) and (match is None or last + 1 < match.first or last > match.last):
        last += 1
    return min(first, head), max(last, head)


def _behind_phrase(r: Reading, first: int, head: int) -> int:
    """As in "…, used in Rafah, spokesman Matthew Sow said": up to the comma the words belong to the preposition before them, which the parser lost."""
    if first == 0 or r.token(first - 1).pos != "ADP" or r.token(first - 1).head == head:
        return first
    comma = next((j for j in range(first, head) if r.low[j] == ","), None)
    return first if comma is None else comma + 1


def _hyphenated(r: Reading, last: int) -> bool:
    """The next token is glued on by a hyphen ("état-major", "Jong-un") and is no pronoun."""
    here, there = r.token(last), r.token(last + 1)
    if here.end != there.start or r.lexicon.is_("inverted", r.low[last + 1]):
        return False
    return there.text.startswith("-") or here.text == "-"


def _introduces(r: Reading, i: int, head: int) -> bool:
    token = r.token(i)
    return token.head == head and token.dep in {"case", "mark", "cc", "advmod"} and token.pos in {"ADP", "SCONJ", "CCONJ", "ADV", "VERB"}


def _loose(r: Reading, i: int, head: int) -> bool:
    """A comma, or a relative pronoun, conjunction or preposition left behind when the phrase was cut at the cue."""
    token = r.token(i)
    return (not r.word(i) and r.low[i] != ")") or token.feature("PronType") == "Rel" or (token.pos in {"CCONJ", "SCONJ", "ADP"} and i > head)


def _cut(r: Reading, first: int, last: int, head: int) -> Range:
    """No source goes over a colon, a semicolon or into a quotation that its head is not in."""
    for j in range(head + 1, last + 1):
        if (r.low[j] in _BORDERS and not _bracketed(r, j, last)) or (r.low[j] in MARKS and r.quote[j] != r.quote[head] and _long(r, j)):
            last = j - 1
            break
    for j in range(head - 1, first - 1, -1):
        if (r.low[j] in _BORDERS and r.low[j] not in "()") or (r.low[j] in MARKS and r.quote[j] != r.quote[head] and _long(r, j)):
            first = j + 1
            break
    return first, last


def _bracketed(r: Reading, j: int, last: int) -> bool:
    """A short bracket belongs to a name: "the Union of Workers (UW)"."""
    if r.low[j] == ")":
        return True
    return r.low[j] == "(" and any(r.low[k] == ")" for k in range(j + 1, min(j + 6, last + 2, len(r.low))))


def _long(r: Reading, j: int) -> bool:
    """More than the name of a paper or a nickname stands in the quotation."""
    number = r.quote[j]
    return number < 0 or r.quotes[number][1] - r.quotes[number][0] > 6


def inverted(r: Reading, match: Match) -> tuple[int, Range] | None:
    """The subject behind the verb: "a déclaré mardi le ministre", "a-t-il dit", "said Jane Doe, a spokeswoman"."""
    for j in range(match.first, match.last + 1):
        if r.lexicon.is_("inverted", r.low[j]):
            return j, (j, j)
    limit = r.bounds(match.i)[1]
    for j in range(match.last + 1, limit + 1):
        token = r.token(j)
        if r.low[j] in MARKS or r.low[j] in _BORDERS or (token.pos == "CCONJ" and r.finite(token.head)):
            break
        nominal = token.pos in _NAMES or stands_as_noun(r, j)
        if nominal and not _adverbial(r, j, match):
            head = _top(r, j, match)
            return head, phrase(r, head, match)
    return None


def stands_as_noun(r: Reading, j: int) -> bool:
    """As in "la rapporteuse", "the accused": a participle or adjective with an article of its own that no noun follows."""
    token = r.token(j)
    marked = any(r.token(k).dep == "det" for k in r.parsed.children[j])
    return marked and (token.feature("VerbForm") == "Part" or (token.pos == "ADJ" and token.dep.split(":")[0] in {"nsubj", "obl", "obj"}))


def _top(r: Reading, j: int, match: Match) -> int:
    """Climb from the first name behind the verb to the head of its phrase."""
    while r.token(j).head != j:
        head = r.token(j).head
        if head < j or r.token(head).pos not in _NAMES or r.left[head] <= match.last:
            break
        if any(r.token(k).dep == "case" and k < j for k in r.parsed.children[j]):
            break
        j = head
    return j


def _adverbial(r: Reading, j: int, match: Match) -> bool:
    """Times, places and hearers between verb and subject: they have a preposition, or are bare dates."""
    token = r.token(j)
    if is_time(r, j) or token.dep in {"obl:tmod", "nummod"}:
        return True
    if r.lexicon.is_("courtesy", r.low[j]):
        return any(r.token(k).dep == "case" for k in r.parsed.children[j])  # "devant les députés M. Sow"
    if any(r.token(k).dep == "case" and match.last < k for k in r.parsed.children[j]):
        return True
    head = token.head
    if head > j:
        return _adverbial(r, head, match) if token.dep.split(":")[0] in {"compound", "flat", "nmod", "det", "amod"} else False
    if head <= match.last or is_time(r, head) or any(r.token(k).dep == "det" for k in r.parsed.children[j]):
        return False
    return token.dep.split(":")[0] in {"compound", "flat", "nmod", "amod"} and _adverbial(r, head, match)


def is_time(r: Reading, j: int) -> bool:
    """A day, month or hour by name, or a number beside one ("le 24 octobre")."""
    if r.lexicon.is_("time", r.low[j]):
        return True
    if not r.low[j][:1].isdigit():
        return False
    near = [r.low[k] for k in (j - 1, j + 1) if 0 <= k < len(r.low)]
    return any(r.lexicon.is_("time", word) for word in near)


def is_abstract(r: Reading, i: int) -> bool:
    """A common noun for a quality or deed ("cette assiduité"), which can show or demand, but say nothing."""
    token = r.token(i)
    if token.pos != "NOUN" or r.lexicon.kind(token.lemma) is not None or r.lexicon.kind(r.low[i]) is not None:
        return False
    return any(token.lemma.endswith(ending) for ending in r.lexicon.words.get("abstract_ending", ()))
