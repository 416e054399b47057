"""A stand-in for the chain that reads claims: quick, without models, one claim a sentence. Some words make it misbehave."""

import os
import re
import signal

from liens.errors import LiensError
from liens.model import Article, Span
from liens.store.keep import Extract
from tests.show import handmade

SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
PARTIES = {"Kenya": "KEN", "Ouganda": "UGA", "Uganda": "UGA", "Tchad": "TCD", "Niger": "NER"}


def extract(article: Article) -> Extract:
    """Each sentence that names two parties is a claim; "HANG", "CRASH", "EAT" and "FAULT" do what they say."""
    misbehave(article.text)
    spans = tuple(Span(m.start(), m.end()) for m in SENTENCE.finditer(article.text) if m.group().strip())
    records = tuple(record(article, span) for span in spans)
    return Extract(article, spans, records, handmade.ENGINE, (("when", "no time in the clause", len(records)),))


def misbehave(text: str) -> None:
    if "HANG" in text:
        while True:
            pass
    if "CRASH" in text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "EAT" in text:
        _ = bytearray(64_000_000_000)
    if "FAULT" in text:
        raise ZeroDivisionError("a fault in a library")
    if "REFUSE" in text:
        raise LiensError("refused; try another text")


def record(article: Article, span: Span) -> dict[str, object]:
    sentence = span.of(article.text)
    found = sorted((sentence.index(name), name, code) for name, code in PARTIES.items() if name in sentence)
    actors = [
        {
            "code": code, "entity": code, "name": name, "sector": None, "start": span.start + at, "end": span.start + at + len(name),
            "text": name, "via": "name", "why": "test",
        }
        for at, name, code in found[:2]
    ]  # fmt: skip
    word = sentence.split()[0]
    at = span.start + sentence.index(word)
    trigger = {"start": at, "end": at + len(word), "text": word}
    published = None if article.published is None else article.published.isoformat()
    named = {"id": article.id, "outlet": article.outlet, "url": article.url, "title": article.title, "language": article.language}
    return {
        "id": f"c-{article.id}-{span.start}",
        "article": {**named, "published": published, "published_from": article.published_from},
        "sentence": {"start": span.start, "end": span.end, "text": sentence},
        "event": {"category": "CONSULT", "mode": None, "contexts": [], "cameo": "04", "trigger": trigger, "rule": "test:1"},
        "status": "actual",
        "negated": False,
        "background": None,
        "initiators": actors[:1],
        "recipients": actors[1:],
        "when": None,
        "where": [],
        "quantities": [],
        "attribution": [],
        "why": {"event": "test:1"},
        "engine": handmade.ENGINE,
    }
