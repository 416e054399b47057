"""Reads many files in order, in one process or several: whatever the number of processes, the same results in the same order.

Articles go out to the processes a few ahead of the one that is delivered, so memory stays small and nothing waits for the end.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from liens.engine import Json, Layer, Reading, shared_engine, without_parse
from liens.errors import LiensError
from liens.model import Article
from liens.read.files import Failure, Notice, Options, read_path

# So many articles a process are read ahead: enough to keep all busy while one long article is waited for.
_AHEAD = 8


@dataclass(frozen=True, slots=True)
class Layered:
    """One layer of annotations of an article."""

    article: Article
    record: Json


Outcome = Reading | Layered | Failure | Notice


@dataclass(frozen=True, slots=True)
class Order:
    """What to read: files and folders, how to read them, which layer, in how many processes, a user's own actors."""

    paths: tuple[Path, ...]
    options: Options
    layer: Layer = Layer.CLAIMS
    jobs: int = 1
    actors: Path | None = None


def outcomes(order: Order) -> Iterator[Outcome]:
    """A Reading (or Layered) for each article, a Failure for each that could not be read, in the order of the files.

    A Notice stands before the article that it is about.
    """
    found = _found(order)
    if order.jobs == 1:
        return (work(item, order.layer, order.actors) if isinstance(item, Article) else item for item in found)
    return _parallel(found, order)


def _found(order: Order) -> Iterator[Article | Failure | Notice]:
    notices: list[Notice] = []
    for path in order.paths:
        for item in read_path(path, order.options, notices):
            yield from notices
            notices.clear()
            yield item
        yield from notices
        notices.clear()


def work(article: Article, layer: Layer, actors: Path | None = None) -> Outcome:
    """Read one article in this process; an error in it is a Failure and does not end the run."""
    engine = shared_engine(actors)
    try:
        if layer is Layer.CLAIMS:
            return without_parse(engine.read(article))
        return Layered(article, engine.layer(article, layer))
    except LiensError as error:
        return _failure(article, error)
    except Exception as error:  # noqa: BLE001 # one article must never cost a run of thousands; the failure names it
        return _failure(article, LiensError(f"{type(error).__name__}: {error}"))


def _failure(article: Article, error: LiensError) -> Failure:
    return Failure(Path(article.path or article.id), None, type(error)(f"article {article.id}: {error}"))


def _parallel(found: Iterable[Article | Failure | Notice], order: Order) -> Iterator[Outcome]:
    # A fresh interpreter for each process: forking one that has threads (a progress bar) can hang.
    with ProcessPoolExecutor(order.jobs, mp_context=get_context("spawn")) as pool:
        waiting: deque[Callable[[], Outcome]] = deque()
        try:
            for item in found:
                waiting.append(_promise(pool, item, order))
                if len(waiting) > order.jobs * _AHEAD:
                    yield waiting.popleft()()
            while waiting:
                yield waiting.popleft()()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _promise(pool: ProcessPoolExecutor, item: Article | Failure | Notice, order: Order) -> Callable[[], Outcome]:
    if not isinstance(item, Article):
        return lambda: item
    future: Future[Outcome] = pool.submit(work, item, order.layer, order.actors)
    return future.result
