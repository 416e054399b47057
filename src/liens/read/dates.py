"""Works out when an article was published, where nobody says: from its byline, its dateline or the latest full date in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from liens.langs.pack import Pack
from liens.model import Part, PartKind
from liens.read.lines import fold
from liens.read.templates import month_names

_WRITTEN = (
    r"(?<![\w/-])(?:"
    r"(?P<iso>(?P<y1>\d{4})-(?P<m1>\d{2})-(?P<d1>\d{2}))(?!\d)"
    r"|(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<y2>\d{4})(?!\d)"
    r"|(?P<d3>\d{1,2})[^\W\d_]{0,3} (?P<n3>NAMES)\.?,? (?P<y3>\d{4})(?!\d)"
    r"|(?P<n4>NAMES)\.? (?P<d4>\d{1,2})[^\W\d_]{0,3},? (?P<y4>\d{4})(?!\d)"
    r")"
)
# Before this year there is no article; after it, no full date that a text can look back on.
_FIRST, _LAST = 1900, 2100
# A dateline stands within the first characters of the story.
_DATELINE = 60
_STOP = re.compile(r"[.!?…]\s")
# Where a date opens a sentence, what follows within so many characters says that it lies ahead ("On 3 May, voters will …").
_OPENING, _AFTER = 12, 40
_TOLD = frozenset({PartKind.TITLE, PartKind.DECK, PartKind.STORY, PartKind.CAPTION})


@dataclass(frozen=True, slots=True)
class DateFinder:
    """The months, the order of numbers and the words that look ahead, in one language."""

    months: dict[str, int]
    written: re.Pattern[str]
    ahead: re.Pattern[str]
    day_first: bool

    def infer(self, text: str, parts: Sequence[Part]) -> date | None:
        """The publication date as the text lets it be known, or None."""
        bylines = self._first(part.span.of(text) for part in parts if part.kind is PartKind.BYLINE)
        if bylines:
            return bylines
        told = [part.span.of(text) for part in parts if part.kind in _TOLD]
        story = [part.span.of(text)[:_DATELINE] for part in parts if part.kind is PartKind.STORY]
        return self._dateline(story) or max((day for line in told for day in self._past(line)), default=None)

    def dates(self, line: str) -> Iterator[tuple[re.Match[str], date]]:
        """Every full date of a line, with where it stands in the folded line."""
        for match in self.written.finditer(fold(line)):
            day = self._value(match)
            if day is not None:
                yield match, day

    def _first(self, lines: Iterable[str]) -> date | None:
        return next((day for line in lines for _, day in self.dates(line)), None)

    def _dateline(self, story: Sequence[str]) -> date | None:
        """A date that opens the story and is cut off from it by a dash or a full stop ("14 mars 2019. – …")."""
        for line in story[:1]:
            folded = fold(line)
            for match, day in self.dates(line):
                before, after = folded[: match.start()], folded[match.end() :]
                if re.match(r"[ .,\d:hUTC()A-Z/]*-", after) and not re.search(r"[a-zß-ÿ] [a-zß-ÿ]", before):
                    return day
        return None

    def _past(self, line: str) -> Iterator[date]:
        folded = fold(line)
        for match, day in self.dates(line):
            before = _STOP.split(folded[: match.start()])[-1]
            after = _STOP.split(folded[match.end() : match.end() + _AFTER])[0] if len(before) <= _OPENING else ""
            if not self.ahead.search(f"{before} {after}"):
                yield day

    def _value(self, match: re.Match[str]) -> date | None:
        groups = match.groupdict()
        if groups["iso"]:
            return _day(groups["y1"], groups["m1"], groups["d1"])
        if groups["first"]:
            a, b = groups["first"], groups["second"]
            day, month = (a, b) if self.day_first or int(a) > 12 else (b, a)
            ambiguous = not self.day_first and int(a) <= 12 and int(b) <= 12 and a != b
            return None if ambiguous else _day(groups["y2"], month, day)
        name = groups["n3"] or groups["n4"]
        return _day(groups["y3"] or groups["y4"], str(self.months[name.lower()]), groups["d3"] or groups["d4"])


def compile_dates(pack: Pack) -> DateFinder:
    """Read the month names and ``furniture_dates.tsv`` of a pack."""
    months = month_names(pack)
    names = "|".join(re.escape(name) for name in sorted(months, key=lambda name: (-len(name), name)))
    rows = list(pack.rows("furniture_dates.tsv", ("kind", "value", "example")))
    for row in rows:
        if row["kind"] not in {"ahead", "order"}:
            raise row.error(f"kind {row['kind']!r} is not one of ahead, order")
    ahead = "|".join(re.escape(fold(row["value"])) for row in rows if row["kind"] == "ahead")
    return DateFinder(
        months,
        re.compile(_WRITTEN.replace("NAMES", names), re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{ahead})(?!\w)", re.IGNORECASE),
        any(row["kind"] == "order" and row["value"] == "dmy" for row in rows),
    )


def parse_date(written: str) -> date | None:
    """A date as a record or a page's metadata writes it (ISO 8601, a time may follow), or None."""
    match = re.match(r"\s*(\d{4})-(\d{2})-(\d{2})(?:$|[\sT])", written)
    return _day(*match.groups()) if match else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if _FIRST <= found.year <= _LAST else None
