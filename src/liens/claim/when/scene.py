"""An article as the judge of times sees it, and what is asked of each event before any days are looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from liens.claim.when.happening import Happening
from liens.claim.when.lexicon import Link
from liens.claim.when.links import link_of
from liens.claim.when.options import Dates, Offer
from liens.claim.when.ruling import Ruled
from liens.claim.when.tense import tense_of
from liens.claim.when.values import Tense, TimeExpression
from liens.model import Category, PartKind, Status
from liens.parse.grammar import preposition
from liens.parse.parsed import Parsed

_RELATIONS = ("root", "conj", "obj", "obl", "nmod", "nsubj", "advcl", "acl", "acl:relcl", "xcomp", "ccomp", "appos", "parataxis", "compound")

EVENT_FEATURES: tuple[str, ...] = (
    *(f"category {c}" for c in Category),
    *(f"status {s}" for s in Status),
    *(f"relation {r}" for r in _RELATIONS),
    *(f"tense {t}" for t in Tense),
    "noun",
    "negated",
    "habitual",
    "pluperfect",
    "infinitive",
    "participle",
    "definite",
    "indefinite",
    "demonstrative",
    "possessive",
    "plural",
    "link after",
    "link before",
    "link during",
    "link with",
    "link none",
    "sayings",
    "sayings in the sentence",
    "quoted",
    "title",
    "deck",
    "caption",
    "sentence",
    "place in article",
    "events in sentence",
    "rule: none",
    "rule level",
    "times in sentence",
    "share of category",
    "events in article",
    "share of dated events",
)
_INDEX = {name: i for i, name in enumerate(EVENT_FEATURES)}


@dataclass(frozen=True, slots=True)
class Scene:
    """An article's events with what grammar says of each, the times in text order, the day that it is written on, the entries of a chronology."""

    parsed: Parsed
    happenings: Sequence[Happening]
    rules: Sequence[Ruled]
    offers: Sequence[Offer]
    links: Mapping[str, Link]
    today: date | None
    entries: Mapping[int, TimeExpression]

    def entry(self, n: int) -> TimeExpression | None:
        """The date of the entry of a chronology in which an event is told."""
        token = self.parsed.tokens[self.happenings[n].token]
        return self.entries.get(self.parsed.sentences[token.sentence].paragraph)

    def told(self, n: int) -> Dates | None:
        """The days that grammar gives to an event."""
        interval = self.rules[n].interval
        return None if interval is None else (interval.start, interval.end)


def day_of_writing(parsed: Parsed, happenings: Sequence[Happening], rules: Sequence[Ruled]) -> date | None:
    """The day of publication, or the next one where the news is told as of that day: it is read in another time zone."""
    published = parsed.article.published
    if published is None:
        return None
    following = published + timedelta(days=1)
    for happening, rule in zip(happenings, rules, strict=True):
        told = rule.interval is not None and rule.interval.start == rule.interval.end == following
        if told and happening.status == Status.ACTUAL and tense_of(parsed, happening.token) is Tense.PAST:
            return following
    return published


def _set(row: list[float], name: str, value: float = 1.0) -> None:
    at = _INDEX.get(name)
    if at is not None:
        row[at] = value


def event_row(scene: Scene, n: int) -> list[float]:
    """What the event is and how its clause tells it."""
    row = [0.0] * len(EVENT_FEATURES)
    parsed, happening = scene.parsed, scene.happenings[n]
    token = parsed.tokens[happening.token]
    for name in (f"category {happening.category}", f"status {happening.status}", f"relation {token.dep}", f"relation {token.dep.split(':')[0]}"):
        _set(row, name)
    _set(row, f"tense {tense_of(parsed, token.i)}")
    kids = [parsed.tokens[j] for j in parsed.children[token.i]]
    helpers = [k for k in kids if k.dep.startswith("aux")]
    back = any(k.feature("Tense") in {"Past", "Imp"} and k.dep in {"aux", "aux:tense"} for k in helpers)
    _set(row, "pluperfect", float(back and token.feature("VerbForm") == "Part"))
    _set(row, "infinitive", float(token.feature("VerbForm") == "Inf"))
    _set(row, "participle", float(token.feature("VerbForm") in {"Part", "Ger"} and not helpers))
    _set(row, "definite", float(any(k.feature("Definite") == "Def" for k in kids)))
    _set(row, "indefinite", float(any(k.feature("Definite") == "Ind" for k in kids)))
    _set(row, "demonstrative", float(any(k.feature("PronType") == "Dem" and k.pos == "DET" for k in kids)))
    _set(row, "possessive", float(any(k.feature("Poss") == "Yes" or k.dep == "nmod:poss" for k in kids)))
    _set(row, "plural", float(token.feature("Number") == "Plur"))
    for name, value in (("noun", happening.noun), ("negated", happening.negated), ("habitual", happening.habitual)):
        _set(row, name, float(value))
    if preposition(parsed, token.i) is not None:
        link = link_of(parsed, token.i, scene.links)
        _set(row, f"link {Link.WITH if link is Link.ARGUMENT else link or 'none'}")
    _set(row, "sayings", float(bool(happening.sayings)))
    _set(row, "sayings in the sentence", float(any(parsed.tokens[i].sentence == token.sentence for i in happening.sayings)))
    _sentence(row, scene, n)
    return row


def _sentence(row: list[float], scene: Scene, n: int) -> None:
    """Where the event stands in the article."""
    parsed, token = scene.parsed, scene.parsed.tokens[scene.happenings[n].token]
    sentence = parsed.sentences[token.sentence]
    _set(row, "quoted", float(any(q.inner.start <= token.start < q.inner.end for q in parsed.quotations)))
    for kind in (PartKind.TITLE, PartKind.DECK, PartKind.CAPTION):
        _set(row, str(kind), float(sentence.part is kind))
    _set(row, "sentence", float(min(sentence.i, 20)))
    _set(row, "place in article", sentence.i / max(1, len(parsed.sentences)))
    _set(row, "events in sentence", float(sum(parsed.tokens[h.token].sentence == sentence.i for h in scene.happenings)))
    here = {o.placed.head for o in scene.offers if o.sentence == sentence.i}
    _set(row, "times in sentence", float(len(here)))
    rule = scene.rules[n]
    _set(row, "rule level", float(rule.fits[0].level) if rule.interval is not None else 9.0)
    _set(row, "rule: none", float(rule.interval is None))
    events = len(scene.happenings)
    _set(row, "events in article", float(min(events, 60)))
    _set(row, "share of category", sum(h.category == scene.happenings[n].category for h in scene.happenings) / events)
    _set(row, "share of dated events", sum(r.interval is not None for r in scene.rules) / events)
