"""Speed of the French parse with the weights of Liens against the model's own components, in one process.

usage: python benchmarks/parse.py FILE.jsonl[.gz] [--articles 200] [--rounds 3]

Both run tok2vec, morphologizer and parser over the same paragraphs, in turns; the ratio is that of the best rounds, above
one where the weights of Liens are faster.
"""

import argparse
import gzip
import json
import time
from pathlib import Path

import spacy
from spacy.language import Language

from liens.langs.pack import load_pack
from liens.parse.loading import load_model
from liens.parse.normalise import plain

COMPONENTS = ("tok2vec", "morphologizer", "parser")


def paragraphs(path: Path, articles: int) -> list[str]:
    """The paragraphs of the first articles of a file."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as rows:
        texts = [json.loads(row)["text"] for _, row in zip(range(articles), rows, strict=False)]
    return [plain(line) for text in texts for line in text.split("\n") if line.strip()]


def seconds(nlp: Language, lines: list[str]) -> float:
    """Time of one pass."""
    docs = [nlp.make_doc(line) for line in lines]
    start = time.perf_counter()
    with nlp.select_pipes(enable=list(COMPONENTS)):
        for _ in nlp.pipe(docs, batch_size=64):
            pass
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    pack = load_pack("fr")
    models = {"model": spacy.load(pack.setting("model", "package")), "Liens": load_model(pack).nlp}
    lines = paragraphs(args.file, args.articles)
    taken: dict[str, list[float]] = {name: [] for name in models}
    for _ in range(args.rounds):
        for name, nlp in models.items():
            taken[name].append(seconds(nlp, lines))
    best = {name: min(times) for name, times in taken.items()}
    print(f"{len(lines)} paragraphs; model {best['model']:.2f} s, Liens {best['Liens']:.2f} s, ratio {best['model'] / best['Liens']:.2f}")


if __name__ == "__main__":
    main()
