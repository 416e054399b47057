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
    """Whether an event is told word for word, and by another than the one who acts."""

    direct: bool = False
    by_other: bool = False


# What the outlet tells itself.
OUTLET = Telling()


def telling_of(
    parsed: Parsed, lexicon: AttributionLexicon, attributions: Sequence[Attribution], links: Sequence[Link], deed: tuple[Category | None, frozenset[str]]
) -> Telling:
    """How the nearest source tells an event of this category, done by these states or bodies."""
    if not attributions or not links:
        return OUTLET
    nearest, (category, doers) = attributions[0], deed
    code = links[0].source.code.split("/")[0]
    direct = links[0].quoting is Quoting.DIRECT
    if code in doers or (code == _UNKNOWN and nearest.force not in _JUDGING) or _gives_notice(parsed, lexicon, nearest):
        return Telling(direct, by_other=False)
    return Telling(direct, by_other=category is not Category.CONSULT or nearest.force in _JUDGING)


def _gives_notice(parsed: Parsed, lexicon: AttributionLexicon, a: Attribution) -> bool:
    """A verb such as "announce": what it tells is on the calendar."""
    cue = a.cue
    if cue is None:
        return False
    return any(lexicon.is_("notice", t.lemma) for t in parsed.tokens if cue.start <= t.start < cue.end)
