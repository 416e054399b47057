"""Shows the measured values of the quality gate at the end of a run, passed or not."""

from collections.abc import Iterator

import pytest

MEASURED: list[str] = []


@pytest.fixture(scope="session")
def measured() -> list[str]:
    """Lines to show at the end of the run."""
    return MEASURED


@pytest.hookimpl(wrapper=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    yield
    if MEASURED:
        terminalreporter.section("quality gate: F1 (floor)")
        for line in MEASURED:
            terminalreporter.write_line(line)
