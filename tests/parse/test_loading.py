"""The weights of Liens replace components of the model, and where they cannot, the model parses alone and says so."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from liens.errors import ParseNotice
from liens.langs.pack import Pack, load_pack
from liens.parse import loading
from liens.parse.loading import load_model, weights_version
from liens.parse.nlp import Parser


def french(weights: str) -> Pack:
    pack = load_pack("fr")
    return replace(pack, settings={**pack.settings, "model": {**pack.settings["model"], "weights": weights}})


@pytest.fixture
def stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    package = tmp_path / "weights_of_another_model"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    told = {"version": "0", "base": "fr_core_news_md 1.0.0", "components": {"parser": {"factory": "parser"}}}
    (package / "weights.json").write_text(json.dumps(told), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return package.name


def test_the_weights_are_in_the_name_of_the_model() -> None:
    loaded = load_model(load_pack("fr"))
    assert loaded.name == f"fr_core_news_md 3.8.0 + {weights_version(load_pack('fr'))}"
    assert loaded.nlp.pipe_names[:3] == ["tok2vec", "morphologizer", "parser"]


def test_without_weights_the_model_parses_alone_and_says_so() -> None:
    with pytest.warns(ParseNotice, match="the weights no_such_weights are not installed; the model parses alone"):
        parser = Parser(french("no_such_weights"))
    assert parser.model == "fr_core_news_md 3.8.0"


def test_weights_of_another_model_are_left_alone(stale: str) -> None:
    with pytest.warns(ParseNotice, match=r"was trained for fr_core_news_md 1\.0\.0, not for fr_core_news_md 3\.8\.0"):
        loaded = load_model(french(stale))
    assert loaded.name == "fr_core_news_md 3.8.0"
    assert "parser" in loaded.nlp.pipe_names


def test_a_language_without_weights_needs_none() -> None:
    assert weights_version(load_pack("en")) is None


def test_the_weights_carry_their_licences() -> None:
    folder = Path(str(loading.resources.files("liens_fr_parse")))
    assert {p.name for p in folder.glob("*.txt")} == {"LICENSE-CC-BY-SA-4.0.txt", "LICENSE-LGPL-LR.txt", "NOTICE.txt"}
