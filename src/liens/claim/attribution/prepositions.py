"""Sources behind a preposition: "selon le ministère", "d'après X", "according to X", "de source policière".

The content is the sentence without the phrase, or the clause if the phrase stands deep inside one.
"""

from liens.claim.attribution.lexicon import Kind, SourcePreposition
from liens.claim.attribution.reading import Found, Range, Reading, trim, without
from liens.claim.attribution.sources import phrase, stands_as_noun
from liens.parse.grammar import VERBAL

_NAMES = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X"})
_INNER = frozenset({"ccomp", "acl:relcl", "parataxis"})
_RELATED = frozenset({Kind.PERSON, Kind.BODY})
# So many words behind the preposition the noun may stand that belongs to the source.
_OWNED = 9


def prepositional(r: Reading) -> list[Found]:
    """Every prepositional source of an article, in text order."""
    found = []
    for i, word in enumerate(r.low):
        for entry in r.lexicon.prepositions.get(word, ()):
            if entry.owned:
                attribution = _owned(r, i, entry)
                if attribution is not None:
                    found.append(attribution)
                    break
            elif r.low[i : i + len(entry.words)] == entry.words:
                attribution = _attribution(r, i, entry)
                if attribution is not None:
                    found.append(attribution)
                break
    return found


def _owned(r: Reading, i: int, entry: SourcePreposition) -> Found | None:
    """As in "in her view", "by the army's own count", "à ses yeux": the source is whoever the noun belongs to."""
    end = r.bounds(i)[1]
    noun = next((k for k in range(i + 2, min(i + _OWNED, end) + 1) if r.low[k] == entry.words[-1]), None)
    if noun is None:
        return None
    owner = next((j for j in r.parsed.children[noun] if i < j < noun and (r.token(j).dep == "nmod:poss" or r.token(j).feature("Poss") == "Yes")), None)
    if owner is None or r.low[owner] in r.lexicon.words.get("own_voice", ()):
        return None
    content = _content(r, (i, noun), noun)
    return Found(i, (i, noun), owner, phrase(r, owner), content, None, f"{entry.place} {'_'.join(entry.words)}+source") if content else None


def _attribution(r: Reading, i: int, entry: SourcePreposition) -> Found | None:
    last = i + len(entry.words) - 1
    if not entry.noun and last + 1 < len(r.low) and r.lexicon.is_("relative", r.low[last + 1]):
        return _relative(r, i, last, entry)
    head = last if entry.noun else _noun(r, i, last)
    if head is None or not _speaks(r, head, i, entry):
        return None
    source = phrase(r, head)
    source = (source[0] if entry.noun else max(source[0], last + 1)), _limit(r, source[1], head)
    if source[0] > source[1]:
        return None
    content = _content(r, (i, max(last, source[1], _told_of(r, head, source[1]))), head)
    if not content:
        return None
    name = "_".join(entry.words)
    return Found(i, (i, last), head, source, content, None, f"{entry.place} {name}+source")


def _relative(r: Reading, i: int, last: int, entry: SourcePreposition) -> Found | None:
    """As in "Ida Sow, pour qui le pacte est mort": the name or person before a comma, and the relative clause."""
    pronoun, at = last + 1, i - 1
    verb = r.token(pronoun).head
    if at < 1 or r.low[at] != "," or verb <= pronoun or not r.finite(verb):
        return None
    nouns = [j for j in range(r.bounds(i)[0], at) if r.token(j).pos in {"PROPN", "NOUN"} and r.right[j] >= at - 1]
    antecedent = r.token(verb).head if r.token(verb).dep == "acl:relcl" and r.token(verb).head < i else next(iter(nouns), None)
    while antecedent is not None and r.token(antecedent).dep.split(":")[0] in {"appos", "flat"} and r.token(antecedent).head < antecedent:
        antecedent = r.token(antecedent).head
    # The parser may join the main verb to that of the relative clause.
    main = (k for k in range(verb + 1, r.right[verb]) if r.low[k] == "," and r.token(k + 1).pos in VERBAL and r.token(k + 1).feature("VerbForm") == "Fin")
    content = trim(r, (pronoun + 1, next(main, max(r.right[verb], verb))))
    if antecedent is None or content is None or not (r.token(antecedent).pos == "PROPN" or r.lexicon.kind(r.token(antecedent).lemma) in _RELATED):
        return None
    first, end = phrase(r, antecedent)
    return Found(i, (i, last), antecedent, (first, min(end, at - 1)), (content,), None, f"{entry.place} {'_'.join(entry.words)}+source")


