"""Keeps near copies together: which stored versions repeat one text, and whose words those are.

Groups are what the pairs connect, whatever the order in which articles come in; the lead of a group is its earliest version.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from liens.link.copies import bands, is_copy, likeness, shingles, sketch
from liens.store.codes import speaker_key
from liens.store.database import Store
from liens.store.summary import speak

# A text of an agency is repeated within days: the copies of one story in eval/linking lie at most two days apart.
_DAYS = 7
_LATEST = "9999-12-31"


def fold(store: Store, version: int) -> None:
    """Find the copies of a version that has just been stored, and note them."""
    published, text = store.row("SELECT published, text FROM versions WHERE key = ?", (version,)) or (None, None)
    pieces = shingles(text or "")
    keys = bands(sketch(pieces))
    if not keys:
        return
    found = False
    for other in _candidates(store, keys, published):
        theirs = shingles(store.value("SELECT text FROM versions WHERE key = ?", (other,)))
        if is_copy(pieces, theirs):
            store.run("INSERT INTO copy_pairs VALUES (?, ?, ?)", (*sorted((version, other)), round(likeness(pieces, theirs), 3)))
            found = True
    store.run_many("INSERT INTO bands VALUES (?, ?, ?)", [(band, value, version) for band, value in keys])
    if found:
        _lead(store, _group(store, version))


def unfold(store: Store, version: int) -> None:
    """Take a version that is no longer current out of its group; the others are grouped anew."""
    group = _group(store, version) - {version}
    store.run("DELETE FROM bands WHERE version = ?", (version,))
    store.run("DELETE FROM copy_pairs WHERE first = ? OR second = ?", (version, version))
    store.run("DELETE FROM copies WHERE version = ?", (version,))
    while group:
        part = _group(store, min(group))
        _lead(store, part)
        group -= part


def revoice(store: Store, versions: Iterable[int]) -> None:
    """Let the claims that copies make in their outlet's own voice be the words of the lead's outlet."""
    for version in versions:
        lead = store.value("SELECT lead FROM copies WHERE version = ?", (version,)) or version
        speaker = speaker_key(store, None, store.value("SELECT outlet FROM versions WHERE key = ?", (lead,)))
        own = "NOT EXISTS (SELECT 1 FROM links AS l WHERE l.claim = c.key)"
        for (claim,) in store.rows(f"SELECT c.key FROM claims AS c WHERE c.version = ? AND c.current = 1 AND c.speaker <> ? AND {own}", (version, speaker)):
            speak(store, claim, speaker)


def copies_of(store: Store, version: int) -> list[int]:
    """The other versions of the group that a version is in, the lead first."""
    found = store.rows(
        "SELECT c.version FROM copies AS c WHERE c.lead = (SELECT lead FROM copies WHERE version = ?) AND c.version <> ?"
        " ORDER BY c.version <> c.lead, c.version",
        (version, version),
    )
    return [key for (key,) in found]


def _candidates(store: Store, keys: list[tuple[int, int]], published: str | None) -> list[int]:
    """Versions that share a band, published within some days (or who knows when)."""
    first, last = _window(published)
    found: set[int] = set()
    for band, value in keys:
        rows = store.rows(
            "SELECT b.version FROM bands AS b JOIN versions AS v ON v.key = b.version"
            " WHERE b.band = ? AND b.hash = ? AND (v.published IS NULL OR v.published BETWEEN ? AND ?)",
            (band, value, first, last),
        )
        found |= {key for (key,) in rows}
    return sorted(found)


def _window(published: str | None) -> tuple[str, str]:
    if published is None:
        return "", _LATEST
    day, around = date.fromisoformat(published), timedelta(_DAYS)
    return (day - around).isoformat(), (day + around).isoformat()


def _group(store: Store, version: int) -> set[int]:
    """Everything that pairs connect with a version, itself included."""
    found, waiting = {version}, [version]
    while waiting:
        for other in _neighbours(store, waiting.pop()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


def _neighbours(store: Store, version: int) -> Iterator[int]:
    found = store.rows("SELECT second FROM copy_pairs WHERE first = ? UNION SELECT first FROM copy_pairs WHERE second = ?", (version, version))
    return (key for (key,) in found)


def _lead(store: Store, group: set[int]) -> None:
    """Name the lead of a group; a version that is alone has none."""
    marks = ", ".join("?" for _ in group)
    members = sorted(group)
    store.run(f"DELETE FROM copies WHERE version IN ({marks})", members)
    if len(group) > 1:
        lead = store.value(
            f"SELECT v.key FROM versions AS v JOIN articles AS a ON a.key = v.article WHERE v.key IN ({marks}) ORDER BY COALESCE(v.published, ?), a.id LIMIT 1",
            [*members, _LATEST],
        )
        store.run_many("INSERT INTO copies VALUES (?, ?)", [(member, lead) for member in members])
    revoice(store, members)
