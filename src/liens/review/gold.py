"""Articles with their claims as judged, in the form in which careful readers write gold: one object an article.

Each claim names its sentence by a clue, words of the text that stand there once, and its trigger by the words themselves; how both are
found again is the rule of the readers of such files: the clue's only place, in it the first place of the trigger.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from liens.model import Article, Span
from liens.review.correct import value_of
from liens.review.fields import Field

Json = dict[str, Any]
SHORTEST_CLUE = 15
_ORIGIN = "judged with Liens"


def gold_article(article: Article, records: Iterable[Json], verdicts: Mapping[str, str]) -> tuple[Json, list[str]]:
    """The gold form of an article, and the ids of claims that it cannot tell since no words point to them alone.

    ``verdicts`` says of claims what persons judged (``right``, ``corrected``, ``added``); the others stand as they were read, and
    ``complete`` is true only if there are none.
    """
    claims, left = [], []
    events = [r for r in records if r["event"] is not None]
    for record in sorted(events, key=lambda r: (r["event"]["trigger"]["start"], r["event"]["trigger"]["end"], r["id"])):
        trigger, sentence = (Span(place["start"], place["end"]) for place in (record["event"]["trigger"], record["sentence"]))
        found = clue(article.text, sentence, trigger)
        if found is None:
            left.append(record["id"])
        else:
            claims.append(_claim(record, found.of(article.text), verdicts.get(record["id"])))
    published = None if article.published is None else article.published.isoformat()
    about = {"id": article.id, "lang": article.language, "published": published, "outlet": article.outlet, "title": article.title}
    complete = not left and all(claim["judged"] for claim in claims)
    return {**about, "origin": article.url or article.path or _ORIGIN, "licence": None, "complete": complete, "text": article.text, "claims": claims}, left


def _claim(record: Json, words: str, verdict: str | None) -> Json:
    fields = {str(name): value_of(record, name) for name in Field}
    return {"sentence": words, "trigger": record["event"]["trigger"]["text"], **fields, "judged": verdict}


def clue(text: str, sentence: Span, trigger: Span) -> Span | None:
    """The words that point to a trigger: of its sentence and line as far as they go, else with what follows; None if there are none."""
    line = text.rfind("\n", 0, trigger.start) + 1
    start = max(line, min(sentence.start, trigger.start))
    words = trigger.of(text)
    # An earlier place of the same words would be taken for the trigger: the clue begins behind it.
    while (earlier := text.find(words, start)) < trigger.start:
        start = earlier + 1
    for end in _ends(text, max(sentence.end, trigger.end)):
        found = text[start:end]
        if len(found) >= SHORTEST_CLUE and text.count(found) == 1:
            return Span(start, end)
    return None


def _ends(text: str, first: int) -> Iterable[int]:
    """Ever later ends: that of the sentence, then word by word what follows."""
    yield first
    at = first
    while at < len(text):
        while at < len(text) and text[at].isspace():
            at += 1
        while at < len(text) and not text[at].isspace():
            at += 1
        yield at