def _told_of(r: Reading, head: int, last: int) -> int:
    """As in "Pour Lima, qui avait signé, le pacte est mort": the end of a relative clause behind the source, which the outlet tells."""
    clause = next((k for k in r.parsed.kids(head, "acl") if r.token(k).dep == "acl:relcl" and r.left[k] > last), None)
    if clause is None or not any(r.finite(j) for j in range(r.right[clause] + 1, r.bounds(head)[1] + 1)):
        return last
    return r.right[clause]


def named(r: Reading, i: int) -> tuple[int, Range] | None:
    """The source behind a preposition of source that begins with this word, whatever it is the source of."""
    for entry in r.lexicon.prepositions.get(r.low[i], ()):
        last = i + len(entry.words) - 1
        if entry.owned or entry.noun or r.low[i : last + 1] != entry.words:
            continue
        head = _noun(r, i, last)
        if head is not None and _speaks(r, head, i, entry):
            first, end = phrase(r, head)
            return head, (max(first, last + 1), end)
    return None


def _noun(r: Reading, first: int, last: int) -> int | None:
    """The head of the noun phrase right behind the preposition."""
    end = r.bounds(first)[1]
    for j in range(last + 1, min(last + 8, end) + 1):
        if r.token(j).pos in {"NOUN", "PROPN", "PRON", "NUM"} or stands_as_noun(r, j):
            return _climb(r, j, last)
        if r.token(j).pos in {"VERB", "AUX", "PUNCT", "ADP", "SCONJ"} and r.word(j):
            return None
    return None


def _climb(r: Reading, j: int, last: int) -> int:
    """From a first noun to the head of its phrase ("the finance ministry" from "finance")."""
    while (
        r.token(j).head > j
        and r.left[r.token(j).head] > last - 3
        and r.token(j).dep.split(":")[0]
        in {
            "compound",
            "amod",
            "nmod",
            "nummod",
            "det",
            "flat",
        }
    ):
        j = r.token(j).head
    return j


def _speaks(r: Reading, head: int, at: int, entry: SourcePreposition) -> bool:
    """As in "Selon les cas", "selon lui": some nouns are no sources; with a careful preposition only known ones are."""
    kind = r.lexicon.kind(_joined(r, head)) or r.lexicon.kind(r.token(head).lemma) or r.lexicon.kind(r.low[head])
    named = r.token(head).text[0].isupper()  # "selon l'État hébreu", "according to the WHO"
    if not named and (kind is Kind.NOT_SOURCE or r.token(head).feature("PronType") == "Rel" or r.lexicon.is_("relative", r.low[head])):
        return False
    if not entry.careful:
        return True
    if any(r.token(j).dep == "nummod" or r.low[j].isdigit() for j in r.parsed.children[head]):
        return False
    # "Dans l'esprit du traité": a mind is somebody's.
    known = _RELATED if len(entry.words) > 1 else {Kind.PERSON, Kind.BODY, Kind.MEDIUM, Kind.DOCUMENT}
    return (kind in known or head in r.voices) and _set_off(r, head, at)


def _joined(r: Reading, head: int) -> str:
    """A word with what hangs on it by hyphens ("état-major")."""
    last = head
    while last + 1 < len(r.low) and r.token(last).end == r.token(last + 1).start and "-" in (r.low[last], r.low[last + 1]):
        last += 1
    return "".join(r.low[head : last + 1])


def _set_off(r: Reading, head: int, at: int) -> bool:
    """Behind a careful preposition the phrase opens its sentence and a comma closes it ("Pour le ministre, …")."""
    start = min(r.left[head], at)
    first = _segment(r, (start, head))[0]
    begins = not any(r.word(j) and r.token(j).pos not in {"CCONJ", "ADV"} for j in range(first, start))
    end = r.right[head]
    return begins and "," in r.low[head : end + 2]  # some parsers hang the comma, or the subject behind it, on the phrase


def _limit(r: Reading, last: int, head: int) -> int:
    """A source that swallowed a clause ends at its first comma before a finite verb."""
    comma = next((j for j in range(head + 1, last) if r.low[j] == ","), None)
    if comma is not None and _lacks_subject(r, head, last):
        return comma - 1
    for j in range(head + 1, last):
        if r.low[j] == "," and any(r.finite(k) and not any(r.token(m).dep == "acl:relcl" for m in (k, *r.parsed.path_up(k))) for k in range(j + 1, last + 1)):
            return j - 1
    return last


