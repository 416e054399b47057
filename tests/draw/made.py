"""Events made by hand for the tests of drawings: only what a test is about is told."""

from datetime import date

from liens.dossier.evidence import Line
from liens.dossier.site import Site
from liens.draw.links import Inside, Links
from liens.draw.pen import Pen
from liens.link.evidence import Evidence
from liens.link.told import Period
from liens.model import Precision
from liens.show.words import load_words


def pen(language="en", links=None):
    return Pen(load_words(language), links or Inside())


NOWHERE = Links()


def period(first, last):
    """Days as ``YYYY-MM-DD``, None for an open side."""
    days = [None if d is None else date.fromisoformat(d).toordinal() for d in (first, last)]
    exact = first == last
    return Period(*days, Precision.DAY if exact else Precision.OPEN if None in days else Precision.RANGE)


def site(name="Arel", country="UKR", at=(50.0, 30.0), km=10.0, level="town"):
    return Site(name, country, *at, km, level)


def line(event="e-1", **told):
    day = told.get("day", "2024-05-01")
    return Line(
        event=event,
        day=day,
        category=told.get("category", "ASSAULT"),
        status=told.get("status", "actual"),
        negated=told.get("negated", False),
        initiators=told.get("by", ("RUS",)),
        recipients=told.get("to", ("UKR",)),
        evidence=Evidence(2, 2, 2, 2, 1),
        sentence=told.get("sentence", "They raided a base."),
        claims=("c-1", "c-2"),
        when=told.get("when", period(day, day)),
        where=told.get("where", ()),
        dispute=told.get("dispute"),
        language=told.get("language", "en"),
    )
