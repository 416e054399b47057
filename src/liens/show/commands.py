"""What the commands do: read, write results to where they are wanted, say on standard error what failed, and give the exit code."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from liens.engine import Layer, Reading, program_version
from liens.langs.pack import languages, load_pack
from liens.pipeline import Report
from liens.read.files import Failure, Notice, Options
from liens.show.deliver import Format, Wanted, delivery, opening
from liens.show.output import STANDARD, Sink, sink
from liens.show.run import Layered, Order, Outcome, outcomes
from liens.show.wording import one_line
from liens.show.words import Words

if TYPE_CHECKING:
    from rich.progress import Progress

READ, USAGE, SOME_FAILED, NOTHING_READ = 0, 1, 2, 3
_EVENT = "event"
_PAGE = ".liens.html"


@dataclass(frozen=True, slots=True)
class Asked:
    """What every command is told: files, publication date and language where they have none, the words to use, own actors."""

    paths: tuple[Path, ...]
    published: date | None
    language: str | None
    words: Words
    actors: Path | None = None

    def order(self, layer: Layer = Layer.CLAIMS, jobs: int = 1) -> Order:
        """The order for a run."""
        return Order(self.paths, Options(published=self.published, language=self.language), layer, jobs, self.actors)


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a result: format, layer, and how many processes make it."""

    format: str
    layer: str
    jobs: int


@dataclass(slots=True)
class Tally:
    """Counts of a run, and its failures told as they come."""

    words: Words
    articles: int = 0
    found: int = 0
    failed: int = 0
    report: Report = field(default_factory=Report)

    def readings(self, run: Iterable[Outcome]) -> Iterator[Reading | Layered]:
        """What was read; each failure is told on standard error with its reason and counted, each notice told."""
        for outcome in run:
            if isinstance(outcome, Failure | Notice):
                self.failed += isinstance(outcome, Failure)
                say(told(outcome, self.words))
                continue
            self.articles += 1
            yield outcome
            self._count(outcome)

    def _count(self, read: Reading | Layered) -> None:
        if isinstance(read, Reading):
            self.found += len(read.claims)
            self.report.merge(read.report)
        else:
            self.found += len(read.record["quotes"] if "quotes" in read.record else read.record["found"])

    def code(self) -> int:
        """The exit code: 0 all read, 2 some failed, 3 nothing read."""
        if not self.articles:
            return NOTHING_READ
        return SOME_FAILED if self.failed else READ

    def summary(self, layer: Layer) -> str:
        """The last line: how much was read, found, dropped, left unknown, and failed."""
        words, articles = self.words, self.words.count("articles", self.articles)
        if layer is Layer.CLAIMS:
            lost = self.report.dropped.items()
            dropped = sum(n for (slot, _), n in lost if slot == _EVENT)
            unknown = sum(n for (slot, _), n in lost if slot != _EVENT)
            counts = {"dropped": words.count("dropped", dropped), "unknown": words.count("unknown", unknown)}
            line = words("reading.summary", articles=articles, claims=words.count("claims", self.found), **counts)
        else:
            line = words("reading.summary_layer", articles=articles, found=words.count("found", self.found))
        return f"{line}, {words.count('failed', self.failed)}" if self.failed else line


