"""Tables that every run reads load quickly and still tell what is wrong; the collector of garbage comes back as it was."""

import gc
from pathlib import Path

import pytest

from liens.claim.actor import gazetteer
from liens.claim.actor.gazetteer import load_names
from liens.claim.actor.people import People
from liens.errors import PackError
from liens.langs.gathering import uncollected
from liens.langs.table import read_body, read_lines, read_table

HEAD = "name\taliases\tcode\toffice\tfrom\tto\tsource\n"
LINES = (
    "Ada Reyes\tA. Reyes|Ada Reyes Cruz\tPER/GOV\tminister\t2001\t2004\tpublic record\n"
    "Ada Reyes\t-\tPER/LEG\tspeaker\t2005\t2009\tpublic record\n"
    "\n"
    "Ben Okafor\tA. Reyes\tNGA/GOV\tenvoy\t2010\t-\tpublic record\n"
)


def written(folder: Path, text: str) -> Path:
    path = folder / "leaders.tsv"
    path.write_bytes(text.encode("utf-8"))
    return path


def test_the_collector_comes_back_as_it_was() -> None:
    seen = []

    @uncollected()
    def broken() -> None:
        seen.append(gc.isenabled())
        raise ValueError("wrong")

    with pytest.raises(ValueError, match="wrong"):
        broken()
    assert [*seen, gc.isenabled()] == [False, True]
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_all_lines_of_a_name_are_found_in_the_order_of_the_file(tmp_path: Path) -> None:
    people = People(written(tmp_path, "# comment\n" + HEAD + LINES))
    assert [e.office for e in people.bearers("Ada Reyes")] == ["minister", "speaker"]
    assert [e.place.rpartition(":")[2] for e in people.bearers("A. Reyes")] == ["3", "6"]
    assert people.bearers("Nobody") == []
    assert sorted(people.forms()) == ["A. Reyes", "Ada Reyes", "Ada Reyes Cruz", "Ben Okafor"]
    assert people.given == ("Ada", "Ben")


def test_a_line_with_other_cells_is_named_by_its_number(tmp_path: Path) -> None:
    path = written(tmp_path, "# comment\n" + HEAD + LINES + "Cy Young\t-\tUSA\n")
    with pytest.raises(PackError, match=r"leaders.tsv:7: 3 cells, expected 7: 'Cy Young"):
        People(path)


def test_line_ends_of_other_systems_are_line_ends(tmp_path: Path) -> None:
    path = written(tmp_path, "a\tb\r\n1\t2\r\n3\t4")
    assert [row["b"] for row in read_table(path, ("a", "b"))] == ["2", "4"]
    assert list(read_lines(path, ("a", "b"), "t")) == [(2, "1\t2"), (3, "3\t4")]
    assert read_body(path, ("a", "b"), "t") == (2, ["1\t2", "3\t4"])


def test_a_table_of_comments_alone_is_empty_and_another_header_is_told(tmp_path: Path) -> None:
    assert list(read_table(written(tmp_path, "# nothing yet"), ("a", "b"))) == []
    with pytest.raises(PackError, match=r"t:2: header is 'b\\ta', expected 'a b'"):
        list(read_lines(written(tmp_path, "# first\nb\ta\n"), ("a", "b"), "t"))


def test_an_actor_without_code_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "entities.tsv").write_text("entity\tcode\ttype\tname_fr\tname_en\tcountry\nX\t-\tstate\tX\tX\t-\n", encoding="utf-8")
    monkeypatch.setattr(gazetteer, "ONTOLOGY", tmp_path)
    with pytest.raises(PackError, match=r"entities.tsv:2: entity, code and type must be told"):
        load_names("fr")


def test_a_capital_with_an_accent_is_found_without_it_and_other_capitals_too() -> None:
    names = load_names("fr")
    assert "Etats-Unis" in names
    assert "Maison blanche" in names
    assert "Équateur" in names
