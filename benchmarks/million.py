"""Makes a database of a million claims out of real ones, and times the questions of a dossier on it.

usage: python benchmarks/million.py CLAIMS.jsonl… [--claims 1000000] [--db million.db] [--keep]

CLAIMS are written by ``liens read … --format jsonl``. They are stored once as any import would, and then copied by the database: each copy
shifts all days by some weeks; in every other copy the states and organisations change places, so that pairs are as uneven as
in the press. Every question is asked once cold and then several times; the median and the slowest of the warm ones are shown.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from liens.store import ask
from liens.store.bring import bring, read_claims
from liens.store.database import Store, open_store, open_to_read
from liens.store.load import records
from liens.store.runs import begin_run

ROUNDS = 9
SHIFT = "date({day}, '-' || ((:n * 37) % 3650) || ' days')"
COPIED = ("participants", "links", "places", "quantities")


def base(store: Store, files: list[Path]) -> int:
    """Store the real claims; how many."""
    run = begin_run(store, "import", "2026-01-01T00:00:00Z", {})
    for path in files:
        ids: dict[str, list[dict[str, object]]] = {}
        for record in read_claims(path):
            ids.setdefault(record["article"]["id"], []).append(record)
        for _ in bring(store, (record for group in ids.values() for record in group), str(path), run):
            pass
    return int(store.value("SELECT COUNT(*) FROM claims"))


def multiply(store: Store, copies: int) -> None:
    """Copy everything so many times, inside one transaction a copy."""
    tops = {table: store.value(f"SELECT MAX(key) FROM {table}") for table in ("articles", "versions", "extractions", "sentences", "claims")}
    for n in range(1, copies + 1):
        with store.transaction():
            maps(store, n)
            for statement in statements(tops):
                store.run(statement, {"n": n})  # type: ignore[arg-type] # named values
        if n % 20 == 0:
            print(f"  {n} copies", flush=True)


def maps(store: Store, n: int) -> None:
    """Who stands for whom in a copy: everybody for himself in every other one, else the roots change places."""
    store.run("CREATE TEMP TABLE IF NOT EXISTS swaps (old INTEGER PRIMARY KEY, new INTEGER NOT NULL, root INTEGER NOT NULL)")
    store.run("DELETE FROM swaps")
    actors = store.rows("SELECT key, root, sector FROM actors")
    roots = sorted({root for _, root, _ in actors})
    step = n * 7 if n % 2 else 0
    other = {root: roots[(i + step) % len(roots)] for i, root in enumerate(roots)}
    best: dict[tuple[int, str | None], int] = {}
    for key, root, sector in actors:
        best.setdefault((root, sector), key)
        best.setdefault((root, "any"), key)
    rows = [(key, best.get((other[root], sector), best[other[root], "any"]) if step else key, other[root]) for key, root, sector in actors]
    store.run_many("INSERT INTO swaps VALUES (?, ?, ?)", rows)


def statements(tops: dict[str, int]) -> Iterator[str]:
    """What copies each table: keys move on by the size of the real part, days back."""
    a, v, x, s, c = (f"+ :n * {tops[table]}" for table in ("articles", "versions", "extractions", "sentences", "claims"))
    day = SHIFT.format(day="c.day")
    start, end = SHIFT.format(day="c.when_start"), SHIFT.format(day="c.when_end")
    yield f"INSERT INTO articles SELECT key {a}, id || '-' || :n FROM articles WHERE key <= {tops['articles']}"
    yield (
        f"INSERT INTO versions SELECT key {v}, article {a}, number, digest || :n, current, language, {SHIFT.format(day='published')}, published_from, outlet,"
        f" url, path, title, authors, text, parts, run FROM versions WHERE key <= {tops['versions']}"
    )
    yield f"INSERT INTO extractions SELECT key {x}, version {v}, engine, run, current, dropped FROM extractions WHERE key <= {tops['extractions']}"
    yield f'INSERT INTO sentences SELECT key {s}, version {v}, "start", "end", text FROM sentences WHERE key <= {tops["sentences"]}'
    yield (
        f"INSERT INTO claims SELECT c.key {c}, c.identity {c}, c.id || '-' || :n, c.extraction {x}, c.version {v}, c.sentence {s}, c.current, {day}, c.speaker,"
        f" c.category, c.mode, c.contexts, c.cameo, c.trigger_start, c.trigger_end, c.trigger_text, c.rule, c.status, c.negated, c.background, {start}, {end},"
        " c.when_precision, c.when_modifier, c.when_text, c.when_span_start, c.when_span_end, c.when_why, c.why"
        f" FROM claims AS c WHERE c.key <= {tops['claims']}"
    )
    for table in COPIED:
        columns = "*"
        if table == "participants":
            columns = 't.claim {c}, t.role, t.position, w.new, t.name, t."start", t."end", t.text, t.via, t.why'.replace("{c}", c)
            yield f"INSERT INTO participants SELECT {columns} FROM participants AS t JOIN swaps AS w ON w.old = t.actor WHERE t.claim <= {tops['claims']}"
        elif table == "links":
            columns = f't.claim {c}, t.position, w.new, t.name, t."start", t."end", t.text, t.via, t.source_why, t.anonymous, t.cue_start, t.cue_end,'
            columns += " t.cue_text, t.quoting, t.force, t.factive, t.contents, t.why"
            yield f"INSERT INTO links SELECT {columns} FROM links AS t JOIN swaps AS w ON w.old = t.actor WHERE t.claim <= {tops['claims']}"
        elif table == "places":
            columns = 'position, name, country, latitude, longitude, gazetteer, level, nearness, within_km, "start", "end", text'
            yield f"INSERT INTO places SELECT claim {c}, {columns} FROM places WHERE claim <= {tops['claims']}"
        else:
            columns = 'position, counted, minimum, maximum, approximate, unit, "start", "end", text, harm, part_start, part_end'
            yield f"INSERT INTO quantities SELECT claim {c}, {columns} FROM quantities WHERE claim <= {tops['claims']}"
    moved = SHIFT.format(day="i.day")
    swap = "(SELECT w.root FROM swaps AS w JOIN actors AS a ON a.key = w.old WHERE a.root = {root} LIMIT 1)"
    yield (
        f"INSERT OR IGNORE INTO involved SELECT {swap.format(root='i.root')}, COALESCE({moved}, ''), i.claim {c}, i.role"
        f" FROM involved AS i WHERE i.claim <= {tops['claims']}"
    )
    yield (
        f"INSERT OR IGNORE INTO pairs SELECT {swap.format(root='i.first')}, {swap.format(root='i.second')}, COALESCE({moved}, ''), i.claim {c}, i.mutual"
        f" FROM pairs AS i WHERE i.claim <= {tops['claims']}"
    )


def finish(store: Store) -> None:
    """Count the summaries anew, fill the index of words, and let the database see how its tables lie."""
    with store.transaction():
        store.run("DELETE FROM pair_months")
        store.run("DELETE FROM pair_speakers")
        joined = "FROM pairs AS p JOIN claims AS c ON c.key = p.claim WHERE p.day <> '' AND c.category IS NOT NULL"
        store.run(
            "INSERT INTO pair_months SELECT p.first, p.second, substr(p.day, 1, 7), p.mutual, c.category, c.status, c.negated, COUNT(*)"
            f" {joined} GROUP BY 1, 2, 3, 4, 5, 6, 7"
        )
        store.run(f"INSERT INTO pair_speakers SELECT p.first, p.second, substr(p.day, 1, 7), c.speaker, COUNT(*) {joined} GROUP BY 1, 2, 3, 4")
    store.run("INSERT INTO sentence_words (sentence_words) VALUES ('rebuild')")
    add_event(store)
    store.run("ANALYZE")


def add_event(store: Store) -> None:
    """One large event: 200 claims from everywhere."""
    with store.transaction():
        told = {"category": "CONSULT", "status": "actual", "negated": 0, "claims": 200, "articles": 200, "outlets": 9, "speakers": 9, "independent": 3}
        event = store.insert("events", id="e-bench", **told)
        step = max(1, store.value("SELECT COUNT(*) FROM claims") // 200)
        store.run("INSERT INTO event_claims SELECT key, ? FROM claims WHERE key % ? = 0", (event, step))


def questions(store: Store) -> dict[str, Callable[[], object]]:
    """The questions: about the pair and the root of which most is told."""
    first, second = store.row("SELECT first, second FROM pairs WHERE first <> second GROUP BY 1, 2 ORDER BY COUNT(*) DESC LIMIT 1") or (1, 2)
    one, two = (store.value("SELECT code FROM roots WHERE key = ?", (key,)) for key in (first, second))
    identifier = store.value("SELECT id FROM claims ORDER BY key DESC LIMIT 1")

    article = store.value("SELECT id FROM articles ORDER BY key DESC LIMIT 1")
    outlet = store.value("SELECT o.name FROM outlets AS o JOIN versions AS v ON v.outlet = o.key GROUP BY 1 ORDER BY COUNT(*) DESC LIMIT 1")

    def page(query: ask.Query) -> object:
        return list(records(store, ask.find(store, query, 50)))

    def tie() -> object:
        found = ask.between(store, one, two)
        return ask.months(store, one, two), ask.month_speakers(store, one, two), list(records(store, [key for key, _ in found[:50]]))

    print(f"tie {one}-{two}: {len(ask.between(store, one, two)):,} claims")
    return {
        "tie: claims, months, speakers, 50 records": tie,
        "actor, latest 50": lambda: page(ask.Query(who=(one,))),
        "actor and words": lambda: page(ask.Query(who=(one,), words="accord")),
        "search, common word": lambda: page(ask.Query(words="president")),
        "search, two words": lambda: page(ask.Query(words="ministre defense")),
        "search, rare word": lambda: page(ask.Query(words="munitions")),
        "search, word, who, status, after": lambda: page(ask.Query(words="accord", who=(two,), status="planned", after="2015")),
        "search says:": lambda: page(ask.Query(says=(one,))),
        "category and month": lambda: page(ask.Query(category="ASSAULT", after="2019-03-01", before="2019-03-31")),
        "status alone": lambda: page(ask.Query(status="alleged")),
        "count of a common word": lambda: ask.count_found(store, ask.Query(words="president")),
        "status, counted": lambda: ask.count_found(store, ask.Query(status="alleged")),
        "outlet": lambda: page(ask.Query(outlet=outlet)),
        "article": lambda: page(ask.Query(article=article)),
        "event": lambda: page(ask.Query(event="e-bench")),
        "upcoming": lambda: list(records(store, ask.due(store, "2019-01-01", limit=50))),
        "upcoming of an actor": lambda: list(records(store, ask.due(store, "2019-01-01", who=one, limit=50))),
        "one claim by its id": lambda: list(records(store, ask.claim_keys(store, identifier))),
    }


def main() -> None:
    """Make the database unless it is there, and time the questions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--db", type=Path, default=Path("million.db"))
    args = parser.parse_args()
    if not args.db.exists():
        begun = time.monotonic()
        with open_store(args.db) as store:
            store.run("PRAGMA synchronous = OFF")
            count = base(store, args.files)
            print(f"{count:,} real claims", flush=True)
            multiply(store, max(0, args.claims // count - 1))
            finish(store)
        print(f"made in {time.monotonic() - begun:.0f} s")
    with open_to_read(args.db) as store:
        print(f"{store.value('SELECT COUNT(*) FROM claims'):,} claims, {args.db.stat().st_size / 1e9:.2f} GB")
        slow = False
        for name, question in questions(store).items():
            times = []
            for _ in range(ROUNDS + 1):
                begun = time.monotonic()
                question()
                times.append(1000 * (time.monotonic() - begun))
            warm = times[1:]
            slow = slow or max(warm) > 1000 or statistics.median(warm) > 300
            print(f"{name:44} first {times[0]:8.1f} ms   median {statistics.median(warm):8.1f} ms   slowest {max(warm):8.1f} ms", flush=True)
    sys.exit(slow)


if __name__ == "__main__":
    main()
