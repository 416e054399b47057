"""A cue verb or adjective with its complement: that-clause, infinitive, object, small clause, fixed preposition.

"Lima a dit vouloir rouvrir son ambassade", "Accra denied the claim", "Lagos called the vote a farce". The complement
decides: a verb of the list without one of its complements is no cue here.
"""

from collections.abc import Iterator
from typing import Protocol

from liens.claim.attribution.carriers import carrier
from liens.claim.attribution.clause_ends import clause_end
from liens.claim.attribution.infinitives import behoves, infinitive_of
from liens.claim.attribution.lexicon import TOPIC, Frame, Kind
from liens.claim.attribution.lost_clauses import behind_object, clause_by_place, with_backshifted
from liens.claim.attribution.obliques import oblique, with_raised
from liens.claim.attribution.passives import passive as is_passive
from liens.claim.attribution.reading import MARKS, Found, Match, Range, Reading, cue_range, trim, whole_quotation
from liens.claim.attribution.sources import accuser, agent, before_cue, inverted, is_abstract, is_time
from liens.claim.clauses import is_infinitive
from liens.model import Force, PartKind
from liens.parse.grammar import VERBAL, preposition


class _Search(Protocol):
    def __call__(self, r: Reading, match: Match, *, passive: bool) -> Iterator[tuple[str, list[Range]]]: ...


_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "advcl", "acl", "conj", "parataxis", "dep", "obj", "obl"})


def clauses(r: Reading, match: Match) -> Found | None:
    """A that-clause or infinitive of a cue, None if it has none."""
    return None if _relative_object(r, match) or _attribute(r, match) else _first(r, match, _clausal)


def phrases(r: Reading, match: Match) -> Found | None:
    """An object, small clause or prepositional complement of a cue, None if it has none."""
    return None if _relative_object(r, match) else _first(r, match, _phrasal)


def _attribute(r: Reading, match: Match) -> bool:
    """As in "said in a written statement that", "an inquiry to determine how": a participle before its noun, or what an inquiry is for, says nothing."""
    token = r.token(match.i)
    if token.dep.split(":")[0] in {"acl", "advcl", "xcomp"} and is_infinitive(r.parsed, match.i, gerund=False) and match.last + 1 < len(r.low):
        behind = next((j for j in range(match.last + 1, r.bounds(match.i)[1] + 1) if r.token(j).pos != "ADV" or r.lexicon.is_("question", r.low[j])), match.i)
        return match.cue.force in {Force.STATE, Force.ESTIMATE, Force.CONFIRM} and r.lexicon.is_("question", r.low[behind])
    return token.dep == "amod" and token.head > match.i and r.bounds(match.i) == r.bounds(token.head)


def _first(r: Reading, match: Match, candidates: _Search) -> Found | None:
    passive = is_passive(r, match.i)
    for name, content in candidates(r, match, passive=passive):
        pieces = tuple(piece for piece in (trim(r, whole_quotation(r, c)) for c in content) if piece is not None)
        if name in {Frame.NOUN, Frame.OF, Frame.SMALL}:
            pieces = tuple(_before_next(r, match, piece) for piece in pieces)
        if not pieces:
            continue
        found = _source(r, match, name, passive=passive)
        if name == Frame.THAT and found is not None and match.cue.force is Force.ESTIMATE and is_abstract(r, found[0]):
            return None  # "toute relation suppose que …": nobody says so
        if found is not None and name in {Frame.RAISED, Frame.INFINITIVE, Frame.INTENDS} and r.lexicon.is_("binding", r.token(found[0]).lemma):
            return None  # "the pact commits Iran to disarm": what it says, nobody says
        if name in {Frame.NOUN, Frame.SMALL, Frame.OF} and _unspoken(r, match, found, passive=passive):
            return None
        head, source = (None, None) if found is None else (found[0], _before_content(r, found, pieces))
        topic = r.lexicon.is_("topic", " ".join(match.cue.words))
        why = f"{match.cue.place} verb+{TOPIC if topic else name}"
        return Found(match.i, cue_range(r, match), head, source, pieces, match.cue, why, carrier(r, match))
    return None


def _before_content(r: Reading, found: tuple[int, Range], pieces: tuple[Range, ...]) -> Range:
    """As in "annoncé par la reine que …": the parser may hang the clause on the speaker, whose words it is no part of."""
    head, (first, last) = found
    start = min(a for a, _ in pieces)
    if first <= head < start <= last:
        last = start - 1
        while last > head and not r.word(last):
            last -= 1
    return first, last


