"""Tells which language a text is in by counting the small words that only this language has."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from liens.errors import UnsupportedLanguage
from liens.langs.pack import languages, load_pack

_WORD = re.compile(r"[^\W\d_]+'?")
# So many words are enough: the shares below are steady from a few hundred on.
_SAMPLE = 20_000
# A list makes up 11 to 43 % of a text in its language (1,280 French and 173 English articles) and at most 4 % of
# one in another (25 German and Spanish pages among them): the floor lies between.
_FLOOR = 0.06
# A text of a few words is judged by a single one of them.
_FEW = 12


@dataclass(frozen=True, slots=True)
class LanguageFinder:
    """The small words of every language that has a pack."""

    words: tuple[tuple[str, frozenset[str]], ...]

    def find(self, text: str) -> str:
        """The code of the language; raises UnsupportedLanguage, naming those that there are, if it is another."""
        tokens = _WORD.findall(text[:_SAMPLE].lower().replace("\u2019", "'"))
        counts = Counter(tokens)
        ranked = sorted((-sum(counts[word] for word in words), code) for code, words in self.words)
        found, code = -ranked[0][0], ranked[0][1]
        second = -ranked[1][0] if len(ranked) > 1 else 0
        enough = found > 0 if len(tokens) <= _FEW else found >= _FLOOR * len(tokens)
        if enough and found > second:
            return code
        known = ", ".join(code for code, _ in self.words)
        raise UnsupportedLanguage(f"the text is in none of the languages that Liens reads ({known}); if it is, name its language")


def compile_languages(codes: Sequence[str] | None = None) -> LanguageFinder:
    """Read ``furniture_language.tsv`` of each pack (all packs if none is named)."""
    found = []
    for code in codes if codes is not None else languages():
        rows = load_pack(code).rows("furniture_language.tsv", ("word",))
        found.append((code, frozenset(row["word"] for row in rows)))
    return LanguageFinder(tuple(found))


def named_language(code: str) -> str:
    """The pack's code for a language as somebody named it (``fr-CA``, ``EN``); raises UnsupportedLanguage."""
    short = re.split(r"[-_]", code.strip().lower())[0]
    if short in languages():
        return short
    raise UnsupportedLanguage(f"language {code!r} has no pack; Liens reads {', '.join(languages())}")
