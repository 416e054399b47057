"""Who tells an event, as far as its status needs it: whether word for word, and whether somebody tells what others must do.

As in "L'Iran doit libérer les marins, a affirmé le ministre saoudien" (a demand) and "Le ministre doit se rendre à Rome,
a annoncé son cabinet" (a plan).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from liens.claim.attribution import AttributionLexicon
from liens.model import Attribution, Category, Force, Link, Quoting
from liens.parse.parsed import Parsed

_UNKNOWN = "?"
# These forces judge what ought to be; of a meeting they alone do not merely give notice.
_JUDGING = frozenset({Force.ESTIMATE, Force.DEMAND, Force.THREATEN, Force.ACCUSE})


@dataclass(frozen=True, slots=True)
class Telling:
    """Whether an event is told word for word, by another than the one who acts, and before the article."""

    direct: bool = False
    by_other: bool = False
    past: bool = False


# What the outlet tells itself.
OUTLET = Telling()


@dataclass(frozen=True, slots=True)
class Deed:
    """What matters of an event here: its category, and the states or bodies that do it."""

    category: Category | None
    doers: frozenset[str]


def telling_of(parsed: Parsed, lexicon: AttributionLexicon, attributions: Sequence[Attribution], links: Sequence[Link], deed: Deed) -> Telling:
    """How the nearest source tells an event."""
    if not attributions or not links:
        return OUTLET
    nearest = attributions[0]
    code = links[0].source.code.split("/")[0]
    direct = links[0].quoting is Quoting.DIRECT
    past = not direct and _is_past(parsed, nearest)
    if code in deed.doers or (code == _UNKNOWN and nearest.force not in _JUDGING) or _gives_notice(parsed, lexicon, nearest):
        return Telling(direct, by_other=False, past=past)
    return Telling(direct, deed.category is not Category.CONSULT or nearest.force in _JUDGING, past)


def _is_past(parsed: Parsed, a: Attribution) -> bool:
    """As in "Le sommet se tiendrait en mai, avait prévenu le roi": behind an aside in the past the conditional tells what was to come."""
    cue = a.cue
    if cue is None or not a.why.endswith("aside"):
        return False
    return any(t.feature("Tense") in {"Past", "Imp"} for t in parsed.tokens if cue.start <= t.start < cue.end)


def _gives_notice(parsed: Parsed, lexicon: AttributionLexicon, a: Attribution) -> bool:
    """A verb such as "announce": what it tells is on the calendar."""
    cue = a.cue
    if cue is None:
        return False
    return any(lexicon.is_("notice", t.lemma) for t in parsed.tokens if cue.start <= t.start < cue.end)