def _before_next(r: Reading, match: Match, piece: Range) -> Range:
    """As in the title "Le roi fustige le Togo, grève à Lomé": a comma and a bare noun begin the next news, where no list goes on.

    As in "a accusé Lomé de raids et sommé le roi de …": a participle that the parser coordinated with a noun is a verb beside the cue.
    """
    joints = (k for k in range(piece[0] + 2, piece[1]) if (r.token(k - 1).pos == "CCONJ" or r.low[k - 1] == ",") and r.quote[k] < 0)
    verb = next((k for k in joints if _beside_cue(r, match, k)), None)
    if verb is not None:
        return piece[0], verb - 2
    if r.parsed.sentences[r.token(piece[0]).sentence].part is not PartKind.TITLE:
        return piece
    comma = next((j for j in range(piece[0] + 1, piece[1]) if r.low[j] == "," and r.token(j + 1).pos == "NOUN" and r.quote[j] < 0), None)
    if comma is None or any(r.token(j).pos == "CCONJ" for j in range(comma, piece[1] + 1)) or r.token(piece[0]).pos == "NOUN":
        return piece
    return piece[0], comma - 1


def _beside_cue(r: Reading, match: Match, k: int) -> bool:
    token = r.token(k)
    bare = token.pos == "VERB" and token.feature("VerbForm") == "Part" and token.feature("Tense") == "Past" and token.dep == "conj"
    compound = any(r.token(m).dep.startswith("aux:tense") for m in r.parsed.children[match.i])
    if r.finite(match.i) and not compound and token.dep == "conj" and token.feature("VerbForm") == "Fin" and r.token(token.head).pos not in VERBAL:
        return not any(True for _ in r.parsed.kids(k, "nsubj", "mark"))  # "condamne le raid, exige que …"
    governs = any(True for _ in r.parsed.kids(k, "obj", "xcomp", "ccomp")) and not any(True for _ in r.parsed.kids(k, "aux", "cop"))
    return bare and compound and governs and r.token(token.head).pos not in VERBAL


def _unspoken(r: Reading, match: Match, found: tuple[int, Range] | None, *, passive: bool) -> bool:
    """An object alone needs somebody who can speak, and to be sayable; a passive that says it of somebody needs nobody ("is accused of")."""
    if match.cue.force is Force.DENY and any(r.lexicon.is_("withheld", r.token(j).lemma) for j in r.parsed.kids(match.i, "obj")):
        return True  # "denied the ships access", « a refusé un visa à … »: what is withheld is not said
    sayable = match.cue.force is not Force.STATE or match.cue.takes(Frame.SMALL) or not match.cue.takes(Frame.THAT)
    if not sayable and any(r.lexicon.kind(r.token(j).lemma) is Kind.PERSON for j in r.parsed.kids(match.i, "obj")):
        return True  # "recalled its ambassador": a person is not said
    if found is None:
        return not (passive and match.cue.takes(Frame.RAISED))
    # "On dénombre dix morts": nobody in particular, so the outlet itself says so.
    return is_abstract(r, found[0]) or r.lexicon.is_("vague", r.low[found[0]])


def _source(r: Reading, match: Match, name: str, *, passive: bool) -> tuple[int, Range] | None:
    if not passive or match.cue.pos == "A":
        return before_cue(r, match) or _behind(r, match, name)
    found = agent(r, match)
    return accuser(r, match) if found is None and match.cue.force is Force.ACCUSE else found


def _behind(r: Reading, match: Match, name: str) -> tuple[int, Range] | None:
    """A subject with a hyphen behind its verb ("a-t-il dit que")."""
    found = inverted(r, match) if name == Frame.THAT else None
    return found if found is not None and r.lexicon.is_("inverted", r.low[found[0]]) else None


def _relative_object(r: Reading, match: Match) -> bool:
    """As in "Comme l'a dit X", "as X said" takes the main clause as its content (see asides)."""
    if r.lexicon.is_("zero", "yes"):
        return False
    return any(r.lexicon.is_("as", r.low[j]) and r.token(j).dep in {"mark", "case", "advmod"} for j in r.parsed.children[match.i])


