"""Every form of export is read back by the library that the form's users use."""

import csv
import io
import json
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from liens.errors import MalformedRecord, NotFound
from liens.flat import CLAIM_COLUMNS
from liens.ontology.plover import load_plover
from liens.record import claim_record
from liens.store import ask
from liens.store.bring import bring, read_claims
from liens.store.database import open_store
from liens.store.export import FORMATS, export
from liens.store.keep import Origin, keep
from liens.store.load import records
from liens.store.runs import begin_run
from tests.show import handmade
from tests.store.conftest import extract

RECORDS = [claim_record(claim, handmade.ENGINE) for claim in handmade.claims()]


def written(name, claims=RECORDS):
    target = io.BytesIO()
    export(name, claims, target)
    return target.getvalue()


def test_there_are_nine_forms():
    assert sorted(FORMATS) == ["cameo", "csv", "ftm", "geojson", "gexf", "graphml", "ics", "jsonl", "parquet", "plover"]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_no_claims_make_a_valid_file(name, tmp_path):
    assert isinstance(written(name, []), bytes)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_same_claims_give_the_same_bytes(name):
    assert written(name) == written(name)


def test_jsonl():
    assert [json.loads(line) for line in written("jsonl").decode().splitlines()] == RECORDS


def test_csv():
    rows = list(csv.DictReader(io.StringIO(written("csv").decode())))
    assert tuple(rows[0]) == CLAIM_COLUMNS
    assert [row["id"] for row in rows] == [r["id"] for r in RECORDS]
    assert rows[0]["initiators"] == "BRA"
    assert rows[0]["quantity_min"] == "1200"


