"""Resolves what points back: pronouns, possessives, descriptions without a state, surnames, "the two countries".

News prose is orderly: a pronoun means the last fitting subject, a bare role noun means the last bearer of the role,
the first person means the speaker. What fits nobody stays unknown.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from liens.claim.actor.lexicon import ActorLexicon, Pronoun
from liens.claim.actor.mention import Form, Mention
from liens.claim.actor.roles import UNKNOWN
from liens.model import Span, Via
from liens.parse.parsed import Parsed, Token

Speaker = Callable[[int], int | None]
_REACH = 4
_COLLECTIVE = frozenset({"group", "organisation", "body", "force", "people", "party"})
# "The organisation", "the group": whichever was named last.
_VAGUE = frozenset({None, "NGO", "REB"})
_NAMED_GROUPS = frozenset({"group", "organisation", "alliance", "party"})
_PERSONAL = frozenset({"person", "official"})


@dataclass(slots=True)
class _History:
    """What has been named so far, in text order."""

    past: list[Mention] = field(default_factory=list)
    surnames: dict[str, Mention] = field(default_factory=dict)
    states: Counter[str] = field(default_factory=Counter)


def resolve(parsed: Parsed, lexicon: ActorLexicon, mentions: Sequence[Mention], speaker: Speaker) -> list[Mention]:
    """All mentions of the article, those that point back included, in text order.

    ``speaker`` gives the head token of the source of the quotation around an offset, or None.
    """
    waiting: dict[int, list[Mention]] = {}
    for mention in mentions:
        waiting.setdefault(mention.token, []).append(mention)
    inside = {i for m in mentions for i in range(m.first, m.last + 1) if i != m.token}
    history, found = _History(), []
    dominant = _dominant(mentions)
    resolver = _Resolver(parsed, lexicon, history, dominant, speaker)
    for token in parsed.tokens:
        for mention in waiting.get(token.i, ()):
            found.extend(resolver.settle(mention))
        if token.i not in waiting:
            found.extend(resolver.point_back(token, token.i in inside))
    return found


def _dominant(mentions: Sequence[Mention]) -> str | None:
    """The state that the article is most about; None where two are equal."""
    ranked = Counter(m.head for m in mentions if m.type == "state" and m.head != UNKNOWN).most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return ranked[0][0] if len(ranked) == 1 else None
    return ranked[0][0]


@dataclass(slots=True)
class _Resolver:
    parsed: Parsed
    lexicon: ActorLexicon
    history: _History
    dominant: str | None
    speaker: Speaker

    def settle(self, mention: Mention) -> list[Mention]:
        """A mention with its code; one that is only described takes it from what came before."""
        settled = [mention]
        if mention.form is Form.DESCRIPTION:
            settled = self._describe(mention)
        for one in settled:
            self._remember(one)
        return settled

    def point_back(self, token: Token, inside: bool) -> Iterator[Mention]:
        """Mentions made by a pronoun, a possessive, or the surname of somebody named before."""
        surname = self.history.surnames.get(token.text)
        if surname is not None and token.pos == "PROPN" and not inside:
            yield replace(surname, token=token.i, first=token.i, last=token.i, via=Via.NAME, why=f"surname of {surname.name}")
            return
        pronoun = self._pronoun(token)
        if pronoun is None:
            return
        target = self._first_person(token, pronoun) if pronoun.person == "1" else self._third_person(token, pronoun)
        if target is not None:
            how = f"{pronoun.place} -> {target.name}"
            mention = replace(target, token=token.i, first=token.i, last=token.i, form=Form.PRONOUN, via=Via.COREFERENCE, why=how)
            self.history.past.append(mention)
            yield mention

    def _pronoun(self, token: Token) -> Pronoun | None:
        if token.pos not in {"PRON", "DET"} or token.dep.startswith("expl"):
            return None
        pronoun = self.lexicon.pronouns.get(token.text.lower().replace("\u2019", "'"))
        if pronoun is None:
            return None
        possessive = token.pos == "DET" or token.dep == "nmod:poss"
        if possessive:
            return pronoun if pronoun.use in {"possessive", "both"} else None
        return pronoun if pronoun.use != "possessive" and token.dep.split(":")[0] != "det" else None

    def _remember(self, mention: Mention) -> None:
        if mention.head != UNKNOWN or mention.type == "person":
            self.history.past.append(mention)
        if mention.type == "state":
            self.history.states[mention.head] += 1
        if mention.form is Form.PERSON:
            words = self.parsed.article.text[self.parsed.tokens[mention.first].start : self.parsed.tokens[mention.last].end].split()
            if len(words) > 1 and words[-1][0].isupper():
                self.history.surnames.setdefault(words[-1], mention)

    def _describe(self, mention: Mention) -> list[Mention]:
        """A role noun without a state: "both countries", the last bearer of the role, or the state it is about."""
        if mention.plural and self._is_two(mention) and mention.type in {"state", "person", "body", "group"}:
            pair = self._last_two(mention)
            if pair:
                return pair
        lemma = self.parsed.tokens[mention.token].lemma
        if lemma in self.lexicon.counterparts:
            return [mention]
        owner = self._possessor(mention)
        if owner is not None and owner.head != UNKNOWN:
            code = f"{owner.head}/{mention.sector}" if mention.sector else owner.code
            return [self._as(mention, code, code, Via.COREFERENCE, f"{mention.why} of {owner.name}")]
        for earlier in reversed(self.history.past):
            if earlier.head == UNKNOWN or earlier.form is Form.PRONOUN:
                continue
            if self._same_role(mention, earlier, lemma):
                return [self._as(mention, earlier.code, earlier.entity, Via.COREFERENCE, f"{mention.why} -> {earlier.name}")]
        if mention.type == "state":
            return [mention]
        state = self._local_state(mention) or self.dominant
        if state is None:
            return [mention]
        code = f"{state}/{mention.sector}" if mention.sector else state
        return [self._as(mention, code, code, Via.IMPLIED, f"{mention.why} in {state}")]

    def _possessor(self, mention: Mention) -> Mention | None:
        """Whose it is, where a possessive that has been resolved stands before the noun ("ses troupes", "their army")."""
        kids = set(self.parsed.children[mention.token])
        return next((m for m in reversed(self.history.past[-8:]) if m.form is Form.PRONOUN and m.token in kids), None)

    def _as(self, mention: Mention, code: str, entity: str | None, via: Via, why: str) -> Mention:
        return replace(mention, code=code, entity=entity, via=via, why=why)

    def _is_two(self, mention: Mention) -> bool:
        kids = self.parsed.children[mention.token]
        return any(self.parsed.tokens[j].text.lower() in self.lexicon.pair for j in kids)

    def _last_two(self, mention: Mention) -> list[Mention]:
        found: dict[str, Mention] = {}
        for earlier in reversed(self.history.past):
            if earlier.head != UNKNOWN and (earlier.type == "state" or earlier.sector == mention.sector or earlier.form is Form.PERSON):
                found.setdefault(earlier.head, earlier)
            if len(found) == 2:
                break
        if len(found) < 2:
            return []
        sector = f"/{mention.sector}" if mention.sector else ""
        return [self._as(mention, head + sector, None, Via.COREFERENCE, f"{mention.why} -> {m.name}") for head, m in sorted(found.items())]

    def _same_role(self, mention: Mention, earlier: Mention, lemma: str) -> bool:
        if mention.type == "state":
            return earlier.type == "state" and not mention.plural
        if self.parsed.tokens[earlier.token].lemma == lemma and earlier.form in {Form.ROLE, Form.DESCRIPTION}:
            return True
        if mention.type in {"group", "body"} and mention.sector in _VAGUE and self._definite(mention) and not mention.plural:
            return earlier.type in _NAMED_GROUPS
        if mention.type == "group":
            return earlier.type == "group" or (earlier.sector == mention.sector and mention.sector == "REB")
        if mention.type == "person":
            return not mention.plural and earlier.type in _PERSONAL and earlier.sector == mention.sector and self._definite(mention)
        return mention.type == earlier.type and mention.sector == earlier.sector

    def _definite(self, mention: Mention) -> bool:
        kids = (self.parsed.tokens[j] for j in self.parsed.children[mention.token])
        return any(t.pos == "DET" and (t.feature("Definite") == "Def" or t.feature("PronType") == "Dem") for t in kids)

    def _local_state(self, mention: Mention) -> str | None:
        """The one state that stands in the same sentence, else the last one named."""
        number = self.parsed.tokens[mention.token].sentence
        sentence = self.parsed.sentences[number]
        near = {m.head for m in self.history.past if sentence.first <= m.token < sentence.last and m.type == "state"}
        if len(near) == 1:
            return next(iter(near))
        recent = [m.head for m in self.history.past[-6:] if m.type == "state" and self.parsed.tokens[m.token].sentence >= number - 2]
        return recent[-1] if recent and len(set(recent)) == 1 else None

    def _first_person(self, token: Token, pronoun: Pronoun) -> Mention | None:
        head = self.speaker(token.start)
        if head is None:
            return None
        who = next((m for m in reversed(self.history.past) if m.token == head), None)
        return who

    def _third_person(self, token: Token, pronoun: Pronoun) -> Mention | None:
        best, best_score = None, 0.0
        sentence = self.parsed.sentences[token.sentence]
        for age, earlier in enumerate(reversed(self.history.past[-25:])):
            distance = token.sentence - self.parsed.tokens[earlier.token].sentence
            if distance > _REACH or not _compatible(pronoun, earlier) or self._coargument(token, earlier):
                continue
            score = 4.0 - distance - 0.15 * age + self._prominence(earlier)
            if self.parsed.sentences[self.parsed.tokens[earlier.token].sentence].part != sentence.part:
                score -= 1.0
            if score > best_score:
                best, best_score = earlier, score
        return best

    def _prominence(self, mention: Mention) -> float:
        token = self.parsed.tokens[mention.token]
        subject = token.dep.startswith("nsubj")
        return (1.5 if subject else 0.0) + (0.5 if mention.form is Form.PERSON else 0.0) - (1.0 if mention.form is Form.DEMONYM else 0.0)

    def _coargument(self, token: Token, earlier: Mention) -> bool:
        """An object cannot be its own subject ("he met him")."""
        other = self.parsed.tokens[earlier.token]
        return token.pos == "PRON" and token.head == other.head and token.dep != other.dep and token.sentence == other.sentence


def _compatible(pronoun: Pronoun, mention: Mention) -> bool:
    if mention.form is Form.DEMONYM and mention.type == "state" and not mention.plural:
        return False
    person = mention.type in _PERSONAL
    if pronoun.animacy == "person" and not person:
        return False
    if pronoun.animacy == "thing" and person:
        return False
    if pronoun.plural and not mention.plural and mention.type not in _COLLECTIVE:
        return False
    if not pronoun.plural and mention.plural and mention.type != "state":
        return False
    known = pronoun.gender is not None and mention.gender is not None and mention.form is not Form.PERSON
    return not known or pronoun.gender == mention.gender


def spans(parsed: Parsed, mention: Mention) -> Span:
    """The characters of a mention."""
    return parsed.span(mention.first, mention.last)
