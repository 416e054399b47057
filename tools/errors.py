"""Writes one page with every claim that Liens misses, adds or gets wrong on a folder of gold articles, each beside its text.

usage: python tools/errors.py DATA [DATA…] [--out out/errors.html] [--cache DIR]

DATA: folders of gold articles in the format of the annotation guide. Beside what is missed stands what became of its words: no line
of the lexicon fits, a line of another category does, or the gate did not judge them an event, and why. The page needs no network and
no script; boxes at its head show one kind of error or one category.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from liens.claim.event.gate import Proposals
from liens.claim.participant.choose import tables
from liens.claim.reader import ClaimReader
from liens.langs.pack import load_pack
from liens.model import Category, Claim, Span
from liens.parse.nlp import Parser
from liens.parse.parsed import Parsed
from liens.pipeline import Report
from parses import gold_files, parsed_article

sys.path.append(str(Path(__file__).parents[1]))  # the pairing of the quality gate is the pairing of this page
from tests.gate.score import GoldArticle, GoldClaim, load_gold, pair, roles_of

KINDS = ("missed", "extra", "wrong")
STYLE = Path(__file__).with_name("errors.css")


@dataclass(frozen=True)
class Proposal:
    """Words that may name an event, as the lexicon proposes them, and what the gate says of them."""

    span: Span
    category: str
    kept: bool
    why: str


@dataclass(frozen=True)
class Fault:
    """One error: its kind, category, sentence and trigger, and what should stand and does stand in each field that differs."""

    kind: str
    category: str
    sentence: Span
    trigger: Span
    rows: tuple[tuple[str, str, str], ...]
    why: str


def proposals(reader: ClaimReader, parsed: Parsed) -> list[Proposal]:
    """Every word that the lexicon proposes, with the gate's judgement."""
    context = reader.context(parsed)
    found = list(reader.meanings.choose(parsed, reader.triggers(context), reader.meaning_setting(context, reader.meanings.experience)))
    slots = reader.slots(context, found, reader.vouched_each(context, found))
    rows = tables(parsed, slots, context.cast, reader.actors.prepositions)
    judged = reader.gate.passing(parsed, Proposals(found, slots, rows))
    return [Proposal(t.span(parsed), str(t.rule.category), j.kept, f"{t.rule.place}: {j.why}") for t, j in zip(found, judged, strict=True)]


def faults(article: GoldArticle, claims: Sequence[Claim], proposed: Sequence[Proposal]) -> Iterator[Fault]:
    """The errors of one article, in no order."""
    read = [c for c in claims if c.event]
    pairs = pair(article.claims, read)
    known, used = {id(g) for g, _ in pairs}, {id(c) for _, c in pairs}
    for gold in article.claims:
        if id(gold) not in known:
            rows = tuple((name, value, "") for name, value in _gold_fields(gold))
            yield Fault("missed", gold.category, gold.clue, gold.trigger, rows, _cause(gold, proposed))
    for claim in read:
        if id(claim) not in used and claim.event:
            rows = tuple((name, "", value) for name, value in _read_fields(claim))
            yield Fault("extra", str(claim.event.category), claim.sentence, claim.event.trigger, rows, dict(claim.why)["event"])
    for gold, claim in pairs:
        both = zip(_gold_fields(gold), _read_fields(claim), strict=True)
        rows = tuple((name, wanted, given) for (name, wanted), (_, given) in both if wanted != given)
        if rows:
            names = {name for name, _, _ in rows}
            why = "; ".join(f"{slot}: {reason}" for slot, reason in claim.why if slot in names or (slot == "event" and "category" in names))
            yield Fault("wrong", gold.category, claim.sentence, gold.trigger, rows, why)


def _cause(gold: GoldClaim, proposed: Sequence[Proposal]) -> str:
    """Why a claim is missed: what the lexicon and the gate made of its words."""
    near = [p for p in proposed if p.span.touches(gold.trigger)]
    if not near:
        return "no line of the lexicon fits these words"
    return "; ".join(f"{p.category} proposed, {'read' if p.kept else 'dropped'} ({p.why})" for p in near)


def _gold_fields(g: GoldClaim) -> list[tuple[str, str]]:
    when = "" if g.when is None else " to ".join(str(day or "open") for day in g.when)
    told = g.status + (" negated" if g.negated else "")
    return _fields(g.category, g.roles, (told, when, ", ".join(sorted(map(str, g.quantities.elements()))), g.source or ""))


def _read_fields(c: Claim) -> list[tuple[str, str]]:
    when = "" if c.when is None else f"{c.when.start or 'open'} to {c.when.end or 'open'}"
    numbers = sorted(str((q.minimum, q.maximum)) for q in c.quantities)
    source = c.attribution[0].source.code.split("/")[0] if c.attribution else ""
    told = str(c.status) + (" negated" if c.negated else "")
    return _fields(str(c.event.category) if c.event else "", roles_of(c), (told, when, ", ".join(numbers), source))


