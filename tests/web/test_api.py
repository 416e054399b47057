"""The interface for programs: its description is valid OpenAPI 3.1, knows every twin, and every answer is what it says."""

import ast
import json

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from liens.web import openapi
from liens.web.page import Settings
from liens.web.registry import routes
from tests.sources import modules
from tests.web.conftest import site, told
from tests.web.test_site import addresses


@pytest.fixture
def document(client):
    return told(client, "/api.json")


def test_the_description_is_valid(document):
    assert document["openapi"].startswith("3.1")
    assert list(OpenAPIV31SpecValidator(document).iter_errors()) == []


def test_every_twin_is_described_once(document):
    twins = [r for r in routes() if r.method == "GET" and r.twin]
    operations = [o["get"] for o in document["paths"].values()]
    assert sorted(o["operationId"] for o in operations) == sorted(r.name for r in twins)
    assert [o["operationId"] for o in operations if len(o["summary"]) < 10] == []
    assert all(path.endswith(".json") for path in document["paths"])


def test_every_answer_is_what_the_description_says(client, document):
    shown = {**addresses(client), "review_claim": "/review/c/c01", "review_article": "/review/a/a-1", "claim": "/c/c01"}
    by_name = {o["get"]["operationId"]: o["get"] for o in document["paths"].values()}
    checked = 0
    for name, address in shown.items():
        if name not in by_name:
            continue
        schema = by_name[name]["responses"]["200"]["content"]["application/json"]["schema"]
        answer = json.loads(client.get("/home.json" if address == "/" else f"{address}.json").text)
        whole = {**schema, "components": document["components"]}
        assert (name, [e.message[:200] for e in Draft202012Validator(whole).iter_errors(answer)]) == (name, [])
        checked += "$ref" in schema
    assert checked > 6


def test_a_wrong_answer_would_be_seen(document):
    schema = {"$ref": "#/components/schemas/Tie", "components": document["components"]}
    assert list(Draft202012Validator(schema).iter_errors({"first": 1}))


def test_what_pages_ask_of_a_query_is_described():
    """Every name that a page takes from its query stands in the list of parameters."""
    known = set(openapi.parameters()["parameters"])
    asked = set()
    for module in modules():
        for node in ast.walk(module.tree) if module.path.startswith("web/pages/") else ():
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"one", "number"} and node.args:
                asked |= {node.args[0].value} if isinstance(node.args[0], ast.Constant) else set()
    assert len(asked) > 3
    assert sorted(asked - known) == []
    assert sorted({name for names in openapi.parameters()["queries"].values() for name in names} - known) == []


@pytest.mark.parametrize(
    ("address", "status"), [("/a/none.json", 404), ("/search.json?q=status:no", 400), ("/nowhere.json", 404), (f"/search.json?q={'x' * 5000}", 414)]
)
def test_errors_are_problems(client, document, address, status):
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (status, openapi.PROBLEM)
    schema = {"$ref": "#/components/schemas/Problem", "components": document["components"]}
    assert list(Draft202012Validator(schema).iter_errors(json.loads(answer.text))) == []
    assert json.loads(answer.text)["status"] == status


def test_a_stranger_is_told_so_as_a_problem(press):
    answer = site(press, Settings(token="s3cret")).get("/home.json")  # noqa: S106 # a token of the test
    assert (answer.status_code, answer.headers["content-type"]) == (401, openapi.PROBLEM)


def test_the_page_tells_people_the_same(client, document):
    page = client.get("/api").text
    assert [path for path in document["paths"] if f"<code>{path}</code>" not in page] == []


def test_the_page_tells_people_in_their_language(client, document):
    page = client.get("/api", headers={"accept-language": "fr"}).text
    english = {entry["get"]["summary"] for entry in document["paths"].values()} | {told["description"] for told in openapi.parameters()["parameters"].values()}
    assert len(english) > 40
    assert sorted(text for text in english if f">{text}<" in page) == []
    assert "<dd>Qui dit quoi d’un événement." in page
