"""The course of a tie by month, from cooperation to conflict, by PLOVER's scores; a month without claims has no value, not 0."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from liens.dossier.source import Cell
from liens.ontology.linking import Kinds, load_kinds
from liens.ontology.plover import Plover, load_plover

# Deeds that are told as done or reported count; what may be or is wanted does not, nor what is said not to have been.
_DONE = frozenset({"actual", "alleged"})
_PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Point:
    """One month: the mean PLOVER score of its claims (-10 conflict to +10 cooperation, None without claims), and what stands behind it.

    ``cooperation`` and ``conflict`` count the claims of either sign, ``speakers`` the different speakers of the month.
    """

    month: str
    score: float | None
    cooperation: int
    conflict: int
    claims: int
    speakers: int


def trend(cells: Iterable[Cell], speakers: Mapping[str, int], direction: str | None = None) -> list[Point]:
    """The points of all months from the first with claims to the last; ``direction`` takes one side only."""
    scored: dict[str, list[tuple[float, int]]] = {}
    plover, kinds = load_plover(), load_kinds()
    for cell in cells:
        value = score_of(cell, plover, kinds)
        if value is not None and direction in {None, cell.direction}:
            scored.setdefault(cell.month, []).append((value, cell.claims))
    return [_point(month, scored.get(month, []), speakers) for month in months(sorted(scored))]


def score_of(cell: Cell, plover: Mapping[str, Plover], kinds: Kinds) -> float | None:
    """PLOVER's score of a kind of claim, as PLOVER codes it: what is announced by the category of the announcement."""
    if cell.negated:
        return None
    if cell.status in _DONE:
        return plover[cell.category].score
    announced = kinds.future.get(cell.category) if cell.status == _PLANNED else None
    return None if announced is None else plover[announced].score


def _point(month: str, scored: Sequence[tuple[float, int]], speakers: Mapping[str, int]) -> Point:
    claims = sum(count for _, count in scored)
    mean = round(sum(value * count for value, count in scored) / claims, 2) if claims else None
    for_, against = (sum(count for value, count in scored if value * sign > 0) for sign in (1, -1))
    return Point(month, mean, for_, against, claims, speakers.get(month, 0) if claims else 0)


def months(named: Sequence[str]) -> list[str]:
    """All months from the first to the last of some (``YYYY-MM``)."""
    if not named:
        return []
    first, last = (int(m[:4]) * 12 + int(m[5:]) - 1 for m in (named[0], named[-1]))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1)]
