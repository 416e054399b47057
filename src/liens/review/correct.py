"""Puts what a person said into the record of a claim: the person's value takes the place of the one that was read, which is kept elsewhere."""

import calendar
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import liens.ontology
from liens.errors import JudgementError
from liens.langs.table import Row, read_table
from liens.model import Force, Quoting
from liens.ontology.places import load_lands
from liens.ontology.plover import load_plover
from liens.review.act import Act, Kind
from liens.review.fields import Field, write_value

Json = dict[str, Any]
_ENTITIES = ("entity", "code", "type", "name_fr", "name_en", "country")
_NO_SPAN: Json = {"start": None, "end": None}
# The slot of the record that a field fills, where its name is another.
_SLOTS = {Field.CATEGORY: "event", Field.SOURCES: "attribution", Field.QUOTE: "attribution"}


def effective(read: Json | None, acts: Sequence[Act]) -> Json | None:
    """A claim as it stands after some acts on it, oldest first; None for one that is not there, or was judged wrong.

    ``read`` is what the program reads today. What a person corrected, confirmed or added stands although it is no longer read.
    """
    record, wrong = read, False
    first = read if read is not None else next((act.record for act in acts if act.record is not None), None)
    for act in acts:
        wrong = act.kind is Kind.WRONG
        if wrong:
            continue
        record = record if record is not None else act.record
        if act.kind is Kind.CORRECT and record is not None and first is not None and act.field is not None:
            field = Field(act.field)
            record = corrected(record, field, act.value, _reason(act, field, value_of(first, field)))
    return None if wrong else record


def corrected(record: Json, field: Field, value: Any, reason: str) -> Json:
    """The record with another value for a field; ``why`` then gives the person and what was read."""
    changed = {**record, **_FIELDS[field](record, value, reason)}
    slot = _SLOTS.get(field, str(field))
    # A reason for the value that was read, or for an earlier correction of the same field, says nothing of this one.
    return {**changed, "why": {**record["why"], slot: reason}}


def value_of(record: Json, field: Field) -> Any:
    """The value of a field in the form of a gold file."""
    return _VALUES[field](record)


def _reason(act: Act, field: Field, read: Any) -> str:
    """Who corrected a field and when, and what was read: reasons stand between semicolons, so the value has none."""
    return f"person:{act.person} {act.made} instead of {write_value(field, read).replace(';', ' +')}"


def _event(record: Json, value: str, _: str) -> Json:
    if record["event"] is None:
        raise JudgementError(f"{record['id']} is a statement without an event; add the event that was missed instead")
    plover, mode = load_plover()[value], record["event"]["mode"]
    return {"event": {**record["event"], "category": value, "cameo": plover.cameo, "mode": mode if mode in plover.modes else None}}


def _actors(slot: str) -> Callable[[Json, Sequence[str], str], Json]:
    def change(record: Json, codes: Sequence[str], reason: str) -> Json:
        return {slot: sorted((_actor(record, code, reason) for code in codes), key=lambda a: str(a["code"]))}

    return change


def _actor(record: Json, code: str, reason: str) -> Json:
    """An actor that the claim already names, in whatever role, or one of whom only the code is known."""
    named = [*record["initiators"], *record["recipients"], *(link["source"] for link in record["attribution"])]
    for actor in named:
        if actor["code"] == code:
            return {key: inner for key, inner in actor.items() if key != "anonymous"}
    entity, name = _entity(code, record["article"]["language"])
    sector = code.partition("/")[2] or None
    return {"code": code, "entity": entity, "name": name, "sector": sector, **_NO_SPAN, "text": None, "via": "implied", "why": reason}


@cache
def _names() -> Mapping[str, Row]:
    """The rows of ``entities.tsv`` by id."""
    return {row["entity"]: row for row in read_table(Path(liens.ontology.__file__).parent / "entities.tsv", _ENTITIES)}


def _entity(code: str, language: str) -> tuple[str | None, str]:
    row = _names().get(code)
    if row is None:
        return None, code
    return code, row[f"name_{language}"]


def _when(record: Json, value: Sequence[str | None] | None, reason: str) -> Json:
    if value is None:
        return {"when": None}
    first, last = value
    old = record["when"] or {"text": "", "span": _nowhere(record)}
    told = {"start": first, "end": last, "precision": _precision(first, last), "modifier": None}
    return {"when": {**told, "text": old["text"], "span": old["span"], "why": reason}}


