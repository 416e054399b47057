"""Compare the messages of the pages' templates and of the interface for programs with the catalogues: what is missing, what is no longer used.

``python tools/messages.py`` lists; ``--add FILE`` (``liens.po``) writes what is missing into the catalogue of that name in every language, in English the
message itself, in others without a translation, to be filled in by a person; and takes out of it what is no longer used.
"""

import argparse
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from liens.show.words import FALLBACK
from liens.web import openapi
from liens.web.drawing import TEMPLATES
from liens.web.languages import catalogue_files, languages
from liens.web.registry import routes

WIDTH = 160
# No dates and no names: the same messages give the same file.
HEADER = """msgid ""
msgstr ""
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def used() -> dict[str | tuple[str, str], list[str]]:
    """Every message of the templates with where it stands."""
    found: dict[str | tuple[str, str], list[str]] = {}
    for path in sorted(TEMPLATES.rglob("*.html")):
        with path.open("rb") as file:
            for line, message, *_ in extract(babel_extract, file, options={"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}):
                key = (message[0], message[1]) if isinstance(message, tuple) else message
                found.setdefault(key, []).append(f"{path.relative_to(TEMPLATES).as_posix()}:{line}")
    for message, place in described():
        found.setdefault(message, []).append(place)
    return found


def described() -> list[tuple[str, str]]:
    """What the interface for programs says of its addresses and of the names in their queries."""
    names = openapi.parameters()["parameters"].items()
    return [(openapi.summary(r), r.name) for r in openapi.twins(routes())] + [(told["description"], f"api.toml: {name}") for name, told in names]


def catalogued(path: Path, code: str) -> Catalog:
    """One catalogue."""
    with path.open("rb") as file:
        return read_po(file, locale=code)


def known(code: str) -> dict[str | tuple[str, str], tuple[Path, object]]:
    """Every message of a language with its file and its translation."""
    return {m.id: (path, m.string) for path in catalogue_files(code) for m in catalogued(path, code) if m.id}


def complain() -> list[str]:
    """What does not fit, in lines."""
    wanted, found = used(), []
    for code in languages():
        have = known(code)
        found += [f"{code}: missing {message!r} ({', '.join(places)})" for message, places in wanted.items() if message not in have]
        found += [f"{code}: unused {message!r} in {path.name}" for message, (path, _) in have.items() if message not in wanted]
        found += [
            f"{code}: untranslated {message!r} in {path.name}"
            for message, (path, told) in have.items()
            if not told or (isinstance(told, tuple) and not all(told))
        ]
        told: dict[str, set[str]] = {}
        for path in catalogue_files(code):
            for m in catalogued(path, code):
                told.setdefault(str(m.id), set()).add(str(m.string))
        found += [f"{code}: {message!r} has two translations" for message, ways in sorted(told.items()) if message and len(ways) > 1]
    return found


def add(name: str) -> None:
    """Write what is missing."""
    for code in languages():
        path = next((p for p in catalogue_files(code) if p.name == name), None)
        folder = catalogue_files(code)[0].parent if catalogue_files(code) else TEMPLATES.parent / "locale" / code / "LC_MESSAGES"
        path = path or folder / name
        catalogue = catalogued(path, code) if path.exists() else Catalog(locale=code, fuzzy=False)
        have = known(code)
        for message in [m.id for m in catalogue if m.id and m.id not in used()]:
            catalogue.delete(message)
        for message, _ in sorted(used().items(), key=lambda pair: str(pair[0])):
            if message not in have:
                catalogue.add(message, message if code == FALLBACK else "")
        body = BytesIO()
        write_po(body, catalogue, width=WIDTH, sort_output=True, omit_header=True, no_location=True)
        path.write_bytes(HEADER.format(code=code).encode() + body.getvalue())


def main() -> None:
    """List, or add."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--add", metavar="FILE", help="write what is missing into the catalogues of this name")
    asked = reader.parse_args()
    if asked.add:
        add(asked.add)
    for line in complain():
        print(line)
    sys.exit(1 if complain() else 0)


if __name__ == "__main__":
    main()
