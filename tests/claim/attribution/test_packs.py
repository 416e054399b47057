"""Every line of the tables on attribution carries an example, and each example is a test."""

import re

import pytest

from liens.claim.attribution.lexicon import compile_attribution
from liens.errors import PackError
from liens.langs.pack import Pack, load_pack

COLUMNS = ("cue", "pos", "frames", "force", "factive", "example")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_cue_is_found_in_its_example(language, lexicons, attribute):
    examples = {cue.place: cue.example for cue in lexicons[language].all_cues()}
    wrong = [place for place, text in examples.items() if not any(a.why.startswith(f"{place} ") for a in attribute(language, text))]
    assert wrong == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_preposition_is_found_in_its_example(language, lexicons, attribute):
    entries = [e for found in lexicons[language].prepositions.values() for e in found]
    wrong = [e.place for e in entries if not any(a.why.startswith(f"{e.place} ") for a in attribute(language, e.example))]
    assert wrong == []


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("table", ["attribution.tsv", "cues.tsv", "source_nouns.tsv", "source_prepositions.tsv"])
def test_tables_are_sorted_without_doubles(language, table):
    lines = (load_pack(language).folder / table).read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if not line.startswith("#")][1:]
    assert rows == sorted(set(rows))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_at_least_250_cues(language, lexicons):
    assert len(list(lexicons[language].all_cues())) >= 250


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("say\tV\tthat\tshout\tno\tHe says so.", "force 'shout' is not one of state"),
        ("say\tX\tthat\tstate\tno\tHe says so.", "pos 'X' is not one of V, N, A"),
        ("say\tV\twhy\tstate\tno\tHe says so.", "frame 'why' is not one of that"),
        ("say\tV\tthat\tstate\tperhaps\tHe says so.", "factive 'perhaps' is not one of yes, no"),
    ],
)
def test_a_wrong_cell_names_file_and_line(tmp_path, row, message):
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "cues.tsv").write_text("\t".join(COLUMNS) + "\n" + row + "\n", encoding="utf-8")
    (folder / "attribution.tsv").write_text("class\tword\n", encoding="utf-8")
    with pytest.raises(PackError, match=re.escape("xx/cues.tsv:2: " + message)):
        compile_attribution(Pack("xx", "0", folder, {}))
