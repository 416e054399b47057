"""Quotations that follow their cue: "La présidente a déclaré : « … »", "The paper wrote:" before a paragraph."""

from liens.claim.attribution.apposed import apposed
from liens.claim.attribution.carriers import carrier, is_medium
from liens.claim.attribution.lexicon import Frame
from liens.claim.attribution.passives import passive
from liens.claim.attribution.reading import MARKS, Found, Match, Range, Reading, cue_range, trim
from liens.claim.attribution.sources import before_cue
from liens.model import PartKind
from liens.parse.grammar import VERBAL


def after_cue(r: Reading, match: Match) -> Found | None:
    """A quotation that a cue announces by a colon, a comma or nothing at all."""
    if match.cue.pos == "A":
        return _settled(r, match)
    if match.cue.pos != "V" or not (match.cue.takes(Frame.QUOTE) or match.cue.takes(Frame.THAT)):
        return None
    token = r.token(match.i)
    if token.feature("VerbForm") == "Part" and token.feature("Tense") == "Past" and not r.finite(match.i) and passive_or_bare(r, match):
        return None
    opening = _announced(r, match)
    if opening is not None:
        content, how = _whole(r, opening), "quotation"
    else:
        content, how = _next_paragraph(r, match), "paragraph"
    if content is None or _in_condition(r, match, content):
        return None
    found = before_cue(r, match) or apposed(r, match)
    if opening == match.last + 1 and r.low[opening] in MARKS and (found is None or r.token(found[0]).pos == "DET"):
        return None
    head, source = found if found is not None else (None, None)
    why = f"{match.cue.place} verb+{how}"
    return Found(match.i, cue_range(r, match), head, source, (content,), match.cue, why, carrier(r, match))


def _in_condition(r: Reading, match: Match, content: Range) -> bool:
    """As in "S'ils continuent de le soutenir, « nous partirons », dit-il": a clause of the quoted sentence announces nothing."""
    for i in (match.i, *r.parsed.path_up(match.i)):
        head = r.token(i).head
        if content[0] <= head <= content[1] and i < content[0]:
            return r.token(i).dep == "advcl" and any(r.token(j).dep == "mark" for j in r.parsed.children[i]) and r.low[content[0] - 1] == ","
    return False


def _settled(r: Reading, match: Match) -> Found | None:
    """As in "Le juge est formel : le bail est nul": behind an adjective of firmness the colon gives what is said."""
    end = r.bounds(match.i)[1]
    found = before_cue(r, match) if match.cue.takes(Frame.QUOTE) and r.low[match.last + 1 : match.last + 2] == (":",) and match.last + 1 < end else None
    content = None if found is None else _whole(r, match.last + 2)
    if found is None or content is None:
        return None
    return Found(match.i, cue_range(r, match), *found, (content,), match.cue, f"{match.cue.place} adjective+quotation")


def passive_or_bare(r: Reading, match: Match) -> bool:
    """A past participle without auxiliary qualifies a noun ("les prétendus « experts »")."""
    return passive(r, match.i) or not any(r.token(j).dep.startswith("aux") for j in r.parsed.children[match.i])


def _announced(r: Reading, match: Match) -> int | None:
    """Where the announced speech begins: an opening mark, or the word behind a colon."""
    end = r.bounds(match.i)[1]
    object_ = False
    for j in range(match.last + 1, end + 1):
        if r.low[j] in MARKS and r.quote[j] >= 0 and r.quotes[r.quote[j]][0] == j:
            before = r.low[j - 1]
            return j if before == ":" or (not object_ and (before == "," or j == match.last + 1)) else None
        if r.low[j] == ":" and j < end:
            quoted = r.quote[j + 1] >= 0
            return j + 1 if quoted or not (object_ or _complete(r, match, j)) else None
        if (r.token(j).pos in VERBAL and (r.finite(j) or _speaks_next(r, j))) or r.lexicon.is_("complementiser", r.low[j]):
            return None
        object_ = object_ or (r.token(j).dep.split(":")[0] == "obj" and r.token(j).pos != "PRON" and not is_medium(r, j))
    if r.low[end] in {":", "-"} and end + 1 < len(r.low) and r.quote[end + 1] >= 0:
        return end + 1
    return None


def _complete(r: Reading, match: Match, colon: int) -> bool:
    """As in "Quito a refusé de signer : le port restera ouvert": behind a complement the colon gives the outlet's reason."""
    kids = (j for j in r.parsed.children[match.i] if match.last < j < colon and r.token(j).pos != "PRON")
    return any(r.token(j).dep.split(":")[0] in {"obj", "xcomp", "ccomp"} and not is_medium(r, j) for j in kids)


def _speaks_next(r: Reading, j: int) -> bool:
    """As in "« Non », a dit le roi, avant d'ajouter : « … »": an infinitive that takes quotations announces the second one."""
    cues = r.lexicon.cues.get((r.token(j).lemma, "V"), ())
    return r.token(j).feature("VerbForm") == "Inf" and any(cue.takes(Frame.QUOTE) for cue in cues)


def _next_paragraph(r: Reading, match: Match) -> Range | None:
    """As in "The paper wrote:" at the end of a paragraph announces the next one, marks or not."""
    end = r.bounds(match.i)[1]
    if r.low[end] != ":" or end + 1 >= len(r.low) or not match.cue.takes(Frame.QUOTE):
        return None
    here, there = (r.parsed.sentences[r.token(j).sentence] for j in (end, end + 1))
    complement = any(r.token(j).dep in {"ccomp", "obj"} and r.token(j).pos != "PRON" for j in r.parsed.children[match.i])
    if here.paragraph == there.paragraph or there.part is not PartKind.STORY or complement:
        return None
    return trim(r, (end + 1, paragraph_end(r, there.i)))


def _whole(r: Reading, opening: int) -> Range | None:
    """The announced speech: the quotation, or what follows the colon up to the end of the sentence."""
    number = r.quote[opening]
    if number >= 0 and r.quotes[number][0] == opening:
        return trim(r, r.quotes[number])
    return trim(r, (opening, r.bounds(opening)[1]))


def paragraph_end(r: Reading, number: int) -> int:
    """The last token of the paragraph that a sentence is in."""
    paragraph = r.parsed.sentences[number].paragraph
    last = number
    while last + 1 < len(r.parsed.sentences) and r.parsed.sentences[last + 1].paragraph == paragraph:
        last += 1
    return r.parsed.sentences[last].last - 1
