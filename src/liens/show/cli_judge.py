"""The commands for judgements: ``liens judge right``, ``wrong``, ``correct``, ``add``, ``pair``, ``merge``, ``split``, ``undo`` and ``list``."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from liens.show.words import Words

if TYPE_CHECKING:
    from liens.show.judging import Judge

_DEFAULT_DB = "press.db"


class VerdictName(StrEnum):
    """Verdicts of a person on two claims."""

    SAME = "same"
    DIFFERENT = "different"
    UNDECIDED = "undecided"


class HistoryFormat(StrEnum):
    """Values of ``--format`` of the list of judgements."""

    TABLE = "table"
    JSON = "json"


def add_judging(app: typer.Typer, words: Words) -> None:
    """Put the commands for judgements on the command line."""
    group = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None)
    makers = {
        "right": _right,
        "wrong": _wrong,
        "correct": _correct,
        "add": _add,
        "pair": _pair,
        "merge": _merge,
        "split": _split,
        "undo": _undo,
        "list": _list,
    }
    for name, maker in makers.items():
        group.command(name, help=words(f"cli_judge.{name}"), short_help=words(f"cli_judge.{name}_short"))(maker(words))
    app.add_typer(group, name="judge", help=words("cli_judge.judge"), short_help=words("cli_judge.judge_short"))


class _Options:
    """What the commands share, with its help in the user's language."""

    def __init__(self, words: Words) -> None:
        self.db = typer.Option("--db", help=words("cli_body.db"), metavar="FILE|URL")
        self.by = typer.Option("--by", help=words("cli_judge.by"), metavar="NAME")
        self.note = typer.Option("--note", help=words("cli_judge.note"), metavar="TEXT")
        self.ui = typer.Option("--ui", help=words("cli.ui"), metavar="fr|en")
        self.claim = typer.Argument(help=words("cli_judge.claim"), metavar="CLAIM")
        self.event = typer.Argument(help=words("cli_judge.event"), metavar="EVENT")


def _person(db: str, by: str, note: str | None, words: Words) -> "Judge":
    from liens.show.judging import Judge

    return Judge(db, by, note, words)


def _right(words: Words) -> Any:
    o = _Options(words)

    def right(
        claim: Annotated[str, o.claim],
        by: Annotated[str, o.by],
        note: Annotated[str | None, o.note] = None,
        db: Annotated[str, o.db] = _DEFAULT_DB,
        ui: Annotated[str | None, o.ui] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import judging

        raise typer.Exit(judging.judge_right(_person(db, by, note, words), claim))

    return right


def _wrong(words: Words) -> Any:
    o = _Options(words)

    def wrong(
        claim: Annotated[str, o.claim],
        by: Annotated[str, o.by],
        note: Annotated[str | None, o.note] = None,
        db: Annotated[str, o.db] = _DEFAULT_DB,
        ui: Annotated[str | None, o.ui] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import judging

        raise typer.Exit(judging.judge_wrong(_person(db, by, note, words), claim))

    return wrong


def _correct(words: Words) -> Any:
    o = _Options(words)

    def correct(  # noqa: PLR0913, PLR0917 # one parameter an option is how typer is told of options
        claim: Annotated[str, o.claim],
        field: Annotated[str, typer.Argument(help=words("cli_judge.field"), metavar="FIELD")],
        value: Annotated[str, typer.Argument(help=words("cli_judge.value"), metavar="VALUE")],
        by: Annotated[str, o.by],
        note: Annotated[str | None, o.note] = None,
        db: Annotated[str, o.db] = _DEFAULT_DB,
        ui: Annotated[str | None, o.ui] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import judging

        raise typer.Exit(judging.correct(_person(db, by, note, words), claim, field, value))

    return correct


def _add(words: Words) -> Any:
    o = _Options(words)

    def add(  # noqa: PLR0913, PLR0917 # one parameter an option is how typer is told of options
        article: Annotated[str, typer.Argument(help=words("cli_judge.article"), metavar="ARTICLE")],
        fields: Annotated[list[str], typer.Argument(help=words("cli_judge.fields"), metavar="FIELD=VALUE")],
        by: Annotated[str, o.by],
        at: Annotated[str | None, typer.Option("--at", help=words("cli_judge.at"), metavar="START:END")] = None,
        sentence: Annotated[str | None, typer.Option("--sentence", help=words("cli_judge.sentence"), metavar="TEXT")] = None,
        trigger: Annotated[str | None, typer.Option("--trigger", help=words("cli_judge.trigger"), metavar="TEXT")] = None,
        note: Annotated[str | None, o.note] = None,
        db: Annotated[str, o.db] = _DEFAULT_DB,
        ui: Annotated[str | None, o.ui] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import judging

        place = judging.Place(at, sentence, trigger)
        raise typer.Exit(judging.add(_person(db, by, note, words), article, place, fields))

    return add


def _pair(words: Words) -> Any:
    o = _Options(words)

    def pair(  # noqa: PLR0913, PLR0917 # one parameter an option is how typer is told of options
        left: Annotated[str, o.claim],
        right: Annotated[str, o.claim],
        verdict: Annotated[VerdictName, typer.Argument(help=words("cli_judge.verdict"), metavar="VERDICT")],
        by: Annotated[str, o.by],
        note: Annotated[str | None, o.note] = None,
        db: Annotated[str, o.db] = _DEFAULT_DB,
        ui: Annotated[str | None, o.ui] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import judging

        raise typer.Exit(judging.judge_pair(_person(db, by, note, words), (left, right), str(verdict)))

    return pair


def _merge(words: Words) -> Any:
    o = _Options(words)

    def merge(
        events: Annotated[list[str], o.event],
        by: Annotated[str, o.by],
        note: Annotated[str | None, o.note] = None,
        db: Annotated[str, o.db] = _DEFAULT_DB,
        ui: Annotated[str | None, o.ui] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import judging

        raise typer.Exit(judging.merge(_person(db, by, note, words), events))

    return merge


def _split(words: Words) -> Any:
    o = _Options(words)

    def split(  # noqa: PLR0913, PLR0917 # one parameter an option is how typer is told of options
        event: Annotated[str, o.event],
        claims: Annotated[list[str], o.claim],
        by: Annotated[str, o.by],
        note: Annotated[str | None, o.note] = None,
        db: Annotated[str, o.db] = _DEFAULT_DB,
        ui: Annotated[str | None, o.ui] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import judging

        raise typer.Exit(judging.split(_person(db, by, note, words), event, claims))

    return split


def _undo(words: Words) -> Any:
    o = _Options(words)

    def undo(
        number: Annotated[int, typer.Argument(help=words("cli_judge.number"), metavar="NUMBER")],
        by: Annotated[str, o.by],
        note: Annotated[str | None, o.note] = None,
        db: Annotated[str, o.db] = _DEFAULT_DB,
        ui: Annotated[str | None, o.ui] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import judging

        raise typer.Exit(judging.undo(_person(db, by, note, words), number))

    return undo


def _list(words: Words) -> Any:
    o = _Options(words)

    def list_(
        what: Annotated[str | None, typer.Argument(help=words("cli_judge.what"), metavar="ID")] = None,
        db: Annotated[str, o.db] = _DEFAULT_DB,
        format_: Annotated[HistoryFormat, typer.Option("--format", help=words("cli.format"))] = HistoryFormat.TABLE,
        limit: Annotated[int, typer.Option("--limit", min=1, help=words("cli_body.limit"))] = 100,
        ui: Annotated[str | None, o.ui] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show import judging

        raise typer.Exit(judging.history(db, what, (str(format_), limit), words))

    return list_
