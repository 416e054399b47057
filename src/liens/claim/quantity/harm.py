"""Says what happened to the people that a number counts: killed, wounded, either, captured, missing or displaced."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from liens.langs.pack import Pack
from liens.model import Harm
from liens.parse.grammar import arguments, conjuncts, is_passive
from liens.parse.parsed import Parsed

HARMS = ("word", "sufferer", "harm", "example")
SUFFERERS = ("noun", "obj", "subj")
_CASUALTIES = frozenset({Harm.KILLED, Harm.WOUNDED, Harm.EITHER})
_MODIFIERS = ("acl", "amod")


@dataclass(frozen=True, slots=True)
class HarmRule:
    """One line of harms.tsv: who suffers it (what the noun itself counts, or the word's object or subject)."""

    sufferer: str
    harm: Harm
    why: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands: the head of its phrase, what it counts (None where it stands alone), and the word of the event."""

    head: int
    noun: int | None
    trigger: int

    @property
    def counted(self) -> int:
        """The noun that is counted, or the number where it stands alone."""
        return self.head if self.noun is None else self.noun


def compile_harms(pack: Pack) -> Mapping[str, HarmRule]:
    """The words of harm of a pack by lemma and form; raises PackError naming the line of a wrong entry."""
    rules = {}
    for row in pack.rows("harms.tsv", HARMS):
        if row["sufferer"] not in SUFFERERS:
            raise row.error(f"sufferer {row['sufferer']!r} is not one of {', '.join(SUFFERERS)}")
        try:
            rules[row["word"]] = HarmRule(row["sufferer"], Harm(row["harm"]), row.place)
        except ValueError:
            raise row.error(f"harm {row['harm']!r} is not one of {', '.join(Harm)}") from None
    return rules


def casualties(rules: Mapping[str, HarmRule]) -> frozenset[str]:
    """The words that count dead or wounded."""
    return frozenset(word for word, rule in rules.items() if rule.harm in _CASUALTIES)


def harm_of(parsed: Parsed, rules: Mapping[str, HarmRule], place: Place) -> Harm | None:
    """The harm that those counted came to; None where the sentence names none."""
    for token, suffers in _words(parsed, place):
        rule = _rule(parsed, rules, token)
        # A participle of harm with an object ("a tué ou blessé 45 mineurs") is a noun to some parsers.
        participle = suffers == "obj" and rule is not None and rule.sufferer == "noun"
        if rule is not None and (suffers is None or rule.sufferer == suffers or participle):
            return _together(parsed, rules, place, token)
    return None


def partner_of(parsed: Parsed, rules: Mapping[str, HarmRule], trigger: int) -> int | None:
    """The other verb of "a tué ou blessé 45 mineurs", whose object a word of harm without one shares."""
    if _casualty(parsed, rules, trigger) is None or any(True for _ in parsed.kids(trigger, "obj", "nsubj:pass")):
        return None
    return next((j for j in parsed.kids(trigger, "conj") if _casualty(parsed, rules, j) is not None), None)


def _casualty(parsed: Parsed, rules: Mapping[str, HarmRule], i: int) -> Harm | None:
    rule = _rule(parsed, rules, i)
    return rule.harm if rule is not None and rule.harm in _CASUALTIES else None


def _rule(parsed: Parsed, rules: Mapping[str, HarmRule], i: int) -> HarmRule | None:
    token = parsed.tokens[i]
    return rules.get(token.lemma) or rules.get(token.text.lower())


def _words(parsed: Parsed, place: Place) -> Iterator[tuple[int, str | None]]:
    """The words that may name the harm, nearest first, with who must suffer it: the noun, what qualifies it, the event's word."""
    counted = place.counted
    yield counted, "noun"
    for j in parsed.kids(counted, *_MODIFIERS):
        yield j, None if parsed.tokens[j].dep != "acl:relcl" else _role(parsed, j, counted)
    trigger = place.trigger
    if trigger == counted:
        return
    verbal = parsed.tokens[trigger].pos in {"VERB", "AUX", "ADJ"}
    yield trigger, _role(parsed, trigger, counted, place.head) if verbal else None


def _role(parsed: Parsed, verb: int, counted: int, head: int | None = None) -> str:
    """What the counted noun (or the head of its phrase, "une dizaine") is to a verb: obj, of a passive too, subj, or nothing."""
    if counted in set(parsed.kids(verb, "obj")):
        return "obj"
    for argument in arguments(parsed, verb):
        if argument.role != "obl" and {counted, head} & {argument.token, *conjuncts(parsed, argument.token)}:
            return argument.role
    token = parsed.tokens[verb]
    if token.head == counted and token.dep.startswith(_MODIFIERS):
        return "obj"
    return _unmarked(parsed, verb, counted)


def _unmarked(parsed: Parsed, verb: int, counted: int) -> str:
    """The subject that a parser took for an adverbial ("Au moins 92 mineurs ont été tués"): no preposition, before its verb."""
    token = parsed.tokens[counted]
    bare = token.head == verb and token.dep.startswith("obl") and not any(True for _ in parsed.kids(counted, "case"))
    if not bare or counted > verb or any(True for _ in parsed.kids(verb, "nsubj")):
        return "none"
    return "obj" if is_passive(parsed, verb) else "subj"


def _together(parsed: Parsed, rules: Mapping[str, HarmRule], place: Place, token: int) -> Harm | None:
    """Killed and wounded under one number ("45 tués ou blessés") are either; a number of its own parts them."""
    harm = _casualty(parsed, rules, token)
    if harm is None:
        rule = _rule(parsed, rules, token)
        return None if rule is None else rule.harm
    row = list(parsed.kids(token, "conj"))
    if parsed.tokens[token].dep == "conj":
        row.append(parsed.tokens[token].head)
    for other in row:
        second = _casualty(parsed, rules, other)
        apart = any(True for _ in parsed.kids(other, "nummod")) or any(j != place.counted for j in parsed.kids(other, "obj", "nsubj:pass"))
        if second is not None and second is not harm and not apart:
            return Harm.EITHER
    return harm
