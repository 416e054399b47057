"""What ``liens serve`` and ``liens demo`` do: serve the pages of a database, or fill a small one from the dispatches that come with Liens."""

from pathlib import Path
from typing import TYPE_CHECKING

from liens.errors import LiensError
from liens.show.body import Wish, ingest
from liens.show.commands import READ, USAGE, say
from liens.show.judging import link_if_needed
from liens.show.words import Words
from liens.store.database import Location, open_to_read
from liens.store.overview import counts

if TYPE_CHECKING:
    from liens.web.serve import Place

DISPATCHES = Path(__file__).parents[1] / "demo" / "dispatches.jsonl"
# The longest time for reading one of the dispatches, in seconds; the first one waits for the parsers too.
_SECONDS = 300.0


def open_pages(place: "Place", words: Words) -> int:
    """Serve until told to stop; the exit code."""
    from liens.web.serve import serve

    try:
        link_if_needed(place.database, words)
        serve(place, lambda address: say(words("web.open", address=address)))
    except LiensError as error:
        say(str(error))
        return USAGE
    return READ


def fill_demo(database: Location, jobs: int, words: Words) -> int:
    """Fill a database with the dispatches, link their claims, and say how to open it; the exit code."""
    code = ingest((str(DISPATCHES),), Wish(database, None, None, jobs, _SECONDS, 1.0, private=False, words=words), retry=False)
    if code != READ:
        return code
    try:
        link_if_needed(database, words)
        with open_to_read(database) as store:
            articles = counts(store).articles
    except LiensError as error:
        say(str(error))
        return USAGE
    say(words("web.filled", articles=words.count("articles", articles), path=database))
    return READ
