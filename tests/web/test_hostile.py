"""Articles that would like to be more than text: whatever they hold is shown as text, runs nothing, asks nobody, and breaks no page."""

import json
from html.parser import HTMLParser

import pytest

from liens.identity import identifier
from liens.model import Article, Part, PartKind, Span
from liens.store.database import open_store
from liens.store.keep import Extract, Origin, keep
from liens.store.linking import link_new
from liens.store.runs import Failed, begin_run, note_failure
from tests.show import handmade
from tests.web.browser import Visit, launched, serving
from tests.web.conftest import MOMENT, site
from tests.web.hostile import payloads

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
# Elements and attributes that our own drawing uses; a hostile text must add none.
OWN = """
    html head meta title link script body a header form label input button nav div span svg circle path main article h1 h2 h3 p dl dt dd ul ol li details
    summary section code b strong br q i mark footer time blockquote aside rect small table caption thead tbody tr th td abbr pre progress select option
    figure figcaption g line text polygon polyline defs marker use pattern ellipse lineargradient stop clippath desc
"""


class Tags(HTMLParser):
    """Which elements and attributes a page has, and the text of the article in it."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.names, self.attributes, self.text, self.inside = set(), [], "", 0
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        self.attributes += attrs
        if tag == "p":
            self.inside = "text" in (dict(attrs).get("class") or "").split()

    def handle_endtag(self, tag):
        if tag == "p":
            self.inside = False

    def handle_data(self, data):
        self.text += data if self.inside else ""


def extract(number, payload):
    """An article with a payload in each of its slots; two claims cross in its text."""
    text = f"{payload} Kenya said {payload} to Uganda.\nThen {payload}\nThe end."
    article = Article(
        id=f"h-{number}",
        text=text,
        language="en",
        outlet=payload[:200],
        title=payload,
        url=f"https://example.org/{number}/{payload[:100]}",
        parts=(Part(PartKind.STORY, Span(0, len(text)), payload[:50]),),
        path=payload[:100],
        authors=(payload[:50],),
    )
    half = len(payload) + 12
    sentence = Span(0, text.index("\n"))
    return Extract(
        article, (sentence,), tuple(record(article, sentence, span, payload) for span in (Span(0, half), Span(half // 2, sentence.end))), handmade.ENGINE
    )


def record(article, sentence, span, payload):
    place = {"start": span.start, "end": span.end, "text": span.of(article.text)}
    party = {"entity": None, "name": payload[:300], "sector": None, "via": "name", "why": payload[:80], **place}
    return {
        "id": identifier("c", [article.id, span.start]),
        "article": {"id": article.id, "outlet": article.outlet, "url": None, "title": payload, "language": "en", "published": None, "published_from": None},
        "sentence": {"start": sentence.start, "end": sentence.end, "text": sentence.of(article.text)},
        "event": {
            "category": "AID",
            "mode": payload[:40],
            "contexts": [],
            "cameo": None,
            "trigger": {"start": span.start, "end": span.end, "text": span.of(article.text)},
            "rule": payload[:80],
        },
        "status": "planned",
        "negated": False,
        "background": None,
        "initiators": [{"code": "KEN", **party}],
        "recipients": [{"code": "UGA/GOV", **party}],
        "when": None,
        "where": [
            {"name": payload[:80], "country": None, "lat": None, "lon": None, "gazetteer": None, "start": span.start, "end": span.end, "text": payload[:80]}
        ],
        "quantities": [
            {"of": payload[:80], "min": 1, "max": None, "approximate": True, "unit": None, "start": span.start, "end": span.end, "text": payload[:80]}
        ],
        "attribution": [
            {
                "source": {"code": "KEN/GOV", **party, "anonymous": False},
                "cue": {"start": span.start, "end": span.end, "text": span.of(article.text)},
                "kind": "indirect",
                "content": None,
                "contents": [],
                "why": payload[:80],
            }
        ],
        "why": {"event": payload[:80]},
        "engine": handmade.ENGINE,
    }


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "press.db"
    with open_store(path) as store:
        run = begin_run(store, "ingest", MOMENT, {"sources": payloads()[:5]})
        for number, payload in enumerate(payloads()):
            keep(store, extract(number, payload), Origin(run, f"h{number}"))
            note_failure(store, Failed(payload[:200], f"{number} {payload}", "read", payload[:20], payload), run)
        link_new(store, MOMENT)
    return path


def sound(source):
    """What on a page is not of our own drawing."""
    found = Tags(source)
    handlers = [(name, value) for name, value in found.attributes if name.startswith("on") or name in {"style", "srcdoc", "data"}]
    away = [value for name, value in found.attributes if name in {"href", "src", "action"} and not str(value).startswith(("/", "#"))]
    return sorted(found.names - set(OWN.split())), handlers, away


def test_there_are_two_hundred():
    assert len(set(payloads())) == 200


def test_every_article_is_its_text_and_nothing_else(database):
    client = site(database)
    for number, payload in enumerate(payloads()):
        answer = client.get(f"/a/h-{number}")
        assert (number, answer.status_code) == (number, 200)
        assert (number, sound(answer.text)) == (number, ([], [], []))
        assert (number, Tags(answer.text).text) == (number, extract(number, payload).article.text)


def test_every_list_shows_them_as_text(database):
    client = site(database)
    addresses = ["/", "/sources", "/upcoming", "/tie/KEN/UGA", "/actor/KEN"]
    addresses += [f"/{page}page={n}&size=100" for page in ("search?", "search?in=events&", "search?in=articles&", "ingest?") for n in (1, 2)]
    for address in addresses:
        answer = client.get(address)
        assert (address, answer.status_code) == (address, 200)
        names, handlers, away = sound(answer.text)
        assert (address, names, handlers, away) == (address, [], [], [])


def test_questions_are_shown_as_text(database):
    client = site(database)
    for payload in payloads():
        for address in ("/search", "/upcoming", "/sources", "/tie/KEN/UGA"):
            answer = client.get(address, params={"q": payload[:1000], "from": payload[:50], "day": payload[:50], "by": payload[:50]})
            assert answer.status_code in {200, 400, 414}, (address, payload)
            if answer.status_code != 414:
                assert (address, payload, sound(answer.text)) == (address, payload, ([], [], []))
        twin = client.get("/search.json", params={"q": payload[:1000]})
        if twin.status_code == 200:
            assert json.loads(twin.text)["query"] == " ".join([payload[:1000].strip()]).strip()


def test_in_a_browser_nothing_runs_and_nothing_breaks(database):
    texts = {number: extract(number, payload).article.text for number, payload in enumerate(payloads())}
    broken = {}
    with launched() as chromium, serving(database) as base:
        visit = Visit(chromium, base, width=320)
        for number, text in texts.items():
            visit.go(f"/a/h-{number}")
            shown = visit.page.evaluate("[...document.querySelectorAll('p.text')].map(p => p.textContent).join('')")
            wide, ran = visit.overflow(), visit.page.evaluate("window.hit")
            faults = [wide > 0 and f"{wide} pixels too wide", shown != text and "the text is another", ran and "it ran"]
            if any(faults):
                broken[number, texts[number][:40]] = [fault for fault in faults if fault]
        for address in ("/search?size=100", "/search?size=100&page=3", "/search?in=articles&size=100", "/ingest?size=100", "/ingest?size=100&page=2", "/"):
            visit.go(address)
            if visit.overflow() > 0 or visit.page.evaluate("window.hit"):
                broken[address] = visit.overflow()
        visit.close()
    assert (broken, visit.outside, visit.errors) == ({}, [], [])
