"""The server for assistants, asked by the SDK's own client: five tools that only read, answers that are bounded and lead to sentences."""

import hashlib
import json
import sys

import anyio
import pytest

from liens.assistant import answers as bounds
from liens.assistant.answers import Answers
from liens.assistant.server import instructions, made
from liens.errors import ExtraMissing, StoreError
from liens.review.act import Kind, Person
from liens.store.bring import bring
from liens.store.database import open_store
from liens.store.linking import link_new
from liens.store.review import judge_claim
from liens.store.runs import begin_run
from tests.dossier.made import record
from tests.show.handmade import TEXT
from tests.web.conftest import MOMENT, fill

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def press(tmp_path_factory):
    return fill(tmp_path_factory.mktemp("mcp") / "press.db")


def ask(database, tool, **arguments):
    """What a tool answers, or the text of its error."""
    from mcp import Client

    async def asked():
        async with Client(made(Answers(database), "test")) as client:
            return await client.call_tool(tool, arguments)

    result = anyio.run(asked)
    return result.content[0].text if result.is_error else result.structured_content


def tools(database):
    from mcp import Client

    async def asked():
        async with Client(made(Answers(database), "test")) as client:
            return (await client.list_tools()).tools

    return anyio.run(asked)


def told(found):
    """Every claim in an answer, wherever it stands."""
    if isinstance(found, dict):
        if {"sentence", "article", "sources"} <= set(found):
            yield found
        for value in found.values():
            yield from told(value)
    elif isinstance(found, list):
        for value in found:
            yield from told(value)


def test_five_tools_that_only_read(press):
    found = tools(press)
    assert sorted(t.name for t in found) == ["article", "claims", "event", "search", "tie"]
    assert all(t.annotations.read_only_hint and t.description for t in found)
    assert "not what is true" in instructions()


def test_every_claim_has_its_sentence_offsets_article_and_source(press):
    event = ask(press, "tie", first="RUS", second="UKR")["to"]["events"][0]["event"]
    answers = [ask(press, "search", query="who:RUS"), ask(press, "tie", first="rus", second="ukr"), ask(press, "event", event_id=event)]
    answers += [ask(press, "article", article_id="a-1")]
    claims = [claim for answer in answers for claim in told(answer)]
    assert len(claims) > 15
    for claim in claims:
        assert claim["sentence"]["text"]
        assert claim["sentence"]["start"] < claim["sentence"]["end"]
        assert claim["article"].startswith("a-")
        assert claim["sources"] or claim["outlet"]


def test_a_tie_tells_what_the_dossier_tells(press):
    found = ask(press, "tie", first="RUS", second="UKR", after="2024-05-01")
    raid = found["to"]["events"][0]
    assert (raid["category"], raid["claim"]["id"] in raid["claims"], raid["evidence"]["speakers"]) == ("ASSAULT", True, 3)
    assert [pact["clauses"][0]["category"] for pact in found["pacts"]] == ["RETREAT"]
    assert found["upcoming"]["ahead"]["count"] + found["upcoming"]["overdue"]["count"] > 0


def test_an_event_tells_who_contradicts_whom(press):
    event = ask(press, "tie", first="RUS", second="UKR")["to"]["events"][0]["event"]
    found = ask(press, "event", event_id=event)
    assert {(d["left"], d["right"], d["verdict"]) for d in found["disagreements"] if d["field"] == "figure"} == {("RUS/MIL", "UKR/MIL", "contradicts")}
    assert found["count"] == len(found["claims"]) == 3


def test_an_article_is_given_exactly_and_piece_by_piece(press):
    whole = ask(press, "article", article_id="a-1")
    assert whole["text"] == TEXT
    for claim in whole["claims"]:
        assert TEXT[claim["sentence"]["start"] : claim["sentence"]["end"]] == claim["sentence"]["text"]
    pieces = [ask(press, "article", article_id="a-1", start=at, length=50) for at in range(0, len(TEXT), 50)]
    assert "".join(piece["text"] for piece in pieces) == TEXT
    assert sum(piece["count"] for piece in pieces) == whole["count"]


def test_whole_records_with_what_people_judged(tmp_path):
    database = fill(tmp_path / "press.db")
    with open_store(database) as store:
        judge_claim(store, "c-1", Kind.WRONG, Person("anna"), MOMENT)
    found = ask(database, "claims", ids=["c-1", "c-2", "c-none"])
    assert [claim["id"] for claim in found["claims"]] == ["c-2"]
    assert (found["judged"]["c-1"]["verdict"], found["judged"]["c-1"]["read"]["id"], found["judged"]["c-1"]["by"]) == ("wrong", "c-1", ["anna"])


@pytest.mark.parametrize(
    ("tool", "arguments", "reason"),
    [
        ("search", {"query": "status:nonsense"}, "nonsense"),
        ("search", {"query": "x" * 2000}, "allowed"),
        ("event", {"event_id": "e-none"}, "e-none"),
        ("article", {"article_id": "../../etc/passwd"}, "no article"),
        ("claims", {"ids": ["c-none"]}, "c-none"),
        ("claims", {"ids": []}, "none of the claims"),
        ("search", {}, "query"),
    ],
)
def test_what_cannot_be_answered_is_an_error_with_its_reason(press, tool, arguments, reason):
    answer = ask(press, tool, **arguments)
    assert isinstance(answer, str)
    assert reason in answer


def test_answers_are_bounded(tmp_path):
    long = "A very long sentence. " * 400
    claims = [record(f"m{i:03}", by=("KEN",), to=("SOM",), when=("2024-01-01", "2024-01-01"), article="a-long", place=i * 10, text=long) for i in range(120)]
    with open_store(tmp_path / "many.db") as store:
        list(bring(store, claims, "test", begin_run(store, "import", MOMENT, {})))
        link_new(store, MOMENT)
        event = store.value("SELECT id FROM events ORDER BY claims DESC LIMIT 1")
    database = tmp_path / "many.db"
    asked = [("search", {"query": "who:KEN", "limit": 9999}), ("tie", {"first": "KEN", "second": "SOM"}), ("event", {"event_id": event, "limit": 9999})]
    asked += [("article", {"article_id": "a-long", "length": 10**9}), ("search", {"query": "who:KEN", "limit": -5, "offset": -5})]
    for tool, arguments in asked:
        answer = ask(database, tool, **arguments)
        assert len(json.dumps(answer)) < 200_000
        assert len(list(told(answer))) <= bounds.MOST_CLAIMS * 2


def test_nothing_is_written(press):
    def digest():
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in press.parent.iterdir() if path.suffix == ".db"}

    before = digest()
    for tool, arguments in (("search", {"query": "who:RUS"}), ("tie", {"first": "RUS", "second": "UKR"}), ("article", {"article_id": "a-1"})):
        ask(press, tool, **arguments)
    assert digest() == before


def test_a_database_that_is_not_there_is_told_at_once(tmp_path):
    from liens.assistant.server import serve

    with pytest.raises(StoreError, match="no database"):
        serve(tmp_path / "none.db", "test")


def test_without_the_sdk_the_extra_is_named(monkeypatch, press):
    for name in [n for n in sys.modules if n == "mcp" or n.startswith("mcp.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mcp", None)
    with pytest.raises(ExtraMissing, match="liens\\[mcp\\]"):
        made(Answers(press), "test")
