"""The commands for the pages: ``liens serve`` and ``liens demo``."""

from typing import Annotated, Any

import typer

from liens.show.words import Words

_DEFAULT_DB = "press.db"
_DEMO_DB = "liens-demo.db"
_PORT = 8643
_BORDERS = "drawn"
_LAST_PORT = 65_535


def add_pages(app: typer.Typer, words: Words) -> None:
    """Put the commands for the pages on the command line."""
    for name, maker in {"serve": _serve, "demo": _demo}.items():
        app.command(name, help=words(f"cli_web.{name}"), short_help=words(f"cli_web.{name}_short"))(maker(words))


def _ui(words: Words) -> Any:
    return typer.Option("--ui", help=words("cli.ui"), metavar="fr|en")


def _serve(words: Words) -> Any:
    def serve(  # noqa: PLR0913, PLR0917 # one parameter an option is how typer is told of options
        db: Annotated[str, typer.Option("--db", help=words("cli_body.db"), metavar="FILE|URL")] = _DEFAULT_DB,
        host: Annotated[str, typer.Option("--host", help=words("cli_web.host"))] = "127.0.0.1",
        port: Annotated[int, typer.Option("--port", min=0, max=_LAST_PORT, help=words("cli_web.port"))] = _PORT,
        token: Annotated[str | None, typer.Option("--token", help=words("cli_web.token"))] = None,
        name: Annotated[list[str] | None, typer.Option("--name", help=words("cli_web.name"))] = None,
        borders: Annotated[str, typer.Option("--borders", help=words("cli_web.borders"))] = _BORDERS,
        ui: Annotated[str | None, _ui(words)] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show.pages import open_pages
        from liens.web.serve import Place

        raise typer.Exit(open_pages(Place(db, host, port, token, tuple(name or ()), borders), words))

    return serve


def _demo(words: Words) -> Any:
    def demo(
        db: Annotated[str, typer.Option("--db", help=words("cli_web.demo_db"), metavar="FILE|URL")] = _DEMO_DB,
        serve: Annotated[bool, typer.Option("--serve", help=words("cli_web.serve_too"))] = False,
        port: Annotated[int, typer.Option("--port", min=0, max=_LAST_PORT, help=words("cli_web.port"))] = _PORT,
        jobs: Annotated[int, typer.Option("--jobs", min=1, help=words("cli_body.jobs"))] = 1,
        ui: Annotated[str | None, _ui(words)] = None,  # noqa: ARG001 # seen by main
    ) -> None:
        from liens.show.pages import fill_demo, open_pages
        from liens.web.serve import Place

        code = fill_demo(db, jobs, words)
        if code == 0 and serve:
            code = open_pages(Place(db, port=port), words)
        raise typer.Exit(code)

    return demo
