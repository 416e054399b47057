"""Finds the triggers of events in a parsed article: lexicon lines whose words and conditions hold."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from liens.claim.event.control import Control, carried_out
from liens.claim.event.lexicon import Condition, EventLexicon, EventRule, Shape
from liens.model import Category, Span
from liens.parse.grammar import Argument, arguments, preposition
from liens.parse.parsed import Parsed, Token

Kinds = Callable[[int], frozenset[str]]
_WINDOW = 4
# Objects of more words are clauses of their own.
_LONGEST = 8
_COMPLEMENTS = frozenset({"obj", "obl:arg", "nsubj:pass"})
_NOMINAL = frozenset({"NOUN", "NUM"})
_DOES = "does"
# Frames of giving have this role first for the recipient.
_GIVEN_TO = "iobj"
# What a document that is signed may be called: the agreement itself, or the joint work that it is about.
_DRAWN_UP = frozenset({Category.AGREE, Category.COOPERATE})
# Who travels to meet somebody does two things.
_TRAVELS = frozenset({"visit", "host"})
# Nouns of these that belong to each other name one event.
_GATHERED = frozenset({Category.CONSULT, Category.AID, Category.COOPERATE})
_NAMED = frozenset({"PROPN", "ADJ"})
_PARTICLE = "compound:prt"
_HYPHENS = frozenset("-\u2010\u2011")
# Where in the clause of a gathering, a march or a warning a second word of the same kind tells no second event, and of which shape.
_PARTS = {
    Category.CONSULT: (frozenset({"advcl", "xcomp"}), frozenset({Shape.VERB})),
    Category.PROTEST: (frozenset({"acl", "advcl"}), frozenset({Shape.VERB})),
    Category.THREATEN: (frozenset({"obj", "obl", "ccomp"}), frozenset({Shape.NOUN, Shape.PHRASE})),
}
_POS = {
    Shape.VERB: frozenset({"VERB", "AUX"}),
    Shape.NOUN: frozenset({"NOUN", "PROPN"}),
    Shape.ADJECTIVE: frozenset({"ADJ", "VERB", "NOUN"}),
}


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that name an event: the head token, all its tokens, the rule, and the head's arguments.

    ``unmet`` counts the conditions of the rule that the text does not show; such a trigger is only a proposal.
    ``meanings`` are the lines that speak for the other categories which the words may have, with what each lacks.
    """

    token: int
    tokens: tuple[int, ...]
    rule: EventRule
    arguments: tuple[Argument, ...]
    alternatives: tuple[EventRule, ...]
    unmet: int = 0
    meanings: tuple[tuple[EventRule, int], ...] = ()

    def span(self, parsed: Parsed) -> Span:
        """The characters from the first to the last word of the trigger."""
        return parsed.span(self.tokens[0], self.tokens[-1])


def find_triggers(parsed: Parsed, lexicon: EventLexicon, kinds: Kinds) -> list[Trigger]:
    """Every trigger of the article in text order; a longer one swallows those inside it."""
    found: list[Trigger] = []
    for token in parsed.tokens:
        rules = _candidates(lexicon, token)
        if rules:
            trigger = _match(parsed, token, rules, Judging(kinds, lexicon.light_verbs, lexicon.measures, lexicon.control))
            if trigger is not None and not _is_epithet(parsed, trigger):
                found.append(trigger)
    return _merge(parsed, [t for t in found if not _told_by_noun(parsed, t, found, lexicon.light_verbs)])


def _is_epithet(parsed: Parsed, trigger: Trigger) -> bool:
    """A participle that a hyphen joins to a name describes what is known ("an ASEAN-backed truce"), unless a line speaks of its noun."""
    i = trigger.token
    joined = i > 1 and parsed.tokens[i].dep == "amod" and parsed.tokens[i - 1].text in _HYPHENS and parsed.tokens[i - 2].pos in _NAMED
    return joined and not any(c.role == "head" for c in trigger.rule.conditions)


def _told_by_noun(parsed: Parsed, verb: Trigger, found: Sequence[Trigger], light_verbs: Mapping[str, str]) -> bool:
    """True for a light verb on an event noun: "the sanctions that X imposed" are one event, and so is "bring help" unless a line has both."""
    if verb.rule.shape is not Shape.VERB or len(verb.tokens) > 1 or parsed.tokens[verb.token].lemma not in light_verbs:
        return False
    objects = {a.token for a in verb.arguments if a.role == "obj" and (verb.unmet or a.how == "relative")}
    objects |= {k for j in objects if measures(parsed, j) for k in parsed.kids(j, "nmod")}
    return any(t.token in objects and t.rule.category is not None and not t.unmet for t in found)


