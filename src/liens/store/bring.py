"""Takes in claims that were read elsewhere: records in JSON Lines or Parquet. Their articles' texts are not in them, so only sentences are kept."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from liens.errors import MalformedRecord, NotFound
from liens.model import Article, Category, Status
from liens.store.database import Store
from liens.store.export import parquet
from liens.store.keep import Extract, Kept, Origin, keep

Json = dict[str, Any]
_NEEDED = ("id", "article", "sentence", "event", "status", "negated", "initiators", "recipients", "when", "where", "quantities", "attribution", "engine")


def read_claims(path: Path) -> Iterator[Json]:
    """The records of a file; raises NotFound, or MalformedRecord that names the line."""
    if not path.is_file():
        raise NotFound(f"there is no file {str(path)!r}; check its name")
    if path.suffix.lower() == ".parquet":
        yield from parquet.read(path)
        return
    with path.open("r", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _record(line, f"{path}:{number}")


def bring(store: Store, records: Iterable[Json], source: str, run: int) -> Iterator[Kept]:
    """Store records, article by article; an article that is there already is left as it is.

    Raises MalformedRecord if the claims of one article do not stand together: the first ones would pass for all.
    """
    seen: set[str] = set()
    for identifier, group in groupby(records, key=lambda r: str(r["article"]["id"])):
        if identifier in seen:
            raise MalformedRecord(f"{source}: the claims of article {identifier} do not stand together; sort the file by article")
        seen.add(identifier)
        claims = list(group)
        extract = Extract(_article(claims[0]["article"]), (), tuple(claims), claims[0]["engine"])
        yield keep(store, extract, Origin(run, f"{source}#{identifier}"))


def _record(line: str, place: str) -> Json:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise MalformedRecord(f"{place}: it is not JSON ({error}); each line must be one claim") from error
    if not isinstance(record, dict):
        raise MalformedRecord(f"{place}: it is no object; each line must be one claim")
    missing = [field for field in _NEEDED if field not in record]
    if missing:
        raise MalformedRecord(f"{place}: it has no {', '.join(missing)}; write it with `liens read --format jsonl` or `liens export --format jsonl`")
    if record["status"] not in set(Status) or (record["event"] is not None and record["event"].get("category") not in set(Category)):
        raise MalformedRecord(f"{place}: its status or category is none that Liens knows; was it written by another program?")
    return record


def _article(told: Json) -> Article:
    published = told["published"]
    day = None if published is None else date.fromisoformat(published)
    named = {name: told[name] for name in ("id", "language", "published_from", "outlet", "url", "title")}
    return Article(text="", published=day, **named)
