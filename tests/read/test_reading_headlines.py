"""The headline, the day and the authors of a page come from what it declares, repaired by what it shows."""

import json
from datetime import date

import pytest

from liens.read.declared import declared
from liens.read.page import read_page

STORY = "<p>" + "The ministers of Kenya and Uganda signed a pact on the lake in Kampala on Thursday, officials said. " * 4 + "</p>"

OURS = "Two ministers sign a pact"


def page(ld=None, og=None, h1="Kenya and Uganda guard the lake", h2=""):
    block = f'<script type="application/ld+json">{ld if isinstance(ld, str) else json.dumps(ld)}</script>' if ld else ""
    meta = f'<meta property="og:title" content="{og}">' if og else ""
    return f"<html lang='en'><head>{meta}{block}<title>x</title></head><body><article><h1>{h1}</h1>{h2}{STORY}</article></body></html>"


def article(headline, **more):
    return {"@context": "https://schema.org", "@type": "NewsArticle", "headline": headline, **more}


@pytest.mark.parametrize(
    ("html", "title"),
    [
        (page(), "Kenya and Uganda guard the lake"),
        (page(og="Lake pact: what it means for you"), "Lake pact: what it means for you"),
        (page(article("Kenya and Uganda guard the lake"), og="Lake pact: what it means for you"), "Kenya and Uganda guard the lake"),
        (page({"@graph": [{"@type": "WebPage"}, article("A pact on the lake is signed")]}), "A pact on the lake is signed"),
        (page([{"@type": ["Thing", "ReportageNewsArticle"], "headline": "A pact on the lake is signed"}]), "A pact on the lake is signed"),
        # Of two titles that a page shows, the one in the first rank was written for search engines.
        (page(article("Lake guard pact 2025"), og=OURS, h1="Lake guard pact 2025", h2=f"<h2>{OURS}</h2>"), OURS),
        (page(article("Lake guard pact 2025"), og=OURS, h2="<h2><em>Kampala</em>Two ministers<br>sign a pact</h2>"), OURS),
        (page(article(OURS), og="Lake guard pact 2025", h1="Lake guard pact 2025", h2=f"<h2>{OURS}</h2>"), OURS),
        (page(article("Lake guard pact 2025"), og=OURS, h1=OURS), "Lake guard pact 2025"),
        (page(article("Lake guard pact 2025"), og="Two ministers sign - Lake Post", h2="<h3>Two ministers sign</h3>"), "Lake guard pact 2025"),
        (page(article("Lake guard pact 2025"), og="Lake Post", h2="<h2>Lake Post</h2>"), "Lake guard pact 2025"),
        (page(article("Kampala: Two ministers sign a pact"), og="Two ministers sign a pact"), "Two ministers sign a pact"),
        (page(article("Kenya and Uganda guard &quot;their&quot; lake")), 'Kenya and Uganda guard "their" lake'),
        (page(article("Kenya and Uganda guard..."), h1="Kenya and Uganda guard <em>the lake</em> together"), "Kenya and Uganda guard the lake together"),
        (page(article("Something else altogether…")), "Something else altogether…"),
        (page('{"@type": "NewsArticle", broken'), "Kenya and Uganda guard the lake"),
        (page(article(None)), "Kenya and Uganda guard the lake"),
        (page({"@type": "Organization", "headline": "We are the Lake Post"}), "Kenya and Uganda guard the lake"),
    ],
)
def test_headlines(html, title):
    assert read_page(html, None).title == title


def test_day_and_authors():
    told = article(
        "A pact is signed", datePublished="2025-03-06T08:00:00+03:00", author=[{"name": "Amina  Kabore"}, "Joseph Lule", {"name": "https://x.example/a"}]
    )
    found = declared(page(told))
    assert (found.published, found.authors) == (date(2025, 3, 6), ("Amina Kabore", "Joseph Lule"))
    assert read_page(page(told), None).authors == ("Amina Kabore", "Joseph Lule")


def test_what_is_declared_never_hangs():
    deep = '{"a":' * 90_000 + "1" + "}" * 90_000
    wide = json.dumps({"@graph": [{"@type": "Thing"}] * 5_000 + [article("too far away")]})
    assert declared(page(deep)).headline is None
    assert declared(page(wide)).headline is None
