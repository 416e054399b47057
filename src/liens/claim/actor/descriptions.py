"""Finds whose a description is: "the army", "the militants", "le pays" and the like, where its own phrase does not say.

Every actor of the article is weighed by what the text shows of it: who bore this role last, who stands in the same
sentence, who is the subject, what the article is about. The weights were fitted on the training articles.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from liens.claim.actor.history import History
from liens.claim.actor.mention import Form, Mention
from liens.claim.actor.weights import DESCRIPTION
from liens.ontology.speaking import Speaking, speaking
from liens.parse.grammar import is_fused, preposition

_NAMED = frozenset({"group", "organisation", "alliance", "party", "force"})
_STATES = frozenset({"state", "region_of_state", "territory"})
# What only a state has: where an article names its army alone, it has named the state.
_ARMS = frozenset({"GOV", "MIL", "LEG"})
_ARMED = frozenset({"REB", None})
_LOCATIVE = frozenset({"in", "at", "on"})
_OBJECTS = frozenset({"obj", "iobj", "obl"})
_SMALL = frozenset({"DET", "ADP", "PUNCT", "NUM"})
_NAMING = frozenset({Form.NAME, Form.SEAT, Form.PERSON, Form.ROLE})
# Those who act as one, whatever part of them is spoken of.
ACTING_AS_ONE = frozenset({Speaking.ORGANISATION, Speaking.ARMED})
_FAR = 6
_LOOK_BACK = 12
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Guess:
    """An actor that a description may belong to, how well it fits, and the mention that speaks for it."""

    head: str
    score: float
    witness: Mention | None
    named: bool


def fits(mention: Mention, bearers: Sequence[Mention]) -> bool:
    """True where an actor, of whom these are mentions, could be the same sort of actor as the description."""
    if mention.type == "state":
        return any(m.type in _STATES or m.sector in _ARMS for m in bearers)
    if mention.sector == "CIV":
        # A captive is not the captor, nor are civilians an armed group's own.
        return not all(m.type == "group" for m in bearers)
    if mention.sector == "REB":
        return any(m.type in _NAMED or m.type in _STATES or m.sector == "REB" or armed(m.head) for m in bearers)
    # An armed group has no government, police or parliament; what it does have ("the spokesman of the group") says so.
    return _kind(mention) != "office" or not all(armed(m.head) for m in bearers)


@cache
def armed(head: str) -> bool:
    """True for an armed group."""
    return speaking(head) is Speaking.ARMED


def clues(history: History, mention: Mention, head: str, coming: Mapping[str, Mention], locative: Mapping[str, str]) -> dict[str, float]:
    """What speaks for an actor as the owner of a description, by name of the clue."""
    past = history.heads.get(head, [])
    last = past[-1] if past else coming.get(head)
    found = {"share": history.share.get(head, 0.0), "title": float(head in history.titled), "first": float(head == history.first)}
    if last is None:
        return found
    kind = _kind(mention)
    found[f"{kind} {'named' if last.type in _NAMED else 'state' if last.type in _STATES else 'other'}"] = 1.0
    found["coming"] = float(head in coming)
    found[f"focus {kind}"] = float(_focus(history, mention) == head)
    if _indefinite(history, mention):
        found[f"indefinite {kind}"] = 1.0
    _distance(found, history, mention, past)
    _scene(found, history, mention, head, kind)
    _outright(found, history, mention, head, kind)
    if last.type in _NAMED and not any(o != head and p[-1].type in _NAMED for o, p in history.heads.items()):
        found[f"only {kind}"] = 1.0
    for m in reversed(past[-_LOOK_BACK:]):
        apart = history.parsed.tokens[mention.token].sentence - history.sentence(m)
        if apart > _FAR:
            break
        for clue in _bearing(history, mention, m, kind, locative):
            found[clue] = max(found.get(clue, 0.0), 1 / (1 + apart))
    return found


def _focus(history: History, mention: Mention) -> str | None:
    """The one state that the paragraph has named before the description; None where it names several."""
    parsed = history.parsed
    paragraph = parsed.sentences[parsed.tokens[mention.token].sentence].paragraph
    found = None
    for m in reversed(history.past):
        if parsed.sentences[history.sentence(m)].paragraph != paragraph:
            break
        if m.form in _NAMING and m.head != "?" and (m.type in _STATES or m.sector is not None):
            if found not in {None, m.head}:
                return None
            found = m.head
    return found


def _beside(history: History, mention: Mention, other: Mention) -> bool:
    """The other stands in, or inside, an object of the verb whose subject the description is."""
    tokens = history.parsed.tokens
    here, there = tokens[mention.token], tokens[other.token]
    argument = there if there.head == here.head else tokens[there.head]
    return here.dep.startswith("nsubj") and argument.head == here.head and argument.dep.split(":")[0] in _OBJECTS


def _distance(found: dict[str, float], history: History, mention: Mention, past: list[Mention]) -> None:
    if not past:
        return
    here = history.parsed.tokens[mention.token].sentence
    found[f"apart {min(here - history.sentence(past[-1]), 3)}"] = 1.0
    found["fresh"] = float(past[-1] is history.past[-1])
    found["often near"] = min(4, sum(history.sentence(m) >= here - 2 for m in past[-6:])) / 4


def _scene(found: dict[str, float], history: History, mention: Mention, head: str, kind: str) -> None:
    """Places that lie in that state, in the same sentence or before."""
    here = history.parsed.tokens[mention.token]
    before = [s for s in history.scenes if s[1] < here.i or s[0] == here.sentence]
    if before and before[-1][2] == head:
        found["last scene"] = 1.0
    apart = next((here.sentence - s[0] for s in reversed(before) if s[2] == head), _FAR + 1)
    if apart <= _FAR:
        found["scene"] = found[f"scene {kind}"] = 1 / (1 + apart)
    here_heads = {history.parsed.tokens[s[1]].head for s in history.scenes if s[0] == here.sentence and s[2] == head}
    if here.head in here_heads:
        found["scene clause"] = 1.0
        before_ = any(s[0] == here.sentence and s[2] == head and s[1] < here.i and history.parsed.tokens[s[1]].head == here.head for s in history.scenes)
        found[f"scene before {kind}"] = float(before_ and here.dep.startswith("nsubj"))


def _indefinite(history: History, mention: Mention) -> bool:
    """A noun that brings somebody new: "a group", "des hommes"."""
    kids = (history.parsed.tokens[j] for j in history.parsed.children[mention.token])
    return any(t.feature("Definite") == "Ind" for t in kids)


def _outright(found: dict[str, float], history: History, mention: Mention, head: str, kind: str) -> None:
    """Whether the article gives this noun, or this sector, to the actor in so many words."""
    for clue, key in (("noun", history.parsed.tokens[mention.token].lemma), ("sector", mention.sector)):
        bearers = history.borne.get(key or "")
        if bearers:
            found[f"outright {clue} {kind}"] = bearers[head] / bearers.total()


def _bearing(history: History, mention: Mention, m: Mention, kind: str, locative: Mapping[str, str]) -> Iterator[str]:
    """What one earlier mention of an actor says for it."""
    parsed = history.parsed
    here, token = parsed.tokens[mention.token], parsed.tokens[m.token]
    if token.lemma == here.lemma and m.form in {Form.ROLE, Form.DESCRIPTION}:
        yield f"same noun {m.via}"
    if m.sector == mention.sector and m.sector is not None:
        yield f"same sector {kind}"
    if token.dep.startswith("nsubj"):
        yield f"subject {kind}"
    if m.type in _NAMED and mention.sector == "REB":
        yield "armed"
    if token.sentence == here.sentence and token.head == here.head and token.i != here.i:
        yield "coargument"
    if token.sentence == here.sentence and token.dep.startswith("nsubj") and token.head != here.head and token.head in history.above(here.i):
        yield f"over {kind}"
    if m.type in _STATES and locative.get(preposition(parsed, m.token) or "") in _LOCATIVE:
        yield "place"


def _kind(mention: Mention) -> str:
    if mention.type == "state":
        return "state"
    if mention.sector in {"CIV", "REB"}:
        return str(mention.sector)
    if mention.sector in {None, "NGO"}:
        return "vague"
    return "office"


def rivals(history: History, mention: Mention, coming: Mapping[str, Mention]) -> Iterator[str]:
    """The actors that may own a description: those named so far, and those that its sentence still names."""
    for head, past in history.heads.items():
        if fits(mention, past[-_LOOK_BACK:]):
            yield head
    for head, m in coming.items():
        # Who is named for the first time in the object of "the government expelled Chad's envoy" is not its subject.
        if head not in history.heads and fits(mention, [m]) and not _beside(history, mention, m):
            yield head


def weigh(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum of the clues, each times its weight."""
    total = weights.get("base", 0.0)
    for name, value in found.items():
        total += value * weights.get(name, 0.0)
    return total


