"""A run stores each article once, takes up what was left, keeps versions, and lists what failed until it is mended."""

import gzip
import json
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from liens.ingest.estimate import expected
from liens.ingest.rebuild import rebuild
from liens.ingest.run import Tools, retry_plan
from liens.ingest.watch import Rounds, feeds, watch
from liens.store.changes import compare_runs
from liens.store.runs import failures, runs, unfinished_run
from liens.store.sources import asked_before
from tests.ingest import quick
from tests.ingest.bad import PAGE, STORY, answer
from tests.ingest.conftest import StillClock


def names(outcomes):
    return [type(outcome).__name__ for outcome in outcomes]


def count(store, table="articles"):
    return store.value(f"SELECT COUNT(*) FROM {table}")


def lines(path, number, **more):
    records = [{"id": f"n{i}", "text": STORY.replace("jeudi", f"le {i} mars"), **more} for i in range(number)]
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    return path


def test_files_of_every_kind(tmp_path, store, take):
    (tmp_path / "a.txt").write_text(STORY.replace("jeudi", "lundi"))
    (tmp_path / "b.html").write_text(PAGE.replace("jeudi", "mardi"))
    lines(tmp_path / "c.jsonl", 2)
    (tmp_path / "d.csv").write_text("title;text;published\nUn accord;" + STORY.replace("jeudi", "samedi") + ";2025-03-04\n", encoding="cp1252")
    (tmp_path / "e.warc.gz").write_bytes(gzip.compress(answer(PAGE.replace("jeudi", "dimanche").encode())))
    (tmp_path / "f.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": STORY.replace("jeudi", "vendredi")}).encode()))
    (tmp_path / ".hidden.txt").write_text(STORY)
    outcomes = take(tmp_path)
    assert names(outcomes) == ["Read"] * 7
    assert count(store) == 7
    assert store.value("SELECT url FROM versions WHERE url IS NOT NULL") == "https://example.org/lac"
    assert store.value("SELECT title FROM versions WHERE path LIKE '%d.csv%'") == "Un accord"


def test_what_other_tools_write_is_taken_in_and_what_is_not_used_noted(tmp_path, store, take):
    lines(tmp_path / "c.jsonl", 2, date="2025-03-04", sitename="Le Lac", tags=["eau"])
    outcomes = take(tmp_path)
    assert sorted(names(outcomes)) == ["Noted", "Read", "Read"]
    assert store.rows("SELECT DISTINCT v.published, o.name FROM versions AS v JOIN outlets AS o ON o.key = v.outlet") == [("2025-03-04", "Le Lac")]
    assert sorted(names(take(tmp_path))) == ["Known", "Known", "Noted"]


def test_nothing_is_read_twice(tmp_path, store, take):
    lines(tmp_path / "c.jsonl", 3)
    assert names(take(tmp_path)) == ["Read"] * 3
    before = count(store, "claims")
    assert names(take(tmp_path)) == ["Known"] * 3
    assert (count(store), count(store, "claims")) == (3, before)


def test_lines_that_move_are_known(tmp_path, store, take):
    path = tmp_path / "c.jsonl"
    path.write_text("".join(json.dumps({"text": STORY.replace("jeudi", f"le {i} mai")}) + "\n" for i in range(3)))
    take(path)
    path.write_text(json.dumps({"text": STORY.replace("jeudi", "hier")}) + "\n" + path.read_text())
    assert sorted(names(take(path))) == ["Known", "Known", "Known", "Read"]
    assert count(store) == 4


def test_the_same_text_under_another_name_is_known(tmp_path, store, take):
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY + "\n")
    assert names(take(tmp_path / "a.txt")) == ["Read"]
    assert names(take(tmp_path / "b.txt")) == ["Known"]
    assert names(take(tmp_path / "b.txt")) == ["Known"]
    assert count(store, "documents") == 2


