"""What ``liens ingest``, ``watch``, ``rebuild``, ``diff-run`` and ``import`` do: run, show progress with rate and remaining time, say what failed."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from liens.errors import LiensError
from liens.ingest.clock import Clock
from liens.ingest.estimate import expected
from liens.ingest.piece import Limits, Noted, Outcome, Settings
from liens.ingest.rebuild import rebuild as run_rebuild
from liens.ingest.run import Plan, Tally, retry_plan
from liens.ingest.run import ingest as run_ingest
from liens.ingest.watch import Rounds, feeds
from liens.ingest.watch import watch as run_watch
from liens.show.commands import NOTHING_READ, READ, SOME_FAILED, USAGE, say
from liens.show.wording import one_line
from liens.show.words import Words
from liens.store.bring import bring, read_claims
from liens.store.changes import compare_runs
from liens.store.database import Location, Store, open_store, open_to_read
from liens.store.runs import Failed, begin_run, end_run, failures, runs, versions_left

if TYPE_CHECKING:
    from rich.progress import Progress

# Without a terminal a line of progress is written so often, in seconds.
_OFTEN = 10.0


@dataclass(frozen=True, slots=True)
class Wish:
    """What the options of an ingest ask for."""

    database: Location
    published: date | None
    language: str | None
    jobs: int
    seconds: float
    pace: float
    private: bool
    words: Words

    @property
    def settings(self) -> Settings:
        """The settings for the run."""
        return Settings(self.database, self.published, self.language, self.jobs, Limits(seconds=self.seconds), self.private, self.pace)


def ingest(sources: tuple[str, ...], wish: Wish, *, retry: bool) -> int:
    """Take in sources, or what failed before; the exit code."""

    def run(store: Store) -> int:
        plan = retry_plan([f for f in failures(store) if not sources or f.source in sources]) if retry else Plan(sources)
        return _followed(run_ingest(store, plan, wish.settings), expected(plan.sources), wish.words)

    return _with_store(wish, run)


def watch(lists: tuple[str, ...], wish: Wish, every: float, rounds: int | None) -> int:
    """Poll feeds until told to stop; the exit code."""

    def run(store: Store) -> int:
        found = feeds(lists, wish.settings)
        say(wish.words("body.watching", feeds=wish.words.count("feeds", len(found))))
        return _followed(run_watch(store, found, wish.settings, Rounds(every, rounds)), None, wish.words)

    return _with_store(wish, run)


def rebuild(wish: Wish) -> int:
    """Read everything again; the exit code."""

    def run(store: Store) -> int:
        code = _followed(run_rebuild(store, wish.settings), len(versions_left(store, 0)), wish.words)
        last = runs(store)[-1][0]
        if last > 1:
            say(wish.words("body.compare", first=last - 1, second=last))
        return code

    return _with_store(wish, run)


def list_failures(database: Location, words: Words) -> int:
    """Write what failed and was not taken in since, one line each: source, stage, place, reason."""
    try:
        with open_to_read(database) as store:
            found = failures(store)
    except LiensError as error:
        say(str(error))
        return USAGE
    for failed in found:
        sys.stdout.write("\t".join(one_line(cell) for cell in (failed.stage, failed.kind, str(failed.tries), failed.place, failed.reason)) + "\n")
    say(words.count("failed", len(found)))
    return READ


def list_runs(database: Location, words: Words) -> int:
    """Write every run: its number, kind, begin, end, and how many articles it read."""
    try:
        with open_to_read(database) as store:
            for key, kind, started, finished, count in runs(store):
                sys.stdout.write(f"{key}\t{kind}\t{started}\t{finished or words('body.unfinished')}\t{words.count('articles', count)}\n")
    except LiensError as error:
        say(str(error))
        return USAGE
    return READ


def diff_run(database: Location, pair: tuple[int, int], words: Words) -> int:
    """Write each claim that came, went or changed between two runs, and how many of each."""
    counts = {"same": 0, "gone": 0, "new": 0, "changed": 0}
    try:
        with open_to_read(database) as store:
            for compared in compare_runs(store, *pair):
                counts["same"] += compared.same
                for change in compared.changes:
                    kind = "gone" if change.after is None else "new" if change.before is None else "changed"
                    counts[kind] += 1
                    sys.stdout.write(_changed(kind, change.after or change.before or {}, change.fields))
    except LiensError as error:
        say(str(error))
        return USAGE
    say(words("body.changes", **{kind: words.number(count) for kind, count in counts.items()}))
    return READ


def import_claims(files: tuple[Path, ...], database: Location, words: Words) -> int:
    """Take in claims that were read elsewhere; the exit code."""
    stored = known = 0
    clock = Clock()
    try:
        with open_store(database) as store:
            run = begin_run(store, "import", clock.stamp(), {"files": [str(path) for path in files]})
            for path in files:
                for kept in bring(store, read_claims(path), str(path), run):
                    stored, known = stored + kept.new, known + (not kept.new)
            end_run(store, run, clock.stamp())
    except (LiensError, OSError) as error:
        say(str(error))
        return SOME_FAILED if stored else USAGE
    say(words("body.imported", articles=words.count("articles", stored), known=words.number(known)))
    return READ


def _changed(kind: str, record: dict[str, Any], fields: tuple[str, ...]) -> str:
    event = record["event"] or {"category": "", "trigger": {"text": ""}}
    parties = [",".join(actor["code"] for actor in record[role]) for role in ("initiators", "recipients")]
    cells = (kind, record["id"], event["category"], *parties, record["status"], event["trigger"]["text"], ",".join(fields), record["sentence"]["text"])
    return "\t".join(one_line(cell) for cell in cells) + "\n"


def _with_store(wish: Wish, run: Callable[[Store], int]) -> int:
    """Run on the database; what stops the whole run is told in a line."""
    try:
        with open_store(wish.database) as store:
            return run(store)
    except LiensError as error:
        say(str(error))
        return USAGE
    except KeyboardInterrupt:
        say(wish.words("body.stopped"))
        return SOME_FAILED


def _followed(run: Iterable[tuple[Outcome, Tally]], total: int | None, words: Words) -> int:
    """Follow a run to its end: progress, failures as they come, a last line; the exit code."""
    clock, tally = Clock(), Tally()
    begun = clock.ticks()
    with _bar(words) as bar:
        for outcome, counts in _steady(run, clock, words, shown=bar is None, total=total):
            tally = counts
            if isinstance(outcome, Failed):
                kind = words.get(f"errors.{outcome.kind}", outcome.kind)
                say("✗ " + words("reading.failed", place=one_line(outcome.place), kind=kind, reason=one_line(outcome.reason)))
            elif isinstance(outcome, Noted):
                say("· " + words("reading.notice", place=one_line(outcome.place), message=one_line(outcome.message)))
            if bar is not None:
                bar.update(bar.task_ids[0], completed=counts.done, total=max(total, counts.done) if total else None, description=_counted(counts, words))
    seconds = clock.ticks() - begun
    say(words("body.summary", counts=_counted(tally, words), rate=words.number(round(tally.done / seconds, 1)) if seconds else "–"))
    if not tally.done and not tally.lists:
        return NOTHING_READ
    return SOME_FAILED if tally.failed else READ


def _steady(run: Iterable[tuple[Outcome, Tally]], clock: Clock, words: Words, *, shown: bool, total: int | None) -> Iterator[tuple[Outcome, Tally]]:
    """The same run, with a line of progress now and then where no bar shows it."""
    begun = last = clock.ticks()
    for outcome, tally in run:
        yield outcome, tally
        now = clock.ticks()
        if shown and now - last >= _OFTEN and tally.done:
            last, rate = now, tally.done / (now - begun)
            left = words("body.left", minutes=words.number(round(max(0, total - tally.done) / rate / 60, 1))) if total else ""
            say(words("body.progress", counts=_counted(tally, words), rate=words.number(round(rate, 1))) + left)


def _counted(tally: Tally, words: Words) -> str:
    told = words("body.counts", stored=words.count("articles", tally.stored), claims=words.count("claims", tally.claims), known=words.number(tally.known))
    return f"{told}, {words.count('failed', tally.failed)}" if tally.failed else told


def _bar(words: Words) -> "AbstractContextManager[Progress | None]":
    """A bar with rate and remaining time, where a terminal shows it."""
    if not sys.stderr.isatty():
        return nullcontext(None)
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(words("reading.progress")), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task("", total=None)
    return bar
