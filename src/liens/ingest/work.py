"""What a worker does with one piece: bytes to article, a look whether the store has it, and its claims."""

from dataclasses import replace

from liens.engine import shared_engine
from liens.errors import EmptyInput, LiensError, TooLarge
from liens.identity import identifier
from liens.ingest.lists import leads
from liens.ingest.piece import Kind, Known, Listed, Outcome, Piece, Read, Settings, Stage
from liens.model import Article
from liens.read.articles import Draft, Maker, Options
from liens.read.encoding import decode
from liens.read.page import read_page
from liens.read.pdf import read_pdf
from liens.read.records import read_record
from liens.store.database import Store
from liens.store.keep import Extract, digest, find_article, own_id
from liens.store.load import article_of
from liens.store.runs import Failed

_LONGEST_TEXT = 300_000


class Worker:
    """Works on pieces one after the other; keeps the tables and parsers that it has loaded."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self._settings = settings
        self._store = store
        self._extract = settings.extract or extracted
        self._maker = Maker(Options(settings.published, settings.language, settings.limits.document))

    def work(self, piece: Piece) -> Outcome:
        """What became of a piece; whatever goes wrong is a failure with its stage and reason."""
        stage = Stage.READ
        try:
            if piece.kind.is_list:
                return Listed(piece, leads(piece, self._settings.limits.entries))
            if piece.kind is Kind.VERSION:
                stage = Stage.EXTRACT
                return Read(piece, self._extract(self._maker.again(article_of(self._store, int(piece.stamp)))))
            article = self._article(piece)
            known = find_article(self._store, article, piece.place)
            if known is not None and self._has(known, article):
                return Known(piece, known)
            _check_length(article)
            article = self._own(article, known)
            stage = Stage.EXTRACT
            return Read(piece, self._extract(article))
        except LiensError as error:
            return failed(piece, stage, error)
        except Exception as error:  # noqa: BLE001 # one document must never cost a run of thousands; the failure names it
            return failed(piece, stage, LiensError(f"{type(error).__name__}: {error}"))

    def _article(self, piece: Piece) -> Article:
        try:
            return self._maker.make(_draft(piece))
        except EmptyInput:
            # A page that shows no story may have come with one in its feed.
            if piece.about.content is None:
                raise
            return self._maker.make(_told(read_page(_wrapped(piece.about.content), None, piece.about.address), piece))

    def _has(self, known: int, article: Article) -> bool:
        return self._store.value("SELECT key FROM versions WHERE article = ? AND digest = ?", (known, digest(article))) is not None

    def _own(self, article: Article, known: int | None) -> Article:
        """The article under the id that it has in the store, or under one that no other article has."""
        if known is not None:
            return replace(article, id=self._store.value("SELECT id FROM articles WHERE key = ?", (known,)))
        return article if own_id(self._store, article) else replace(article, id=identifier("a", [article.id, article.outlet, article.text]))


def _check_length(article: Article) -> None:
    """Parsers take a gigabyte for each 100,000 characters; the longest of 1,188 bench articles has 30,240."""
    if len(article.text) > _LONGEST_TEXT:
        raise TooLarge(f"its text has {len(article.text):,} characters, more than the {_LONGEST_TEXT:,} of any article; split it")


def extracted(article: Article) -> Extract:
    """The claims of an article with its sentences."""
    reading = shared_engine().read(article)
    sentences = () if reading.parsed is None else tuple(sentence.span for sentence in reading.parsed.sentences)
    dropped = sorted((slot, reason, count) for (slot, reason), count in reading.report.dropped.items())
    return Extract(article, sentences, tuple(reading.records()), reading.engine, tuple(dropped))


def failed(piece: Piece, stage: Stage, error: LiensError) -> Failed:
    """The failure of a piece."""
    return Failed(piece.source, piece.place, str(stage), type(error).__name__, str(error), piece.stamp)


def _draft(piece: Piece) -> Draft:
    about = piece.about
    if piece.kind is Kind.RECORD:
        return read_record(decode(piece.data).text, piece.place)
    if not piece.data.strip():
        raise EmptyInput("it is empty")
    if piece.kind is Kind.PDF:
        return _told(read_pdf(piece.data), piece)
    text = decode(piece.data, about.charset).text
    draft = read_page(text, piece.place, about.address) if piece.kind is Kind.PAGE else Draft(text, path=piece.place)
    return _told(draft, piece)


def _told(draft: Draft, piece: Piece) -> Draft:
    """A draft with what a feed or an answer says, where the document itself does not."""
    about = piece.about
    return replace(
        draft,
        url=draft.url or about.address,
        title=draft.title or about.title,
        outlet=draft.outlet or about.outlet,
        dated=draft.dated or about.published,
        path=piece.place,
    )


def _wrapped(content: str) -> str:
    return f"<html><body><article>{content}</article></body></html>"
