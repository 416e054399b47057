"""Finds what a pronoun, a possessive or "the latter" points back to.

Every earlier mention that agrees in number, gender and animacy is weighed: who is the subject, who stands in the same
role, how far back, how prominent. The weights were fitted on the training articles. "They" after "A and B" is both.
"""

from collections.abc import Iterator, Mapping
from math import inf

from liens.claim.actor.descriptions import weigh
from liens.claim.actor.genders import FEMININE
from liens.claim.actor.history import History
from liens.claim.actor.lexicon import Pronoun
from liens.claim.actor.mention import Form, Mention
from liens.claim.actor.numbered import told_last
from liens.claim.actor.weights import PRONOUN
from liens.parse.grammar import VERBAL, antecedent, conjuncts, preposition, stands_in_list, subject
from liens.parse.parsed import Parsed, Token

# What the table of pronouns says of a number that stands for people.
NUMBER = "number"
_REACH = 4
# How many sentences off a woman is still "she" where no other was named.
_FAR = 12
_LOOK_BACK = 40
_NEAR = 4
# How many words stand before the name in « Quant à la ».
_TOPIC = 4
_ABOUT = "about"
_COLLECTIVE = frozenset({"group", "organisation", "body", "force", "people", "party"})
_FORCES = frozenset({"MIL", "POL", "BUS"})
_NAMING = frozenset({Form.NAME, Form.SEAT, Form.PERSON})
# What lies against a state in which something happens ("Israel denies genocide in Gaza. Its ministry…"): more than its nearness says for it.
_IN_PLACE = 0.7
_PERSONAL = frozenset({"person", "official"})
_SELVES = frozenset({"state", "organisation", "body", "group"})


def compatible(pronoun: Pronoun, mention: Mention) -> bool:
    """True where pronoun and mention agree in animacy, number and gender as far as the text shows them."""
    if mention.form is Form.DEMONYM and mention.type == "state" and not mention.plural:
        return False
    person = mention.type in _PERSONAL
    if (pronoun.animacy == "person" and not person) or (pronoun.animacy == "thing" and person):
        return False
    # A name in -s is tagged as a plural ("Guterres", "Lopes"); one person is none.
    several = mention.many or (mention.plural and mention.form is not Form.PERSON)
    if pronoun.plural and not (several or mention.type in _COLLECTIVE):
        return False
    if not pronoun.plural and several and mention.type != "state":
        return False
    known = pronoun.gender is not None and mention.gender is not None
    return not known or pronoun.gender == mention.gender


def antecedents(history: History, token: Token, pronoun: Pronoun, settled: Mapping[int, list[Mention]]) -> list[Mention]:
    """What the pronoun stands for, several where it means a coordination; empty if nothing fits well enough."""
    # Likelier than nobody is whoever scores above zero; "she" is some woman.
    best, best_score = None, -inf if _women(history, token, pronoun) else 0.0
    number = pronoun.place == NUMBER
    if number and (same := _of_number(history, token)) is not None:
        return [same]
    own = [] if number else _of_itself(history, token, pronoun, settled)
    if own:
        return own
    pair = _pair(history, token, settled) if pronoun.plural and not number else []
    for earlier, found in weighed(history, token, pronoun):
        if pronoun.plural and earlier.type in _COLLECTIVE - history.collectives and not (earlier.plural or earlier.many):
            continue
        score = weigh(found, PRONOUN) - (_IN_PLACE if earlier.token in history.grounds else 0.0)
        if score > best_score:
            best, best_score = earlier, score
    if pair and (best is None or history.sentence(best) < history.sentence(pair[0]) or best.head in {m.head for m in pair}):
        return pair
    if best is None:
        return _only_ones(history, token, pronoun)
    return [m for m in settled.get(best.token, ()) if m.many] or [best]


def both(history: History, token: Token, settled: Mapping[int, list[Mention]]) -> list[Mention]:
    """Whom "the two" or "both" means where no noun follows: who was just named together, or the only two of whom the sentences before speak."""
    pair = _pair(history, token, settled)
    if len({m.head for m in pair}) == 2:
        return pair
    before = [m for m in history.past if history.sentence(m) < token.sentence]
    told = told_last(history, token.sentence, before, 2)
    return sorted(told.values(), key=lambda m: m.token)


