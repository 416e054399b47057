"""A PostgreSQL server for one test run: in a temporary folder, on a Unix socket only, as an ordinary user; gone with the run."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

USER = "liens"
PATIENCE = 60.0
# Debian keeps the programs of a server out of the search path.
ELSEWHERE = "/usr/lib/postgresql"


def programs() -> Path | None:
    """The folder with initdb and postgres, None where no server is installed."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else sorted(Path(ELSEWHERE).glob("*/bin"), key=lambda p: int(p.parent.name.partition(".")[0]), reverse=True)
    return next((f for f in folders if (f / "initdb").is_file() and (f / "postgres").is_file()), None)


def ordinary() -> pwd.struct_passwd | None:
    """The user to run as, where the tests run as one that the server refuses; None where they do not."""
    if os.geteuid() != 0:
        return None
    known = {user.pw_name: user for user in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


class Server:
    """A server that runs; :meth:`place` makes an empty database and gives its address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = count()

    def address(self, database: str) -> str:
        return f"postgresql://{USER}@/{database}?host={self.folder}"

    def place(self) -> str:
        import psycopg

        name = f"press_{next(self._numbers)}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.address(name)


@contextmanager
def running() -> Iterator[Server]:
    """A server, or a skipped test with the reason."""
    psycopg = pytest.importorskip("psycopg", reason="PostgreSQL's library (extra server) is not installed")
    binaries = programs()
    if binaries is None:
        pytest.skip("no PostgreSQL server is installed")
    # Not in pytest's own folder: the path of a socket may have 107 characters at most, and the server's user must get there.
    folder = Path(tempfile.mkdtemp(prefix="liens-pg-"))
    user = ordinary()
    role = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)
    data, log = folder / "data", folder / "log"
    try:
        made = [binaries / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
        subprocess.run([str(part) for part in made], check=True, capture_output=True, cwd=folder, **role)  # noqa: S603 # the server's own program
        options = ["-k", folder, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "shared_buffers=16MB", "-c", "max_connections=20"]
        command = [str(part) for part in (binaries / "postgres", "-D", data, *options)]
        with log.open("wb") as lines, subprocess.Popen(command, stdout=lines, stderr=lines, cwd=folder, **role) as process:  # noqa: S603 # the same
            server = Server(folder)
            try:
                _wait(server, process, psycopg.OperationalError)
                yield server
            finally:
                process.terminate()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(server: Server, process: "subprocess.Popen[bytes]", unready: type[Exception]) -> None:
    import psycopg

    end = time.monotonic() + PATIENCE
    while True:
        try:
            psycopg.connect(server.address("postgres")).close()
        except unready:
            if process.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            return