def _clausal(r: Reading, match: Match, *, passive: bool) -> Iterator[tuple[str, list[Range]]]:
    cue = match.cue
    if cue.takes(Frame.THAT):
        clause = _clause(r, match) or clause_by_place(r, match)
        if clause is not None:
            yield Frame.THAT, [with_backshifted(r, match, _with_verb(r, clause, match))]
    plain = Frame.INTENDS if cue.takes(Frame.INTENDS) else Frame.INFINITIVE
    if cue.takes(plain) or cue.takes(Frame.RAISED):
        infinitive = infinitive_of(r, match)
        if infinitive is not None and not behoves(r, match, infinitive) and not _purpose(r, match, infinitive):
            content = with_raised(r, match, infinitive, passive=passive)
            # "Wants the forests to be bombed" demands it of others, "wants to bomb them" only intends it.
            asked = passive or (cue.takes(Frame.RAISED) and (content[0][0] < infinitive[0] or _of_others(r, infinitive)))
            yield (Frame.RAISED if asked else plain), content


def _purpose(r: Reading, match: Match, infinitive: Range) -> bool:
    """As in "proposed the deployment of observers to end the war": behind a deed that is its object the infinitive only tells what for."""
    if not match.cue.takes(Frame.NOUN) or match.cue.takes(Frame.RAISED):
        return False
    objects = (j for j in r.parsed.kids(match.i, "obj") if match.last < j < infinitive[0])
    return any(r.token(j).pos == "NOUN" and r.lexicon.kind(r.token(j).lemma) is None for j in objects)


def _of_others(r: Reading, infinitive: Range) -> bool:
    """As in "the forests to be bombed": the infinitive has a subject of its own."""
    return any(r.token(j).dep.startswith("nsubj") and r.token(r.token(j).head).pos in VERBAL and r.left[j] == infinitive[0] for j in range(*infinitive))


def _phrasal(r: Reading, match: Match, *, passive: bool) -> Iterator[tuple[str, list[Range]]]:
    cue = match.cue
    charge = oblique(r, match, passive=passive) if cue.prepositions and cue.takes(Frame.RAISED) and cue.takes(Frame.NOUN) else None
    if charge is not None:
        yield Frame.OF, charge  # "criticised the mayor for lying": the charge, not the mayor alone
    if cue.takes(Frame.SMALL):
        small = _small(r, match, passive=passive)
        if small is not None:
            yield Frame.SMALL, small
    if cue.takes(Frame.NOUN):
        noun = _object(r, match, passive=passive)
        if noun is not None:
            yield Frame.NOUN, [noun]
    if cue.prepositions:
        found = oblique(r, match, passive=passive)
        if found is not None:
            yield Frame.OF, found


def _clause(r: Reading, match: Match) -> Range | None:
    """The that-clause, indirect question or bare finite clause behind the cue."""
    for i in reversed(match.tokens):
        for j in r.parsed.children[i]:
            if j <= match.last or r.token(j).dep.split(":")[0] not in _CLAUSES:
                continue
            marked = _marked(r, r.left[j], match) and not _qualifies(r, i, j, match)
            bare = r.token(j).dep == "ccomp" and not r.lexicon.is_("never_bare", match.cue.words[0]) and _bare(r, j)
            if marked or bare:
                return max(r.left[j], match.last + 1), _joined(r, match, i, clause_end(r, j, match))
    return None


def _qualifies(r: Reading, i: int, j: int, match: Match) -> bool:
    """As in "demande sa libération, que l'armée refuse": behind an object and a comma the clause is a relative one."""
    return behind_object(r, i, r.left[j], match)


def _with_verb(r: Reading, clause: Range, match: Match) -> Range:
    """Where the parser cut a clause off before its verb, it goes on to the end of the first verb behind the cut."""
    first, last = clause
    if any(r.finite(k) or (r.token(k).pos in VERBAL and any(first <= m < k for m in r.parsed.kids(k, "nsubj"))) for k in range(first, last + 1)):
        return clause  # "that the king be freed" has its verb too
    end = r.bounds(match.i)[1]
    verb = next((k for k in range(last + 1, end + 1) if r.finite(k) or r.low[k] in ";:"), None)
    if verb is None or not r.finite(verb):
        return clause
    return first, max(r.right[verb], verb) if r.right[verb] > verb else end