def _of_itself(history: History, token: Token, pronoun: Pronoun, settled: Mapping[int, list[Mention]]) -> list[Mention]:
    """What a state or body says of itself: "The EU, which froze its aid to Kosovo, says it will lift the measures"."""
    tokens = history.parsed.tokens
    clause = tokens[token.head]
    if pronoun.plural or pronoun.use != "pronoun" or clause.dep != "ccomp" or not token.dep.startswith("nsubj"):
        return []
    subject = next((j for j in history.parsed.kids(clause.head, "nsubj") if j < token.i), None)
    return [m for m in settled.get(subject, ()) if m.type in _SELVES and compatible(pronoun, m)] if subject is not None else []


def _only_ones(history: History, token: Token, pronoun: Pronoun) -> list[Mention]:
    """The only people of the sentence before, for "them": "Soldiers hold the town. Residents accuse them"."""
    if not pronoun.plural or pronoun.use != "object":
        return []
    near = [m for m, _ in weighed(history, token, pronoun) if m.plural and token.sentence - history.sentence(m) <= 1 and m.head != "?"]
    return near if len(near) == 1 else []


def _of_number(history: History, token: Token) -> Mention | None:
    """The people who were counted with the same number before: "21 schoolgirls … The 21 are in Abuja"."""
    parsed = history.parsed
    counted = (m for m in reversed(history.past) if any(parsed.tokens[j].text == token.text for j in parsed.kids(m.token, "nummod")))
    return next((m for m in counted if m.type in _PERSONAL or m.type == "people"), None) if token.pos == "NUM" else None


def weighed(history: History, token: Token, pronoun: Pronoun) -> Iterator[tuple[Mention, dict[str, float]]]:
    """Every earlier mention that the pronoun may stand for, nearest first, with what speaks for it."""
    seen: set[str] = set()
    women = _women(history, token, pronoun)
    for earlier in women or reversed(history.past[-_LOOK_BACK:]):
        if not women and token.sentence - history.sentence(earlier) > _REACH:
            return
        # A government is a state's, not that of its aircraft.
        if token.head in history.offices and earlier.type == "body" and earlier.sector in _FORCES:
            continue
        if earlier.code in seen or not compatible(pronoun, earlier) or _coargument(history.parsed, token, earlier) or earlier.token in history.towns:
            continue
        seen.add(earlier.code)
        yield earlier, clues(history, token, pronoun, earlier, len(seen))


def _women(history: History, token: Token, pronoun: Pronoun) -> list[Mention]:
    """For "she" the women of the article, nearest first, however long ago; none if somebody who may be one was named since and acts."""
    if pronoun.animacy != "person" or pronoun.gender != FEMININE:
        return []
    found: list[Mention] = []
    for earlier in reversed(history.past):
        if earlier.type not in _PERSONAL or (earlier.plural and earlier.form is not Form.PERSON):
            continue
        apart = token.sentence - history.sentence(earlier)
        new = earlier.form is Form.PERSON and earlier.gender is None and history.parsed.tokens[earlier.token].dep.startswith("nsubj")
        if apart > _FAR or (not found and new and apart <= 1):
            break
        if earlier.gender == FEMININE:
            found.append(earlier)
    return found


