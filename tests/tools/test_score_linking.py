"""The scores of linking: by subject, by happening, and the best that a program can reach which tells happenings apart."""

import json

import pytest

from tests.dossier.made import MAY_1, record
from tests.sources import ROOT

RAID = {"by": ("RUS",), "to": ("UKR",), "when": MAY_1, "trigger": "attacked"}
LATER = {**RAID, "when": ("2024-05-20", "2024-05-20"), "on": "2024-05-21"}


@pytest.fixture
def scores(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    import score_linking

    return score_linking


def test_the_table_of_happenings_is_sorted_and_names_each_article_once(scores):
    found = scores.happenings()
    assert len(found) == 17
    assert list(found) == sorted(found)


def test_happenings_are_told_apart_from_subjects(scores, monkeypatch, tmp_path):
    """Two raids of one subject: told apart they are right by happening, half right by subject, and no program does better."""
    claims, gold = tmp_path / "claims.jsonl", tmp_path / "gold.jsonl"
    told = [record("c1", **RAID), record("c2", **RAID), record("c3", **LATER), record("c4", **LATER)]
    claims.write_text("".join(json.dumps(r) + "\n" for r in told), encoding="utf-8")
    gold.write_text("".join(json.dumps({"id": r["article"]["id"], "cluster": "raids"}) + "\n" for r in told), encoding="utf-8")
    monkeypatch.setattr(scores, "happenings", lambda: {"a-c3": "second raid", "a-c4": "second raid"})
    found = {measure.strip().partition(":")[0]: figures for measure, figures in scores.article_scores(gold, claims)}
    assert found == {
        "articles by series of the leading event": "1.000 1.000 1.000",
        "articles by leading event against subjects": "1.000 0.500 0.667",
        "at best, every happening told apart": "1.000 0.500 0.667",
        "articles by leading event, by happening": "1.000 1.000 1.000",
    }
