"""Keeps polling feeds: each when it is due, less often while it fails; when each is due stands in the store, so a restart changes nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from liens.errors import ReadError
from liens.ingest.files import pieces
from liens.ingest.lists import leads
from liens.ingest.piece import Lead, Noted, Outcome, Settings
from liens.ingest.run import Plan, Tally, Tools, ingest, is_address
from liens.store.database import Store
from liens.store.runs import Failed
from liens.store.sources import Asked, asked_before, due_sources, next_due, note_asked

# A dead feed is asked again after 2, 4, 8 … times the usual pause, at most so many seconds.
_LONGEST = 86_400.0
_MOST_DOUBLINGS = 10


@dataclass(frozen=True, slots=True)
class Rounds:
    """How often: seconds between two polls of a feed, and after how many rounds to stop (None = never)."""

    every: float = 900.0
    most: int | None = None


def feeds(sources: Sequence[str], settings: Settings) -> list[Lead]:
    """The feeds that sources name: addresses, and the lists in OPML files; raises ReadError for a file that is none."""
    found: list[Lead] = []
    for source in sources:
        if is_address(source):
            found.append(Lead(source, source))
            continue
        for piece in pieces(source, settings.limits):
            if isinstance(piece, Failed):
                raise ReadError(f"{piece.place}: {piece.reason}")
            if isinstance(piece, Noted) or not piece.kind.is_list:
                raise ReadError(f"{piece.place} is no list of feeds; give an OPML file or the address of a feed")
            found += [replace(lead, listed=False) for lead in leads(piece, settings.limits.entries)]
    return list({lead.address: lead for lead in found}.values())


def watch(store: Store, found: Sequence[Lead], settings: Settings, rounds: Rounds, tools: Tools | None = None) -> Iterator[tuple[Outcome, Tally]]:
    """Poll feeds for ever, or so many rounds; each outcome as it is stored."""
    tools = tools or Tools()
    addresses = [lead.address for lead in found]
    done = 0
    while rounds.most is None or done < rounds.most:
        due = set(due_sources(store, addresses, tools.clock.stamp()))
        if due:
            plan = Plan(leads=tuple(lead for lead in found if lead.address in due), kind="watch")
            failed: dict[str, str] = {}
            for outcome, tally in ingest(store, plan, settings, tools):
                if isinstance(outcome, Failed) and outcome.place in due:
                    failed[outcome.place] = outcome.reason
                yield outcome, tally
            for address in sorted(due):
                _note(store, address, failed.get(address), rounds.every, tools)
            done += 1
        elif (until := next_due(store, addresses)) is not None and until > tools.clock.stamp():
            tools.clock.sleep(1.0)


def _note(store: Store, address: str, reason: str | None, every: float, tools: Tools) -> None:
    """Say when a feed is due again."""
    before = asked_before(store, address) or Asked(address, "feed")
    errors = 0 if reason is None else before.errors + 1
    wait = min(_LONGEST, every * 2 ** min(errors, _MOST_DOUBLINGS))
    note_asked(store, replace(before, checked=tools.clock.stamp(), due=tools.clock.stamp(wait), errors=errors, reason=reason))
