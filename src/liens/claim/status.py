"""How certain: reads from mood, tense, modal verbs, governing words and small words what status an event has.

Walks from the trigger up through its governors to the border of its clause. The nearest word with an effect decides
the status; what negates is counted, once a word. Words and effects stand in the pack's ``status.tsv``.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from liens.claim.clauses import (
    definite,
    followed_by,
    follows_article,
    has_object,
    in_past,
    is_finished,
    is_finite,
    is_infinitive,
    is_loose_infinitive,
    kind_of,
    opener_of,
    reaches,
    shares_subject,
    starts_anew,
    told_in_past,
    told_now,
    undergoes,
)
from liens.claim.status_lexicon import ACTUAL, ASIDE, HABITUAL, NEGATED, NO_MOOD, PASSES, Mark, StatusLexicon
from liens.claim.telling import OUTLET, Telling
from liens.model import Status
from liens.parse.grammar import NOMINAL, VERBAL, ranks
from liens.parse.parsed import Parsed, Token

_VOWELS = frozenset("aeiouy")
_PHRASES = frozenset({"obl", "nmod", "obj"})
_SMALL = frozenset({"advmod", "mark", "amod", "det", "case", "aux", "cc", "fixed", "discourse"})
_STRENGTH = {"wanted": 4, "possible": 3, "planned": 2, "alleged": 1, "actual": 0}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Status and polarity of an event, with the lines of ``status.tsv`` that decided both."""

    status: Status
    negated: bool
    why: str
    habitual: bool = False


def status_of(parsed: Parsed, lexicon: StatusLexicon, trigger: int, telling: Telling = OUTLET) -> Verdict:
    """The status of the event that token ``trigger`` names, as it is told."""
    walk = _Walk(parsed, lexicon, telling)
    walk.up(trigger)
    return walk.verdict()


