"""In which of its meanings a word names an event: a small trained judge where the lexicon has several categories for it.

"Backing" may be words or arms, a state that leaves may leave a town or a treaty. The lexicon's lines ask for single
arguments; the judge sees all of them, who they are, what else the article tells, and how often the word had which
meaning in the training articles.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from liens.claim.actor.mention import Mention
from liens.claim.event.experience import EXPERIENCE, Experience, read_experience
from liens.claim.event.triggers import Trigger
from liens.claim.trees import load_trees
from liens.model import Category
from liens.parse.grammar import is_passive
from liens.parse.parsed import Parsed

# Places around a trigger where an argument may stand, and the logical roles (parse/grammar.py) that belong to each.
_PLACES = ("doer", "object", "oblique", "qualifier", "governor")
_DOER = frozenset({"subj", "agent", "poss", "up.subj"})
_OBJECT = frozenset({"obj", "iobj", "up.obj", "compound"})
_QUALIFIER = frozenset({"amod", "appos"})
CLASSES = (
    "aid", "aircraft", "asset", "attack", "building", "diplomat", "fighter", "force", "leader", "money",
    "norm", "pact", "person", "relation", "sanction", "talks", "territory", "weapon",
)  # fmt: skip
_TYPES = ("state", "organisation", "group", "person", "body", "people", "alliance", "court", "agency", "force", "party", "company")
_SECTORS = ("MIL", "REB", "GOV", "CIV", "POL", "JUD", "OPP")
_SHAPES = ("V", "N", "A", "X")
_QUADS = ("cooperative words", "cooperative deeds", "hostile words", "hostile deeds")
_QUAD = {
    **dict.fromkeys((Category.AGREE, Category.CONSULT, Category.SUPPORT, Category.CONCEDE), 0),
    **dict.fromkeys((Category.COOPERATE, Category.AID, Category.RETREAT), 1),
    **dict.fromkeys((Category.REQUEST, Category.ACCUSE, Category.REJECT, Category.THREATEN), 2),
    **dict.fromkeys((Category.PROTEST, Category.SANCTION, Category.MOBILIZE, Category.COERCE, Category.ASSAULT), 3),
}

FEATURES: tuple[str, ...] = (
    *(f"meaning {c}" for c in Category),
    *(f"lexicon's meaning {c}" for c in Category),
    "the lexicon's",
    "conditions unmet",
    "conditions",
    "unmet by the lexicon's",
    "words",
    "meanings",
    *EXPERIENCE,
    "share of meaning in article",
    "share of meaning in sentence",
    *(f"share of {q} in article" for q in _QUADS),
    *(f"shape {s}" for s in _SHAPES),
    "passive",
    "clause inside",
    *(f"{place} {kind}" for place in _PLACES for kind in (*_TYPES, *_SECTORS, *CLASSES)),
)
_INDEX = {name: i for i, name in enumerate(FEATURES)}


@dataclass(frozen=True, slots=True)
class Setting:
    """What the judge looks words up in: mentions by token, classes by lemma, and how often a line gave a word's meaning."""

    mentions: Mapping[int, Mention]
    classes: Mapping[str, frozenset[str]]
    experience: Experience


def options(trigger: Trigger) -> list[Trigger]:
    """The trigger in all its meanings, the lexicon's choice first."""
    return [trigger, *(replace(trigger, rule=rule, unmet=unmet) for rule, unmet in trigger.meanings)]


def rows(parsed: Parsed, triggers: Sequence[Trigger], setting: Setting) -> list[list[list[float]]]:
    """For each trigger a row of features for each of its meanings; nothing for one that has only one."""
    sure = [t for t in triggers if not t.unmet and not t.meanings]
    article = Counter(t.rule.category for t in sure)
    sentences: dict[int, Counter[Category | None]] = {}
    for t in sure:
        sentences.setdefault(parsed.tokens[t.token].sentence, Counter())[t.rule.category] += 1
    return [_table(parsed, t, setting, (article, sentences.get(parsed.tokens[t.token].sentence, Counter()))) if t.meanings else [] for t in triggers]


