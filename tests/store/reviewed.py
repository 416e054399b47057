"""What the tests of judgements share: everything that follows from claims and judgements, and a claim that nobody read."""

from liens.review.act import Person
from liens.review.fields import Field
from liens.review.missed import Missed
from liens.store.load import records
from tests.show import handmade

NOW, LATER = "2026-01-02T08:00:00Z", "2026-01-03T08:00:00Z"
ANNA, BEN = Person("anna", "seen in the text"), Person("ben")
# Everything that follows from claims and judgements, keys of rows aside.
STATE = (
    "SELECT c.id, c.day, c.category, c.status, c.negated, c.when_start, c.when_end, c.why FROM claims AS c WHERE c.current = 1 ORDER BY c.id, c.key",
    "SELECT r.code, i.day, c.id, i.role FROM involved AS i JOIN roots AS r ON r.key = i.root JOIN claims AS c ON c.key = i.claim ORDER BY 1, 2, 3, 4",
    (
        "SELECT a.code, b.code, p.day, c.id, p.mutual FROM pairs AS p JOIN roots AS a ON a.key = p.first JOIN roots AS b ON b.key = p.second"
        " JOIN claims AS c ON c.key = p.claim ORDER BY 1, 2, 3, 4, 5"
    ),
    (
        "SELECT a.code, b.code, m.month, m.mutual, m.category, m.status, m.negated, m.claims FROM pair_months AS m JOIN roots AS a ON a.key = m.first"
        " JOIN roots AS b ON b.key = m.second ORDER BY 1, 2, 3, 4, 5, 6, 7"
    ),
    "SELECT first, second, month, speaker, claims FROM pair_speakers ORDER BY 1, 2, 3, 4",
    "SELECT e.id, e.category, e.status, e.first_day, e.last_day, e.claims, e.speakers, e.independent FROM events AS e ORDER BY 1",
    "SELECT e.id, c.id FROM event_claims AS m JOIN events AS e ON e.key = m.event JOIN claims AS c ON c.key = m.claim ORDER BY 1, 2",
    "SELECT claim FROM originals ORDER BY 1",
)


def state(store):
    keys = [key for (key,) in store.rows("SELECT key FROM claims WHERE current = 1 ORDER BY id, key")]
    return [store.rows(query) for query in STATE], list(records(store, keys))


def events(store):
    found = {}
    for event, claim in store.rows(STATE[-2]):
        found.setdefault(event, set()).add(claim)
    return found


def one(store, claim):
    return next(records(store, find_key(store, claim)))


def find_key(store, claim):
    return [key for (key,) in store.rows("SELECT key FROM claims WHERE id = ? AND current = 1", (claim,))]


AT = handmade.at("promis") if "promis" in handmade.TEXT else handmade.at("assuré")


def missed(**values):
    return Missed("a-1", AT, {Field.CATEGORY: "AGREE", **{Field(k): v for k, v in values.items()}})
