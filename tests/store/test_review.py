"""Judgements in the database: they change what stands, survive rebuilds and new versions, and taken back leave everything as it was."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liens.errors import JudgementError, NoSuchArticle, NoSuchClaim, NoSuchEvent
from liens.link.judge import Verdict
from liens.model import Span
from liens.review.act import Kind, Person
from liens.review.fields import Field
from liens.review.missed import Missed
from liens.store.acts import act_of, acts_of_article, acts_of_claim, acts_of_event, count_acts, event_now, latest_acts
from liens.store.ask import Query, between, find
from liens.store.bring import bring, read_claims
from liens.store.changes import compare_runs
from liens.store.database import open_store
from liens.store.judged import judged_claims, judged_in, read_records
from liens.store.keep import Origin, extract_again, keep
from liens.store.linking import count_unlinked, link_all, link_new
from liens.store.load import claims_of, records
from liens.store.review import add_claim, correct_claim, judge, judge_claim, merge_events, split_event, withdraw
from liens.store.runs import begin_run
from tests.dossier.made import BODY
from tests.show import handmade
from tests.store.conftest import extract

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


@pytest.fixture
def body(places, tmp_path):
    with open_store(places("body")) as found:
        path = tmp_path / "claims.jsonl"
        path.write_text("".join(json.dumps(r) + "\n" for r in BODY), encoding="utf-8")
        list(bring(found, read_claims(path), "test", begin_run(found, "import", NOW, {})))
        link_new(found, NOW)
        yield found


@pytest.fixture
def press(store, origin):
    keep(store, extract(), origin)
    link_new(store, NOW)
    return store


def one(store, claim):
    return next(records(store, find_key(store, claim)))


def find_key(store, claim):
    return [key for (key,) in store.rows("SELECT key FROM claims WHERE id = ? AND current = 1", (claim,))]


# Claims.


def test_a_corrected_claim_shows_both_values_and_is_found_by_the_new_one(body):
    number = correct_claim(body, "c12", {Field.RECIPIENTS: "GUY"}, ANNA, NOW)[0]
    found = one(body, "c12")
    assert [a["code"] for a in found["recipients"]] == ["GUY"]
    assert found["why"]["recipients"] == f"person:anna {NOW} instead of VEN"
    told = judged_claims(body, ["c12", "c11"])
    assert list(told) == ["c12"]
    assert (told["c12"].verdict, [a["code"] for a in told["c12"].read["recipients"]], told["c12"].acts[0].number) == ("corrected", ["VEN"], number)
    assert [key for key, _ in between(body, "BRA", "GUY")] == find_key(body, "c12")
    assert between(body, "BRA", "VEN") == []
    assert (act_of(body, number).note, act_of(body, number).value) == ("seen in the text", ["GUY"])


def test_a_wrong_claim_is_out_of_every_list_and_event(body):
    before = events(body)
    judge_claim(body, "c03", Kind.WRONG, ANNA, NOW)
    assert find_key(body, "c03") == []
    assert "c03" not in set().union(*events(body).values())
    assert len(set().union(*events(body).values())) == len(set().union(*before.values())) - 1
    assert judged_claims(body, ["c03"])["c03"].verdict == "wrong"
    judge_claim(body, "c03", Kind.RIGHT, BEN, LATER)
    assert events(body) == before


def test_a_correction_moves_a_claim_to_another_event(body):
    before = state(body)
    assert any({"c01", "c03"} <= members for members in events(body).values())
    first = correct_claim(body, "c03", {Field.WHEN: "2021-01-01"}, ANNA, NOW)[0]
    assert not any({"c01", "c03"} <= members for members in events(body).values())
    withdraw(body, first, ANNA, LATER)
    assert state(body) == before


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (Field.CATEGORY, "COERCE"),
        (Field.STATUS, "wanted"),
        (Field.NEGATED, "true"),
        (Field.INITIATORS, "-"),
        (Field.RECIPIENTS, "PRK/MIL UN"),
        (Field.WHEN, "2023-01-01/2023-01-31"),
        (Field.WHERE, "UKR"),
        (Field.QUANTITIES, "8..9 soldiers"),
        (Field.SOURCES, "USA/GOV"),
        (Field.QUOTE, "direct"),
    ],
)
def test_a_correction_taken_back_leaves_all_as_it_was(body, field, text):
    before = state(body)
    number = correct_claim(body, "c02", {field: text}, ANNA, NOW)[0]
    assert state(body) != before
    withdraw(body, number, BEN, LATER)
    assert state(body) == before
    assert count_acts(body) == 2


def test_what_cannot_be_is_refused_and_leaves_no_trace(body):
    before = state(body)
    for claim, field, text, error in (
        ("c99", Field.STATUS, "actual", NoSuchClaim),
        ("c12", Field.STATUS, "actual", JudgementError),
        ("c12", Field.WHERE, "Caracas", JudgementError),
        ("c11", Field.CATEGORY, "AID", JudgementError),
        ("c12", Field.QUOTE, "direct", JudgementError),
    ):
        with pytest.raises(error):
            correct_claim(body, claim, {field: text}, ANNA, NOW)
    with pytest.raises(JudgementError, match="no judgement 7"):
        withdraw(body, 7, ANNA, NOW)
    assert (state(body), count_acts(body)) == (before, 0)


# Claims that were missed.

AT = handmade.at("promis") if "promis" in handmade.TEXT else handmade.at("assuré")


def missed(**values):
    return Missed("a-1", AT, {Field.CATEGORY: "AGREE", **{Field(k): v for k, v in values.items()}})


def test_a_missed_claim_is_a_claim_like_others(press):
    before = state(press)
    number, claim = add_claim(press, missed(initiators=["BRA/GOV"], recipients=["MOZ"]), ANNA, NOW)
    found = one(press, claim)
    assert found["event"]["trigger"]["text"] == handmade.TEXT[AT.start : AT.end]
    assert found["sentence"]["text"] == handmade.TEXT[found["sentence"]["start"] : found["sentence"]["end"]]
    assert find_key(press, claim)[0] in find(press, Query(by=("BRA",), to=("MOZ",), category="AGREE"))
    assert claim in set().union(*events(press).values())
    assert judged_claims(press, [claim])[claim].verdict == "added"
    assert list(read_records(press, find_key(press, claim))) == []
    with pytest.raises(JudgementError, match="there already"):
        add_claim(press, missed(), BEN, NOW)
    withdraw(press, number, ANNA, LATER)
    assert state(press)[1] == before[1]
    assert state(press)[0][:-1] == before[0][:-1]


def test_an_added_claim_can_be_corrected_taken_back_and_added_again(press):
    number, claim = add_claim(press, missed(), ANNA, NOW)
    correct_claim(press, claim, {Field.STATUS: "planned"}, BEN, NOW)
    assert one(press, claim)["status"] == "planned"
    withdraw(press, number, ANNA, LATER)
    # What Ben corrected still vouches for it.
    assert one(press, claim)["status"] == "planned"
    withdraw(press, 2, BEN, LATER)
    assert find_key(press, claim) == []
    assert add_claim(press, missed(), ANNA, LATER)[1] == claim
    assert len(find_key(press, claim)) == 1


def test_a_claim_cannot_be_added_without_the_text(body):
    with pytest.raises(JudgementError, match="without it"):
        add_claim(body, replace(missed(), article="a-c01"), ANNA, NOW)
    with pytest.raises(NoSuchArticle, match="no article"):
        add_claim(body, replace(missed(), article="a-none"), ANNA, NOW)


# Rebuilds and new versions.


def rebuilt(store, keep_only=None, **changes):
    """Read the article again, as a newer engine would that finds only some claims, or finds them otherwise."""
    run = begin_run(store, "rebuild", LATER, {})
    read = extract()
    found = [{**json.loads(json.dumps(r)), "engine": {"liens": "9"}, **changes.get(r["id"].replace("-", ""), {})} for r in read.records]
    found = [r for r in found if keep_only is None or r["id"] in keep_only]
    extract_again(store, 1, replace(read, records=tuple(found), engine={"liens": "9"}), run)
    link_new(store, LATER)
    return run


def judged_all(store):
    """One judgement of every kind on the handmade article; what they leave standing."""
    judge_claim(store, "c-1", Kind.RIGHT, ANNA, NOW)
    correct_claim(store, "c-2", {Field.STATUS: "wanted"}, ANNA, NOW)
    judge_claim(store, "c-3", Kind.WRONG, ANNA, NOW)
    return add_claim(store, missed(initiators=["BRA"]), ANNA, NOW)[1]


def slots(record):
    return {key: value for key, value in record.items() if key != "engine"}


def test_judgements_survive_a_rebuild(press):
    added = judged_all(press)
    before = {name: slots(one(press, name)) for name in ("c-1", "c-2", added)}
    acts = [replace(a) for a in latest_acts(press)]
    rebuilt(press)
    assert {name: slots(one(press, name)) for name in before} == before
    assert find_key(press, "c-3") == []
    assert latest_acts(press) == acts
    assert one(press, "c-1")["engine"] == {"liens": "9"}


def test_a_rebuild_that_reads_otherwise_changes_what_was_read_not_what_was_judged(press):
    correct_claim(press, "c-2", {Field.STATUS: "wanted"}, ANNA, NOW)
    rebuilt(press, c2={"status": "possible", "negated": False})
    found, told = one(press, "c-2"), judged_claims(press, ["c-2"])["c-2"]
    assert (found["status"], found["negated"], told.read["status"]) == ("wanted", False, "possible")
    withdraw(press, 1, ANNA, LATER)
    assert one(press, "c-2")["status"] == "possible"


def test_what_people_vouch_for_outlives_a_rebuild_that_reads_it_no_more(press):
    added = judged_all(press)
    rebuilt(press, keep_only=())
    assert sorted(r["id"] for r in records(press, claims_of(press, 1))) == sorted(["c-1", "c-2", added])
    assert judged_in(press, 1)["c-1"].read is None
    rebuilt(press)
    assert sorted(r["id"] for r in records(press, claims_of(press, 1)) if r["event"]) == sorted(["c-1", "c-2", added])


def test_a_judged_claim_displaces_what_is_read_from_the_same_words_by_now(press):
    correct_claim(press, "c-2", {Field.CATEGORY: "REJECT"}, ANNA, NOW)
    run = begin_run(press, "rebuild", LATER, {})
    read = extract()
    other = [{**r, "id": "c-other"} if r["id"] == "c-2" else r for r in read.records]
    extract_again(press, 1, replace(read, records=tuple(other)), run)
    assert (find_key(press, "c-other"), one(press, "c-2")["event"]["category"]) == ([], "REJECT")
    judge_claim(press, "c-1", Kind.RIGHT, ANNA, LATER)
    assert find_key(press, "c-other") == []
    withdraw(press, 1, ANNA, LATER)
    assert (len(find_key(press, "c-other")), find_key(press, "c-2")) == (1, [])


def test_runs_are_compared_by_what_was_read(press):
    judged_all(press)
    second = rebuilt(press, c1={"status": "alleged"})
    changed = [(c.before["id"], c.fields) for compared in compare_runs(press, 1, second) for c in compared.changes]
    assert changed == [("c-1", ("status",))]


def test_a_judgement_holds_in_a_new_version_where_its_words_stand(press, run):
    judged_all(press)
    longer = replace(handmade.ARTICLE, text=handmade.TEXT + "Une ligne de plus.\n")
    read = extract(longer)
    keep(press, read, Origin(run, "sud.txt", "2"))
    assert (one(press, "c-2")["status"], find_key(press, "c-3")) == ("wanted", [])
    moved = replace(handmade.ARTICLE, text="En bref.\n" + handmade.TEXT)
    shifted = [json.loads(json.dumps(r)) for r in extract().records]
    for record in shifted:
        record["sentence"] = {"start": 0, "end": 8, "text": "En bref."}
    keep(press, replace(extract(moved), records=tuple(shifted)), Origin(run, "sud.txt", "3"))
    assert one(press, "c-2")["status"] == "planned"
    assert judged_in(press, 1) == {}
    assert len(acts_of_article(press, 1)) == 4


# Events.


def test_events_are_merged_and_come_apart_again(body):
    before = state(body)
    raid, far = (next(e for e, members in events(body).items() if claim in members) for claim in ("c01", "c12"))
    together = events(body)[raid] | events(body)[far]
    number, now = merge_events(body, [raid, far], ANNA, NOW)
    assert events(body)[now] == together
    assert act_of(body, number).events == (raid, far)
    gone = ({raid, far} - {now}).pop()
    assert event_now(body, gone) == now
    assert [a.number for a in acts_of_event(body, now)] == [number]
    assert [a.number for a in acts_of_claim(body, "c12")] == [number]
    link_all(body, LATER)
    assert events(body)[now] == together
    withdraw(body, number, BEN, LATER)
    assert (state(body), event_now(body, gone)) == (before, None)


def test_an_event_is_split_and_joined_again(body):
    before = state(body)
    raid, members = next((e, m) for e, m in events(body).items() if {"c01", "c02", "c03"} <= m)
    number, apart = split_event(body, raid, ["c02", "c03"], ANNA, NOW)
    assert events(body)[apart] == {"c02", "c03"}
    assert members - {"c02", "c03"} in events(body).values()
    link_all(body, LATER)
    assert events(body)[apart] == {"c02", "c03"}
    withdraw(body, number, ANNA, LATER)
    assert state(body) == before


def test_the_last_word_counts_whoever_merged_or_split_before(body):
    raid, far = (next(e for e, members in events(body).items() if claim in members) for claim in ("c01", "c12"))
    _, both = merge_events(body, [raid, far], ANNA, NOW)
    split_event(body, both, ["c03", "c12"], BEN, NOW)
    assert {"c03", "c12"} in events(body).values()
    names = [e for e, members in events(body).items() if members & {"c01", "c12"}]
    _, again = merge_events(body, names, ANNA, NOW)
    assert {"c01", "c02", "c03", "c12"} <= events(body)[again]


def test_what_cannot_be_merged_or_split_is_refused(body):
    before = state(body)
    raid = next(e for e, members in events(body).items() if "c01" in members)
    for wrong in ([raid], [raid, raid]):
        with pytest.raises(JudgementError, match="two events"):
            merge_events(body, wrong, ANNA, NOW)
    with pytest.raises(NoSuchEvent):
        merge_events(body, [raid, "e-none"], ANNA, NOW)
    for claims in ([], sorted(events(body)[raid]), ["c12"]):
        with pytest.raises(JudgementError, match="taken out"):
            split_event(body, raid, claims, ANNA, NOW)
    with pytest.raises(JudgementError, match="another one"):
        judge(body, ("c01", "c01"), Verdict.SAME, ANNA, NOW)
    with pytest.raises(JudgementError, match="judged nothing"):
        judge(body, ("c01", "c12"), Verdict.UNDECIDED, ANNA, NOW)
    assert (state(body), count_acts(body)) == (before, 0)


def acts_of_chance(data, store):
    """Some acts in a row, drawn; the numbers of those that were made."""
    numbers = []
    for step in range(data.draw(st.integers(1, 4))):
        told, moment = events(store), f"2026-02-0{step + 1}T00:00:00Z"
        names, kind = sorted(told), data.draw(st.sampled_from(["merge", "split", "pair", "wrong", "correct"]))
        claims = sorted(set().union(*told.values()))
        if kind == "merge" and len(names) > 1:
            numbers.append(merge_events(store, data.draw(st.lists(st.sampled_from(names), min_size=2, max_size=3, unique=True)), ANNA, moment)[0])
        elif kind == "split" and any(len(m) > 1 for m in told.values()):
            name = data.draw(st.sampled_from([n for n in names if len(told[n]) > 1]))
            part = data.draw(st.lists(st.sampled_from(sorted(told[name])), min_size=1, max_size=len(told[name]) - 1, unique=True))
            numbers.append(split_event(store, name, part, BEN, moment)[0])
        elif kind == "pair":
            pair = data.draw(st.lists(st.sampled_from(claims), min_size=2, max_size=2, unique=True))
            numbers.append(judge(store, tuple(pair), data.draw(st.sampled_from([Verdict.SAME, Verdict.DIFFERENT])), ANNA, moment))
        elif kind == "wrong":
            numbers.append(judge_claim(store, data.draw(st.sampled_from(claims)), Kind.WRONG, BEN, moment))
        elif kind == "correct":
            day = data.draw(st.sampled_from(["2024-05-01", "2022-02-02", "2024-06-30"]))
            try:
                numbers.append(correct_claim(store, data.draw(st.sampled_from(claims)), {Field.WHEN: day}, ANNA, moment)[0])
            except JudgementError:
                continue
    return numbers


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_was_judged_taken_back_leaves_the_events_as_they_were(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("chance")
    (folder / "claims.jsonl").write_text("".join(json.dumps(r) + "\n" for r in BODY), encoding="utf-8")
    with open_store(folder / "press.db") as store:
        list(bring(store, read_claims(folder / "claims.jsonl"), "test", begin_run(store, "import", NOW, {})))
        link_new(store, NOW)
        before = state(store)
        numbers = acts_of_chance(data, store)
        judged = state(store)
        # Linking only what an act touches gives what linking everything would.
        link_all(store, LATER)
        assert (count_unlinked(store), state(store)) == (0, judged)
        for number in data.draw(st.permutations(numbers)):
            withdraw(store, number, ANNA, LATER)
        assert state(store) == before
        # Taking back the withdrawals, whichever comes first, gives back what was judged.
        for act in [a for a in latest_acts(store) if a.kind is Kind.WITHDRAW and a.withdrawn is None]:
            withdraw(store, act.number, BEN, LATER)
        assert state(store) == judged


def test_an_act_is_taken_back_once_and_can_stand_again(body):
    number = judge_claim(body, "c12", Kind.WRONG, ANNA, NOW)
    back = withdraw(body, number, ANNA, LATER)
    with pytest.raises(JudgementError, match=f"taken back by {back}"):
        withdraw(body, number, ANNA, LATER)
    withdraw(body, back, ANNA, LATER)
    assert (find_key(body, "c12"), act_of(body, number).withdrawn, act_of(body, back).withdrawn) == ([], None, 3)


def test_judgements_of_earlier_databases_become_acts(tmp_path):
    from liens.store import migrate

    kept = migrate.steps
    place = tmp_path / "old.db"
    (tmp_path / "claims.jsonl").write_text("".join(json.dumps(r) + "\n" for r in BODY), encoding="utf-8")
    try:
        migrate.steps = lambda kind: kept(kind)[:1]
        with open_store(place) as store:
            store.run("PRAGMA foreign_keys = OFF")
            for values in ((1, 2, "same", "anna", NOW, None), (1, 3, "different", "ben", NOW, LATER)):
                store.run("INSERT INTO judgements (first, second, verdict, person, judged, undone) VALUES (?, ?, ?, ?, ?, ?)", values)
    finally:
        migrate.steps = kept
    with open_store(place) as store:
        found = [(a.number, a.kind, a.person, a.made, a.withdraws, a.withdrawn) for a in reversed(latest_acts(store))]
        assert found == [(1, "same", "anna", NOW, None, None), (2, "different", "ben", NOW, None, 3), (3, "withdraw", "ben", LATER, 2, None)]


def test_offsets_of_a_trigger_are_code_points(press):
    word = handmade.at("Malawi")
    _, claim = add_claim(press, Missed("a-1", Span(word.start, word.end), {Field.CATEGORY: "COERCE"}), ANNA, NOW)
    assert one(press, claim)["event"]["trigger"] == {"start": word.start, "end": word.end, "text": "Malawi"}
