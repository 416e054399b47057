"""Remembers who has been named so far in an article, and how often, for everything that points back."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from liens.claim.actor.entity import Entity
from liens.claim.actor.mention import Form, Mention
from liens.claim.actor.roles import UNKNOWN
from liens.claim.actor.scene import Towns, scenes
from liens.claim.actor.sorts import twins_of
from liens.model import PartKind, Via
from liens.parse.grammar import preposition
from liens.parse.parsed import Parsed

# A medium reports; it is not what "the group" or "they" means.
_ASIDE = frozenset({"MED"})
_LOCATIVE = frozenset({"in", "at", "on"})
_GROUNDS = frozenset({"state", "organisation"})
_BODIES = frozenset({"organisation", "alliance", "group", "party", "court", "force"})


@dataclass(slots=True)
class History:
    """What has been named so far, in text order, and what the whole article is about."""

    parsed: Parsed
    twins: Mapping[str, Mention]
    past: list[Mention] = field(default_factory=list)
    heads: dict[str, list[Mention]] = field(default_factory=dict)
    surnames: dict[str, Mention] = field(default_factory=dict)
    shorts: dict[str, Mention] = field(default_factory=dict)
    share: dict[str, float] = field(default_factory=dict)
    titled: frozenset[str] = frozenset()
    first: str | None = None
    topic: str | None = None
    scenes: list[tuple[int, int, str]] = field(default_factory=list)
    borne: dict[str, Counter[str]] = field(default_factory=dict)
    family_first: frozenset[str] = frozenset()
    named: Mapping[str, frozenset[int]] = field(default_factory=dict)
    towns: frozenset[int] = frozenset()
    collectives: frozenset[str] = frozenset()
    offices: frozenset[int] = frozenset()
    organs: frozenset[str] = frozenset()
    ahead: Mapping[str, Mapping[str, Mention]] = field(default_factory=dict)
    grounds: frozenset[int] = frozenset()
    lasting: frozenset[str] = frozenset()
    kinds: Mapping[str, str] = field(default_factory=dict)
    abbreviated: Mapping[str, Sequence[str]] = field(default_factory=dict)
    _above: dict[int, frozenset[int]] = field(default_factory=dict)

    def sentence(self, mention: Mention) -> int:
        """The number of the sentence that a mention stands in."""
        return self.parsed.tokens[mention.token].sentence

    def above(self, i: int) -> frozenset[int]:
        """The governors of a word."""
        if i not in self._above:
            self._above[i] = frozenset(self.parsed.path_up(i))
        return self._above[i]

    def spelled_out(self, word: str) -> Mention | None:
        """The one organisation of the article whose full name has this word, named before or after: « l'Union … l'UE »."""
        found = self.ahead.get(word, {})
        return next(iter(found.values())) if len(found) == 1 else None

    def again(self) -> Self:
        """An empty history of the same article."""
        return replace(self, past=[], heads={}, surnames={}, shorts=dict(self.twins))

    def remember(self, mention: Mention) -> None:
        """Add a settled mention."""
        if mention.head != UNKNOWN or mention.type == "person":
            self.past.append(mention)
        if mention.head != UNKNOWN and mention.sector not in _ASIDE:
            self.heads.setdefault(mention.head, []).append(mention)
        self.shorten(mention)
        for short in self.abbreviated.get(mention.head, ()):
            self.shorts.setdefault(short, replace(mention, code=mention.head, type="organisation", many=False, beside=None))
        if mention.form is Form.PERSON:
            words = self.parsed.article.text[self.parsed.tokens[mention.first].start : self.parsed.tokens[mention.last].end].split()
            if words and (len(words) > 1 or mention.beside is not None) and words[-1][0].isupper():
                self.surnames.setdefault(words[-1], mention)
            if mention.head in self.family_first and " " in mention.name:
                self.surnames.setdefault(mention.name.split()[0], mention)

    def shorten(self, mention: Mention) -> None:
        """A name of several words is later cut to one ("the Council"), an abbreviation to the noun of its full name ("the Community")."""
        head = self.parsed.tokens[mention.token].text
        if mention.form is Form.ROLE and mention.type == "body" and mention.last > mention.first and head[0].isupper():
            self.shorts.setdefault(head, mention)  # "La Chambre des représentants belge … la Chambre"
        if mention.form is not Form.NAME or mention.type not in _BODIES:
            return
        if mention.last > mention.first and head[0].isupper():
            self.shorts[head] = self.shorts[head.lower()] = mention
        for word in mention.name.split() if mention.last == mention.first else ():
            if word.lower() in self.organs:
                self.shorts.setdefault(word.capitalize(), mention)


def new_history(parsed: Parsed, mentions: Sequence[Mention], towns: Towns, pairs: Mapping[str, Mapping[str, Entity]]) -> History:
    """An empty history with the standing of each actor in the whole article."""
    known = [m for m in mentions if m.head != UNKNOWN and m.sector not in _ASIDE]
    counts = Counter(m.head for m in known)
    total = sum(counts.values()) or 1
    titled = frozenset(m.head for m in known if parsed.sentences[parsed.tokens[m.token].sentence].part is PartKind.TITLE)
    first = next((m.head for m in known if m.type == "state"), None)
    share = {head: n / total for head, n in counts.items()}
    scenes_ = _scenes(parsed, known, towns, share)
    short = {word.capitalize(): _state(entity) for word, entity in twins_of(counts, pairs)}
    topic = _topic(parsed, known)
    named = {head: frozenset(m.token for m in known if m.head == head) for head in counts}
    return History(
        parsed, short, shorts=dict(short), share=share, titled=titled, first=first, topic=topic, scenes=scenes_, borne=_borne(parsed, known), named=named
    )


def _topic(parsed: Parsed, known: Sequence[Mention]) -> str | None:
    """The surname of the one person whom the title names, as a portrait does."""
    title = [m for m in known if parsed.sentences[parsed.tokens[m.token].sentence].part is PartKind.TITLE]
    names = {m.name.split()[-1] for m in title if m.form is Form.PERSON and m.name}
    return next(iter(names)) if len(names) == 1 else None


def organs_ahead(mentions: Sequence[Mention], organs: frozenset[str]) -> dict[str, dict[str, Mention]]:
    """For each noun of a full name the organisations of the article that it may stand for."""
    found: dict[str, dict[str, Mention]] = {}
    for m in mentions:
        if m.form is Form.NAME and m.type in _BODIES and "/" not in m.code:
            for word in m.name.split():
                if word.lower() in organs:
                    found.setdefault(word, {}).setdefault(m.head, m)
    return found


def in_towns(parsed: Parsed, mentions: Sequence[Mention], prepositions: Mapping[str, str]) -> frozenset[int]:
    """The capitals in which something happens: there they are no government, and "it" is not one of them."""
    found = set()
    for m in mentions:
        kind = prepositions.get(preposition(parsed, m.token) or "") if m.form is Form.SEAT and m.type == "state" else None
        # « Un sommet à Rabat », but « livrer des armes à Rabat ».
        if kind in _LOCATIVE or (kind == "to" and parsed.tokens[m.token].dep == "nmod"):
            found.add(m.token)
    return frozenset(found)


def grounds(parsed: Parsed, mentions: Sequence[Mention], prepositions: Mapping[str, str]) -> frozenset[int]:
    """The states and organisations in which something happens ("in Gaza", "its partners in OPEC")."""
    named = (m.token for m in mentions if m.form is Form.NAME and m.type in _GROUNDS)
    return frozenset(i for i in named if prepositions.get(preposition(parsed, i) or "") in _LOCATIVE)


def _state(entity: Entity) -> Mention:
    """A mention of a state, wherever it will stand."""
    return Mention(0, 0, 0, entity.code, entity.id, entity.name, Form.NAME, "state", Via.NAME, entity.place)


def _borne(parsed: Parsed, known: Sequence[Mention]) -> dict[str, Counter[str]]:
    """Who bears each role noun, and each sector, where the article says it outright, before or after."""
    found: dict[str, Counter[str]] = {}
    for m in known:
        named_by_noun = m.form is Form.NAME and m.last > m.first and m.type in _BODIES and parsed.tokens[m.token].pos == "NOUN"
        if m.form is Form.ROLE or named_by_noun:
            found.setdefault(parsed.tokens[m.token].lemma, Counter())[m.head] += 1
        if m.sector is not None and m.form is not Form.SEAT:
            found.setdefault(m.sector, Counter())[m.head] += 1
    return found


def _scenes(parsed: Parsed, known: Sequence[Mention], towns: Towns, share: Mapping[str, float]) -> list[tuple[int, int, str]]:
    """Sentence, word and state of every place, in text order: towns, and states and capitals that are named."""
    named = {m.token: m.head for m in known if m.type == "state" and m.form in {Form.NAME, Form.SEAT}}
    inside = {i for m in known for i in range(m.first, m.last + 1)}
    found = {i: state for i, state in scenes(parsed, towns, share).items() if i not in inside}
    return [(parsed.tokens[i].sentence, i, state) for i, state in sorted({**found, **named}.items())]
