"""``liens actors``: who is known, and what is wrong in a file of one's own; and such a file at work in reading."""

from datetime import date

import pytest
from typer.testing import CliRunner

from liens.claim.actor.own import COLUMNS, read_own
from liens.claim.propose import Proposer
from liens.errors import PackError
from liens.model import Article
from liens.show import cli
from liens.show.words import load_words

OWN = (
    "NOR/GOV\tperson\tAda Example\tExample\t*\t2021-10-14\t2024-05",
    "RED_HAND\tgroup\tRed Hand Brigade\tfr Brigade|Brigade de la main rouge\tfr\t-\t-",
    "ESH\tstate\tWestern Sahara\tSahara occidental\t*\t-\t-",
    "-\tnone\tGaza\t-\ten\t-\t-",
)


def liens(*arguments, ui="en"):
    return CliRunner().invoke(cli.build(load_words(ui)), [str(a) for a in arguments])


def own_file(folder, *lines):
    path = folder / "actors.tsv"
    path.write_text("\n".join(["\t".join(COLUMNS), *lines]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("wanted", "first"),
    [("kim jong un", "PRK/GOV/kim-jong-un"), ("ONU", "UN "), ("coree du nord", "PRK "), ("Bokoharam", ""), ("boko haram", "BOKO_HARAM")],
)
def test_a_name_is_found_however_it_is_spelled(wanted, first):
    found = liens("actors", "search", wanted)
    assert found.stdout.startswith(first)
    assert found.exit_code == (0 if first else 3)


def test_everything_about_an_actor_is_shown():
    shown = liens("actors", "show", "houthis", ui="fr")
    assert shown.exit_code == 0
    assert "Ansar Allah" in shown.stdout
    assert "Yahya Saree" in shown.stdout
    assert "ontology/" in shown.stdout


def test_many_answers_are_cut_and_counted():
    found = liens("actors", "search", "a")
    assert len(found.stdout.splitlines()) == 41
    assert "more" in found.stdout.splitlines()[-1]


def test_a_sound_file_is_called_sound_and_its_clashes_are_told(tmp_path):
    checked = liens("actors", "check", own_file(tmp_path, *OWN))
    assert checked.exit_code == 0
    assert "4 lines, no fault" in checked.stdout
    assert "actors.tsv:5" in checked.stdout
    assert "PSE" in checked.stdout


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("NOR/GOV\tking\tHaakon\t-\t*\t-\t-", "type 'king' is not one of"),
        ("nor\tperson\tAda Example\t-\t*\t-\t-", "code 'nor' is not a code"),
        ("NOR\tperson\tAda Example\t-\tno\t-\t-", "lang 'no' is not"),
        ("NOR\tperson\t-\t-\t*\t-\t-", "the name is missing"),
        ("NOR\tperson\tAda Example\tof\t*\t-\t-", "needs 3 letters"),
        ("NOR\tperson\tAda Example\t-\t*\t2020\t2019", "ends before it begins"),
        ("NOR\tperson\tAda Example\t-\t*\tlast year\t-", "is not a date"),
        ("NOR\tperson", "2 cells, expected 7"),
    ],
)
def test_every_fault_is_told_with_its_line(tmp_path, line, told):
    path = own_file(tmp_path, line)
    checked = liens("actors", "check", path)
    assert checked.exit_code == 1
    assert told in checked.stdout
    assert "actors.tsv:2" in checked.stdout
    with pytest.raises(PackError, match=r"actors\.tsv:2"):
        read_own(path)
    assert liens("read", path, "--actors", path).exit_code == 1


def test_a_file_of_ones_own_decides_who_is_meant(tmp_path, packs, parsers):
    own = read_own(own_file(tmp_path, *OWN))
    text = "Ada Example accused Western Sahara of a raid on Gaza. Example left for Oslo."
    parsed = parsers["en"].parse(Article("a-test", text, "en", published=date(2024, 1, 5)))
    codes = [m.code for m in Proposer(packs["en"], own).context(parsed).mentions]
    assert codes[:2] == ["NOR/GOV", "ESH"]
    assert "PSE" not in codes
    assert codes.count("NOR/GOV") >= 2
    late = parsers["en"].parse(Article("a-test", "Example spoke.", "en", published=date(2034, 1, 5)))
    assert Proposer(packs["en"], own).context(late).mentions == ()
