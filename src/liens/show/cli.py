"""The command line: ``liens read``, ``show``, ``quotes``, ``actors``, ``version``.

Words stand in ``messages_*.toml``, heavy imports in the commands.
"""

import os
import sys
import warnings
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, cast

import typer
from typer.core import TyperGroup

from liens.errors import ParseNotice
from liens.show import cli_web
from liens.show.cli_body import add_commands
from liens.show.cli_dossier import add_dossiers
from liens.show.cli_judge import add_judging
from liens.show.cli_mcp import add_assistant
from liens.show.words import Words, load_words, preferred_language

if TYPE_CHECKING:
    from liens.show.commands import Asked

USAGE = 1
_UI = "--ui"
# The class of all errors in how a command is written, wherever typer keeps it.
_USAGE_ERROR = cast("type[Exception]", typer.BadParameter.__base__)


class FormatName(StrEnum):
    """Values of ``--format``."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


class LayerName(StrEnum):
    """Values of ``--layer``."""

    CLAIMS = "claims"
    ATTRIBUTIONS = "attributions"
    TIMES = "times"
    NUMBERS = "numbers"
    QUANTITIES = "quantities"


class Question(StrEnum):
    """What ``liens actors`` is asked to do."""

    SEARCH = "search"
    SHOW = "show"
    CHECK = "check"


class Interface(StrEnum):
    """Values of ``--ui``."""

    FRENCH = "fr"
    ENGLISH = "en"


class _Group(TyperGroup):
    """The commands, with the exit codes of Liens: a wrongly written command is 1, as 2 says that some files failed."""

    def main(self, *args: Any, **settings: Any) -> NoReturn:
        settings["standalone_mode"] = False
        try:
            code = super().main(*args, **settings)
        except _USAGE_ERROR as error:
            error.show()  # type: ignore[attr-defined]
            sys.exit(USAGE)
        sys.exit(code if isinstance(code, int) else 0)


def main() -> None:
    """The entry point of the command ``liens``."""
    warnings.formatwarning = _worded
    build(load_words(_interface(sys.argv[1:])))()


_as_python_does = warnings.formatwarning


def _worded(message: Warning | str, category: type[Warning], filename: str, lineno: int, line: str | None = None) -> str:
    """A notice of Liens as a line for readers; any other warning as Python shows it."""
    return f"{message}\n" if issubclass(category, ParseNotice) else _as_python_does(message, category, filename, lineno, line)


def _interface(arguments: Sequence[str]) -> str:
    """The language of help texts and messages: what ``--ui`` asks for, else that of the user's locale."""
    for given, following in pairwise([*arguments, ""]):
        if given == _UI:
            return following
        if given.startswith(f"{_UI}="):
            return given.partition("=")[2]
    return preferred_language(os.environ)


