"""Writes results: to standard output, or to a file that appears only when it is whole."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Protocol, cast

STANDARD = Path("-")


class _Stream(Protocol):
    def write(self, data: bytes, /) -> int:
        """Take bytes."""


class Sink:
    """Where text goes, as UTF-8; ``keep`` must be called before a file takes the place of an older one."""

    def __init__(self, stream: _Stream) -> None:
        self._stream = stream
        self.kept = False

    def write(self, text: str) -> None:
        """Write text; half characters, which JSON may smuggle in, are written as JSON escapes."""
        self._stream.write(text.encode("utf-8", errors="backslashreplace"))

    def bytes(self) -> IO[bytes]:
        """The stream itself, for what writes bytes."""
        return cast("IO[bytes]", self._stream)

    def keep(self) -> None:
        """Say that what was written is worth keeping."""
        self.kept = True


@contextmanager
def sink(path: Path | None) -> Iterator[Sink]:
    """A sink to a file (written beside it and renamed at the end) or, without a path, to standard output."""
    if path is None or path == STANDARD:
        with _until_enough():
            sys.stdout.flush()
            yield Sink(sys.stdout.buffer)
            sys.stdout.buffer.flush()
    elif path.exists() and not path.is_file():
        # A device or a pipe is written to; it must never be replaced.
        with path.open("wb") as stream:
            yield Sink(stream)
    else:
        with _replacing(path.resolve()) as target:
            yield target


@contextmanager
def _until_enough() -> Iterator[None]:
    """Ends quietly when the reader of standard output (``head``, a closed pager) has enough: that is no error."""
    try:
        yield
    except BrokenPipeError:
        # What is still in the buffer goes nowhere instead of failing when the program ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _replacing(path: Path) -> Iterator[Sink]:
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=".part", delete=False) as stream:
        temporary = Path(stream.name)
        try:
            target = Sink(stream)
            yield target
            stream.flush()
            os.fsync(stream.fileno())
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    if not target.kept:
        temporary.unlink(missing_ok=True)
        return
    temporary.chmod(0o666 & ~_umask())
    temporary.replace(path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
