"""An ingest that notes what it is at in a file beside its database, so that who kills it can tell in the midst of what it fell.

Each line is a number of process, what it begins ("load", "read", "store") or that it is done ("idle"), appended whole by one call.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path

from liens.engine import shared_engine
from liens.ingest import run as running
from liens.ingest.piece import Outcome, Read
from liens.ingest.run import Keeper, Tally
from liens.ingest.work import extracted
from liens.model import Article
from liens.store.keep import Extract
from tests.ingest import quick

VARIABLE = "LIENS_TEST_MARKS"


def mark(doing: str) -> None:
    """Note what this process begins."""
    with Path(os.environ[VARIABLE]).open("ab", buffering=0) as file:
        file.write(f"{os.getpid()} {doing}\n".encode())


def chain(article: Article) -> Extract:
    """The claims of an article by the chain of the program; loading its tools is told from reading."""
    mark("load")
    shared_engine().tools(article.language)
    mark("read")
    found = extracted(article)
    mark("idle")
    return found


def stand_in(article: Article) -> Extract:
    """The claims of an article by the quick stand-in."""
    mark("read")
    found = quick.extract(article)
    mark("idle")
    return found


class MarkedKeeper(Keeper):
    """Stores as any keeper, and notes when an article is being stored, and that it is."""

    def keep(self, outcome: Outcome, tally: Tally) -> Outcome:
        """Store an outcome between two marks."""
        mark("store" if isinstance(outcome, Read) else "pass")
        stored = super().keep(outcome, tally)
        mark("stored" if isinstance(outcome, Read) else "idle")
        return stored


def install() -> None:
    """Let this process's ingests store with marks."""
    running.Keeper = MarkedKeeper  # type: ignore[misc]


@dataclass(slots=True)
class Marks:
    """What the marks of one run tell so far."""

    path: Path
    doing: dict[int, str] = field(default_factory=dict)
    stored: int = 0
    begun: bool = False
    _read: int = 0

    def look(self) -> None:
        """Take in the lines that were added; a line that is cut off waits for its end."""
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            file.seek(self._read)
            data = file.read()
        whole = data[: data.rfind(b"\n") + 1]
        self._read += len(whole)
        for line in whole.decode().splitlines():
            process, doing = line.split()
            self.doing[int(process)] = doing
            self.stored += doing == "stored"
            self.begun |= doing == "read"

    @property
    def phase(self) -> str:
        """What the run is at: storing wins over reading, reading over loading."""
        now = set(self.doing.values())
        if "store" in now:
            return "storing"
        if "read" in now:
            return "reading"
        return "between" if self.begun else "loading"
