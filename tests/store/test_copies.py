"""Copies are kept and folded: one group whatever the order they come in, and one speaker for what they say in their own voice."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from liens.model import Article, Span
from liens.record import claim_record
from liens.store.copies import copies_of
from liens.store.keep import Extract, Origin, keep
from tests.link.test_copies import MORE, OTHER, WIRE
from tests.show import handmade

AID = handmade.claims()[0]


def told(name, text, day):
    """An article with one claim in its outlet's own voice."""
    article = Article(f"a-{name}", text, "en", date(2025, 3, day), "given", name, f"https://{name}.example/lake", f"{name} on the lake")
    record = claim_record(replace(AID, id=f"c-{name}", article=article, sentence=Span(0, 40)), handmade.ENGINE)
    return Extract(article, (Span(0, 40),), (record,), handmade.ENGINE)


HALVES = [
    told("lake-post", WIRE, 5),
    told("gulf-star", WIRE[: len(WIRE) // 2] + MORE, 4),
    told("hill-news", MORE + WIRE[len(WIRE) // 2 :], 6),
    told("coast-times", OTHER, 5),
]


@pytest.mark.parametrize("order", list(permutations(range(4))), ids=str)
def test_groups_do_not_depend_on_the_order(store, run, order):
    for i in order:
        keep(store, HALVES[i], Origin(run, f"{i}"))
    rows = store.rows(
        "SELECT o.name, l.name FROM copies AS c JOIN versions AS v ON v.key = c.version JOIN outlets AS o ON o.key = v.outlet"
        " JOIN versions AS w ON w.key = c.lead JOIN outlets AS l ON l.key = w.outlet ORDER BY 1"
    )
    assert rows == [(name, "gulf-star") for name in ("gulf-star", "hill-news", "lake-post")]
    speakers = store.rows("SELECT o.name, COUNT(*) FROM claims AS c JOIN speakers AS s ON s.key = c.speaker JOIN outlets AS o ON o.key = s.outlet GROUP BY 1")
    assert dict(speakers) == {"gulf-star": 3, "coast-times": 1}
    assert store.rows("SELECT COUNT(*), SUM(claims) FROM pair_speakers") == [(2, 4)]


def test_copies_of_a_version_name_the_lead_first(store, run):
    keys = [keep(store, extract, Origin(run, str(i))).version for i, extract in enumerate(HALVES)]
    assert copies_of(store, keys[2]) == [keys[1], keys[0]]
    assert copies_of(store, keys[3]) == []


def test_a_copy_that_changes_its_words_leaves_the_group(store, run):
    keys = [keep(store, extract, Origin(run, str(i))).version for i, extract in enumerate(HALVES[:2])]
    assert copies_of(store, keys[0]) == [keys[1]]
    changed = replace(HALVES[1], article=replace(HALVES[1].article, text=OTHER + MORE))
    keep(store, changed, Origin(run, "1"))
    assert copies_of(store, keys[0]) == []
    assert store.rows("SELECT * FROM copy_pairs") == []
    assert store.value(
        "SELECT o.name FROM claims AS c JOIN speakers AS s ON s.key = c.speaker JOIN outlets AS o ON o.key = s.outlet WHERE c.id = 'c-lake-post'"
    ) == ("lake-post")


def test_the_same_text_a_month_later_is_no_copy(store, run):
    first = keep(store, HALVES[0], Origin(run, "0")).version
    later = replace(HALVES[0].article, id="a-x", outlet="x", url="https://x.example", published=date(2025, 4, 20))
    keep(store, replace(HALVES[0], article=later), Origin(run, "1"))
    assert copies_of(store, first) == []
