"""The scorer itself: claims made by hand, compared with gold made by hand."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from liens.model import Actor, Article, Category, Claim, Event, Interval, Link, Precision, Quantity, Quoting, Span, Status, Via
from tests.gate.score import GoldArticle, GoldClaim, load_gold, score

TEXT = "Chad attacked Niger. Mali condemned the raid on Monday."
ARTICLE = Article("a", TEXT, "en")
FIRST, SECOND = Span(0, 20), Span(21, len(TEXT))


def span(word: str) -> Span:
    return Span(TEXT.index(word), TEXT.index(word) + len(word))


def actor(code: str) -> Actor:
    return Actor(code, None, code, None, None, None, Via.NAME, "by hand")


def claim(sentence: Span, word: str, category: Category, by: str, to: str) -> Claim:
    event = Event(category, None, (), None, span(word), word, "by hand")
    return Claim(word, ARTICLE, sentence, event, Status.ACTUAL, False, tuple(map(actor, by.split())), tuple(map(actor, to.split())), None, (), (), (), ())


def gold(clue: Span, word: str, category: str, by: str, to: str) -> GoldClaim:
    roles = frozenset([*(("initiators", c) for c in by.split()), *(("recipients", c) for c in to.split())])
    return GoldClaim(clue, span(word), category, roles, "actual", False, None, Counter(), None)


ATTACK = claim(FIRST, "attacked", Category.ASSAULT, "TCD/MIL", "NER")
BLAME = claim(SECOND, "condemned", Category.ACCUSE, "MLI", "TCD")
RAID = claim(SECOND, "raid", Category.ASSAULT, "TCD", "NER")
GOLD = (gold(FIRST, "attacked", "ASSAULT", "TCD", "NER"), gold(SECOND, "condemned", "ACCUSE", "MLI", "TCD"), gold(SECOND, "raid", "ASSAULT", "TCD", "NER"))


def f1(*read: Claim, wanted: tuple[GoldClaim, ...] = GOLD) -> list[float]:
    article = GoldArticle("a", TEXT, "en", None, None, None, wanted)
    return [round(t.f1, 3) for t in score([(article, read)]).values()]


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ((ATTACK, BLAME, RAID), [1.0, 1.0, 1.0, 1.0]),
        ((), [0.0, 0.0, 0.0, 0.0]),
        ((ATTACK,), [0.5, 0.5, 0.5, 0.5]),
        ((ATTACK, ATTACK), [0.4, 0.4, 0.4, 0.4]),
        ((replace(ATTACK, recipients=()),), [0.5, 0.286, 0.0, 0.0]),
        ((replace(ATTACK, recipients=(actor("MLI"),)),), [0.5, 0.25, 0.0, 0.0]),
        ((replace(ATTACK, status=Status.ALLEGED),), [0.5, 0.5, 0.5, 0.0]),
        ((replace(ATTACK, negated=True),), [0.5, 0.5, 0.5, 0.0]),
        ((replace(ATTACK, event=replace(ATTACK.event, category=Category.COERCE)),), [0.0, 0.0, 0.0, 0.0]),  # type: ignore[type-var]
        ((replace(RAID, event=replace(RAID.event, trigger=span("Monday"))),), [0.5, 0.5, 0.5, 0.5]),  # type: ignore[type-var]
        ((replace(ATTACK, sentence=SECOND, event=replace(ATTACK.event, trigger=span("Mali"))), RAID), [0.4, 0.4, 0.4, 0.4]),  # type: ignore[type-var]
        ((replace(ATTACK, event=None),), [0.0, 0.0, 0.0, 0.0]),
    ],
    ids=[
        "all",
        "nothing",
        "one of three",
        "twice",
        "role missing",
        "role wrong",
        "status",
        "negation",
        "category",
        "same sentence and category",
        "wrong sentence",
        "statement",
    ],
)
def test_measures(read: tuple[Claim, ...], expected: list[float]) -> None:
    assert f1(*read) == expected


def test_the_rest_counts_for_full() -> None:
    when = Interval(date(2025, 3, 10), date(2025, 3, 10), Precision.DAY, span("Monday"), "Monday", "by hand")
    quantity = Quantity("raids", 2, None, False, None, span("raid"), "raid", "by hand")
    link = Link(actor("MLI/GOV"), None, Quoting.INDIRECT, (), "by hand")
    read = replace(ATTACK, when=when, quantities=(quantity,), attribution=(link,))
    wanted = replace(GOLD[0], when=(date(2025, 3, 10), date(2025, 3, 10)), quantities=Counter({(2, None): 1}), source="MLI")
    assert f1(read, wanted=(wanted,)) == [1.0, 1.0, 1.0, 1.0]
    for other in (replace(wanted, when=None), replace(wanted, quantities=Counter()), replace(wanted, source="NER"), replace(wanted, source=None)):
        assert f1(read, wanted=(other,)) == [1.0, 1.0, 1.0, 0.0]


def test_surer_pairs_come_first() -> None:
    loose = replace(RAID, event=replace(RAID.event, trigger=span("Monday")), recipients=())  # type: ignore[type-var]
    assert f1(loose, RAID, wanted=GOLD[2:])[2] == pytest.approx(0.667)


def test_no_gold_and_nothing_read() -> None:
    assert f1(wanted=()) == [0.0] * 4


def stored(folder: Path, **changes: object) -> Path:
    one = {"sentence": "Chad attacked Niger", "trigger": "attacked", "category": "ASSAULT", "initiators": ["TCD/MIL"], "recipients": ["NER"]}
    rest = {
        "status": "actual",
        "negated": False,
        "when": ["2025-03-10", "2025-03-11"],
        "where": None,
        "quantities": [{"min": 2, "max": None, "of": "x"}],
        "sources": ["MLI/GOV", "AFP"],
    }
    data = {"id": "a", "lang": "en", "published": "2025-03-14", "text": TEXT, "claims": [{**one, **rest, **changes}]}
    (folder / "a.json").write_text(json.dumps(data), encoding="utf-8")
    return folder


def test_gold_is_read(tmp_path: Path) -> None:
    (article,) = load_gold(stored(tmp_path))
    (found,) = article.claims
    assert (found.clue.of(TEXT), found.trigger.of(TEXT), found.source) == ("Chad attacked Niger", "attacked", "MLI")
    assert found.roles == {("initiators", "TCD"), ("recipients", "NER")}
    assert (found.when, found.quantities) == ((date(2025, 3, 10), date(2025, 3, 11)), Counter({(2, None): 1}))


def test_a_text_may_lie_in_a_file_of_its_own(tmp_path: Path) -> None:
    data = json.loads((stored(tmp_path) / "a.json").read_text(encoding="utf-8"))
    (tmp_path / "a.txt").write_text(data.pop("text"), encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps({**data, "text_file": "a.txt"}), encoding="utf-8")
    assert load_gold(tmp_path)[0].text == TEXT


@pytest.mark.parametrize(
    ("changes", "message"),
    [({"sentence": "Chad defended Niger"}, "occur once"), ({"sentence": "Chad"}, "15 characters"), ({"trigger": "bombed"}, "no 'bombed' in the line")],
)
def test_gold_that_does_not_fit_its_text_is_refused(tmp_path: Path, changes: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=f"a.json claim 1: .*{message}"):
        load_gold(stored(tmp_path, **changes))
