"""The browser of the system for tests of the pages: nothing is fetched for it, and it asks nobody but the site."""

import json
import os
import shutil
import socket
import threading
from contextlib import contextmanager

import pytest

from liens.web.app import create_app
from liens.web.page import Settings
from tests.sources import ROOT

SWITCHES = "no-sandbox disable-gpu disable-quic no-first-run disable-background-networking disable-component-update disable-sync"
AXE = ROOT / "tests" / "web" / "vendor" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NAMES = ("chromium", "chromium-browser", "google-chrome")
WIDTHS = (1280, 320)
THEMES = ("light", "dark")


def found_browser():
    """The path of the system's browser; the test is skipped, with the reason, where there is none."""
    path = os.environ.get("LIENS_BROWSER") or next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium is installed here (apt-get install chromium)")
    return path


@contextmanager
def serving(database, **settings):
    """The site of a database at a port of its own."""
    import uvicorn

    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(database, Settings(**settings)), log_level="warning", lifespan="off", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()


@contextmanager
def launched():
    """A browser."""
    from playwright.sync_api import sync_playwright

    path = found_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=[f"--{switch}" for switch in SWITCHES.split()])
        try:
            yield browser
        finally:
            browser.close()


class Visit:
    """A page in one language, theme and width; notes whatever is asked of others, and every error that is told."""

    def __init__(self, browser, base, language="en", theme="light", width=1280, **options):
        height = 900 if width > 500 else 760
        self.context = browser.new_context(viewport={"width": width, "height": height}, locale=language, color_scheme=theme, **options)
        self.base, self.outside, self.errors = base, [], []
        self.page = self.context.new_page()
        self.page.route("**/*", self._checked)
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.errors.append(f"dialog {dialog.message}"), dialog.dismiss()))

    def _checked(self, route):
        if route.request.url.startswith(self.base):
            route.continue_()
        else:
            self.outside.append(route.request.url)
            route.abort()

    def go(self, address):
        """Open an address of the site."""
        answer = self.page.goto(self.base + address)
        assert answer is not None
        return answer.status

    def violations(self):
        """What axe finds against WCAG 2.2 AA, short."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate(f"axe.run({{runOnly: {json.dumps(RULES)}}})")
        return [f"{v['id']}: {v['nodes'][0]['html'][:160]} {v['nodes'][0].get('failureSummary', '')[:200]}" for v in found["violations"]]

    def overflow(self):
        """By how many pixels the page is wider than its window."""
        return self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")

    def close(self):
        self.context.close()
