"""The words that a user sees, in French or English: read from message files, with numbers, dates and plurals of the language."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
_PREFIX = "messages_"
FALLBACK = "en"
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Words:
    """The message file of one language, by dotted key (``statuses.actual``)."""

    language: str
    entries: Mapping[str, str]

    def __call__(self, key: str, **fields: object) -> str:
        """The message of a key with its fields filled in."""
        message = self.entries[key]
        return message.format(**fields) if fields else message

    def get(self, key: str, default: str) -> str:
        """The message of a key without fields, or the default where the key stands in no message file."""
        return self.entries.get(key, default)

    def number(self, value: float) -> str:
        """A number as this language writes it; groups of digits never break over lines."""
        whole = float(value).is_integer()
        plain = f"{value:,.0f}" if whole else f"{value:,.6f}".rstrip("0").rstrip(".")
        return plain.replace(",", "\0").replace(".", self("format.decimal")).replace("\0", self("format.group"))

    def count(self, what: str, n: int) -> str:
        """So many of something: "1 claim", "3 claims"."""
        form = "one" if str(n) in self("format.singular").split() else "other"
        return self(f"counts.{what}_{form}", n=self.number(n))

    def day(self, day: date) -> str:
        """A day in words: "24 October 2025"."""
        number = self("format.first") if day.day == 1 else str(day.day)
        return self("format.day", day=number, month=self(f"months.{day.month}"), year=day.year)

    def short_day(self, day: date) -> str:
        """A day in few letters that stay on one line: "24 Oct 2025"."""
        return self._short(day, "day").replace(" ", NO_BREAK)

    def day_of_month(self, day: date) -> str:
        """The same without its year, where that stands beside: "24 Oct"."""
        return self._short(day, "day_of_month")

    def short_month(self, day: date) -> str:
        """A month in few letters: "Oct 2025"."""
        return self._short(day, "month").replace(" ", NO_BREAK)

    def _short(self, day: date, form: str) -> str:
        number = self("format.first") if day.day == 1 else str(day.day)
        return self(f"format.{form}", day=number, month=self(f"short_months.{day.month}"), year=day.year)

    def quote(self, text: str) -> str:
        """Words of an article between quotation marks."""
        return self("format.quote", text=text)

    def labelled(self, label: str, value: str) -> str:
        """A label, a colon and a value."""
        return self("format.labelled", label=label, value=value)


def interface_languages() -> list[str]:
    """The languages that have a message file."""
    return sorted(path.stem.removeprefix(_PREFIX) for path in _FOLDER.glob(f"{_PREFIX}*.toml"))


def load_words(language: str) -> Words:
    """The messages of a language; of English where that language has none."""
    known = language if language in interface_languages() else FALLBACK
    data = tomllib.loads((_FOLDER / f"{_PREFIX}{known}.toml").read_text(encoding="utf-8"))
    return Words(known, dict(_flat(data)))


def _flat(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for section, messages in data.items():
        for key, message in messages.items():
            yield f"{section}.{key}", message


def preferred_language(environment: Mapping[str, str]) -> str:
    """The language of the user's locale if there are messages in it, else English."""
    locale = next((environment[name] for name in _LOCALE_VARIABLES if environment.get(name)), "")
    language = locale.replace("-", "_").split("_", 1)[0].split(".", 1)[0].lower()
    return language if language in interface_languages() else FALLBACK
