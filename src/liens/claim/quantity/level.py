"""Levels a text for the patterns: lower case and plain typography, one character for one."""

_TYPOGRAPHY = str.maketrans(
    {
        "\u2019": "'",
        "\u2018": "'",
        "\u02bc": "'",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2007": " ",
        "\u2011": "-",
        "\u2010": "-",
        "\t": " ",
    }
)


def levelled(text: str) -> str:
    """The text in lower case and plain typography, of the same length, so that offsets stay."""
    plain = text.translate(_TYPOGRAPHY)
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
