"""The command for assistants: ``liens mcp``."""

from typing import Annotated, Any

import typer

from liens.show.words import Words

_DEFAULT_DB = "press.db"


def add_assistant(app: typer.Typer, words: Words) -> None:
    """Put the command for assistants on the command line."""
    app.command("mcp", help=words("cli_mcp.mcp"), short_help=words("cli_mcp.mcp_short"))(_mcp(words))


def _mcp(words: Words) -> Any:
    def mcp(
        db: Annotated[str, typer.Option("--db", help=words("cli_body.db"), metavar="FILE|URL")] = _DEFAULT_DB,
        ui: Annotated[str | None, typer.Option("--ui", help=words("cli.ui"), metavar="fr|en")] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.assistant.server import serve
        from liens.engine import program_version
        from liens.errors import LiensError
        from liens.show.commands import USAGE, say

        try:
            serve(db, program_version())
        except LiensError as error:
            say(str(error))
            raise typer.Exit(USAGE) from None

    return mcp
