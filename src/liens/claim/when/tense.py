"""Whether the clause around a time looks back or ahead: from the parse where there is one, else from verb forms nearby."""

import re
from collections.abc import Sequence

from liens.claim.when.values import Tense
from liens.parse.parsed import Parsed

# A full stop inside a number or after a single letter ends no sentence.
_BORDER = re.compile(r"(?<![A-Z])[.!?;](?=\s|$)|\n")
_FINITE = frozenset({"VERB", "AUX"})
_CLAUSES = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "root"})


def tense_near(text: str, start: int, end: int, patterns: Sequence[tuple[re.Pattern[str], Tense]]) -> Tense:
    """The tense of the verb form nearest to ``text[start:end]`` in its sentence; UNKNOWN if there is no verb form."""
    low, high = sentence_around(text, start, end)
    best: tuple[int, bool, Tense] | None = None
    for pattern, tense in patterns:
        for match in pattern.finditer(text, low, high):
            if match.start() < end and match.end() > start:
                continue
            distance = start - match.end() if match.end() <= start else match.start() - end
            # Of forms that end alike ("sont prévues", "will be held") the one that looks ahead says more.
            rank = distance, tense is not Tense.FUTURE, tense
            if best is None or rank < best:
                best = rank
    return Tense.UNKNOWN if best is None else best[2]


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around a stretch begins and ends, by its punctuation."""
    low = 0
    for border in _BORDER.finditer(text, max(0, start - 400), start):
        low = border.end()
    low = max(low, start - 400, 0)
    following = _BORDER.search(text, end)
    return low, len(text) if following is None else following.start()


def tense_of(parsed: Parsed, i: int) -> Tense:
    """The tense of the clause that a token stands in: that of its verb, auxiliaries read first.

    An infinitive or participle without auxiliary has that of the clause that governs it.
    """
    for j in (i, *parsed.path_up(i)):
        tense = _verb_tense(parsed, j)
        if tense is not Tense.UNKNOWN:
            return tense
    return Tense.UNKNOWN


def _verb_tense(parsed: Parsed, i: int) -> Tense:
    """A finite verb's own tense, or that of its auxiliary or copula; UNKNOWN for what has none."""
    token = parsed.tokens[i]
    helpers = [parsed.tokens[j] for j in parsed.children[i] if parsed.tokens[j].dep.split(":", 1)[0] in {"aux", "cop"}]
    past_participle = token.feature("VerbForm") == "Part" and token.feature("Tense") == "Past"
    for helper in helpers:
        if helper.feature("Tense") == "Fut" or helper.feature("VerbType") == "Mod" or helper.feature("Mood") == "Cnd":
            return Tense.FUTURE
    if any(h.feature("Tense") in {"Past", "Imp"} for h in helpers):
        return Tense.PAST
    if any(h.feature("Tense") == "Pres" for h in helpers):
        return Tense.PAST if past_participle or token.feature("Aspect") == "Perf" else Tense.PRESENT
    if token.pos not in _FINITE or token.feature("VerbForm") not in {"Fin", None}:
        return Tense.PAST if past_participle and token.dep.startswith(("acl", "advcl", "amod")) else Tense.UNKNOWN
    return {"Fut": Tense.FUTURE, "Past": Tense.PAST, "Imp": Tense.PAST, "Pres": Tense.PRESENT}.get(token.feature("Tense") or "", Tense.UNKNOWN)
