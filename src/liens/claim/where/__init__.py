"""Where: the places that an article names, and the one at which an event takes place, with country and coordinates."""

from liens.claim.where.choose import Happening, ties_in_sentence, where_of
from liens.claim.where.find import find_locations
from liens.claim.where.habits import COLUMNS, entry_label
from liens.claim.where.lexicon import PlaceLexicon
from liens.claim.where.location import Location

__all__ = ["COLUMNS", "Happening", "Location", "PlaceLexicon", "entry_label", "find_locations", "ties_in_sentence", "where_of"]
