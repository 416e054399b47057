"""The languages of the pages: gettext catalogues, read when first needed, and the words that pages share with the terminal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from liens.show.words import FALLBACK, Words, load_words

_FOLDER = Path(__file__).parent / "locale"
CATALOGUES = "LC_MESSAGES"


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the pages: its code, its gettext messages, and the words for claims, numbers and dates."""

    code: str
    messages: GNUTranslations = field(repr=False)
    words: Words = field(repr=False)


def languages() -> list[str]:
    """The codes of the languages that have catalogues."""
    return sorted(folder.name for folder in _FOLDER.iterdir() if (folder / CATALOGUES).is_dir())


def catalogue_files(code: str) -> list[Path]:
    """The catalogues of a language: one a subject, so that several people can write at once."""
    return sorted((_FOLDER / code / CATALOGUES).glob("*.po"))


@cache
def load_language(code: str) -> Language:
    """A language with its catalogues; compiled here, so that nothing has to be built beforehand."""
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    whole = Catalog(locale=code, fuzzy=False)
    for path in catalogue_files(code):
        with path.open("rb") as file:
            for message in read_po(file, locale=code):
                if message.id:
                    whole.add(message.id, message.string, context=message.context)
    compiled = BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    return Language(code, GNUTranslations(compiled), load_words(code))


def chosen(wanted: Iterable[str | None], accepted: str) -> str:
    """The first of some wishes that is a language of the pages, else the best of what a browser accepts, else English."""
    known = languages()
    for code in (*wanted, *_accepted(accepted)):
        if code in known:
            return str(code)
    return FALLBACK


def _accepted(header: str) -> Sequence[str]:
    """The languages of an ``Accept-Language`` header, the dearest first, without their regions."""
    ranked = []
    for place, part in enumerate(header.split(",")[:32]):
        name, _, weight = part.partition(";q=")
        try:
            ranked.append((-float(weight or 1), place, name.strip().split("-")[0].lower()))
        except ValueError:
            continue
    return [name for _, _, name in sorted(ranked)]
