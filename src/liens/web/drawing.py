"""Fills templates: everything that is not HTML by its own type is escaped, and a name that is not there is an error."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from liens.dossier.source import STANDINGS
from liens.draw.dates import day_text
from liens.draw.links import Links
from liens.draw.pen import Pen
from liens.ontology.speaking import Speaking
from liens.show import wording
from liens.show.words import NO_BREAK
from liens.web import links
from liens.web.hits import hits
from liens.web.languages import Language, load_language

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment(code: str) -> Environment:
    """What fills templates in one language."""
    language = load_language(code)
    made = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"]
    )
    made.install_gettext_translations(language.messages, newstyle=True)  # type: ignore[attr-defined] # comes with the extension
    made.globals |= {"words": language.words, "link": links, "marks": wording.MARKS, "language": language.code}
    made.globals |= {"standings": STANDINGS, "speaking": tuple(str(kind) for kind in Speaking)}
    made.filters |= _filters(language)
    return made


def draw(template: str, language: Language, shown: Mapping[str, Any]) -> str:
    """A template filled."""
    return environment(language.code).get_template(template).render(shown)


def _filters(language: Language) -> Mapping[str, Any]:
    words = language.words

    def day(value: str | date | None) -> str:
        """A day, month or year as it is written: "24 October 2025"; a dash where none is known."""
        if not value:
            return "–"
        if isinstance(value, date):
            return words.day(value)
        if len(value) > 7:
            return words.day(date.fromisoformat(value[:10])).replace(" ", NO_BREAK)
        return words("format.month", month=words(f"months.{int(value[5:7])}"), year=value[:4]) if len(value) > 4 else value

    def moment(value: str | None) -> str:
        """A moment as it was noted, to the minute."""
        return "–" if not value else words("format.moment", day=day(value), time=value[11:16]) if value[11:16] else day(value)

    def short(value: str | None) -> str:
        """A day, month or year in few letters: "24 Oct 2025"."""
        return day_text(value, words)

    def sentences(records: Sequence[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
        """Claims in a list, those of one sentence that follow each other together."""
        return [list(same) for _, same in groupby(records, key=lambda r: (r["article"]["id"], r["sentence"]["start"]))]

    def lead(text: str, title: str | None) -> str:
        """The beginning of an article below its title, cut between words."""
        shown, head = wording.one_line(text), wording.one_line(title or "")
        shown = shown.removeprefix(head).lstrip()
        return shown.rpartition(" ")[0] or shown

    pen = Pen(words, Links())
    actors = {"actor": pen.actor, "actors": pen.actors, "deed": pen.deed}
    texts = {"line": wording.one_line, "excerpt": wording.excerpt, "hits": hits, "lead": lead}
    return {**actors, **texts, "number": words.number, "day": day, "short": short, "sentences": sentences, "moment": moment}


def standing(event: str | None, status: str, negated: bool) -> str:  # noqa: FBT001 # as the record has it
    """Which of the marks something gets: its status, ``negated``, or ``statement`` where it reports no event."""
    if event is None:
        return "statement"
    return "negated" if negated else status