class _Walk:
    """One way up from a trigger: the status found nearest, and the words that negate."""

    def __init__(self, parsed: Parsed, lexicon: StatusLexicon, telling: Telling) -> None:
        self._parsed, self._telling = parsed, telling
        self._tokens, self._lexicon = parsed.tokens, lexicon
        self._status: str | None = None
        self._why = ""
        self._negations: list[str] = []
        self._open = True
        self._denied = False
        self._condition = False
        self._aside = False
        self._loose = False
        self._purpose: Mark | None = None
        self._habit: Mark | None = None

    def verdict(self) -> Verdict:
        if self._status is None and self._purpose is not None:
            self._status, self._why = self._purpose.effects[0], self._purpose.place
        if self._status is None and self._loose:
            self._status, self._why = str(Status.POSSIBLE), "infinitive without a governor"
        # What is planned under a condition is only possible.
        status = "possible" if self._status == "planned" and self._condition else self._status or ACTUAL
        habit = [] if self._habit is None else [f"habitual by {self._habit.place}"]
        reason = "; ".join([self._why or "indicative", *(f"negated by {n}" for n in self._negations), *habit])
        return Verdict(Status(status), len(self._negations) % 2 == 1, reason, bool(habit))

    def up(self, trigger: int) -> None:
        """Read the trigger's own marks, then each governor that reaches it."""
        for mark in (m for m in self._entries(trigger) if "self" in m.conditions and (not m.beside or self._fits(m, trigger, trigger))):
            self._take(mark)
        self._own(trigger, None)
        self._qualified(trigger)
        self._loose = is_loose_infinitive(self._parsed, trigger)
        if self._tokens[trigger].dep == "root":
            self._aim(trigger, trigger)  # "Ottawa to recall envoy": a title's plan
        below = trigger
        for i in self._parsed.path_up(trigger):
            if self._tokens[below].dep == "advcl" and self._reached(i, below):
                return
            if not self._open or not reaches(self._parsed, below) or any(t.text == ";" for t in self._tokens[min(i, below) : max(i, below)]):
                return
            if not (governed := self._govern(i, below, trigger)):
                self._aim(below, trigger)
            if not self._open or not (governed or self._carries(i, below)):
                return
            base = self._tokens[below].dep.split(":")[0]
            if base == "ccomp" or (base == "acl" and is_finite(self._parsed, below)):
                # What is told, feared or hoped: the verb above does not tell its time.
                self._negate(i, below, list(self._marks(i, below)))
                return
            self._own(i, below)
            below = i

    def _take(self, mark: Mark) -> None:
        """Let a mark work: the nearest status stays."""
        for effect in mark.effects:
            if effect == HABITUAL:
                self._habit = self._habit or mark
            elif effect == ASIDE:
                self._aside = True
            elif effect == NEGATED:
                self._negations.append(mark.place)
            elif effect == ACTUAL:
                self._open = False
            elif effect in _STRENGTH and self._status is None:
                self._status, self._why = effect, mark.place

    def _govern(self, i: int, below: int, trigger: int) -> bool:
        """What the governor does to its complement, not to its active subject; False if it does nothing."""
        base = self._tokens[below].dep.split(":")[0]
        if base in {"conj", "appos"} or (base in {"nsubj", "csubj"} and not undergoes(self._parsed, i, below)):
            return False
        if self._aside and base in _PHRASES:
            return False  # "proposed it in the course of a meeting": only tense and mood hold for the meeting
        if (base == "advcl" and not is_infinitive(self._parsed, below)) or (base == "obl" and self._fronted(i, below)):
            return False
        for mark in self._governing(i, below, trigger):
            if NEGATED in mark.effects and below == trigger and kind_of(self._tokens[i]) == "V" and self._speaks(trigger):
                self._open = False  # an accusation that somebody denies has been made all the same
            elif self._aside and {"wanted", NEGATED} & {*mark.effects}:
                return False  # "urged them to leave during talks in Oslo"
            elif not (is_finished(self._parsed, below) and {"planned", "wanted"} & {*mark.effects}):
                if base == "ccomp" and self._status == "planned" and {"wanted", "possible"} & {*mark.effects}:
                    self._status = None  # hoped or feared, whatever the tense of the clause
                self._take(mark)
            return True
        return False

    def _reached(self, i: int, below: int) -> bool:
        """As in "Il a fallu dix ans pour que Lima cède": what it took is told as done, whatever the clause's conjunction says."""
        for mark in self._entries(i):
            if "perfect" in mark.conditions and ACTUAL in mark.effects and self._fits(mark, i, below, self._tokens[i]) and in_past(self._parsed, i):
                self._status, self._why = None, mark.place
                self._take(mark)
                return True
        return False

    def _speaks(self, trigger: int) -> bool:
        """Whether a noun tells what somebody says or wants ("an accusation", "a plan"), not only where it is said."""
        return any(ASIDE not in m.effects for m in self._entries(trigger, "N"))

    def _fronted(self, i: int, below: int) -> bool:
        """As in "At a meeting in Oslo, Lima will propose a truce": what opens the clause before a comma is not what its verb governs."""
        subject = next((j for j in self._parsed.kids(i, "nsubj") if j < i), None)
        return subject is not None and below < subject and any(self._tokens[j].text == "," for j in range(below, subject))

    def _beside_in_time(self, below: int) -> bool:
        """As in "told the press before leaving": a gerund whose conjunction has an effect of its own is not what the verb governs."""
        gerund = self._tokens[below].feature("Aspect") == "Prog"
        marks = [m for j in self._parsed.kids(below, "mark") for m in self._lexicon.modifiers.get(self._tokens[j].lemma, ())]
        return gerund and any(NEGATED not in m.effects for m in marks)

    def _governing(self, i: int, below: int, trigger: int | None = None) -> Iterator[Mark]:
        """The lines about the governor whose conditions hold, most special first, and before them those about a noun beside the complement."""
        words = (self._tokens[j].text.lower() for j in self._parsed.kids(i, "case"))
        # "In order to free the hostages", "in the event of an attack": preposition and noun are one word.
        yield from (self._lexicon.cases[word, self._tokens[i].lemma] for word in words if (word, self._tokens[i].lemma) in self._lexicon.cases)
        if self._tokens[below].dep.split(":")[0] == "obl":
            # "A lancé un appel à la trêve": the parser hangs the truce on the verb.
            between = (k for k in self._parsed.kids(i, "obj", "obl") if i < k < below)
            yield from (m for k in between for m in self._entries(k, "N") if m.beside and self._fits(m, k, below))
        if trigger not in {None, below} and self._tokens[below].dep == "obj" and self._tokens[trigger].head == below and self._tokens[trigger].dep == "nmod":
            # "Appelle les clans à une trêve": the parser hangs the truce on those who are called upon.
            yield from (m for m in self._entries(i, "V") if m.beside and self._fits(m, i, trigger))
        if self._tokens[below].dep.split(":")[0] in {"obj", "ccomp", "acl"} and self._tokens[i].pos in VERBAL:
            # "Juge nécessaire l'envoi de troupes": the adjective between says what the thing is.
            quality = [k for k in self._parsed.kids(i, "xcomp", "amod", "obj") if i < k < below and self._tokens[k].pos == "ADJ"]
            yield from (m for k in quality for m in self._entries(k, "A") if not m.conditions)
        for mark in self._entries(i):
            if "self" not in mark.conditions and self._fits(mark, i, below, self._tokens[i]):
                yield mark

    def _entries(self, i: int, kind: str | None = None) -> tuple[Mark, ...]:
        """All lines about a word as a governor."""
        token = self._tokens[i]
        return self._lexicon.governors.get((self._lemma(token), kind or kind_of(token)), ())

    def _lemma(self, token: Token) -> str:
        """The dictionary form, mended where the tagger left a verb as it is written."""
        form, unread = token.text.lower(), token.feature("VerbForm") == "Fin" and token.lemma == token.text.lower()
        if token.pos != "VERB":
            return token.lemma
        for ending, whole in self._lexicon.lemmas.items():
            if ending == form or (unread and ending.startswith("-") and form.endswith(ending[1:])):
                return whole if ending == form else form.removesuffix(ending[1:]) + whole[1:]
        return token.lemma

    def _aim(self, below: int, trigger: int) -> None:
        """A clause of purpose is planned, unless its governor says otherwise; what it is about may be there already."""
        if below != trigger and definite(self._parsed, trigger) and not self._light(below):
            if self._tokens[below].dep.startswith("advcl") and is_infinitive(self._parsed, below):
                self._open = False
            return
        if ranks(self._parsed, self._tokens[below].head, self._lexicon.ranking):
            return  # "the first state to recognise it" has done so
        if self._tokens[below].dep == "advcl" and any("self" in m.conditions and PASSES in m.effects for m in self._entries(below)):
            return  # who marches to demand a vote demands it by marching
        for j in self._parsed.kids(below, "mark", "case", "aux"):
            for mark in self._lexicon.modifiers.get(self._tokens[j].lemma, ()):
                if "purpose" in mark.conditions and self._status is None and self._fits(mark, below, below):
                    self._purpose = mark

    def _own(self, i: int, below: int | None) -> None:
        """What a word and its small dependents say: the strongest status among them, and at most one negation."""
        marks = list(self._marks(i, below))
        for mark in (m for m in marks if HABITUAL in m.effects):
            self._take(mark)
        marks = [m for m in marks if HABITUAL not in m.effects]
        shared = below is None or self._tokens[below].dep != "conj" or not is_finite(self._parsed, below)  # a coordinated verb shows its own tense
        states = [*(m for m in marks if NEGATED not in m.effects), *self._named(i)] or list(self._features(i) if shared else ())
        for mark in sorted(states, key=lambda m: -_STRENGTH.get(m.effects[0], 0)):
            self._take(mark)
        self._negate(i, below, marks)
        self._condition = self._condition or self._conditional(i)

    def _named(self, i: int) -> Iterator[Mark]:
        """As in "Le but est de reprendre la ville", "the fear is that they attack": the noun that a clause is said to be."""
        if any(self._tokens[j].dep == "cop" for j in self._parsed.children[i]) and any(True for _ in self._parsed.kids(i, "mark")):
            nouns = (j for j in self._parsed.kids(i, "nsubj") if self._tokens[j].pos in NOMINAL)
            yield from (m for j in nouns for m in self._entries(j, "N") if m.effects[0] in _STRENGTH and m.effects[0] != ACTUAL)

    def _negate(self, i: int, below: int | None, marks: list[Mark]) -> None:
        """Small words that negate add up to one negation: "sans aucun", "n'a jamais rien"."""
        marked = [m for m in marks if NEGATED in m.effects]
        negations = marked or list(self._bare(i, below))
        shared = not marked and below is not None and shares_subject(self._parsed, below)
        if negations and not self._denied and (shared or self._negation_reaches(i, below)):
            self._denied = True
            self._take(negations[0])

    def _carries(self, i: int, below: int) -> bool:
        """Whether mood and tense of a clause hold for one of its nouns: a definite one may be given beforehand."""
        base = self._tokens[below].dep.split(":")[0]
        if self._tokens[below].pos in VERBAL or base not in {"nsubj", "obl"}:
            return True
        named = base == "nsubj" and any(True for _ in self._parsed.kids(i, "cop"))
        return named or self._aside or self._light(i) or not definite(self._parsed, below)

    def _light(self, i: int) -> bool:
        """The verb only says that the noun happens: its mood, tense and negation are those of the noun."""
        xcomp = [j for j in self._parsed.kids(i, "xcomp") if self._tokens[j].pos in VERBAL]
        return any(PASSES in m.effects and "self" not in m.conditions for m in self._entries(i)) or any(self._light(j) for j in xcomp)

    def _marks(self, i: int, below: int | None, *, whole: bool = False) -> Iterator[Mark]:
        """The small words of a governor; ``whole`` asks for all, without weighing whether a clause of circumstance shares them."""
        token = self._tokens[i]
        apart = not whole and below is not None and self._tokens[below].dep.startswith("advcl")
        aside = apart and below is not None and next(self._governing(i, below), None) is None
        if token.pos in VERBAL and below is not None and not aside:
            yield from self._first(self._lexicon.modifiers.get(self._lemma(token), ()), i, token)
        for j in self._parsed.children[i]:
            base = self._tokens[j].dep.split(":")[0]
            if j != below and base in _SMALL and (base == "aux" or not aside):
                for k in (j, *(self._parsed.kids(j, "advmod") if base == "advmod" else ())):
                    yield from self._modifier(self._tokens[k], i)
        yield from (m for m in self._lexicon.modifiers.get(opener_of(self._parsed, i), ()) if "hortative" in m.conditions)

    def _modifier(self, word: Token, i: int) -> Iterator[Mark]:
        form = word.text.lower().replace("\u2019", "'")
        content = word.pos == "NOUN" or (word.pos in VERBAL and not word.dep.startswith("aux"))
        by_lemma = () if content else self._lexicon.modifiers.get(word.lemma, ())
        for mark in self._first(self._lexicon.modifiers.get(form) or by_lemma, i, word):
            if NEGATED not in mark.effects or not (follows_article(self._parsed, word.i) or followed_by(self._parsed, word.i, self._lexicon.only)):
                yield mark

    def _first(self, lines: tuple[Mark, ...], i: int, word: Token) -> Iterator[Mark]:
        for mark in lines:
            if not {"purpose", "hortative"} & {*mark.conditions} and self._fits(mark, i, i, word):
                yield mark
                return

    def _features(self, i: int) -> Iterator[Mark]:
        """Tense and mood of the finite verb of a clause: rows such as ``Tense=Fut`` and ``Mood=Cnd``."""
        auxiliaries = [j for j in self._parsed.children[i] if self._tokens[j].dep.split(":")[0] in {"aux", "cop"}]
        for j in (*auxiliaries, i):
            for feature in self._moods(self._tokens[j]):
                for mark in self._first(self._lexicon.modifiers.get(feature, ()), i, self._tokens[j]):
                    yield mark
                    return

    def _moods(self, word: Token) -> Iterator[str]:
        """Mood and tense: what form or ending shows goes before the tag, and a tag must have a fitting ending."""
        form, lemma, endings = word.text.lower(), self._lemma(word), self._lexicon.endings
        if endings.get(form) == NO_MOOD:
            return
        # A stem in a vowel is that of another tense ("partage" of "partager"), not of the future.
        stems = [s for s in (lemma, lemma[:-1]) if word.pos in VERBAL and form.startswith(s) and (s == lemma or s[-1:] not in _VOWELS)]
        shown = [form, *("-" + form.removeprefix(s) for s in stems)]
        yield from (endings[e] for e in shown if e in endings)
        for feature in (f"{name}={word.feature(name)}" for name in ("Mood", "Tense")):
            if word.pos in VERBAL and lemma[-2:-1] in _VOWELS and form.startswith(lemma[:-1]) and not form.startswith(lemma):
                continue  # "partageait": the tag of the future's stem where the stem is not there
            known = tuple(e[1:] for e, f in endings.items() if f == feature and e.startswith("-"))
            if not known or form.endswith(known):
                yield feature

    def _bare(self, i: int, below: int | None) -> Iterator[Mark]:
        """Negation by a subject or object: "no soldier was killed"; a noun with an article is no such word ("emboîter le pas")."""
        for j in self._parsed.kids(i, "nsubj", "obj"):
            articles = list(self._parsed.kids(j, "det"))
            before = [k for k in self._parsed.kids(j, "cc") if k < j]  # "ni Lima ni Quito"
            for k in (*(() if articles else (j,)), *articles, *before, *self._parsed.kids(j, "advmod")):
                if j != below:
                    yield from (m for m in self._modifier(self._tokens[k], i) if NEGATED in m.effects)

    def _fits(self, mark: Mark, i: int, below: int, word: Token | None = None) -> bool:
        """Whether the conditions of a line hold at token ``i`` for its complement ``below``."""
        small = [self._tokens[j] for j in self._parsed.children[below]]
        if mark.beside and not any(mark.beside in {w.lemma, w.text.lower()} for w in small):
            return False
        dep = self._tokens[below].dep.split(":")[0]
        checks: dict[str, Callable[[], bool]] = {
            "self": lambda: True,
            "aux": lambda: word is not None and word.dep == "aux:tense",
            "xcomp": lambda: dep == "xcomp" and is_infinitive(self._parsed, below),
            "inf": lambda: not self._beside_in_time(below) and any(is_infinitive(self._parsed, j) for j in (below, *self._parsed.kids(below, "acl"))),
            "obj": lambda: dep in {"obj", "xcomp", "ccomp"} or self._tokens[below].dep == "nsubj:pass",
            "purpose": lambda: dep in {"advcl", "acl", "root"} and is_infinitive(self._parsed, below, gerund=False),
            "mark": lambda: word is not None and word.dep == "mark",
            "ahead": lambda: told_now(self._parsed, i),
            "past": lambda: told_in_past(self._parsed, i) or self._telling.past,
            "perfect": lambda: word is not None and (word.dep == "aux:tense" or (word.i == i and word.feature("Tense") == "Past")),
            "if": lambda: self._conditional(i),
            "open": lambda: dep != "ccomp" or self._status is not None,
            "told": lambda: self._told(i),
            "quoted": lambda: self._quoted(i if word is None else word.i),
            "aim": lambda: is_infinitive(self._parsed, i) and self._tokens[i].dep.split(":")[0] in {"advcl", "acl"},
            "np": lambda: dep == "obj" and self._tokens[below].pos in NOMINAL,
            # Whether a clause shares the negation is asked of these same lines.
            "denied": lambda: any(NEGATED in m.effects for m in self._marks(i, below, whole=True)),
        }
        return all(checks[c]() for c in mark.conditions)

    def _quoted(self, i: int) -> bool:
        return self._telling.direct or any(q.inner.start <= self._tokens[i].start < q.inner.end for q in self._parsed.quotations)

    def _told(self, i: int) -> bool:
        """Somebody says it of others: the word stands between quotation marks, or its clause, about somebody named, is told by another."""
        if self._quoted(i):
            return True
        named = any(self._tokens[j].pos in NOMINAL for j in self._parsed.kids(i, "nsubj"))
        by_other = self._telling.by_other and "Mood=Cnd" not in self._moods(self._tokens[i])  # "devrait partir": only expected
        return named and (self._tokens[i].dep.split(":")[0] == "ccomp" or by_other)

    def _conditional(self, i: int) -> bool:
        """A clause of condition hangs on the word."""
        if any(self._is_case(j) for j in self._parsed.kids(i, "obl", "nmod")):
            return True
        clauses = [(j, k) for j in self._parsed.kids(i, "advcl") for k in self._parsed.kids(j, "mark")]
        return any("possible" in m.effects for j, k in clauses for m in self._modifier(self._tokens[k], j))

    def _is_case(self, j: int) -> bool:
        """As in "en cas d'attaque", "in the event of a blockade": a noun phrase that sets a condition."""
        marks = (self._lexicon.cases.get((self._tokens[k].text.lower(), self._tokens[j].lemma)) for k in self._parsed.kids(j, "case"))
        return any("possible" in mark.effects for mark in marks if mark is not None)

    def _negation_reaches(self, i: int, below: int | None) -> bool:
        """A negated governor negates infinitives; of nouns only those that it makes happen or leaves indefinite."""
        if below is None:
            return True
        base = self._tokens[below].dep.split(":")[0]
        if base == "conj" and is_finite(self._parsed, below) and not any(True for _ in self._parsed.kids(i, "aux")):
            return False  # "n'attaque pas et dialogue": a verb with a tense of its own has its own negation
        if base in {"xcomp", "acl"} or (base == "conj" and self._tokens[below].pos in VERBAL):
            return base != "conj" or not starts_anew(self._parsed, i, below)
        if base == "obj":
            return self._light(i) or any("planned" in m.effects for m in self._governing(i, below)) or not definite(self._parsed, below)
        if base == "obl":
            return self._light(i) and not definite(self._parsed, below)
        return base in {"nsubj", "ccomp"} and (self._light(i) or next(self._governing(i, below), None) is not None)

    def _qualified(self, trigger: int) -> None:
        """A participle or relative clause that qualifies an event noun: "the visit planned for May"."""
        if self._tokens[trigger].pos not in NOMINAL or self._status is not None:
            return
        for j in self._parsed.kids(trigger, "acl", "amod"):
            if self._tokens[j].dep == "acl:relcl" and self._light(j) and not has_object(self._parsed, j):
                self._own(j, trigger)
            elif undergoes(self._parsed, j, j) and not any(True for _ in self._parsed.kids(j, "xcomp")):  # who is accused of lying is no event
                for mark in (m for m in self._entries(j, "V") if not (m.conditions or m.beside or ACTUAL in m.effects)):
                    self._take(mark)
