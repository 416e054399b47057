"""Which time belongs to which event; parses are written by hand, one line a word: form pos dep head features."""

from datetime import date

import pytest

from liens.claim.when import Tense, compile_times, find_times, tense_of, times_of, when_of
from liens.claim.when.happening import Happening
from liens.claim.when.ruling import ruled
from liens.claim.when.scene import day_of_writing
from liens.langs.pack import load_pack
from liens.model import Article, PartKind, Span
from liens.parse.parsed import Parsed, Sentence, Token

PUBLISHED = date(2024, 5, 17)
LEXICONS = {language: compile_times(load_pack(language)) for language in ("fr", "en")}


def parsed(language: str, rows: str) -> Parsed:
    """A parse of one sentence; heads are word numbers from 0."""
    words = [line.split() for line in rows.strip().splitlines()]
    text, tokens = "", []
    for i, (form, pos, dep, head, *morph) in enumerate(words):
        start = len(text)
        text += form + " "
        tokens.append(Token(i, form, start, start + len(form), form.lower(), pos, "|".join(morph), int(head), dep, 0))
    children = tuple(tuple(t.i for t in tokens if t.head == i and t.i != i) for i in range(len(tokens)))
    sentence = Sentence(0, 0, len(tokens), Span(0, len(text) - 1), PartKind.STORY, 0)
    return Parsed(Article("a", text, language, PUBLISHED), tuple(tokens), (sentence,), (), children, "by hand")


SAID = """
Lima PROPN nsubj 1
said VERB root 1 VerbForm=Fin Tense=Past
Monday PROPN obl:tmod 1
that SCONJ mark 5
rebels NOUN nsubj 5
shelled VERB ccomp 1 VerbForm=Fin Tense=Past
Cusco PROPN obj 5
on ADP case 8
May PROPN obl 5
3 NUM nummod 8
"""
PACT = """
Le DET det 1
accord NOUN nsubj 6
du ADP case 4
3 NUM nummod 4
mai NOUN nmod 1
a AUX aux:tense 6 VerbForm=Fin Tense=Pres
encadré VERB root 6 VerbForm=Part Tense=Past
les DET det 8
livraisons NOUN obj 6
"""
TOPIC = """
Mardi NOUN obl:mod 4
, PUNCT punct 0
les DET det 3
rebelles NOUN nsubj 4
attaquent VERB root 4 VerbForm=Fin Tense=Past
et CCONJ cc 6
pillent VERB conj 4 VerbForm=Fin Tense=Past
Cusco PROPN obj 6
"""
SINCE = """
L' DET det 1
armée NOUN nsubj 2
avance VERB root 2 VerbForm=Fin Tense=Pres
depuis ADP case 5
l' DET det 5
offensive NOUN obl:mod 2
lancée VERB acl 5 VerbForm=Part Tense=Past
le DET det 8
3 NUM obl:mod 6
mai NOUN nmod 8
"""
LENGTH = """
La DET det 1
trêve NOUN nsubj 2
dura VERB root 2 VerbForm=Fin Tense=Past
dix NUM nummod 4
jours NOUN obl:mod 2
"""
RIVALS = """
Rebels NOUN nsubj 1
shelled VERB root 1 VerbForm=Fin Tense=Past
Cusco PROPN obj 1
Monday PROPN obl:tmod 1
and CCONJ cc 5
Thursday PROPN obl:tmod 1
"""
NAMES = """
Rebels NOUN nsubj 1
shelled VERB root 1 VerbForm=Fin Tense=Past
villages NOUN obj 1
near ADP case 4
Cusco PROPN nmod 2
on ADP case 6
Monday PROPN nmod 4
"""