def _candidates(lexicon: EventLexicon, token: Token) -> Sequence[EventRule]:
    rules = lexicon.rules.get(token.lemma, ())
    form = token.text.lower().replace("\u2019", "'")
    if form != token.lemma:
        rules = (*rules, *lexicon.rules.get(form, ()))
    return rules


@dataclass(frozen=True, slots=True)
class Judging:
    """What conditions are judged by: what a word is by the gazetteer, verbs that merely carry an event, nouns that measure, words that hide a doer."""

    kinds: Kinds
    light_verbs: Mapping[str, str]
    measures: frozenset[str]
    control: Control


def _match(parsed: Parsed, token: Token, rules: Sequence[EventRule], by: Judging) -> Trigger | None:
    """The most specific line that fits; failing that, the line that lacks least, as a proposal for the gate."""
    fitting: list[tuple[EventRule, tuple[int, ...]]] = []
    near: list[tuple[int, EventRule, tuple[int, ...]]] = []
    roles: list[Argument] | None = None
    for rule in rules:
        words = _rest(parsed, token, rule)
        if words is None or not _is_shaped(parsed, rule, words):
            continue
        unmet = 0
        if rule.conditions:
            if roles is None:
                roles = _arguments(parsed, token.i, by)
            unmet = sum(not _holds(parsed, c, _within_reach(parsed, words, rule, c, roles), token, by) for c in rule.conditions)
        if not unmet:
            fitting.append((rule, words))
        elif rule.category is not None:
            near.append((unmet, rule, words))
    if fitting:
        rule, words = max(fitting, key=lambda pair: (len(pair[0].rest), len(pair[0].conditions)))
        unmet = 0
    elif near:
        unmet, rule, words = min(near, key=lambda item: (-len(item[1].rest), item[0]))
    else:
        return None
    head = _head(parsed, rule, words)
    found = roles if roles is not None and head == token.i else _arguments(parsed, head, by)
    others = tuple(other for other, _ in fitting if other is not rule)
    return Trigger(head, words, rule, tuple(found), others, unmet, _meanings(rule, [*((0, r, w) for r, w in fitting), *near]))


def _meanings(chosen: EventRule, lines: Sequence[tuple[int, EventRule, tuple[int, ...]]]) -> tuple[tuple[EventRule, int], ...]:
    """For each other category the line that fits best."""
    best: dict[Category, tuple[EventRule, int]] = {}
    for unmet, rule, words in sorted(lines, key=lambda line: (line[0], -len(line[2]), -len(line[1].conditions), line[1].place)):
        if rule.category is not None and rule.category is not chosen.category and len(words) == 1 + len(rule.rest):
            best.setdefault(rule.category, (rule, unmet))
    return tuple(best[c] for c in sorted(best))


def _arguments(parsed: Parsed, i: int, by: Judging) -> list[Argument]:
    """The arguments of a word, and of a relative clause that tells who carries the event out ("the drills that X holds with Y")."""
    found = carried_out(parsed, i, arguments(parsed, i), by.control, lambda j: bool(by.kinds(j)))
    for verb in parsed.kids(i, "acl"):
        if parsed.tokens[verb].dep != "acl:relcl" or parsed.tokens[verb].lemma not in by.light_verbs:
            continue
        around = arguments(parsed, verb)
        if any(a.role == "obj" and a.token == i for a in around):
            doer = "agent" if by.light_verbs[parsed.tokens[verb].lemma] == _DOES else "obj"
            found += [Argument(doer if a.role == "subj" else a.role, a.token, a.how) for a in around if a.role == "subj" or a.role.startswith("prep.")]
    return list(dict.fromkeys(found))


def _is_shaped(parsed: Parsed, rule: EventRule, words: tuple[int, ...]) -> bool:
    """The part of speech fits: of the first word of a verb, of any word of a noun phrase ("cease-fire")."""
    if rule.shape is Shape.PHRASE:
        return True
    shown = words[:1] if rule.shape is Shape.VERB else words
    return any(parsed.tokens[i].pos in _POS[rule.shape] for i in shown)


def _head(parsed: Parsed, rule: EventRule, words: tuple[int, ...]) -> int:
    """The word of the trigger that the others hang on; a verb's is its first."""
    if rule.shape is Shape.VERB or len(words) == 1:
        return words[0]
    inside = set(range(words[0], words[-1] + 1))
    return next((i for i in words if parsed.tokens[i].head not in inside or parsed.tokens[i].head == i), words[0])


