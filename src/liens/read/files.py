"""Reads files and folders into articles; what cannot be read is a Failure with its reason, and the rest goes on.

``.txt``, ``.html`` (``.htm``, ``.xhtml``), ``.jsonl`` (``.ndjson``) and folders of them, in the order of their names.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from liens.errors import EmptyInput, LiensError, NotFound, ReadError, TooLarge
from liens.identity import identifier
from liens.model import Article
from liens.read.articles import Draft, Maker, Options, read_text
from liens.read.encoding import Decoded, decode
from liens.read.fields import not_used
from liens.read.page import read_page
from liens.read.records import read_record

__all__ = ["Failure", "Notice", "Options", "read_path", "read_text"]

_PAGES = frozenset({".html", ".htm", ".xhtml"})
_RECORDS = frozenset({".jsonl", ".ndjson"})
_READABLE = _PAGES | _RECORDS | {".txt"}
_PAGE_STARTS = ("<!doctype html", "<html")


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be read: its file, its line in a JSON Lines file, and why."""

    path: Path
    line: int | None
    reason: LiensError


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that was read all the same, but that the user should know."""

    path: Path
    line: int | None
    message: str


def read_path(path: Path, options: Options, notices: list[Notice] | None = None) -> Iterator[Article | Failure]:
    """Every article of a file or folder, a Failure in the place of each that cannot be read.

    Nothing is raised. ``notices`` collects what was read with a reserve: a guessed encoding, an id that occurs twice,
    a file of another kind in a folder.
    """
    run = _Run(Maker(options), [] if notices is None else notices)
    for found in _files(path, run) if path.is_dir() else iter([path]):
        if isinstance(found, Failure):
            yield found
            continue
        try:
            yield from run.file(found)
        except ReadError as error:
            yield Failure(found, None, error)
        except OSError as error:
            yield Failure(found, None, _unreadable(error))


@dataclass(slots=True)
class _Run:
    """One pass over a file or folder: the ids given so far, and the notices."""

    maker: Maker
    notices: list[Notice]
    ids: set[str] = field(default_factory=set)

    def file(self, path: Path) -> Iterator[Article | Failure]:
        """The articles of one file, by its kind."""
        with path.open("rb") as opened:
            if path.suffix.lower() in _RECORDS:
                yield from self._records(opened, path)
            else:
                yield self._single(opened, path)

    def _single(self, opened: BinaryIO, path: Path) -> Article:
        limit = self.maker.options.limit
        data = opened.read(limit + 1)
        if len(data) > limit:
            raise TooLarge(f"it is larger than the limit of {limit:,} bytes; split it")
        if not data.strip():
            raise EmptyInput("the file is empty")
        text = self._decoded(data, path, None).text
        is_page = path.suffix.lower() in _PAGES or (path.suffix.lower() != ".txt" and text.lstrip()[:20].lower().startswith(_PAGE_STARTS))
        draft = read_page(text, str(path)) if is_page else Draft(text, path=str(path))
        return self._own_id(self.maker.make(draft), path, None)

    def _records(self, opened: BinaryIO, path: Path) -> Iterator[Article | Failure]:
        number = 0
        unused: set[str] = set()
        for number, line in enumerate(self._lines(opened), start=1):
            if line is not None and not line.strip(b"\xef\xbb\xbf \t\r\n"):
                continue
            try:
                draft = self._draft(line, path, number)
                unused.update(draft.unused)
                yield self._own_id(self.maker.make(draft), path, number)
            except ReadError as error:
                yield Failure(path, number, error)
        if not number:
            raise EmptyInput("the file is empty")
        if unused:
            self._note(path, None, not_used(unused))

    def _draft(self, line: bytes | None, path: Path, number: int) -> Draft:
        if line is None:
            raise TooLarge(f"the line is longer than the limit of {self.maker.options.limit:,} bytes; split it")
        return read_record(self._decoded(line, path, number).text, str(path))

    def _lines(self, opened: BinaryIO) -> Iterator[bytes | None]:
        """Line by line, so that a file may be larger than memory; None for a line above the limit."""
        limit = self.maker.options.limit
        while line := opened.readline(limit + 2):
            too_long = len(line.rstrip(b"\r\n")) > limit
            whole = line.endswith(b"\n")
            yield None if too_long else line
            while too_long and not whole and line:
                line = opened.readline(limit)
                whole = line.endswith(b"\n")

    def _decoded(self, data: bytes, path: Path, line: int | None) -> Decoded:
        decoded = decode(data)
        if decoded.encoding != "utf-8":
            how = "which is a guess" if decoded.guessed else "as it says"
            self._note(path, line, f"not UTF-8: read as {decoded.encoding}, {how}")
        return decoded

    def _own_id(self, article: Article, path: Path, line: int | None) -> Article:
        """The article, with an id of its own where another one of this pass has the same."""
        own, count = article.id, 0
        while own in self.ids:
            own = identifier("a", [article.id, article.text, count])
            count += 1
        self.ids.add(own)
        if count:
            self._note(path, line, f"the id {article.id} occurs twice: this article is {own}")
            return replace(article, id=own)
        return article

    def _note(self, path: Path, line: int | None, message: str) -> None:
        self.notices.append(Notice(path, line, message))

    def skipped(self, path: Path) -> None:
        """Note a file of a folder that is of no kind that is read."""
        self._note(path, None, f"left aside: not one of {', '.join(sorted(_READABLE))}")


def _files(folder: Path, run: _Run) -> Iterator[Path | Failure]:
    """The readable files below a folder, by name; hidden ones are left alone, links to folders are not followed."""
    failed: list[OSError] = []
    found = False
    for place, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place) / name
            if path.suffix.lower() in _READABLE and not name.startswith("."):
                found = True
                yield path
            elif not name.startswith("."):
                run.skipped(path)
    for error in failed:
        yield Failure(Path(error.filename or folder), None, _unreadable(error))
    if not found and not failed:
        yield Failure(folder, None, EmptyInput(f"the folder holds no file that is one of {', '.join(sorted(_READABLE))}"))


def _unreadable(error: OSError) -> ReadError:
    if isinstance(error, FileNotFoundError):
        return NotFound("there is no such file or folder; check its name")
    return ReadError(f"it cannot be opened ({error.strerror or type(error).__name__}); check that you may read it")
