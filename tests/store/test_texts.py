"""Sentences and articles are found by their words, without accents, in current articles only."""

from liens.store.keep import Origin, keep
from liens.store.texts import find_articles, find_sentences
from tests.show import handmade
from tests.store.conftest import extract


def test_sentences(store, run):
    keep(store, extract(), Origin(run, "sud.txt"))
    (found,) = find_sentences(store, "medecins MOZAMBIQUE")
    assert handmade.TEXT[found.start : found.end] == found.text == "Le Brésil envoie 1 200 médecins au Mozambique"
    assert (found.article, found.outlet, found.published) == ("a-1", "Le Journal <du> Sud", "2025-03-05")
    assert find_sentences(store, "medecins frontiere") == []
    assert find_sentences(store, " ") == []


def test_articles(store, run):
    keep(store, extract(), Origin(run, "sud.txt"))
    (found,) = find_articles(store, "medecins frontiere")
    assert found.article == "a-1"
    assert "frontière" in found.text or "médecins" in found.text
    assert find_articles(store, "") == []


def test_older_versions_are_not_found(store, run):
    keep(store, extract(), Origin(run, "sud.txt"))
    keep(store, extract(title="Un titre tout autre"), Origin(run, "sud.txt"))
    assert len(find_articles(store, "mozambique")) == 1
    assert len(find_sentences(store, "mozambique")) == 1
    assert len(find_articles(store, "tout autre")) == 1


def test_a_match_in_the_title_comes_first(store, run):
    keep(store, extract(id="a-2", url=None, title="Rien", text=handmade.TEXT), Origin(run, "a.txt"))
    keep(store, extract(id="a-3", url=None, outlet="Autre", title="La frontière du Malawi"), Origin(run, "b.txt"))
    assert [found.article for found in find_articles(store, "frontiere")] == ["a-3", "a-2"]
