"""Everything between two actors: what each did to the other, what they did together, what others say, pacts, exchanges, what falls due, the trend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from liens.dossier.bond import Bond, bonds
from liens.dossier.due import Upcoming, due
from liens.dossier.evidence import Line, lines
from liens.dossier.exchange import Exchange, exchanges
from liens.dossier.norm import Norm, norms
from liens.dossier.pact import Pact, pacts
from liens.dossier.seen import Seen
from liens.dossier.source import Cell, Source, Wanted, cells_of, dated_between, direction, folded_in, is_of, speakers_of
from liens.dossier.trend import Point, trend
from liens.link.told import Told

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tie:
    """The dossier of two actors.

    ``to`` is what the first did to the second, ``back`` the other way, ``both`` what they did together, ``third`` what others
    said or did that names both; ``norms`` is what texts oblige or forbid either to do; ``bonds`` sums up the first three; ``day`` is
    from where ``upcoming`` is seen. ``shown`` claims between the two are in these lists, of ``total`` in the months that the trend counts.
    """

    first: str
    second: str
    day: str
    to: tuple[Line, ...]
    back: tuple[Line, ...]
    both: tuple[Line, ...]
    third: tuple[Line, ...]
    pacts: tuple[Pact, ...]
    norms: tuple[Norm, ...]
    exchanges: tuple[Exchange, ...]
    upcoming: Upcoming
    trend: tuple[Point, ...]
    bonds: tuple[Bond, ...]
    shown: int
    total: int

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:  # noqa: ARG002 # the notebook's protocol
        from liens.show.notebook import dossier_bundle

        return dossier_bundle(self)


def tie(source: Source, wanted: Wanted, day: str | None = None) -> Tie:
    """The tie of the two actors of a query; ``day`` is from where "upcoming" is seen (the latest publication if not given)."""
    first, second = wanted.first or "", wanted.second or ""
    records = source.claims(wanted)
    source = Seen(source, records)
    ways = sides(source.told(records), first, second)
    seen = day or source.last_day()
    between = [r for r in records if ways.get(r["id"], "third") != "third"]
    cells, speakers = _counts(source, wanted, records)
    to, back = _way(records, ways, "to", source), _way(records, ways, "from", source)
    return Tie(
        first=first,
        second=second,
        day=seen,
        to=to,
        back=back,
        both=_way(records, ways, "both", source),
        third=_way(records, ways, "third", source),
        pacts=tuple(pacts(records, source, (first, second))),
        norms=tuple(norms(records, (first, second))),
        exchanges=tuple(exchanges(records, ways, source, (first, second), (*to, *back))),
        upcoming=due(between, source, seen),
        trend=tuple(trend(cells, speakers)),
        bonds=tuple(bonds(source.told(between), ways, source.events([r["id"] for r in between]), folded_in(between, source))),
        shown=len(between),
        total=sum(cell.claims for cell in cells),
    )


def _counts(source: Source, wanted: Wanted, records: Sequence[Json]) -> tuple[Sequence[Cell], Mapping[str, int]]:
    """Counts by month: those that stand ready, or of the claims at hand where only some are wanted."""
    if not wanted.choosy:
        return source.months(wanted), source.speakers(wanted)
    between = dated_between(source.told(records), wanted.first or "", wanted.second or "")
    return cells_of(between), speakers_of(between, folded_in(records, source))


def sides(told: Sequence[Told], first: str, second: str) -> dict[str, str]:
    """For each claim with an event: ``to``, ``from``, ``both``, or ``third`` where neither acts on the other."""
    return {t.claim: direction(t, first, second) or "third" for t in told}


def _way(records: Sequence[Json], ways: Mapping[str, str], way: str, source: Source) -> tuple[Line, ...]:
    return tuple(lines([r for r in records if ways.get(r["id"]) == way], source))


def parties(record: Json, actors: tuple[str, str]) -> bool:
    """True if a claim is about one of two actors."""
    codes = [a["code"] for a in (*record["initiators"], *record["recipients"])]
    return any(is_of(code, actor) for code in codes for actor in actors)