def build(words: Words) -> typer.Typer:
    """The command line with its help in the given words."""
    app = typer.Typer(
        cls=_Group,
        help=words("cli.app"),
        epilog=words("cli.epilog"),
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.command("read", help=words("cli.read"), short_help=words("cli.read_short"), epilog=words("cli.epilog"))(_read_command(words))
    app.command("show", help=words("cli.show"), short_help=words("cli.show_short"), epilog=words("cli.epilog"))(_show_command(words))
    app.command("quotes", help=words("cli.quotes"), short_help=words("cli.quotes_short"), epilog=words("cli.epilog"))(_quotes_command(words))
    app.command("actors", help=words("cli.actors"), short_help=words("cli.actors_short"), epilog=words("cli.epilog"))(_actors_command(words))
    cli_web.add_pages(app, words)
    add_commands(app, words)
    add_dossiers(app, words)
    add_judging(app, words)
    add_assistant(app, words)
    app.command("version", help=words("cli.version"))(_version_command(words))
    return app


def _read_command(words: Words) -> Any:
    def read(  # noqa: PLR0913, PLR0917 # one parameter an option is how typer is told of options
        files: Annotated[list[Path], typer.Argument(help=words("cli.files"), metavar="FILE")],
        format_: Annotated[FormatName | None, typer.Option("--format", help=words("cli.format"))] = None,
        output: Annotated[Path | None, typer.Option("--output", "-o", help=words("cli.output"))] = None,
        published: Annotated[str | None, typer.Option("--date", help=words("cli.date"), metavar="YYYY-MM-DD")] = None,
        lang: Annotated[str | None, typer.Option("--lang", help=words("cli.lang"))] = None,
        layer: Annotated[LayerName | None, typer.Option("--layer", help=words("cli.layer"))] = None,
        jobs: Annotated[int, typer.Option("--jobs", min=1, help=words("cli.jobs"))] = 1,
        why: Annotated[str | None, typer.Option("--why", help=words("cli.why"), metavar="N")] = None,
        actors: Annotated[Path | None, typer.Option("--actors", help=words("cli.own"), metavar="FILE")] = None,
        ui: Annotated[Interface | None, typer.Option(_UI, help=words("cli.ui"))] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import commands

        asked = replace(_asked(files, published, lang, words), actors=_sound(actors))
        if why is not None:
            if format_ or layer:
                raise typer.BadParameter(words("cli.why_layer"))
            raise typer.Exit(commands.explain(asked, why, output))
        form = commands.Form(str(format_ or FormatName.TABLE), str(layer or LayerName.CLAIMS), jobs)
        raise typer.Exit(commands.read(asked, form, output))

    return read


def _show_command(words: Words) -> Any:
    def show(  # noqa: PLR0913, PLR0917 # one parameter an option is how typer is told of options
        file: Annotated[Path, typer.Argument(help=words("cli.file"))],
        output: Annotated[Path | None, typer.Option("--output", "-o", help=words("cli.page_output"))] = None,
        published: Annotated[str | None, typer.Option("--date", help=words("cli.date"), metavar="YYYY-MM-DD")] = None,
        lang: Annotated[str | None, typer.Option("--lang", help=words("cli.lang"))] = None,
        actors: Annotated[Path | None, typer.Option("--actors", help=words("cli.own"), metavar="FILE")] = None,
        ui: Annotated[Interface | None, typer.Option(_UI, help=words("cli.ui"))] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import commands

        raise typer.Exit(commands.show(replace(_asked([file], published, lang, words), actors=_sound(actors)), output))

    return show


def _quotes_command(words: Words) -> Any:
    def quotes(  # noqa: PLR0913, PLR0917 # one parameter an option is how typer is told of options
        files: Annotated[list[Path], typer.Argument(help=words("cli.files"), metavar="FILE")],
        format_: Annotated[FormatName, typer.Option("--format", help=words("cli.format"))] = FormatName.TABLE,
        output: Annotated[Path | None, typer.Option("--output", "-o", help=words("cli.output"))] = None,
        published: Annotated[str | None, typer.Option("--date", help=words("cli.date"), metavar="YYYY-MM-DD")] = None,
        lang: Annotated[str | None, typer.Option("--lang", help=words("cli.lang"))] = None,
        jobs: Annotated[int, typer.Option("--jobs", min=1, help=words("cli.jobs"))] = 1,
        ui: Annotated[Interface | None, typer.Option(_UI, help=words("cli.ui"))] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import commands

        form = commands.Form(str(format_), str(LayerName.CLAIMS), jobs)
        raise typer.Exit(commands.quotes(_asked(files, published, lang, words), form, output))

    return quotes


def _actors_command(words: Words) -> Any:
    def actors(
        question: Annotated[Question, typer.Argument(help=words("cli.question"), metavar="search|show|check")],
        what: Annotated[list[str], typer.Argument(help=words("cli.what"), metavar="WHAT")],
        own: Annotated[Path | None, typer.Option("--actors", help=words("cli.own"), metavar="FILE")] = None,
        ui: Annotated[Interface | None, typer.Option(_UI, help=words("cli.ui"))] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import actors as asked

        if question is Question.CHECK:
            raise typer.Exit(asked.check([Path(name) for name in what], words))
        answer = asked.search if question is Question.SEARCH else asked.show
        raise typer.Exit(answer(" ".join(what), _sound(own), words))

    return actors


def _sound(own: Path | None) -> Path | None:
    """A user's file of actors, once it has been read without a fault."""
    if own is not None:
        from liens.claim.actor.own import read_own
        from liens.errors import PackError

        try:
            read_own(own)
        except PackError as error:
            raise typer.BadParameter(str(error), param_hint="--actors") from None
    return own


def _version_command(words: Words) -> Any:
    def version(
        ui: Annotated[Interface | None, typer.Option(_UI, help=words("cli.ui"))] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import commands

        commands.version(words)

    return version


def _asked(files: Sequence[Path], published: str | None, lang: str | None, words: Words) -> "Asked":
    from liens.show.commands import Asked

    try:
        day = date.fromisoformat(published) if published is not None else None
    except ValueError:
        raise typer.BadParameter(words("cli.bad_date", value=published), param_hint="--date") from None
    return Asked(tuple(files), day, lang, words)
