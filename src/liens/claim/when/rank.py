"""Chooses the time of an event among all days that the article tells: a small trained judge over grammar and nearness.

Grammar alone (:mod:`liens.claim.when.attach`) proposes; a date told once may hold for other mentions of the same event,
and one that grammar ties may be another's. Where it is more likely that the article tells no days of it, the time is unknown.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

import numpy as np

from liens.claim.trees import load_trees
from liens.claim.when.attach import Fit, interval_of
from liens.claim.when.datelines import outside_datelines
from liens.claim.when.entries import entries_of
from liens.claim.when.features import FEATURES, table
from liens.claim.when.happening import Happening
from liens.claim.when.lexicon import Link
from liens.claim.when.options import Option, Options
from liens.claim.when.placing import Placed
from liens.claim.when.rehung import rehung
from liens.claim.when.ruling import ruled
from liens.claim.when.scene import Scene, day_of_writing
from liens.claim.when.values import TimeExpression
from liens.model import Interval
from liens.parse.parsed import Parsed

Chosen = tuple[Interval | None, str]
_RULE, _TITLE, _CARRIED, _BACK, _AHEAD = (FEATURES.index(n) for n in ("rule: this", "title", "carried", "sentences back", "sentences ahead"))


class Way(StrEnum):
    """How an option is tied to an event, told as the reason."""

    RULE = "rule"
    TITLE = "title"
    HERE = "here"
    CARRIED = "carried"
    FAR = "far"


def way_of(row: Sequence[float]) -> Way:
    """By grammar, from the story to its title, in the same sentence, by a mention of what may be the same event, or from elsewhere."""
    if row[_RULE]:
        return Way.RULE
    if row[_TITLE]:
        return Way.TITLE
    if not row[_BACK] and not row[_AHEAD]:
        return Way.HERE
    return Way.CARRIED if row[_CARRIED] else Way.FAR


def least(scores: Sequence[float], none: float) -> float:
    """How likely the days of an event must be: ``none`` times as likely as that no days of the article are its own."""
    return none * max(0.0, 1.0 - sum(scores))


class TimeChooser:
    """The trained judge of one program; an article's events are dated together."""

    def __init__(self) -> None:
        """Load ``models/when.json``."""
        self._trees = load_trees("when", FEATURES)
        self._none = float(self._trees.settings["none"])

    def choose(
        self, parsed: Parsed, times: Sequence[TimeExpression], happenings: Sequence[Happening], asked: Sequence[int], links: Mapping[str, Link]
    ) -> list[Chosen]:
        """The time of each event whose number is asked for, with the reason; the other events are what surrounds them."""
        scene, options = scene_of(parsed, times, happenings, asked, links)
        tables = [table(scene, n, own) for n, own in zip(asked, options, strict=True)]
        rows = [row for rows_ in tables for row in rows_]
        scores = self._trees.probabilities(np.array(rows, dtype=np.float64)).tolist() if rows else []
        found, at = [], 0
        for n, own in zip(asked, options, strict=True):
            found.append(self._chosen(scene, n, own, scores[at : at + len(own)], rows[at : at + len(own)]))
            at += len(own)
        return found

    def _chosen(self, scene: Scene, n: int, options: Sequence[Option], scores: Sequence[float], rows: Sequence[Sequence[float]]) -> Chosen:
        rule = scene.rules[n]
        best = max((i for i, option in enumerate(options) if not option.away), key=lambda i: (scores[i], -i), default=None)
        entry = scene.entry(n)
        if entry is not None and (best is None or scores[best] < least(scores, self._none) or way_of(rows[best]) not in {Way.RULE, Way.HERE}):
            return interval_of(scene.parsed, Fit(0, 0, Placed(entry, scene.happenings[n].token), "")), "date of the entry"
        if best is None:
            return None, rule.why
        way, score = way_of(rows[best]), scores[best]
        if score < least(scores, self._none):
            return None, rule.why if rule.interval is None else f"not likely enough: {rule.interval.text}"
        how = {Way.RULE: rule.why, Way.HERE: "told in the sentence", Way.CARRIED: "told of the same event"}.get(way, "told elsewhere in the article")
        return options[best].interval, f"{how}; time judged {score:.2f}"


def scene_of(
    parsed: Parsed, times: Sequence[TimeExpression], happenings: Sequence[Happening], asked: Sequence[int], links: Mapping[str, Link]
) -> tuple[Scene, list[list[Option]]]:
    """An article as the judge sees it, and the options of each event that is asked for."""
    entries = entries_of(parsed, times)
    times = outside_datelines(parsed, times)
    parsed = rehung(parsed, times)
    options = Options(parsed, times, links)
    rules = ruled(parsed, times, happenings, links)
    scene = Scene(parsed, happenings, rules, options.offers, links, day_of_writing(parsed, happenings, rules), entries)
    return scene, [options.of(n, scene.happenings, rules) for n in asked]