def _fields(category: str, roles: Iterable[tuple[str, str]], rest: tuple[str, str, str, str]) -> list[tuple[str, str]]:
    named = {role: " ".join(sorted(code for r, code in roles if r == role)) for role in ("initiators", "recipients")}
    return [("category", category), *named.items(), *zip(("status", "when", "quantities", "source"), rest, strict=True)]


def read_folder(folder: Path, tools: "Tools", cache: Path | None) -> Iterator[tuple[str, GoldArticle, list[Fault]]]:
    """The articles of a folder with their errors in the order of the text."""
    for (file, data), article in zip(gold_files(folder), load_gold(folder), strict=True):
        parsed = parsed_article(file, data, tools.parsers, cache)
        reader = tools.reader(article.language)
        found = faults(article, reader.read(parsed, Report()), proposals(reader, parsed))
        yield f"{folder.parent.name}/{folder.name}/{file.stem}", article, sorted(found, key=lambda f: (f.trigger.start, f.kind))


class Tools:
    """Parsers and readers, each made when first needed."""

    def __init__(self) -> None:
        """Nothing is loaded yet."""
        self.parsers: dict[str, Parser] = {}
        self._readers: dict[str, ClaimReader] = {}

    def reader(self, language: str) -> ClaimReader:
        """The reader of one language."""
        if language not in self._readers:
            self._readers[language] = ClaimReader(load_pack(language))
        return self._readers[language]


def page(articles: Sequence[tuple[str, GoldArticle, list[Fault]]]) -> str:
    """The whole page."""
    counts = Counter((f.kind, f.category) for _, _, found in articles for f in found)
    body = "".join(_section(name, article, found) for name, article, found in articles)
    summary = "".join(f"<tr><th>{c}</th>{''.join(f'<td>{counts[k, str(c)] or str()}</td>' for k in KINDS)}</tr>" for c in Category)
    table = f"<table class='sum'><tr><th></th>{''.join(f'<th>{k}</th>' for k in KINDS)}</tr>{summary}</table>"
    style = STYLE.read_text(encoding="utf-8") + "".join(_rule("k", k) for k in KINDS) + "".join(_rule("c", str(c)) for c in Category)
    total = sum(counts.values())
    head = f"<meta charset='utf-8'><meta name='viewport' content='width=device-width'><title>{total} errors</title><style>{style}</style>"
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body><h1>{total} errors</h1>{_boxes()}{table}{body}</body></html>\n"


def _boxes() -> str:
    names = [("k", k) for k in ("all kinds", *KINDS)], [("c", c) for c in ("all categories", *map(str, Category))]
    rows = []
    for group in names:
        inputs = (f"<label><input type='radio' name='{g}' id='{g}-{n}'{' checked' if ' ' in n else ''}>{n}</label>" for g, n in group)
        rows.append(f"<fieldset>{''.join(inputs)}</fieldset>")
    return "".join(rows)


def _rule(group: str, name: str) -> str:
    """Hides what is not of the chosen kind or category."""
    return f"body:has(#{group}-{name}:checked) .fault:not(.{group}-{name}) {{ display: none; }}\n"


def _section(name: str, article: GoldArticle, found: Sequence[Fault]) -> str:
    title = f"<h2>{escape(name)} <small>{escape(article.title or '')} {article.published or ''}</small></h2>"
    return f"<section>{title}{''.join(_fault(article.text, f) for f in found)}</section>"


def _fault(text: str, f: Fault) -> str:
    start, end = min(f.sentence.start, f.trigger.start), max(f.sentence.end, f.trigger.end)
    parts = escape(text[start : f.trigger.start]), escape(f.trigger.of(text)), escape(text[f.trigger.end : end])
    rows = "".join(f"<tr><th>{n}</th><td>{escape(w)}</td><td>{escape(g)}</td></tr>" for n, w, g in f.rows if w or g)
    table = f"<table><tr><th></th><th>gold</th><th>read</th></tr>{rows}</table>"
    told = f"<p>{parts[0]}<mark>{parts[1]}</mark>{parts[2]}</p><p class='why'>{escape(f.why)}</p>"
    return f"<div class='fault k-{f.kind} c-{f.category}'><h3>{f.kind} {f.category}</h3><div>{told}{table}</div></div>"


def main() -> None:
    """Read the folders and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=Path("out/errors.html"))
    parser.add_argument("--cache", type=Path)
    args = parser.parse_args()
    tools = Tools()
    articles = [entry for folder in args.data for entry in read_folder(folder, tools, args.cache)]
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(page(articles), encoding="utf-8")
    counts = Counter(f.kind for _, _, found in articles for f in found)
    print(f"{args.out}: {len(articles)} articles, " + ", ".join(f"{counts[k]} {k}" for k in KINDS))


if __name__ == "__main__":
    main()
