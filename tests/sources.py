"""The program's own source, parsed once: what the tests on layers, words and house rules look at."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "liens"


@dataclass(frozen=True, slots=True)
class Module:
    """One file of the program: its path below ``src/liens``, its dotted name, its text and syntax tree."""

    path: str
    name: str
    text: str
    tree: ast.Module


@cache
def modules() -> tuple[Module, ...]:
    """All modules of the program, by path."""
    return tuple(_module(path) for path in sorted(PACKAGE.rglob("*.py")))


def _module(path: Path) -> Module:
    inside = path.relative_to(PACKAGE)
    parts = ["liens", *inside.with_suffix("").parts]
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    text = path.read_text(encoding="utf-8")
    return Module(inside.as_posix(), name, text, ast.parse(text))


def imports(module: Module) -> set[str]:
    """Every module that a module imports, at its top, inside functions and for type checkers alike."""
    found = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                found.add("." * node.level + (node.module or ""))
            elif node.module:
                found |= _from(node.module, [alias.name for alias in node.names])
    return found


def _from(package: str, names: list[str]) -> set[str]:
    """``from liens.read import files`` imports the module ``liens.read.files``."""
    known = {m.name for m in modules()} if package.startswith("liens") else set()
    inner = {f"{package}.{name}" for name in names} & known
    return inner if len(inner) == len(names) else {package, *inner}


def docstrings(tree: ast.AST) -> set[int]:
    """The ids of the nodes that are docstrings: they explain, and may quote a language."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                found.add(id(first.value))
    return found
