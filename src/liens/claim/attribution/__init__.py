"""Who says what, from exactly which characters: finds sources, cues and contents in a parsed article.

Each family of constructions is a module; ``find.py`` runs them in order of trust, ``settle.py`` makes their findings
agree. What the words are stands in the language packs alone (``cues.tsv`` and its neighbours).
"""

from liens.claim.attribution.anonymity import indefinite, unnamed
from liens.claim.attribution.find import find_attributions
from liens.claim.attribution.headlines import IN_BRACKETS
from liens.claim.attribution.layers import chain, layer, quoting_at
from liens.claim.attribution.lexicon import AttributionLexicon, Kind, compile_attribution
from liens.claim.attribution.scope import is_predicate, points_back, speaks_for

__all__ = [
    "IN_BRACKETS",
    "AttributionLexicon",
    "Kind",
    "chain",
    "compile_attribution",
    "find_attributions",
    "indefinite",
    "is_predicate",
    "layer",
    "points_back",
    "quoting_at",
    "speaks_for",
    "unnamed",
]