def _lacks_subject(r: Reading, head: int, last: int) -> bool:
    """As in "Pour le juge, Lima a triché": the parser hung the subject of the main verb on the source that opens the sentence."""
    first, end = r.bounds(head)
    if any(r.word(j) and r.token(j).pos not in {"CCONJ", "ADV", "ADP", "DET", "ADJ", "PART"} for j in range(first, head)):
        return False
    verb = r.token(head).head
    if verb <= last or not r.finite(verb) or any(r.finite(j) for j in range(last + 1, verb) if r.token(j).head != verb):
        return False
    return not any(j > last for j in r.parsed.kids(verb, "nsubj", "expl", "csubj")) and verb <= end


def _content(r: Reading, hole: Range, head: int) -> tuple[Range, ...]:
    first, last = _bracket(r, hole, *_segment(r, hole))
    if not _edge(r, hole, first, last):
        first, last = _clause(r, head)
        # "…, a-t-on appris de source sûre": what is learnt stands before the comma.
        told = first > r.bounds(hole[0])[0] and r.low[first - 1] == "," and any(r.lexicon.is_("inverted", r.low[j]) for j in range(first, hole[0]))
        if told and not any(r.finite(j) for j in range(hole[1] + 1, last + 1)):
            first, last = r.bounds(hole[0])[0], first - 1
    else:
        if r.quote[first] >= 0 and r.quote[first] != r.quote[hole[0]]:
            first = min(first, r.quotes[r.quote[first]][0])
        last = max(last, _quotation_end(r, hole, last))
    pieces = (trim(r, piece) for piece in without((first, last), hole))
    return tuple(piece for piece in pieces if piece is not None)


def _segment(r: Reading, hole: Range) -> Range:
    """The sentence, or what stands between a semicolon, or a colon before the phrase, and the next: "… ; selon lui, …"."""
    first, last = r.bounds(hole[0])
    breaks = [j for j in range(first, hole[0]) if r.low[j] in {";", ":"} and r.quote[j] < 0]
    opens = breaks and not any(r.word(j) and r.token(j).pos not in {"CCONJ", "ADV"} for j in range(breaks[-1] + 1, hole[0]))
    return (breaks[-1] + 1 if opens else first), last


def _quotation_end(r: Reading, hole: Range, last: int) -> int:
    """A quotation that begins behind the phrase is said to its end, also over sentence borders."""
    number = r.quote[last]
    return r.quotes[number][1] if number >= 0 and r.quotes[number][0] > hole[1] else last


def _edge(r: Reading, hole: Range, first: int, last: int) -> bool:
    """The phrase opens the sentence, or closes it behind a comma."""
    begins = not any(r.word(j) and r.token(j).pos not in {"CCONJ", "ADV"} for j in range(first, hole[0]))
    closes = not any(r.word(j) for j in range(hole[1] + 1, last + 1)) and hole[0] > first and r.low[hole[0] - 1] in {",", "»", '"', "”"}
    return begins or closes


def _bracket(r: Reading, hole: Range, first: int, last: int) -> Range:
    """A semicolon bounds what a phrase at the edge of a sentence covers; behind a statement and a colon it gives the source of the figures alone."""
    before = next((j + 1 for j in range(hole[0] - 1, first - 1, -1) if r.low[j] == ";" or _figures(r, first, j)), first)
    return before, next((j - 1 for j in range(hole[1] + 1, last + 1) if r.low[j] == ";"), last)


def _figures(r: Reading, first: int, colon: int) -> bool:
    """As in "Elle arrête des opposants : 900 détentions en mai, selon l'ONG": words without a verb behind a clause and a colon."""
    if r.low[colon] != ":" or r.quote[colon] >= 0 or not any(r.finite(j) and r.token(j).dep == "root" for j in range(first, colon)):
        return False
    end = r.bounds(colon)[1]
    return not any(r.finite(j) for j in range(colon + 1, end + 1)) and any(r.token(j).pos == "NUM" for j in range(colon + 1, end + 1))


def _clause(r: Reading, head: int) -> Range:
    """The smallest clause around a phrase that stands inside a sentence."""
    governor = head
    for governor in r.parsed.path_up(head):
        token = r.token(governor)
        if token.pos == "ADJ" and token.dep.split(":")[0] in {"amod", "appos", "acl"}:
            break  # "coupable à ses yeux d'un échec": that alone
        if token.dep in _INNER or (token.dep == "conj" and r.finite(governor)) or token.dep == "advcl":
            break
    return r.left[governor], r.right[governor]
