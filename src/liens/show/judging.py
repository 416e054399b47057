"""What ``liens link`` and ``liens judge`` do: link the claims of a database, and note what a person judges."""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from liens.dossier.plain import plain
from liens.errors import JudgementError, LiensError
from liens.ingest.clock import Clock
from liens.link.judge import Verdict
from liens.link.meaning import Encode, encoder
from liens.model import Span
from liens.review.act import Act, Kind, Person, known
from liens.review.fields import Field, read_field, read_value, write_value
from liens.review.missed import Missed, find_trigger
from liens.show.commands import NOTHING_READ, READ, USAGE, say
from liens.show.wording import one_line
from liens.show.words import Words
from liens.store import review
from liens.store.acts import history_of
from liens.store.database import Location, Store, open_store, open_to_read
from liens.store.linking import count_events, count_unlinked, link_all, link_new
from liens.store.load import article_of
from liens.store.reading import current_version

# The message that tells what was done, the number of the act, and what the message names.
_Done = tuple[str, int, Mapping[str, object]]


def link_new_claims(database: Location, words: Words, *, embed: bool = False) -> int:
    """Link what was not linked yet, with ``embed`` by a shortlist of like meaning too; the exit code."""
    return _linked(database, words, link_new, embed=embed)


def link_all_claims(database: Location, words: Words, *, embed: bool = False) -> int:
    """Link everything anew, with ``embed`` by a shortlist of like meaning too; the exit code."""
    return _linked(database, words, link_all, embed=embed)


def _linked(database: Location, words: Words, run: Callable[[Store, str, Encode | None], int], *, embed: bool) -> int:
    try:
        encode = encoder() if embed else None
        open_to_read(database).close()
        with open_store(database) as store:
            count = run(store, Clock().stamp(), encode)
            events = count_events(store)
    except LiensError as error:
        say(str(error))
        return USAGE
    say(words("dossier.linked", claims=words.count("claims", count), events=words.count("events", events)))
    return READ


def link_if_needed(database: Location, words: Words) -> None:
    """Link new claims before a dossier is made of them; raises StoreError."""
    with open_to_read(database) as store:
        waiting = count_unlinked(store)
    if waiting:
        say(words("dossier.linking", claims=words.count("claims", waiting)))
        with open_store(database) as store:
            link_new(store, Clock().stamp())


@dataclass(frozen=True, slots=True)
class Judge:
    """Who judges, in which database, with which note, and the words to answer in."""

    database: Location
    name: str
    note: str | None
    words: Words


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim was missed: its trigger by characters (``1029:1038``), or by its words and those of its sentence."""

    at: str | None
    sentence: str | None
    trigger: str | None


def judge_right(judge: Judge, claim: str) -> int:
    """Note that a claim is right; the exit code."""
    return _acted(judge, lambda store, person, moment: ("right", review.judge_claim(store, claim, Kind.RIGHT, person, moment), {"claim": claim}))


def judge_wrong(judge: Judge, claim: str) -> int:
    """Note that a claim is wrong; the exit code."""
    return _acted(judge, lambda store, person, moment: ("wrong", review.judge_claim(store, claim, Kind.WRONG, person, moment), {"claim": claim}))


def correct(judge: Judge, claim: str, field: str, value: str) -> int:
    """Correct a field of a claim; the exit code."""

    def act(store: Store, person: Person, moment: str) -> _Done:
        number = review.correct_claim(store, claim, {read_field(field): value}, person, moment)[-1]
        return "corrected", number, {"claim": claim, "field": field, "value": value}

    return _acted(judge, act)


def add(judge: Judge, article: str, place: Place, fields: Sequence[str]) -> int:
    """Add a claim that was missed; the exit code."""

    def act(store: Store, person: Person, moment: str) -> _Done:
        values = {}
        for told in fields:
            name, _, value = told.partition("=")
            field = read_field(name)
            values[field] = read_value(field, value)
        number, claim = review.add_claim(store, Missed(article, _trigger(store, article, place), values), person, moment)
        return "added", number, {"claim": claim}

    return _acted(judge, act)


def judge_pair(judge: Judge, pair: tuple[str, str], verdict: str) -> int:
    """Note what a person judges of two claims; the exit code."""

    def act(store: Store, person: Person, moment: str) -> _Done:
        number = review.judge(store, pair, Verdict(verdict), person, moment)
        return f"judged_{verdict}", number, {"left": pair[0], "right": pair[1]}

    return _acted(judge, act)


def merge(judge: Judge, events: Sequence[str]) -> int:
    """Make one of several events; the exit code."""

    def act(store: Store, person: Person, moment: str) -> _Done:
        number, event = review.merge_events(store, events, person, moment)
        return "merged", number, {"event": event}

    return _acted(judge, act)


def split(judge: Judge, event: str, claims: Sequence[str]) -> int:
    """Take claims out of an event; the exit code."""

    def act(store: Store, person: Person, moment: str) -> _Done:
        number, apart = review.split_event(store, event, claims, person, moment)
        return "split", number, {"event": event, "apart": apart}

    return _acted(judge, act)


def undo(judge: Judge, number: int) -> int:
    """Take a judgement back; the exit code."""
    return _acted(judge, lambda store, person, moment: ("undone", review.withdraw(store, number, person, moment), {"undone": number}))


def history(database: Location, what: str | None, form: tuple[str, int], words: Words) -> int:
    """Write what was judged (of an article, an event or a claim), the last first; the exit code."""
    kind, limit = form
    try:
        with open_to_read(database) as store, store.glance():
            found = history_of(store, what, limit)
    except LiensError as error:
        say(str(error))
        return USAGE
    if kind == "json":
        sys.stdout.write(json.dumps([plain(act) for act in found], ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write("".join("\t".join(act_cells(act, words)) + "\n" for act in found))
    say(words.count("judgements", len(found)))
    return READ if found else NOTHING_READ


def act_cells(act: Act, words: Words) -> list[str]:
    """An act as cells: number, when, who, what, of what, and whether it was taken back."""
    of = act.claim or ", ".join(act.events) or ", ".join(act.claims)
    what = words(f"acts.{act.kind}", number=act.withdraws or 0)
    if act.field is not None:
        what += f" {act.field} = {write_value(Field(act.field), act.value)}"
    back = words("acts.taken_back", number=act.withdrawn) if act.withdrawn is not None else ""
    return [one_line(cell) for cell in (str(act.number), act.made, act.person, what, of, act.note or "", back)]


def _trigger(store: Store, article: str, place: Place) -> Span:
    """The characters of a trigger; raises JudgementError."""
    if place.at is not None:
        first, _, last = place.at.partition(":")
        if not (first.isdecimal() and last.isdecimal()):
            raise JudgementError(f"{place.at!r} is no place; write the first character and the one behind the last, such as 1029:1038")
        return Span(int(first), int(last))
    text = article_of(store, current_version(store, article)[0]).text
    return find_trigger(text, place.sentence or "", place.trigger or "")


def _acted(judge: Judge, act: Callable[[Store, Person, str], _Done]) -> int:
    """Let a person act on a database, and say what became of it."""
    words = judge.words
    try:
        link_if_needed(judge.database, words)
        with open_store(judge.database) as store:
            key, number, told = act(store, known(judge.name, judge.note), Clock().stamp())
    except LiensError as error:
        say(str(error))
        return USAGE
    say(words("judging." + key, **told) + " " + words("judging.number", number=number))
    return READ