def _rest(parsed: Parsed, token: Token, rule: EventRule) -> tuple[int, ...] | None:
    """The tokens of a fixed expression after its head word, or None where they do not follow."""
    found = [token.i]
    at = token.i + 1
    last = parsed.sentences[token.sentence].last
    strict = rule.shape is not Shape.VERB
    for word in rule.rest:
        if at < last and parsed.tokens[at].text in _HYPHENS:
            at += 1
        limit = min(last, at + (1 if strict else _WINDOW))
        behind = at if strict or len(found) > 1 or rule.frame.recipient[:1] != (_GIVEN_TO,) else _behind_object(parsed, token.i, at)
        while at < limit and (not _is(parsed.tokens[at], word) or _is_apart(parsed.tokens[at], found)):
            at += 1
        if at >= limit:
            at = behind
        if at >= last or not _is(parsed.tokens[at], word):
            return None
        found.append(at)
        at += 1
    return tuple(found)


def _is_apart(word: Token, found: Sequence[int]) -> bool:
    """True for the particle of another verb: in "stood where they had shot down a jet" nobody stands down."""
    return word.dep == _PARTICLE and word.head not in found


def _behind_object(parsed: Parsed, verb: int, at: int) -> int:
    """The first word behind a thing that is given: "mettre cinq millions d'euros à disposition"."""
    last = max((max(parsed.subtree(j)) for j in parsed.kids(verb, "obj") if j >= at), default=at - 1)
    return last + 1 if last - at < _LONGEST else at


def _is(token: Token, word: str) -> bool:
    return token.lemma == word or token.text.lower().replace("\u2019", "'") == word


def _holds(parsed: Parsed, condition: Condition, roles: Sequence[Argument], token: Token, by: Judging) -> bool:
    if condition.role == "head":
        fits = token.head != token.i and _fits(parsed, condition, token.head, by.kinds)
    else:
        held = [a.token for a in roles if a.role == condition.role] or list(_asked(parsed, condition, token, roles, by))
        fits = any(_fits(parsed, condition, i, by.kinds) for j in held for i in _measured(parsed, j, by.measures))
    return fits != condition.negated


def _asked(parsed: Parsed, condition: Condition, token: Token, roles: Sequence[Argument], by: Judging) -> Iterator[int]:
    """The infinitive behind the actor who is to do it, where the parser takes it for an aim: "pushed Cuba to improve its record"."""
    objects = [a.token for a in roles if a.role == "obj" and a.how == "direct" and a.token > token.i and by.kinds(a.token)]
    if condition.role == "xcomp" and not condition.negated and objects:
        phrase = parsed.subtree(objects[0])
        clauses = (j for j in parsed.kids(token.i, "advcl") if parsed.tokens[j].feature("VerbForm") == "Inf")
        yield from (j for j in clauses if min(parsed.subtree(j)) == max(phrase) + 1)
        # Parsers also hang it on the actor, of whom an infinitive says nothing else.
        yield from (j for j in phrase if parsed.tokens[j].dep == "acl" and parsed.tokens[j].feature("VerbForm") == "Inf")


def _within_reach(parsed: Parsed, words: Sequence[int], rule: EventRule, condition: Condition, roles: Sequence[Argument]) -> Sequence[Argument]:
    """The arguments, and for a condition on a preposition what parsers hang on a noun of the trigger ("slam the door of the Union").

    Of things that are given it is also what they hang on the thing: "send shells and missiles to Russia".
    """
    if condition.role == "xcomp":
        said = [k for a in roles if a.role == "obj" for k in _said_of(parsed, a.token, bare=bool(condition.words))]
        return [*roles, *(Argument(condition.role, k, "conjunct") for k in said)]
    if not condition.role.startswith("prep."):
        return roles
    things = [i for i in words if i != words[0] and parsed.tokens[i].pos == "NOUN"] if rule.shape is Shape.VERB else []
    given = condition.role in rule.frame.recipient and rule.frame.recipient[0] == _GIVEN_TO
    if given or (rule.shape is Shape.VERB and condition.words and not condition.kinds and not condition.negated):
        things += [i for a in roles if a.role == "obj" for i in (a.token, *parsed.kids(a.token, "conj"))]
    if condition.role in rule.frame.initiator[:1]:
        # Of what is received the giver may hang on the sum: "obtained ten millions of euros from the Union".
        sums = [a.token for a in roles if a.role == "obj"]
        things += [*sums, *(k for i in sums for k in parsed.kids(i, "nmod"))]
    hung = [k for i in things for k in parsed.kids(i, "nmod") if f"prep.{preposition(parsed, k)}" == condition.role]
    return [*roles, *(Argument(condition.role, k, "conjunct") for k in hung)]


