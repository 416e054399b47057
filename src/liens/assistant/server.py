"""The server for assistants: five tools that only read, over standard input and output, by the official SDK of the Model Context Protocol."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from liens.assistant.answers import Answers, Json
from liens.errors import ExtraMissing, LiensError
from liens.store.database import Location, open_to_read

if TYPE_CHECKING:
    from mcp.server import MCPServer


def serve(database: Location, version: str) -> None:
    """Serve a database until the assistant hangs up; raises StoreError and ExtraMissing."""
    open_to_read(database).close()
    made(Answers(database), version).run("stdio")


def instructions() -> str:
    """What every assistant is told once: what a claim is, and how to cite it."""
    return Path(__file__).with_name("instructions.txt").read_text(encoding="utf-8").strip()


def made(answers: Answers, version: str) -> "MCPServer[Any]":
    """The server with its tools; raises ExtraMissing without the SDK."""
    try:
        from mcp.server import MCPServer
        from mcp.server.mcpserver.exceptions import ToolError
        from mcp.types import ToolAnnotations
    except ImportError:
        raise ExtraMissing("the SDK of the Model Context Protocol is not installed; install it with: pip install 'liens[mcp]'") from None
    server: MCPServer[Any] = MCPServer("liens", instructions=instructions(), version=version, log_level="ERROR")
    reading = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)

    def answered(ask: Callable[[], Json]) -> Json:
        try:
            return ask()
        except LiensError as error:
            raise ToolError(str(error)) from error

    for tool in _tools(answers, answered):
        server.tool(annotations=reading, structured_output=True)(tool)
    return server


def _tools(answers: Answers, answered: Callable[[Callable[[], Json]], Json]) -> tuple[Callable[..., Json], ...]:
    """The tools; what they say of themselves is read by the assistant."""

    def search(query: str, limit: int = 20, offset: int = 0) -> Json:
        """Find claims, latest first, by words, "phrases" and operators.

        Operators: who:PRK by:RUS to:UKR says:USA/GOV status:planned category:AID after:2025-01 before:2025-06 outlet:… lang:fr article:a-… event:e-….
        """
        return answered(lambda: answers.search(query, limit, offset))

    def tie(first: str, second: str, after: str | None = None, before: str | None = None) -> Json:
        """The dossier of two actors by their codes (PRK, RUS/GOV): what each did to the other, what they did together, pacts, what falls due, the trend.

        Only events from "after" to "before" (YYYY-MM-DD, both included) where these are given.
        """
        return answered(lambda: answers.tie(first, second, after, before))

    def event(event_id: str, limit: int = 25) -> Json:
        """All that is told of one event (e-…): its evidence, its claims by speaker, where speakers differ or contradict each other, figures taken back."""
        return answered(lambda: answers.event(event_id, limit))

    def article(article_id: str, start: int = 0, length: int = 12_000) -> Json:
        """The text of an article exactly as read, from a character on, with the claims in that stretch."""
        return answered(lambda: answers.article(article_id, start, length))

    def claims(ids: list[str]) -> Json:
        """Whole records of claims (c-…), up to 50: every value with its characters and reason, and what people judged."""
        return answered(lambda: answers.claims(ids))

    return search, tie, event, article, claims