def test_parquet_keeps_every_field(tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "claims.parquet"
    path.write_bytes(written("parquet"))
    assert pq.read_table(path).num_rows == len(RECORDS)
    assert [json.dumps(r) for r in read_claims(path)] == [json.dumps(r) for r in RECORDS]


def test_plover():
    rows = [json.loads(line) for line in written("plover").decode().splitlines()]
    assert [(r["event"], r["category"], r["future"], r["negation"]) for r in rows] == [
        (["AID"], "AID", False, False),
        (["REJECT"], "RETREAT", True, False),
        (["SANCTION"], "SANCTION", False, False),
    ]
    assert {key for r in rows for key in ("id", "date", "actor", "event") if key not in r} == set()
    assert rows[0]["actor"] == [{"code": "BRA", "sector": None, "entity_text": "Le Brésil", "identifier_text": "BRA"}]
    assert rows[0]["quad_code"] == load_plover()["AID"].quad
    assert rows[1]["mode"] is None
    assert rows[1]["claimant"] == ["BRA/GOV", "MOZ/MED"]
    assert rows[2]["hypothetical"]


@pytest.mark.parametrize(
    ("category", "status", "wanted"),
    [
        ("CONSULT", "planned", "AGREE"),
        ("COOPERATE", "wanted", "AGREE"),
        ("AID", "possible", "AGREE"),
        ("SUPPORT", "planned", "AGREE"),
        ("RETREAT", "planned", "CONCEDE"),
        ("ASSAULT", "planned", "ASSAULT"),
        ("CONSULT", "alleged", "CONSULT"),
    ],
)
def test_plover_files_the_future_elsewhere(category, status, wanted):
    record = {**RECORDS[0], "status": status, "event": {**RECORDS[0]["event"], "category": category}}
    (row,) = [json.loads(line) for line in written("plover", [record]).decode().splitlines()]
    assert row["event"] == [wanted]


@pytest.mark.parametrize(
    ("category", "status", "source", "negated", "wanted"),
    [
        ("SANCTION", "planned", "BRA/GOV", False, "THREATEN"),
        ("ASSAULT", "possible", "BRA/MIL", False, "THREATEN"),
        ("COERCE", "planned", "MOZ", False, "COERCE"),
        ("COERCE", "planned", None, False, "COERCE"),
        ("SANCTION", "actual", "BRA", False, "SANCTION"),
        ("SANCTION", "wanted", "BRA", False, "SANCTION"),
        ("SANCTION", "planned", "BRA", True, "SANCTION"),
        ("MOBILIZE", "planned", "BRA", False, "MOBILIZE"),
        ("RETREAT", "planned", "BRA/GOV", True, "REJECT"),
        ("RETREAT", "planned", "MOZ", True, "CONCEDE"),
        ("AGREE", "actual", None, True, "REJECT"),
        ("CONSULT", "actual", None, True, "CONSULT"),
        ("CONSULT", "wanted", "BRA", True, "REJECT"),
    ],
)
def test_plover_files_own_announcements_as_threats_and_refusals(category, status, source, negated, wanted):
    links = [{**RECORDS[1]["attribution"][0], "source": {**RECORDS[1]["attribution"][0]["source"], "code": source}}] if source else []
    record = {**RECORDS[0], "status": status, "negated": negated, "attribution": links, "event": {**RECORDS[0]["event"], "category": category}}
    (row,) = [json.loads(line) for line in written("plover", [record]).decode().splitlines()]
    assert (row["event"], row["negation"]) == ([wanted], negated and wanted != "REJECT")


def test_a_refusal_makes_a_row_of_cameo():
    record = {**RECORDS[0], "status": "planned", "negated": True, "attribution": []}
    rows = list(csv.DictReader(io.StringIO(written("cameo", [record]).decode()), delimiter="\t"))
    assert [(r["source"], r["target"], r["code"]) for r in rows] == [("BRA", "MOZ", "122")]


def test_a_threat_has_the_code_of_what_is_threatened():
    links = RECORDS[1]["attribution"][:1]
    own = [{**links[0], "source": {**links[0]["source"], "code": "BRA"}}]
    record = {**RECORDS[0], "status": "planned", "attribution": own, "event": {**RECORDS[0]["event"], "category": "ASSAULT"}}
    rows = list(csv.DictReader(io.StringIO(written("cameo", [record]).decode()), delimiter="\t"))
    assert [r["code"] for r in rows] == ["138"]


def test_cameo():
    rows = list(csv.DictReader(io.StringIO(written("cameo").decode()), delimiter="\t"))
    assert [(r["date"], r["source"], r["target"], r["code"], r["id"]) for r in rows] == [("2025-03-05", "BRA", "MOZ", "07", "c-1")]


def test_cameo_gives_a_mutual_event_both_ways():
    both = [*RECORDS[0]["initiators"], *RECORDS[0]["recipients"]]
    record = {**RECORDS[0], "initiators": both, "recipients": []}
    rows = list(csv.DictReader(io.StringIO(written("cameo", [record]).decode()), delimiter="\t"))
    assert [(r["source"], r["target"]) for r in rows] == [("BRA", "MOZ"), ("MOZ", "BRA")]


def test_follow_the_money():
    model = pytest.importorskip("followthemoney").model
    entities = [model.get_proxy(json.loads(line)) for line in written("ftm").decode().splitlines()]
    assert len({e.id for e in entities}) == len(entities)
    for entity, line in zip(entities, written("ftm").decode().splitlines(), strict=True):
        # What the library drops as invalid would be missing here.
        wanted = json.loads(line)["properties"]
        assert {name: sorted(entity.get(name)) for name in wanted} == {name: sorted(values) for name, values in wanted.items()}
    kinds = {e.schema.name for e in entities}
    assert {"Article", "Event", "Mention", "PublicBody"} <= kinds
    ids = {e.id for e in entities}
    for entity in entities:
        for name in ("involved", "organizer", "proof", "document"):
            if name in entity.schema.properties:
                assert set(entity.get(name)) <= ids


def test_graphml():
    networkx = pytest.importorskip("networkx")
    graph = networkx.read_graphml(io.BytesIO(written("graphml")), force_multigraph=True)
    assert graph.is_directed()
    ((one, two, told),) = graph.edges(data=True)
    assert (one, two) == ("BRA", "MOZ")
    assert (told["category"], told["claim"], told["negated"], told["score"]) == ("AID", "c-1", False, 10.0)
    assert graph.nodes["MOZ"]["code"] == "MOZ"


def test_gexf_is_the_same_graph():
    networkx = pytest.importorskip("networkx")
    graph = networkx.read_gexf(io.BytesIO(written("gexf")))
    ((one, two, told),) = graph.edges(data=True)
    assert (one, two) == ("BRA", "MOZ")
    assert (told["category"], told["claim"], told["negated"], told["score"]) == ("AID", "c-1", False, 10.0)
    assert (graph.nodes["MOZ"]["code"], graph.nodes["MOZ"]["label"]) == ("MOZ", "Mozambique")
    twice = networkx.read_gexf(io.BytesIO(written("gexf", [RECORDS[0], {**RECORDS[0], "id": "c-2"}])))
    assert (twice.is_multigraph(), twice.number_of_edges()) == (True, 2)


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_graphs_take_what_xml_cannot_write(form):
    record = {**RECORDS[0], "sentence": {**RECORDS[0]["sentence"], "text": 'a\x07b \ud83d <&">\uffff'}}
    assert ET.fromstring(written(form, [record])) is not None  # noqa: S314 # our own output


def test_geojson():
    geojson = pytest.importorskip("geojson")
    found = geojson.loads(written("geojson").decode())
    assert found.is_valid
    (feature, *more) = found["features"]
    assert feature["geometry"]["coordinates"] == [34.9, -19.8]
    assert feature["properties"]["place"] == "Beira"
    assert all(f["properties"]["claim"] in {"c-2", "c-4"} for f in more)


def test_icalendar():
    icalendar = pytest.importorskip("icalendar")
    planned = {**RECORDS[1], "negated": False}
    (entry,) = icalendar.Calendar.from_ical(written("ics", [planned])).walk("VEVENT")
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (date(2025, 3, 4), date(2025, 3, 5))
    assert entry["UID"] == "c-2@liens"
    assert planned["sentence"]["text"] in str(entry["DESCRIPTION"])
    assert all(len(line) <= 75 for line in written("ics", [planned]).split(b"\r\n"))


def test_a_calendar_holds_what_is_planned_alone():
    assert b"VEVENT" not in written("ics")


def test_claims_go_from_one_database_to_another(store, origin, places, tmp_path):
    keep(store, extract(), origin)
    path = tmp_path / "claims.jsonl"
    path.write_bytes(written("jsonl", records(store, ask.every(store, ask.Query()))))
    with open_store(places("other")) as other:
        run = begin_run(other, "import", "2025-03-07T08:00:00Z", {})
        assert [kept.new for kept in bring(other, read_claims(path), str(path), run)] == [True]
        assert [kept.new for kept in bring(other, read_claims(path), str(path), run)] == [False]
        back = list(records(other, ask.every(other, ask.Query())))
        assert [json.dumps(r) for r in back] == path.read_text(encoding="utf-8").splitlines() or back == RECORDS
        assert ask.find(other, ask.Query(words="médecins"))


def test_claims_do_not_replace_an_article_that_is_there(store, run):
    kept = keep(store, extract(), Origin(run, "sud.txt"))
    (brought,) = bring(store, RECORDS, "claims.jsonl", run)
    assert (brought.version, brought.new) == (kept.version, False)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("no json\n", ":1: it is not JSON"),
        ("[1]\n", "it is no object"),
        ('{"id": "c-1"}\n', "it has no article"),
        (json.dumps({**RECORDS[0], "status": "maybe"}), "status or category"),
        (json.dumps({**RECORDS[0], "event": {"category": "FIGHT"}}), "status or category"),
    ],
)
def test_what_is_no_claim_is_refused(tmp_path, text, reason):
    (tmp_path / "claims.jsonl").write_text(text)
    with pytest.raises(MalformedRecord, match=reason):
        list(read_claims(tmp_path / "claims.jsonl"))


def test_claims_of_an_article_must_stand_together(store, run):
    other = {**RECORDS[0], "article": {**RECORDS[0]["article"], "id": "a-9", "url": None}}
    with pytest.raises(MalformedRecord, match="do not stand together"):
        list(bring(store, [RECORDS[0], other, RECORDS[1]], "claims.jsonl", run))


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(NotFound):
        list(read_claims(tmp_path / "claims.jsonl"))


def test_another_parquet_file_is_refused(tmp_path):
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    pq.write_table(pa.table({"a": [1]}), tmp_path / "other.parquet")
    (tmp_path / "none.parquet").write_bytes(b"PAR1 no PAR1")
    for name in ("other.parquet", "none.parquet"):
        with pytest.raises(MalformedRecord):
            list(read_claims(tmp_path / name))
