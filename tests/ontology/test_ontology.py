"""What is known of the world's actors and places: codes exist, dates parse, every state can be named, sources are told."""

import gzip
import re
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from liens.claim.actor import gazetteer as gazetteer_module
from liens.claim.actor.gazetteer import PLAIN, Gazetteer
from liens.claim.actor.lexicon import compile_actors
from liens.claim.actor.people import People
from liens.errors import PackError
from liens.langs.pack import Pack, load_pack
from liens.langs.table import Row, read_table
from liens.ontology.places import LANDS, REGIONS, TOWNS, place_key
from tests.sources import PACKAGE

ONTOLOGY = PACKAGE / "ontology"
HEADERS = {
    "entities.tsv": ("entity", "code", "type", "name_fr", "name_en", "country"),
    "names.tsv": ("form", "lang", "kind", "entity"),
    "leaders.tsv": ("name", "aliases", "code", "office", "from", "to", "source"),
    "regions.tsv": REGIONS,
    "provinces.tsv": REGIONS,
    "lands.tsv": LANDS,
}
PLACES = TOWNS
TYPES = {
    "agency",
    "alliance",
    "capital",
    "company",
    "court",
    "force",
    "group",
    "ministry",
    "organisation",
    "outlet",
    "parliament",
    "party",
    "region_of_state",
    "seat",
    "state",
    "territory",
    "vague",
}
SECTORS = {"GOV", "MIL", "SPY", "POL", "LEG", "JUD", "PTY", "OPP", "REB", "MED", "BUS", "CIV", "NGO"}
KINDS = {"abbreviation", "capital", "demonym_adj", "demonym_noun", "historical", "name", "seat", "short"}
OFFICES = {
    "defence_minister",
    "envoy",
    "foreign_minister",
    "group_leader",
    "head_of_government",
    "head_of_state",
    "official",
    "opposition_leader",
    "organisation_head",
    "spokesperson",
}
# States whose capital is no name of its own: it is the state's name, or there is none.
NO_CAPITAL = {
    "LUX": "named like the state",
    "MCO": "a city",
    "NRU": "has no capital",
    "SGP": "a city",
    "SMR": "named like the state",
    "STP": "named like the state",
    "VAT": "a city",
}
# What a state lacks in one language, with the reason.
NO_FORM = {
    ("DJI", "capital", "fr"): "named like the state",
    ("KNA", "demonym", "fr"): "not used by the press",
    ("VAT", "demonym", "en"): "the name serves as its own adjective",
}
ORGANISATIONS = 60
# What the guide to coding names: these codes are fixed.
FIXED = {
    "AMNESTY",
    "APEC",
    "AQAP",
    "ARAB_LEAGUE",
    "ASEAN",
    "AU",
    "BOKO_HARAM",
    "COMESA",
    "CSTO",
    "ECOWAS",
    "EU",
    "FARC",
    "G20",
    "HAMAS",
    "HEZBOLLAH",
    "HOUTHIS",
    "IAEA",
    "ICC",
    "ICRC",
    "ISLAMIC_STATE",
    "JNIM",
    "KRG",
    "M23",
    "MNLA",
    "MSF",
    "MUJAO",
    "NATO",
    "NORAD",
    "OPEC",
    "OSCE",
    "PESHMERGA",
    "PKK",
    "RSF_SUDAN",
    "SDF",
    "TAK",
    "TALIBAN",
    "UN",
    "UNESCO",
    "UNSC",
    "WAGNER",
    "XKX",
    "PSE",
    "TWN",
}


def rows(name: str) -> list[Row]:
    return list(read_table(ONTOLOGY / name, HEADERS[name]))


@pytest.fixture(scope="module")
def entities() -> dict[str, Row]:
    return {row["entity"]: row for row in rows("entities.tsv")}


@pytest.fixture(scope="module")
def lands(entities: dict[str, Row]) -> set[str]:
    return {row["code"] for row in entities.values() if row["type"] in {"state", "territory"}}


@pytest.fixture(scope="module")
def places() -> list[list[str]]:
    header, *lines = gzip.decompress((ONTOLOGY / "places.tsv.gz").read_bytes()).decode("utf-8").splitlines()
    assert tuple(header.split("\t")) == PLACES
    return [line.split("\t") for line in lines]


