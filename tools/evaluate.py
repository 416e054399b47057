"""Measures Liens on a folder laid out like the evaluation data: makes every prediction and prints every figure in one table.

usage: python tools/evaluate.py DATA [--out out/evaluate] [--only claims attribution …]

Predictions come from the product itself (``liens read … --format jsonl``), figures from the scorers found in DATA.
"""

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from liens.store.export.coded import plover_category


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    measure: str
    figures: str


def read(source: Path, out: Path, layer: str) -> Path:
    """Let the product read a JSON Lines file."""
    target = out / f"{source.stem}.{layer}.jsonl"
    command = [sys.executable, "-m", "liens", "read", str(source), "--layer", layer, "--format", "jsonl", "-o", str(target)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 # our own program
    if done.returncode not in {0, 2}:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return target


def score(script: Path, *arguments: str) -> str:
    """What a scorer prints."""
    done = subprocess.run([sys.executable, str(script), *arguments], check=False, capture_output=True, text=True)  # noqa: S603 # scorer of DATA
    if done.returncode:
        sys.exit(f"{script.name} {' '.join(arguments)}:\n{done.stderr[-2000:]}")
    return done.stdout


def write_lines(path: Path, records: list[dict[str, object]]) -> Path:
    """A JSON Lines file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    return path


def gold_articles(folder: Path) -> list[dict[str, object]]:
    """The articles of a folder of gold files, as input for the product."""
    found = []
    for file in sorted(folder.glob("*.json")):
        data = json.loads(file.read_text(encoding="utf-8"))
        text = data.get("text") or (folder / data["text_file"]).read_text(encoding="utf-8")
        kept = {key: data[key] for key in ("id", "lang", "published", "outlet", "title") if data.get(key)}
        found.append({**kept, "text": text})
    return found


def claims(data: Path, out: Path) -> Iterator[Row]:
    """Category, roles, triple and full F1, and fields, of every folder of gold claims."""
    folders = [data / "gold_seed", *sorted(data.glob("claims_dev/*")), *sorted(data.glob("claims_check/*"))]
    for folder in folders:
        if not folder.is_dir():
            continue
        name = folder.name if folder.name == "gold_seed" else f"{folder.parent.name}/{folder.name}"
        source = write_lines(out / f"{name.replace('/', '-')}.jsonl", gold_articles(folder))
        text = score(data / "score_claims.py", str(folder), str(read(source, out, "claims")))
        yield Row(f"{name}: detect category roles triple full F1", " ".join(_f1(text, m) for m in ("detect", "category", "roles", "triple", "full")))
        for line in text.splitlines():
            if line.startswith("field"):
                yield Row(f"{name}: {' '.join(line.split()[:2])}", line.split()[2])


def _f1(text: str, measure: str) -> str:
    line = next(x for x in text.splitlines() if x.startswith(measure))
    return line.rsplit(maxsplit=1)[-1]


def gsr(data: Path, out: Path) -> Iterator[Row]:
    """PLOVER gold standard records, English and French."""
    for name, language in (("dev", "en"), ("dev_fr", "fr")):
        gold = data / "plover_gsr" / f"{name}.jsonl"
        if gold.exists():
            records = [json.loads(x) for x in gold.read_text(encoding="utf-8").splitlines()]
            source = write_lines(out / f"gsr-{language}.jsonl", [{"id": r["id"], "text": r["text"], "lang": language} for r in records])
            claims_ = read(source, out, "claims")
            for name_, told in ((language, claims_), (f"{language} as filed by PLOVER", as_filed(claims_))):
                text = score(data / "plover_gsr" / "score_gsr.py", str(gold), str(told))
                yield Row(f"plover_gsr {name_}: root quad source triple", " ".join(x.split()[1] for x in text.splitlines()[:4]))


def as_filed(claims_: Path) -> Path:
    """The same claims under the categories of the export to PLOVER, whose rules the coders of these records kept: what lies ahead is a promise."""
    records = [json.loads(x) for x in claims_.read_text(encoding="utf-8").splitlines()]
    filed = [{**r, "event": {**r["event"], "category": plover_category(r)}} if r["event"] else r for r in records]
    return write_lines(claims_.with_suffix(".filed.jsonl"), filed)


def attribution(data: Path, out: Path) -> Iterator[Row]:
    """Content, source and cue of attributions."""
    sets = (("gold_polnear_en_dev", "en", []), ("gold_asfalda_fr_dev", "fr", ["--partial", "--groups", "speech", "--core"]), ("gold_seed_fr", "fr", []))
    for name, language, options in sets:
        gold = data / "attribution" / f"{name}.jsonl"
        if gold.exists():
            records = [json.loads(x) for x in gold.read_text(encoding="utf-8").splitlines()]
            source = write_lines(out / f"{name}.jsonl", [{"id": r["id"], "text": r["text"], "lang": language} for r in records])
            text = score(data / "attribution" / "score_quotes.py", str(gold), str(read(source, out, "attributions")), *options)
            for line in text.splitlines():
                if line.startswith(("content", "source ", "cue ", "triple")):
                    yield Row(f"{name}: {line.split('  ')[0][:40]}", line[20:].strip())


def html(data: Path, out: Path) -> Iterator[Row]:
    """Story text, title and date of web pages, beside trafilatura's own figures in the same run."""
    from evaluate_html import measure

    truth = data / "html" / "truth.jsonl"
    if truth.exists():
        yield from (Row(name, figures) for name, figures in measure(data / "html", out))


def _published(record: dict[str, str]) -> dict[str, object]:
    return {"published": record["reference_date"][:10]} if record.get("reference_date") else {}


def _suite_units() -> dict[str, list[tuple[str, float]]]:
    """What Liens calls the units of the suites, each with the factor that turns a value of theirs into one of Liens."""
    units: dict[str, list[tuple[str, float]]] = {}
    lines = [x for x in Path(__file__).with_name("units_of_suites.tsv").read_text(encoding="utf-8").splitlines() if not x.startswith("#")]
    for suite, unit, factor in (line.split("\t") for line in lines[1:]):
        units.setdefault(suite, []).append((unit, float(Fraction(factor))))
    return units


def with_own_units(gold: Path, out: Path) -> Path:
    """The cases of units with the names of Liens beside those of the suites: every suite calls its units otherwise."""
    units = _suite_units()
    cases = [json.loads(x) for x in gold.read_text(encoding="utf-8").splitlines()]
    for expected in (e for case in cases for e in case["expected"]):
        for value in list(expected["values"]):
            name = re.sub(r"[\s_\-]", "", str(value.get("unit") or "").lower())
            name = name[:-1] if name.endswith("s") and len(name) > len("ans") else name
            for unit, factor in units.get(name, []):
                scaled = {k: None if value[k] is None else value[k] * factor for k in ("value", "min", "max") if k in value}
                expected["values"].append({**value, **scaled, "unit": unit})
    return write_lines(out / gold.name, cases)


def times(data: Path, out: Path) -> Iterator[Row]:
    """Right values of dates, numbers and units, by origin."""
    for language in ("fr", "en"):
        for kind, layer in (("date", "times"), ("number", "numbers"), ("unit", "quantities")):
            gold = data / "time" / f"cases_{language}_{kind}.jsonl"
            if gold.exists():
                records = [json.loads(x) for x in gold.read_text(encoding="utf-8").splitlines()]
                lines = [{"id": r["id"], "text": r["text"], "lang": language, **_published(r)} for r in records]
                source = write_lines(out / f"time-{language}-{kind}.jsonl", lines)
                cases = with_own_units(gold, out) if kind == "unit" else gold
                text = score(data / "time" / "score_time.py", str(cases), str(read(source, out, layer)))
                for line in text.splitlines():
                    yield Row(f"{kind} {language} {line.split()[0]}", " ".join(line.split()[1:]))


def linking(data: Path, out: Path) -> Iterator[Row]:
    """Articles by the event that each leads with, for every set of DATA, and the project's own corpus of dispatches."""
    scorer = Path(__file__).parent / "score_linking.py"
    for gold in sorted(data.glob("linking/*.jsonl")):
        records = [json.loads(x) for x in gold.read_text(encoding="utf-8").splitlines()]
        # The title is part of the page that a reader has, so it stands above the text, as in an article read from the web.
        kept = [{"id": r["id"], "lang": r["lang"], "outlet": r["outlet"], "published": r["date"], "title": r["title"]} for r in records]
        lines = [{**k, "text": f"{r['title']}\n\n{r['text']}"} for k, r in zip(kept, records, strict=True)]
        source = write_lines(out / f"linking-{gold.stem}.jsonl", lines)
        yield from _linking_rows(gold.stem, score(scorer, "articles", str(gold), str(read(source, out, "claims"))))
    corpus = Path(__file__).parents[1] / "tests" / "corpus"
    yield from _linking_rows("", score(scorer, "corpus", str(corpus), str(read(corpus / "dispatches.jsonl", out, "claims"))))


def _linking_rows(name: str, text: str) -> Iterator[Row]:
    for line in text.splitlines():
        yield Row(f"{name} {line[:58].strip()}".strip(), line[59:])


SUITES = {"html": html, "claims": claims, "gsr": gsr, "attribution": attribution, "times": times, "linking": linking}


def main() -> None:
    """Run the suites and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("out/evaluate"))
    parser.add_argument("--only", nargs="+", choices=sorted(SUITES), default=list(SUITES))
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for name in args.only:
        for row in SUITES[name](args.data, args.out):
            print(f"{row.measure:58} {row.figures}", flush=True)


if __name__ == "__main__":
    main()
