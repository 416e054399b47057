"""What ``liens actors`` shows: who is known under a name, everything about one actor, and what is wrong in a user's own file."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from liens.claim.actor.catalogue import Known, catalogue, of_code
from liens.claim.actor.catalogue import search as found_by_name
from liens.claim.actor.gazetteer import load_names
from liens.claim.actor.own import clashes, faults_of, read_own
from liens.show.words import Words

FOUND, FAULTY, NOBODY = 0, 1, 3
_MOST = 40
_ANY = "*"


def search(wanted: str, own: Path | None, words: Words) -> int:
    """Print the actors of which a name holds the words, one a line; 3 if there are none."""
    found = found_by_name(catalogue(own), wanted)
    _print(_lines(found[:_MOST], words))
    if len(found) > _MOST:
        _print([words("actors.more", n=words.number(len(found) - _MOST))])
    return _told(found, wanted, words)


def show(code: str, own: Path | None, words: Words) -> int:
    """Print all that is known of an actor, or of those of a code: names, terms, sorts, the line of the data; 3 if there is nobody."""
    found = of_code(catalogue(own), code)
    _print(line for known in found for line in _whole(known, words))
    return _told(found, code, words)


def check(paths: Sequence[Path], words: Words) -> int:
    """Say what is wrong in files of own actors, and which of their names mean somebody else until now; 1 if one is faulty."""
    code = FOUND
    for path in paths:
        faults = faults_of(path)
        _print(f"✗ {fault}" for fault in faults)
        if faults:
            code = FAULTY
            continue
        own = read_own(path)
        for language in ("fr", "en"):
            mine = tuple(line for line in own if line.language == language or (line.language == _ANY and language == "en"))
            for line, form, before in clashes(load_names(language), mine):
                _print(["· " + words("actors.clash", place=line.place, name=words.quote(form), codes=", ".join(before))])
        _print(["✓ " + words("actors.sound", path=path, n=words.number(len(own)))])
    return code


def _told(found: Sequence[Known], wanted: str, words: Words) -> int:
    if not found:
        sys.stderr.write(words("actors.nobody", wanted=words.quote(wanted)) + "\n")
    return FOUND if found else NOBODY


def _lines(found: Sequence[Known], words: Words) -> Iterator[str]:
    width = max((len(k.entity.id) for k in found), default=0)
    for known in found:
        others = ", ".join(form for form, _ in known.forms if form != known.entity.name)
        yield f"{known.entity.id:<{width}}  {_kind(known, words)}  {known.entity.name}{_term(known, words)}" + (f"  ({others})" if others else "")


def _whole(known: Known, words: Words) -> Iterator[str]:
    entity = known.entity
    yield f"{entity.id}"
    rows = [
        ("code", entity.code),
        ("type", _kind(known, words)),
        ("country", entity.country or ""),
        ("office", words.get(f"offices.{entity.office}", entity.office or "")),
    ]
    rows += [("term", _term(known, words).strip()), ("sorts", ", ".join(known.sorts)), ("line", entity.place)]
    for key, value in rows:
        if value:
            yield "  " + words.labelled(words(f"actors.{key}"), value)
    for form, language in known.forms:
        yield "  " + words.labelled(words("actors.both") if language == _ANY else words(f"languages.{language}"), form)


def _kind(known: Known, words: Words) -> str:
    return words.get(f"actor_types.{known.entity.type}", known.entity.type)


def _term(known: Known, words: Words) -> str:
    start, end = known.entity.start, known.entity.end
    if start is None and end is None:
        return ""
    return " " + words("actors.period", start=start.isoformat() if start else "…", end=end.isoformat() if end else "…")


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")
