"""Whether an article is about sport, art, weather, an accident or science, and not about politics.

Where the words of such a topic outweigh everything political in an article (sure words of political contexts, and actors of states,
armies, courts, organisations), an event stays only if a political actor does it in the same sentence. On 230 political articles of the
development data the weight of the leading topic is at most 0.53 of the political one but for one article, an aircraft that crashed; on
101 articles of sport, culture, science, weather and accidents it is below 1 in three.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from liens.claim.actor.mention import Mention
from liens.claim.contexts import Scene
from liens.claim.signs import Sign, SignLexicon, compile_signs, words_at
from liens.langs.pack import Pack
from liens.langs.table import Row
from liens.model import Claim, Via
from liens.ontology.contexts import load_political
from liens.parse.parsed import Parsed

_COLUMNS = ("topic", "weight", "words", "example")
_SURE = 2
# A topic of few words must outweigh politics twice: a match at which a bomb explodes is no sport.
_RATIO, _MANY = 1.0, 6
_FEW_RATIO, _FEW = 2.0, 4
# Rockets, satellites and laboratories are those of states: an article on them is on science only far from politics.
_OWN_RATIO = {"science": 2.0}
# So far beyond politics, even a minister's deed is no politics but where a sure political word stands by it.
_FAR = 3.0
_SECTORS = frozenset({"GOV", "MIL", "POL", "JUD", "LEG", "REB", "OPP", "SPY", "PTY"})
_TYPES = frozenset({"organisation", "alliance", "group", "force", "court", "parliament", "ministry", "seat"})


@dataclass(frozen=True, slots=True)
class Topic:
    """What an article is about, and how much that outweighs politics."""

    name: str
    ratio: float


@dataclass(frozen=True, slots=True)
class TopicLexicon:
    """The words of the topics, and the contexts that are political."""

    words: SignLexicon
    political: frozenset[str]


def compile_topics(pack: Pack) -> TopicLexicon:
    """Read ``topics.tsv``; raises PackError naming file and line of what is wrong."""
    return TopicLexicon(compile_signs(pack.rows("topics.tsv", _COLUMNS), _sign), load_political())


def _sign(row: Row) -> Sign:
    if row["weight"] not in {"1", "2"}:
        raise row.error(f"weight {row['weight']!r} is not 1 or 2")
    return row["topic"], int(row["weight"])


def topic_of(parsed: Parsed, lexicon: TopicLexicon, scene: Scene, mentions: Iterable[Mention]) -> Topic | None:
    """The topic of an article that is not about politics; None for all others."""
    totals: dict[str, int] = {}
    for token in parsed.tokens:
        for word in words_at(parsed, lexicon.words, token.i):
            topic, weight = word.sign
            totals[topic] = totals.get(topic, 0) + weight
    if not totals:
        return None
    name = min(totals, key=lambda t: (-totals[t], t))
    words = sum(weight == _SURE and context in lexicon.political for signs in scene.signs.values() for context, weight in signs)
    actors = sum(m.sector in _SECTORS or m.type in _TYPES for m in mentions)
    ratio = totals[name] / (words + actors + 1)
    outweighs = (totals[name] >= _MANY and ratio > _OWN_RATIO.get(name, _RATIO)) or (totals[name] >= _FEW and ratio >= _FEW_RATIO)
    return Topic(name, ratio) if outweighs else None


def is_political(parsed: Parsed, lexicon: TopicLexicon, scene: Scene, topic: Topic, claim: Claim) -> bool:
    """True for an event that is political though its article is not: a political actor does it in its own sentence."""
    doers = [a for a in claim.initiators if a.sector in _SECTORS and a.via is not Via.IMPLIED]
    if not doers or topic.ratio <= _FAR:
        return bool(doers)
    sentence = next(s for s in parsed.sentences if s.span == claim.sentence)
    signs = (sign for i in range(sentence.first, sentence.last) for sign in scene.signs.get(i, ()))
    return any(weight == _SURE and context in lexicon.political for context, weight in signs)
