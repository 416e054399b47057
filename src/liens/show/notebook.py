"""How readings and claims show themselves in a notebook: the page's own drawing, without script, and a table of claims."""

from liens.draw.markup import element, text_element
from liens.engine import Claims, Reading
from liens.identity import identifier
from liens.show import table
from liens.show.page import Place, style_sheet
from liens.show.page import reading_html as drawn
from liens.show.words import Words, load_words

_SHOWN = 20
# Readable on any background, also where a notebook strips style sheets.
_TABLE = "border-collapse:collapse;color:inherit"
_CELL = "text-align:left;vertical-align:top;padding:.2em .6em;border-top:1px solid currentColor"


def _words(claims: Claims) -> Words:
    """The words of the language that the claims are in."""
    return load_words(claims[0].article.language if claims else "")


def claims_text(claims: Claims) -> str:
    """The claims as a plain table."""
    words = _words(claims)
    if not claims:
        return words("table.none")
    rows = [table.row(claim, number, words) for number, claim in enumerate(claims[:_SHOWN], start=1)]
    return "\n".join([*table.aligned([table.headings(words), *rows]), *_more(claims, words)])


def claims_html(claims: Claims) -> str:
    """The claims as an HTML table."""
    words = _words(claims)
    if not claims:
        return text_element("p", words("table.none"))
    heads = "".join(text_element("th", head, scope="col", style=_CELL) for head in table.headings(words))
    rows = [table.row(claim, number, words) for number, claim in enumerate(claims[:_SHOWN], start=1)]
    body = "".join(element("tr", "".join(text_element("td", cell, style=_CELL) for cell in cells)) for cells in rows)
    whole = element("table", element("thead", element("tr", heads)) + element("tbody", body), style=_TABLE, lang=words.language)
    return whole + "".join(text_element("p", line) for line in _more(claims, words))


def _more(claims: Claims, words: Words) -> list[str]:
    return [words.count("more", len(claims) - _SHOWN)] if len(claims) > _SHOWN else []


def reading_html(reading: Reading) -> str:
    """An article with its claims, as on its page."""
    words = load_words(reading.article.language)
    place = Place(1, 1, f"{identifier('r', [reading.article.id])}-", "h2")
    return element("div", element("style", style_sheet()) + drawn(reading, place, words), class_="liens", lang=words.language)