def test_two_articles_with_one_id_are_two(tmp_path, store, take):
    lines(tmp_path / "a.jsonl", 1)
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": "n0", "text": STORY.replace("jeudi", "ce matin")}))
    assert names(take(tmp_path)) == ["Read", "Read"]
    ids = [row[0] for row in store.rows("SELECT id FROM articles")]
    assert ids[0] == "n0"
    assert ids[1].startswith("a-")
    assert names(take(tmp_path)) == ["Known", "Known"]


def test_a_changed_file_is_a_new_version(tmp_path, store, take):
    (tmp_path / "a.txt").write_text(STORY)
    take(tmp_path)
    (tmp_path / "a.txt").write_text(STORY.replace("douze", "treize"))
    take(tmp_path)
    assert store.rows("SELECT article, number, current FROM versions ORDER BY key") == [(1, 1, 0), (1, 2, 1)]
    assert store.value("SELECT COUNT(*) FROM claims WHERE current = 1") * 2 == count(store, "claims")


def test_several_processes_store_the_same(tmp_path, store, settings, take):
    lines(tmp_path / "c.jsonl", 12)
    assert names(take(tmp_path, with_settings=replace(settings, jobs=3))) == ["Read"] * 12
    assert count(store) == 12


def test_what_failed_is_tried_again_only_when_asked_or_changed(tmp_path, store, take):
    path = lines(tmp_path / "c.jsonl", 2)
    path.write_text(path.read_text() + json.dumps({"id": "n9", "text": STORY + " REFUSE."}) + "\n")
    assert names(take(path)) == ["Read", "Read", "Failed"]
    assert names(take(path)) == ["Known", "Known"]
    assert [f.tries for f in failures(store)] == [1]
    assert names(take(plan=retry_plan(failures(store)))) == ["Known", "Known", "Failed"]
    assert [f.tries for f in failures(store)] == [2]
    path.write_text(path.read_text().replace(" REFUSE.", ""))
    assert names(take(path)) == ["Known", "Known", "Read"]
    assert failures(store) == []


def test_a_failure_that_is_gone_from_its_source_is_struck_off(tmp_path, store, take):
    path = lines(tmp_path / "c.jsonl", 1)
    path.write_text("no json\n" + path.read_text())
    assert sorted(names(take(path))) == ["Failed", "Read"]
    path.write_text(path.read_text().replace("no json\n", ""))
    take(path)
    assert failures(store) == []


def test_how_much_there_is(tmp_path):
    lines(tmp_path / "c.jsonl", 5)
    (tmp_path / "a.txt").write_text(STORY)
    assert expected([str(tmp_path)]) == 6
    (tmp_path / "e.warc").write_bytes(b"")
    assert expected([str(tmp_path)]) is None
    assert expected(["nowhere"]) is None


# Reading again.


def shorter(article):
    """A newer engine: it finds one claim less, and another category."""
    found = quick.extract(article)
    records = tuple({**r, "event": {**r["event"], "category": "AGREE"}} for r in found.records[1:])
    return replace(found, records=records)


def test_a_rebuild_shows_what_changed_and_keeps_judgements(tmp_path, store, settings, take):
    lines(tmp_path / "c.jsonl", 2)
    take(tmp_path)
    one, two = (key for (key,) in store.rows("SELECT identity FROM claims WHERE id LIKE '%-0' OR id LIKE '%n1-0' ORDER BY key LIMIT 2"))
    store.run("INSERT INTO judgements (first, second, verdict, person, judged) VALUES (?, ?, 'same', 'Amina', '2025-03-05')", (one, two))
    judged = store.rows("SELECT * FROM judgements")
    outcomes = [outcome for outcome, _ in rebuild(store, replace(settings, extract=shorter), StillClock())]
    assert names(outcomes) == ["Read", "Read"]
    assert store.rows("SELECT * FROM judgements") == judged
    compared = list(compare_runs(store, 1, 2))
    kinds = [("gone" if c.after is None else "new" if c.before is None else "changed", c.fields) for v in compared for c in v.changes]
    assert kinds == [("gone", ()), ("changed", ("event",)), ("changed", ("event",))] * 2
    assert list(compare_runs(store, 1, 1)) == []
    assert [(kind, done is not None, n) for _, kind, _, done, n in runs(store)] == [("ingest", True, 2), ("rebuild", True, 2)]


