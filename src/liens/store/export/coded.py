"""Claims as PLOVER and CAMEO records, the forms that event-data projects exchange.

PLOVER codes the future of a deed as another category (manual 0.8): what is planned, possible or wanted of COOPERATE, AID, CONSULT and
SUPPORT is AGREE, of RETREAT it is CONCEDE. As in CAMEO, a party that says no to either rejects, and one that announces penalties or
force of its own threatens. What PLOVER has no field for (claimant, cue, kind, status, quantities, characters) is
added under Liens' own names.
"""

from collections.abc import Iterable, Iterator
from typing import IO, Any

from liens.model import Category, Status
from liens.ontology.cameo import cameo_of, load_cameo
from liens.ontology.plover import load_plover

Json = dict[str, Any]
_AHEAD = frozenset({Status.PLANNED, Status.POSSIBLE, Status.WANTED})
_FUTURE = {
    Category.COOPERATE: Category.AGREE,
    Category.AID: Category.AGREE,
    Category.CONSULT: Category.AGREE,
    Category.SUPPORT: Category.AGREE,
    Category.RETREAT: Category.CONCEDE,
}
_YIELDING = frozenset({Category.AGREE, Category.CONCEDE})
_HARM = frozenset({Category.SANCTION, Category.COERCE, Category.ASSAULT})
_ANNOUNCED = frozenset({Status.PLANNED, Status.POSSIBLE})
CAMEO_COLUMNS = ("date", "source", "target", "code", "id", "url", "outlet", "status", "negated")


def plover_category(record: Json) -> Category:
    """The category under which PLOVER files a claim: another one than the deed's own where that lies ahead."""
    category = Category(record["event"]["category"])
    filed = _FUTURE.get(category, category) if record["status"] in _AHEAD else category
    if record["negated"]:
        return Category.REJECT if filed in _YIELDING and (not record["attribution"] or _speaks_of_itself(record)) else filed
    threatens = filed in _HARM and record["status"] in _ANNOUNCED and _speaks_of_itself(record)
    return Category.THREATEN if threatens else filed


def _speaks_of_itself(record: Json) -> bool:
    """True where one who acts is among those who say so."""
    acting = {actor["code"].split("/")[0] for actor in record["initiators"]}
    return bool(acting & {link["source"]["code"].split("/")[0] for link in record["attribution"] if link["source"]["code"]})


def _is_negated(record: Json, filed: Category) -> bool:
    """What is filed as a refusal says no already."""
    return record["negated"] and (filed is not Category.REJECT or record["event"]["category"] == Category.REJECT)


def plover(record: Json) -> Iterator[Json]:
    """The PLOVER record of a claim; none for a statement."""
    event = record["event"]
    if event is None:
        return
    category = plover_category(record)
    when = record["when"] or {}
    yield {
        "id": record["id"],
        "has_event": True,
        "date": when.get("start") or record["article"]["published"],
        "enddate": when.get("end"),
        "actor": [_entity(actor) for actor in record["initiators"]],
        "recipient": [_entity(actor) for actor in record["recipients"]],
        "event": [str(category)],
        "mode": event["mode"] if category == event["category"] else None,
        "context": event["contexts"],
        "quad_code": load_plover()[category].quad,
        "event_scale": load_plover()[category].score,
        "event_text": event["trigger"]["text"],
        "event_loc": [_location(place) for place in record["where"]],
        "historical": False,
        "future": record["status"] == Status.PLANNED,
        "hypothetical": record["status"] in {Status.POSSIBLE, Status.WANTED},
        "negation": _is_negated(record, category),
        "text": record["sentence"]["text"],
        "text_info": {"start": record["sentence"]["start"], "end": record["sentence"]["end"]},
        "cite_info": {**{key: record["article"][key] for key in ("url", "title", "language")}, "publication": record["article"]["outlet"]},
        "coder": f"Liens {record['engine'].get('liens')}",
        "category": event["category"],
        "status": record["status"],
        "claimant": [link["source"]["code"] for link in record["attribution"]],
        "cue": [None if link["cue"] is None else link["cue"]["text"] for link in record["attribution"]],
        "quote": [link["kind"] for link in record["attribution"]],
        "quantity": record["quantities"],
        "trigger": event["trigger"],
    }


def cameo(record: Json) -> Iterator[tuple[str, ...]]:
    """The CAMEO rows of a claim: one for each initiator with each recipient; parties of a mutual event with one another, both ways.

    Claims that are negated, or without a date, initiator or second party, make no row: CAMEO cannot say that.
    """
    event, when = record["event"], record["when"] or {}
    day = when.get("start") or when.get("end") or record["article"]["published"]
    if event is None or day is None:
        return
    filed = plover_category(record)
    if _is_negated(record, filed):
        return
    code = event["cameo"] if filed == event["category"] else cameo_of(load_cameo(), filed, event["category"], event["contexts"])
    first = sorted({_plain(actor["code"]) for actor in record["initiators"]})
    second = sorted({_plain(actor["code"]) for actor in record["recipients"]})
    pairs = [(a, b) for a in first for b in second] if second else [(a, b) for a in first for b in first if a != b]
    article = record["article"]
    for one, two in pairs:
        yield (day, one, two, code or "", record["id"], article["url"] or "", article["outlet"] or "", record["status"], "0")


def write_cameo(records: Iterable[Json], target: IO[bytes]) -> None:
    """Tab separated, with a line of heads."""
    target.write(("\t".join(CAMEO_COLUMNS) + "\n").encode())
    for record in records:
        for row in cameo(record):
            target.write(("\t".join(" ".join(cell.split()) for cell in row) + "\n").encode("utf-8", "backslashreplace"))


def _plain(code: str) -> str:
    """A code as CAMEO writes it: country and sector without a slash, ``---`` for nobody known."""
    return "---" + code[1:].replace("/", "") if code.startswith("?") else code.replace("/", "")


def _entity(actor: Json) -> Json:
    code, _, sector = actor["code"].partition("/")
    return {"code": code, "sector": sector or None, "entity_text": actor["text"] or actor["name"], "identifier_text": actor["entity"]}


def _location(place: Json) -> Json:
    number = (place["gazetteer"] or "").removeprefix("geonames:") if str(place["gazetteer"]).startswith("geonames:") else None
    named = {"extracted_place": place["text"], "resolved_place": place["name"], "country_code": place["country"]}
    return {**named, "geonameid": number, "lat": place["lat"], "lon": place["lon"]}