def clues(history: History, token: Token, pronoun: Pronoun, earlier: Mention, order: int) -> dict[str, float]:
    """What speaks for an earlier mention, by name of the clue; ``order`` is 1 for the nearest that fits."""
    parsed = history.parsed
    other = parsed.tokens[earlier.token]
    apart = min(token.sentence - other.sentence, 3)
    subject = other.dep.startswith("nsubj")
    # A pronoun that means things as well ("il") is no likelier a person because that person is a man: what counts is grammar.
    gender = earlier.gender if pronoun.animacy == "person" or earlier.form is not Form.PERSON else other.feature("Gender")
    sort = "poss" if pronoun.use == "possessive" or token.dep == "nmod:poss" else "subj" if token.dep.startswith(("nsubj", "expl")) else "obj"
    found = {
        f"apart {apart}": 1.0,
        f"order {min(order, 4)}": 1.0,
        f"form {earlier.form}": 1.0,
        "share": history.share.get(earlier.head, 0.0),
        "title": float(earlier.head in history.titled),
        f"subject {sort} {apart}": float(subject),
        f"parallel {sort}": float(not subject and other.dep.split(":")[0] == token.dep.split(":")[0]),
        "gender": float(pronoun.gender is not None and pronoun.gender == gender),
        f"{pronoun.animacy} {earlier.type}": 1.0,
        "known": float(earlier.head != "?"),
        "over": float(_commands(history, other, token)),
        f"own {sort}": float(_own(history.parsed, other, token)),
        f"repeated {sort}": float(apart == 1 and _repeats(history.parsed, earlier, token)),
        "embedded": float(_embedded(history, other, token)),
        "topic": float(earlier.type in _PERSONAL and earlier.name.split()[-1:] == [history.topic]),
        f"topic {sort}": float(earlier.name.split()[-1:] == [history.topic] and _begins_paragraph(parsed, token)),
        f"opening {sort}": float(apart == 1 and _opens(history.parsed, other, token)),
    }
    if parsed.sentences[other.sentence].part != parsed.sentences[token.sentence].part:
        found["other part"] = 1.0
    return found


def _commands(history: History, other: Token, token: Token) -> bool:
    """The subject of a clause above the pronoun's own."""
    if other.sentence != token.sentence or not other.dep.startswith("nsubj"):
        return False
    return other.head in history.above(token.i) and other.head != token.head


def _own(parsed: Parsed, other: Token, token: Token) -> bool:
    """The subject of the clause of a possessive: "the kingdom agreed to mend its ties"."""
    if other.sentence != token.sentence or not other.dep.startswith("nsubj"):
        return False
    verb = next((j for j in parsed.path_up(token.i) if parsed.tokens[j].pos in VERBAL), None)
    own = subject(parsed, verb) if verb is not None else None
    return own is not None and own[0] == other.i


def _repeats(parsed: Parsed, earlier: Mention, token: Token) -> bool:
    """The same pronoun as the subject of the sentence before: « Elle a salué … Elle continue … »."""
    other = parsed.tokens[earlier.token]
    both = earlier.form is Form.PRONOUN and earlier.type not in _PERSONAL and other.text.lower() == token.text.lower()
    return both and all(t.dep.startswith("nsubj") and parsed.tokens[t.head].dep == "root" for t in (other, token))


def _embedded(history: History, other: Token, token: Token) -> bool:
    """The subject of a relative clause before the main clause of the pronoun: "since the war in which Russia …, it has …"."""
    clause = history.parsed.tokens[other.head]
    inside = other.sentence == token.sentence and other.dep.startswith("nsubj") and clause.dep.startswith("acl")
    return inside and token.dep.startswith("nsubj") and clause.i not in history.above(token.i)


def _begins_paragraph(parsed: Parsed, token: Token) -> bool:
    """In a portrait a paragraph goes on with whom the title names: « Né à Fürth, il entre … »."""
    return token.sentence == 0 or parsed.sentences[token.sentence].paragraph != parsed.sentences[token.sentence - 1].paragraph


def _opens(parsed: Parsed, other: Token, token: Token) -> bool:
    """The subject of the sentence before, for a possessive in the subject of this one: "The movement fights on. Its leader left"."""
    noun = parsed.tokens[token.head]
    return noun.dep.startswith("nsubj") and other.dep.startswith("nsubj") and all(parsed.tokens[t.head].dep == "root" for t in (noun, other))


