"""The sentences behind a figure: the claims of a dossier that fit a choice, each with who says it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from liens.dossier.event import Quoted, quotes
from liens.dossier.source import Cell, Source, Wanted, day_of, folded_in, is_of
from liens.dossier.tie import sides
from liens.dossier.trend import score_of
from liens.link.told import Told, told_record
from liens.ontology.linking import load_kinds
from liens.ontology.plover import load_plover

Json = dict[str, Any]
_BETWEEN = frozenset({"to", "from", "both"})


@dataclass(frozen=True, slots=True)
class Choice:
    """What a figure counts; what is None is not asked for.

    Of a tie ``way`` (``to``, ``from``, ``both``, ``third``, or ``between`` for the first three), of an actor ``role`` (``did``, ``suffered``,
    ``says``); for both category, status, whether it is negated, month or year (``2024-05``, ``2024``), and the name of a place;
    ``scored`` takes only what counts in the trend.
    """

    way: str | None = None
    role: str | None = None
    category: str | None = None
    status: str | None = None
    negated: bool | None = None
    month: str | None = None
    place: str | None = None
    scored: bool = False


def chosen(source: Source, wanted: Wanted, choice: Choice) -> list[Quoted]:
    """The sentences that fit, the latest first."""
    found = chosen_records(source, wanted, choice)
    return quotes(found, folded_in(found, source))[::-1]


def chosen_records(source: Source, wanted: Wanted, choice: Choice) -> list[Json]:
    """The records that fit, the earliest first."""
    found = [r for r in source.claims(_narrowed(wanted, choice)) if _fits(r, choice)]
    if wanted.first and wanted.second:
        ways = sides(source.told(found), wanted.first, wanted.second)
        found = [r for r in found if r["id"] in ways and _goes(ways[r["id"]], choice.way)]
    elif choice.role:
        found = [r for r in found if _plays(r, choice.role, wanted.first or "")]
    return found


def _narrowed(wanted: Wanted, choice: Choice) -> Wanted:
    """A month or year within the period."""
    if choice.month is None:
        return wanted
    year = len(choice.month) == 4
    first, last = f"{choice.month}-01" + ("-01" if year else ""), f"{choice.month}-" + ("12-31" if year else "31")
    return replace(wanted, after=max(wanted.after or first, first), before=min(wanted.before or last, last))


def _goes(way: str, asked: str | None) -> bool:
    return asked is None or way == asked or (asked == "between" and way in _BETWEEN)


def _plays(record: Json, role: str, name: str) -> bool:
    """True if the actor does, suffers or says it."""
    if role == "says":
        return any(is_of(x["source"]["code"], name) for x in record["attribution"])
    named: Sequence[Json] = record["initiators" if role == "did" else "recipients"]
    return record["event"] is not None and any(is_of(a["code"], name) for a in named)


def _scores(told: Told | None) -> bool:
    """True if a claim counts in the trend of a tie."""
    return told is not None and score_of(Cell("", "", told.category, told.status, told.negated, 1), load_plover(), load_kinds()) is not None


def _fits(record: Json, choice: Choice) -> bool:
    told = told_record(record)
    if choice.scored and not _scores(told):
        return False
    asked = ((choice.category, told.category if told else None), (choice.status, record["status"]), (choice.negated, record["negated"]))
    if any(wanted is not None and wanted != given for wanted, given in asked):
        return False
    if choice.month is not None and not (day_of(record) or "").startswith(choice.month):
        return False
    return choice.place is None or any(p["name"] == choice.place for p in record["where"])
