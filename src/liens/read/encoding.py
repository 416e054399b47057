"""Turns the bytes of a file into text, and tells what is wrong with bytes that are none."""

import codecs
import re
from dataclasses import dataclass

from liens.errors import BinaryInput, EncodingUnknown

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
)
# French and English were written in these before UTF-8; a wider choice makes wrong guesses on short texts.
_OLD = ["cp1252", "mac_roman", "cp850"]
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_HEAD = 4096
_SAMPLE = 1 << 16


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was in; ``guessed`` if nothing but the bytes said so."""

    text: str
    encoding: str
    guessed: bool


def decode(data: bytes, told: str | None = None) -> Decoded:
    """The text of some bytes: by byte order mark, as UTF-8, as ``told`` (by the answer of a server), as declared in a page's head, else by what fits.

    A byte order mark is not part of the text; everything else is kept, line breaks too. Raises BinaryInput for what is
    no text, EncodingUnknown for what fits no encoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _by_mark(data.removeprefix(mark), encoding)
    _reject_binary(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", guessed=False)
    except UnicodeDecodeError:
        return _named(data, told) or _declared(data) or _guess(data)


def _by_mark(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, guessed=False)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return _guess(data)
        message = f"it begins like {encoding} but byte {error.start} is not; save it as UTF-8"
        raise EncodingUnknown(message) from error


def _reject_binary(data: bytes) -> None:
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise BinaryInput(f"it is {name}, not a text; turn it into text first")
    if b"\x00" in data:
        raise BinaryInput("it holds NUL bytes, so it is not a text; turn it into text first")


def _declared(data: bytes) -> Decoded | None:
    """By the encoding that an HTML head names, if it is one and the bytes keep to it."""
    found = _DECLARED.search(data[:_HEAD]) if data.lstrip()[:1] == b"<" else None
    return _named(data, found.group(1).decode("ascii")) if found else None


def _named(data: bytes, name: str | None) -> Decoded | None:
    """By an encoding that somebody names, if it is one and the bytes keep to it."""
    if not name:
        return None
    try:
        encoding = codecs.lookup(name).name
        # Pages that declare Latin-1 are read as Windows-1252, as browsers do.
        encoding = "cp1252" if encoding == "iso8859-1" else encoding
        return Decoded(data.decode(encoding), encoding, guessed=False)
    except (LookupError, UnicodeDecodeError):
        return None


def _guess(data: bytes) -> Decoded:
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[: 4 * _SAMPLE], cp_isolation=_OLD).best()
    if best is not None:
        try:
            return Decoded(data.decode(best.encoding), best.encoding, guessed=True)
        except UnicodeDecodeError:
            pass
    raise EncodingUnknown("it is not UTF-8 and no other encoding fits; save it as UTF-8")
