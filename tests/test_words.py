"""No word of any language stands in a program file: words live in the data of the language packs."""

import ast
import re
import unicodedata
from functools import cache

import pytest

from liens.langs.pack import languages, load_pack
from tests.sources import PACKAGE, Module, docstrings, modules

# Names of columns, slots, relations and settings that happen to be small words too, each with its place and reason.
ALLOWED = {
    "after": "a position of words beside a number or time (numbers_bounds.tsv, times_modifiers.tsv)",
    "aux": "a label of Universal Dependencies",
    "be": "the lemma by which the English models mark every copula: needed to make their labels universal",
    "before": "a position of words beside a number or time",
    "en": "the code of the interface language that is taken where no other fits",
    "i": "a Roman numeral",
    "if": "a name of a condition in status.tsv",
    "more": "a key of the interface's own words (messages_*.toml)",
    "over": "a feature of a pronoun's candidate: it governs the pronoun",
    "one": "a form of those keys: singular or plural",
    "what": "a part of the margin note",
    "when": "a slot of a claim",
    "who": "a part of the margin note",
}
# Reasons that the program gives for a value, written in English for those who look into it, and names that others gave.
REASONS = {
    "if-modified-since",  # the name of a header of HTTP
    "as it says",
    "in the clause of the event",
    "in the clause that describes the event",
    "in the infinitive that the event governs",
    "in the phrase of the event",
}
RANGE = re.compile(r"[^\W\d_]-[^\W\d_]")
ROLE = re.compile(r"\bprep\.[^\W\d_]")
WORD = re.compile(r"[^\W\d_]+(?:['’])?")


def function_words() -> frozenset[str]:
    """The small words that tell each language from others, its prepositions and its pronouns, all from the packs."""
    found: set[str] = set()
    for language in languages():
        pack = load_pack(language)
        found |= {row["word"] for row in pack.rows("furniture_language.tsv", ("word",))}
        found |= {row["preposition"] for row in pack.rows("prepositions.tsv", ("preposition", "class"))}
        found |= {row["form"] for row in pack.rows("pronouns.tsv", ("form", "use", "person", "number", "gender", "animacy"))}
    return frozenset(w for w in found if w.replace("'", "").isalpha())


def class_names() -> frozenset[str]:
    """The names of the classes into which the packs sort prepositions."""
    return frozenset(row["class"] for language in languages() for row in load_pack(language).rows("prepositions.tsv", ("preposition", "class")))


def literals(module: Module) -> list[tuple[int, str]]:
    """The string literals that the program works with, with their lines.

    Docstrings and messages of errors explain; members of a closed set and names of columns are names, whatever they sound like.
    """
    skipped = docstrings(module.tree) | names_of_things(module.tree)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Raise | ast.JoinedStr) or (isinstance(node, ast.Call) and getattr(node.func, "attr", "") in {"error", "drop"}):
            skipped |= {id(inner) for inner in ast.walk(node)}
    nodes = [n for n in ast.walk(module.tree) if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in skipped]
    return [(n.lineno, str(n.value)) for n in nodes]


def names_of_things(tree: ast.AST) -> set[int]:
    """The ids of constants that are members of closed sets, headers of tables, or keys (``row["from"]``, ``is_("as", word)``)."""
    found: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any(getattr(base, "id", "") == "StrEnum" for base in node.bases):
            found |= {id(inner) for inner in ast.walk(node)}
        elif isinstance(node, ast.Subscript):
            found.add(id(node.slice))
        elif isinstance(node, ast.Call) and node.args and getattr(node.func, "attr", "") in {"is_", "get"}:
            found.add(id(node.args[0]))
        elif isinstance(node, ast.Tuple) and tuple(getattr(e, "value", None) for e in node.elts) in headers():
            found |= {id(inner) for inner in node.elts}
    return found


@cache
def headers() -> frozenset[tuple[str, ...]]:
    """The headers of all tables of the program: each of these tuples in a program file names columns."""
    lines = (path.read_text(encoding="utf-8").splitlines() for path in sorted(PACKAGE.rglob("*.tsv")))
    return frozenset(tuple(next(line for line in table if not line.startswith("#")).split("\t")) for table in lines)


def accented(text: str) -> bool:
    """True if a letter carries an accent, or is a ligature; the limits of a range of letters ("à-ÿ") are no word."""
    return any(c.isalpha() and (unicodedata.normalize("NFD", c) != c or c in "œæŒÆß") for c in RANGE.sub("", text))


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.path)
def test_no_accented_letter_in_a_literal(module: Module) -> None:
    assert [(line, text) for line, text in literals(module) if accented(text)] == []


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.path)
def test_no_literal_is_a_small_word(module: Module) -> None:
    words = function_words() - set(ALLOWED) - class_names()
    assert [(line, text) for line, text in literals(module) if text.lower() in words] == []


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.path)
def test_no_literal_is_a_role_behind_a_preposition(module: Module) -> None:
    """Frames name such roles ("prep.by"), one language each; a program that named one would forget the others."""
    assert [(line, text) for line, text in literals(module) if ROLE.search(text)] == []


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.path)
def test_no_literal_is_a_list_of_words(module: Module) -> None:
    words = function_words()
    runs = []
    for line, text in literals(module):
        found = WORD.findall(text.lower())
        if len(found) > 2 and sum(w in words for w in found) > len(found) / 2 and text not in REASONS:
            runs.append((line, text))
    assert runs == []


def test_every_allowance_is_needed() -> None:
    used = {text.lower() for module in modules() for _, text in literals(module)}
    assert sorted(set(ALLOWED) - (used & function_words())) == []
    assert sorted(REASONS - used) == []


def test_the_list_of_small_words_is_no_empty_shell() -> None:
    assert {"le", "les", "avec", "the", "with", "they", "elle"} <= function_words()
