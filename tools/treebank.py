"""Reads Universal Dependencies treebanks into spaCy documents, and scores a parser on them."""

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

SCORED = ("appos", "flat", "conj", "nmod", "obj", "nsubj", "obl")


@dataclass
class Sentence:
    """One treebank sentence with fused words merged: parallel lists, heads as positions (a root is its own head)."""

    name: str
    words: list[str]
    spaces: list[bool]
    pos: list[str]
    morph: list[str]
    heads: list[int]
    deps: list[str]


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file (gzip)."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        block: list[str] = []
        for line in lines:
            if line.strip():
                block.append(line.rstrip("\n"))
            elif block:
                yield _sentence(block)
                block = []


def _sentence(block: Sequence[str]) -> Sentence:
    name = next((x.partition("=")[2].strip() for x in block if x.startswith("# sent_id")), "")
    rows = [x.split("\t") for x in block if not x.startswith("#")]
    fused = {}
    for row in rows:
        if "-" in row[0]:
            first, last = (int(n) for n in row[0].split("-"))
            fused.update(dict.fromkeys(range(first, last + 1), (first, row)))
    words = {int(r[0]): r for r in rows if r[0].isdigit()}
    position: dict[int, int] = {}
    groups: list[list[int]] = []
    for i in words:
        start = fused.get(i, (i, None))[0]
        if start == i:
            groups.append([])
        groups[-1].append(i)
        position[i] = len(groups) - 1
    found = Sentence(name, [], [], [], [], [], [])
    for at, group in enumerate(groups):
        head = next((i for i in group if int(words[i][6]) not in group), group[0])
        shown = fused[group[0]][1] if group[0] in fused else words[group[0]]
        governor = int(words[head][6])
        found.words.append(shown[1].replace("\u2019", "'"))
        found.spaces.append("SpaceAfter=No" not in shown[9])
        found.pos.append(words[group[0]][3])
        found.morph.append("" if words[group[0]][5] == "_" else words[group[0]][5])
        found.heads.append(position[governor] if governor else at)
        found.deps.append("ROOT" if not governor else words[head][7])
    return found


def document(nlp: Language, sentences: Sequence[Sentence]) -> Doc:
    """A gold document of some consecutive sentences."""
    words, spaces, pos, morph, heads, deps, starts = [], [], [], [], [], [], []
    for s in sentences:
        base = len(words)
        words += s.words
        spaces += [*s.spaces[:-1], True]
        pos += s.pos
        morph += s.morph
        heads += [base + h for h in s.heads]
        deps += s.deps
        starts += [True] + [False] * (len(s.words) - 1)
    return Doc(nlp.vocab, words=words, spaces=spaces, pos=pos, morphs=morph, heads=heads, deps=deps, sent_starts=starts)


def plain(nlp: Language, gold: Doc) -> Doc:
    """The same words with nothing known but sentence limits, which Liens sets by rule."""
    doc = Doc(nlp.vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold])
    for mine, theirs in zip(doc, gold, strict=True):
        mine.is_sent_start = bool(theirs.is_sent_start)
    return doc


def las(nlp: Language, path: Path, only: str = "") -> dict[str, float]:
    """UAS, LAS (labels without subtype, no punctuation) and F1 of some relations, from gold tokens and limits."""
    gold = [document(nlp, [s]) for s in read(path) if s.name.startswith(only)]
    found = list(nlp.pipe([plain(nlp, g) for g in gold], batch_size=256))
    total = right = attached = 0
    relations: dict[str, list[int]] = {}
    for g, f in zip(gold, found, strict=True):
        for a, b in zip(g, f, strict=True):
            if a.dep_ == "punct":
                continue
            total += 1
            mine, theirs = a.dep_.split(":")[0], b.dep_.split(":")[0]
            same = a.head.i == b.head.i
            attached += same
            right += same and mine == theirs
            relations.setdefault(mine, [0, 0, 0])[0] += 1
            relations.setdefault(theirs, [0, 0, 0])[1] += 1
            if same and mine == theirs:
                relations[mine][2] += 1
    scores = {"UAS": 100 * attached / total, "LAS": 100 * right / total}
    for name in SCORED:
        wanted, given, hit = relations.get(name, [0, 0, 0])
        scores[name] = 200 * hit / max(1, wanted + given)
    return {k: round(v, 2) for k, v in scores.items()}