def guesses(history: History, mention: Mention, coming: Mapping[str, Mention], locative: Mapping[str, str]) -> list[Guess]:
    """All actors that a description may belong to, best first; ties in text order."""
    found = []
    for head in rivals(history, mention, coming):
        score = weigh(clues(history, mention, head, coming, locative), DESCRIPTION)
        past = history.heads.get(head, [])
        witness = past[-1] if past else coming.get(head)
        found.append(Guess(head, score, witness, _named_near(history, mention, past)))
    return sorted(found, key=lambda g: -g.score)


def _named_near(history: History, mention: Mention, past: Sequence[Mention]) -> bool:
    """True for an organisation or group, not a state or a part of one, that the last sentences speak of."""
    if any(m.type in _STATES for m in past):
        return False
    here = history.parsed.tokens[mention.token].sentence
    return any("/" not in m.code and here - history.sentence(m) <= _NEAR for m in past[-_LOOK_BACK:])


def certain(history: History, mention: Mention, ranked: Sequence[Guess]) -> Guess | None:
    """The actor that grammar settles: "the organisation" is the one just named, "the rebels" those so called before."""
    known = _of_kind(history, mention, ranked) or _of_body(history, mention, ranked)
    if known is not None:
        return known
    lasting = history.parsed.tokens[mention.token].lemma in history.lasting
    if (not lasting and _kind(mention) in {"CIV", "state"}) or not definite(history, mention):
        return None
    bearers = history.borne.get(history.parsed.tokens[mention.token].lemma, Counter())
    if _kind(mention) == "office" and not lasting:
        # « La procureure de la CPI … La procureure »: the office of a body is that body's own.
        body = next(iter(bearers)) if len(bearers) == 1 and not mention.plural else None
        return next((g for g in ranked if g.head == body and speaking(g.head) is Speaking.ORGANISATION), None)
    same = next((g for g in ranked if g.head in bearers and (g.named or lasting)), None) if len(bearers) == 1 else None
    if same is not None:
        return same
    if _kind(mention) == "vague" and not mention.plural:
        return next((g for g in ranked if g.named), None) or _only_body(history, ranked)
    return None


