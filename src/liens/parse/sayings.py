"""The verbs by which somebody is told to speak, as the rules of the parse need them: all, and those that state something beside what is said."""

from dataclasses import dataclass

from liens.langs.pack import Pack

# Whoever promises, demands or accuses does it with an object ("prévoit un retrait").
_STATES, _QUOTES = frozenset({"confirm", "estimate", "state", "threaten"}), "quote"


@dataclass(frozen=True, slots=True)
class SayingVerbs:
    """Dictionary forms: ``every`` verb that tells what somebody says, demands, denies or charges; ``stating`` those of an inverted clause."""

    every: frozenset[str]
    stating: frozenset[str]


def saying_verbs(pack: Pack) -> SayingVerbs:
    """The verbs of ``cues.tsv`` of a language."""
    cues = [row for row in pack.rows("cues.tsv", ("cue", "pos", "frames", "force", "factive", "example")) if row["pos"] == "V"]
    stating = frozenset(row["cue"] for row in cues if row["force"] in _STATES and _QUOTES in row["frames"].split())
    return SayingVerbs(frozenset(row["cue"] for row in cues), stating)
