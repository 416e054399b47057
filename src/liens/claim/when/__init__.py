"""When: finds expressions of time in a text, gives them days, and says which one belongs to an event."""

from liens.claim.when.attach import when_of
from liens.claim.when.layer import times_layer
from liens.claim.when.lexicon import TimeLexicon, compile_times
from liens.claim.when.rank import Chosen, TimeChooser
from liens.claim.when.read import find_times, times_of
from liens.claim.when.tense import tense_of
from liens.claim.when.values import Tense, TimeExpression, TimeKind

__all__ = [
    "Chosen",
    "Tense",
    "TimeChooser",
    "TimeExpression",
    "TimeKind",
    "TimeLexicon",
    "compile_times",
    "find_times",
    "tense_of",
    "times_layer",
    "times_of",
    "when_of",
]
