"""How many: finds numbers and measures in a text and says which ones belong to an event."""

from liens.claim.quantity.attach import quantities_of
from liens.claim.quantity.harm import casualties, compile_harms
from liens.claim.quantity.layer import counts_layer, numbers_layer, quantities_layer
from liens.claim.quantity.lexicon import NumberLexicon, compile_numbers
from liens.claim.quantity.measures import find_quantities
from liens.claim.quantity.numbers import find_numbers
from liens.claim.quantity.values import Measure, NumberExpression, NumberKind, Unit

__all__ = [
    "Measure",
    "NumberExpression",
    "NumberKind",
    "NumberLexicon",
    "Unit",
    "casualties",
    "compile_harms",
    "compile_numbers",
    "counts_layer",
    "find_numbers",
    "find_quantities",
    "numbers_layer",
    "quantities_layer",
    "quantities_of",
]
