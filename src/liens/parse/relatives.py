"""Tells relative clauses from the contents of nouns: "la ville que l'armée a prise", "le souhait que la paix vienne".

A parser that takes the opening word for a conjunction leaves a transitive verb without its object. Nouns whose content
a clause may tell come from ``cues.tsv`` and ``[grammar]`` of ``pack.toml``; only behind them a clause without object is
left as the parser has it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from liens.langs.pack import Pack
from liens.parse.headlines import Grammar

_FULL = frozenset({"obj", "ccomp", "xcomp", "cop", "aux:pass", "expl:pv", "expl:comp", "expl:pass", "nsubj:pass"})


@dataclass(frozen=True, slots=True)
class RelativeRules:
    """Words that open both kinds of clause, nouns with a content, and verbs that never have an object."""

    openers: frozenset[str]
    contents: frozenset[str]
    objectless: frozenset[str]


def relative_rules(pack: Pack) -> RelativeRules:
    """The rules of a language; without openers nothing is looked at."""
    cues = pack.rows("cues.tsv", ("cue", "pos", "frames", "force", "factive", "example"))
    nouns = {row["cue"] for row in cues if row["pos"] == "N"}
    contents = pack.words("grammar", "contents") | nouns
    return RelativeRules(pack.words("grammar", "relatives"), contents, pack.words("grammar", "unaccusatives"))


def mend_relatives(grammar: Grammar, lemmas: Sequence[str], rules: RelativeRules) -> None:
    """Make the opener of a clause on a noun what the clause lacks: its object, or nothing."""
    for i, word in enumerate(grammar.words):
        verb = grammar.heads[i]
        noun = grammar.heads[verb]
        if word.lower() not in rules.openers or grammar.pos[i] != "SCONJ" or grammar.deps[i] not in {"mark", "obj"}:
            continue
        if not noun < i < verb or grammar.deps[verb] not in {"acl", "acl:relcl"} or grammar.pos[verb] != "VERB" or grammar.pos[noun] != "NOUN":
            continue
        if lemmas[verb] in rules.objectless:
            grammar.deps[i], grammar.deps[verb] = "mark", "acl"
        elif lemmas[noun] not in rules.contents and _lacks_object(grammar, i, verb):
            grammar.deps[i], grammar.deps[verb] = "obj", "acl:relcl"


def _lacks_object(grammar: Grammar, opener: int, verb: int) -> bool:
    deps = [grammar.deps[j] for j, head in enumerate(grammar.heads) if head == verb and j not in {opener, verb}]
    return "nsubj" in deps and not _FULL & set(deps)
