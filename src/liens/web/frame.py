"""What stands around every page: navigation, language, colours, and what corpus and program it is of."""

from dataclasses import dataclass

from liens.engine import program_version
from liens.web import links
from liens.web.languages import languages
from liens.web.page import Route
from liens.web.static import versioned

THEME_COOKIE = "liens-theme"
THEMES = ("auto", "light", "dark")


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one page: where we are, in which language and colours, and the token for its forms."""

    page: str
    section: str
    query: str
    address: str
    twin: str
    language: str
    languages: tuple[str, ...]
    theme: str
    themes: tuple[str, ...]
    token: str
    version: str
    corpus: str

    def static(self, name: str) -> str:
        """The address of a static file."""
        return versioned(name)

    def choose(self, what: str, value: str) -> str:
        """The address that remembers a choice and comes back here."""
        return links.with_query(f"/choose/{what}/{value}", {"back": self.address})


def frame(route: Route | None, address: str, choices: tuple[str, str, str, str], corpus: str) -> Frame:
    """The frame of a page; ``choices`` are what is searched for, language, theme, and the token for forms."""
    query, language, theme, token = choices
    return Frame(
        page=route.name if route else "",
        section=route.section if route else "",
        query=query,
        address=address,
        twin=links.twin(address) if route and route.twin and route.method == "GET" else "",
        language=language,
        languages=tuple(languages()),
        theme=theme if theme in THEMES else THEMES[0],
        themes=THEMES,
        token=token,
        version=program_version(),
        corpus=corpus,
    )
