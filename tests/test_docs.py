"""The documentation is true: what there is stands in it, its examples run, and its links lead somewhere."""

import inspect
import json
import re
import shlex
import shutil
import tomllib
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

import liens
from liens import errors, model
from liens.langs.pack import languages, load_pack
from liens.show import cli
from liens.show.words import load_words

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
README = ROOT / "README.md"
CARD = ROOT / "src" / "liens" / "models" / "MODEL_CARD.md"
SAMPLE = "samples/dispatch-en.txt"
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md"), CARD, ROOT / "src" / "liens" / "ontology" / "SOURCES.md"])
# Pages with examples that a reader follows from top to bottom.
FOLLOWED = [README, DOCS / "tutorial.md", DOCS / "how-to" / "add-an-actor.md"]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
SPAN = re.compile(r"\[\d+:\d+\]")


def read(*parts):
    return ROOT.joinpath(*parts).read_text(encoding="utf-8")


def name(path):
    return path.relative_to(ROOT).as_posix()


def fences(path, *kinds):
    return [(kind, code) for kind, code in FENCE.findall(path.read_text(encoding="utf-8")) if kind in kinds]


def in_code(text):
    """The words that a page sets as code, in fences too, each by itself."""
    spans = re.findall(r"`([^`\n]+)`", FENCE.sub("", text))
    return set(re.findall(r"[\w.*-]+", " ".join([*spans, *(code for _, code in FENCE.findall(text))])))


def commands():
    """Every command with its options; those of a group under both names."""
    return dict(told(get_command(cli.build(load_words("en"))), ""))


def told(group, before):
    for command, found in group.commands.items():
        if hasattr(found, "commands"):
            yield from told(found, f"{before}{command} ")
        else:
            yield before + command, [o for p in found.params for o in p.opts if o.startswith("-")]


def heads(row, page):
    """True if the page has a heading that begins with these words."""
    return re.search(rf"^#+ {re.escape(row)}\b", page, re.MULTILINE) is not None


# What there is stands in the documentation.


def test_every_command_and_option_stands_in_the_reference():
    page = read("docs", "reference", "cli.md")
    missing = [c for c in commands() if not heads(f"liens {c}", page)]
    missing += [f"{c} {o}" for c, options in commands().items() for o in options if o != "--help" and not re.search(rf"`[^`]*{re.escape(o)}\b", page)]
    assert missing == []


def test_every_error_stands_in_the_reference():
    pages = "".join(p.read_text(encoding="utf-8") for p in (DOCS / "reference").glob("*.md"))
    kinds = [n for n, c in inspect.getmembers(errors, inspect.isclass) if issubclass(c, errors.LiensError)]
    assert len(kinds) > 8
    assert [n for n in kinds if f"`{n}`" not in pages] == []


def test_every_public_name_stands_in_the_python_reference():
    page = read("docs", "reference", "python.md")
    assert [n for n in liens.__all__ if not re.search(rf"`(liens\.)?{n}\b", page)] == []


@pytest.mark.parametrize("kind", ["Reading", "Claim"])
def test_every_attribute_stands_in_the_python_reference(kind):
    fields = [f for f in getattr(liens, kind).__dataclass_fields__ if not f.startswith("_")]
    assert [f for f in fields if f not in in_code(read("docs", "reference", "python.md"))] == []


@pytest.mark.parametrize("closed", [model.Category, model.Status, model.Via, model.Precision, model.Quoting, model.Harm])
def test_every_value_stands_in_the_record(closed):
    assert [str(v) for v in closed if f"`{v}`" not in read("docs", "reference", "record.md")] == []


def test_every_part_stands_in_the_reference_of_reading():
    page = read("docs", "reference", "reading.md")
    assert [str(k) for k in model.PartKind if not re.search(rf"\b{k}\b", page)] == []


@pytest.mark.parametrize("language", languages())
def test_every_file_of_a_pack_stands_in_the_reference(language):
    page = read("docs", "reference", "packs.md")
    folder = load_pack(language).folder
    files = [p.relative_to(folder).as_posix() for p in sorted(folder.rglob("*")) if p.is_file()]
    shown = {re.sub(r"^(classes|events/).*", r"\1*.tsv", f) for f in files}
    assert [f for f in sorted(shown) if f"`{f}`" not in page] == []


@pytest.mark.parametrize("language", languages())
def test_every_column_of_a_pack_stands_in_the_reference(language):
    pages = {page: read("docs", "reference", page) for page in ("packs.md", "pack-times.md", "pack-numbers.md")}
    folder = load_pack(language).folder
    missing = []
    for path in sorted(folder.rglob("*.tsv")):
        header = next(line for line in path.read_text(encoding="utf-8").split("\n") if not line.startswith("#")).split("\t")
        if not any("`" + "  ".join(header) + "`" in page for page in pages.values()):
            missing.append(f"{path.name}: {'  '.join(header)}")
    assert missing == []


def test_every_setting_of_a_pack_stands_in_the_reference():
    page = read("docs", "reference", "packs.md")
    settings = {(section, key) for language in languages() for section, table in load_pack(language).settings.items() for key in table}
    rows = [line for line in page.split("\n") if line.startswith("| `[")]
    assert [s for s in sorted(settings) if not any(f"`[{s[0]}]`" in row and f"`{s[1]}`" in row for row in rows)] == []


