"""Tells a show of force from joint work: a drill of one state is MOBILIZE, a drill that several hold together is COOPERATE.

PLOVER parts the two by who takes part, which is known only when the participants are: so the category that the lexicon
gave is looked at once more afterwards.
"""

from collections.abc import Collection

from liens.langs.pack import Pack
from liens.model import Category

_TOGETHER = 2
Joint = frozenset[str]


def compile_joint(pack: Pack) -> Joint:
    """The words for deeds that are cooperation when several do them; raises PackError naming file and line of what is wrong."""
    return frozenset(row["word"] for row in pack.rows("joint.tsv", ("word", "example")))


def together(category: Category, words: Collection[str], initiators: Collection[str], joint: Joint) -> Category:
    """The category of a deed with the given words (lemmas), seen who does it (codes before "/")."""
    done = category is Category.MOBILIZE and not joint.isdisjoint(words) and len(set(initiators)) >= _TOGETHER
    return Category.COOPERATE if done else category
