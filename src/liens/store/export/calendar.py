"""What is planned and dated as a calendar (iCalendar, RFC 5545): one whole-day entry a claim."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import IO, Any

from liens.model import Status

Json = dict[str, Any]
_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Liens//claims//EN", "CALSCALE:GREGORIAN")
# Lines longer than 75 bytes must be folded (RFC 5545, 3.1).
_WIDTH = 75


def write(records: Iterable[Json], target: IO[bytes]) -> None:
    """A calendar of the claims whose event is planned and has a date."""
    _put(target, _HEAD)
    for record in records:
        _put(target, entry(record))
    _put(target, ("END:VCALENDAR",))


def entry(record: Json) -> Iterator[str]:
    """The lines of a claim's entry; none where nothing is planned or no day is known."""
    event, when = record["event"], record["when"]
    if event is None or when is None or record["status"] != Status.PLANNED or record["negated"]:
        return
    days = [date.fromisoformat(day) for day in (when["start"], when["end"]) if day]
    if not days:
        return
    parties = " – ".join(", ".join(actor["name"] for actor in record[role]) for role in ("initiators", "recipients") if record[role])
    said = ", ".join(link["source"]["name"] for link in record["attribution"]) or record["article"]["outlet"] or ""
    stamp = (record["article"]["published"] or days[0].isoformat()).replace("-", "")
    yield "BEGIN:VEVENT"
    yield f"UID:{record['id']}@liens"
    yield f"DTSTAMP:{stamp}T000000Z"
    yield f"DTSTART;VALUE=DATE:{days[0]:%Y%m%d}"
    # The end of a whole-day entry is the day after it.
    yield f"DTEND;VALUE=DATE:{days[-1] + timedelta(1):%Y%m%d}"
    yield f"SUMMARY:{_text(': '.join(part for part in (parties, event['trigger']['text']) if part))}"
    yield f"DESCRIPTION:{_text(chr(10).join(part for part in (record['sentence']['text'], said) if part))}"
    yield f"CATEGORIES:{event['category']}"
    if record["where"]:
        yield f"LOCATION:{_text(', '.join(place['name'] for place in record['where']))}"
    if record["article"]["url"]:
        yield f"URL:{''.join(record['article']['url'].split())}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(text: str) -> str:
    clean = "".join(c for c in text if c == "\n" or c.isprintable())
    return clean.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _put(target: IO[bytes], lines: Iterable[str]) -> None:
    for line in lines:
        target.write(_folded(line.encode("utf-8", "replace")) + b"\r\n")


def _folded(line: bytes) -> bytes:
    """A line in pieces of at most 75 bytes, never cut inside a character."""
    pieces, width = [], _WIDTH
    while len(line) > width:
        cut = width
        while line[cut] & 0xC0 == 0x80:
            cut -= 1
        pieces.append(line[:cut])
        line, width = line[cut:], _WIDTH - 1
    return b"\r\n ".join([*pieces, line])
