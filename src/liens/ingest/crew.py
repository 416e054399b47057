"""Workers that can be killed: each is a process with a limit of time and memory for one piece, and is replaced when it fails.

A parser that never ends, one that eats all memory and one that crashes cost the piece that they were at, never the run. When the
main process is killed, workers go at once, even in the middle of a piece.
"""

import contextlib
import os
import pickle
import signal
import threading
from collections.abc import Iterator
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Self

from liens.errors import TooSlow, WorkerLost
from liens.ingest.clock import Clock
from liens.ingest.piece import Outcome, Piece, Settings, Stage
from liens.ingest.work import Worker, failed
from liens.store.database import open_to_read

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

# A fresh worker loads parsers before its first piece, on a busy machine for as long as this.
_WARMING = 300.0
# How long to wait for whatever comes first, when nothing more is at hand.
_PAUSE = 0.05


class _Hand:
    """One worker process and the piece that it is at."""

    def __init__(self, settings: Settings) -> None:
        # A fresh interpreter: forking one that has threads (a progress bar, fetching) can hang.
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=_serve, args=(theirs, settings), daemon=True)
        self.process.start()
        theirs.close()
        self.piece: Piece | None = None
        self.deadline = 0.0
        self.fresh = True

    def give(self, piece: Piece, deadline: float) -> None:
        self.piece, self.deadline = piece, deadline + (_WARMING if self.fresh else 0.0)
        self.fresh = False
        with contextlib.suppress(OSError):  # it died: seen when its answer is fetched
            self.pipe.send(piece)

    def kill(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Crew:
    """Some workers; ``with`` ends them."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._hands: list[_Hand] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for hand in self._hands:
            hand.kill()

    def work(self, supply: Iterator[Piece | Outcome | None]) -> Iterator[Outcome]:
        """What becomes of each piece, as it is done; outcomes pass through, None says that nothing is at hand for the moment."""
        open_ended = True
        while open_ended or self._busy():
            while open_ended and (hand := self._free()) is not None:
                try:
                    item = next(supply)
                except StopIteration:
                    open_ended = False
                    break
                if item is None:
                    break
                if isinstance(item, Piece):
                    hand.give(item, self._clock.ticks() + self._settings.limits.seconds)
                else:
                    yield item
            yield from self._done()

    def _busy(self) -> list[_Hand]:
        return [hand for hand in self._hands if hand.piece is not None]

    def _free(self) -> _Hand | None:
        for hand in self._hands:
            if hand.piece is None:
                return hand
        if len(self._hands) < self._settings.jobs:
            self._hands.append(_Hand(self._settings))
            return self._hands[-1]
        return None

    def _done(self) -> Iterator[Outcome]:
        """The outcomes of the workers that are ready within a moment, or over their time."""
        busy = self._busy()
        if not busy:
            self._clock.sleep(_PAUSE)
            return
        ready = wait([hand.pipe for hand in busy], _PAUSE)
        for hand in busy:
            if hand.pipe in ready:
                yield self._answer(hand)
            elif self._clock.ticks() > hand.deadline:
                yield self._replaced(hand, TooSlow(f"it took more than {self._settings.limits.seconds:g} seconds; read it alone with a higher limit"))

    def _answer(self, hand: _Hand) -> Outcome:
        try:
            outcome: Outcome = hand.pipe.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            return self._replaced(hand, WorkerLost("the process that read it died, of too little memory or a fault in a library; save its text instead"))
        hand.piece = None
        return outcome

    def _replaced(self, hand: _Hand, reason: TooSlow | WorkerLost) -> Outcome:
        hand.kill()
        self._hands.remove(hand)
        piece = hand.piece
        if piece is None:  # a worker answers only while it has a piece
            raise reason
        return failed(piece, Stage.EXTRACT, reason)


def _serve(pipe: "Connection[Outcome, Piece]", settings: Settings) -> None:
    """A worker's life: pieces in, outcomes out, until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_run, daemon=True).start()
    _limit_memory(settings.limits.memory)
    with open_to_read(settings.database) as store, contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        worker = Worker(settings, store)
        while True:
            pipe.send(worker.work(pipe.recv()))


def _end_with_the_run() -> None:
    """End this worker when the main process is gone, however deep it is in a piece: nobody waits for the answer any more."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _limit_memory(most: int) -> None:
    """Let a worker fail rather than the machine; not every system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))
