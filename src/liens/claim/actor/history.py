"""Remembers who has been named so far in an article, and how often, for everything that points back."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from liens.claim.actor.mention import Form, Mention
from liens.claim.actor.roles import UNKNOWN
from liens.model import PartKind
from liens.parse.parsed import Parsed

# A medium reports; it is not what "the group" or "they" means.
_ASIDE = frozenset({"MED"})


@dataclass(slots=True)
class History:
    """What has been named so far, in text order, and what the whole article is about."""

    parsed: Parsed
    past: list[Mention] = field(default_factory=list)
    heads: dict[str, list[Mention]] = field(default_factory=dict)
    surnames: dict[str, Mention] = field(default_factory=dict)
    share: dict[str, float] = field(default_factory=dict)
    titled: frozenset[str] = frozenset()
    first: str | None = None

    def sentence(self, mention: Mention) -> int:
        """The number of the sentence that a mention stands in."""
        return self.parsed.tokens[mention.token].sentence

    def remember(self, mention: Mention) -> None:
        """Add a settled mention."""
        if mention.head != UNKNOWN or mention.type == "person":
            self.past.append(mention)
        if mention.head != UNKNOWN and mention.sector not in _ASIDE:
            self.heads.setdefault(mention.head, []).append(mention)
        if mention.form is Form.PERSON:
            words = self.parsed.article.text[self.parsed.tokens[mention.first].start : self.parsed.tokens[mention.last].end].split()
            if len(words) > 1 and words[-1][0].isupper():
                self.surnames.setdefault(words[-1], mention)


def new_history(parsed: Parsed, mentions: Sequence[Mention]) -> History:
    """An empty history with the standing of each actor in the whole article."""
    known = [m for m in mentions if m.head != UNKNOWN and m.sector not in _ASIDE]
    counts = Counter(m.head for m in known)
    total = sum(counts.values()) or 1
    titled = frozenset(m.head for m in known if parsed.sentences[parsed.tokens[m.token].sentence].part is PartKind.TITLE)
    first = next((m.head for m in known if m.type == "state"), None)
    return History(parsed, share={head: n / total for head, n in counts.items()}, titled=titled, first=first)
