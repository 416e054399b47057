"""Who is quoted in what was read: each speaker with how often, in which way, whether by name, and the passages themselves.

One passage is one attribution, however many events it tells; the outlet's own voice is nobody's passage.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from liens.engine import Json, Reading
from liens.model import Article, Link, Quoting, Span
from liens.parse.quotations import pair_quotations
from liens.show import flat, table, wording
from liens.show.words import Words

COLUMNS = (
    "name", "code", "anonymous", "times", "article", "kind", "force", "factive",
    "source", "source_start", "source_end", "cue", "cue_start", "cue_end", "content", "content_start", "content_end",
)  # fmt: skip
_SUMMARY = ("who", "times", "direct", "mixed", "indirect", "anonymous")
_PASSAGES = ("who", "kind", "cue", "content", "span")


@dataclass(frozen=True, slots=True)
class Passage:
    """One attribution of one article: the link to its source, and how the words are given."""

    article: Article
    link: Link
    quoting: Quoting


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is quoted, with all passages in the order of the texts."""

    name: str
    code: str
    anonymous: bool
    passages: tuple[Passage, ...]

    def times(self, quoting: Quoting) -> int:
        """How many passages are given in this way."""
        return sum(p.quoting is quoting for p in self.passages)


def speakers(readings: Iterable[Reading]) -> list[Speaker]:
    """Everybody who is quoted, the most often quoted first, then in the order of the texts."""
    groups: dict[tuple[str, str, bool], list[Passage]] = {}
    for reading in readings:
        for passage in _passages(reading):
            actor = passage.link.source
            groups.setdefault((actor.name, actor.code, actor.anonymous), []).append(passage)
    found = [Speaker(*key, tuple(passages)) for key, passages in groups.items()]
    return sorted(found, key=lambda s: -len(s.passages))


def _passages(reading: Reading) -> Iterator[Passage]:
    """The attributions of an article in text order, each once."""
    found: dict[tuple[Span, ...], list[Link]] = {}
    for claim in reading.claims:
        for link in claim.attribution:
            key = (*link.content, link.source.span or Span(0, 0), link.cue or Span(0, 0))
            found.setdefault(key, []).append(link)
    for key in sorted(found, key=lambda k: (k[0], k)):
        links = found[key]
        yield Passage(reading.article, links[0], _quoting(reading.article.text, links))


def _quoting(text: str, links: Sequence[Link]) -> Quoting:
    """How the whole passage is given; a claim's link tells it of the claim's words alone."""
    kinds = {link.quoting for link in links}
    if kinds == {Quoting.DIRECT}:
        return Quoting.DIRECT
    if len(kinds) > 1 or Quoting.MIXED in kinds or any(_marked(text, span) for span in links[0].content):
        return Quoting.MIXED
    return Quoting.INDIRECT


def _marked(text: str, span: Span) -> bool:
    return bool(pair_quotations(text, span.start, span.end))


def records(found: Sequence[Speaker]) -> Iterator[Json]:
    """One record a speaker."""
    for speaker in found:
        counts: Json = {str(kind): speaker.times(kind) for kind in (Quoting.DIRECT, Quoting.MIXED, Quoting.INDIRECT)}
        yield {
            "name": speaker.name,
            "code": speaker.code,
            "anonymous": speaker.anonymous,
            "times": len(speaker.passages),
            **counts,
            "passages": [_record(passage) for passage in speaker.passages],
        }


def _record(passage: Passage) -> Json:
    text, link = passage.article.text, passage.link
    return {
        "article": passage.article.id,
        "kind": str(passage.quoting),
        "force": str(link.force),
        "factive": link.factive,
        "source": _quoted(link.source.span, text),
        "cue": _quoted(link.cue, text),
        "contents": [_quoted(span, text) for span in link.content],
        "why": link.why,
    }


def _quoted(span: Span | None, text: str) -> Json | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.of(text)}


def as_jsonl(found: Sequence[Speaker]) -> str:
    """One speaker a line, with the passages."""
    return "".join(flat.compact(record) + "\n" for record in records(found))


def as_csv(found: Sequence[Speaker]) -> str:
    """One passage a row."""
    return flat.csv_lines([COLUMNS, *(_row(speaker, passage) for speaker in found for passage in speaker.passages)])


def _row(speaker: Speaker, passage: Passage) -> list[object]:
    text, link = passage.article.text, passage.link
    whole = Span(link.content[0].start, link.content[-1].end)
    places = [cell for span in (link.source.span, link.cue, whole) for cell in _cells(span, text)]
    who: list[object] = [speaker.name, speaker.code, speaker.anonymous, len(speaker.passages), passage.article.id]
    return [*who, str(passage.quoting), str(link.force), link.factive, *places]


def _cells(span: Span | None, text: str) -> list[object]:
    return [None, None, None] if span is None else [span.of(text), span.start, span.end]


def as_table(found: Sequence[Speaker], words: Words) -> str:
    """Two tables: who is quoted and how often, then the passages."""
    summary = [_summary(speaker, words) for speaker in found]
    passages = [_passage(speaker, passage, words) for speaker in found for passage in speaker.passages]
    heads = [[words(f"quotes.{name}") for name in names] for names in (_SUMMARY, _PASSAGES)]
    above = [words("quotes.title", speakers=words.count("speakers", len(found)), passages=words.count("passages", len(passages)))]
    lines = table.plain_table(above, heads[0], summary, words("table.nothing"))
    return lines + (table.plain_table([words("quotes.passages")], heads[1], passages, words("table.nothing")) if passages else "")


def _who(speaker: Speaker, words: Words) -> str:
    return wording.one_line(wording.named(speaker.passages[0].link.source, words))


def _summary(speaker: Speaker, words: Words) -> list[str]:
    counts = [speaker.times(kind) for kind in (Quoting.DIRECT, Quoting.MIXED, Quoting.INDIRECT)]
    anonymous = words("quotes.yes") if speaker.anonymous else words("quotes.no")
    return [_who(speaker, words), str(len(speaker.passages)), *map(str, counts), anonymous]


def _passage(speaker: Speaker, passage: Passage, words: Words) -> list[str]:
    text, link = passage.article.text, passage.link
    cue = "" if link.cue is None else wording.one_line(link.cue.of(text))
    content = " […] ".join(wording.one_line(span.of(text)) for span in link.content)
    first, last = link.content[0].start, link.content[-1].end
    return [_who(speaker, words), words(f"quoting.{passage.quoting}"), cue, wording.excerpt(content), f"[{first}:{last}]"]