def _said_of(parsed: Parsed, thing: int, *, bare: bool) -> Iterator[int]:
    """What is said of an object and parsers make a part of it: adjectives ("a jugé ces décisions contraires à …"), quoted words ("called him “a thug”")."""
    if bare:
        yield from (k for k in parsed.kids(thing, "amod") if k > thing)
    after = parsed.tokens[thing].start
    for k in parsed.kids(thing, "appos"):
        start = parsed.tokens[k].start
        if any(after < q.inner.start <= start < q.inner.end for q in parsed.quotations):
            yield k


def _measured(parsed: Parsed, i: int, measures: frozenset[str]) -> list[int]:
    """A word and, where it only measures, what it measures: "dozens of tanks", "une cargaison de fusils", "thousands of tons of rice"."""
    found = [i]
    for j in found:
        counts = parsed.tokens[j].pos == "NUM"
        if counts or parsed.tokens[j].lemma in measures:
            behind = [k for k in parsed.kids(j, "nmod") if k > j]
            if behind and not (counts and min(parsed.subtree(behind[0])) > j + 1):
                # Of "two millions of dollars of debt" parsers hang both on the number.
                found += behind[: 1 + (parsed.tokens[behind[0]].lemma in measures)]
    return found


def _fits(parsed: Parsed, condition: Condition, i: int, kinds: Kinds) -> bool:
    if condition.anything:
        return True
    token = parsed.tokens[i]
    if token.lemma in condition.words or token.text.lower() in condition.words:
        return True
    return bool(condition.kinds) and bool(condition.kinds & kinds(i))


def _merge(parsed: Parsed, triggers: list[Trigger]) -> list[Trigger]:
    """Drop triggers inside a longer one, and event nouns that a verb's rule has taken as its own argument."""
    owner: dict[int, int] = {}
    for trigger in sorted(triggers, key=lambda t: (-len(t.tokens), t.token)):
        for i in trigger.tokens:
            owner.setdefault(i, trigger.token)
    kept = [t for t in _longest(triggers) if owner[t.token] == t.token]
    by_head = {t.token: t for t in kept}
    taken: dict[int, Trigger] = {}
    for trigger in kept:
        if trigger.unmet:
            continue
        for i in (*_consumed(parsed, trigger, by_head), *_echoes(parsed, trigger, by_head), *_repeats(parsed, trigger, by_head)):
            taken.setdefault(i, trigger)
    return [_widen(parsed, t, taken) for t in kept if t.token not in taken and t.rule.category is not None]


def _longest(triggers: Sequence[Trigger]) -> list[Trigger]:
    """One trigger a token: the one with most words ("cyber attack" before "attack")."""
    best: dict[int, Trigger] = {}
    for trigger in triggers:
        rival = best.get(trigger.token)
        if rival is None or len(trigger.tokens) > len(rival.tokens):
            best[trigger.token] = trigger
    return [best[token] for token in sorted(best)]


def _consumed(parsed: Parsed, trigger: Trigger, by_head: Mapping[int, Trigger]) -> list[int]:
    """Nouns that fill a word condition of the trigger's rule ("signer" + accord) and name no event of another kind."""
    named = [c for c in trigger.rule.conditions if c.words and not c.negated and c.role in {"obj", "subj"}]
    found = [a.token for a in trigger.arguments for c in named if a.role == c.role and parsed.tokens[a.token].lemma in c.words]
    taken = [i for i in found if i not in by_head or _yields(by_head[i], trigger)]
    return taken + [i for i in _behind(parsed, trigger) if i in by_head and by_head[i].rule.category is trigger.rule.category]


def _behind(parsed: Parsed, trigger: Trigger) -> list[int]:
    """Nouns that fill a word condition behind a preposition: "hit Niger with sanctions"."""
    if trigger.rule.shape is not Shape.VERB:
        return []
    named = [c for c in trigger.rule.conditions if c.words and not c.negated and c.role.startswith("prep.")]
    hung = [a for c in named for a in _within_reach(parsed, trigger.tokens, trigger.rule, c, trigger.arguments)]
    return [a.token for a in hung for c in named if a.role == c.role and parsed.tokens[a.token].lemma in c.words]


