"""Fetching: polite, checked at every redirect, bounded in size and time. All on the loopback interface."""

import gzip
import threading
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from liens.errors import FetchError, TooLarge, TooSlow
from liens.ingest import connect
from liens.ingest.clock import Clock
from liens.ingest.fetch import Fetcher, Validators
from liens.ingest.run import Plan
from liens.store.runs import Failed, failures
from tests.ingest.bad import LIMIT, PAGE

DAWDLE = 0.2


class Site(BaseHTTPRequestHandler):
    """A small site with everything that goes wrong on the web."""

    protocol_version = "HTTP/1.1"
    asked: ClassVar[list[str]] = []
    robots = "User-agent: *\nDisallow: /closed\nCrawl-delay: 7\n"

    def do_GET(self):
        Site.asked.append(f"{self.path} {self.headers['User-Agent']}")
        try:
            getattr(self, "page_" + self.path.strip("/").split("?")[0].replace(".", "_").replace("-", "_").replace("/", "_"), self.page_missing)()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def answer(self, body, status=200, **headers):
        self.send_response(status)
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), **told}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def page_robots_txt(self):
        self.answer(Site.robots.encode(), Content_Type="text/plain")

    def page_page(self):
        if self.headers.get("If-None-Match") == '"v1"':
            self.answer(b"", 304)
        else:
            self.answer(PAGE.encode(), ETag='"v1"', Last_Modified="Tue, 04 Mar 2025 10:00:00 GMT")

    def page_packed(self):
        self.answer(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def page_bomb(self):
        self.answer(gzip.compress(b"a" * LIMIT * 20), Content_Encoding="gzip")

    def page_packed_cut(self):
        self.answer(gzip.compress(PAGE.encode())[:-20], Content_Encoding="gzip")

    def page_large(self):
        self.answer(b"a" * (LIMIT + 1))

    def page_endless(self):
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(b"<rss><channel>")
        while True:
            self.wfile.write(b"<item><link>https://example.org/x</link></item>" * 1000)

    def page_drip(self):
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(1000):
            self.wfile.write(b"a")
            self.wfile.flush()
            time.sleep(DAWDLE)

    def page_drip_head(self):
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for i in range(1000):
            self.wfile.write(f"X-{i}: a\r\n".encode())
            self.wfile.flush()
            time.sleep(DAWDLE)

    def page_silent(self):
        time.sleep(8)

    def page_short(self):
        self.answer(PAGE.encode(), Content_Length="100000", Connection="close")
        self.close_connection = True

    def page_no_http(self):
        self.wfile.write(b"\x00\x01\x02 nothing of the kind\r\n\r\n")
        self.close_connection = True

    def page_circle(self):
        self.answer(b"", 302, Location="/circle-2")

    def page_circle_2(self):
        self.answer(b"", 302, Location="/circle")

    def page_chain(self):
        number = int(self.path.partition("?")[2] or 0)
        self.answer(b"", 302, Location=f"/chain?{number + 1}")

    def page_moved(self):
        self.answer(b"", 301, Location="/page")

    def page_to_file(self):
        self.answer(b"", 302, Location="file:///etc/passwd")

    def page_to_closed(self):
        self.answer(b"", 302, Location="/closed/page")

    def page_to_elsewhere(self):
        self.answer(b"", 302, Location="http://169.254.169.254/latest/meta-data")

    def page_busy(self):
        self.answer(b"", 503, Retry_After="120")

    def page_missing(self):
        self.answer(b"", 404)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        pass


@pytest.fixture(scope="module")
def site():
    server = Server(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetcher(settings):
    return Fetcher(replace(settings, limits=replace(settings.limits, fetch=2.0)), Clock())


def test_a_page(site, fetcher):
    answer = fetcher.fetch(f"{site}/page")
    assert answer.data == PAGE.encode()
    assert answer.validators == Validators('"v1"', "Tue, 04 Mar 2025 10:00:00 GMT")
    assert Site.asked[-1].startswith("/page Liens/")


def test_nothing_is_sent_twice_that_has_not_changed(site, fetcher):
    known = fetcher.fetch(f"{site}/page").validators
    assert fetcher.fetch(f"{site}/page", known).data is None


def test_a_packed_page(site, fetcher):
    assert fetcher.fetch(f"{site}/packed").data == PAGE.encode()


def test_a_page_that_moved(site, fetcher):
    assert fetcher.fetch(f"{site}/moved").address == f"{site}/page"


WRONG = [
    ("missing", FetchError, "answers 404"),
    ("busy", FetchError, "answers 503 .*120"),
    ("closed/page", FetchError, "robots.txt"),
    ("to-closed", FetchError, "robots.txt"),
    ("circle", FetchError, "in a circle"),
    ("chain", FetchError, "more than 5 times"),
    ("to-file", FetchError, "no web address"),
    ("bomb", TooLarge, "larger than the limit"),
    ("large", TooLarge, "larger than the limit"),
    ("endless", TooLarge, "larger than the limit"),
    ("packed-cut", FetchError, "cut off"),
    ("short", FetchError, "before it was whole|IncompleteRead"),
    ("no-http", FetchError, "cannot be fetched"),
    ("drip", TooSlow, "more than 2 seconds"),
    ("drip-head", TooSlow, "more than 2 seconds"),
    ("silent", TooSlow, "more than 2 seconds"),
]


@pytest.mark.parametrize(("path", "kind", "reason"), WRONG)
def test_what_goes_wrong(site, fetcher, path, kind, reason):
    with pytest.raises(kind, match=reason):
        fetcher.fetch(f"{site}/{path}")


def test_the_run_goes_on_and_lists_each_reason(site, settings, store, take):
    """A site whose answers never end, lead in a circle or come to nothing costs its own addresses alone."""
    addresses = [f"{site}/{path}" for path, *_ in WRONG]
    outcomes = take(plan=Plan((*addresses, f"{site}/page")), with_settings=replace(settings, limits=replace(settings.limits, fetch=2.0)))
    failed = {outcome.place: outcome for outcome in outcomes if isinstance(outcome, Failed)}
    assert set(failed) == set(addresses)
    assert {f.place: f.reason for f in failures(store)} == {place: outcome.reason for place, outcome in failed.items()}
    assert {outcome.stage for outcome in failed.values()} == {"fetch"}
    assert store.value("SELECT COUNT(*) FROM articles") == 1


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/x",
        "file:///etc/passwd",
        "http://",
        "https:///x",
        "http://[::1",
        "http://example.org:0/",
        "http://example.org:99999/",
        "http://a b/",
        "lac.html",
    ],
)
def test_what_is_no_web_address(fetcher, address):
    with pytest.raises(FetchError):
        fetcher.fetch(address)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "10.1.2.3",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",  # noqa: S104 # an address to refuse
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[fd00::1]",
        "100.64.0.1",
        "2130706433",
        "0x7f.1",
    ],
)
def test_private_addresses_are_refused(settings, host):
    with pytest.raises(FetchError, match=r"private address|no host"):
        Fetcher(replace(settings, private=False), Clock()).fetch(f"http://{host}/page")


