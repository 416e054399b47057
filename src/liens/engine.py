"""Reads one article through the whole chain: loads the pack, parser and rules of its language when first needed.

An :class:`Engine` keeps what it has loaded, one set a language. Times, numbers and quantities need no parser.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from liens.langs.gathering import uncollected
from liens.langs.pack import Pack, load_pack
from liens.model import Article, Claim
from liens.pipeline import Report

if TYPE_CHECKING:
    from liens.claim.reader import ClaimReader
    from liens.parse.nlp import Parser
    from liens.parse.parsed import Parsed

Json = dict[str, Any]


class Layer(StrEnum):
    """What can be read from an article."""

    CLAIMS = "claims"
    ATTRIBUTIONS = "attributions"
    TIMES = "times"
    NUMBERS = "numbers"
    QUANTITIES = "quantities"


class Claims(Sequence[Claim]):
    """The claims of an article in text order; a notebook shows them as a table."""

    __slots__ = ("_claims",)

    def __init__(self, claims: Sequence[Claim] = ()) -> None:
        self._claims = tuple(claims)

    @overload
    def __getitem__(self, index: int) -> Claim: ...
    @overload
    def __getitem__(self, index: slice) -> "Claims": ...
    def __getitem__(self, index: int | slice) -> "Claim | Claims":
        return Claims(self._claims[index]) if isinstance(index, slice) else self._claims[index]

    def __len__(self) -> int:
        return len(self._claims)

    def __eq__(self, other: object) -> bool:
        return self._claims == other._claims if isinstance(other, Claims) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._claims)

    def __repr__(self) -> str:
        from liens.show.notebook import claims_text

        return claims_text(self)

    def _repr_html_(self) -> str:
        from liens.show.notebook import claims_html

        return claims_html(self)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:  # noqa: ARG002 # the notebook's protocol
        return {"text/plain": repr(self), "text/html": self._repr_html_()}


@dataclass(frozen=True, slots=True)
class Reading:
    """One article as read: its claims, what was dropped and why, which program, pack and model read it, and its parse if kept."""

    article: Article
    claims: Claims
    report: Report = field(compare=False, repr=False)
    engine: Json = field(compare=False, repr=False)
    parsed: "Parsed | None" = field(default=None, compare=False, repr=False)

    def records(self) -> list[Json]:
        """The claims as records, the form of a JSON Lines file (docs/reference/record.md)."""
        from liens.record import claim_record

        return [claim_record(claim, self.engine) for claim in self.claims]

    def page(self, ui: str | None = None) -> str:
        """The article as one self-contained HTML page, in the interface language ``ui`` (the article's if not given)."""
        from liens.show.page import page
        from liens.show.words import load_words

        return page([self], load_words(ui or self.article.language))

    def why(self, number: int, ui: str | None = None) -> str:
        """In words, why claim ``number`` (from 1) is what it is: rules, examples, unknowns, and what was dropped."""
        from liens.show.why import as_text
        from liens.show.words import load_words

        return as_text(self.claims[number - 1], number, self.report, load_words(ui or self.article.language))

    def _repr_html_(self) -> str:
        from liens.show.notebook import reading_html

        return reading_html(self)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:  # noqa: ARG002 # the notebook's protocol
        return {"text/plain": repr(self), "text/html": self._repr_html_()}


class Engine:
    """Everything that reading needs, loaded language by language on first use."""

    def __init__(self, actors: Path | None = None) -> None:
        """Load nothing yet; ``actors`` is a user's file of own actors."""
        self._actors = actors
        self._tools: dict[str, _Tools] = {}

    def tools(self, language: str) -> "_Tools":
        """What reads articles of a language; raises UnsupportedLanguage."""
        if language not in self._tools:
            self._tools[language] = _Tools(load_pack(language), self._actors)
        return self._tools[language]

    def read(self, article: Article) -> Reading:
        """The claims of an article; raises ModelMissing or PackError if its language cannot be read here."""
        tools = self.tools(article.language)
        report = Report()
        parsed = tools.parser.parse(article)
        claims = tools.reader.read(parsed, report)
        return Reading(article, Claims(claims), report, tools.description, parsed)

    def layer(self, article: Article, layer: Layer) -> Json:
        """One layer of annotations of an article, as a record: ``{"id", "quotes"}`` or ``{"id", "found"}``."""
        tools = self.tools(article.language)
        if layer is Layer.ATTRIBUTIONS:
            return tools.attributions(article)
        found = {Layer.TIMES: tools.times, Layer.NUMBERS: tools.numbers, Layer.QUANTITIES: tools.quantities}[layer](article)
        return {"id": article.id, "found": found}


def shared_engine(actors: Path | None = None) -> Engine:
    """The engine of this process for a user's file of own actors: made when first asked for, so that no model is loaded twice."""
    return _shared(actors)


@cache
def _shared(actors: Path | None) -> Engine:
    return Engine(actors)


def without_parse(reading: Reading) -> Reading:
    """The reading less its parse, which is large and needed only by who asked for it."""
    return replace(reading, parsed=None)


class _Tools:
    """What reads one language, each part loaded when first needed."""

    def __init__(self, pack: Pack, actors: Path | None) -> None:
        self.pack = pack
        self._actors = actors

    @cached_property
    @uncollected()
    def parser(self) -> "Parser":
        from liens.parse.nlp import Parser

        return Parser(self.pack)

    @cached_property
    @uncollected()
    def reader(self) -> "ClaimReader":
        from liens.claim.actor.own import read_own
        from liens.claim.reader import ClaimReader

        return ClaimReader(self.pack, read_own(self._actors) if self._actors is not None else ())

    @property
    def description(self) -> Json:
        return {"liens": program_version(), "pack": f"{self.pack.language} {self.pack.version}", "model": self.parser.model}

    def attributions(self, article: Article) -> Json:
        from liens.claim.attribution import find_attributions, layer

        return layer(article.id, find_attributions(self.parser.parse(article), self._attribution))

    @cached_property
    def _attribution(self) -> Any:
        from liens.claim.attribution import compile_attribution

        return compile_attribution(self.pack)

    def times(self, article: Article) -> list[Json]:
        from liens.claim.when import find_times, times_layer

        return list(times_layer(find_times(article.text, self._times, article.published)))

    @cached_property
    def _times(self) -> Any:
        from liens.claim.when import compile_times

        return compile_times(self.pack)

    def numbers(self, article: Article) -> list[Json]:
        from liens.claim.quantity import find_numbers, numbers_layer

        return list(numbers_layer(find_numbers(article.text, self._numbers)))

    def quantities(self, article: Article) -> list[Json]:
        from liens.claim.quantity import find_numbers, find_quantities, quantities_layer

        numbers = find_numbers(article.text, self._numbers)
        return list(quantities_layer(find_quantities(article.text, self._numbers, numbers)))

    def counts(self, article: Article) -> list[Json]:
        from liens.claim.quantity import counts_layer, find_numbers

        return list(counts_layer(find_numbers(article.text, self._numbers)))

    @cached_property
    def _numbers(self) -> Any:
        from liens.claim.quantity import compile_numbers

        return compile_numbers(self.pack)


def program_version() -> str:
    """The version of the program."""
    from liens import __version__

    return __version__
