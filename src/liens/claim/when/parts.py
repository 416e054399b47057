"""Reads the single parts of a found time: numbers, units, the day, the month and the year."""

from liens.claim.when.find import Candidate
from liens.claim.when.setting import Setting
from liens.model import Precision

UNIT_PRECISION = {
    "week": Precision.WEEK,
    "fortnight": Precision.RANGE,
    "weekend": Precision.WEEKEND,
    "month": Precision.MONTH,
    "quarter": Precision.QUARTER,
    "half": Precision.HALF,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
    "century": Precision.CENTURY,
}
# A year in two figures lies less than so many years ahead of publication, or of the second if that is not known.
_AHEAD, _PRESENT = 30, 2020


def unit_in(c: Candidate, setting: Setting) -> str:
    """The unit of a counted or relative time."""
    return setting.calendar.units[c.groups["u"]]


def count_in(c: Candidate, setting: Setting) -> float | None:
    """The number of units; None where it is vague ("plusieurs")."""
    if c.expression.args[:1] == ("half",):
        return 0.5
    if c.expression.args[:1] == ("quarter",):
        return 0.25
    if c.expression.args[:1] == ("vague",):
        return None
    written = c.groups.get("n", "")
    if not written:
        return 1
    if written in setting.calendar.numbers:
        return setting.calendar.numbers[written]
    return float(written.replace(",", "."))


def number_in(c: Candidate, name: str) -> int | None:
    """The figures of a part; None where it has none."""
    digits = "".join(ch for ch in c.groups.get(name, "") if ch in "0123456789")
    return int(digits) if digits else None


def year_in(c: Candidate, setting: Setting) -> int | None:
    """The year; of two figures ("31/10/74") the one that lies less than thirty years ahead."""
    short = number_in(c, "yz")
    if short is None:
        return number_in(c, "y")
    ahead = (setting.now.year if setting.now else _PRESENT) + _AHEAD
    return ahead - (ahead - short) % 100


def month_in(c: Candidate, setting: Setting) -> int | None:
    """The month, named or in figures."""
    return setting.calendar.months[c.groups["m"]] if "m" in c.groups else number_in(c, "mn")


def ordinal_in(c: Candidate, setting: Setting) -> int | None:
    """The number of an ordinal in words or figures; -1 is the last."""
    written = c.groups["o"]
    return setting.calendar.ordinals.get(written) or number_in(c, "o")
