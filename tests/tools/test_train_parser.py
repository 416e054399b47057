"""Training the French parse on a tiny treebank: reading it, learning from it, the same weights from the same seed."""

import gzip
import importlib
import json
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
import spacy

from liens.langs.pack import load_pack
from liens.parse.loading import load_model
from tests.sources import ROOT

# Columns of CoNLL-U without lemma, xpos and deps: id, form, upos, feats, head, deprel, misc.
SENTENCES = {
    "vote": """
1 Le DET Definite=Def 2 det _
2 Niger PROPN _ 3 nsubj _
3 vote VERB VerbForm=Fin 0 root SpaceAfter=No
4 . PUNCT _ 3 punct _""",
    "du": """
1 Lima PROPN _ 2 nsubj _
2 parle VERB VerbForm=Fin 0 root _
3-4 du _ _ _ _ _
3 de ADP _ 5 case _
4 le DET Definite=Def 5 det _
5 traité NOUN _ 2 obl:arg SpaceAfter=No
6 . PUNCT _ 2 punct _""",
}


def conllu() -> str:
    blocks = []
    for name, text in SENTENCES.items():
        rows = [f"# sent_id = {name}"]
        for line in text.strip().split("\n"):
            at, form, pos, feats, head, dep, misc = line.split(" ")
            rows.append(f"{at}\t{form}\t_\t{pos}\t_\t{feats}\t{head}\t{dep}\t_\t{misc}")
        blocks.append("\n".join(rows) + "\n\n")
    return "".join(blocks)


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT / "tools")
    return importlib.import_module("train_parser")


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "fr_sequoia-ud-train.conllu.gz"
    path.write_bytes(gzip.compress(conllu().encode()))
    return path


def test_fused_words_are_one_token(tool: ModuleType, treebank: Path) -> None:
    _, fused = tool.read(treebank)
    assert fused.words == ["Lima", "parle", "du", "traité", "."]
    assert fused.heads == [1, 1, 3, 1, 1]
    assert fused.deps == ["nsubj", "ROOT", "case", "obl:arg", "punct"]
    assert fused.spaces == [True, True, True, False, True]


def test_what_is_trained_is_what_is_loaded(tool: ModuleType, treebank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = spacy.load(tool.BASE)
    lessons = tool.gold_of(treebank.parent) * 60
    size = tool.Size(96, 64, 0.1, 3)
    runs = [tool.train(base, lessons, treebank, 5, size) for _ in range(2)]
    parts = [[nlp.get_pipe(name).to_bytes(exclude=["vocab"]) for name in tool.PIPES] for nlp, _ in runs]
    assert parts[0] == parts[1]
    assert runs[0][1] == 100.0
    tool.write(runs[0][0], base, tmp_path / "own_weights")
    (tmp_path / "own_weights" / "__init__.py").write_text("", encoding="utf-8")
    told = json.loads((tmp_path / "own_weights" / "weights.json").read_text(encoding="utf-8"))
    assert list(told["components"]) == list(tool.PIPES)
    monkeypatch.syspath_prepend(tmp_path)
    pack = load_pack("fr")
    loaded = load_model(replace(pack, settings={**pack.settings, "model": {**pack.settings["model"], "weights": "own_weights"}}))
    assert [(t.dep_, t.head.text) for t in loaded.nlp("Le Niger vote.")[:3]] == [("det", "Niger"), ("nsubj", "vote"), ("ROOT", "vote")]


def test_a_text_is_read_with_the_limits_of_liens(tool: ModuleType, treebank: Path, tmp_path: Path) -> None:
    base = spacy.load(tool.BASE)
    texts = tmp_path / "texts.jsonl"
    rows = [{"title": "Gold", "text": "Ce texte ne compte pas ici."}, {"title": "Other", "text": "M. Sall a parlé hier. Le port reste fermé.\nVu"}]
    texts.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    seen = tool.read_texts(base, base, tool.lines_of(texts, {"Gold"}))
    assert [" ".join(s.words) for s in seen] == ["M. Sall a parlé hier .", "Le port reste fermé ."]
