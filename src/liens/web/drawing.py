"""Fills templates: everything that is not HTML by its own type is escaped, and a name that is not there is an error."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from liens.dossier.source import STANDINGS
from liens.ontology.naming import display_names
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
        return "–" if not value else f"{day(value)} {value[11:16]}".strip()

    def actor(code: str) -> str:
        """An actor by name, with the part of it that is meant: "North Korea (army)" for PRK/MIL."""
        names = display_names(language.code)
        root, _, sector = code.partition("/")
        if code in names or not sector:
            return names.get(code, code)
        return f"{names.get(root, root)} ({words.get(f'sectors.{sector}', sector)})"

    return {"actor": actor, "number": words.number, "day": day, "moment": moment, "hits": hits, "line": wording.one_line, "excerpt": wording.excerpt}


def standing(event: str | None, status: str, negated: bool) -> str:  # noqa: FBT001 # as the record has it
    """Which of the marks something gets: its status, ``negated``, or ``statement`` where it reports no event."""
    if event is None:
        return "statement"
    return "negated" if negated else status
