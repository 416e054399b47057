"""A reading made by hand: no model, no file, every slot filled at least once."""

from datetime import date

from liens.engine import Claims
from liens.model import (
    Actor,
    Article,
    Category,
    Claim,
    Event,
    Interval,
    Link,
    Part,
    PartKind,
    Place,
    Precision,
    Quantity,
    Quoting,
    Span,
    Status,
    Via,
)

TEXT = """Le Brésil envoie 1 200 médecins au Mozambique
\u201c Nous ne quitterons pas Beira \u201d, a assuré la ministre <Nísia & Cie> à Radio Maputo, mardi 4 mars 2025.
\r
Crédit photo : A. Ndlovu / Agence Sud
Le Malawi pourrait fermer sa frontière.
"""
ENGINE = {"liens": "0.1.0", "pack": "fr 0.1.0", "model": "none 1.0"}


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def line(words: str) -> Span:
    start = TEXT.rindex("\n", 0, TEXT.index(words)) + 1 if "\n" in TEXT[: TEXT.index(words)] else 0
    return Span(start, TEXT.index("\n", start))


def actor(code: str, name: str, words: str | None, via: Via = Via.NAME) -> Actor:
    return Actor(code, code, name, None, at(words) if words else None, words, via, "names.tsv:3")


ARTICLE = Article(
    "a-1", TEXT, "fr", date(2025, 3, 5), "text", "Le Journal <du> Sud", "https://example.org/a?b=1&c=2", "Le Brésil envoie 1 200 médecins au Mozambique",
    (
        Part(PartKind.TITLE, line("Le Brésil"), "test"),
        Part(PartKind.STORY, line("quitterons"), "test"),
        Part(PartKind.CREDIT, line("Crédit photo"), "test"),
        Part(PartKind.STORY, line("Malawi"), "test"),
    ),
    "sud.txt",
)  # fmt: skip


def claims() -> Claims:
    minister = actor("BRA/GOV", "Nísia", "la ministre <Nísia & Cie>", Via.COREFERENCE)
    radio = actor("MOZ/MED", "Radio Maputo", "Radio Maputo")
    chain = (
        Link(minister, at("a assuré"), Quoting.DIRECT, (at("Nous ne quitterons pas Beira"),), "fr/cues.tsv:4 verb+quotation"),
        Link(radio, at("a assuré"), Quoting.INDIRECT, (at("Nous ne quitterons pas Beira"),), "fr/cues.tsv:4 verb+quotation (carrier)"),
    )
    aid = Claim(
        "c-1", ARTICLE, line("Le Brésil"), Event(Category.AID, "medical", (), "07", at("envoie"), "envoie", "fr/events/aid.tsv:2"), Status.ACTUAL, False,
        (actor("BRA", "Brésil", "Le Brésil"),), (actor("MOZ", "Mozambique", "Mozambique"),), None, (),
        (Quantity("médecins", 1200.0, 1200.0, False, None, at("1 200 médecins"), "1 200 médecins", "fr/numbers.tsv:3"),), (),
        (("event", "events/aid.tsv:2; judged 0.91"), ("status", "indicative"), ("when", "no time in the clause"), ("where", "no place in the clause")),
    )  # fmt: skip
    leaving = Claim(
        "c-2", ARTICLE, line("quitterons"), Event(Category.RETREAT, None, (), "087", at("quitterons"), "quitterons", "fr/events/retreat.tsv:2"),
        Status.PLANNED, True,
        (minister,), (), Interval(date(2025, 3, 4), date(2025, 3, 4), Precision.DAY, at("mardi 4 mars 2025"), "mardi 4 mars 2025", "fr/times.tsv:3"),
        (Place("Beira", "MOZ", -19.8, 34.9, "geonames:1052373", at("Beira"), "Beira", "geonames:1052373"),), (), chain, (("event", "events/retreat.tsv:2"),),
    )  # fmt: skip
    closing = Claim(
        "c-3", ARTICLE, line("Malawi"), Event(Category.SANCTION, None, (), "16", at("fermer sa frontière"), "fermer sa frontière", "fr/events/sanction.tsv:2"),
        Status.POSSIBLE, False, (actor("MWI", "Malawi", "Le Malawi"),), (), Interval(date(2025, 3, 1), None, Precision.OPEN, at("mars"), "mars", ""), (),
        (Quantity(None, 100.0, None, True, "USD", at("1 200"), "1 200", ""),), (), (),
    )  # fmt: skip
    said = Claim("c-4", ARTICLE, line("quitterons"), None, Status.ACTUAL, False, (), (), None, (), (), chain, (("event", "no event in the content"),))
    return Claims([aid, leaving, said, closing])
