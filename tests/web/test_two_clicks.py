"""From every number on the page of a tie to the sentence behind it: one click, or two."""

import pytest

from tests.web.browser import Visit
from tests.web.conftest import site, told

TIE = "/tie/RUS/UKR"
# What is no figure: words of articles, days, forms and files, the scales of drawings, and remarks that explain them.
NO_FIGURES = "blockquote, q, .when, time, .days, .tools, nav, title, .tick, .remark, code"
# The numbers of a page, each with where the nearest links lead: its own, else those of its row, its event or its pact.
NUMBERS = """none => {
  const found = [], walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) {
    const holder = walk.currentNode.parentElement, said = walk.currentNode.textContent.trim()
    if (!/\\d/.test(said) || holder.closest(none)) continue
    let near = holder.closest("a[href]") ? [holder.closest("a[href]")] : []
    for (let box = holder; !near.length && box && !box.matches("section, main"); box = box.parentElement) near = [...box.querySelectorAll("a[href]")]
    found.push({said, leads: near.map(link => link.getAttribute("href"))})
  }
  return found
}"""
SENTENCES = "blockquote:visible, article .text mark:visible"


@pytest.fixture
def tie_page(chromium, base):
    visit = Visit(chromium, base)
    visit.go(TIE)
    visit.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    yield visit
    visit.close()


def clicks(visit, address):
    """How many clicks from the tie to a sentence, None for more than two."""
    if address.startswith("#"):
        visit.go(TIE)
        return 1 if visit.page.locator(f"{address} ~ .events blockquote").count() else None
    if visit.go(address) != 200:
        return None
    if visit.page.locator(SENTENCES).count():
        return 1
    links = visit.page.locator("main a[href]")
    for further in [link.get_attribute("href") for link in links.all()]:
        visit.go(further)
        if visit.page.locator(SENTENCES).count():
            return 2
    return None


def test_every_number_of_a_tie_is_two_clicks_from_its_sentence_at_most(tie_page):
    numbers = tie_page.page.evaluate(NUMBERS, NO_FIGURES)
    assert len(numbers) > 40
    assert [n["said"] for n in numbers if not n["leads"]] == []
    addresses = sorted({address for n in numbers for address in n["leads"]})
    assert len(addresses) > 12
    far = {address: clicks(tie_page, address) for address in addresses}
    assert {address for address, count in far.items() if count is None} == set()
    # Nearly all are one click away.
    assert sum(count == 1 for count in far.values()) > 0.8 * len(far)


def test_a_number_counts_as_many_claims_as_the_page_that_it_leads_to(tie_page, press):
    client = site(press)
    counts = tie_page.page.eval_on_selector_all("main a.count", "links => links.map(link => [link.getAttribute('href'), link.textContent])")
    behind = [(address, int(number)) for address, number in counts if "/claims?" in address and "place=" not in address and "scored" not in address]
    assert len(behind) > 5
    for address, number in behind:
        page = told(client, address.replace("/claims?", "/claims.json?"))
        assert (address, page["count" if "category=" in address else "events"]) == (address, number)


def test_a_narrow_screen_has_the_same_numbers_as_a_list(chromium, base):
    visit = Visit(chromium, base, width=320)
    visit.go(TIE)
    graph = visit.page.locator("#graph")
    assert not graph.locator(".drawing.graph").is_visible()
    listed = graph.locator(".bonds a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    drawn = graph.locator(".drawing.graph a:has(.edge)").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert sorted(listed) == sorted(drawn)
    assert len(listed) > 2
    graph.locator(".bonds a").first.click()
    assert visit.page.locator(SENTENCES).count() > 0
    visit.close()
