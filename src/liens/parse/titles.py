"""Reads the participle of a headline that leaves its auxiliary out: "Ambassador summoned to explain the raid", "Eleven killed in Mali".

Where past and participle are written alike, a tagger takes it for the past, and who suffers the deed for its doer. Headlines tell
in the present what somebody does; a verb in the past that needs an object and has none is passive.
"""

from liens.langs.pack import Pack
from liens.parse.headlines import Grammar

# Frames of verbs with an object, and how a condition opens that asks for one.
_TRANSITIVE = frozenset({"deed", "give", "give-obj", "take-from"})
_OBJECT = "obj="
_COLUMNS = ("trigger", "pos", "mode", "frame", "when", "example")
_HAS = ("obj", "ccomp", "aux", "cop", "expl", "csubj")
_PAST = ("Tense=Past", "VerbForm=Fin")
_PARTICIPLE = "Aspect=Perf|Tense=Past|VerbForm=Part"


def transitives(pack: Pack) -> frozenset[str]:
    """The verbs of the event tables that only stand with an object; empty where the language does not leave auxiliaries out."""
    if pack.setting("headlines", "participles") != "bare":
        return frozenset()
    found: dict[str, bool] = {}
    for path in sorted((pack.folder / "events").glob("*.tsv")):
        for row in pack.rows(f"events/{path.name}", _COLUMNS):
            if row["pos"] == "V" and not path.stem.startswith("none"):
                with_object = row["frame"] in _TRANSITIVE or any(condition.startswith(_OBJECT) for condition in row["when"].split(" "))
                found[row["trigger"]] = found.get(row["trigger"], True) and with_object
    return frozenset(verb for verb, always in found.items() if always)


def mend_title(grammar: Grammar, verbs: dict[int, str], transitive: frozenset[str], first: int, last: int) -> None:
    """Make the main verb of a title passive where it is one of these verbs in the past without object; ``verbs`` are the lemmas."""
    root = next((i for i in range(first, last) if grammar.heads[i] == i), first)
    kids = grammar.children(root, first, last)
    if verbs.get(root) not in transitive or any(feature not in grammar.morphs[root] for feature in _PAST):
        return
    if any(grammar.deps[j].startswith(_HAS) for j in kids):
        return
    subjects = [j for j in kids if grammar.deps[j] == "nsubj" and j < root]
    for j in subjects:
        grammar.deps[j] = "nsubj:pass"
    if subjects:
        grammar.morphs[root] = _PARTICIPLE