def _joined(r: Reading, match: Match, i: int, last: int) -> int:
    """As in "… a dit qu'au moment où la mer monte, il faut partir": the parser may cut one clause into two complements."""
    for j in r.parsed.kids(i, "ccomp", "conj"):
        opener = next((k for k in range(r.left[j], j) if r.token(k).pos not in {"CCONJ", "PUNCT"}), j)
        told = r.token(j).dep == "ccomp" or r.lexicon.is_("complementiser", r.low[opener])
        if told and last < r.left[j] <= last + 2 and j > match.last and not r.lexicon.is_("gerund_mark", r.low[r.left[j]]):
            last = clause_end(r, j, match)
    return last


def _marked(r: Reading, i: int, match: Match) -> bool:
    """A complementiser or question word opens the clause, perhaps behind a comma or a mark."""
    i = max(i, match.last + 1)
    while i < len(r.low) - 1 and not r.word(i):
        i += 1
    if r.token(i).feature("PronType") == "Dem" and r.token(i).pos == "DET":
        return False
    return r.lexicon.is_("complementiser", r.low[i]) or r.lexicon.is_("question", r.low[i])


def _bare(r: Reading, j: int) -> bool:
    """Without a complementiser only a clause with a subject of its own counts ("said the border was closed")."""
    return r.lexicon.is_("zero", "yes") and r.finite(j) and any(True for _ in r.parsed.kids(j, "nsubj", "expl", "csubj"))


def _object(r: Reading, match: Match, *, passive: bool) -> Range | None:
    """What is denied, announced, condemned: the object, or the subject of a passive."""
    if passive:
        if r.token(match.i).dep.startswith("acl") or r.token(match.i).dep == "amod":
            return _qualified(r, match)
        for j in r.parsed.kids(match.i, "nsubj"):
            if r.token(j).dep.endswith(":pass") and r.token(j).pos in {"NOUN", "PROPN"}:
                return r.left[j], min(r.right[j], match.first - 1)
        return None
    near = _object_by_place(r, match)
    for i in match.tokens:
        for j in r.parsed.kids(i, "obj"):
            if near is not None and r.left[j] > near[1]:
                return near
            if j > match.last and _nominal(r, j) and not is_time(r, j):
                last = _core(r, j)
                return max(r.left[j], match.last + 1), _wider(r, match, last) if last == r.right[j] else last
    return _behind_expression(r, match) or _behind_aside(r, match)


def _behind_aside(r: Reading, match: Match) -> Range | None:
    """As in "a condamné, par la voix de sa ministre, l'arrestation": behind what two commas set off the parser may lose the object."""
    if r.low[match.last + 1 : match.last + 2] != (",",):
        return None
    for j in r.parsed.kids(match.i, "obl", "nmod"):
        bare = r.token(r.left[j]).pos == "DET" and not any(r.token(k).dep == "case" for k in r.parsed.children[j])
        if j > match.last and r.low[r.left[j] - 1] == "," and r.token(j).pos == "NOUN" and bare and not is_time(r, j):
            return r.left[j], r.right[j]
    return None


def _nominal(r: Reading, j: int) -> bool:
    """A noun, or a participle that stands for one behind a number ("évoque dix-neuf tués")."""
    token = r.token(j)
    counted = token.feature("VerbForm") == "Part" and any(r.token(k).dep in {"nummod", "det"} for k in r.parsed.children[j])
    return token.pos in {"NOUN", "PROPN", "NUM", "ADJ"} or counted


def _qualified(r: Reading, match: Match) -> Range | None:
    """As in "une attaque condamnée par l'ONU": the noun before a participle whose doer is named is what is condemned."""
    head = r.token(match.i).head
    if head >= match.first or r.token(head).pos != "NOUN" or agent(r, match) is None:
        return None
    return r.left[head], match.first - 1


def _object_by_place(r: Reading, match: Match) -> Range | None:
    """The noun phrase right behind the cue, which the parser may have hung elsewhere."""
    at = match.last + 1
    if at > r.bounds(match.i)[1] or r.token(at).pos != "DET":
        return None
    head = r.token(at).head
    if head <= at or r.token(head).pos not in {"NOUN", "PROPN"} or is_time(r, head) or r.left[head] != at:
        return None
    return at, r.right[head]


def _behind_expression(r: Reading, match: Match) -> Range | None:
    """As in "Met en avant la baisse": the parser takes the words of the expression for the object's preposition."""
    for j in r.parsed.kids(match.i, "obl") if len(match.tokens) > 1 else ():
        if j > match.last and any(r.token(k).head == j for k in match.tokens[1:]):
            return match.last + 1, r.right[j]
    return None


