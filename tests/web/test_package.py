"""The built package holds what the pages need, and what is carried from others is what it says."""

import hashlib
import json
import subprocess
import sys
import zipfile

import pytest

from liens.web.drawing import TEMPLATES
from liens.web.languages import catalogue_files, languages
from liens.web.static import FOLDER
from tests.sources import PACKAGE, ROOT

CARRIED = [path.parent for path in [*(ROOT / "src").rglob("VENDORED.json"), *(ROOT / "tests").rglob("VENDORED.json")]]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from this tree without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    code = "import hatchling.build, sys; print(hatchling.build.build_wheel(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", code, str(folder)], cwd=ROOT, check=True, capture_output=True)  # noqa: S603 # our own build
    with zipfile.ZipFile(next(folder.glob("liens-*.whl"))) as opened:
        yield {name: opened.read(name) for name in opened.namelist()}


def test_the_wheel_has_every_file_of_the_pages(wheel):
    files = [*TEMPLATES.rglob("*.html"), *(p for p in FOLDER.rglob("*") if p.is_file()), *(p for code in languages() for p in catalogue_files(code))]
    files += [PACKAGE / "demo" / "dispatches.jsonl", PACKAGE / "show" / "page.css", PACKAGE / "web" / "quality.tsv", PACKAGE / "dossier" / "search_words.tsv"]
    wanted = {f"liens/{path.relative_to(PACKAGE).as_posix()}": path.read_bytes() for path in files}
    assert len(wanted) > 25
    assert [name for name, content in wanted.items() if wheel.get(name) != content] == []


def test_the_wheel_has_nothing_of_the_tests(wheel):
    assert [name for name in wheel if "axe" in name.rsplit("/", 1)[-1] or "node_modules" in name or name.startswith("tests/")] == []


@pytest.mark.parametrize("folder", CARRIED, ids=lambda folder: folder.relative_to(ROOT).as_posix())
def test_what_is_carried_is_what_it_says(folder):
    told = json.loads((folder / "VENDORED.json").read_text(encoding="utf-8"))
    for package in told if isinstance(told, list) else [told]:
        assert package["version"]
        assert package["licence"]


def test_scripts_of_others_are_unchanged():
    for folder in (FOLDER / "vendor", ROOT / "tests" / "web" / "vendor"):
        told = json.loads((folder / "VENDORED.json").read_text(encoding="utf-8"))
        digests = {name: digest for package in told for name, digest in package["sha256"].items()}
        assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.name != "VENDORED.json"} == digests
        assert all(package["name"] in (ROOT / "tools" / "vendor_scripts" / "package.json").read_text(encoding="utf-8") for package in told)
        assert "sourceMappingURL" not in "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.js"))


def test_licences_of_what_is_carried_are_told():
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for folder in (FOLDER / "vendor", ROOT / "tests" / "web" / "vendor"):
        for package in json.loads((folder / "VENDORED.json").read_text(encoding="utf-8")):
            assert f"{package['name'].removesuffix('.org')} {package['version']}" in notice


def test_figures_of_quality_are_those_of_the_readme():
    sys.path.insert(0, str(ROOT / "tools"))
    import quality

    assert quality.FIGURES.read_text(encoding="utf-8") == quality.table(), "run `python tools/quality.py` after the table of the README was changed"
    assert len(quality.rows()) >= 6
