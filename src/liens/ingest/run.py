"""Runs an ingest: sources into pieces, pieces through the workers, each outcome into the store by one short transaction.

Killed at any moment, nothing is lost and nothing stored twice: what was committed is there, what was not is read again.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from liens.errors import LiensError
from liens.ingest.clock import Clock
from liens.ingest.crew import Crew
from liens.ingest.estimate import expected
from liens.ingest.fetch import Fetcher
from liens.ingest.files import pieces
from liens.ingest.frontier import Frontier
from liens.ingest.piece import Kind, Known, Lead, Listed, Noted, Outcome, Piece, Read, Settings, Stage
from liens.store.database import Store
from liens.store.keep import Origin, extract_again, keep, note_known
from liens.store.runs import Failed, begin_run, dealt_with, end_run, failed_before, forget_failures, note_failure, still_failed

_WEB = ("http://", "https://")


@dataclass(slots=True)
class Tally:
    """Counts of a run so far."""

    stored: int = 0
    known: int = 0
    failed: int = 0
    claims: int = 0
    lists: int = 0

    @property
    def done(self) -> int:
        """How many documents were dealt with."""
        return self.stored + self.known + self.failed


@dataclass(frozen=True, slots=True)
class Tools:
    """What a run works with; tests hand in their own."""

    clock: Clock = field(default_factory=Clock)
    fetcher: Callable[[Settings, Clock], Fetcher] = Fetcher


@dataclass(frozen=True, slots=True)
class Plan:
    """What to take in, as which kind of run; ``again`` tries what failed before with the same bytes."""

    sources: tuple[str, ...] = ()
    leads: tuple[Lead, ...] = ()
    kind: str = "ingest"
    again: bool = False


def is_address(source: str) -> bool:
    """True for a web address, False for the path of a file or folder."""
    return source.lower().startswith(_WEB)


def ingest(store: Store, plan: Plan, settings: Settings, tools: Tools | None = None) -> Iterator[tuple[Outcome, Tally]]:
    """Take in sources; each outcome once it is stored, with the counts so far."""
    tools = tools or Tools()
    run = begin_run(store, plan.kind, tools.clock.stamp(), {"sources": list(plan.sources), "again": plan.again, "expected": expected(plan.sources)})
    tally = Tally()
    keeper = Keeper(store, run)
    with Crew(settings, tools.clock) as crew, Frontier(store, tools.fetcher(settings, tools.clock), settings, tools.clock) as frontier:
        supply = _Supply(store, plan, frontier, settings, run)
        todo = supply.first()
        while True:
            for outcome in crew.work(todo):
                if isinstance(outcome, Listed):
                    frontier.add_list(outcome)
                stored = keeper.keep(outcome, tally)
                yield stored, tally
            if not frontier.pending:
                break
            todo = supply.fetched()
        frontier.finish(tools.clock.stamp())
    for source in plan.sources:
        if not is_address(source):
            forget_failures(store, source, run)
    end_run(store, run, tools.clock.stamp())


class _Supply:
    """Hands out what is to be read, less what was dealt with already."""

    def __init__(self, store: Store, plan: Plan, frontier: Frontier, settings: Settings, run: int) -> None:
        self._store, self._plan, self._frontier, self._settings, self._run = store, plan, frontier, settings, run

    def first(self) -> Iterator[Piece | Outcome | None]:
        """Local files, with what has been fetched meanwhile in between."""
        for lead in self._plan.leads:
            self._frontier.add(lead)
        for source in self._plan.sources:
            if is_address(source):
                self._frontier.add(Lead(source, source))
        for source in self._plan.sources:
            if not is_address(source):
                for piece in pieces(source, self._settings.limits):
                    yield from self._unless_known(piece)
                    yield from self._ready()
        yield from self.fetched()

    def fetched(self) -> Iterator[Piece | Outcome | None]:
        """What comes from the web, None while nothing is there yet, until nothing more is asked for."""
        while self._frontier.pending:
            found = False
            for item in self._ready():
                found = True
                yield item
            if not found:
                yield None

    def _ready(self) -> Iterator[Piece | Outcome]:
        for item in self._frontier.ready():
            yield from self._unless_known(item)

    def _unless_known(self, item: Piece | Failed | Listed | Noted) -> Iterator[Piece | Outcome]:
        if not isinstance(item, Piece) or item.kind.is_list:
            yield item
            return
        article = dealt_with(self._store, item.place, item.stamp)
        if article is not None:
            yield Known(item, article)
        elif self._plan.again or not failed_before(self._store, item.place, item.stamp):
            yield item
        else:
            still_failed(self._store, item.place, self._run)


# So many characters of a place are noted where the database did not take the whole: a server's index holds 2,700 bytes.
_LONGEST_PLACE = 600


class Keeper:
    """Stores outcomes."""

    def __init__(self, store: Store, run: int) -> None:
        self._store, self._run = store, run

    def keep(self, outcome: Outcome, tally: Tally) -> Outcome:
        """Store an outcome and count it; what cannot be stored becomes a failure."""
        try:
            self._keep(outcome, tally)
        except LiensError as error:
            told = outcome.piece if isinstance(outcome, Read) else outcome if isinstance(outcome, Failed) else None
            place = told.place[:_LONGEST_PLACE] if told else ""
            source = told.source if told else ""
            outcome = Failed(source, place, str(Stage.STORE), type(error).__name__, f"{error}; try it again with --retry")
            self._keep(outcome, tally)
        return outcome

    def _keep(self, outcome: Outcome, tally: Tally) -> None:
        if isinstance(outcome, Failed):
            note_failure(self._store, outcome, self._run)
            tally.failed += 1
        elif isinstance(outcome, Read) and outcome.piece.kind is Kind.VERSION:
            extract_again(self._store, int(outcome.piece.stamp), outcome.extract, self._run)
            tally.stored, tally.claims = tally.stored + 1, tally.claims + len(outcome.extract.records)
        elif isinstance(outcome, Read):
            kept = keep(self._store, outcome.extract, _origin(outcome.piece, self._run))
            tally.stored += kept.new
            tally.known += not kept.new
            tally.claims += len(outcome.extract.records) if kept.new else 0
        elif isinstance(outcome, Known):
            # A place that was noted with these bytes needs no second note.
            if dealt_with(self._store, outcome.piece.place, outcome.piece.stamp) is None:
                note_known(self._store, outcome.article, outcome.piece.about.address, _origin(outcome.piece, self._run))
            tally.known += 1
        elif isinstance(outcome, Listed):
            tally.lists += 1


def _origin(piece: Piece, run: int) -> Origin:
    return Origin(run, piece.place, piece.stamp)


def retry_plan(failures: Sequence[Failed]) -> Plan:
    """What failed, once more: addresses one by one, files and folders as they were asked for."""
    addresses = [Lead(f.source, f.place) for f in failures if is_address(f.place)]
    sources = sorted({f.source for f in failures if not is_address(f.place)})
    return Plan(tuple(sources), tuple(addresses), again=True)