def _of_kind(history: History, mention: Mention, ranked: Sequence[Guess]) -> Guess | None:
    """As in "the agency" after UNHCR: the one of that kind whom the last sentences name."""
    here = history.parsed.tokens[mention.token]
    kind = history.kinds.get(here.lemma)
    if kind is None or mention.plural or not definite(history, mention):
        return None
    near = {m.head for m in history.past if m.type == kind and m.form is Form.NAME and here.sentence - history.sentence(m) <= _NEAR}
    return next((g for g in ranked if g.head in near), None) if len(near) == 1 else None


def _of_body(history: History, mention: Mention, ranked: Sequence[Guess]) -> Guess | None:
    """As in "the experts" after "UN experts": people of whom the article says that they are those of an organisation, and of nobody else."""
    bearers = history.borne.get(history.parsed.tokens[mention.token].lemma, Counter())
    if mention.type != "person" or len(bearers) != 1 or not definite(history, mention):
        return None
    head = next(iter(bearers))
    return next((g for g in ranked if g.head == head), None) if speaking(head) is Speaking.ORGANISATION else None


def _only_body(history: History, ranked: Sequence[Guess]) -> Guess | None:
    """The one organisation that the article has named at all, however long ago."""
    bodies = [g for g in ranked if g.head in history.heads and speaking(g.head) is Speaking.ORGANISATION]
    return bodies[0] if len(bodies) == 1 else None


def definite(history: History, mention: Mention) -> bool:
    """A noun with the definite article, alone or in a preposition ("du groupe"), or a demonstrative: it points to somebody known."""
    kids = [history.parsed.tokens[j] for j in history.parsed.children[mention.token]]
    article = any(t.pos == "DET" and (t.feature("Definite") == "Def" or t.feature("PronType") == "Dem") for t in kids)
    return article or any(is_fused(t) for t in kids)


def are_opposed(history: History, mention: Mention) -> bool:
    """True for "the parties" to a quarrel, where the article tells of no party that people vote for."""
    tokens, i = history.parsed.tokens, mention.token
    bare = all(tokens[j].pos in _SMALL for j in history.parsed.children[i])
    return bare and tokens[i].lemma not in history.borne and definite(history, mention)


def takes_sector(owner: Mention) -> bool:
    """A state has ministries and armies; an organisation acts as one, and so does a person who is known by name alone."""
    if (owner.type == "person" and "/" not in owner.code) or speaking(owner.head) in ACTING_AS_ONE:
        return False
    return owner.type in {"state", "person", "body", "people", "region_of_state"} or "/" in owner.code
