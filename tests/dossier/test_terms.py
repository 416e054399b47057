"""What pacts and norms lay down: condition, reference, duty or ban, breach, each quoted exactly."""

import pytest

from liens.dossier.norm import norms
from liens.dossier.pact import pacts
from liens.dossier.source import Memory, Wanted
from liens.dossier.terms import compile_terms, terms_of
from liens.errors import PackError
from liens.langs.pack import load_pack
from tests.conftest import LANGUAGES
from tests.dossier.made import record
from tests.test_packs import copied

CASES = [
    # language, sentence, condition, reference, force, breach
    (
        "en",
        "If either is attacked, the other shall assist it under Article 51 of the UN Charter.",
        "If either is attacked",
        "Article 51 of the UN Charter",
        "duty",
        False,
    ),
    ("en", "Resolution 1718 (2006) bans Pyongyang from launching missiles.", None, "Resolution 1718 (2006)", "prohibition", False),
    ("en", "Seoul accused Pyongyang of breaching Resolution 1718.", None, "Resolution 1718", None, True),
    ("en", "Kenya will send police, provided that the UN pays.", "provided that the UN pays", None, None, False),
    ("en", "Ghana must not export arms.", None, None, "prohibition", False),
    ("en", "Norway praised Sweden.", None, None, None, False),
    ("fr", "Si l'un est attaqué, l'autre devra l'assister selon l'article 51 de la Charte.", "Si l'un est attaqué", "article 51 de la Charte", "duty", False),
    ("fr", "La résolution 1718 interdit à Pyongyang de tirer des missiles.", None, "résolution 1718", "prohibition", False),
    ("fr", "Tokyo juge le tir contraire à la résolution 2397.", None, "résolution 2397", None, True),
    ("fr", "Nairobi enverra des policiers à condition que l'ONU paie, a dit Ruto.", "à condition que l'ONU paie", None, None, False),
    ("fr", "En cas d'agression, Bakou prêtera assistance à Ankara.", "En cas d'agression", None, "duty", False),
    ("fr", "Oslo a félicité Stockholm.", None, None, None, False),
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c[1][:40])
def test_the_terms_of_a_sentence(case):
    language, text, condition, reference, force, breach = case
    found = terms_of(record("c", language=language, text=text, place=7))
    quoted = [q and q.text for q in (found.condition, found.reference)]
    assert [*quoted, found.force, found.breach] == [condition, reference, force, breach]
    for quote in filter(None, (found.condition, found.reference)):
        assert text[quote.span.start - 7 : quote.span.end - 7] == quote.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_works_in_its_example(language):
    pack = load_pack(language)
    patterns = compile_terms(pack)
    rows = list(pack.rows("terms.tsv", ("kind", "pattern", "example")))
    assert {row["kind"] for row in rows} == set(patterns)
    assert [row["example"] for row in rows if not any(p.pattern == row["pattern"] and p.search(row["example"]) for p in patterns[row["kind"]])] == []


PACT = [
    record("c1", "SUPPORT", by=("TUR", "AZE"), article="a", text="Ankara and Baku signed a pact.", trigger="signed"),
    record(
        "c2",
        "AID",
        by=("TUR",),
        to=("AZE",),
        article="a",
        place=50,
        status="possible",
        text="If Baku is attacked, Ankara shall send troops under Article 2.",
        trigger="send",
    ),
    record("c3", "ACCUSE", by=("ARM",), to=("TUR",), article="b", text="Yerevan said Ankara had breached Article 2.", trigger="breached"),
    record("c4", "ACCUSE", by=("ARM",), to=("TUR",), article="c", text="Yerevan said Ankara had breached Resolution 822.", trigger="breached"),
]


def test_a_clause_quotes_its_condition_and_reference_and_a_breach_is_linked():
    (pact,) = pacts(PACT, Memory(PACT), ("TUR", "AZE"))
    (clause,) = pact.clauses
    assert (clause.by, clause.to, clause.category) == (("TUR",), ("AZE",), "AID")
    assert clause.terms.condition is not None
    assert clause.terms.condition.text == "If Baku is attacked"
    assert clause.terms.reference is not None
    assert clause.terms.reference.text == "Article 2"
    assert pact.breaches == ("c3",)


NORM = [
    record("n1", "COERCE", by=("UNSC",), to=("PRK",), text="Resolution 1718 bans Pyongyang from firing missiles.", trigger="bans"),
    record("n2", "ACCUSE", by=("KOR",), to=("PRK/MIL",), text="Seoul said the North had violated resolution 1718.", trigger="violated"),
    record("n3", "ACCUSE", by=("KOR",), to=("CHN",), text="Seoul said Beijing had violated Resolution 1718.", trigger="violated"),
    record("n4", "AID", by=("PRK",), to=("RUS",), text="Under Article 4 of the Treaty, Pyongyang shall send arms.", trigger="send"),
]


def test_norms_bind_an_actor_and_know_their_breaches():
    found = norms(NORM, ("PRK",))
    assert [(n.reference, [(d.force, d.bound, d.to, d.category) for d in n.deeds], n.breaches) for n in found] == [
        ("Article 4 of the Treaty", [("duty", ("PRK",), ("RUS",), "AID")], ()),
        ("Resolution 1718", [("prohibition", ("PRK",), (), "COERCE")], ("n2",)),
    ]
    assert norms(NORM, ("NOR",)) == []


def test_the_dossier_of_two_has_them():
    from liens.dossier.tie import tie

    assert [n.reference for n in tie(Memory(NORM), Wanted("PRK", "RUS")).norms] == ["Article 4 of the Treaty"]
    assert [n.reference for n in tie(Memory(NORM), Wanted("PRK", "UNSC")).norms] == ["Resolution 1718"]


@pytest.mark.parametrize(("line", "message"), [("law\tx\tA law.", "kind 'law' is not one of"), ("duty\t(\tA law.", r"is no regular expression")])
def test_a_wrong_line_is_named(tmp_path, line, message):
    pack = copied(tmp_path)
    with (pack.folder / "terms.tsv").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(PackError, match=message):
        compile_terms(pack)


SWAP = [
    record(
        "x1",
        "RETREAT",
        by=("HAMAS",),
        to=("ISR",),
        article="s",
        text="Hamas freed three captives in return for 90 prisoners released by Israel.",
        trigger="freed",
    ),
    record(
        "x2",
        "RETREAT",
        by=("ISR",),
        says=("HAMAS",),
        article="s",
        start=50,
        text="Hamas freed three captives in return for 90 prisoners released by Israel.",
        trigger="released",
    ),
    record("x3", "RETREAT", by=("HAMAS",), to=("ISR",), article="t", on="2024-08-02", text="Hamas freed a captive.", trigger="freed"),
]


def test_what_is_given_in_return_is_linked():
    from liens.dossier.tie import tie

    source = Memory(SWAP)
    events = source.events(["x1", "x2", "x3"])
    found = {e.line.claims: e.in_return for e in tie(source, Wanted("HAMAS", "ISR")).exchanges}
    assert found[("x1",)] == (events["x2"],)
    assert found[("x3",)] == ()
