"""The macros of the time tables: what stands for weekdays, days, years, numbers and units in a pattern."""

import re
from collections.abc import Iterable

from liens.claim.when.alternatives import any_of
from liens.claim.when.names import NUMBERS, Calendar
from liens.langs.pack import Pack

_DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])"
# A year stands alone: "2015", not part of "20150", "2.015" or "2015,5".
_YEAR = r"(?P<y>1[0-9]\d\d|2[01]\d\d)(?![\w%]|[.,]\d)"
# What matters in the reading of a pattern: escapes, sets, brackets, branches and macros.
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]|\{[a-z]+\d?\}")
_LAST_DAY, _TENS, _HUNDRED = 31, 10, 100


def macros_of(pack: Pack, words: dict[str, dict[str, str]], calendar: Calendar) -> dict[str, str]:
    """For each macro its pattern, with a named group for what is read from it."""
    suffixes = [row["form"] for row in pack.rows("numbers.tsv", NUMBERS) if row["kind"] == "suffix"]
    day = rf"(?<!\d[.,]){_DAY_NUMBER}(?:{any_of(suffixes)})?(?!\w|[.,]\d)"
    spelled = _spelled_year(pack, calendar)
    weekday, month = any_of(words["weekday"]), _month(words["month"], calendar)
    return {
        "w": rf"(?P<w>{weekday})(?!\w)",
        "m": rf"(?P<m>{month})(?!\w)",
        "d": rf"(?P<d>{day})",
        "e": rf"(?P<e>{day})",
        "d3": day,
        "dw": rf"(?P<dw>{any_of(w for w, n in calendar.spelled.items() if 1 <= n <= _LAST_DAY)})(?!\w)",
        "ew": rf"(?P<ew>{any_of(w for w, n in calendar.spelled.items() if 1 <= n <= _LAST_DAY)})(?!\w)",
        "yw": rf"(?P<yw>{spelled})(?![\w-])",
        "dn": rf"(?P<d>{_DAY_NUMBER})",
        "mn": r"(?P<mn>1[0-2]|0?[1-9])",
        "y": _YEAR,
        "y4": r"(?P<y>1[0-9]\d0|20\d0)",
        "yy": r"(?P<yy>\d0)",
        "u": rf"(?P<u>{any_of(words['unit'])})(?!\w)",
        "q": rf"(?P<o>{any_of(w for w, n in words['ordinal'].items() if int(n) > 0)}|\d\d?(?:{any_of(suffixes)}))(?!\w)",
        "v": rf"(?P<v>{any_of(words['unit'])})(?!\w)",
        "k": rf"(?P<k>\d+(?:[.,]\d+)?|{any_of(calendar.numbers)})",
        "yz": r"(?P<yz>\d\d)(?!\w)",
        "s": rf"(?P<s>{any_of(words['season'])})(?!\w)",
        "p": rf"(?:{any_of(words['part'])})(?!\w)",
        "h": rf"(?<!-)(?P<h>{any_of(words['holiday'])})(?!\w)",
        "o": rf"(?P<o>{any_of(words['ordinal'])}|\d\d?(?:{any_of(suffixes)}))(?!\w)",
        "n": rf"(?P<n>\d+(?:[.,]\d+)?|{any_of(calendar.numbers)})",
        "t": rf"(?P<t>{any_of(words.get('tens', ()))})(?!\w)",
        "hh": r"(?P<hh>2[0-4]|[01]?\d)",
        "mi": r"[0-5]\d",
    }


def _month(months: Iterable[str], calendar: Calendar) -> str:
    """The names of months; one that is a number too ("16 sept 2022") is a month only between a day and a year."""
    both = [w for w in months if w in calendar.spelled]
    plain = any_of(w for w in months if w not in calendar.spelled)
    return rf"{plain}|(?<=\d )(?:{any_of(both)})(?= [12]\d\d\d(?!\d))" if both else plain


def opening_of(pattern: str) -> str:
    """What a pattern begins with: all up to its first macro that is neither within brackets nor optional; the whole where there is none.

    It matches wherever the pattern does, and the openings of many patterns are alike.
    """
    depth, cut = 0, None
    for token in _TOKEN.finditer(pattern):
        text = token.group()
        if text == "|" and not depth:
            return pattern
        depth += (text == "(") - (text == ")")
        if text.startswith("{") and not depth and cut is None and pattern[token.end() : token.end() + 1] not in {"?", "*"}:
            cut = token.end()
    return pattern if cut is None else pattern[:cut]


def _spelled_year(pack: Pack, calendar: Calendar) -> str:
    """A pattern of numbers in words that may be years: of thousands, of hundreds, or two numbers of two figures."""
    small = any_of(w for w, n in calendar.spelled.items() if 0 < n < _HUNDRED)
    tens = any_of(w for w, n in calendar.spelled.items() if _HUNDRED > n >= _TENS)
    thousand = any_of(w for w, n in calendar.spelled.items() if n > _HUNDRED)
    hundred = any_of(w for w, n in calendar.spelled.items() if n == _HUNDRED)
    joiner = any_of(row["form"] for row in pack.rows("numbers.tsv", NUMBERS) if row["kind"] == "joiner")
    rest = rf"(?:(?: (?:{joiner}))? (?:{small}))?"
    hundreds = rf"(?: (?:{small}))? (?:{hundred}){rest}"
    return rf"(?:(?:{small}) )?(?:{thousand})(?:{hundreds}|{rest})|(?:{tens})(?: (?:{hundred}){rest}| (?:{tens}))"
