"""Mends the tense of verb forms that no other tense has: "mèneront" is a future, "signerait" a conditional, whatever the tagger says.

A conditional is told from an imperfect by what stands before its ending: "signer" in "signerait" is an infinitive; "agirait" has the stem of a future
and no verb "agirer" beside it, whereas "tirait" is an imperfect, as "tirer" is a verb. Of 203 conditionals in the French articles coded for
training the tagger took 69 for other tenses, most for imperfects.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from liens.langs.pack import Pack
from liens.parse.headlines import Grammar

_VERBAL = frozenset({"VERB", "AUX"})
_FINITE = "VerbForm=Fin"
_FUTURE, _CONDITIONAL = ("Ind", "Fut"), ("Cnd", "Pres")


@dataclass(frozen=True, slots=True)
class TenseRules:
    """Endings of futures in the plural, of conditionals and of infinitives; stems of irregular futures, of imperfects like them; infinitives."""

    futures: tuple[str, ...]
    conditionals: tuple[str, ...]
    infinitives: tuple[str, ...]
    stems: tuple[str, ...]
    imperfects: tuple[str, ...]
    known: frozenset[str]


def tense_rules(pack: Pack, infinitives: Iterable[str]) -> TenseRules:
    """The rules of a language from ``[tenses]`` of its ``pack.toml`` and the infinitives of ``verbs.tsv``; a language may have none."""
    return TenseRules(
        _endings(pack, "futures"),
        _endings(pack, "conditionals"),
        _endings(pack, "infinitives"),
        _endings(pack, "stems"),
        _endings(pack, "imperfects"),
        frozenset(infinitives),
    )


def _endings(pack: Pack, key: str) -> tuple[str, ...]:
    """Endings, the longest first."""
    return tuple(sorted(pack.words("tenses", key), key=lambda e: (-len(e), e)))


def mend_tenses(grammar: Grammar, rules: TenseRules) -> None:
    """Give finite verbs of one text the tense that their form shows."""
    for i, word in enumerate(grammar.words):
        if grammar.pos[i] in _VERBAL and _FINITE in grammar.morphs[i]:
            form = word.lower()
            if rules.futures and form.endswith(rules.futures):
                _set(grammar, i, _FUTURE)
            elif _is_conditional(rules, form):
                _set(grammar, i, _CONDITIONAL)


def _is_conditional(rules: TenseRules, form: str) -> bool:
    ending = next((e for e in rules.conditionals if form.endswith(e)), None)
    if ending is None:
        return False
    stem = form.removesuffix(ending)
    if stem.endswith(rules.infinitives):
        return True
    like = stem.endswith(rules.stems) and not stem.endswith(rules.imperfects)
    return like and not any(f"{stem}{e}" in rules.known for e in rules.infinitives)


def _set(grammar: Grammar, i: int, told: tuple[str, str]) -> None:
    features = dict(f.split("=", 1) for f in grammar.morphs[i].split("|"))
    features["Mood"], features["Tense"] = told
    grammar.morphs[i] = "|".join(f"{name}={features[name]}" for name in sorted(features))
