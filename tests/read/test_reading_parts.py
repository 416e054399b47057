"""What each line of a page is: every line of the data by its example, whole pages, and sentences that must stay story."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liens.errors import PackError
from liens.langs.pack import Pack, load_pack
from liens.model import PartKind
from liens.read.furniture import At, compile_furniture
from liens.read.lines import find_lines, fold
from liens.read.parts import PartFinder, find_parts

FINDERS = {language: PartFinder(load_pack(language)) for language in ("fr", "en")}
HEADS = {At.HEAD, At.OPENING, At.TOWN}
OPENERS = {
    "fr": "Le ministre a ouvert la séance à Oslo, selon son porte-parole.",
    "en": "The minister opened the session in Oslo, his spokesman said.",
}


def kinds(language, text, title=None):
    return [str(part.kind) for part in FINDERS[language].find(text, title)]


def examples():
    for language in ("fr", "en"):
        pack = load_pack(language)
        rules = {rule.place: rule for of_place in compile_furniture(pack).rules.values() for rule in of_place}
        for row in pack.rows("furniture.tsv", ("kind", "at", "pattern", "example")):
            yield pytest.param(rules[row.place], row["example"], id=row.place)


@pytest.mark.parametrize(("rule", "example"), list(examples()))
def test_every_line_of_the_data_fits_its_example(rule, example):
    if rule.at in HEADS:
        (line,) = find_lines(f"{example} Lima a rouvert la frontière.")
        assert rule.opening(line) == fold(example)
    else:
        (line,) = find_lines(example)
        assert rule.fits(line)
    assert rule.at in At


PAGES = [
    (
        "fr",
        "La Norvège et le Ghana signent un accord de pêche",
        [
            ("Exclusif", "badge"),
            ("La Norvège et le Ghana signent un accord de pêche", "title"),
            ("Les deux ministres ont signé le texte lors d'une cérémonie organisée dans le port de Tema.", "deck"),
            ("", ""),
            ("Le ministre ghanéen salue la foule lors d'une visite du port de Tema, le 3 mai 2019.", "caption"),
            ("Photo : KOFI MENSAH/POOL/AFP via Getty Images", "credit"),
            ("L'accord « durera dix ans », a déclaré le ministre à la radio.", "story"),
            ("Il a ajouté que les quotas seraient fixés en juin.", "story"),
            ("", ""),
            ("Léa Marchetti est une journaliste norvégienne qui couvre les questions maritimes.", "biography"),
            ("Articles actuels de l’auteur", "related"),
            ("Le Ghana interdit le chalutage de nuit", "related"),
        ],
    ),
    (
        "fr",
        None,
        [
            ("Pérou : la frontière avec la Bolivie rouverte", "title"),
            ("14 mars 2019. –", "byline"),
            ("Lima a rouvert lundi la frontière, a annoncé le ministère.", "story"),
            ("Lire aussi : La Bolivie réclame un accès à la mer", "related"),
            ("La Paz n'a pas réagi.", "story"),
            ("Avec AFP", "agency"),
        ],
    ),
    (
        "fr",
        None,
        [
            ("14 mars 2019. – Lima a rouvert lundi la frontière, a annoncé le ministère.", "byline story"),
            ("La Paz n'a pas réagi.", "story"),
            ("(Ajoute la réaction de La Paz)", "correction"),
        ],
    ),
    (
        "en",
        None,
        [
            ("World", "badge"),
            ("Peru reopens its border with Bolivia", "title"),
            ("By Amina Kabore in Lima", "byline"),
            ("Updated 14 March 2019 at 8:05 GMT", "byline"),
            ("LIMA (Reuters) - Peru reopened its border on Monday, the ministry said.", "agency story"),
            ("Trucks wait at the border during a protest on March 3, 2019.", "caption"),
            ("REUTERS/Joao Freitas", "credit"),
            ("Bolivia did not react.", "story"),
            ("(Reporting by Joao Freitas; Editing by Amina Kabore)", "byline"),
            ("Corrections to this story are welcome, the ministry joked.", "story"),
        ],
    ),
    (
        "en",
        "Peru reopens its border with Bolivia – The Gulf Courier",
        [
            ("FILE - Trucks wait at the border, March 3, 2019. (Joao Freitas/Pool Photo via AP, File)", "caption"),
            ("Peru reopens its border with Bolivia.", "title"),
            ("Peru reopened its border on Monday, the ministry said.", "story"),
            ("Read more", "related"),
            ("“We waited for three weeks,” a driver said.", "story"),
            ("Reuters contributed to this report.", "agency"),
            ("Copyright 2019 The Gulf Courier. All rights reserved.", "credit"),
            ("Leah Marchetti is a freelance reporter based in Oslo.", "biography"),
        ],
    ),
    (
        "en",
        "Ghana bans night trawling",
        [
            ("Fishermen had asked for the ban in a petition signed by thousands of boat owners", "deck"),
            ("Ghana banned trawling by night on Monday, the ministry of fisheries said.", "story"),
        ],
    ),
    (
        "en",
        None,
        [
            ("Ghana banned trawling by night on Monday, the ministry of", "story"),
            ("fisheries said, three weeks after boat owners had asked", "story"),
            ("for it. The ban will last a year.", "story"),
        ],
    ),
]


@pytest.mark.parametrize(("language", "title", "page"), PAGES)
def test_pages(language, title, page):
    text = "\n".join(line for line, _ in page)
    assert kinds(language, text, title) == [kind for line, told in page if line for kind in told.split()]


STORY = [
    ("fr", "Par Dakar et par Accra, la route du nord est coupée depuis trois jours."),
    ("fr", "Publié mardi, le rapport accuse Lima d'avoir fermé la frontière."),
    ("fr", "Publié le 3 mai 2019, le rapport accuse Lima d'avoir fermé la frontière."),
    ("fr", "Une image satellite montre trois navires au large du port."),
    ("fr", "Selon l'AFP, trois navires ont quitté le port."),
    ("fr", "Karim Haddad est un journaliste tunisien emprisonné depuis 2019."),
    ("fr", "Il a publié une déclaration dans laquelle il accuse Lima."),
    ("fr", "Sources diplomatiques et militaires s'accordent sur ce point."),
    ("fr", "Le convoi est arrivé, ont indiqué les médias (AFP, Reuters)."),
    ("fr", "En direct à la télévision, le ministre a menacé Oslo."),
    ("fr", "La rédaction du journal a été attaquée dans la nuit."),
    ("en", "By Friday, Oslo had expelled every foreign correspondent."),
    ("en", "For more than a decade, Peru has claimed the island."),
    ("en", "Photographs of the port show three ships."),
    ("en", "Credit Suisse said it would leave Lagos."),
    ("en", "Karim Haddad is a Tunisian journalist who was jailed in 2019."),
    ("en", "She previously served as ambassador to Peru."),
    ("en", "Published on Monday, the report accuses Lima of closing the border."),
    ("en", "Live on television, the minister threatened Oslo."),
    ("en", "Watch what they do, not what they say, he warned."),
    ("en", "The Associated Press contributed evidence to the court."),
    ("en", "Updates to the treaty were rejected by Oslo."),
]


@pytest.mark.parametrize(("language", "sentence"), STORY)
def test_an_ordinary_sentence_is_story_wherever_it_stands(language, sentence):
    opener = OPENERS[language]
    for text in (sentence, f"{sentence}\n{opener}", f"{opener}\n{sentence}", f"{opener}\r\n\r\n{sentence}\r\n"):
        assert set(kinds(language, text)) == {"story"}, text


LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            ["", " ", "\r", "Exclusif", "By Amina Kabore", "© AFP", "Related stories", "Photo: X/AFP", OPENERS["en"], OPENERS["fr"], "A line of a title"]
        ),
    ),
    max_size=12,
).map("\n".join)


@settings(max_examples=200, deadline=None)
@given(text=LINES, title=st.one_of(st.none(), st.text(max_size=30)), language=st.sampled_from(["fr", "en"]))
def test_every_line_that_is_not_blank_is_one_part(text, title, language):
    parts = FINDERS[language].find(text, title)
    wanted = [line.removesuffix("\r") for line in text.split("\n") if line.removesuffix("\r").strip()]
    assert [part.span.of(text) for part in parts] == wanted
    assert all(part.why for part in parts)
    assert all(a.span.end <= b.span.start for a, b in pairwise(parts))


def test_every_part_says_which_rule_made_it():
    parts = find_parts("Peru reopens its border\nPeru reopened its border on Monday, the ministry said.\n© AFP", load_pack("en"), None)
    assert [part.why.split(":")[0] for part in parts] == ["title", "story", "en/furniture.tsv"]
    assert parts[-1].kind is PartKind.CREDIT


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("creditt\tany\tx\tx", r"furniture.tsv:2: kind 'creditt' is not one of correction, related"),
        ("credit\teverywhere\tx\tx", r"furniture.tsv:2: place 'everywhere' is not one of any, top"),
        ("credit\tany\t<nobody>\tx", r"furniture.tsv:2: pattern '<nobody>' has <nobody>, which is not one of name, names"),
        ("credit\tany\t{a\tx", r"furniture.tsv:2: pattern '{a' is not well formed"),
    ],
)
def test_wrong_data_names_file_and_line(tmp_path, line, message):
    (tmp_path / "furniture.tsv").write_text(f"kind\tat\tpattern\texample\n{line}\n", encoding="utf-8")
    (tmp_path / "furniture_agencies.tsv").write_text("agency\nAFP\n", encoding="utf-8")
    (tmp_path / "times_words.tsv").write_text("word\tkind\tvalue\nmai\tmonth\t5\n", encoding="utf-8")
    with pytest.raises(PackError, match=message):
        compile_furniture(Pack("xx", "0", tmp_path, {}))
