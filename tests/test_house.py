"""The house rules that a machine can hold: size, frozen data, who may print, no assert, errors that say what to do."""

import ast
from collections.abc import Iterator

import pytest

from liens import errors
from tests.sources import ROOT, Module, modules

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
MOST_PARAMETERS = 5
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "handler"}
# Data classes that change, each with its reason.
CHANGING = {
    "Maker": "keeps the tables of each language once they are compiled",
    "Report": "counts while a run goes on",
    "Tally": "counts what was delivered and what failed",
    "History": "grows while the mentions of one article are resolved",
    "_Block": "a block lets go of what ended while the sweep over time goes on",
    "_Groups": "groups of claims grow while judgements are followed",
    "_Page": "the labels of a page fill up rule by rule",
    "_Resolver": "holds the history that grows",
    "_Run": "remembers the ids that the files of a run have used",
}
# The only module that may know what time it is.
CLOCK = "ingest/clock.py"
# Functions with more parameters than five, each with its reason.
MANY = {
    "add": "one parameter an option of the command",
    "actor": "one parameter an option of the command",
    "correct": "one parameter an option of the command",
    "ingest": "one parameter an option of the command",
    "pair": "one parameter an option of the command",
    "quotes": "one parameter an option of the command",
    "read": "one parameter an option of the command",
    "search": "one parameter an option of the command",
    "serve": "one parameter an option of the command",
    "show": "one parameter an option of the command",
    "sources": "one parameter an option of the command",
    "split": "one parameter an option of the command",
    "tie": "one parameter an option of the command",
    "upcoming": "one parameter an option of the command",
    "watch": "one parameter an option of the command",
}


def functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def mutable(node: ast.ClassDef) -> bool:
    """True for a data class that is not frozen."""
    for decorator in node.decorator_list:
        name = decorator.func if isinstance(decorator, ast.Call) else decorator
        if getattr(name, "id", "") == "dataclass":
            keywords = decorator.keywords if isinstance(decorator, ast.Call) else []
            return not any(k.arg == "frozen" and getattr(k.value, "value", False) for k in keywords)
    return False


def changing() -> dict[str, str]:
    return {n.name: m.path for m in modules() for n in ast.walk(m.tree) if isinstance(n, ast.ClassDef) and mutable(n)}


def crowded() -> dict[str, str]:
    found = {}
    for module in modules():
        for node in functions(module):
            names = [a.arg for a in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs) if a.arg not in {"self", "cls"}]
            if len(names) > MOST_PARAMETERS and not node.decorator_list:
                found[node.name] = f"{module.path}:{node.lineno} takes {len(names)}"
    return found


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.path)
def test_files_are_short(module: Module) -> None:
    assert module.text.count("\n") <= LONGEST_FILE


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.path)
def test_functions_are_short(module: Module) -> None:
    long = [f"{n.name} {n.end_lineno - n.lineno + 1}" for n in functions(module) if n.end_lineno and n.end_lineno - n.lineno >= LONGEST_FUNCTION]
    assert long == []


def test_data_classes_are_frozen() -> None:
    assert {name: path for name, path in changing().items() if name not in CHANGING} == {}


def test_every_data_class_that_may_change_is_there() -> None:
    assert sorted(set(CHANGING) - set(changing())) == []


def test_functions_take_few_parameters() -> None:
    assert {name: place for name, place in crowded().items() if name not in MANY} == {}


def test_every_crowded_function_is_there() -> None:
    assert sorted(set(MANY) - set(crowded())) == []


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.path)
def test_only_the_show_room_prints(module: Module) -> None:
    calls = [n.lineno for n in ast.walk(module.tree) if isinstance(n, ast.Call) and getattr(n.func, "id", "") == "print"]
    assert calls == [] or module.path == "show/cli.py"


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.path)
def test_nothing_is_asserted_or_swallowed(module: Module) -> None:
    asserts = [n.lineno for n in ast.walk(module.tree) if isinstance(n, ast.Assert)]
    bare = [n.lineno for n in ast.walk(module.tree) if isinstance(n, ast.ExceptHandler) and n.type is None]
    assert (asserts, bare) == ([], [])


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.path)
def test_nothing_depends_on_clock_or_chance(module: Module) -> None:
    names = {n.names[0].name for n in ast.walk(module.tree) if isinstance(n, ast.Import)}
    calls = [n for n in ast.walk(module.tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)]
    clock = [n.lineno for n in calls if getattr(n.func, "attr", "") in {"today", "now", "utcnow"}]
    assert module.path == CLOCK or (names & {"random", "uuid", "time", "secrets"}, clock) == (set(), [])


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.path)
def test_no_global_state(module: Module) -> None:
    assert [n.lineno for n in ast.walk(module.tree) if isinstance(n, ast.Global | ast.Nonlocal)] == []


def test_modules_are_named_after_what_they_do() -> None:
    assert [m.path for m in modules() if m.path.rsplit("/", 1)[-1].removesuffix(".py") in VAGUE_NAMES] == []


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.path)
def test_everything_public_is_explained(module: Module) -> None:
    nodes = [n for n in module.tree.body if isinstance(n, ast.ClassDef | ast.FunctionDef) and not n.name.startswith("_")]
    assert [n.name for n in nodes if not ast.get_docstring(n)] == []
    assert ast.get_docstring(module.tree) or not module.text.strip()


def test_every_error_is_a_liens_error() -> None:
    kinds = [v for v in vars(errors).values() if isinstance(v, type)]
    assert [k.__name__ for k in kinds if not issubclass(k, errors.LiensError | UserWarning)] == []
    assert [k.__name__ for k in kinds if k.__name__ not in (errors.__doc__ or "")] == []


def test_the_program_names_no_path_of_one_machine() -> None:
    wanted = (f"{ROOT.parent}/", *(f"/{folder}/" for folder in ("tmp", "root", "home")))
    rooms = [*(ROOT / "src").rglob("*.py"), *(ROOT / "tools").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py"), *(ROOT / "docs").rglob("*.md")]
    texts = [*rooms, *ROOT.glob("*.md"), *ROOT.glob("*.py")]
    assert [path.name for path in texts if any(w in path.read_text(encoding="utf-8") for w in wanted)] == []
