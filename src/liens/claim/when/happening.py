"""An event that is to be dated, as the choice of a time sees it."""

from dataclasses import dataclass

from liens.model import Category

# What is said of what another did: the day of the words is not that of the deed ("condemned the attack on Tuesday"). What is planned, demanded
# or promised is told with its own day ("called for a march on Tuesday").
_OF_ANOTHER = frozenset({Category.ACCUSE, Category.REJECT, Category.SUPPORT})


@dataclass(frozen=True, slots=True)
class Happening:
    """An event that is to be dated: its token, what it is, who is in its clause, how it is told, and the words of saying that report it."""

    token: int
    category: str
    mode: str
    word: str
    noun: bool
    parties: frozenset[str]
    status: str
    negated: bool
    habitual: bool
    sayings: tuple[int, ...] = ()

    @property
    def speaking(self) -> bool:
        """True for a verb that speaks of another's deed: condemns, welcomes, rejects it."""
        return not self.noun and self.category in _OF_ANOTHER
