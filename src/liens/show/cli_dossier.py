"""The commands for dossiers: ``liens link``, ``tie``, ``actor``, ``event``, ``diff``, ``sources`` and ``upcoming``."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from liens.show.words import Words

if TYPE_CHECKING:
    from liens.show.dossiers import Order

_DEFAULT_DB = "press.db"


class DossierFormat(StrEnum):
    """Values of ``--format`` of a dossier."""

    TABLE = "table"
    JSON = "json"


def add_dossiers(app: typer.Typer, words: Words) -> None:
    """Put the commands for dossiers on the command line."""
    makers = {"link": _link, "tie": _tie, "actor": _actor, "event": _event, "diff": _diff, "sources": _sources, "upcoming": _upcoming}
    for name, maker in makers.items():
        app.command(name, help=words(f"cli_dossier.{name}"), short_help=words(f"cli_dossier.{name}_short"))(maker(words))


class _Options:
    """The options that dossiers share, with their help in the user's language."""

    def __init__(self, words: Words) -> None:
        self.db = typer.Option("--db", help=words("cli_body.db"), metavar="FILE|URL")
        self.ui = typer.Option("--ui", help=words("cli.ui"), metavar="fr|en")
        self.format = typer.Option("--format", help=words("cli_dossier.format"))
        self.output = typer.Option("--output", "-o", help=words("cli.output"))
        self.after = typer.Option("--from", help=words("cli_dossier.from"), metavar="YYYY-MM-DD")
        self.before = typer.Option("--to", help=words("cli_dossier.to"), metavar="YYYY-MM-DD")
        self.lang = typer.Option("--lang", help=words("cli_dossier.lang"))
        self.day = typer.Option("--day", help=words("cli_dossier.day"), metavar="YYYY-MM-DD")
        self.limit = typer.Option("--limit", min=1, help=words("cli_dossier.limit"))


def _order(words: Words, database: str, form: DossierFormat, output: Path | None, limit: int) -> "Order":
    from liens.show.dossiers import Order

    return Order(database, str(form), output, limit, words)


def _days(words: Words, days: dict[str, str | None]) -> tuple[str | None, ...]:
    """Days as given, each checked; ``days`` is by option."""
    for option, value in days.items():
        try:
            date.fromisoformat(value or "2000-01-01")
        except ValueError:
            raise typer.BadParameter(words("cli.bad_date", value=value), param_hint=option) from None
    return tuple(days.values())


