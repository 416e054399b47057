"""Language packs: folders of data that tell Liens how one language works.

A pack holds ``pack.toml`` and tables (TSV); no Python lives in it. Each part of the program compiles the tables
that it needs, and wrong data is an error that names file and line.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from liens.errors import PackError, UnsupportedLanguage
from liens.langs.table import Row, read_table

PACKS = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Pack:
    """One language's data: its code, its folder, and the settings of ``pack.toml``."""

    language: str
    version: str
    folder: Path
    settings: dict[str, Any]

    def rows(self, name: str, columns: Sequence[str]) -> Iterator[Row]:
        """The lines of one of its tables, for instance ``rows("cues.tsv", ("cue", "force"))``."""
        return read_table(self.folder / name, columns, f"{self.language}/{name}")

    def words(self, section: str, key: str) -> frozenset[str]:
        """A list of words of ``pack.toml``."""
        return frozenset(self._setting(section, key))

    def mapping(self, section: str, key: str) -> dict[str, str]:
        """A table of words of ``pack.toml``."""
        return dict(self._setting(section, key))

    def setting(self, section: str, key: str) -> str:
        """A single value of ``pack.toml``."""
        return str(self._setting(section, key))

    def _setting(self, section: str, key: str) -> Any:
        try:
            return self.settings[section][key]
        except KeyError:
            raise PackError(f"{self.language}/pack.toml: [{section}] has no {key}") from None


def languages() -> list[str]:
    """The codes of the languages that have a pack."""
    return sorted(folder.parent.name for folder in PACKS.glob("*/pack.toml"))


def load_pack(language: str) -> Pack:
    """The pack of a language; raises UnsupportedLanguage, naming those that there are."""
    folder = PACKS / language
    if language not in languages():
        known = ", ".join(languages())
        raise UnsupportedLanguage(f"language {language!r} has no pack; there are packs for {known}")
    try:
        settings = tomllib.loads((folder / "pack.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{language}/pack.toml: {error}") from error
    return Pack(language, settings["pack"]["version"], folder, settings)
