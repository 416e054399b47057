"""Every line of the packs' time tables carries an example; this reads each and compares."""

from collections.abc import Iterator
from datetime import date

import pytest

from liens.claim.when import TimeExpression, TimeKind, TimeLexicon, compile_times, find_times
from liens.claim.when.lexicon import LINKS, MODIFIERS, RANGES, TENSES, TIMES
from liens.errors import PackError
from liens.langs.pack import Pack, languages, load_pack

PUBLISHED = date(2025, 10, 24)
TABLES = {"times.tsv": TIMES, "times_modifiers.tsv": MODIFIERS, "times_ranges.tsv": RANGES, "times_tense.tsv": TENSES}


def shown(time: TimeExpression) -> str:
    """A value as the column ``expects`` writes it."""
    if time.kind is TimeKind.SET:
        return "set"
    if time.ref is not None:
        return time.ref
    if time.seconds is not None:
        return str(int(time.seconds))
    return f"{time.start or ''}/{time.end or ''}"


def examples() -> Iterator[tuple[str, str, str, str]]:
    for language in languages():
        pack = load_pack(language)
        for table, columns in TABLES.items():
            for row in pack.rows(table, columns):
                yield language, row.place, row["example"], row["expects"]


@pytest.fixture(scope="module")
def lexicons() -> dict[str, TimeLexicon]:
    return {language: compile_times(load_pack(language)) for language in languages()}


@pytest.mark.parametrize(("language", "place", "example", "expects"), list(examples()))
def test_every_line_reads_its_example(lexicons: dict[str, TimeLexicon], language: str, place: str, example: str, expects: str) -> None:
    found = find_times(example, lexicons[language], PUBLISHED)
    assert found, place
    assert shown(found[-1]) == expects, place


@pytest.mark.parametrize("language", languages())
def test_tables_are_sorted_and_whole(language: str) -> None:
    folder = load_pack(language).folder
    for table in (*TABLES, "times_words.tsv", "times_links.tsv"):
        lines = [line for line in (folder / table).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        assert lines[1:] == sorted(set(lines[1:])), table
    assert all(row["example"] for row in load_pack(language).rows("times_links.tsv", LINKS))


def test_a_wrong_operation_is_an_error_with_its_line(tmp_path: object) -> None:
    from pathlib import Path
    from shutil import copytree

    source = load_pack("en")
    folder = Path(str(tmp_path)) / "en"
    copytree(source.folder, folder)
    table = folder / "times.tsv"
    table.write_text(table.read_text(encoding="utf-8") + "xx\tguess\t-\txx\txx\n", encoding="utf-8")
    with pytest.raises(PackError, match=r"en/times.tsv:\d+: op 'guess' is not one of date"):
        compile_times(Pack("en", source.version, folder, source.settings))
