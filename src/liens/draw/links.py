"""Where the marks of a drawing lead: to pages of a server, to places in the same file, or nowhere."""

from collections.abc import Mapping

Choice = Mapping[str, str]


class Links:
    """Leads nowhere, as in a notebook; a page or a file says where it leads by overriding what it has."""

    def event(self, identifier: str) -> str | None:  # noqa: ARG002 # nowhere
        """The address of an event's dossier."""
        return None

    def actor(self, code: str) -> str | None:  # noqa: ARG002 # nowhere
        """The address of an actor's dossier."""
        return None

    def tie(self, first: str, second: str) -> str | None:  # noqa: ARG002 # nowhere
        """The address of the dossier of two actors."""
        return None

    def claims(self, choice: Choice) -> str | None:  # noqa: ARG002 # nowhere
        """The address of the sentences behind a figure: those of the dossier at hand that fit a choice."""
        return None

    def passage(self, claim: str) -> str | None:  # noqa: ARG002 # nowhere
        """Where a claim stands in its article."""
        return None

    def outlet(self, name: str) -> str | None:  # noqa: ARG002 # nowhere
        """The address of what an outlet prints."""
        return None

    def borders(self, policy: str) -> str | None:  # noqa: ARG002 # nowhere
        """The address of the same page with borders drawn after another policy."""
        return None

    def anchor(self, identifier: str) -> str | None:  # noqa: ARG002 # nowhere
        """The id that the row of an event gets on the page; None where several drawings may share a page."""
        return None


class Inside(Links):
    """Leads to places in the same file: what is exported must work without a server."""

    def event(self, identifier: str) -> str | None:
        """The row of an event."""
        return f"#{identifier}"

    def claims(self, choice: Choice) -> str | None:
        """The sentences of one kind of deed, or all of them."""
        return f"#{group_id(choice)}" if "category" in choice else "#passages"

    def passage(self, claim: str) -> str | None:  # noqa: ARG002 # it stands here, and there is no article to lead to
        """Nowhere."""
        return None

    def anchor(self, identifier: str) -> str | None:
        """The id of an object's row."""
        return identifier


def group_id(choice: Choice) -> str:
    """The id of the sentences of one kind of deed: way, category, status, whether it is denied."""
    return "-".join(["p", *(choice.get(name, "") for name in ("way", "category", "status", "negated"))])
