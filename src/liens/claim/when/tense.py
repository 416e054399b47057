"""Whether the clause around a time looks back or ahead: from the parse where there is one, else from verb forms nearby."""

import re
from collections.abc import Sequence

from liens.claim.when.values import Tense
from liens.model import Span
from liens.parse.parsed import Parsed, Token

# A full stop inside a number or after a single letter ends no sentence.
_BORDER = re.compile(r"(?<![A-Z])[.!?;](?=\s|$)|\n")
_FINITE = frozenset({"VERB", "AUX"})
_TENSES = {"Fut": Tense.FUTURE, "Past": Tense.PAST, "Imp": Tense.PAST, "Pres": Tense.PRESENT}


def tense_near(text: str, raw: str, span: Span, patterns: Sequence[tuple[re.Pattern[str], Tense]]) -> Tense:
    """The tense of the verb form nearest to a stretch in its sentence; UNKNOWN if there is no verb form.

    ``text`` is ``raw`` in lower case and plain typography, of the same length.
    """
    start, end = span.start, span.end
    low, high = sentence_around(raw, start, end)
    best: tuple[int, bool, Tense] | None = None
    for pattern, tense in patterns:
        for match in pattern.finditer(text, low, high):
            # A capital inside the sentence begins a name ("Ankara"), not a verb form.
            name = raw[match.start()].isupper() and match.start() > low
            if name or (match.start() < end and match.end() > start):
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

    What an infinitive below a present or a bare participle tells depends on the words ("doit partir", "vient de
    partir", "prévue", "lancée"), so their clauses are UNKNOWN here.
    """
    infinitive = False
    for j in (i, *parsed.path_up(i)):
        tense = _verb_tense(parsed, j)
        if tense is Tense.PRESENT and infinitive:
            return Tense.UNKNOWN
        if tense is not Tense.UNKNOWN:
            return tense
        token = parsed.tokens[j]
        if token.feature("VerbForm") == "Part" and token.dep.startswith(("acl", "amod", "advcl")):
            return Tense.UNKNOWN
        infinitive = infinitive or token.feature("VerbForm") == "Inf"
    return Tense.UNKNOWN


def one_tense(parsed: Parsed, i: int, j: int) -> bool:
    """Whether the clauses of two tokens may be of one tense."""
    return len({tense_of(parsed, i), tense_of(parsed, j)} - {Tense.UNKNOWN}) <= 1


def participle_at(parsed: Parsed, i: int) -> Token | None:
    """The past participle in whose phrase a token stands ("signé mercredi", "is expected on Tuesday"), bare or with a present auxiliary."""
    for j in (i, *parsed.path_up(i)):
        token = parsed.tokens[j]
        past = token.feature("VerbForm") == "Part" and token.feature("Tense") != "Pres"
        helpers = [parsed.tokens[k] for k in parsed.children[j] if parsed.tokens[k].dep.split(":", 1)[0] in {"aux", "cop"}]
        if past and (token.dep.startswith("acl") or all(h.feature("Tense") == "Pres" for h in helpers)):
            return token
        if token.pos in _FINITE:
            return None
    return None


def between_auxiliary(parsed: Parsed, i: int) -> Token | None:
    """The participle right after a time whose auxiliary stands right before it ("a mardi signé"), however the parser has them."""
    around = parsed.tokens[max(0, i - 1) : i + 2]
    if len(around) < 3 or around[0].sentence != around[2].sentence:  # the auxiliary, the time, the participle
        return None
    before, _, after = around
    helped = before.pos in _FINITE and before.feature("VerbForm") == "Fin" and before.feature("Tense") != "Fut"
    return after if helped and after.feature("VerbForm") == "Part" and after.feature("Tense") == "Past" else None


def over_by(parsed: Parsed, i: int) -> bool:
    """Whether the clause of a time tells what had happened by then: "by April they had left", not "had agreed to leave by April"."""
    for j in (i, *parsed.path_up(i)):
        token = parsed.tokens[j]
        if token.pos not in _FINITE:
            continue
        helpers = [parsed.tokens[k] for k in parsed.children[j] if parsed.tokens[k].dep in {"aux", "aux:tense"}]
        return token.feature("VerbForm") == "Part" and any(h.feature("Tense") in {"Past", "Imp"} and h.feature("VerbForm") == "Fin" for h in helpers)
    return False


def awaited(parsed: Parsed, i: int) -> Token | None:
    """What tells in the past that something still lay ahead: "was due to meet on Friday", "was to meet"; None after "had been due".

    The copula itself is returned where nothing but an infinitive follows it.
    """
    infinitive = False
    for j in (i, *parsed.path_up(i)):
        token = parsed.tokens[j]
        if token.feature("VerbForm") == "Inf":
            infinitive = True
            continue
        helpers = [parsed.tokens[k] for k in parsed.children[j] if parsed.tokens[k].dep.split(":", 1)[0] in {"aux", "cop"}]
        past = [h for h in (helpers or [token]) if h.feature("Tense") in {"Past", "Imp"} and h.feature("VerbForm") == "Fin"]
        if not infinitive or len(past) != 1 or len(helpers) > 1:
            if token.pos in _FINITE:
                return None
            continue
        return token if helpers or token.pos == "AUX" else None
    return None


def _verb_tense(parsed: Parsed, i: int) -> Tense:
    """A finite verb's own tense, or that of its auxiliary or copula; UNKNOWN for what has none."""
    token = parsed.tokens[i]
    helpers = [parsed.tokens[j] for j in parsed.children[i] if parsed.tokens[j].dep.split(":", 1)[0] in {"aux", "cop"}]
    if helpers:
        return _helped(helpers, participle=token.feature("VerbForm") == "Part" or token.feature("Aspect") == "Perf")
    if token.pos not in _FINITE or token.feature("VerbForm") not in {"Fin", None}:
        return Tense.UNKNOWN
    if token.feature("Mood") == "Cnd":
        return Tense.FUTURE
    return _TENSES.get(token.feature("Tense") or "", Tense.UNKNOWN)


def _helped(helpers: list[Token], *, participle: bool) -> Tense:
    """The tense that auxiliaries give: "sera tué" ahead; "a tué", "aurait tué", "was hit" back."""
    tenses = {helper.feature("Tense") for helper in helpers}
    conditional = any(helper.feature("Mood") == "Cnd" for helper in helpers)
    if participle and any(helper.dep == "aux:tense" and helper.feature("VerbForm") == "Inf" for helper in helpers):
        # "Dit avoir tiré mardi": the perfect infinitive looks back from whatever governs it.
        return Tense.PAST
    perfect = any(helper.dep == "aux:tense" for helper in helpers)
    modal = any(_modal(helper) for helper in helpers)
    if conditional:
        return Tense.PAST if perfect and participle else Tense.FUTURE
    if "Fut" in tenses or modal:
        return Tense.FUTURE
    if tenses & {"Past", "Imp"}:
        return Tense.PAST
    if "Pres" in tenses:
        return Tense.PAST if participle else Tense.PRESENT
    return Tense.UNKNOWN


def _modal(helper: Token) -> bool:
    """True for "will", "must": finite auxiliaries without a tense of their own."""
    tenseless = helper.dep == "aux" and helper.feature("VerbForm") == "Fin" and not helper.feature("Tense")
    return tenseless or helper.feature("VerbType") == "Mod"