def _yields(noun: Trigger, verb: Trigger) -> bool:
    """An agreement that is signed is one event; an embargo that is lifted is two."""
    category = noun.rule.category
    return category in {None, verb.rule.category} or (category in _DRAWN_UP and verb.rule.category is Category.SUPPORT)


def _echoes(parsed: Parsed, trigger: Trigger, by_head: Mapping[int, Trigger]) -> list[int]:
    """Event nouns that merely name again what their verb tells ("attend a meeting", "mener une attaque")."""
    category = trigger.rule.category
    if trigger.rule.shape is Shape.NOUN and category in _GATHERED:
        return _nested(parsed, trigger, by_head)
    if trigger.rule.shape is not Shape.VERB or category is None:
        return []
    nouns = [j for j in parsed.children[trigger.token] if parsed.tokens[j].dep in _COMPLEMENTS and parsed.tokens[j].pos in _NOMINAL]
    # What parties sign together names their agreement or work; what one of them praises is another event.
    same = {category, *(_DRAWN_UP if category is Category.SUPPORT and trigger.rule.frame.mutual else ())}
    given = category is Category.AID
    taken = {j for j in nouns if measures(parsed, j)} if given else {*_consumed(parsed, trigger, by_head)}
    beside = parsed.kids(trigger.token, "obl") if given else ()
    measured = [k for j in nouns if j in taken for k in (*parsed.kids(j, "nmod"), *beside)]
    # "Take part in talks": the preposition belongs to the trigger.
    inside = [j for j in parsed.kids(trigger.token, "obl") if any(k in trigger.tokens for k in parsed.kids(j, "case"))]
    return [j for j in (*nouns, *measured, *inside) if j in by_head and by_head[j].rule.category in same]


def _nested(parsed: Parsed, trigger: Trigger, by_head: Mapping[int, Trigger]) -> list[int]:
    """What a gathering or gift is a gathering or gift of: "the session of the joint commission" is one event."""
    below = [j for j in parsed.kids(trigger.token, "nmod") if f"prep.{preposition(parsed, j)}" in trigger.rule.frame.initiator]
    return [j for j in below if j in by_head and by_head[j].rule.category is trigger.rule.category and by_head[j].rule.shape is Shape.NOUN]


def _repeats(parsed: Parsed, trigger: Trigger, by_head: Mapping[int, Trigger]) -> list[int]:
    """Words that tell a part of what the verb tells: "met to discuss the dam", "people waving flags marched", "warned of serious consequences"."""
    if trigger.rule.shape is not Shape.VERB or trigger.rule.category not in _PARTS:
        return []
    dep, kinds = _PARTS[trigger.rule.category]
    around = [trigger.token, *(a.token for a in trigger.arguments if a.role == "subj")]
    below = [j for i in around for j in parsed.children[i] if parsed.tokens[j].dep in dep]
    if trigger.rule.category is Category.THREATEN:
        below = [k for j in below for k in parsed.subtree(j)]
    found = [j for j in below if j in by_head and by_head[j].rule.category == trigger.rule.category and by_head[j].rule.shape in kinds]
    return [j for j in found if trigger.rule.category is not Category.CONSULT or (trigger.rule.frame.name not in _TRAVELS and not _names(parsed, by_head[j]))]


def _names(parsed: Parsed, trigger: Trigger) -> bool:
    """It has a party of its own, whom the verb above does not name."""
    below = [parsed.tokens[j] for j in parsed.children[trigger.token]]
    return any(t.dep == "obl" or (t.dep == "obj" and t.pos == "PROPN") for t in below)


def measures(parsed: Parsed, i: int) -> bool:
    """A number, or a noun with one: what it measures is what the verb speaks of ("provide 400 tons of aid")."""
    return parsed.tokens[i].pos == "NUM" or any(parsed.tokens[j].pos == "NUM" for j in parsed.children[i])


def _widen(parsed: Parsed, trigger: Trigger, taken: dict[int, Trigger]) -> Trigger:
    """Let the trigger of a verb reach to the event noun that it took ("signé un pacte"), but not over another verb ("les rebelles disent avoir pris")."""
    own = [i for i, owner in taken.items() if owner is trigger and abs(i - trigger.token) <= _WINDOW]
    doers = {a.token for a in trigger.arguments if a.role == "subj"}
    nouns = [i for i in own if i not in doers and parsed.tokens[i].pos in _NOMINAL]
    nouns = [i for i in nouns if parsed.tokens[i].head in trigger.tokens or parsed.tokens[trigger.token].head == i]
    if not nouns:
        return trigger
    return replace(trigger, tokens=tuple(sorted({*trigger.tokens, *nouns})))