def test_a_redirect_to_a_private_address_is_refused(site, settings, monkeypatch):
    """The first host counts as public here, what it leads to does not."""
    monkeypatch.setattr(connect, "_public", lambda number: number == "127.0.0.1")
    with pytest.raises(FetchError, match="private address"):
        Fetcher(replace(settings, private=False), Clock()).fetch(f"{site}/to-elsewhere")


def test_a_name_is_looked_up_once(site, settings, monkeypatch):
    """A name that is public when it is checked and private when it is used leads nowhere."""
    numbers = iter([["127.0.0.1"], ["10.0.0.1"], ["10.0.0.1"]])
    used = []
    monkeypatch.setattr(connect, "_looked_up", lambda host, port: next(numbers))
    monkeypatch.setattr(connect, "_public", lambda number: number == "127.0.0.1")
    real = connect.socket.create_connection
    monkeypatch.setattr(connect.socket, "create_connection", lambda place, **more: (used.append(place[0]), real(place, **more))[1])
    with pytest.raises(FetchError, match="private"):
        Fetcher(replace(settings, private=False), Clock()).fetch(f"http://rebound.example:{site.rpartition(':')[2]}/page")
    assert used == ["127.0.0.1"]


def test_the_pace_that_robots_asks_for(site, fetcher):
    fetcher.fetch(f"{site}/page")
    assert fetcher.pace(f"{site}/page") == 7.0


def test_nothing_is_asked_while_robots_cannot_be_read(site, fetcher, monkeypatch):
    monkeypatch.setattr(Site, "page_robots_txt", Site.page_busy)
    with pytest.raises(FetchError, match="robots"):
        fetcher.fetch(f"{site}/page")


def test_everything_is_allowed_without_robots(site, fetcher, monkeypatch):
    monkeypatch.setattr(Site, "page_robots_txt", Site.page_missing)
    assert fetcher.fetch(f"{site}/page").data


def test_nobody_answers(fetcher):
    with pytest.raises(FetchError, match="cannot be fetched"):
        fetcher.fetch("http://127.0.0.1:9/page")
