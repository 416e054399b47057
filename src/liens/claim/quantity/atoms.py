"""Cuts a text into runs of number words and figures that stand side by side; what they are worth is read by the grammar."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite

from liens.claim.quantity.lexicon import NumberLexicon, times_scale, unit_behind
from liens.model import Span

# Codes ("2018-05-17", "1-222-2222") are taken whole, so that no part of them is read as a number.
_TOKEN = re.compile(
    r"(?P<glyph>[\u00bc-\u00be\u2150-\u215e])"
    r"|(?P<word>[^\W\d_]+'?)"
    r"|(?P<code>[0-9]+(?:(?:-[0-9]+){2,}|(?:/[0-9]+){2,}))"
    r"|(?P<figure>(?<![0-9.,:/%_])(?:"
    r"(?:(?P<whole>[0-9]{1,3}) {1,2})?(?P<above>[0-9]{1,3})/(?P<below>[0-9]{1,4})(?![\w/]|[.,][0-9])"
    r"|(?P<body>(?:[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[.,]?[0-9]+)(?:[.,][0-9]+|'[0-9]{3}(?![0-9]))*)"
    r"(?P<power>e[+-]?[0-9]{1,2}(?!\w)| ?[x\u00d7*] ?10\^[+-]?[0-9]{1,2}|\^[+-]?[0-9]{1,2})?(?![0-9:])(?!/[0-9])))"
)
_GLUE = re.compile(r"[ -]{1,3}")
_SIGNS = frozenset("-\u2212")
_GLYPHS = dict(zip("\u00bc\u00bd\u00be\u2150\u2151\u2152\u2153\u2154\u2155\u2156\u2157\u2158\u2159\u215a\u215b\u215c\u215d\u215e", (
    1 / 4, 1 / 2, 3 / 4, 1 / 7, 1 / 9, 1 / 10, 1 / 3, 2 / 3, 1 / 5, 2 / 5, 3 / 5, 4 / 5, 1 / 6, 5 / 6, 1 / 8, 3 / 8, 5 / 8, 7 / 8,
), strict=True))  # fmt: skip
_GROUP = 3
_MONEY_WINDOW = 8
# "3km-5km", "5k-20k": a hyphen behind a short unit.
_MEASURE = re.compile(r"(?<![^\W_])[0-9.,]+ ?[^\W\d_]{1,3}-$")
# "9/11" and "24/7" are names or days: of such pairs only proper fractions with another denominator are read.
_NO_DENOMINATORS = frozenset({7, 9, 11, 12})
_MOST_DIGITS = 17


@dataclass(frozen=True, slots=True)
class Atom:
    """A figure, or a word that numbers are made of, with what it can be ("small", "scale" …) and its worth as such."""

    start: int
    end: int
    roles: Mapping[str, float]

    @property
    def figure(self) -> bool:
        """True for what is written in figures."""
        return "figure" in self.roles

    def worth(self, role: str) -> float | None:
        """What it is worth in a role; None if it cannot stand in it."""
        return self.roles.get(role)


def runs(text: str, level: str, lexicon: NumberLexicon) -> Iterator[list[Atom]]:
    """Stretches of atoms that only blanks and hyphens part; those without any number in them are left out."""
    run: list[Atom] = []
    for atom in _atoms(text, level, lexicon):
        adjoins = bool(run) and _adjoining(level, run[-1], atom)
        if not adjoins:
            if any(_numeric(a, lexicon) for a in run):
                yield run
            run = []
            if atom.start and level[atom.start - 1] == "-" and not atom.figure:
                # "Jong-un": a word behind a hyphen is part of another.
                continue
        run.append(atom)
    if any(_numeric(a, lexicon) for a in run):
        yield run


def _adjoining(level: str, a: Atom, b: Atom) -> bool:
    if "alone" in a.roles or "alone" in b.roles:
        return False
    if a.end == b.start:
        return level[a.end - 1] == "'" or "glyph" in b.roles or "scale" in b.roles
    return _GLUE.fullmatch(level, a.end, b.start) is not None


def _numeric(atom: Atom, lexicon: NumberLexicon) -> bool:
    return not lexicon.numeric.isdisjoint(atom.roles)


def _atoms(text: str, level: str, lexicon: NumberLexicon) -> Iterator[Atom]:
    at = 0
    while (match := _TOKEN.search(level, at)) is not None:
        atom = _word(level, match, lexicon) if match["word"] else _figure(text, level, match, lexicon)
        at = match.end() if atom is None else max(atom.end, match.end())
        if atom is not None:
            yield atom


def _word(level: str, match: re.Match[str], lexicon: NumberLexicon) -> Atom | None:
    word, start = match["word"], match.start()
    pattern = lexicon.heads.get(word)
    if pattern is None and word.endswith("'"):
        pattern = lexicon.heads.get(word[:-1])
    found = None if pattern is None else pattern.match(level, start)
    if found is None:
        return None
    roles = lexicon.roles[_GLUE.sub(" ", found.group())]
    glued = start > 0 and (level[start - 1] == "_" or level[start - 1].isdigit())
    return None if glued and "scale" not in roles else Atom(start, found.end(), roles)


def _figure(text: str, level: str, match: re.Match[str], lexicon: NumberLexicon) -> Atom | None:
    start, end = match.span()
    if match["glyph"]:
        return Atom(start, end, {"glyph": _GLYPHS[match["glyph"]], "figure": _GLYPHS[match["glyph"]]})
    if match["code"] or not _stands_free(level, start, lexicon):
        return None
    if match["below"] and start and level[start - 1] in "(\n[":
        # A score ("Lima (2/3)") or the number of a page.
        return None
    value = _value(match, lexicon)
    if value is None or not isfinite(value):
        return None
    ordinal = lexicon.patterns.ordinal_suffix.match(level, end)
    if ordinal is not None and match["body"] == level[start:end]:
        return Atom(start, ordinal.end(), {"alone": 1, "ordinal": value})
    return _scaled(text, level, Span(start, end), value, lexicon)


def _scaled(text: str, level: str, span: Span, value: float, lexicon: NumberLexicon) -> Atom | None:
    """The figure with its sign and its short scale ("5M", "$2b"); None where letters without meaning are glued to it."""
    start, end = span.start, span.end
    money = lexicon.unit_before.search(level, max(0, start - _MONEY_WINDOW), start) is not None
    short = (lexicon.patterns.short_money if money else lexicon.patterns.short).match(text, end)
    if short is not None:
        value, end = times_scale(value, lexicon.shorts[short["short"]]), short.end()
    elif end < len(level) and level[end].isalpha() and not _meaningful(text, level, end, lexicon):
        return None
    if _signed(level, start):
        return Atom(start - 1, end, {"figure": -value})
    return Atom(start, end, {"figure": value} if short is None else {"figure": value, "short": value})


def _meaningful(text: str, level: str, end: int, lexicon: NumberLexicon) -> bool:
    """True if the letters glued to a figure are a unit or a scale ("3km", "2millions")."""
    return unit_behind(text, level, end, lexicon) is not None or lexicon.patterns.glued_scale.match(level, end) is not None


def _signed(level: str, start: int) -> bool:
    """True for a figure with a minus sign; in "12 -15" the hyphen joins two numbers."""
    if start == 0 or level[start - 1] not in _SIGNS or (start > 1 and level[start - 2] not in " (\n[<>="):
        return False
    return not any(c.isdigit() for c in level[max(0, start - _GROUP) : start - 1])


def _stands_free(level: str, start: int, lexicon: NumberLexicon) -> bool:
    """False for figures inside names and codes ("A320", "F-16"); money may be glued to its figures ("USD300")."""
    before = level[start - 1] if start else " "
    if before == "-" and start > 1 and level[start - 2].isalpha():
        return _MEASURE.search(level, max(0, start - _MONEY_WINDOW), start) is not None
    if not before.isalnum():
        return True
    return before.isalpha() and lexicon.unit_before.search(level, max(0, start - _MONEY_WINDOW), start) is not None


def _value(match: re.Match[str], lexicon: NumberLexicon) -> float | None:
    if match["below"]:
        above, below = int(match["above"]), int(match["below"])
        if above >= below or below in _NO_DENOMINATORS:
            return None
        return int(match["whole"] or 0) + above / below
    body = figure_value(match["body"], lexicon)
    return body if body is None or not match["power"] else _raised(body, match["power"])


def _raised(body: float, power: str) -> float | None:
    exponent = int(re.split(r"[e^]", power)[-1])
    try:
        return body**exponent if power.startswith("^") else body * 10.0**exponent
    except (OverflowError, ZeroDivisionError):
        return None


def figure_value(written: str, lexicon: NumberLexicon) -> float | None:
    """What a figure is worth, whichever marks group its thousands; None if it is no number ("2.0.1", "192.168.1.1")."""
    body = written.replace(" ", "").replace("'", "")
    if len(body) > _MOST_DIGITS:
        return None
    body = f"0{body}" if body[0] in ".," else body
    marks = [c for c in body if c in ".,"]
    if not marks:
        return float(body)
    if len(set(marks)) > 1:
        return None if marks.count(marks[-1]) > 1 else float(body.replace(marks[0], "").replace(marks[-1], "."))
    first, *groups = body.split(marks[0])
    if len(groups) > 1:
        # By thousands everywhere; in India by hundreds above the first thousand ("12,34,567").
        above = {len(g) for g in groups[:-1]}
        whole = len(groups[-1]) == _GROUP and len(first) <= _GROUP and (above == {_GROUP} or (above == {_GROUP - 1} and marks[0] == lexicon.group))
        return float(first + "".join(groups)) if whole else None
    grouped = marks[0] == lexicon.group and len(groups[0]) == _GROUP and len(first) <= _GROUP and first != "0"
    return float(first + groups[0]) if grouped else float(f"{first}.{groups[0]}")
