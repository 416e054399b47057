"""Makes the record of a claim that the program missed, from the words that a person chose in the text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from liens.errors import JudgementError
from liens.identity import identifier
from liens.model import Article, Span
from liens.ontology.plover import load_plover
from liens.review.correct import corrected
from liens.review.fields import Field

Json = dict[str, Any]
_LONGEST_TRIGGER = 200


@dataclass(frozen=True, slots=True)
class Missed:
    """A claim that was missed: the article's id, the characters of its trigger, and the values of its fields (category at least)."""

    article: str
    trigger: Span
    values: Mapping[Field, Any] = field(default_factory=dict)


def missed_record(article: Article, sentences: Sequence[Span], missed: Missed, reason: str) -> Json:
    """The record of a missed claim, with the id that the program would give it; raises JudgementError for a trigger that is none."""
    trigger = _trimmed(article.text, missed.trigger)
    category = missed.values.get(Field.CATEGORY)
    if category is None:
        raise JudgementError("a claim needs a category; give one of the 16 of PLOVER")
    record = _bare(article, trigger, _sentence(article.text, sentences, trigger), category, reason)
    for name, value in sorted(missed.values.items(), key=lambda pair: list(Field).index(pair[0])):
        if name is not Field.CATEGORY and not (name is Field.QUOTE and value is None):
            record = corrected(record, name, value, reason)
    return record


def find_trigger(text: str, sentence: str, trigger: str) -> Span:
    """Where a trigger word stands, by the words of its sentence; raises JudgementError unless it is one place."""
    if not sentence or text.count(sentence) != 1:
        raise JudgementError(
            f"{sentence[:60]!r} stands {text.count(sentence) if sentence else 0} times in the text; give words of the sentence that stand once"
        )
    start = text.index(sentence)
    if not trigger or sentence.count(trigger) != 1:
        raise JudgementError(f"{trigger!r} stands {sentence.count(trigger) if trigger else 0} times in that sentence; give words that stand there once")
    at = start + sentence.index(trigger)
    return Span(at, at + len(trigger))


def _trimmed(text: str, span: Span) -> Span:
    """A selection without the white space at its ends."""
    if not 0 <= span.start < span.end <= len(text):
        raise JudgementError(f"[{span.start}:{span.end}] is no place in this text of {len(text):,} characters; select some words")
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - (len(words) - len(words.rstrip()))
    if start >= end or end - start > _LONGEST_TRIGGER:
        raise JudgementError(f"the words that name the event are few, {_LONGEST_TRIGGER} characters at most; select the shortest that do")
    return Span(start, end)


def _sentence(text: str, sentences: Sequence[Span], trigger: Span) -> Span:
    """The sentence that holds the trigger, or from the first to the last that it touches, or its line."""
    touched = [s for s in sentences if s.touches(trigger)]
    if touched:
        return Span(min(trigger.start, *(s.start for s in touched)), max(trigger.end, *(s.end for s in touched)))
    end = text.find("\n", trigger.end)
    return Span(text.rfind("\n", 0, trigger.start) + 1, len(text) if end < 0 else end)


def _bare(article: Article, trigger: Span, sentence: Span, category: str, reason: str) -> Json:
    text = article.text
    about = {name: getattr(article, name) for name in ("id", "outlet", "url", "title", "language")}
    published = None if article.published is None else article.published.isoformat()
    words = {"start": trigger.start, "end": trigger.end, "text": trigger.of(text)}
    event: Json = {"category": category, "mode": None, "contexts": [], "cameo": load_plover()[category].cameo, "trigger": words, "rule": reason}
    return {
        "id": identifier("c", [article.id, category, trigger.start, trigger.end]),
        "article": {**about, "published": published, "published_from": article.published_from},
        "sentence": {"start": sentence.start, "end": sentence.end, "text": sentence.of(text)},
        "event": event,
        "status": "actual",
        "negated": False,
        "background": None,
        "initiators": [],
        "recipients": [],
        "when": None,
        "where": [],
        "quantities": [],
        "attribution": [],
        "why": {"event": reason},
        "engine": {},
    }
