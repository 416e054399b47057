"""Reads a PDF into a draft: the text of its pages, and what it says about itself."""

import io
import re
from datetime import date
from typing import Any

from liens.errors import EmptyInput, ReadError
from liens.read.articles import Draft

# An article has a few pages; a book is none. The text of so many pages is more than the parsers take.
_PAGES = 200
_LARGEST = 5_000_000
_HYPHEN = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_a-z]*[a-zß-öø-ÿ])")
_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


def read_pdf(data: bytes) -> Draft:
    """The draft of a PDF; raises EmptyInput for one without text (a scan), ReadError for one that is broken or locked."""
    try:
        text, about = _taken_out(data)
    except ReadError:
        raise
    except Exception as error:
        raise ReadError(f"the PDF cannot be read ({type(error).__name__}: {error}); save its text instead") from error
    whole = _HYPHEN.sub("", text).replace("\x00", "")
    if not whole.strip():
        raise EmptyInput("there is no text in the PDF; if it is a scan, run character recognition over it first")
    return Draft(whole.strip("\n"), title=_line(about, "title"), dated=_dated(about))


def _taken_out(data: bytes) -> tuple[str, Any]:
    import pypdf

    document = pypdf.PdfReader(io.BytesIO(data))
    if document.is_encrypted and not document.decrypt(""):
        raise ReadError("the PDF is locked with a password; unlock it first")
    pages: list[str] = []
    total = 0
    for page in document.pages[:_PAGES]:
        pages.append(page.extract_text())
        total += len(pages[-1])
        if total > _LARGEST:
            break
    return "\n".join(pages), document.metadata


def _line(about: Any, name: str) -> str | None:
    value = getattr(about, name, None)
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _dated(about: Any) -> date | None:
    """The day on which the PDF was made."""
    found = _DATE.match(str((about or {}).get("/CreationDate", "")))
    try:
        return date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None