def _core(r: Reading, j: int) -> int:
    """An object ends before a verb coordinated with it by mistake, and before a relative clause behind a comma."""
    last = r.right[j]
    for k in sorted(r.parsed.subtree(j)):
        token = r.token(k)
        added = token.dep == "acl:relcl" and r.low[r.left[k] - 1] == ","
        # "A dénoncé les accords conclus en mai, suspendu la visite et …": a participle with an object of its own goes on with the main verb.
        series = (
            token.dep == "advcl"
            and token.feature("Tense") == "Past"
            and "," in r.low[r.left[k] - 1 : r.left[k] + 1]
            and any(True for _ in r.parsed.kids(k, "obj"))
        )
        if k > j and ((token.dep == "conj" and token.pos in VERBAL and token.head == j) or added or (series and not r.finite(k))):
            return max(min(last, r.left[k] - 1), j)
    return last


def _wider(r: Reading, match: Match, last: int) -> int:
    """What hangs on the verb right behind its object belongs to what is said, but for times."""
    for j in r.parsed.kids(match.i, "obl", "xcomp", "nmod", "acl"):
        if r.left[j] == last + 1 and not is_time(r, j) and not r.token(j).dep.endswith("tmod"):
            last = r.right[j]
    return last


def _small(r: Reading, match: Match, *, passive: bool) -> list[Range] | None:
    """As in "Called the vote a farce", "qualifie l'attaque de crime": object and what it is said to be."""
    for j in r.parsed.kids(match.i, "xcomp", "obl", "obj", "advcl", "acl", "amod"):
        if j <= match.last or not _predicates(r, j):
            continue
        if passive:  # "Le raid est jugé illégal par Oslo": who finds it so speaks of the raid
            subject = next((k for k in r.parsed.kids(match.i, "nsubj") if r.right[k] < match.first and _nominal(r, k)), None)
            front = [] if subject is None else [(r.left[subject], r.right[subject])]
            return [*front, (max(r.left[j], match.last + 1), r.right[j])]
        things = [k for k in r.parsed.kids(match.i, "obj", "nsubj") if match.last < k < j]
        start = r.left[things[0]] if things else max(r.left[j], match.last + 1)
        # "A jugé « inacceptable » l'arrestation": what it is said of may follow.
        behind = [] if things else [k for k in r.parsed.kids(match.i, "obj") if r.right[j] < r.left[k] <= r.right[j] + 2]
        return [(max(start, match.last + 1), max([r.right[j], *(r.right[k] for k in behind)]))]
    return None if passive else (_small_inside(r, match) or _small_by_place(r, match))


def _small_inside(r: Reading, match: Match) -> list[Range] | None:
    """As in "Présente le raid comme une riposte": the parser may hang the predicate on the object."""
    for j in r.parsed.kids(match.i, "obj"):
        if j > match.last and any(k > j and _predicates(r, k) for k in r.parsed.kids(j, "nmod", "obl", "amod", "acl")):
            return [(max(r.left[j], match.last + 1), r.right[j])]
    return None


def _small_by_place(r: Reading, match: Match) -> list[Range] | None:
    """As in "Called the vote “a farce”": an object and right behind it another noun phrase or a quotation."""
    for j in r.parsed.kids(match.i, "obj", "ccomp", "nsubj"):
        at = r.right[j] + 1
        if j < match.last or at >= r.bounds(match.i)[1] or r.left[j] > match.last + 2:
            continue
        mark = at + (r.token(at).pos == "DET")
        if r.low[mark] in MARKS and r.quote[mark] >= 0 and r.quotes[r.quote[mark]][0] == mark:
            return [(max(r.left[j], match.last + 1), r.quotes[r.quote[mark]][1])]
        if (r.token(at).pos == "DET" or (r.lexicon.is_("predicate_mark", r.low[at]) and r.token(at).dep == "case")) and r.token(at).head > at:
            return [(max(r.left[j], match.last + 1), r.right[r.token(at).head])]
    return None


def _predicates(r: Reading, j: int) -> bool:
    if r.token(j).dep == "xcomp":
        return r.token(j).pos in {"NOUN", "PROPN", "ADJ", "VERB"}
    prep = preposition(r.parsed, j) or (r.low[r.left[j]] if r.token(r.left[j]).dep == "mark" else None)
    return prep is not None and r.lexicon.is_("predicate_mark", prep)
