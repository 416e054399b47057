import subprocess
import sys
import tomllib
from pathlib import Path

import liens

NAMES = ["Category", "Claim", "Failure", "LiensError", "Reading", "Span", "Status", "__version__", "quantities", "read", "read_many", "times"]
HEAVY = ["lxml", "numpy", "rich", "spacy", "trafilatura", "typer"]


def loaded_by(code):
    script = f"{code}\nimport sys\nprint(*[m for m in {HEAVY!r} if m in sys.modules])"
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()  # noqa: S603 # our own script


def test_the_public_names_are_pinned():
    assert sorted(liens.__all__) == NAMES
    assert len(NAMES) <= 12


def test_every_public_name_is_there():
    assert [name for name in NAMES if getattr(liens, name, None) is None] == []


def test_the_functions_stay_functions_when_their_room_is_loaded():
    from liens.read.files import Options

    assert Options
    assert callable(liens.read)


def test_the_version_is_that_of_the_package():
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == liens.__version__


def test_importing_loads_nothing_heavy():
    assert loaded_by("import liens") == []


def test_the_command_line_starts_with_typer_alone():
    assert loaded_by("import liens.show.cli") == ["typer"]


def test_reading_times_loads_no_parser():
    assert "spacy" not in loaded_by("import liens; liens.times('Le 3 mars 2021, la ville a voté.')")


def test_reading_quantities_loads_no_parser():
    assert "spacy" not in loaded_by("import liens; liens.quantities('La ville a livré 300 tonnes de riz.', lang='fr')")


def test_quantities_cover_their_words():
    text = "Lima sent $20m, 300 tons of rice and at least 12 doctors in 40 days, for the second time."
    found = liens.quantities(text, lang="en")
    assert [q["text"] for q in found] == ["$20m", "300 tons", "at least 12"]
    assert [text[q["start"] : q["end"]] for q in found] == [q["text"] for q in found]
    assert [(q["value"]["min"], q["value"]["max"], q["value"]["unit"], q["value"]["iso"]) for q in found] == [
        (2e7, 2e7, "dollar", "USD"),
        (300, 300, "ton", None),
        (12, None, None, None),
    ]
