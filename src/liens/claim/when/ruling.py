"""What grammar alone says of the time of each event, before it is weighed against what else the article tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from liens.claim.when.attach import Company, Fit, best_fit, fits_of, interval_of
from liens.claim.when.happening import Happening
from liens.claim.when.lexicon import Link
from liens.claim.when.tense import tense_of
from liens.claim.when.values import Tense, TimeExpression
from liens.model import Interval, Status
from liens.parse.parsed import Parsed


@dataclass(frozen=True, slots=True)
class Ruled:
    """What grammar alone says of one event: the fits of the times of its sentence, the interval and the reason."""

    fits: tuple[Fit, ...]
    interval: Interval | None
    why: str

    @property
    def day(self) -> date | None:
        """The single day that grammar gives to the event."""
        return self.interval.start if self.interval is not None and self.interval.start == self.interval.end else None


def ruled(parsed: Parsed, times: Sequence[TimeExpression], happenings: Sequence[Happening], links: Mapping[str, Link]) -> list[Ruled]:
    """What grammar alone says of each event."""
    events = frozenset(h.token for h in happenings)
    company = Company(links, events, frozenset(h.token for h in happenings if h.speaking))
    return [_ruled(parsed, fits_of(parsed, times, h.token, company), h) for h in happenings]


def _ruled(parsed: Parsed, fits: list[Fit], happening: Happening) -> Ruled:
    best, why = best_fit(parsed, fits)
    interval = None if best is None else interval_of(parsed, best if not _lies_ahead(parsed, happening) else _turned(parsed, best))
    if interval is None or interval.start is None:
        return Ruled(tuple(fits), None, why)
    return Ruled(tuple(fits), interval, why)


def _lies_ahead(parsed: Parsed, happening: Happening) -> bool:
    """Whether an infinitive or a noun tells what is planned or demanded: "agreed to meet on Monday", not "had planned to act in August"."""
    if happening.status not in {Status.PLANNED, Status.WANTED}:
        return False
    return tense_of(parsed, happening.token) is Tense.UNKNOWN or _resolved(parsed, happening.token)


def _resolved(parsed: Parsed, i: int) -> bool:
    """Whether an infinitive tells what somebody has resolved to do; what had been resolved may be over."""
    token = parsed.tokens[i]
    if token.dep != "xcomp" or token.feature("VerbForm") != "Inf":
        return False
    helpers = [parsed.tokens[j] for j in parsed.children[token.head] if parsed.tokens[j].dep.startswith("aux")]
    return not any(h.feature("Tense") in {"Past", "Imp"} for h in helpers)


def _turned(parsed: Parsed, fit: Fit) -> Fit:
    """The fit with the days of the same name after publication, where the words leave it open."""
    time, published = fit.placed.time, parsed.article.published
    if time.other is None or published is None or time.other[0] <= published:
        return fit
    return replace(fit, placed=replace(fit.placed, time=replace(time, start=time.other[0], end=time.other[1])))