def _tie(words: Words) -> Any:
    o = _Options(words)

    def tie(  # noqa: PLR0913, PLR0917 # one parameter an option is how typer is told of options
        first: Annotated[str, typer.Argument(help=words("cli_dossier.actor_code"), metavar="A")],
        second: Annotated[str, typer.Argument(help=words("cli_dossier.actor_code"), metavar="B")],
        db: Annotated[str, o.db] = _DEFAULT_DB,
        after: Annotated[str | None, o.after] = None,
        before: Annotated[str | None, o.before] = None,
        lang: Annotated[str | None, o.lang] = None,
        day: Annotated[str | None, o.day] = None,
        html: Annotated[Path | None, typer.Option("--html", help=words("cli_dossier.html"), metavar="FILE")] = None,
        format_: Annotated[DossierFormat, o.format] = DossierFormat.TABLE,
        limit: Annotated[int, o.limit] = 300,
        output: Annotated[Path | None, o.output] = None,
        ui: Annotated[str | None, o.ui] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import dossiers

        since, until, seen = _days(words, {"--from": after, "--to": before, "--day": day})
        wanted = dossiers.Wanted(first, second, since, until, lang)
        if html is not None:
            raise typer.Exit(dossiers.keep_tie(_order(words, db, format_, html, limit), wanted, seen))
        raise typer.Exit(dossiers.show_tie(_order(words, db, format_, output, limit), wanted, seen))

    return tie


def _actor(words: Words) -> Any:
    o = _Options(words)

    def actor(  # noqa: PLR0913, PLR0917 # one parameter an option is how typer is told of options
        name: Annotated[str, typer.Argument(help=words("cli_dossier.actor_code"), metavar="A")],
        db: Annotated[str, o.db] = _DEFAULT_DB,
        after: Annotated[str | None, o.after] = None,
        before: Annotated[str | None, o.before] = None,
        lang: Annotated[str | None, o.lang] = None,
        day: Annotated[str | None, o.day] = None,
        format_: Annotated[DossierFormat, o.format] = DossierFormat.TABLE,
        limit: Annotated[int, o.limit] = 300,
        output: Annotated[Path | None, o.output] = None,
        ui: Annotated[str | None, o.ui] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import dossiers

        since, until, seen = _days(words, {"--from": after, "--to": before, "--day": day})
        wanted = dossiers.Wanted(name, None, since, until, lang)
        raise typer.Exit(dossiers.show_actor(_order(words, db, format_, output, limit), wanted, seen))

    return actor


def _event(words: Words) -> Any:
    o = _Options(words)

    def event(
        event_id: Annotated[str, typer.Argument(help=words("cli_dossier.event_id"), metavar="EVENT")],
        db: Annotated[str, o.db] = _DEFAULT_DB,
        format_: Annotated[DossierFormat, o.format] = DossierFormat.TABLE,
        output: Annotated[Path | None, o.output] = None,
        ui: Annotated[str | None, o.ui] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import dossiers

        raise typer.Exit(dossiers.show_event(_order(words, db, format_, output, 0), event_id))

    return event


def _diff(words: Words) -> Any:
    o = _Options(words)

    def diff(
        event_id: Annotated[str, typer.Argument(help=words("cli_dossier.event_id"), metavar="EVENT")],
        db: Annotated[str, o.db] = _DEFAULT_DB,
        format_: Annotated[DossierFormat, o.format] = DossierFormat.TABLE,
        output: Annotated[Path | None, o.output] = None,
        ui: Annotated[str | None, o.ui] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import dossiers

        raise typer.Exit(dossiers.show_diff(_order(words, db, format_, output, 0), event_id))

    return diff


def _sources(words: Words) -> Any:
    o = _Options(words)

    def sources(  # noqa: PLR0913, PLR0917 # one parameter an option is how typer is told of options
        name: Annotated[str | None, typer.Argument(help=words("cli_dossier.actor_code"), metavar="A")] = None,
        db: Annotated[str, o.db] = _DEFAULT_DB,
        after: Annotated[str | None, o.after] = None,
        before: Annotated[str | None, o.before] = None,
        lang: Annotated[str | None, o.lang] = None,
        format_: Annotated[DossierFormat, o.format] = DossierFormat.TABLE,
        limit: Annotated[int, o.limit] = 1000,
        output: Annotated[Path | None, o.output] = None,
        ui: Annotated[str | None, o.ui] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import dossiers

        since, until = _days(words, {"--from": after, "--to": before})
        wanted = dossiers.Wanted(name, None, since, until, lang)
        raise typer.Exit(dossiers.show_sources(_order(words, db, format_, output, limit), wanted))

    return sources


def _upcoming(words: Words) -> Any:
    o = _Options(words)

    def upcoming(  # noqa: PLR0913, PLR0917 # one parameter an option is how typer is told of options
        name: Annotated[str | None, typer.Argument(help=words("cli_dossier.actor_code"), metavar="A")] = None,
        db: Annotated[str, o.db] = _DEFAULT_DB,
        after: Annotated[str | None, o.after] = None,
        before: Annotated[str | None, o.before] = None,
        lang: Annotated[str | None, o.lang] = None,
        day: Annotated[str | None, o.day] = None,
        ics: Annotated[bool, typer.Option("--ics", help=words("cli_dossier.ics"))] = False,
        format_: Annotated[DossierFormat, o.format] = DossierFormat.TABLE,
        limit: Annotated[int, o.limit] = 300,
        output: Annotated[Path | None, o.output] = None,
        ui: Annotated[str | None, o.ui] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import dossiers

        since, until, seen = _days(words, {"--from": after, "--to": before, "--day": day})
        wanted = dossiers.Wanted(name, None, since, until, lang)
        order = _order(words, db, format_, output, limit)
        raise typer.Exit(dossiers.write_calendar(order, wanted, seen) if ics else dossiers.show_upcoming(order, wanted, seen))

    return upcoming


def _link(words: Words) -> Any:
    o = _Options(words)

    def link(
        db: Annotated[str, o.db] = _DEFAULT_DB,
        anew: Annotated[bool, typer.Option("--all", help=words("cli_dossier.all"))] = False,
        embed: Annotated[bool, typer.Option("--embed", help=words("cli_dossier.embed"))] = False,
        ui: Annotated[str | None, o.ui] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import judging

        raise typer.Exit(judging.link_all_claims(db, words, embed=embed) if anew else judging.link_new_claims(db, words, embed=embed))

    return link
