"""The benchmark of times names steps of the reader, which move: it is run once on two short articles."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEXTS = ("Le roi du Maroc a reçu le ministre espagnol lundi.", "Le 3 mai 2021, Lima a rappelé son ambassadeur à Quito.")


def test_the_benchmark_of_times_runs(tmp_path: Path) -> None:
    records = [{"id": f"a{n}", "text": text, "title": None, "published": "2021-05-04", "lang": "fr", "outlet": None} for n, text in enumerate(TEXTS)]
    file = tmp_path / "articles.jsonl"
    file.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in records), encoding="utf-8")
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, str(ROOT / "benchmarks/times.py"), str(file)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert "times and quantities" in done.stdout, done.stderr
