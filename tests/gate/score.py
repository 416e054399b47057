"""Compares the claims that Liens reads with those of a careful reader, measure by measure.

A gold claim and a read one are a pair if they stand in one sentence and their triggers share a character, or if they stand
in one sentence and have one category. Each claim has at most one partner; the surest pairs are made first. Actors are
compared by what stands before "/" in their codes.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from liens.model import Claim, Span

MEASURES = ("category", "roles", "triple", "full")
_SHORTEST = 15


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One claim as a reader wrote it down, with the characters of its sentence clue and of its trigger."""

    clue: Span
    trigger: Span
    category: str
    roles: frozenset[tuple[str, str]]
    status: str
    negated: bool
    when: tuple[date | None, date | None] | None
    quantities: Counter[tuple[float | None, float | None]]
    source: str | None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article with a reader's claims."""

    id: str
    text: str
    language: str
    published: date | None
    outlet: str | None
    title: str | None
    claims: tuple[GoldClaim, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, how many the reader wrote down, how many Liens read."""

    right: int = 0
    gold: int = 0
    read: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where there is nothing to compare."""
        return 2 * self.right / (self.gold + self.read) if self.gold + self.read else 0.0

    def plus(self, other: "Tally") -> "Tally":
        """Both tallies together."""
        return Tally(self.right + other.right, self.gold + other.gold, self.read + other.read)


def load_gold(folder: Path) -> list[GoldArticle]:
    """The articles of a folder, by file name; raises ValueError naming the file of a claim that does not stand in its text."""
    return [_article(path) for path in sorted(folder.glob("*.json"))]


def digest(folder: Path) -> str:
    """A fingerprint of a folder of gold articles: floors hold for these bytes only."""
    found = hashlib.sha256()
    for path in sorted(p for p in folder.iterdir() if p.suffix in {".json", ".txt"}):
        found.update(path.name.encode("utf-8") + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:16]


def score(pairs: Iterable[tuple[GoldArticle, Sequence[Claim]]]) -> dict[str, Tally]:
    """The tallies of all measures over articles, each with the claims that Liens read in it; bare statements do not count."""
    total = dict.fromkeys(MEASURES, Tally())
    for article, claims in pairs:
        for measure, tally in _score_article(article.claims, [c for c in claims if c.event]).items():
            total[measure] = total[measure].plus(tally)
    return total


def _article(path: Path) -> GoldArticle:
    data = json.loads(path.read_text(encoding="utf-8"))
    text = data["text"] if "text" in data else (path.parent / data["text_file"]).read_text(encoding="utf-8")
    claims = tuple(_claim(text, claim, f"{path.name} claim {number}") for number, claim in enumerate(data["claims"], 1))
    return GoldArticle(data["id"], text, data["lang"], _day(data["published"]), data.get("outlet"), data.get("title"), claims)


def _claim(text: str, data: dict[str, Any], place: str) -> GoldClaim:
    clue, trigger = data["sentence"], data["trigger"]
    if len(clue) < _SHORTEST or text.count(clue) != 1:
        raise ValueError(f"{place}: the clue must be {_SHORTEST} characters or more and occur once: {clue!r}")
    found = Span(text.index(clue), text.index(clue) + len(clue))
    when = data["when"]
    return GoldClaim(
        found,
        _nearest(text, trigger, found, place),
        data["category"],
        frozenset((role, _head(code)) for role in ("initiators", "recipients") for code in data[role]),
        data["status"],
        data["negated"],
        None if when is None else (_day(when[0]), _day(when[1])),
        Counter((q["min"], q["max"]) for q in data["quantities"]),
        _head(data["sources"][0]) if data["sources"] else None,
    )


def _nearest(text: str, trigger: str, clue: Span, place: str) -> Span:
    """Where the trigger stands: of its places in the clue's line, the one with fewest characters outside the clue."""
    low = text.rfind("\n", 0, clue.start) + 1
    high = text.find("\n", clue.end)
    starts = [i for i in range(low, len(text) if high < 0 else high) if text.startswith(trigger, i)]
    if not starts:
        raise ValueError(f"{place}: no {trigger!r} in the line of the clue")
    start = min(starts, key=lambda i: (max(0, clue.start - i, i + len(trigger) - clue.end), i))
    return Span(start, start + len(trigger))


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _head(code: str) -> str:
    return code.split("/", 1)[0]


def _score_article(gold: Sequence[GoldClaim], read: Sequence[Claim]) -> dict[str, Tally]:
    pairs = [(g, c) for g, c in pair(gold, read) if g.category == _category(c)]
    alike = [(g, c) for g, c in pairs if g.roles == roles_of(c)]
    whole = [(g, c) for g, c in alike if same_rest(g, c)]
    roles = sum(len(g.roles & roles_of(c)) for g, c in pairs)
    counts = {name: Tally(len(found), len(gold), len(read)) for name, found in (("category", pairs), ("triple", alike), ("full", whole))}
    counts["roles"] = Tally(roles, sum(len(g.roles) for g in gold), sum(len(roles_of(c)) for c in read))
    return counts


def pair(gold: Sequence[GoldClaim], read: Sequence[Claim]) -> list[tuple[GoldClaim, Claim]]:
    """Which claim of the reader is which one of Liens; each has at most one partner."""
    ranked = sorted((_distance(g, c), i, j) for i, g in enumerate(gold) for j, c in enumerate(read) if c.sentence.touches(g.clue) and _related(g, c))
    left_gold, left_read, pairs = set(range(len(gold))), set(range(len(read))), []
    for _, i, j in ranked:
        if i in left_gold and j in left_read:
            left_gold.remove(i)
            left_read.remove(j)
            pairs.append((gold[i], read[j]))
    return pairs


def _related(g: GoldClaim, c: Claim) -> bool:
    return g.trigger.touches(_trigger(c)) or g.category == _category(c)


def _distance(g: GoldClaim, c: Claim) -> tuple[bool, bool, int]:
    """Triggers that touch before others, one category before two, near before far."""
    return (not g.trigger.touches(_trigger(c)), g.category != _category(c), abs(g.trigger.start - _trigger(c).start))


def _trigger(c: Claim) -> Span:
    return c.event.trigger if c.event else c.sentence


def _category(c: Claim) -> str | None:
    return str(c.event.category) if c.event else None


def roles_of(c: Claim) -> frozenset[tuple[str, str]]:
    """The participants of a claim: role, and code before the slash."""
    chosen = (("initiators", c.initiators), ("recipients", c.recipients))
    return frozenset((role, _head(actor.code)) for role, actors in chosen for actor in actors)


def same_rest(g: GoldClaim, c: Claim) -> bool:
    """True if status, negation, time, numbers and source agree."""
    when = (c.when.start, c.when.end) if c.when else None
    source = _head(c.attribution[0].source.code) if c.attribution else None
    quantities = Counter((q.minimum, q.maximum) for q in c.quantities)
    return (g.status, g.negated, g.when, g.quantities, g.source) == (str(c.status), c.negated, when, quantities, source)