def test_every_table_of_the_ontology_stands_in_the_reference():
    page, sources = read("docs", "reference", "packs.md"), read("src", "liens", "ontology", "SOURCES.md")
    files = [p.name for p in (ROOT / "src" / "liens" / "ontology").iterdir() if p.suffix in {".tsv", ".gz", ".toml"}]
    assert [f for f in files if f"`{f}`" not in page or f"`{f}`" not in sources] == []


def test_the_card_of_the_parse_has_its_scores():
    folder = ROOT / "src" / "liens_fr_parse"
    card = (folder / "MODEL_CARD.md").read_text(encoding="utf-8")
    scores = json.loads((folder / "scores.json").read_text(encoding="utf-8"))["scores"]
    figures = [f"{value:.2f}" for table in scores.values() for measured in table.values() for value in measured.values()]
    assert [f for f in figures if f not in card] == []


def test_every_model_stands_on_its_card():
    card = CARD.read_text(encoding="utf-8")
    for path in sorted(CARD.parent.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        row = next((line for line in card.split("\n") if f"`{path.name}`" in line), "")
        assert (path.name, re.findall(r"\d+", row)[:1]) == (path.name, [str(len(data["roots"]))])


def test_every_dependency_stands_in_the_list():
    project = tomllib.loads(read("pyproject.toml"))
    wanted = [*project["project"]["dependencies"], *(r for extra in project["project"]["optional-dependencies"].values() for r in extra)]
    page = read("docs", "dependencies.md")
    missing = []
    for requirement in wanted:
        package, version = re.fullmatch(r"([\w-]+)(.*)", requirement).groups()
        if f"`{package}` {version}" not in page:
            missing.append(requirement)
    assert missing == []


def test_the_changelog_knows_the_version():
    assert f"## [{liens.__version__}]" in read("CHANGELOG.md")


# Links lead somewhere.


def anchors(path):
    """The anchors of a page's headings, as code hosts make them."""
    found = re.findall(r"^#+ (.+)$", FENCE.sub("", path.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in found}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page):
    broken = []
    for target in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        file, _, anchor = target.partition("#")
        path = (page.parent / file).resolve() if file else page
        if not path.exists() or (anchor and anchor not in anchors(path)):
            broken.append(target)
    assert broken == []


def test_every_page_is_linked():
    linked = {(p.parent / t.partition("#")[0]).resolve() for p in PAGES for t in LINK.findall(p.read_text(encoding="utf-8"))}
    assert [name(p) for p in PAGES if p.resolve() not in linked and p.name != "README.md"] == []


# Examples run.


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder like that of somebody who follows the pages: the samples, and what earlier examples wrote."""
    where = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "samples", where / "samples")
    return where


def shell_lines(path):
    return [line.removeprefix("$ ") for _, code in fences(path, "console") for line in code.split("\n") if line.startswith("$ liens ")]


def run(line):
    """Run a command line of ``liens`` in this process."""
    arguments = shlex.split(line)[1:]
    ui = arguments[arguments.index("--ui") + 1] if "--ui" in arguments else "en"
    return CliRunner().invoke(cli.build(load_words(ui)), arguments)


def reads_samples(line):
    """True for a command of which every file is there."""
    return "samples/" in line or line == "liens version"


@pytest.mark.parametrize("page", FOLLOWED, ids=name)
def test_the_examples_run_in_order(page, folder, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    for kind, code in fences(page, "console", "python"):
        if kind == "python":
            exec(compile(code, name(page), "exec"), {"__name__": name(page)})  # noqa: S102 # our own example
            continue
        for line in code.split("\n"):
            if line.startswith("$ liens ") and reads_samples(line.removeprefix("$ ")):
                done = run(line.removeprefix("$ "))
                assert (line, done.exit_code, done.stderr[-300:] if done.exit_code else "") == (line, 0, "")
    capsys.readouterr()


@pytest.mark.parametrize("page", [*FOLLOWED, DOCS / "reference" / "cli.md"], ids=name)
def test_the_examples_use_options_that_there_are(page):
    known = commands()
    for line in shell_lines(page):
        first, *arguments = shlex.split(line)[1:]
        command = first if first in known else f"{first} {arguments[0]}"
        assert [a for a in arguments if a.startswith("-") and a not in known[command]] == []


def test_the_first_result_is_what_liens_prints(folder, monkeypatch):
    """The rows at the head of the README stand in what its command prints; if models or words changed, paste new ones."""
    monkeypatch.chdir(folder)
    lines = README.read_text(encoding="utf-8").split("\n")
    shown = [line for _, code in fences(README, "text")[:1] for line in code.split("\n") if SPAN.search(line)]
    assert shown
    assert any(line in lines[:20] for line in shown)
    printed = {SPAN.search(line)[0]: line.replace("\u00a0", " ") for line in run(shell_lines(README)[0]).stdout.split("\n") if SPAN.search(line)}
    for row in shown:
        cells = re.split(r" {2,}", row.strip())
        whole = printed.get(cells[-1], "")
        assert (row, [cell for cell in cells if cell not in whole]) == (row, [])


def test_every_field_of_a_record_stands_in_the_reference(folder, monkeypatch):
    monkeypatch.chdir(folder)
    known = in_code(read("docs", "reference", "record.md"))
    missing = {key for record in liens.read(SAMPLE).records() for key in keys(record)} - known
    assert sorted(missing) == []


def keys(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)