@pytest.fixture(scope="module")
def forms() -> dict[tuple[str, str], set[str]]:
    """The kinds of names of each entity in each language."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows("names.tsv"):
        for language in ("fr", "en") if row["lang"] == "*" else (row["lang"],):
            found[row["entity"], language].add(row["kind"].split("_")[0])
    return found


def test_every_entity_is_described(entities: dict[str, Row], lands: set[str]) -> None:
    wrong = [
        row.place
        for row in entities.values()
        if row["type"] not in TYPES
        or not re.fullmatch(r"\?|[A-Z0-9_]+(/[A-Z]{2,3})?", row["code"])
        or (row["code"].partition("/")[2] or "GOV") not in SECTORS
        or (row.get("country") is not None and row["country"] not in lands)
    ]
    assert wrong == []


def test_states_have_codes_of_three_letters(entities: dict[str, Row]) -> None:
    states = [row for row in entities.values() if row["type"] == "state"]
    assert [row.place for row in states if not re.fullmatch("[A-Z]{3}", row["code"]) or row["code"] != row["entity"]] == []
    assert len(states) >= 195


def test_the_codes_of_the_guide_are_there(entities: dict[str, Row]) -> None:
    assert sorted(FIXED - {row["code"].split("/")[0] for row in entities.values()}) == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_state_can_be_named(language: str, entities: dict[str, Row], forms: dict[tuple[str, str], set[str]]) -> None:
    missing = {(code, kind, language) for code, row in entities.items() if row["type"] == "state" for kind in {"name", "demonym"} - forms[code, language]}
    assert sorted(missing) == sorted(key for key in NO_FORM if key[1] != "capital" and key[2] == language)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_state_has_a_capital(language: str, entities: dict[str, Row], forms: dict[tuple[str, str], set[str]]) -> None:
    capitals = {row["code"].split("/")[0] for row in entities.values() if row["type"] == "capital" and forms[row["entity"], language]}
    without = {code for code, row in entities.items() if row["type"] == "state"} - capitals
    assert without == set(NO_CAPITAL) | {code for code, kind, lang in NO_FORM if kind == "capital" and lang == language}


def test_there_are_enough_organisations(entities: dict[str, Row]) -> None:
    assert sum(row["type"] in {"organisation", "alliance", "court"} and "/" not in row["code"] for row in entities.values()) >= ORGANISATIONS


def test_every_name_has_a_bearer(entities: dict[str, Row]) -> None:
    assert [row.place for row in rows("names.tsv") if row["entity"] not in entities or row["kind"] not in KINDS or row["lang"] not in {"fr", "en", "*"}] == []


def test_every_entity_has_a_name(entities: dict[str, Row]) -> None:
    named = {row["entity"] for row in rows("names.tsv")}
    assert sorted(set(entities) - named) == []


def a_date(value: str) -> date:
    """A day, a month or a year, written as ISO dates are."""
    return date.fromisoformat(value + "-01-01"[: 10 - len(value)] if len(value) in {4, 7} else value)


def test_leaders_hold_known_offices(entities: dict[str, Row]) -> None:
    codes = {row["code"].split("/")[0] for row in entities.values()}
    wrong = [row.place for row in rows("leaders.tsv") if row["code"].split("/")[0] not in codes or row["office"] not in OFFICES or not row.get("source")]
    assert wrong == []


def test_terms_are_dates_in_order() -> None:
    wrong = []
    for row in rows("leaders.tsv"):
        start, end = (a_date(row[column]) if row.get(column) else None for column in ("from", "to"))
        if start and end and start > end and not row["from"].startswith(row["to"]):
            wrong.append(row.place)
    assert wrong == []


def test_aliases_are_names() -> None:
    wrong = [row.place for row in rows("leaders.tsv") for alias in (row.get("aliases") or "x").split("|") if alias != alias.strip() or not alias]
    assert wrong == []


def test_regions_lie_on_earth(lands: set[str]) -> None:
    wrong = [
        row.place
        for file in ("regions.tsv", "provinces.tsv")
        for row in rows(file)
        if (row.get("country") is not None and row["country"] not in lands) or abs(float(row["lat"])) > 90 or abs(float(row["lon"])) > 180
    ]
    assert wrong == []


def test_places_lie_in_known_countries(places: list[list[str]], lands: set[str]) -> None:
    wrong = [p for p in places if len(p) != len(PLACES) or (p[2] != "-" and p[2] not in lands) or abs(float(p[3])) > 90 or abs(float(p[4])) > 180]
    assert wrong == []
    assert places == sorted(places)
    assert len({p[5] for p in places}) >= 60_000


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Gao", "MLI"),
        ("Kramatorsk", "UKR"),
        ("Arequipa", "PER"),
        ("Davao", "PHL"),
        ("Alep", "SYR"),
        ("Aleppo", "SYR"),
        ("Mossoul", "IRQ"),
        ("Mosul", "IRQ"),
        ("Le Caire", "EGY"),
    ],
)
def test_towns_of_the_news_are_there(name: str, country: str, places: list[list[str]]) -> None:
    found = {p[2] for p in places if p[0] == place_key(name)} | {row["entity"].split("/")[0] for row in rows("names.tsv") if row["form"] == name}
    assert country in found


@pytest.mark.parametrize("name", ["Sébastopol", "Simferopol"])
def test_land_that_is_disputed_has_no_country(name: str, places: list[list[str]]) -> None:
    assert max((int(p[6]), p[2]) for p in places if p[0] == place_key(name))[1] == "-"


def test_sources_are_told() -> None:
    told = (ONTOLOGY / "SOURCES.md").read_text(encoding="utf-8")
    files = sorted(p.name for p in ONTOLOGY.iterdir() if p.suffix in {".tsv", ".gz", ".toml"})
    assert [name for name in files if f"`{name}`" not in told] == []
    assert len(re.findall(r"\b[0-9a-f]{64}\b", told)) >= 4
    assert {"ODbL 1.0", "CC BY 4.0"} <= set(re.findall(r"ODbL 1\.0|CC BY 4\.0", told))


@pytest.fixture(scope="module")
def gazetteers(packs: dict[str, Pack]) -> dict[str, Gazetteer]:
    return {language: compile_actors(pack).gazetteer for language, pack in packs.items()}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Les Émirats arabes unis et la République dominicaine", [("Émirats arabes unis", "ARE"), ("République dominicaine", "DOM")]),
        ("fr", "Etats-Unis, États-Unis", [("Etats-Unis", "USA"), ("États-Unis", "USA")]),
        ("fr", "La Corée du Nord et la Corée du Sud", [("Corée du Nord", "PRK"), ("Corée du Sud", "KOR")]),
        ("fr", "La Guinée-Bissau, la Guinée équatoriale, la Guinée", [("Guinée-Bissau", "GNB"), ("Guinée équatoriale", "GNQ"), ("Guinée", "GIN")]),
        ("en", "South Sudan left Sudan.", [("South Sudan", "SSD"), ("Sudan", "SDN")]),
        ("en", "Papua New Guinea, Equatorial Guinea", [("Papua New Guinea", "PNG"), ("Equatorial Guinea", "GNQ")]),
        ("en", "the Security Council of the United Nations", [("Security Council", "UNSC"), ("United Nations", "UN")]),
        ("en", "Nigerien troops, Nigerian troops", [("Nigerien", "NER"), ("Nigerian", "NGA")]),
        ("en", "a Malian, an Omani and a Roman", [("Malian", "MLI"), ("Omani", "OMN")]),
    ],
)
def test_the_longest_name_wins(language: str, text: str, expected: list[tuple[str, str]], gazetteers: dict[str, Gazetteer]) -> None:
    found = [(text[hit.start : hit.end], hit.entities[0].code) for hit in gazetteers[language].find(text)]
    assert [(name.removeprefix("the "), code) for name, code in found] == expected


def test_names_do_not_reach_over_lines(gazetteers: dict[str, Gazetteer]) -> None:
    assert [hit.entities[0].code for hit in gazetteers["en"].find("South\nSudan")] == ["SDN"]


@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        ("names.tsv", "Ruritania\t*\tname\tRURITANIA", "entity 'RURITANIA' is not in entities.tsv"),
        ("leaders.tsv", "Rudolf\t-\tFRA/GOV\thead_of_state\t2011-13\t-\tpublic record", "from '2011-13' is not a date"),
        ("leaders.tsv", "Rudolf\t-\tFRA/GOV\thead_of_state\tlong ago\t-\tpublic record", "from 'long ago' is not a date"),
        ("leaders.tsv", "Rudolf\t-\tFRA/GOV\thead_of_state\t2011\tx\tpublic record", "to 'x' is not a date"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, line: str, message: str) -> None:
    folder = tmp_path / "ontology"
    folder.mkdir()
    for other, header in HEADERS.items():
        (folder / other).write_text("\t".join(header) + "\n" + (line + "\n") * (other == name), encoding="utf-8")
    monkeypatch.setattr(gazetteer_module, "ONTOLOGY", folder)
    with pytest.raises(PackError, match=re.escape(f"ontology/{name}:2: {message}")):
        list(compile_actors(load_pack("en")).gazetteer.find("Rudolf went home."))


def test_the_terms_of_all_people_can_be_read() -> None:
    people = People(gazetteer_module.ONTOLOGY / "leaders.tsv")
    forms = list(people.forms())
    assert all(people.bearers(form) for form in forms)
    assert [form for form in forms if form != form.translate(PLAIN)] == []
