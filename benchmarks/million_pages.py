"""Pages of a database of a million claims: how long the server takes for each, with warm caches and without its store of drawn pages.

usage: python benchmarks/million_pages.py million.db [--tell]

The database is made by ``benchmarks/million.py``. Its claims were not linked; ``--tell`` makes events of those between the eight busiest roots first: claims of
one category between the same two on the same day are one event. Each page is asked for several times, each time with another word in its query, so that it is
drawn anew; the median and the slowest are shown, as wall time and as time of the processor (on a busy machine only the latter says much). Exit code 1 if a page
takes the processor more than 300 ms in the median, or more than 1 s once warm.
"""

import argparse
import statistics
import sys
import time
import warnings
from collections import defaultdict
from pathlib import Path

from liens.store.database import Store, open_store, open_to_read
from liens.web.app import create_app

ROUNDS = 7
BUSY = 8
MEDIAN, SLOWEST = 300.0, 1000.0


def tell(store: Store) -> int:
    """Make events of the claims between the busiest roots; how many."""
    roots = [root for (root,) in store.rows("SELECT first FROM pairs WHERE first <> second GROUP BY first ORDER BY COUNT(*) DESC LIMIT ?", (BUSY,))]
    marks = ", ".join("?" for _ in roots)
    found = store.rows(
        "SELECT p.first, p.second, p.day, c.category, c.identity, c.status, c.negated, c.version, c.speaker"
        " FROM pairs AS p CROSS JOIN claims AS c ON c.key = p.claim"
        f" WHERE p.first IN ({marks}) AND p.second IN ({marks}) AND p.day <> '' AND c.category IS NOT NULL",
        [*roots, *roots],
    )
    groups: dict[tuple[object, ...], dict[int, tuple[object, ...]]] = defaultdict(dict)
    told = {claim for (claim,) in store.rows("SELECT claim FROM event_claims")}
    for first, second, day, category, claim, *rest in found:
        if claim not in told:
            told.add(claim)
            groups[min(first, second), max(first, second), day, category][claim] = tuple(rest)
    with store.transaction():
        for (_, _, day, category), members in groups.items():
            counts = {"claims": len(members), "articles": len({m[2] for m in members.values()}), "speakers": len({m[3] for m in members.values()})}
            status, negated = next(iter(members.values()))[:2]
            named = {"id": f"e-m{min(members)}", "category": str(category), "status": str(status), "negated": int(bool(negated))}
            event = store.insert("events", **named, first_day=str(day), last_day=str(day), outlets=1, independent=1, **counts)
            store.run_many("INSERT INTO event_claims (claim, event) VALUES (?, ?)", [(claim, event) for claim in members])
    return len(groups)


def addresses(store: Store) -> list[str]:
    """Pages on the pair of which most is told, and of every other kind."""
    pair = store.row("SELECT first, second FROM pairs WHERE first <> second GROUP BY 1, 2 ORDER BY COUNT(*) DESC LIMIT 1") or (1, 2)
    one, two = (store.value("SELECT code FROM roots WHERE key = ?", (key,)) for key in pair)
    event = store.value("SELECT id FROM events ORDER BY claims DESC LIMIT 1 OFFSET 1")
    article = store.value("SELECT id FROM articles ORDER BY key DESC LIMIT 1")
    found = [f"/tie/{one}/{two}", f"/tie/{one}/{two}?independent=1", f"/tie/{one}/{two}?standing=planned", f"/actor/{one}", f"/event/{event}", f"/a/{article}"]
    found += ["/", "/search", "/search?q=president", f"/search?q=accord who:{one}", "/search?q=president&in=events"]
    return [*found, "/upcoming", f"/upcoming?actor={one}", "/sources", "/ingest"]


def main() -> int:
    """Time every page; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", type=Path)
    parser.add_argument("--tell", action="store_true")
    args = parser.parse_args()
    if args.tell:
        with open_store(args.database) as store:
            print(f"{tell(store):,} events told")
    with open_to_read(args.database) as store:
        pages = addresses(store)
        print(f"{store.value('SELECT COUNT(*) FROM claims'):,} claims")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from starlette.testclient import TestClient
    client = TestClient(create_app(args.database), base_url="http://127.0.0.1:8643")
    slow = False
    for page in pages:
        walls, works = [], []
        for n in range(ROUNDS + 1):
            begun, worked = time.monotonic(), time.process_time()
            answer = client.get(f"{page}{'&' if '?' in page else '?'}time={n}")
            walls.append(1000 * (time.monotonic() - begun))
            works.append(1000 * (time.process_time() - worked))
            slow = slow or answer.status_code != 200
        wall, work = (statistics.median(times[1:]) for times in (walls, works))
        slow = slow or work > MEDIAN or max(works[1:]) > SLOWEST
        size = len(answer.content) / 1000
        print(f"{page:44} {size:6.0f} KB  first {works[0]:7.1f}  median {work:7.1f}  slowest {max(works[1:]):7.1f} ms; wall {wall:7.1f} ms", flush=True)
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
