"""Every page in a real browser: both languages, light and dark, desktop and phone; nothing from outside, no fault of axe, no scrolling sideways."""

from itertools import product

import pytest

from liens.web.languages import languages
from tests.show.handmade import ARTICLE
from tests.web.browser import THEMES, WIDTHS, Visit, serving
from tests.web.conftest import site
from tests.web.test_site import addresses, events

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
LOOKS = list(product(languages(), THEMES, WIDTHS))
# What the browser says of pages that are meant to tell of an error.
TOLD = ("status of 404 (Not Found)", "status of 400 (Bad Request)")
MORE = {
    "article-text": f"/a/{ARTICLE.id}?show=text",
    "article-span": f"/a/{ARTICLE.id}?span=5-20",
    "article-textless": "/a/a-c01",
    "review-claim": "/review/c/c01?done=1",
    "review-article": f"/review/a/{ARTICLE.id}",
    "review-selected": f"/review/a/{ARTICLE.id}?start=10&end=16",
    "review-event": "/review/e/EVENT",
    "search-found": "/search?q=who:RUS",
    "search-events": "/search?in=events",
    "search-articles": "/search?in=articles",
    "search-actors": "/search?in=actors",
    "search-empty": "/search?q=who:RUS+nothing",
    "error": "/nowhere",
    "wrong": "/search?q=status:nonsense",
}


def places(press, look):
    """Every page; further states of them in two of the looks, which between them have each language, theme and width."""
    event = events(site(press))[0]
    more = {name: address.replace("EVENT", event) for name, address in MORE.items()}
    return {**addresses(site(press)), **(more if look in {("en", "light", 1280), ("fr", "dark", 320)} else {})}


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: "-".join(map(str, look)))
def test_every_page(chromium, base, press, look):
    visit = Visit(chromium, base, *look)
    found = {}
    for name, address in places(press, look).items():
        visit.go(address)
        faults = visit.violations()
        if visit.overflow() > 0:
            faults.append(f"{visit.overflow()} pixels too wide")
        if faults:
            found[name] = faults
    told = [error for error in visit.errors if not error.endswith(TOLD)]
    visit.close()
    assert (found, visit.outside, told) == ({}, [], [])


@pytest.mark.parametrize("address", ["/about/method", "/review/c/c01", "/ingest"])
def test_no_table_slides_sideways_on_a_phone(chromium, base, address):
    visit = Visit(chromium, base, width=320)
    visit.go(address)
    wider = visit.page.eval_on_selector_all(".scroll", "boxes => boxes.map(box => box.scrollWidth - box.clientWidth)")
    visit.close()
    assert wider
    assert max(wider) == 0


def test_pages_work_without_script(chromium, base):
    visit = Visit(chromium, base, java_script_enabled=False)
    visit.go("/")
    visit.page.fill("#q", "who:RUS")
    visit.page.click(".find button")
    assert visit.page.locator(".found li").count() > 3
    visit.page.locator(".found a.what").first.click()
    assert "#n-" in visit.page.url
    visit.page.locator(".choices a", has_text="dark").click()
    assert visit.page.locator("html").get_attribute("data-theme") == "dark"
    visit.page.locator(".choices a[lang=fr]").click()
    assert visit.page.locator("html").get_attribute("lang") == "fr"
    visit.close()


def test_the_choice_of_colours_wins_over_the_system(chromium, base):
    visit = Visit(chromium, base, theme="light")
    visit.go("/")
    light = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
    visit.page.locator(".choices a", has_text="dark").click()
    visit.page.wait_for_selector("html[data-theme=dark]")
    visit.page.wait_for_load_state("load")
    dark = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
    visit.close()
    assert (light, dark) == ("rgb(255, 255, 255)", "rgb(22, 24, 27)")


def test_keys_step_through_claims_and_can_be_turned_off(chromium, base):
    visit = Visit(chromium, base)
    visit.go(f"/a/{ARTICLE.id}")
    visit.page.keyboard.press("j")
    visit.page.keyboard.press("j")
    assert visit.page.locator(".note.here").get_attribute("id") == "n-2"
    visit.page.keyboard.press("k")
    assert visit.page.locator(".note.here").get_attribute("id") == "n-1"
    visit.page.keyboard.press("t")
    assert not visit.page.locator(".note").first.is_visible()
    visit.page.keyboard.press("t")
    visit.page.keyboard.press("o")
    visit.page.wait_for_url("**/event/*")
    visit.page.keyboard.press("/")
    assert visit.page.evaluate("document.activeElement.id") == "q"
    visit.page.keyboard.type("j?")
    assert visit.page.input_value("#q") == "j?"
    visit.go("/about/method#keys")
    visit.page.fill("#key-form input[name=next]", "n")
    visit.go(f"/a/{ARTICLE.id}")
    visit.page.keyboard.press("n")
    assert visit.page.locator(".note.here").get_attribute("id") == "n-1"
    visit.go("/about/method#keys")
    visit.page.check("#key-form input[name=off]")
    visit.go(f"/a/{ARTICLE.id}")
    visit.page.keyboard.press("n")
    assert visit.page.locator(".note.here").count() == 0
    visit.close()
    assert visit.errors == []


def test_an_ingest_that_goes_on_is_seen_without_asking(chromium, tmp_path):
    from liens.store.database import open_store
    from liens.store.runs import Failed, begin_run, end_run, note_failure
    from tests.web.conftest import fill

    database = fill(tmp_path / "press.db")
    with open_store(database) as store:
        run = begin_run(store, "ingest", "2026-01-01T00:00:00Z", {"sources": ["press"], "expected": 4})
    with serving(database, live_seconds=1) as base:
        visit = Visit(chromium, base)
        visit.go("/ingest")
        assert visit.page.locator("progress").get_attribute("value") == "0"
        with open_store(database) as store:
            note_failure(store, Failed("press", "press/late.html", "read", "EmptyInput", "nothing"), run)
        visit.page.wait_for_selector("progress[value='1']", timeout=20_000)
        assert visit.violations() == []
        with open_store(database) as store:
            end_run(store, run, "2026-01-01T00:01:00Z")
        visit.page.locator("progress").wait_for(state="detached", timeout=20_000)
        visit.close()
    assert (visit.outside, visit.errors) == ([], [])


def test_a_reading_prints_with_its_notes(chromium, base):
    visit = Visit(chromium, base)
    visit.go(f"/a/{ARTICLE.id}")
    visit.page.emulate_media(media="print")
    assert visit.page.locator(".note").first.is_visible()
    assert not visit.page.locator(".top").is_visible()
    assert visit.page.locator(".bottom code").is_visible()
    visit.close()