RISING = """
La DET det 1
levée NOUN nsubj 2
devrait VERB root 2 VerbForm=Fin Tense=Pres Mood=Cnd
finir VERB xcomp 2 VerbForm=Inf
mardi NOUN obl:mod 3
"""
DURING = """
Lors ADV advmod 9
de ADP case 3
la DET det 3
rafle NOUN obj 0
menée VERB acl 3 VerbForm=Part Tense=Past
le DET det 6
3 NUM obl:mod 4
mai NOUN nmod 6
cinq NUM nsubj 9
fuirent VERB root 9 VerbForm=Fin Tense=Past
"""
COURSE = """
Au ADP case 1
cours NOUN obl:mod 8
de ADP case 4
la DET det 4
rafle NOUN nmod 1
du ADP case 6
3 NUM nmod 4
mai NOUN nmod 6
fuirent VERB root 8 VerbForm=Fin Tense=Past
ils PRON nsubj 8
"""
COUNCIL = """
La DET det 1
réunion NOUN nsubj 7
du ADP case 3
Conseil NOUN nmod 1
du ADP case 5
3 NUM nmod 3
mai NOUN nmod 5
déçut VERB root 7 VerbForm=Fin Tense=Past
Lima PROPN obj 7
"""
CLAIMS = """
Lima PROPN nsubj 1
dit VERB root 1 VerbForm=Fin Tense=Pres
avoir AUX aux:tense 3 VerbForm=Inf
libéré VERB xcomp 1 VerbForm=Part Tense=Past
jeudi NOUN obl:mod 3
deux NUM nummod 6
otages NOUN obj 3
"""

CASES = [
    ("the time of saying stays with the saying", "en", SAID, 1, ("2024-05-13", "2024-05-13")),
    ("what is said has its own time", "en", SAID, 5, ("2024-05-03", "2024-05-03")),
    ("the day of a pact is not that of its verb", "fr", PACT, 6, None),
    ("the day of a pact is that of the pact", "fr", PACT, 1, ("2024-05-03", "2024-05-03")),
    ("nor that of the other noun", "fr", PACT, 8, None),
    ("a topic holds for the main verb", "fr", TOPIC, 4, ("2024-05-14", "2024-05-14")),
    ("and for its conjuncts", "fr", TOPIC, 6, ("2024-05-14", "2024-05-14")),
    ("since an event: from its day to the publication", "fr", SINCE, 2, ("2024-05-03", "2024-05-17")),
    ("a dated participle tells the day of its noun", "fr", SINCE, 5, ("2024-05-03", "2024-05-03")),
    ("a length is not a date", "fr", LENGTH, 2, None),
    ("the subject of an infinitive's verb shares its time", "fr", RISING, 1, ("2024-05-21", "2024-05-21")),
    ("during an event: its day, whatever the parse makes of the preposition", "fr", DURING, 9, ("2024-05-03", "2024-05-03")),
    ("a preposition around a noun ties as well", "fr", COURSE, 8, ("2024-05-03", "2024-05-03")),
    ("no name is qualified by a day", "fr", COUNCIL, 1, ("2024-05-03", "2024-05-03")),
    ("nor does such a day pass to the verb", "fr", COUNCIL, 7, None),
    ("a perfect infinitive looks back", "fr", CLAIMS, 3, ("2024-05-16", "2024-05-16")),
    ("a day after a name hangs on the verb", "en", NAMES, 1, ("2024-05-13", "2024-05-13")),
]


@pytest.mark.parametrize(("rule", "language", "rows", "trigger", "expected"), CASES)
def test_when_of(rule: str, language: str, rows: str, trigger: int, expected: tuple[str, str] | None) -> None:
    one, lexicon = parsed(language, rows), LEXICONS[language]
    interval, why = when_of(one, times_of(one, lexicon), trigger, lexicon.links)
    shown = None if interval is None else (str(interval.start), str(interval.end))
    assert shown == expected, f"{rule}: {why}"
    assert why


def test_two_equal_times_are_unknown_with_a_reason() -> None:
    one, lexicon = parsed("en", RIVALS), LEXICONS["en"]
    interval, why = when_of(one, find_times(one.article.text, lexicon, PUBLISHED), 1)
    assert interval is None
    assert why.startswith("two times fit equally")


def test_a_time_that_hangs_on_another_event_is_that_events() -> None:
    one, lexicon = parsed("en", NAMES), LEXICONS["en"]
    times = find_times(one.article.text, lexicon, PUBLISHED)
    assert when_of(one, times, 1, lexicon.links, {2, 4})[0] is None


@pytest.mark.parametrize(
    ("rows", "token", "tense"), [(SAID, 8, Tense.PAST), (PACT, 4, Tense.PAST), (SINCE, 2, Tense.PRESENT), (SINCE, 8, Tense.UNKNOWN), (CLAIMS, 4, Tense.PAST)]
)
def test_tense_of(rows: str, token: int, tense: Tense) -> None:
    assert tense_of(parsed("fr", rows), token) is tense


