"""Whether a word that can name an event names one here: a small trained judge over grammar, actors and position.

The lexicon proposes with wide recall; the gate keeps what reads like a reported event between political actors, and knows
how often the word was one in the training articles. It never changes a category, and what it drops is counted with its score.
A word that no training article had in this meaning, and whose conditions the text does not show, has nothing to speak for it; a verb
whose conditions are met, with an actor in each of the roles that it asks for, needs no judge.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from liens.claim.event.experience import EXPERIENCE, Experience, read_experience, word_key
from liens.claim.event.lexicon import Shape
from liens.claim.event.triggers import Trigger
from liens.claim.participant.candidates import Slot
from liens.claim.participant.features import FEATURES as CANDIDATE_FEATURES
from liens.claim.trees import load_trees, told
from liens.model import Category, PartKind
from liens.parse.grammar import is_passive, preposition
from liens.parse.parsed import Parsed, Token

_SHAPES = ("V", "N", "A", "X")
_RELATIONS = ("root", "conj", "obj", "obl", "nmod", "nsubj", "advcl", "acl", "acl:relcl", "xcomp", "ccomp", "appos", "amod", "parataxis", "compound")
_FORMS = ("Fin", "Inf", "Part", "Ger")
_FRAMES = (
    "deed", "deed-on", "give", "give-obj", "receive", "take-from", "suffer", "solo", "mutual", "visit", "host",
    "of-agent", "of-patient", "of-thing", "of-mutual", "of-visit",
)  # fmt: skip
_NEVER = 9.0
_PLAIN = "judged an event: a verb between two actors, its conditions met"
_DEALING = "judged an event: a verb of dealings with its doer, its conditions met"
_STRANGE = "not judged an event: conditions unmet, and the word was never seen"
_DEALINGS = frozenset({Category.AGREE, Category.AID, Category.CONSULT, Category.COOPERATE, Category.REQUEST, Category.SUPPORT})
_FIRST = CANDIDATE_FEATURES.index("initiator preference")
_SECOND = CANDIDATE_FEATURES.index("recipient preference")
_HERE = CANDIDATE_FEATURES.index("same sentence")

FEATURES: tuple[str, ...] = (
    *(f"category {c}" for c in Category),
    *(f"shape {s}" for s in _SHAPES),
    *(f"relation {r}" for r in _RELATIONS),
    *(f"verb form {f}" for f in _FORMS),
    *(f"frame {f}" for f in _FRAMES),
    "conditions",
    "conditions unmet",
    "words",
    "rival senses",
    "passive",
    "future",
    "plural",
    "definite",
    "indefinite",
    "demonstrative",
    "possessive",
    "no determiner",
    "behind a preposition",
    "counted",
    "has subject",
    "has object",
    "governed by a verb",
    "governed by a trigger",
    "governs a trigger",
    "best initiator preference",
    "best recipient preference",
    "actor arguments",
    "actors in sentence",
    "actors in article",
    "speakers",
    "triggers in sentence",
    "same category before in sentence",
    "same category in article",
    "same word before",
    "share of category",
    "sentence length",
    "position in article",
    "title",
    "caption",
    *EXPERIENCE,
)
_INDEX = {name: i for i, name in enumerate(FEATURES)}
_BEST_FIRST, _BEST_SECOND = _INDEX["best initiator preference"], _INDEX["best recipient preference"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a trigger is kept, how probable it is, and why."""

    kept: bool
    why: str


@dataclass(frozen=True, slots=True)
class Proposals:
    """The triggers of an article with their slots and the rows of their candidates."""

    triggers: Sequence[Trigger]
    slots: Sequence[Slot]
    tables: Sequence[Sequence[Sequence[float]]]


def rows(parsed: Parsed, proposals: Proposals, experience: Experience) -> list[list[float]]:
    """One row of features a trigger."""
    triggers = proposals.triggers
    heads = {t.token for t in triggers}
    found = []
    for number, (trigger, slot, table) in enumerate(zip(triggers, proposals.slots, proposals.tables, strict=True)):
        row = [0.0] * len(FEATURES)
        token = parsed.tokens[trigger.token]
        _word(row, parsed, trigger, token)
        _neighbours(row, parsed, trigger, token, heads)
        _actors(row, slot, table)
        _article(row, parsed, triggers, number, token)
        row[-len(EXPERIENCE) :] = experience.features(trigger)
        found.append(row)
    return found


def _set(row: list[float], name: str, value: float = 1.0) -> None:
    at = _INDEX.get(name)
    if at is not None:
        row[at] = value


def _word(row: list[float], parsed: Parsed, trigger: Trigger, token: Token) -> None:
    rule = trigger.rule
    for name in (f"category {rule.category}", f"shape {rule.shape}", f"relation {token.dep}", f"relation {token.dep.split(':')[0]}"):
        _set(row, name)
    _set(row, f"verb form {token.feature('VerbForm')}")
    _set(row, f"frame {rule.frame.name}")
    _set(row, "conditions", float(len(rule.conditions)))
    _set(row, "conditions unmet", float(trigger.unmet))
    _set(row, "words", float(len(trigger.tokens)))
    _set(row, "rival senses", float(len(trigger.alternatives)))
    _set(row, "passive", float(is_passive(parsed, token.i)))
    future = any(parsed.tokens[j].feature("Tense") == "Fut" for j in (token.i, *parsed.children[token.i]))
    _set(row, "future", float(future))
    _set(row, "plural", float(token.feature("Number") == "Plur"))


