import csv
import io

import pytest
from handmade import ARTICLE, TEXT, claims

from liens.engine import Layer
from liens.show import flat, table
from liens.show.run import Layered
from liens.show.words import load_words


def test_plain_tables_are_aligned():
    assert table.aligned([["a", "bb"], ["ccc", "d"]]) == ["a    bb", "ccc  d"]


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("日本", 4), ("e\u0301", 1), ("", 0)])
def test_widths_are_those_of_a_screen(text, columns):
    assert table.width(text) == columns


def test_a_plain_table_holds_every_slot(words):
    text = table.plain_claims(ARTICLE, claims(), 7, words)
    lines = text.split("\n")
    assert lines[0] == ARTICLE.title
    assert [line.split()[0] for line in lines[4:8]] == ["7", "8", "9", "10"]
    for expected in ("Radio Maputo", "2025-03-04", "Beira\u00a0(MOZ)", "[10:16]", words("statuses.negated")):
        assert expected in text


def test_an_article_without_claims_says_so(words):
    assert words("table.none") in table.plain_claims(ARTICLE, [], 1, words)


@pytest.mark.parametrize("columns", [80, 160])
def test_a_terminal_gets_the_same_cells(columns):
    from rich.console import Console

    words = load_words("en")
    console = Console(file=io.StringIO(), width=columns, force_terminal=True, no_color=True)
    for part in table.rich_claims(ARTICLE, claims(), 1, words, columns):
        console.print(part)
    text = console.file.getvalue()
    for expected in ("✗ negated", "[10:16]", "2025-03-04", "1,200"):
        assert expected in text


def test_csv_rows_have_a_cell_for_each_column(reading):
    rows = list(csv.DictReader(io.StringIO(flat.csv_lines([flat.CLAIM_COLUMNS, *flat.claim_rows(reading, 1)]))))
    assert [r["id"] for r in rows] == ["c-1", "c-2", "c-4", "c-3"]
    assert (rows[0]["initiators"], rows[0]["recipients"], rows[0]["quantity_min"], rows[0]["trigger"]) == ("BRA", "MOZ", "1200", "envoie")
    assert (rows[1]["sources"], rows[1]["cues"], rows[1]["kind"], rows[1]["where_country"]) == ("BRA/GOV|MOZ/MED", "a assuré|a assuré", "direct", "MOZ")
    assert (rows[2]["category"], rows[2]["trigger"]) == ("", "")
    for r in rows:
        assert TEXT[int(r["sentence_start"]) : int(r["sentence_end"])] == r["sentence"]


@pytest.mark.parametrize(
    ("layer", "record", "expected"),
    [
        (Layer.TIMES, {"id": "a-1", "found": [{"start": 0, "end": 9, "value": None}]}, [["a-1", 0, 9, "Le Brésil", "null"]]),
        (
            Layer.ATTRIBUTIONS,
            {"id": "a-1", "quotes": [{"source": None, "cue": [10, 16], "content": [[0, 2], [3, 9]], "type": "mixed"}]},
            [["a-1", "mixed", None, None, None, "envoie", 10, 16, "Le Brésil", 0, 9]],
        ),
    ],
)
def test_rows_of_other_layers(layer, record, expected):
    assert list(flat.layer_rows(Layered(ARTICLE, record))) == expected
    assert all(len(row) == len(flat.columns(layer)) for row in expected)
