"""What ``liens.read``, ``liens.read_many``, ``liens.times`` and ``liens.quantities`` do."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from liens.engine import Json, Layer, Reading, shared_engine
from liens.errors import NotFound, ReadError
from liens.model import Article
from liens.read.files import Failure, Options, read_path, read_text
from liens.show.run import Order, outcomes

_SUFFIXES = (".txt", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson")
# No file system takes a longer path; a text of that length is an article.
_LONGEST_PATH = 4096


def read_one(source: str | Path, published: date | str | None, language: str | None) -> Reading:
    """One article from a text or a file."""
    options = Options(published=_day(published), language=language)
    path = _path(source)
    return shared_engine().read(read_text(str(source), options) if path is None else _only(path, options))


def read_all(paths: Iterable[str | Path], published: date | str | None, language: str | None, jobs: int) -> Iterator[Reading | Failure]:
    """The articles of files and folders in order, a Failure for each that cannot be read."""
    order = Order(tuple(Path(path) for path in paths), Options(published=_day(published), language=language), Layer.CLAIMS, jobs)
    return (outcome for outcome in outcomes(order) if isinstance(outcome, Reading | Failure))


def times_of(text: str, published: date | str | None, language: str | None) -> list[Json]:
    """The times of a text, each with the words that it covers."""
    article = read_text(text, Options(published=_day(published), language=language))
    found = shared_engine().layer(article, Layer.TIMES)["found"]
    return [{"start": t["start"], "end": t["end"], "text": text[t["start"] : t["end"]], **t} for t in found]


def quantities_of(text: str, language: str | None) -> list[Json]:
    """The numbers of a text that count or measure, each with the words that it covers."""
    article = read_text(text, Options(language=language))
    found = shared_engine().tools(article.language).counts(article)
    return [{"start": q["start"], "end": q["end"], "text": text[q["start"] : q["end"]], "kind": q["kind"], "value": q["value"]} for q in found]


def _day(published: date | str | None) -> date | None:
    return date.fromisoformat(published) if isinstance(published, str) else published


def _path(source: str | Path) -> Path | None:
    """The file that a source names; None for a text. What looks like a file's name but is none is an error, not a text."""
    if isinstance(source, Path):
        return source
    if not source.strip() or "\n" in source or len(source) > _LONGEST_PATH:
        return None
    path = Path(source)
    if _exists(path):
        return path
    if source.lower().endswith(_SUFFIXES):
        raise NotFound(f"there is no file {source!r}; check its name, or give the text itself")
    return None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a text may be longer than a file's name may be, or hold a NUL
        return False


def _only(path: Path, options: Options) -> Article:
    """The article of a file; raises what kept it from being read, or ReadError where there are several."""
    found = list(read_path(path, options))
    if len(found) != 1:
        raise ReadError(f"{path} holds {len(found)} articles; use read_many for all of them")
    if isinstance(found[0], Failure):
        raise found[0].reason
    return found[0]