def _neighbours(row: list[float], parsed: Parsed, trigger: Trigger, token: Token, heads: set[int]) -> None:
    kids = [parsed.tokens[j] for j in parsed.children[token.i]]
    determiners = [k for k in kids if k.pos == "DET" or k.dep == "nmod:poss"]
    _set(row, "definite", float(any(k.feature("Definite") == "Def" for k in determiners)))
    _set(row, "indefinite", float(any(k.feature("Definite") == "Ind" for k in determiners)))
    _set(row, "demonstrative", float(any(k.feature("PronType") == "Dem" for k in determiners)))
    _set(row, "possessive", float(any(k.feature("Poss") == "Yes" or k.dep == "nmod:poss" for k in determiners)))
    _set(row, "no determiner", float(not determiners))
    _set(row, "behind a preposition", float(preposition(parsed, token.i) is not None))
    _set(row, "counted", float(any(k.pos == "NUM" for k in kids)))
    roles = {a.role for a in trigger.arguments}
    _set(row, "has subject", float("subj" in roles))
    _set(row, "has object", float("obj" in roles))
    governor = parsed.tokens[token.head]
    _set(row, "governed by a verb", float(governor.i != token.i and governor.pos in {"VERB", "AUX"}))
    _set(row, "governed by a trigger", float(governor.i != token.i and governor.i in heads))
    _set(row, "governs a trigger", float(any(k.i in heads for k in kids)))


def _actors(row: list[float], slot: Slot, table: Sequence[Sequence[float]]) -> None:
    firsts = [r[_FIRST] for r in table]
    seconds = [r[_SECOND] for r in table]
    _set(row, "best initiator preference", min(firsts, default=_NEVER))
    _set(row, "best recipient preference", min(seconds, default=_NEVER))
    _set(row, "actor arguments", float(sum(min(a, b) < _NEVER for a, b in zip(firsts, seconds, strict=True))))
    _set(row, "actors in sentence", float(sum(r[_HERE] for r in table)))
    _set(row, "actors in article", float(min(len(table), 20)))
    _set(row, "speakers", float(len(slot.speakers)))


def _article(row: list[float], parsed: Parsed, triggers: Sequence[Trigger], number: int, token: Token) -> None:
    sentence = parsed.sentences[token.sentence]
    trigger = triggers[number]
    here = [t for t in triggers if sentence.first <= t.token < sentence.last]
    category = trigger.rule.category
    _set(row, "triggers in sentence", float(len(here)))
    _set(row, "same category before in sentence", float(sum(t.rule.category == category and t.token < token.i for t in here)))
    same = sum(t.rule.category == category for t in triggers)
    _set(row, "same category in article", float(min(same, 12)))
    _set(row, "same word before", float(min(6, sum(t.rule.head == trigger.rule.head for t in triggers[:number]))))
    _set(row, "share of category", same / len(triggers))
    _set(row, "sentence length", float(min(80, sentence.last - sentence.first)))
    _set(row, "position in article", sentence.i / max(1, len(parsed.sentences)))
    _set(row, "title", float(sentence.part in {PartKind.TITLE, PartKind.DECK} or (sentence.i == 0)))
    _set(row, "caption", float(sentence.part is PartKind.CAPTION))


class Gate:
    """The trained judge."""

    def __init__(self, language: str) -> None:
        """Load ``models/event.json``."""
        self._trees = load_trees("event", FEATURES)
        self._experience = read_experience(self._trees.settings["seen"].get(language, {}))

    def passing(self, parsed: Parsed, proposals: Proposals) -> list[Judgement]:
        """A judgement for each trigger."""
        if not proposals.triggers:
            return []
        table = rows(parsed, proposals, self._experience)
        matrix = np.array(table, dtype=np.float64)
        threshold = float(self._trees.settings["threshold"])
        scores = self._trees.probabilities(matrix)
        kept = scores >= threshold
        pushes = iter(self._trees.reasons(matrix[~kept]))
        whys = [f"judged {score:.2f}" if keep else f"not judged an event: {told(next(pushes))}" for keep, score in zip(kept, scores, strict=True)]
        judged = [Judgement(bool(keep), why) for keep, why in zip(kept, whys, strict=True)]
        return [self._ruled(t, row, j) for t, row, j in zip(proposals.triggers, table, judged, strict=True)]

    def _ruled(self, trigger: Trigger, row: Sequence[float], judged: Judgement) -> Judgement:
        """What rules say over the judge."""
        if self._is_strange(trigger):
            return Judgement(kept=False, why=_STRANGE)
        if not judged.kept and not trigger.unmet and trigger.rule.shape is Shape.VERB and row[_BEST_FIRST] < _NEVER and row[_BEST_SECOND] < _NEVER:
            return Judgement(kept=True, why=_PLAIN)
        if not judged.kept and self._is_dealing(trigger):
            return Judgement(kept=True, why=_DEALING)
        return judged

    def _is_dealing(self, trigger: Trigger) -> bool:
        """A verb of dealings between administrations, of which Wikinews tells half as often as of attacks, whose conditions are met."""
        rule = trigger.rule
        return rule.shape is Shape.VERB and bool(rule.conditions) and not trigger.unmet and rule.category in _DEALINGS

    def _is_strange(self, trigger: Trigger) -> bool:
        """Conditions of the lexicon are unmet, and no training article has the word in this meaning."""
        return bool(trigger.unmet) and word_key(trigger) not in self._experience.words
