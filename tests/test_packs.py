"""Every language pack: it loads, its tables are clean, wrong data is named by file and line, each event line has its example."""

import re
import shutil
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from liens.claim.actor.lexicon import compile_actors
from liens.claim.attribution import compile_attribution
from liens.claim.event.lexicon import EventRule, compile_events
from liens.claim.event.triggers import Trigger
from liens.claim.propose import Proposer
from liens.claim.quantity import compile_harms, compile_numbers
from liens.claim.status_lexicon import compile_status
from liens.claim.when import compile_times
from liens.errors import PackError, UnsupportedLanguage
from liens.langs import pack as pack_module
from liens.langs.pack import Pack, load_pack
from liens.langs.table import read_table
from liens.model import Category
from liens.ontology.plover import load_plover
from liens.parse.parsed import Parsed
from liens.read.dates import compile_dates
from liens.read.language import compile_languages
from liens.read.parts import PartFinder
from tests.conftest import LANGUAGES, ParseLines
from tests.sources import PACKAGE

# Event lines whose example does not work yet, each with its reason; the aim is an empty list.
KNOWN = Path(__file__).parent / "known_event_examples.tsv"
TABLES = sorted([*PACKAGE.rglob("*.tsv")])
EVENT_COLUMNS = ("trigger", "pos", "mode", "frame", "when", "example")
ROLES = {"subj", "obj", "iobj", "amod", "compound", "poss", "appos", "xcomp", "ccomp", "advcl", "acl", "agent", "head", "obl", "refl"}
KINDS = {"state", "person", "group", "org", "place", "actor", "number"}
LEAST_LINES, LEAST_TRIGGERS = 10, 300
Compile = Callable[[Pack], object]


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def event_tables(language: str) -> list[Path]:
    return sorted((load_pack(language).folder / "events").glob("*.tsv"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pack_loads_for_every_room(language: str, packs: dict[str, Pack]) -> None:
    pack = packs[language]
    assert pack.language == language
    for compile_ in (
        PartFinder,
        compile_dates,
        compile_actors,
        compile_attribution,
        compile_events,
        compile_harms,
        compile_numbers,
        compile_status,
        compile_times,
    ):
        assert compile_(pack)
    assert compile_languages()


def test_packs_hold_the_same_files() -> None:
    first, *others = ({p.relative_to(load_pack(x).folder).as_posix() for p in load_pack(x).folder.rglob("*.*")} for x in LANGUAGES)
    assert [first ^ other for other in others] == [set()] * len(others)


@pytest.mark.parametrize("path", TABLES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_table_is_clean(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    *lines, end = text.split("\n")
    comments = [line for line in lines if line.startswith("#")]
    rows = lines[len(comments) + 1 :]
    cells = [cell for row in rows for cell in row.split("\t")]
    assert unicodedata.is_normalized("NFC", text)
    assert end == ""
    assert lines[: len(comments)] == comments, "comments stand above the header"
    assert [cell for cell in cells if cell != cell.strip() or not cell] == []
    assert rows == sorted(set(rows))


@pytest.mark.parametrize("path", TABLES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_table_is_rectangular(path: Path) -> None:
    header = next(line for line in lines_of(path) if not line.startswith("#")).split("\t")
    assert list(read_table(path, header)) or len(header) > 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_event_line_stands_twice(language: str) -> None:
    rows = [row for path in event_tables(language) for row in read_table(path, EVENT_COLUMNS)]
    seen = Counter((row.place.split(":")[0], row["trigger"], row["pos"], row["when"]) for row in rows)
    assert [key for key, count in seen.items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_category_has_its_table(language: str) -> None:
    sizes = {path.stem.upper(): sum(1 for _ in read_table(path, EVENT_COLUMNS)) for path in event_tables(language)}
    assert {str(c) for c in Category} <= set(sizes)
    assert {c: n for c, n in sizes.items() if n < LEAST_LINES} == {}
    assert [name for name in sizes if name not in set(Category) and not name.startswith("NONE")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_triggers(language: str) -> None:
    found = {row["trigger"] for path in event_tables(language) if not path.stem.startswith("none") for row in read_table(path, EVENT_COLUMNS)}
    assert len(found) >= LEAST_TRIGGERS


@pytest.mark.parametrize("language", LANGUAGES)
def test_modes_are_those_of_plover(language: str) -> None:
    plover = load_plover()
    wrong = []
    for path in event_tables(language):
        known = plover[path.stem.upper()].modes if path.stem.upper() in plover else frozenset()
        wrong += [row.place for row in read_table(path, EVENT_COLUMNS) if row.get("mode") is not None and row["mode"] not in known]
    assert wrong == []


def test_plover_covers_the_categories() -> None:
    plover = load_plover()
    assert list(plover) == [str(c) for c in Category]
    assert {p.quad for p in plover.values()} == {f"{kind} {way}" for kind in ("verbal", "material") for way in ("cooperation", "conflict")}
    assert all(-10 <= p.score <= 10 for p in plover.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_conditions_name_known_roles_and_kinds(language: str, rules: dict[str, Proposer]) -> None:
    wrong = []
    for rule in {r.place: r for found in rules[language].events.rules.values() for r in found}.values():
        for condition in rule.conditions:
            role = condition.role.removeprefix("up.")
            known = role in ROLES or role.startswith("prep.")
            if not known or not condition.kinds <= KINDS or not (condition.words or condition.kinds or condition.anything):
                wrong.append((rule.place, condition.role))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_frames_name_known_roles(language: str, rules: dict[str, Proposer]) -> None:
    known = ROLES | {f"up.{role}" for role in ROLES}
    frames = {r.frame.name: r.frame for found in rules[language].events.rules.values() for r in found}
    asked = {(f.name, role) for f in frames.values() for role in (*f.initiator, *f.recipient)}
    assert sorted((name, role) for name, role in asked if role not in known and not role.removeprefix("up.").startswith("prep.")) == []


def event_rules(proposer: Proposer) -> list[EventRule]:
    """All lines of the event tables of a language, in order."""
    return sorted({rule.place: rule for found in proposer.events.rules.values() for rule in found}.values(), key=lambda rule: rule.place)


def does_its_work(proposer: Proposer, rule: EventRule, parsed: Parsed) -> bool:
    """A line with a category finds its word with that category; a line without keeps its own word from being an event."""
    found = proposer.triggers(proposer.context(parsed))
    own = [t for t in found if rule.trigger == t.rule.trigger or rule.head == t.rule.head]
    if rule.category is None:
        return not own
    return any(t.rule.category is rule.category for t in found if t in own or rule.head in words(parsed, t))


def words(parsed: Parsed, trigger: Trigger) -> set[str]:
    """The words of a trigger, as written and as a dictionary has them."""
    return {word for i in trigger.tokens for word in (parsed.tokens[i].text.lower(), parsed.tokens[i].lemma)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_line_works_in_its_example(language: str, rules: dict[str, Proposer], analyse_lines: ParseLines) -> None:
    lines = event_rules(rules[language])
    parses = analyse_lines(language, [rule.example for rule in lines])
    idle = {rule.place: rule for rule, parsed in zip(lines, parses, strict=True) if not does_its_work(rules[language], rule, parsed)}
    known = {row["example"] for row in read_table(KNOWN, ("lang", "table", "trigger", "example", "reason")) if row["lang"] == language}
    assert {place: rule.example for place, rule in idle.items() if rule.example not in known} == {}
    assert sorted(known - {rule.example for rule in idle.values()}) == [], "an exception that is mended goes from the list"


BROKEN = [
    # table, compiled by, line that is added, what the error says behind file and line
    ("events/assault.tsv", compile_events, "bomb\tQ\t-\tdeed\t-\tRebels bomb it.", "'Q' is not a valid Shape"),
    ("events/assault.tsv", compile_events, "bomb\tV\t-\tdid\t-\tRebels bomb it.", "frame 'did' is not one of deed"),
    ("events/assault.tsv", compile_events, "bomb\tV\t-\tdeed\tobj\tRebels bomb it.", "condition 'obj' is not ROLE=VALUES"),
    ("events/assault.tsv", compile_events, "bomb\tV\t-\tdeed\tobj=\tRebels bomb it.", "condition 'obj=' is not ROLE=VALUES"),
    ("events/assault.tsv", compile_events, "bomb\tV\t-\tdeed\tobj=@nowhere\tRebels bomb it.", "class '@nowhere' is not defined"),
    ("events/assault.tsv", compile_events, "bomb\tV\tdeed\t-\tRebels bomb it.", "5 cells, expected 6"),
    ("events/assault.tsv", compile_events, "bomb\tV\t-\tdeed\t-\tRebels bomb it.\tmore", "7 cells, expected 6"),
    ("frames.tsv", compile_events, "deed\tV\tsubj", "3 cells, expected 6"),
    ("classes_material.tsv", compile_events, "weapon", "1 cells, expected 2"),
    ("roles.tsv", compile_actors, "minister", "1 cells, expected 4"),
    ("pronouns.tsv", compile_actors, "she\tpronoun", "2 cells, expected 6"),
    ("prepositions.tsv", compile_actors, "in", "1 cells, expected 2"),
    ("cues.tsv", compile_attribution, "say\tV\tthat\tshout\tno\tHe says so.", "force 'shout' is not one of state"),
    ("harms.tsv", compile_harms, "zap\tobject\tkilled\tThey zap 5 men.", "sufferer 'object' is not one of"),
    ("harms.tsv", compile_harms, "zap\tobj\thurt\tThey zap 5 men.", "harm 'hurt' is not one of"),
    ("numbers.tsv", compile_numbers, "zap\tsmall\tmany", "value 'many' is not a number"),
    ("units.tsv", compile_numbers, "zap\tzap\t-\tmagic\tafter", "kind 'magic' is not one of"),
    ("status.tsv", compile_status, "hope\tV\thoped\tHe hopes so.", "'hoped' is not one of"),
    ("furniture.tsv", PartFinder, "advert\tany\tAdvert\tAdvert", "'advert' is not"),
    ("events/assault.tsv", compile_events, "bomb\tV\tsoftly\tdeed\t-\tRebels bomb it.", "mode 'softly' is not one of"),
    ("events/assault.tsv", compile_events, "bomb\tV\t-\tdeed\tobject=town\tRebels bomb it.", "role 'object' is not one of"),
    ("events/assault.tsv", compile_events, "bomb\tV\t-\tdeed\tobj=#town\tRebels bomb it.", "kind '#town' is not one of"),
    ("frames.tsv", compile_events, "zeal\tV\tsubject\tobj\tno\twrong role", "role 'subject' is not one of"),
    ("frames.tsv", compile_events, "zeal\tV\tsubj\tobj\tperhaps\twrong flag", "mutual 'perhaps' is not yes or no"),
    ("roles.tsv", compile_actors, "zealot\tZEAL\tperson\tany", "sector 'ZEAL' is not one of"),
    ("roles.tsv", compile_actors, "zealot\tCIV\tthing\tany", "kind 'thing' is not one of"),
    ("pronouns.tsv", compile_actors, "ze\tsubject\t3\tsing\t-\tperson", "use 'subject' is not one of"),
    ("prepositions.tsv", compile_actors, "zu\tnearby", "class 'nearby' is not one of"),
]
CASES = [pytest.param(*case, id=f"{case[0]}-{case[3][:30]}") for case in BROKEN]


def copied(tmp_path: Path) -> Pack:
    """A pack of one's own to spoil: all tables of the English one."""
    source = load_pack("en")
    folder = tmp_path / "en"
    shutil.copytree(source.folder, folder)
    return Pack("en", source.version, folder, source.settings)


@pytest.mark.parametrize(("table", "compile_", "line", "message"), CASES)
def test_a_wrong_line_is_named(tmp_path: Path, table: str, compile_: Compile, line: str, message: str) -> None:
    pack = copied(tmp_path)
    path = pack.folder / table
    number = len(lines_of(path))
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(PackError, match=re.escape(f"en/{table}:{number}: ") + ".*" + re.escape(message)):
        compile_(pack)


def test_a_wrong_header_is_named(tmp_path: Path) -> None:
    pack = copied(tmp_path)
    (pack.folder / "roles.tsv").write_text("lemma\tsector\n", encoding="utf-8")
    with pytest.raises(PackError, match=r"en/roles\.tsv:1: header is 'lemma\\tsector', expected 'lemma sector kind number'"):
        compile_actors(pack)


def test_an_unknown_category_is_named(tmp_path: Path) -> None:
    pack = copied(tmp_path)
    (pack.folder / "events" / "gloat.tsv").write_text("\t".join(EVENT_COLUMNS) + "\ngloat\tV\t-\tdeed\t-\tHe gloats.\n", encoding="utf-8")
    with pytest.raises(PackError, match=r"en/events/gloat\.tsv:2: 'GLOAT' is not a valid Category"):
        compile_events(pack)


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    pack = copied(tmp_path)
    (pack.folder / "pronouns.tsv").unlink()
    with pytest.raises(PackError, match=r"en/pronouns\.tsv: cannot be read \(No such file or directory\); is the installation whole\?"):
        compile_actors(pack)


def test_letters_that_are_not_composed_are_named(tmp_path: Path) -> None:
    pack = copied(tmp_path)
    with (pack.folder / "prepositions.tsv").open("a", encoding="utf-8") as file:
        file.write(unicodedata.normalize("NFD", "à\tto") + "\n")
    with pytest.raises(PackError, match=r"en/prepositions\.tsv: is not NFC"):
        compile_actors(pack)


def test_a_table_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    pack = copied(tmp_path)
    (pack.folder / "prepositions.tsv").write_bytes("preposition\tclass\nà\tto\n".encode("latin-1"))
    with pytest.raises(PackError, match=r"en/prepositions\.tsv: "):
        compile_actors(pack)


def test_a_missing_setting_is_named() -> None:
    pack = Pack("en", "0", load_pack("en").folder, {"reference": {}})
    with pytest.raises(PackError, match=r"en/pack\.toml: \[reference\] has no \w+"):
        compile_actors(pack)


def test_broken_settings_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "pack.toml").write_text("[pack\n", encoding="utf-8")
    monkeypatch.setattr(pack_module, "PACKS", tmp_path)
    with pytest.raises(PackError, match=r"xx/pack\.toml: .*line 1"):
        load_pack("xx")


def test_a_language_without_a_pack_is_refused() -> None:
    with pytest.raises(UnsupportedLanguage, match="language 'tlh' has no pack; there are packs for en, fr"):
        load_pack("tlh")