def test_a_rebuild_goes_on_where_it_stopped(tmp_path, store, settings, take):
    lines(tmp_path / "c.jsonl", 3)
    take(tmp_path)
    begun = rebuild(store, settings, StillClock())
    next(begun)
    begun.close()
    assert unfinished_run(store, "rebuild") == 2
    assert len(list(rebuild(store, settings, StillClock()))) == 2
    assert unfinished_run(store, "rebuild") is None
    assert store.value("SELECT COUNT(*) FROM extractions WHERE run = 2") == 3


# Lists and the web.


class Press(BaseHTTPRequestHandler):
    """A feed and its pages; what they answer is set by each test."""

    pages: dict[str, tuple[int, str, bytes]]
    asked: list[str]

    def do_GET(self):
        self.asked.append(self.path)
        status, kind, body = self.pages.get(self.path, (404, "text/html", b""))
        etag = f'"{len(body)}"'
        if status == 200 and self.headers.get("If-None-Match") == etag:
            status, body = 304, b""
        self.send_response(status)
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(body))), ("ETag", etag)):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def press():
    handler = type("Handler", (Press,), {"pages": {}, "asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    handler.base = f"http://127.0.0.1:{server.server_address[1]}"
    yield handler
    server.shutdown()
    server.server_close()


def feed(press, *paths, content=""):
    day = "<pubDate>Tue, 04 Mar 2025 10:00:00 GMT</pubDate>"
    items = "".join(f"<item><title>Le lac {p}</title><link>{press.base}{p}</link>{day}{content}</item>" for p in paths)
    return 200, "application/rss+xml", f"<rss version='2.0'><channel><title>La Feuille</title>{items}</channel></rss>".encode()


def page(day):
    return 200, "text/html; charset=utf-8", PAGE.replace("jeudi", day).encode()


def test_a_feed_and_its_pages(press, store, take):
    press.pages.update({"/feed": feed(press, "/a", "/b", "/gone"), "/a": page("lundi"), "/b": page("mardi")})
    outcomes = take(f"{press.base}/feed")
    assert sorted(names(outcomes)) == ["Failed", "Listed", "Read", "Read"]
    rows = store.rows("SELECT url, title, published FROM versions ORDER BY url")
    assert rows == [(f"{press.base}/{p}", "Le lac sous bonne garde", "2025-03-04") for p in "ab"]
    press.asked.clear()
    again = take(f"{press.base}/feed")
    assert names(again) == ["Listed"]
    assert press.asked == ["/robots.txt", "/feed"]


def test_a_page_that_changed_is_asked_for_by_name(press, store, take):
    press.pages["/a"] = page("lundi")
    take(f"{press.base}/a")
    assert names(take(f"{press.base}/a")) == ["Listed"]
    press.pages["/a"] = page("un jour plus tard, mardi,")
    assert names(take(f"{press.base}/a")) == ["Read"]
    assert count(store) == 1
    assert count(store, "versions") == 2


def test_the_story_in_a_feed_stands_in_for_a_page_that_cannot_be_had(press, store, take):
    press.pages["/feed"] = feed(press, "/closed", content=f"<description>{'&lt;p&gt;' + STORY * 3 + '&lt;/p&gt;'}</description>")
    assert sorted(names(take(f"{press.base}/feed"))) == ["Listed", "Read"]
    assert store.value("SELECT url FROM versions") == f"{press.base}/closed"


def test_sitemaps_lead_to_sitemaps_but_not_for_ever(press, store, settings, take):
    def sitemap(*paths):
        return 200, "application/xml", ("<urlset>" + "".join(f"<url><loc>{press.base}{p}</loc></url>" for p in paths) + "</urlset>").encode()

    for i in range(9):
        press.pages[f"/sitemap-{i}.xml"] = sitemap(f"/sitemap-{i + 1}.xml", f"/p{i}")
        press.pages[f"/p{i}"] = page(f"le {i} mai")
    press.pages["/sitemap-2.xml"] = (200, "application/xml", gzip.compress(press.pages["/sitemap-2.xml"][2]))
    outcomes = take(f"{press.base}/sitemap-0.xml", with_settings=replace(settings, limits=replace(settings.limits, depth=3)))
    assert names(outcomes).count("Read") == 3
    assert names(outcomes).count("Listed") == 4


def test_a_list_names_only_so_many(press, store, settings, take):
    press.pages["/feed"] = feed(press, *(f"/p{i}" for i in range(50)))
    limits = replace(settings.limits, entries=5)
    outcomes = take(f"{press.base}/feed", with_settings=replace(settings, limits=limits))
    assert names(outcomes) == ["Listed"] + ["Failed"] * 5


def test_a_picture_is_no_article(press, take):
    press.pages["/x.png"] = (200, "image/png", b"\x89PNG\r\n")
    (outcome,) = take(f"{press.base}/x.png")
    assert (outcome.stage, outcome.kind) == ("fetch", "FetchError")


def opml(tmp_path, *addresses):
    path = tmp_path / "feeds.opml"
    path.write_text("<opml><body>" + "".join(f'<outline text="x" xmlUrl="{a}"/>' for a in addresses) + "</body></opml>")
    return str(path)


def watched(store, settings, sources, rounds, clock):
    return [outcome for outcome, _ in watch(store, feeds(sources, settings), settings, Rounds(600.0, rounds), Tools(clock))]


def test_watching_feeds(press, store, settings, tmp_path):
    press.pages.update({"/feed": feed(press, "/a"), "/a": page("lundi")})
    dead = "http://127.0.0.1:9/feed"
    listed = opml(tmp_path, f"{press.base}/feed", dead)
    clock = StillClock()
    outcomes = watched(store, settings, [listed], 1, clock)
    assert sorted(names(outcomes)) == ["Failed", "Listed", "Read"]
    good, bad = asked_before(store, f"{press.base}/feed"), asked_before(store, dead)
    assert (good.errors, bad.errors) == (0, 1)
    assert good.due < bad.due
    # A restart: nothing is due, so nothing is asked until the good feed is.
    press.pages.update({"/feed": feed(press, "/a", "/b"), "/b": page("mardi")})
    press.asked.clear()
    outcomes = watched(store, settings, [listed], 1, clock)
    assert sorted(names(outcomes)) == ["Listed", "Read"]
    assert press.asked == ["/robots.txt", "/feed", "/b"]
    # The dead feed is asked less and less often.
    for _ in range(8):
        watched(store, settings, [listed], 1, clock)
    assert 2 <= asked_before(store, dead).errors <= 4
    assert count(store) == 2


def test_a_page_that_always_fails_is_left_alone(press, store, settings, tmp_path):
    press.pages["/feed"] = feed(press, "/gone")
    clock = StillClock()
    for i in range(6):
        press.pages["/feed"] = feed(press, "/gone", *(["/x"] * i))
        watched(store, settings, [f"{press.base}/feed"], 1, clock)
    assert press.asked.count("/gone") == 3


def test_what_is_no_list_of_feeds(settings, tmp_path):
    from liens.errors import ReadError

    (tmp_path / "a.txt").write_text(STORY)
    for source in ("a.txt", "nothing.opml"):
        with pytest.raises(ReadError):
            feeds([str(tmp_path / source)], settings)
