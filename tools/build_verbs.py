"""Compiles ``langs/fr/verbs.tsv``: the forms of the first-group verbs that the tables of the French pack know.

usage: python tools/build_verbs.py

The parser's lemmatizer leaves many present-tense forms as they stand ("conteste"); a verb that is not brought back to its
infinitive finds no line of any lexicon. First-group verbs follow rules, written here; the parser is right on the others.
Third persons, participles and the infinitive are made: what the press uses.
"""

import re
import unicodedata
from pathlib import Path

PACK = Path(__file__).parents[1] / "src" / "liens" / "langs" / "fr"
INFINITIVE = re.compile(r"\b[a-zàâçéèêëîïôûùüœ]+er\b")
MUTE = ("e", "ent")
FUTURE = ("era", "eront", "erait", "eraient")
FULL = ("ait", "aient", "a", "ant", "ât")
PLAIN = ("er", "èrent", "é", "és", "ée", "ées")
NOT_VERBS = frozenset({"mer", "fer", "hier", "hiver", "premier", "dernier", "janvier", "février", "sécuritaire"})


def infinitives() -> set[str]:
    """Every word of the pack's tables that looks like an infinitive of the first group."""
    found = set()
    for path in sorted(PACK.rglob("*.tsv")):
        if path.name == "verbs.tsv":
            continue
        for line in path.read_text(encoding="utf-8").split("\n")[1:]:
            cells = line.split("\t")[:5]
            found |= {w for cell in cells for w in INFINITIVE.findall(cell.lower()) if len(w) > 3}
    return {w for w in found if w not in NOT_VERBS}


def forms(infinitive: str) -> set[str]:
    """Third persons of all tenses, participles and the infinitive, with the changes of the stem."""
    stem = infinitive[:-2]
    hard = {"c": stem[:-1] + "ç", "g": stem + "e"}.get(stem[-1], stem)
    found = {stem + e for e in PLAIN} | {hard + e for e in FULL}
    for mute, future in weak_stems(stem):
        found |= {mute + e for e in MUTE} | {future + e for e in FUTURE}
    return found


def weak_stems(stem: str) -> list[tuple[str, str]]:
    """The stem before a mute ending and in the future: lève, cède, appelle, jette, emploie."""
    grave = re.sub(r"[eé]([bcdfglmnprstv]|[bcdfgprtv][lr]|qu|gn|ch|gu)$", r"è\1", stem)
    if stem.endswith(("oy", "uy")):
        return [(stem[:-1] + "i", stem[:-1] + "i")]
    if stem.endswith("ay"):
        return [(stem, stem), (stem[:-1] + "i", stem[:-1] + "i")]
    if stem.endswith(("el", "et")):
        return [(stem + stem[-1], stem + stem[-1]), (grave, grave)]
    if grave != stem:
        acute = re.search(r"é[^aeiouyéèêâîôû]+$", stem) is not None
        return [(grave, stem)] if acute else [(grave, grave)]
    return [(stem, stem)]


def main() -> None:
    """Write the table."""
    lines = [f"{verb}\t{' '.join(sorted(forms(verb)))}" for verb in sorted(infinitives())]
    text = "\n".join(["lemma\tforms", *lines]) + "\n"
    (PACK / "verbs.tsv").write_text(unicodedata.normalize("NFC", text), encoding="utf-8")


if __name__ == "__main__":
    main()
