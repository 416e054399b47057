"""The fields of a claim that a person may correct, and how their values are written: in the form of a command, a form or a gold file."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from liens.errors import JudgementError
from liens.model import Category, Quoting, Status

Json = dict[str, Any]
_CODE = re.compile(r"(\?|[A-Z][A-Z0-9_]{1,39})(/[A-Z]{3})?")
SECTORS = ("GOV", "MIL", "SPY", "POL", "LEG", "JUD", "PTY", "OPP", "REB", "MED", "BUS", "CIV", "NGO")
_COUNTRY = re.compile(r"[A-Z]{3}")
_AMOUNT = re.compile(r"(?P<low>\d+(?:\.\d+)?)?(?P<range>\.\.)?(?P<high>\d+(?:\.\d+)?)?(?:\s+(?P<noun>\S.*))?")
# What is written for "none" and "unknown".
NOTHING = "-"
_MOST = 20
_LONGEST_NOUN = 80


class Field(StrEnum):
    """A field of a claim, under the name that gold files give it."""

    CATEGORY = "category"
    STATUS = "status"
    NEGATED = "negated"
    INITIATORS = "initiators"
    RECIPIENTS = "recipients"
    WHEN = "when"
    WHERE = "where"
    QUANTITIES = "quantities"
    SOURCES = "sources"
    QUOTE = "quote"


def read_field(name: str) -> Field:
    """A field by its name; raises JudgementError for one that there is not."""
    return Field(_member("field", name, tuple(Field)))


def read_value(field: Field, text: str) -> Any:
    """The value that a person wrote for a field, in the form of a gold file; raises JudgementError with what may be written."""
    return _READERS[field]("" if text.strip() == NOTHING else text.strip())


def write_value(field: Field, value: Any) -> str:
    """A value as a person would write it: what :func:`read_value` reads back."""
    if value is None or value == []:
        return NOTHING
    if field is Field.WHEN:
        first, last = value
        return first if first == last and first else f"{first or ''}/{last or ''}"
    if field is Field.QUANTITIES:
        return "; ".join(_amount_text(q) for q in value)
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(value) if isinstance(value, list) else str(value)


def _member(what: str, text: str, known: tuple[str, ...]) -> str:
    found = next((str(k) for k in known if str(k).lower() == text.strip().lower()), None)
    if found is None:
        raise JudgementError(f"{text!r} is no {what}; write one of {', '.join(known)}")
    return found


def _negated(text: str) -> bool:
    return _member("answer for negated", text, ("true", "false")) == "true"


def _quote(text: str) -> str | None:
    return _member("way of quoting", text, tuple(Quoting)) if text else None


def _codes(text: str) -> list[str]:
    codes = [code for code in re.split(r"[\s,;]+", text) if code]
    for code in codes:
        found = _CODE.fullmatch(code)
        if found is None or (found[2] and found[2][1:] not in SECTORS):
            raise JudgementError(f"{code!r} is no code of an actor; write them like PRK, PRK/MIL, UNSC or ?/CIV, with spaces between")
    if len(codes) > _MOST:
        raise JudgementError(f"{len(codes)} actors are too many; {_MOST} are allowed")
    return list(dict.fromkeys(codes))


def _when(text: str) -> list[str | None] | None:
    if not text:
        return None
    first, slash, last = text.partition("/")
    found = [_day(first), _day(last) if slash else _day(first)]
    if found == [None, None] or (found[0] and found[1] and found[0] > found[1]):
        raise JudgementError(f"{text!r} is no time; the first day comes before the last, and one of both is given")
    return found


def _day(text: str) -> str | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise JudgementError(f"{text!r} is no day; write 2025-10-24, or 2025-10-01/2025-10-31, with an empty side for an open one") from None


def _where(text: str) -> str | None:
    if text and not _COUNTRY.fullmatch(text):
        raise JudgementError(f"{text!r} is no country; write its ISO code of three letters, such as UKR")
    return text or None


def _quantities(text: str) -> list[Json]:
    pieces = [piece.strip() for piece in text.split(";") if piece.strip()]
    if len(pieces) > _MOST:
        raise JudgementError(f"{len(pieces)} quantities are too many; {_MOST} are allowed")
    return [_amount(piece) for piece in pieces]


def _amount(text: str) -> Json:
    found = _AMOUNT.fullmatch(text)
    wrong = JudgementError(f"{text!r} is no quantity; write 12 soldiers, 11000..12000 troops, 100.. dead or ..50 dead, with ; between several")
    if found is None or not (found["low"] or found["high"]) or (found["high"] and not found["range"]):
        raise wrong
    low, high = (_number(found[side]) for side in ("low", "high"))
    if len(found["noun"] or "") > _LONGEST_NOUN or (low is not None and high is not None and low > high):
        raise wrong
    return {"min": low, "max": high if found["range"] else low, "of": found["noun"]}


def _number(text: str | None) -> float | int | None:
    if text is None:
        return None
    return float(text) if "." in text else int(text)


def _amount_text(quantity: Json) -> str:
    low, high = quantity["min"], quantity["max"]
    bounds = str(low) if low == high else f"{'' if low is None else low}..{'' if high is None else high}"
    return f"{bounds} {quantity['of']}" if quantity["of"] else bounds


_READERS: Mapping[Field, Callable[[str], Any]] = {
    Field.CATEGORY: lambda text: _member("category", text, tuple(Category)),
    Field.STATUS: lambda text: _member("status", text, tuple(Status)),
    Field.NEGATED: _negated,
    Field.INITIATORS: lambda text: sorted(_codes(text)),
    Field.RECIPIENTS: lambda text: sorted(_codes(text)),
    Field.WHEN: _when,
    Field.WHERE: _where,
    Field.QUANTITIES: _quantities,
    Field.SOURCES: _codes,
    Field.QUOTE: _quote,
}
