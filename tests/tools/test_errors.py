"""The page of errors: what is missed, added or wrong on gold articles, and why."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = "Norway expelled a Chadian envoy on Monday. Kenya praised Ghana. The gribble of Peru by Chile went on."


def claim(sentence, trigger, category, by, to):
    rest = {"status": "actual", "negated": False, "when": None, "where": None, "quantities": [], "sources": [], "quote": None}
    return {"sentence": sentence, "trigger": trigger, "category": category, "initiators": by, "recipients": to, **rest}


@pytest.fixture
def gold(tmp_path):
    folder = tmp_path / "gold" / "en"
    folder.mkdir(parents=True)
    claims = [
        claim("Norway expelled a Chadian envoy", "expelled", "SANCTION", ["NOR"], ["PER"]),
        claim("The gribble of Peru by Chile", "gribble", "ASSAULT", ["CHL"], ["PER"]),
    ]
    article = {"id": "g", "lang": "en", "published": "2024-05-02", "outlet": "Gazette", "title": "A <b> day", "text": TEXT, "claims": claims}
    (folder / "one.json").write_text(json.dumps(article), encoding="utf-8")
    return folder


def test_the_page_shows_every_error_beside_its_text(gold, tmp_path):
    out = tmp_path / "errors.html"
    command = [sys.executable, ROOT / "tools" / "errors.py", gold, "--out", out, "--cache", tmp_path / "kept"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 # our own program
    assert (done.returncode, done.stderr[-500:]) == (0, "")
    assert done.stdout.strip() == f"{out}: 1 articles, 1 missed, 1 extra, 1 wrong"
    page = out.read_text(encoding="utf-8")
    assert "<mark>gribble</mark>" in page
    assert "no line of the lexicon fits these words" in page
    assert "<tr><th>recipients</th><td>PER</td><td>TCD</td></tr>" in page
    assert "class='fault k-extra c-SUPPORT'" in page
    assert "A &lt;b&gt; day" in page
    assert "<script" not in page
    assert "#c-SUPPORT:checked" in page
    assert len(list((tmp_path / "kept").iterdir())) == 1