def say(line: str) -> None:
    """Tell the user something beside the result."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def told(item: Failure | Notice, words: Words) -> str:
    """A failure or notice in words: file and line, for a failure what kind, and the reason with its remedy."""
    place = one_line(str(item.path) if item.line is None else f"{item.path}:{item.line}")
    if isinstance(item, Notice):
        return "· " + words("reading.notice", place=place, message=one_line(item.message))
    kind = words.get(f"errors.{type(item.reason).__name__}", words("errors.other"))
    return "✗ " + words("reading.failed", place=place, kind=kind, reason=one_line(str(item.reason)))


def read(asked: Asked, form: Form, output: Path | None) -> int:
    """Read files and deliver the wanted layer in the wanted form; the exit code."""
    layer = Layer(form.layer)
    wanted = Wanted(Format(form.format), layer, asked.words, output in {None, STANDARD} and sys.stdout.isatty())
    tally = Tally(asked.words)
    try:
        with sink(output) as target, _progress(asked.words, shown=not wanted.terminal) as bar:
            _deliver(tally, _watched(outcomes(asked.order(layer, form.jobs)), bar, asked.words), wanted, target)
    except OSError as error:
        return _unwritable(error, output, asked.words)
    say(tally.summary(layer))
    return tally.code()


def _deliver(tally: Tally, run: Iterable[Outcome], wanted: Wanted, target: Sink) -> None:
    deliver, head = delivery(wanted), opening(wanted)
    for item in tally.readings(run):
        if tally.articles == 1:
            target.write(head)
            target.keep()
        target.write(deliver(item, tally.found + 1))


def _unwritable(error: OSError, output: Path | None, words: Words) -> int:
    if output is None:
        raise error
    say(words("reading.unwritable", path=output, reason=error.strerror or error))
    return USAGE


def _progress(words: Words, *, shown: bool) -> "AbstractContextManager[Progress | None]":
    """A bar on standard error, only where a terminal shows it and nothing else is written there."""
    if not (shown and sys.stderr.isatty()):
        return nullcontext(None)
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn(words("reading.progress")), BarColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    return Progress(*columns, console=Console(stderr=True), transient=True)


def _watched(run: Iterable[Outcome], bar: "Progress | None", words: Words) -> Iterator[Outcome]:
    """The same outcomes, with the bar moved on after each; how many there will be is not known before."""
    task = bar.add_task("", total=None) if bar is not None else None
    for done, outcome in enumerate(run, start=1):
        yield outcome
        if bar is not None and task is not None:
            bar.update(task, completed=done, description=words.count("articles", done))


def explain(asked: Asked, wanted: str, output: Path | None) -> int:
    """Say why one claim, named by its number or id, is what it is."""
    from liens.show.why import as_text

    tally = Tally(asked.words)
    found: str | None = None
    for item in tally.readings(outcomes(asked.order())):
        if isinstance(item, Reading) and found is None:
            for number, claim in enumerate(item.claims, tally.found + 1):
                if wanted in {str(number), claim.id}:
                    found = as_text(claim, number, item.report, asked.words)
    if found is None:
        if tally.articles:
            say(asked.words("why.no_such", number=wanted, count=asked.words.count("claims", tally.found)))
            return USAGE
        return NOTHING_READ
    with sink(output) as target:
        target.write(found)
        target.keep()
    return tally.code()


def show(asked: Asked, output: Path | None) -> int:
    """Write the page of what was read; without a path beside nothing, in the current folder."""
    from liens.show.page import page

    tally = Tally(asked.words)
    readings = [item for item in tally.readings(outcomes(asked.order())) if isinstance(item, Reading)]
    path = output or Path(asked.paths[0].resolve().name + _PAGE)
    if readings:
        try:
            with sink(path) as target:
                target.write(page(readings, asked.words))
                target.keep()
        except OSError as error:
            return _unwritable(error, path, asked.words)
        say(asked.words("reading.written", path=path))
    say(tally.summary(Layer.CLAIMS))
    return tally.code()


def quotes(asked: Asked, form: Form, output: Path | None) -> int:
    """Tell who is quoted in the files, how often and how, with the passages; the exit code."""
    from liens.show import quoted

    tally = Tally(asked.words)
    readings = (item for item in tally.readings(outcomes(asked.order(Layer.CLAIMS, form.jobs))) if isinstance(item, Reading))
    found = quoted.speakers(readings)
    forms = {Format.JSONL: quoted.as_jsonl, Format.CSV: quoted.as_csv}
    made = forms.get(Format(form.format))
    try:
        with sink(output) as target:
            if tally.articles:
                target.write(quoted.as_table(found, asked.words) if made is None else made(found))
                target.keep()
    except OSError as error:
        return _unwritable(error, output, asked.words)
    say(tally.summary(Layer.CLAIMS))
    return tally.code()


def version(words: Words) -> None:
    """The versions of the program, its packs and their parsers."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    from liens.parse.loading import weights_version

    lines = [f"liens {program_version()}"]
    for language in languages():
        pack = load_pack(language)
        package = pack.setting("model", "package")
        try:
            model = " + ".join(filter(None, (f"{package} {installed(package)}", weights_version(pack))))
        except PackageNotFoundError:
            model = words("errors.ModelMissing")
        lines.append(words("cli.pack", language=language, version=pack.version, model=model))
    sys.stdout.write("\n".join(lines) + "\n")
