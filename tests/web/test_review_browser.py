"""Judgements in a real browser: by forms alone without scripts, and a claim that was missed from the words that are selected."""

import pytest

from tests.show.handmade import ARTICLE, TEXT
from tests.web.browser import Visit, serving
from tests.web.conftest import fill

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
SELECT = """word => {
  const walker = document.createTreeWalker(document.querySelector("main article"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.textContent.indexOf(word);
    if (at >= 0 && walker.currentNode.parentElement.closest(".row > .text")) {
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + word.length);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return true;
    }
  }
  return false;
}"""


def test_a_claim_is_judged_and_taken_back_without_script(chromium, tmp_path):
    with serving(fill(tmp_path / "press.db")) as base:
        visit = Visit(chromium, base, java_script_enabled=False)
        visit.go(f"/a/{ARTICLE.id}")
        visit.page.locator("#n-1 a", has_text="judge").click()
        visit.page.fill("#claim-by", "Anna")
        visit.page.click("button[value=wrong]")
        assert visit.page.url.endswith("/review/c/c-1?done=1")
        visit.page.locator(".undo button").first.click()
        assert visit.page.locator(".act.back").count() == 1
        assert (visit.outside, visit.errors) == ([], [])
        visit.close()


def test_selected_words_become_the_place_of_a_missed_claim(chromium, tmp_path):
    with serving(fill(tmp_path / "press.db")) as base:
        visit = Visit(chromium, base)
        visit.go(f"/a/{ARTICLE.id}")
        assert visit.page.evaluate(SELECT, "Malawi")
        start = TEXT.index("Malawi")
        visit.page.wait_for_selector(f'#missing[href$="?start={start}&end={start + 6}"]')
        visit.page.click("#missing")
        visit.page.select_option("#f-category", "COERCE")
        visit.page.fill("#f-initiators", "MWI")
        visit.page.fill("#add-by", "Anna")
        visit.page.get_by_role("button", name="Add the claim").click()
        assert f"[{start}:{start + 6}]" in visit.page.inner_text("main")
        assert (visit.outside, visit.errors) == ([], [])
        visit.close()
