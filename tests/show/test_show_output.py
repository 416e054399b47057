import os
import stat
from pathlib import Path

import pytest

from liens.show.output import sink


def test_a_file_appears_when_it_is_whole(tmp_path):
    path = tmp_path / "out.txt"
    with sink(path) as target:
        target.write("é")
        target.keep()
        assert not path.exists()
    assert path.read_bytes() == b"\xc3\xa9"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupted_run_leaves_the_older_file(tmp_path):
    path = tmp_path / "out.txt"
    path.write_text("old", encoding="utf-8")

    def interrupted():
        with sink(path) as target:
            target.write("new")
            target.keep()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_nobody_keeps_leaves_the_older_file(tmp_path):
    path = tmp_path / "out.txt"
    path.write_text("old", encoding="utf-8")
    with sink(path) as target:
        target.write("new")
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_may_be_read_by_whom_the_umask_says(tmp_path):
    before = os.umask(0o027)
    try:
        with sink(tmp_path / "out.txt") as target:
            target.keep()
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out.txt").stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path):
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old", encoding="utf-8")
    link.symlink_to(real)
    with sink(link) as target:
        target.write("new")
        target.keep()
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "new"


def test_a_device_is_written_to_and_not_replaced():
    with sink(Path(os.devnull)) as target:
        target.write("gone")
        target.keep()
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_half_characters_are_written_as_json_escapes(tmp_path):
    path = tmp_path / "out.txt"
    with sink(path) as target:
        target.write("\ud83d")
        target.keep()
    assert path.read_bytes() == b"\\ud83d"