def _precision(first: str | None, last: str | None) -> str:
    if first is None or last is None:
        return "open"
    if first == last:
        return "day"
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if start.day == 1 and (start.year, start.month) == (end.year, end.month) and end.day == calendar.monthrange(end.year, end.month)[1]:
        return "month"
    return "year" if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year else "range"


def _where(record: Json, value: str | None, _: str) -> Json:
    if value is None:
        return {"where": []}
    known = [place for place in record["where"] if place["country"] == value]
    return {"where": known or [_land(value, record)]}


def _nowhere(record: Json) -> Json:
    """No characters, at the words of the event: a person gave the value, the text has no words for it that are known."""
    at = (record["event"]["trigger"] if record["event"] else record["sentence"])["start"]
    return {"start": at, "end": at}


def _land(country: str, record: Json) -> Json:
    spot = load_lands().get(country)
    lat, lon, gazetteer = (spot.latitude, spot.longitude, spot.gazetteer) if spot else (None, None, None)
    named = {"name": _entity(country, record["article"]["language"])[1], "country": country, "lat": lat, "lon": lon, "gazetteer": gazetteer, "level": "country"}
    return {**named, "nearness": None, "within_km": None, **_nowhere(record), "text": ""}


def _quantities(record: Json, value: Sequence[Json], _: str) -> Json:
    return {"quantities": [_quantity(record, told) for told in value]}


def _quantity(record: Json, told: Json) -> Json:
    for known in record["quantities"]:
        if (known["of"], known["min"], known["max"]) == (told["of"], told["min"], told["max"]):
            return dict(known)
    amount = {"of": told["of"], "min": told["min"], "max": told["max"], "approximate": False, "unit": None}
    return {**amount, **_nowhere(record), "text": "", "harm": None, "part_of": None}


def _sources(record: Json, codes: Sequence[str], reason: str) -> Json:
    return {"attribution": [_link(record, code, reason) for code in codes]}


def _link(record: Json, code: str, reason: str) -> Json:
    for link in record["attribution"]:
        if link["source"]["code"] == code:
            return dict(link)
    source = {**_actor(record, code, reason), "anonymous": code.startswith("?")}
    said = {"source": source, "cue": None, "kind": str(Quoting.INDIRECT), "force": str(Force.STATE), "factive": False}
    return {**said, "content": None, "contents": [], "why": reason}


def _quote(record: Json, value: str | None, _: str) -> Json:
    chain = record["attribution"]
    if bool(chain) != (value is not None):
        raise JudgementError("a claim with sources is quoted directly, indirectly or mixed, one without is not; correct the sources first")
    return {"attribution": [{**chain[0], "kind": value}, *chain[1:]] if chain else []}


_FIELDS: Mapping[Field, Callable[[Json, Any, str], Json]] = {
    Field.CATEGORY: _event,
    Field.STATUS: lambda _, value, __: {"status": value},
    Field.NEGATED: lambda _, value, __: {"negated": value},
    Field.INITIATORS: _actors("initiators"),
    Field.RECIPIENTS: _actors("recipients"),
    Field.WHEN: _when,
    Field.WHERE: _where,
    Field.QUANTITIES: _quantities,
    Field.SOURCES: _sources,
    Field.QUOTE: _quote,
}
_VALUES: Mapping[Field, Callable[[Json], Any]] = {
    Field.CATEGORY: lambda r: r["event"] and r["event"]["category"],
    Field.STATUS: lambda r: r["status"],
    Field.NEGATED: lambda r: r["negated"],
    Field.INITIATORS: lambda r: [a["code"] for a in r["initiators"]],
    Field.RECIPIENTS: lambda r: [a["code"] for a in r["recipients"]],
    Field.WHEN: lambda r: r["when"] and [r["when"]["start"], r["when"]["end"]],
    Field.WHERE: lambda r: next((p["country"] for p in r["where"] if p["country"]), None),
    Field.QUANTITIES: lambda r: [{"min": q["min"], "max": q["max"], "of": q["of"]} for q in r["quantities"]],
    Field.SOURCES: lambda r: [link["source"]["code"] for link in r["attribution"]],
    Field.QUOTE: lambda r: r["attribution"][0]["kind"] if r["attribution"] else None,
}
