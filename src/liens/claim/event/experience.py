"""How often a word turned out to be an event in the training articles: what the gate knows of single words.

Two counts are kept for each language: of a word in a category, and of a line of the lexicon, apart for where its
conditions held and where they did not. A word that was never seen stands at the share of all proposals.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from liens.claim.event.triggers import Trigger

# Of all proposals in the training articles this share was coded as the event proposed; it weighs as much as so many sightings.
_SHARE = 0.55
_WEIGHT = 2.0
_MOST = 20
Counts = dict[str, tuple[int, int]]
EXPERIENCE: tuple[str, ...] = ("word was an event", "word seen", "line was an event", "line seen")


@dataclass(frozen=True, slots=True)
class Experience:
    """Sightings and events by key of one language."""

    words: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    lines: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def features(self, trigger: Trigger) -> tuple[float, float, float, float]:
        """The values of :data:`EXPERIENCE` for a trigger."""
        seen, events = self.words.get(word_key(trigger), (0, 0))
        word = (events + _WEIGHT * _SHARE) / (seen + _WEIGHT)
        lines, told = self.lines.get(line_key(trigger), (0, 0))
        return word, float(min(seen, _MOST)), (told + _WEIGHT * word) / (lines + _WEIGHT), float(min(lines, _MOST))

    def without(self, other: "Experience") -> "Experience":
        """What is left once another's sightings are taken away: an article is no evidence for itself."""
        return Experience(_less(self.words, other.words), _less(self.lines, other.lines))


def word_key(trigger: Trigger) -> str:
    """A word in a category."""
    return f"{trigger.rule.head} {trigger.rule.category}"


def line_key(trigger: Trigger) -> str:
    """A line of the lexicon, met or not; lines are named by what they say, so that the order of the file does not matter."""
    rule = trigger.rule
    return f"{rule.trigger} {rule.shape} {rule.category} {'unmet' if trigger.unmet else 'met'}"


def gained(found: Iterable[tuple[Trigger, bool]]) -> Experience:
    """The experience of triggers of which it is known whether they are events."""
    words: Counts = {}
    lines: Counts = {}
    for trigger, event in found:
        for counts, key in ((words, word_key(trigger)), (lines, line_key(trigger))):
            seen, events = counts.get(key, (0, 0))
            counts[key] = (seen + 1, events + event)
    return Experience(words, lines)


def stored(experience: Experience) -> dict[str, Any]:
    """As it stands in a model file."""
    return {"words": _listed(experience.words), "lines": _listed(experience.lines)}


def read_experience(data: Mapping[str, Any]) -> Experience:
    """From a model file."""
    return Experience(*({key: (int(a), int(b)) for key, (a, b) in data.get(name, {}).items()} for name in ("words", "lines")))


def _listed(counts: Mapping[str, tuple[int, int]]) -> dict[str, list[int]]:
    return {key: list(counts[key]) for key in sorted(counts)}


def _less(counts: Mapping[str, tuple[int, int]], other: Mapping[str, tuple[int, int]]) -> Counts:
    found = dict(counts)
    for key, (seen, events) in other.items():
        found[key] = (counts[key][0] - seen, counts[key][1] - events)
    return found
