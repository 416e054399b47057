"""Parses gold articles, and keeps their parses in a folder where one is given: tools read the same articles again and again."""

import json
import pickle
from datetime import date
from pathlib import Path
from typing import Any

from liens.langs.pack import load_pack
from liens.model import Article
from liens.parse.nlp import Parser
from liens.parse.parsed import Parsed
from liens.read.parts import find_parts


def gold_files(folder: Path) -> list[tuple[Path, dict[str, Any]]]:
    """The articles of a folder, in the order of their files."""
    return [(file, json.loads(file.read_text(encoding="utf-8"))) for file in sorted(folder.glob("*.json"))]


def parsed_article(file: Path, data: dict[str, Any], parsers: dict[str, Parser], cache: Path | None) -> Parsed:
    """One gold article, parsed; from the cache where there is one."""
    kept = cache / f"{file.parent.parent.name}-{file.parent.name}-{file.stem}.pickle" if cache else None
    if kept and kept.exists():
        result: Parsed = pickle.loads(kept.read_bytes())
        return result
    language = data["lang"]
    if language not in parsers:
        parsers[language] = Parser(load_pack(language))
    text = data.get("text") or (file.parent / data["text_file"]).read_text(encoding="utf-8")
    published = date.fromisoformat(data["published"][:10]) if data.get("published") else None
    pack = load_pack(language)
    article = Article(data["id"], text, language, published, "given", title=data.get("title"), parts=find_parts(text, pack, data.get("title")))
    parsed = parsers[language].parse(article)
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(parsed))
    return parsed
