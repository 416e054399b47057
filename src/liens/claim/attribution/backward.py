"""A sentence that only says who told the one before it: "C'est ce qu'a indiqué le gouverneur.", "That is according to the mayor.".

A verb of saying whose only object is a pronoun says so too: "Le ministre l'a déclaré à la radio.", "The mayor said so on Friday.".
"""

from liens.claim.attribution.reading import Found, Match, Range, Reading, cue_range, trim
from liens.claim.attribution.sources import before_cue, inverted, phrase
from liens.model import PartKind

_OBJECTS = frozenset({"obj", "advmod", "ccomp", "obl"})
_CONTENTS = frozenset({"ccomp", "xcomp", "obj", "advcl"})
# So many words behind the opening its verb or source may stand.
_NEAR = 12


def backward(r: Reading, cues: list[Match]) -> list[Found]:
    """The attributions of sentences that open with an expression of the pack's class ``back``, in text order."""
    openers = [tuple(words.split(" ")) for words in sorted(r.lexicon.words.get("back", ()))]
    found = []
    for before, here in zip(r.parsed.sentences, r.parsed.sentences[1:], strict=False):
        if before.part is not PartKind.STORY or here.part is not PartKind.STORY:
            continue
        opener = next((o for o in openers if r.low[here.first : here.first + len(o)] == o), None)
        told = (before.first, before.last - 1)
        opening = None if opener is None else (here.first, here.first + len(opener) - 1)
        attribution = _taken_up(r, cues, here.first, told) if opening is None else _told(r, cues, opening, told)
        if attribution is not None:
            found.append(attribution)
    return found


def _taken_up(r: Reading, cues: list[Match], first: int, before: Range) -> Found | None:
    """As in "Le ministre l'a déclaré": the main verb of the sentence has a pronoun for all that is said."""
    end = r.bounds(first)[1]
    match = next((m for m in cues if first <= m.i <= end and m.cue.pos == "V" and r.token(m.i).dep == "root"), None)
    if match is None or not r.lexicon.is_("back_verb", r.token(match.i).lemma) or any(r.quote[j] >= 0 for j in range(first, end + 1)):
        return None
    kids = [j for j in r.parsed.children[match.i] if r.token(j).dep.split(":")[0] in _CONTENTS | _OBJECTS]
    pronouns = [j for j in kids if r.lexicon.is_("back_object", r.low[j]) and (r.token(j).pos == "PRON" or j == match.last + 1)]
    others = [j for j in kids if j not in pronouns and r.token(j).dep.split(":")[0] in _CONTENTS and j < end]
    content, source = trim(r, before), before_cue(r, match) or inverted(r, match)
    if len(pronouns) != 1 or others or content is None or source is None:
        return None
    return Found(match.i, cue_range(r, match), *source, (content,), match.cue, f"{match.cue.place} pronoun for the sentence before it")


def _told(r: Reading, cues: list[Match], opening: Range, before: Range) -> Found | None:
    end = r.bounds(opening[0])[1]
    content = trim(r, before)
    match = next((m for m in cues if opening[1] < m.i <= min(end, opening[1] + _NEAR) and m.cue.pos == "V"), None)
    if content is None:
        return None
    if match is not None:
        source = inverted(r, match) or before_cue(r, match)
        return None if source is None else Found(match.i, cue_range(r, match), *source, (content,), match.cue, f"{match.cue.place} sentence before it")
    head = next((j for j in range(opening[1] + 1, end + 1) if r.token(j).pos in {"NOUN", "PROPN"} and r.token(j).head <= opening[1] + 1), None)
    head = head if head is not None else next((j for j in range(opening[1] + 1, end + 1) if r.token(j).pos in {"NOUN", "PROPN"}), None)
    return None if head is None else Found(opening[0], opening, head, phrase(r, head), (content,), None, "preposition, sentence before it")
