"""What is stored comes back byte for byte; the same article is stored once, a changed one beside the old."""

import json
import sqlite3
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from liens.errors import StoreError
from liens.record import claim_record
from liens.store import ask
from liens.store.database import Store, open_store, open_to_read
from liens.store.keep import Origin, extract_again, keep
from liens.store.load import article_of, claims_of, records
from liens.store.migrate import steps
from tests.show import handmade
from tests.store.conftest import extract

SUMMARIES = ("involved", "pairs", "pair_months", "pair_speakers")


def counts(store, *tables):
    return {table: store.value(f"SELECT COUNT(*) FROM {table}") for table in tables}


def test_records_come_back_as_they_went_in(store, origin):
    kept = keep(store, extract(), origin)
    wanted = [claim_record(claim, handmade.ENGINE) for claim in handmade.claims()]
    assert [json.dumps(r) for r in records(store, claims_of(store, kept.version))] == [json.dumps(r) for r in wanted]


def test_the_article_comes_back(store, origin):
    assert article_of(store, keep(store, extract(), origin).version) == handmade.ARTICLE


def test_an_article_of_unknown_key_is_an_error(store):
    with pytest.raises(StoreError, match="no version 7"):
        article_of(store, 7)


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({}, "sud.txt"),
        ({}, "elsewhere.txt"),
        ({"url": "https://EXAMPLE.org/a/?c=2&b=1&utm_source=x#top"}, "elsewhere.txt"),
        ({"url": "https://example.org/another", "id": "a-2"}, "elsewhere.txt"),
        ({"url": None, "id": "a-2", "outlet": None}, "elsewhere.txt"),
    ],
    ids=["again", "other place", "same address", "same words in the same outlet", "same words without address"],
)
def test_the_same_article_is_stored_once(store, run, changes, place):
    first = keep(store, extract(), Origin(run, "sud.txt"))
    before = counts(store, "articles", "versions", "claims", "sentences", *SUMMARIES)
    again = keep(store, extract(**changes), Origin(run, place))
    assert again == replace(first, new=False)
    assert counts(store, "articles", "versions", "claims", "sentences", *SUMMARIES) == before


def test_the_same_words_in_another_outlet_are_another_article(store, run):
    first = keep(store, extract(), Origin(run, "sud.txt"))
    other = keep(store, extract(id="a-2", outlet="Le Soir du Nord", url="https://example.net/b"), Origin(run, "nord.txt"))
    assert other.new
    assert other.article != first.article


def test_a_changed_article_is_a_new_version_and_the_old_claims_stay(store, run):
    first = keep(store, extract(), Origin(run, "sud.txt"))
    second = keep(store, extract(title="Brésil : 1 200 médecins pour le Mozambique"), Origin(run, "sud.txt"))
    assert (second.article, second.new) == (first.article, True)
    assert store.rows("SELECT number, current FROM versions ORDER BY number") == [(1, 0), (2, 1)]
    assert store.rows("SELECT version, current, COUNT(*) FROM claims GROUP BY 1, 2 ORDER BY 1") == [(first.version, 0, 4), (second.version, 1, 4)]
    assert set(ask.find(store, ask.Query())) == set(claims_of(store, second.version))


def test_summaries_hold_current_claims_only(store, run):
    keep(store, extract(), Origin(run, "sud.txt"))
    once = {table: sorted(store.rows(f"SELECT * FROM {table}")) for table in ("pair_months", "pair_speakers")}
    assert once["pair_months"]
    keep(store, extract(title="Un autre titre que celui d'hier"), Origin(run, "sud.txt"))
    assert {table: sorted(store.rows(f"SELECT * FROM {table}")) for table in once} == once


def test_a_claim_keeps_its_identity_when_it_is_read_again(store, run):
    kept = keep(store, extract(), Origin(run, "sud.txt"))
    before = dict(store.rows("SELECT id, key FROM claims WHERE current = 1"))
    extract_again(store, kept.version, extract(), _another_run(store))
    after = store.rows("SELECT id, key, identity FROM claims WHERE current = 1")
    assert {i: identity for i, _, identity in after} == before
    assert {key for _, key, _ in after}.isdisjoint(before.values())
    assert store.value("SELECT COUNT(*) FROM extractions WHERE current = 1") == 1


def _another_run(store):
    with store.transaction():
        return store.insert("runs", kind="rebuild", started="2025-03-07T08:00:00Z", settings="{}")


def test_a_transaction_that_fails_leaves_nothing(store, origin):
    broken = extract()
    broken = replace(broken, records=(*broken.records[:2], {**broken.records[2], "status": None}))
    with pytest.raises(StoreError, match=r"(?i)not.null"):
        keep(store, broken, origin)
    assert set(counts(store, "articles", "versions", "claims", "sentences", "involved", "documents").values()) == {0}


def test_two_writers_wait_for_each_other(places, store, origin):
    with open_store(places("press")) as other:
        keep(store, extract(), origin)
        assert not keep(other, extract(), origin).new


def test_readers_see_what_is_committed_while_somebody_writes(places, store, origin):
    keep(store, extract(), origin)
    with open_to_read(places("press")) as reader, store.transaction():
        store.run("DELETE FROM copies")
        assert reader.value("SELECT COUNT(*) FROM claims") == 4


def test_a_file_is_safe_against_power_cuts(tmp_path):
    with open_store(tmp_path / "press.db") as store:
        assert store.value("PRAGMA journal_mode") == "wal"
        assert store.value("PRAGMA synchronous") == 2
        assert store.value("PRAGMA foreign_keys") == 1


def test_nobody_writes_into_what_was_opened_to_read(places, store):
    with open_to_read(places("press")) as reader, pytest.raises(Exception, match=r"(?i)read-?only"):
        reader.run("DELETE FROM claims")


@pytest.mark.parametrize("kind", [Store.kind, ".postgresql.sql"])
def test_steps_are_numbered_without_gaps(kind):
    assert [step.number for step in steps(kind)] == list(range(1, len(steps(kind)) + 1))


@pytest.mark.parametrize("reopen", [open_store, open_to_read])
def test_a_database_of_a_later_version_is_refused(places, reopen):
    with open_store(places("press")) as store, store.transaction():
        store.note_step(999)
    with pytest.raises(StoreError, match="later version"):
        reopen(places("press"))


def test_a_database_of_another_program_is_refused(tmp_path):
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    with pytest.raises(StoreError, match="another program"):
        open_store(tmp_path / "other.db")


def test_what_is_no_database_is_refused(tmp_path):
    (tmp_path / "press.db").write_text("no database at all, but a text that is long enough to have a header" * 20)
    for reopen in (open_store, open_to_read):
        with pytest.raises(StoreError, match="cannot be used"):
            reopen(tmp_path / "press.db")


def test_a_missing_folder_or_file_is_told(tmp_path):
    with pytest.raises(StoreError, match="no folder"):
        open_store(tmp_path / "nowhere" / "press.db")
    with pytest.raises(StoreError, match="no database"):
        open_to_read(tmp_path / "press.db")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=st.text(st.characters(), max_size=40))
@example(words="\ud800 x")
@example(words="\0")
def test_no_words_break_a_search(store, words):
    assert ask.find(store, ask.Query(words=words)) == []
