"""Holds the collector of garbage back while tables and models are made that stay for good: it would search them again and again, and find nothing."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for garbage within; afterwards the collector is as it was. A quarter of the time that loading takes.

    Loading makes hundreds of thousands of small objects and throws none away, and each of them counts towards the next search. Only
    what refers to itself in a circle would wait for its end until the block is over.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
