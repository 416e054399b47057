"""The commands for a body of articles: ``liens ingest``, ``watch``, ``rebuild``, ``diff-run``, ``search``, ``export`` and ``import``."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from liens.show.words import Words

if TYPE_CHECKING:
    from liens.show.body import Wish

_DEFAULT_DB = "press.db"


class ExportName(StrEnum):
    """Values of ``liens export --format``."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    PLOVER = "plover"
    CAMEO = "cameo"
    FTM = "ftm"
    GRAPHML = "graphml"
    GEXF = "gexf"
    GEOJSON = "geojson"
    ICS = "ics"
    GOLD = "gold"


class FoundName(StrEnum):
    """Values of ``liens search --format``."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


class PlaceName(StrEnum):
    """Values of ``liens search --in``."""

    CLAIMS = "claims"
    SENTENCES = "sentences"
    ARTICLES = "articles"


def add_commands(app: typer.Typer, words: Words) -> None:
    """Put the commands for a body of articles on the command line."""
    makers = (_ingest, _watch, _rebuild, _diff_run, _search, _export, _import)
    for name, maker in zip(("ingest", "watch", "rebuild", "diff-run", "search", "export", "import"), makers, strict=True):
        key = name.replace("-", "_")
        app.command(name, help=words(f"cli_body.{key}"), short_help=words(f"cli_body.{key}_short"))(maker(words))


def _database(words: Words) -> Any:
    return typer.Option("--db", help=words("cli_body.db"), metavar="FILE|URL")


def _ui(words: Words) -> Any:
    return typer.Option("--ui", help=words("cli.ui"), metavar="fr|en")


def _jobs(words: Words) -> Any:
    return typer.Option("--jobs", min=1, help=words("cli_body.jobs"))


def _ingest(words: Words) -> Any:
    def ingest(  # noqa: PLR0913, PLR0917 # one parameter an option is how typer is told of options
        sources: Annotated[list[str] | None, typer.Argument(help=words("cli_body.sources"), metavar="SOURCE")] = None,
        db: Annotated[str, _database(words)] = _DEFAULT_DB,
        jobs: Annotated[int, _jobs(words)] = 1,
        published: Annotated[str | None, typer.Option("--date", help=words("cli.date"), metavar="YYYY-MM-DD")] = None,
        lang: Annotated[str | None, typer.Option("--lang", help=words("cli.lang"))] = None,
        failed: Annotated[bool, typer.Option("--failed", help=words("cli_body.failed"))] = False,
        retry: Annotated[bool, typer.Option("--retry", help=words("cli_body.retry"))] = False,
        seconds: Annotated[float, typer.Option("--seconds", min=1.0, help=words("cli_body.seconds"))] = 120.0,
        pace: Annotated[float, typer.Option("--pace", min=0.0, help=words("cli_body.pace"))] = 1.0,
        allow_private: Annotated[bool, typer.Option("--allow-private", help=words("cli_body.allow_private"))] = False,
        ui: Annotated[str | None, _ui(words)] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import body

        if failed:
            raise typer.Exit(body.list_failures(db, words))
        if not sources and not retry:
            raise typer.BadParameter(words("cli_body.no_source"))
        wish = _wish(db, jobs, (published, lang), (seconds, pace, allow_private), words)
        raise typer.Exit(body.ingest(tuple(sources or ()), wish, retry=retry))

    return ingest


def _watch(words: Words) -> Any:
    def watch(  # noqa: PLR0913, PLR0917 # one parameter an option is how typer is told of options
        lists: Annotated[list[str], typer.Argument(help=words("cli_body.lists"), metavar="LIST")],
        db: Annotated[str, _database(words)] = _DEFAULT_DB,
        every: Annotated[float, typer.Option("--every", min=0.0, help=words("cli_body.every"))] = 15.0,
        rounds: Annotated[int | None, typer.Option("--rounds", min=1, help=words("cli_body.rounds"))] = None,
        jobs: Annotated[int, _jobs(words)] = 1,
        lang: Annotated[str | None, typer.Option("--lang", help=words("cli.lang"))] = None,
        pace: Annotated[float, typer.Option("--pace", min=0.0, help=words("cli_body.pace"))] = 1.0,
        allow_private: Annotated[bool, typer.Option("--allow-private", help=words("cli_body.allow_private"))] = False,
        ui: Annotated[str | None, _ui(words)] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import body

        wish = _wish(db, jobs, (None, lang), (120.0, pace, allow_private), words)
        raise typer.Exit(body.watch(tuple(lists), wish, every * 60.0, rounds))

    return watch


def _rebuild(words: Words) -> Any:
    def rebuild(
        db: Annotated[str, _database(words)] = _DEFAULT_DB,
        jobs: Annotated[int, _jobs(words)] = 1,
        seconds: Annotated[float, typer.Option("--seconds", min=1.0, help=words("cli_body.seconds"))] = 120.0,
        ui: Annotated[str | None, _ui(words)] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import body

        raise typer.Exit(body.rebuild(_wish(db, jobs, (None, None), (seconds, 1.0, False), words)))

    return rebuild


def _diff_run(words: Words) -> Any:
    def diff_run(
        first: Annotated[int | None, typer.Argument(help=words("cli_body.first_run"), metavar="A")] = None,
        second: Annotated[int | None, typer.Argument(help=words("cli_body.second_run"), metavar="B")] = None,
        db: Annotated[str, _database(words)] = _DEFAULT_DB,
        ui: Annotated[str | None, _ui(words)] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import body

        if first is None or second is None:
            raise typer.Exit(body.list_runs(db, words))
        raise typer.Exit(body.diff_run(db, (first, second), words))

    return diff_run


def _search(words: Words) -> Any:
    def search(  # noqa: PLR0913, PLR0917 # one parameter an option is how typer is told of options
        text: Annotated[list[str], typer.Argument(help=words("cli_body.query"), metavar="QUERY")],
        db: Annotated[str, _database(words)] = _DEFAULT_DB,
        format_: Annotated[FoundName, typer.Option("--format", help=words("cli.format"))] = FoundName.TABLE,
        place: Annotated[PlaceName, typer.Option("--in", help=words("cli_body.place"))] = PlaceName.CLAIMS,
        limit: Annotated[int, typer.Option("--limit", min=1, help=words("cli_body.limit"))] = 50,
        output: Annotated[Path | None, typer.Option("--output", "-o", help=words("cli.output"))] = None,
        ui: Annotated[str | None, _ui(words)] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import found

        form = found.Form(str(format_), limit, output)
        if place is not PlaceName.CLAIMS:
            raise typer.Exit(found.search_texts(db, " ".join(text), form, words, whole=place is PlaceName.ARTICLES))
        raise typer.Exit(found.search(db, " ".join(text), form, words))

    return search


def _export(words: Words) -> Any:
    def export(
        text: Annotated[list[str] | None, typer.Argument(help=words("cli_body.query"), metavar="QUERY")] = None,
        db: Annotated[str, _database(words)] = _DEFAULT_DB,
        format_: Annotated[ExportName, typer.Option("--format", help=words("cli_body.export_format"))] = ExportName.JSONL,
        output: Annotated[Path | None, typer.Option("--output", "-o", help=words("cli.output"))] = None,
        ui: Annotated[str | None, _ui(words)] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import found

        if format_ is ExportName.GOLD:
            raise typer.Exit(found.export_gold(db, " ".join(text or ()), output, words))
        raise typer.Exit(found.export_found(db, " ".join(text or ()), found.Form(str(format_), 0, output), words))

    return export


def _import(words: Words) -> Any:
    def import_(
        files: Annotated[list[Path], typer.Argument(help=words("cli_body.claim_files"), metavar="FILE")],
        db: Annotated[str, _database(words)] = _DEFAULT_DB,
        ui: Annotated[str | None, _ui(words)] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import body

        raise typer.Exit(body.import_claims(tuple(files), db, words))

    return import_


def _wish(db: str, jobs: int, told: tuple[str | None, str | None], limits: tuple[float, float, bool], words: Words) -> "Wish":
    """The options as a wish: ``told`` are date and language, ``limits`` seconds a document, seconds between requests, and whether private addresses count."""
    from liens.show.body import Wish

    published, language = told
    try:
        day = date.fromisoformat(published) if published is not None else None
    except ValueError:
        raise typer.BadParameter(words("cli.bad_date", value=published), param_hint="--date") from None
    return Wish(db, day, language, jobs, *limits, words)