AHEAD = """
Le DET det 1
ministre NOUN nsubj:pass 3
est AUX aux:pass 3 VerbForm=Fin Tense=Pres
attendu VERB root 3 VerbForm=Part Tense=Past
lundi NOUN obl:mod 3
"""
BARE = """
Un DET det 1
pacte NOUN root 1
signé VERB acl 1 VerbForm=Part Tense=Past
lundi NOUN obl:mod 2
"""
MEANT = """
Un DET det 1
pacte NOUN root 1
prévu VERB acl 1 VerbForm=Part Tense=Past
lundi NOUN obl:mod 2
"""
EXPECTED = """
Envoys NOUN nsubj:pass 2
are AUX aux:pass 2 VerbForm=Fin Tense=Pres
expected VERB root 2 VerbForm=Part Tense=Past
Monday PROPN obl:tmod 2
"""


@pytest.mark.parametrize(("language", "rows", "day"), [("fr", AHEAD, 20), ("fr", BARE, 13), ("fr", MEANT, 20), ("en", EXPECTED, 20)])
def test_a_participle_tells_whether_its_day_is_over(language: str, rows: str, day: int) -> None:
    (time,) = times_of(parsed(language, rows), LEXICONS[language])
    assert time.start == date(2024, 5, day)


THREAT = """
Lima PROPN nsubj 1
menace VERB root 1 VerbForm=Fin Tense=Pres
de ADP mark 3
bombarder VERB xcomp 1 VerbForm=Inf
Cusco PROPN obj 3
en ADP case 6
août NOUN obl:mod 3
"""


@pytest.mark.parametrize(("status", "year"), [("planned", 2024), ("actual", 2023)])
def test_what_is_threatened_lies_ahead(status: str, year: int) -> None:
    sentence, lexicon = parsed("fr", THREAT), LEXICONS["fr"]
    bombing = Happening(3, "ASSAULT", "", "bombarder", False, frozenset(), status, False, False)
    (told,) = ruled(sentence, times_of(sentence, lexicon), [bombing], lexicon.links)
    assert told.interval is not None
    assert (told.interval.start, told.interval.end) == (date(year, 8, 1), date(year, 8, 31))


FAR_EAST = """
Lima PROPN nsubj 1
shelled VERB root 1 VerbForm=Fin Tense=Past
Cusco PROPN obj 1
early ADV advmod 1
Saturday PROPN obl:tmod 1
"""


@pytest.mark.parametrize(("status", "day"), [("actual", 18), ("alleged", 17)])
def test_news_of_the_day_after_publication_is_written_on_that_day(status: str, day: int) -> None:
    sentence, lexicon = parsed("en", FAR_EAST), LEXICONS["en"]
    events = [Happening(1, "ASSAULT", "", "shell", False, frozenset(), status, False, False)]
    rules = ruled(sentence, times_of(sentence, lexicon), events, lexicon.links)
    assert day_of_writing(sentence, events, rules) == date(2024, 5, day)


ATTENDED = """
Ils PRON nsubj 1
participent VERB root 1 VerbForm=Fin Tense=Pres
mardi NOUN obl:mod 1
à ADP case 5
une DET det 5
réunion NOUN {dep} 1
"""


@pytest.mark.parametrize(("dep", "day"), [("obl:arg", 21), ("obl:mod", None)])
def test_what_a_verb_asks_for_happens_with_it_and_a_circumstance_does_not(dep: str, day: int | None) -> None:
    sentence, lexicon = parsed("fr", ATTENDED.format(dep=dep)), LEXICONS["fr"]
    interval, _ = when_of(sentence, times_of(sentence, lexicon), 5, lexicon.links)
    assert (interval and interval.start) == (day and date(2024, 5, day))


REVIEWED = """
Lima PROPN nsubj 4
in ADP case 2
April PROPN obl 4
at_last ADV advmod 4
shelled VERB root 4 VerbForm=Fin Tense=Past
Cusco PROPN obj 4
and CCONJ cc 8
now ADV advmod 8
{form} VERB conj 4 VerbForm=Fin Tense={tense}
Ica PROPN obj 8
"""


@pytest.mark.parametrize(("form", "tense", "month"), [("bombed", "Past", 4), ("bombs", "Pres", None)])
def test_a_clause_of_another_tense_shares_no_time(form: str, tense: str, month: int | None) -> None:
    sentence, lexicon = parsed("en", REVIEWED.format(form=form, tense=tense)), LEXICONS["en"]
    interval, _ = when_of(sentence, times_of(sentence, lexicon), 8, lexicon.links)
    assert (interval and interval.start) == (month and date(2024, month, 1))
