"""Makes an article from a text and what is known beside it: its language, its date, its id, its parts."""

from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from liens.errors import BinaryInput, EmptyInput, UnsupportedLanguage
from liens.identity import identifier
from liens.langs.pack import load_pack
from liens.model import Article, Part, PartKind
from liens.read.dates import DateFinder, compile_dates
from liens.read.language import LanguageFinder, compile_languages, named_language
from liens.read.parts import PartFinder

_LIMIT = 50_000_000
# Parameters that say where a reader came from, not what is read.
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "at_", "xtor", "cmpid", "igshid")
_INVISIBLE = "\u200b\u2060\ufeff\u00ad"


@dataclass(frozen=True, slots=True)
class Options:
    """How to read: the date and the language of articles that do not tell their own, and the largest input in bytes."""

    published: date | None = None
    language: str | None = None
    limit: int = _LIMIT


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with what its file or page says about it.

    ``published`` stands in a record, ``dated`` in the metadata of a page; ``hinted`` is the language that a page claims. ``unused`` names
    the fields of a record that mean nothing here.
    """

    text: str
    id: str | None = None
    language: str | None = None
    hinted: str | None = None
    published: date | None = None
    dated: date | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    path: str | None = None
    authors: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Tools:
    parts: PartFinder
    dates: DateFinder


@dataclass(slots=True)
class Maker:
    """Makes articles; the tables of each language are compiled once, when first needed."""

    options: Options
    _finder: LanguageFinder | None = None
    _tools: dict[str, _Tools] = field(default_factory=dict)

    def make(self, draft: Draft) -> Article:
        """The article of a draft; raises EmptyInput or UnsupportedLanguage."""
        if not draft.text.strip().strip(_INVISIBLE).strip():
            raise EmptyInput("there is no text in it")
        if "\x00" in draft.text:
            raise BinaryInput("its text holds NUL characters; take them out")
        language = self._language(draft)
        tools = self._load(language)
        parts = tools.parts.find(draft.text, draft.title)
        published, source = self._published(draft, parts, tools)
        return Article(
            id=draft.id or identifier("a", [canonical(draft.url) if draft.url else draft.text]),
            text=draft.text,
            language=language,
            published=published,
            published_from=source,
            outlet=draft.outlet,
            url=draft.url,
            title=draft.title or _title(draft.text, parts),
            parts=parts,
            path=draft.path,
            authors=draft.authors,
        )

    def again(self, article: Article) -> Article:
        """An article made before, with the parts that the tables of today see in it."""
        return replace(article, parts=self._load(article.language).parts.find(article.text, article.title))

    def _language(self, draft: Draft) -> str:
        told = draft.language or self.options.language
        if told:
            return named_language(told)
        if self._finder is None:
            self._finder = compile_languages()
        try:
            return self._finder.find(draft.text)
        except UnsupportedLanguage:
            # A page too short to tell is taken at its word.
            if draft.hinted and len(draft.text) < 200:
                return named_language(draft.hinted)
            raise

    def _load(self, language: str) -> _Tools:
        if language not in self._tools:
            pack = load_pack(language)
            self._tools[language] = _Tools(PartFinder(pack), compile_dates(pack))
        return self._tools[language]

    def _published(self, draft: Draft, parts: tuple[Part, ...], tools: _Tools) -> tuple[date | None, str | None]:
        given = draft.published or self.options.published
        if given:
            return given, "given"
        if draft.dated:
            return draft.dated, "metadata"
        inferred = tools.dates.infer(draft.text, parts)
        return inferred, "text" if inferred else None


def read_text(text: str, options: Options) -> Article:
    """The article of a bare text, for instance one that was pasted; raises EmptyInput or UnsupportedLanguage."""
    return Maker(options).make(Draft(text))


def canonical(url: str) -> str:
    """An address without what does not change the page: case of the host, fragment, tracking, final slash."""
    try:
        scheme, host, path, query, _ = urlsplit(url.strip())
    except ValueError:  # half an IPv6 address and the like: the address stays as it is
        return url.strip()
    kept = [pair for pair in parse_qsl(query, keep_blank_values=True) if not pair[0].lower().startswith(_TRACKING)]
    return urlunsplit((scheme.lower(), host.lower(), path.rstrip("/"), urlencode(sorted(kept)), ""))


def _title(text: str, parts: tuple[Part, ...]) -> str | None:
    return next((part.span.of(text).strip() for part in parts if part.kind is PartKind.TITLE), None)
