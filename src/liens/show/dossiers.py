"""What the commands for dossiers do: open the database, make the dossier, and write it as tables or as JSON."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from liens.dossier.actor import actor
from liens.dossier.due import upcoming
from liens.dossier.event import event
from liens.dossier.plain import plain
from liens.dossier.source import Wanted
from liens.dossier.sources import sources
from liens.dossier.stored import Stored
from liens.dossier.tie import tie
from liens.dossier.whole import whole
from liens.errors import LiensError
from liens.show import dossier_text as text
from liens.show.commands import NOTHING_READ, READ, USAGE, say
from liens.show.dossier_file import tie_file
from liens.show.judging import link_if_needed
from liens.show.output import sink
from liens.show.words import Words
from liens.store.database import Location, open_to_read

__all__ = ["Order", "Wanted", "keep_tie", "show_actor", "show_diff", "show_event", "show_sources", "show_tie", "show_upcoming", "write_calendar"]


@dataclass(frozen=True, slots=True)
class Order:
    """Where a dossier is from, its form, where it goes, how many claims it is made of, and the words to use."""

    database: Location
    format: str
    output: Path | None
    limit: int
    words: Words


def show_tie(order: Order, wanted: Wanted, day: str | None) -> int:
    """Everything between two actors; the exit code."""
    return _shown(order, lambda source: tie(source, wanted, day), text.tie_text)


def keep_tie(order: Order, wanted: Wanted, day: str | None) -> int:
    """Everything between two actors as one HTML file that needs no server and no network; the exit code."""
    return _shown(replace(order, format="html"), lambda source: whole(source, wanted, day), tie_file)


def show_actor(order: Order, wanted: Wanted, day: str | None) -> int:
    """Everything on one actor; the exit code."""
    return _shown(order, lambda source: actor(source, wanted, day), text.actor_text)


def show_event(order: Order, identifier: str) -> int:
    """Everything on one event; the exit code."""
    return _shown(order, lambda source: event(source, identifier), text.event_text)


def show_diff(order: Order, identifier: str) -> int:
    """Fields by speakers of one event, and where they disagree; the exit code."""
    return _shown(order, lambda source: event(source, identifier), text.diff_text)


def show_sources(order: Order, wanted: Wanted) -> int:
    """Who speaks; the exit code."""
    return _shown(order, lambda source: sources(source, wanted), text.sources_text)


def show_upcoming(order: Order, wanted: Wanted, day: str | None) -> int:
    """What falls due and what is overdue; the exit code."""
    return _shown(order, lambda source: upcoming(source, wanted, day), text.upcoming_text)


def write_calendar(order: Order, wanted: Wanted, day: str | None) -> int:
    """What falls due as a calendar (iCalendar); the exit code."""
    from liens.store.export import export

    try:
        link_if_needed(order.database, order.words)
        with open_to_read(order.database) as store, store.glance(), sink(order.output) as target:
            source = Stored(store, order.limit)
            seen = day or source.last_day()
            ahead = [r for r in source.planned(wanted, seen) if r["when"]["end"] >= seen]
            export("ics", iter(ahead), target.bytes())
            target.keep()
    except LiensError as error:
        say(str(error))
        return USAGE
    say(order.words.count("claims", len(ahead)))
    return READ if ahead else NOTHING_READ


def _shown(order: Order, make: Callable[[Stored], Any], write: Callable[[Any, Words], str]) -> int:
    try:
        link_if_needed(order.database, order.words)
        with open_to_read(order.database) as store, store.glance():
            found = make(Stored(store, order.limit) if order.limit else Stored(store))
    except LiensError as error:
        say(str(error))
        return USAGE
    with sink(order.output) as target:
        target.write(json.dumps(plain(found), ensure_ascii=False, indent=1) + "\n" if order.format == "json" else write(found, order.words))
        target.keep()
    return READ
