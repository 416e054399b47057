"""Text flows one way: imports point only back towards the entrance, and no slot of a claim reads another slot's module."""

import pytest

from tests.sources import PACKAGE, Module, imports, modules

# Each room may import its own rank and those before it.
RANKS = (
    {"model", "errors", "pipeline", "identity"},
    {"langs"},
    {"ontology", "models"},
    {"read"},
    {"parse"},
    {"claim"},
    {"record", "unrecord", "flat"},
    {"link", "review"},
    {"store"},
    {"dossier"},
    {"draw"},
    {"engine", "ingest", "show", "web", "assistant"},
    {"", "__main__"},
)
RANK = {room: rank for rank, rooms in enumerate(RANKS) for room in rooms}
# (module, what it imports): why it may.
ALLOWED = {
    ("liens.engine", "liens"): "the version of the program stands in the package itself",
    ("liens.dossier.tie", "liens.show.notebook"): "a notebook asks a record to show itself; the drawing is imported when it is asked for",
    ("liens.dossier.actor", "liens.show.notebook"): "likewise",
    ("liens.dossier.event", "liens.show.notebook"): "likewise",
}
SLOTS = ("actor", "attribution", "event", "participant", "quantity", "status", "when", "where")
SHARED = {"liens.claim.trees", "liens.claim.actor.mention"}
# The gate and the slots of participants stand between two slots' packages.
CROSSING = {
    "claim/event/gate.py": "the gate judges by the candidates' features: it belongs beside the reader, or takes its rows ready made",
    "claim/participant/slots.py": "builds slots from triggers: the roles of a frame should be handed in",
}


def room(name: str) -> str:
    return [*name.split("."), ""][1]


def slot(name: str) -> str | None:
    parts = name.split(".")
    return parts[2] if parts[:2] == ["liens", "claim"] and len(parts) > 2 and parts[2] in SLOTS else None


def own(module: Module) -> set[str]:
    return {name for name in imports(module) if name == "liens" or name.startswith(("liens.", "."))}


def test_every_room_has_its_place() -> None:
    assert {room(m.name) for m in modules()} <= set(RANK)


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.path)
def test_imports_point_back(module: Module) -> None:
    forward = {name for name in own(module) if RANK.get(room(name), -1) > RANK[room(module.name)]}
    assert sorted(name for name in forward if (module.name, name) not in ALLOWED) == []


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.path)
def test_imports_are_absolute(module: Module) -> None:
    assert [name for name in own(module) if name.startswith(".")] == []


def test_every_allowance_is_needed() -> None:
    needed = {(m.name, name) for m in modules() for name in own(m) if RANK.get(room(name), -1) > RANK[room(m.name)]}
    assert sorted(set(ALLOWED) - needed) == []


def test_only_the_parse_imports_the_parser() -> None:
    assert [m.path for m in modules() if any(name.split(".")[0] == "spacy" for name in imports(m))] == ["parse/loading.py", "parse/nlp.py"]


def test_only_the_store_knows_the_database() -> None:
    known = {"sqlite3", "sqlalchemy", "psycopg"}
    assert {room(m.name) for m in modules() if known & {name.split(".")[0] for name in imports(m)}} == {"store"}


def test_the_store_knows_no_engine_and_ingest_no_display() -> None:
    assert [m.path for m in modules() if room(m.name) == "ingest" and any(room(name) == "show" for name in own(m))] == []


def test_packs_hold_data_only() -> None:
    assert [path.name for path in (PACKAGE / "langs").glob("*/**/*.py")] == []


def slot_modules() -> list[object]:
    found = [m for m in modules() if slot(m.name)]
    marks = {path: pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason) for path, reason in CROSSING.items()}
    return [pytest.param(m, id=m.path, marks=marks.get(m.path, ())) for m in found]


@pytest.mark.parametrize("module", slot_modules())
def test_no_slot_reads_another(module: Module) -> None:
    others = {name for name in own(module) if slot(name) not in {None, slot(module.name)}}
    assert sorted(others - SHARED) == []


def test_only_the_reader_knows_every_slot() -> None:
    def known(module: Module) -> set[str | None]:
        return {slot(name) for name in own(module)} - {None}

    # Attribution comes to the reader through the proposer that it extends.
    assert [m.path for m in modules() if room(m.name) == "claim" and known(m) >= set(SLOTS) - {"attribution"}] == ["claim/reader.py"]
