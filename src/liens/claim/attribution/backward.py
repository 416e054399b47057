"""A sentence that only says who told the one before it: "C'est ce qu'a indiqué le gouverneur.", "That is according to the mayor."."""

from liens.claim.attribution.reading import Found, Match, Range, Reading, cue_range, trim
from liens.claim.attribution.sources import before_cue, inverted, phrase
from liens.model import PartKind

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
        attribution = None if opener is None else _told(r, cues, (here.first, here.first + len(opener) - 1), (before.first, before.last - 1))
        if attribution is not None:
            found.append(attribution)
    return found


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