def _table(parsed: Parsed, trigger: Trigger, setting: Setting, told: tuple[Counter[Category | None], Counter[Category | None]]) -> list[list[float]]:
    around = _around(parsed, trigger, setting)
    article, sentence = told
    every = max(1, sum(article.values()))
    quads = Counter(_QUAD[c] for c in article.elements() if c is not None)
    found = []
    for option in options(trigger):
        row, rule = around.copy(), option.rule
        values = {
            f"meaning {rule.category}": 1.0,
            f"lexicon's meaning {trigger.rule.category}": 1.0,
            "the lexicon's": float(option is trigger),
            "conditions unmet": float(option.unmet),
            "conditions": float(len(rule.conditions)),
            "unmet by the lexicon's": float(trigger.unmet),
            "words": float(len(trigger.tokens)),
            "meanings": float(1 + len(trigger.meanings)),
            **dict(zip(EXPERIENCE, setting.experience.features(option), strict=True)),
            "share of meaning in article": article[rule.category] / every,
            "share of meaning in sentence": sentence[rule.category] / max(1, sum(sentence.values())),
            **{f"share of {q} in article": quads[n] / every for n, q in enumerate(_QUADS)},
        }
        for name, value in values.items():
            row[_INDEX[name]] = value
        found.append(row)
    return found


def _around(parsed: Parsed, trigger: Trigger, setting: Setting) -> list[float]:
    """What is the same for all meanings: the form of the trigger, and who and what stands around it."""
    row = [0.0] * len(FEATURES)
    row[_INDEX[f"shape {trigger.rule.shape}"]] = 1.0
    row[_INDEX["passive"]] = float(is_passive(parsed, trigger.token))
    row[_INDEX["clause inside"]] = float(any(a.role in {"ccomp", "xcomp"} for a in trigger.arguments))
    standing = [(_place(a.role), a.token) for a in trigger.arguments]
    governor = parsed.tokens[trigger.token].head
    if governor != trigger.token:
        standing.append(("governor", governor))
    for place, i in standing:
        names = set(setting.classes.get(parsed.tokens[i].lemma, ()))
        mention = setting.mentions.get(i)
        if mention is not None:
            names |= {mention.type, mention.sector or ""}
        for name in names:
            at = _INDEX.get(f"{place} {name}")
            if at is not None:
                row[at] = 1.0
    return row


def _place(role: str) -> str:
    if role in _DOER:
        return "doer"
    if role in _OBJECT:
        return "object"
    return "qualifier" if role in _QUALIFIER else "oblique"


class Meanings:
    """The trained judge."""

    def __init__(self, language: str) -> None:
        """Load ``models/meaning.json``."""
        self._trees = load_trees("meaning", FEATURES)
        self.experience = read_experience(self._trees.settings["seen"].get(language, {}))

    def choose(self, parsed: Parsed, triggers: Sequence[Trigger], setting: Setting) -> list[Trigger]:
        """The same triggers, those of several meanings in the likeliest one."""
        tables = rows(parsed, triggers, setting)
        scores = iter(self._trees.probabilities(np.array([r for table in tables for r in table], dtype=np.float64)).tolist())
        margin = float(self._trees.settings["margin"])
        return [taken(t, [next(scores) for _ in table], margin) if table else t for t, table in zip(triggers, tables, strict=True)]


def taken(trigger: Trigger, scores: Sequence[float], margin: float) -> Trigger:
    """The trigger in its likeliest meaning; the lexicon's stays unless another is likelier by the margin."""
    best = max(range(len(scores)), key=lambda n: (scores[n], -n))
    if best == 0 or scores[best] < scores[0] + margin:
        return trigger
    return options(trigger)[best]
