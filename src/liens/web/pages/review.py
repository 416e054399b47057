"""Judgements of people: what was judged, and the forms to judge a claim, to add one that was missed, and to merge or split events."""

from collections.abc import Callable, Mapping

from liens.dossier import review as told
from liens.dossier.reading import reading
from liens.errors import JudgementError, NoSuchEvent
from liens.ingest.clock import Clock
from liens.model import Category, Quoting, Span, Status
from liens.review.act import Kind, Person, known
from liens.review.fields import Field, read_field, read_value, write_value
from liens.review.missed import Missed, find_trigger
from liens.store import review
from liens.store.acts import latest_acts
from liens.store.database import Store, open_store
from liens.web import links
from liens.web.page import Answer, Asked, Moved, Route, View

_SECTION = "review"
# Fields that have few values: a form offers them.
CHOICES: Mapping[str, tuple[str, ...]] = {
    Field.CATEGORY: tuple(Category),
    Field.STATUS: tuple(Status),
    Field.NEGATED: ("false", "true"),
    Field.QUOTE: ("-", *Quoting),
}
# Fields whose values are codes of actors and countries: they are shown with their names.
NAMED = (Field.INITIATORS, Field.RECIPIENTS, Field.SOURCES, Field.WHERE)


def listed(asked: Asked) -> View:
    """The latest judgements, of everything or of one article, event or claim."""
    size = asked.number("size", asked.settings.most, asked.settings.most)
    return View("review.html", told.history(asked.store, asked.one("of") or None, size), _shown(asked))


def claim(asked: Asked) -> View:
    """One claim: what was read, what stands, and the form to judge it."""
    found = told.claim_review(asked.store, asked.path["id"])
    return View("review_claim.html", found, _shown(asked))


def article(asked: Asked) -> View:
    """The form to add a claim that was missed, with the words that were selected."""
    found = reading(asked.store, asked.path["id"])
    span = _span(asked.one("start"), asked.one("end"))
    words = {"start": asked.one("start"), "end": asked.one("end"), "sentence": asked.one("sentence"), "trigger": asked.one("trigger")}
    if span is not None and span.end <= len(found.article.text):
        words["trigger"] = span.of(found.article.text)
    data = {"article": found.article.id, "title": found.article.title, "whole": found.whole, **words}
    return View("review_article.html", data, _shown(asked))


def event(asked: Asked) -> Answer:
    """One event: its claims, what lies near, and the forms to merge and to split it; an event that was merged leads to what it is now."""
    wanted = asked.path["id"]
    try:
        found = told.event_review(asked.source, asked.store, wanted)
    except NoSuchEvent:
        now = told.moved_event(asked.store, wanted)
        if now is None or now == wanted:
            raise
        return Moved(links.review_event(now), {"event": now})
    return View("review_event.html", found, _shown(asked))


def judge_claim(asked: Asked) -> Moved:
    """A form on a claim: right, wrong, or other values for its fields."""
    wanted, kind = _field(asked, "claim"), _field(asked, "act")

    def act(store: Store, person: Person, moment: str) -> tuple[int, str]:
        if kind in {Kind.RIGHT, Kind.WRONG}:
            number = review.judge_claim(store, wanted, Kind(kind), person, moment)
        elif kind == Kind.CORRECT:
            number = review.correct_claim(store, wanted, _changed(asked), person, moment)[-1]
        else:
            raise JudgementError(f"{kind!r} is nothing that can be judged of a claim; send right, wrong or correct")
        return number, links.review_claim(wanted)

    return _acted(asked, act)


def add_claim(asked: Asked) -> Moved:
    """A form that adds a claim: its place by characters, or by words."""
    wanted = _field(asked, "article")

    def act(store: Store, person: Person, moment: str) -> tuple[int, str]:
        span = _span(_field(asked, "start"), _field(asked, "end"))
        if span is None:
            span = find_trigger(reading(store, wanted).article.text, _field(asked, "sentence"), _field(asked, "trigger"))
        values = {field: read_value(field, _field(asked, field)) for field in Field if _field(asked, field)}
        number, added = review.add_claim(store, Missed(wanted, span, values), person, moment)
        return number, links.review_claim(added)

    return _acted(asked, act)


def judge_event(asked: Asked) -> Moved:
    """A form on an event: merged with others, or some claims taken out."""
    wanted, kind = _field(asked, "event"), _field(asked, "act")

    def act(store: Store, person: Person, moment: str) -> tuple[int, str]:
        if kind == Kind.MERGE:
            others = [name for text in asked.form.get("other", ()) for name in text.split()]
            number, now = review.merge_events(store, [wanted, *others], person, moment)
        elif kind == Kind.SPLIT:
            number, now = review.split_event(store, wanted, list(asked.form.get("claim", ())), person, moment)
        else:
            raise JudgementError(f"{kind!r} is nothing that can be judged of an event; send merge or split")
        return number, links.review_event(now)

    return _acted(asked, act)


def undo(asked: Asked) -> Moved:
    """A form that takes a judgement back."""
    number = _field(asked, "number")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise JudgementError(f"{number!r} is no number of a judgement")
    return _acted(asked, lambda store, person, moment: (review.withdraw(store, int(number), person, moment), _field(asked, "back") or "/review"))


def _acted(asked: Asked, act: Callable[[Store, Person, str], tuple[int, str]]) -> Moved:
    """Let a person act on the database, and go to where the judgement shows."""
    person = known(_field(asked, "by"), _field(asked, "note"))
    with open_store(asked.database) as store:
        number, address = act(store, person, Clock().stamp())
    path, _, query = address.partition("?")
    kept = {name: value for name, _, value in (pair.partition("=") for pair in query.split("&")) if name and name != "done"}
    return Moved(links.with_query(path, {**kept, "done": number}), {"judgement": number})


def _changed(asked: Asked) -> dict[Field, str]:
    """The fields of which the form has another value than it was shown with."""
    sent = {name: values[-1].strip() for name, values in asked.form.items() if values}
    return {read_field(name): value for name, value in sent.items() if f"was-{name}" in sent and value != sent[f"was-{name}"]}


def _field(asked: Asked, name: str) -> str:
    values = asked.form.get(name, ())
    return values[-1].strip() if values else ""


def _span(start: str, end: str) -> Span | None:
    """Characters by their numbers, None where there are none."""
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit()) or len(start) > 9 or len(end) > 9:
        return None
    return Span(int(start), int(end))


def _shown(asked: Asked) -> dict[str, object]:
    """What every form needs: who judged last on this machine, what was done just now, and the values to choose from."""
    done = asked.one("done")
    acts = latest_acts(asked.store, 1)
    alone = asked.settings.token is None and acts
    return {"by": acts[0].person if alone else "", "done": done if done.isdigit() else "", "choices": CHOICES, "written": _written, "named": NAMED}


def _written(field: str, value: object) -> str:
    """The value of a field that a person corrected, as it is written in a form."""
    return write_value(Field(field), value)


ROUTES = (
    Route("review", "/review", listed, _SECTION),
    Route("review_claim", "/review/c/{id}", claim, _SECTION),
    Route("review_article", "/review/a/{id:path}", article, _SECTION),
    Route("review_event", "/review/e/{id}", event, _SECTION),
    Route("judge_claim", "/review/c", judge_claim, _SECTION, "POST"),
    Route("add_claim", "/review/a", add_claim, _SECTION, "POST"),
    Route("judge_event", "/review/e", judge_event, _SECTION, "POST"),
    Route("undo", "/review/undo", undo, _SECTION, "POST"),
)