def _coargument(parsed: Parsed, token: Token, earlier: Mention) -> bool:
    """An object cannot be its own subject ("he met him"), nor that of the verb before ("Chad closed the border and bars it…")."""
    other = parsed.tokens[earlier.token]
    own = subject(parsed, token.head) if token.pos == "PRON" and token.dep.split(":")[0] in {"obj", "iobj"} else None
    if own is not None and own[1] in {"direct", "conjunct", "control"} and other.i in {*_listed(parsed, own[0]), antecedent(parsed, own[0])}:
        return True
    return token.pos == "PRON" and token.head == other.head and token.dep != other.dep and token.sentence == other.sentence


def _listed(parsed: Parsed, i: int) -> Iterator[int]:
    """The words that stand for the same subject as the first of a list: "Chad, Kenya and Malawi received him"."""
    yield i
    for j in parsed.kids(i, "conj", "appos"):
        if parsed.tokens[j].pos not in VERBAL:
            yield from _listed(parsed, j)


def _pair(history: History, token: Token, settled: Mapping[int, list[Mention]]) -> list[Mention]:
    """The last two or more actors that stand coordinated, or as subject and partner, up to a sentence back."""
    for earlier in reversed(history.past[-_LOOK_BACK // 2 :]):
        if token.sentence - history.sentence(earlier) > 1:
            break
        chain = list(_chain(history.parsed, earlier.token, settled))
        if len(chain) == 1:
            chain = _beside(history.parsed, earlier, settled)
        chain = [m for m in chain if m.head != "?"]
        if len({m.head for m in chain}) > 1 and all(m.token < token.i for m in chain):
            return [*_listed_before(history, chain[0]), *chain]
    return _partners(history, token)


def _listed_before(history: History, first: Mention) -> list[Mention]:
    """What the words list before the first that the parser joins: "A, B, C and D"."""
    found: list[Mention] = []
    for earlier in reversed(history.past):
        after = found[0] if found else first
        if earlier.token >= after.token:
            continue
        if earlier.head == "?" or earlier.form not in _NAMING or not stands_in_list(history.parsed, earlier.last, after.first):
            break
        found.insert(0, earlier)
    return found


def _beside(parsed: Parsed, later: Mention, settled: Mapping[int, list[Mention]]) -> list[Mention]:
    """Two names that the parser hangs on one verb in the same role, with "and" between them."""
    token = parsed.tokens[later.token]
    first = next((j for j in parsed.children[token.head] if parsed.tokens[j].dep == token.dep and j < token.i and j in settled), None)
    if first is None:
        return []
    between = parsed.tokens[max(m.last for m in settled[first]) + 1 : later.first]
    joined = any(t.pos == "CCONJ" for t in between) and all(t.pos in {"CCONJ", "DET", "ADP"} for t in between)
    return [*settled[first], later] if joined else []


def _partners(history: History, token: Token) -> list[Mention]:
    """Two persons of the pronoun's own sentence, where nobody plural stands near ("X spoke to Y and they agreed")."""
    here = [m for m in history.past[-8:] if m.token < token.i and history.sentence(m) == token.sentence and m.type in _PERSONAL]
    by_head = {m.head: m for m in here if not m.plural and m.head != "?"}
    return list(by_head.values()) if len(by_head) == 2 else []


def _chain(parsed: Parsed, i: int, settled: Mapping[int, list[Mention]]) -> Iterator[Mention]:
    """The settled mentions that are coordinated with the one at ``i``, from the first on."""
    while parsed.tokens[i].dep == "conj" and parsed.tokens[parsed.tokens[i].head].pos not in VERBAL:
        i = parsed.tokens[i].head
    for j in conjuncts(parsed, i):
        yield from settled.get(j, ())


def owners(parsed: Parsed, token: Token) -> Iterator[int]:
    """Where grammar names the owner: "the president and his minister", "urged Peru to withdraw its troops"."""
    noun = parsed.tokens[token.head]
    if noun.dep == "conj":
        yield noun.head
    while noun.dep == "nmod":
        noun = parsed.tokens[noun.head]
    if noun.dep == "conj":
        # "His family and members of his government": one owner.
        yield from (j for j in parsed.kids(noun.head, "det", "nmod:poss"))
    noun = parsed.tokens[token.head]
    verb = parsed.tokens[noun.head]
    if noun.dep.split(":")[0] in {"obj", "obl"} and verb.dep == "xcomp":
        own = subject(parsed, verb.i)
        if own is not None and own[1] == "control" and parsed.tokens[own[0]].dep.split(":")[0] in {"obj", "iobj", "obl"}:
            yield own[0]


def set_apart(history: History, token: Token, pronoun: Pronoun) -> Mention | None:
    """Whom a pronoun between commas takes up again: « la Russie, elle, a signé », « l'Inde, elle aussi, … »."""
    tokens = history.parsed.tokens
    end = next((t for t in tokens[token.i + 1 : token.i + 3] if t.pos != "ADV"), None)
    if token.i < 2 or tokens[token.i - 1].text != "," or end is None or end.text != ",":
        return None
    named = (m for m in reversed(history.past[-_NEAR:]) if m.last == token.i - 2 and m.form is not Form.PRONOUN)
    return next((m for m in named if compatible(pronoun, m)), None)


def as_for(history: History, token: Token, pronoun: Pronoun, about: Mapping[str, str]) -> Mention | None:
    """Whom the sentence names as its topic: « Quant à la France, … elle hésite »."""
    parsed = history.parsed
    if not token.dep.startswith("nsubj"):
        return None
    first = parsed.sentences[token.sentence].first
    here = [m for m in history.past if history.sentence(m) == token.sentence and m.first - first <= _TOPIC]
    return next((m for m in here if about.get(_opening(parsed, first, m.first)) == _ABOUT and compatible(pronoun, m)), None)


def _opening(parsed: Parsed, first: int, last: int) -> str:
    """The words before a name, without its article, as the table of prepositions writes them: « quant_à »."""
    return "_".join(t.lemma.lower() for t in parsed.tokens[first:last] if t.pos != "DET")


def beside_in_list(history: History, token: Token) -> Mention | None:
    """Whoever a list names right before, with the preposition again: « l'arrestation du président, de sa famille et de … »."""
    tokens = history.parsed.tokens
    i = token.i
    if token.pos != "DET" or i < 3 or tokens[i - 1].pos != "ADP" or not (tokens[i - 2].text == "," or tokens[i - 2].pos == "CCONJ"):
        return None
    named = (m for m in reversed(history.past[-_NEAR:]) if m.last == i - 3 and m.form in _NAMING)
    return next((m for m in named if preposition(history.parsed, m.token) == tokens[i - 1].lemma), None)


def latest(history: History, pronoun: Pronoun, token: Token) -> Mention | None:
    """What "the latter" points to: simply the nearest mention that agrees."""
    for earlier in reversed(history.past[-_LOOK_BACK:]):
        if token.sentence - history.sentence(earlier) > 1:
            return None
        one = pronoun.plural and earlier.type in _COLLECTIVE - history.collectives and not (earlier.plural or earlier.many)
        if earlier.form is not Form.PRONOUN and not one and compatible(pronoun, earlier) and not _coargument(history.parsed, token, earlier):
            return earlier
    return None


def former(history: History, pronoun: Pronoun, token: Token) -> list[Mention]:
    """What "the former" points to: the first of the two that were named last."""
    two: dict[str, Mention] = {}
    for earlier in reversed(history.past[-_LOOK_BACK:]):
        if token.sentence - history.sentence(earlier) > 1 or len(two) > 1:
            break
        if compatible(pronoun, earlier) and not earlier.many:
            two.setdefault(earlier.head, earlier)
    return list(two.values())[1:]


def relative(history: History, token: Token, settled: Mapping[int, list[Mention]]) -> list[Mention]:
    """What a relative pronoun stands for where the parse does not say: the last noun before it, if it is an actor."""
    parsed = history.parsed
    first = parsed.sentences[token.sentence].first
    for j in range(token.i - 1, first - 1, -1):
        if parsed.tokens[j].pos in {"NOUN", "PROPN", "VERB"}:
            covering = [m for m in history.past[-4:] if m.first <= j <= m.last or m.token == j]
            return list(settled.get(covering[-1].token, ())) if covering else []
    return []
