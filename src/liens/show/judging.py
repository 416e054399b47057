"""What ``liens link`` and ``liens judge`` do: link the claims of a database, and note what a person judges."""

from collections.abc import Callable
from pathlib import Path

from liens.errors import LiensError
from liens.ingest.clock import Clock
from liens.link.judge import Verdict
from liens.review.act import known
from liens.show.commands import READ, USAGE, say
from liens.show.words import Words
from liens.store.database import Store, open_store, open_to_read
from liens.store.linking import count_events, count_unlinked, link_all, link_new
from liens.store.review import judge


def link_new_claims(database: Path, words: Words) -> int:
    """Link what was not linked yet; the exit code."""
    return _linked(database, words, link_new)


def link_all_claims(database: Path, words: Words) -> int:
    """Link everything anew; the exit code."""
    return _linked(database, words, link_all)


def _linked(database: Path, words: Words, run: Callable[[Store, str], int]) -> int:
    try:
        open_to_read(database).close()
        with open_store(database) as store:
            count = run(store, Clock().stamp())
            events = count_events(store)
    except LiensError as error:
        say(str(error))
        return USAGE
    say(words("dossier.linked", claims=words.count("claims", count), events=words.count("events", events)))
    return READ


def link_if_needed(database: Path, words: Words) -> None:
    """Link new claims before a dossier is made of them; raises StoreError."""
    with open_to_read(database) as store:
        waiting = count_unlinked(store)
    if waiting:
        say(words("dossier.linking", claims=words.count("claims", waiting)))
        with open_store(database) as store:
            link_new(store, Clock().stamp())


def judge_pair(database: Path, pair: tuple[str, str], verdict: str, person: str, words: Words) -> int:
    """Note what a person judges of two claims; the exit code."""
    try:
        link_if_needed(database, words)
        with open_store(database) as store:
            judge(store, pair, Verdict(verdict), known(person), Clock().stamp())
    except LiensError as error:
        say(str(error))
        return USAGE
    say(words(f"dossier.judged_{verdict}", left=pair[0], right=pair[1]))
    return READ
