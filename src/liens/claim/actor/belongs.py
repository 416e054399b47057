"""Finds whose a description is by how the sentence is built: who sends it, leads it, or stands before "whose".

"France sent 2,000 soldiers" means her own, "Kuwait, whose ruler mediated" the ruler of Kuwait, "a Turkish delegation led by the deputy minister"
a Turkish minister, and the state media that report what a president did are those of the president's state.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from liens.claim.actor.bands import is_new_country
from liens.claim.actor.lexicon import ActorLexicon
from liens.claim.actor.mention import Mention
from liens.model import PartKind
from liens.parse.grammar import antecedent, conjuncts, preposition, subject
from liens.parse.parsed import Parsed, Token

_SENT = frozenset({"MIL", "POL", "NGO", "GOV"})
_PRIVATE = frozenset({"NGO", "CIV", "BUS", None})
_EDGE = 3
_APPOSED = frozenset({"appos", "acl", "amod"})
_STATES = frozenset({"state", "person", "body"})
# Those who govern, and how they stand to the verb of what is done to them.
_OFFICES = frozenset({"GOV", "LEG", "JUD", "MIL", "PTY"})
_OBJECTS = frozenset({"obj", "iobj", "obl"})
# Prepositions of whom a deed reaches, by class; "in the country" and "of the country" may be the subject's own.
_REACHING = frozenset({"to", "against", "with"})


@dataclass(frozen=True, slots=True)
class Belonging:
    """A description without a state in its phrase, with the mentions around it."""

    parsed: Parsed
    lexicon: ActorLexicon
    settled: Mapping[int, list[Mention]]
    waiting: Mapping[int, list[Mention]]

    def owners(self, mention: Mention) -> list[Mention]:
        """Whose it is; empty where the sentence does not say."""
        for way in (self._sender, self._before_whose, self._leader, self._of_media, self._of_topic, self._apposed, self._of_parliament):
            known = [m for m in way(mention) if m.head != "?"]
            if known:
                return known[:1]
        return []

    def bound(self, mention: Mention) -> frozenset[str]:
        """Who cannot be meant, as it does something to the one described: "Washington cut all aid to the country"."""
        token = self.parsed.tokens[mention.token]
        noun = self.parsed.tokens[token.head]
        if mention.type == "state" and token.dep.startswith("nmod") and noun.dep in _APPOSED:
            # "Canberra, the country's biggest donor".
            return frozenset(m.head for m in self._at(noun.head) if m.type == "state")
        if mention.sector in _OFFICES:
            return self._abroad(token)
        # Who is the object may be one's own: "he fled the country".
        if mention.type != "state" or self.lexicon.prepositions.get(preposition(self.parsed, token.i) or "") not in _REACHING:
            return frozenset()
        return self.subjects(mention)

    def subjects(self, mention: Mention) -> frozenset[str]:
        """Who does what reaches the one described: "it arms both sides"."""
        token = self.parsed.tokens[mention.token]
        i = token.i
        while self.parsed.tokens[i].dep in {"nmod", "obj"} and self.parsed.tokens[i].head != i and self.parsed.tokens[i].pos != "VERB":
            i = self.parsed.tokens[i].head
        if self.parsed.tokens[i].pos == "NOUN" and self.parsed.tokens[i].dep.split(":")[0] in {"obl", "iobj"}:
            i = self.parsed.tokens[i].head
        own = subject(self.parsed, i) if self.parsed.tokens[i].pos == "VERB" else None
        return frozenset(m.head for m in self._doers(own[0]) if m.head != "?") if own is not None and own[0] != token.i else frozenset()

    def _abroad(self, token: Token) -> frozenset[str]:
        """The states that do to an office what is done to another state's: "France urged the government", "Spain sanctioned the minister"."""
        verb = self.parsed.tokens[token.head]
        own = subject(self.parsed, verb.i) if verb.lemma in self.lexicon.abroad and token.dep.split(":")[0] in _OBJECTS else None
        doers = (m for j in conjuncts(self.parsed, own[0]) for m in self._doers(j)) if own is not None else ()
        return frozenset(m.head for m in doers if m.type == "state" and m.head != "?")

    def _at(self, i: int) -> list[Mention]:
        return self.settled.get(i) or self.waiting.get(i) or []

    def _doers(self, i: int) -> list[Mention]:
        """The mentions at a subject, or at what a relative pronoun stands for."""
        return self._at(i) or self._at(antecedent(self.parsed, i))

    def _sender(self, mention: Mention) -> Iterator[Mention]:
        token = self.parsed.tokens[mention.token]
        verb = self.parsed.tokens[token.head]
        afloat = mention.sector == "BUS" and token.lemma in self.lexicon.strangers
        if (
            not (mention.sector in _SENT or afloat)
            or token.dep != "obj"
            or verb.lemma not in self.lexicon.sending
            or any(self.parsed.kids(token.i, "nmod:poss"))
        ):
            return
        own = subject(self.parsed, verb.i)
        if own is not None:
            yield from (m for m in self._doers(own[0]) if m.type != "group")

    def _before_whose(self, mention: Mention) -> Iterator[Mention]:
        """The antecedent of "whose" among the noun's own words, or of « dont » right before its phrase."""
        tokens = self.parsed.tokens
        words = [*self.parsed.children[mention.token], *range(max(0, min(mention.first, mention.token) - _EDGE), mention.first)]
        whose = next((j for j in words if tokens[j].text.lower() in self.lexicon.whose and tokens[j].sentence == tokens[mention.token].sentence), None)
        if whose is None or any(tokens[k].pos in {"VERB", "PUNCT", "AUX"} for k in range(whose + 1, mention.first)):
            return
        found = antecedent(self.parsed, whose)
        yield from self._at(found) if found != whose else ()
        yield from (m for found_ in (self.settled, self.waiting) for ms in found_.values() for m in ms if m.last in {whose - 1, whose - 2})

    def _leader(self, mention: Mention) -> Iterator[Mention]:
        """Who leads, or is led, beside a participle of leading: both are of one state."""
        tokens = self.parsed.tokens
        verb = tokens[mention.token].head
        if tokens[mention.token].dep.startswith("obl") and tokens[verb].dep.startswith("acl") and tokens[verb].lemma in self.lexicon.leading:
            yield from self._at(tokens[verb].head)
        if mention.type == "person":
            return
        for j in self.parsed.kids(mention.token, "acl"):
            if tokens[j].lemma in self.lexicon.leading and tokens[j].dep != "acl:relcl":
                yield from (m for k in self.parsed.kids(j, "obl") for m in self._at(k))

    def _of_media(self, mention: Mention) -> Iterator[Mention]:
        """State media report of their own state's people first."""
        tokens = self.parsed.tokens
        words = {w for j in (*range(mention.first, mention.last + 1), *self.parsed.kids(mention.token, "amod", "compound")) for w in self._words(j)}
        if mention.sector != "MED" or not words & self.lexicon.official:
            return
        here = tokens[mention.token].sentence
        before = range(self.parsed.sentences[here].first, mention.token)
        yield from (m for i in before if tokens[i].dep.startswith("nsubj") for m in self._at(i) if m.type in _STATES)

    def _apposed(self, mention: Mention) -> Iterator[Mention]:
        """As in "Lashkar-e-Taiba, a group that…": whoever stands before the comma."""
        token = self.parsed.tokens[mention.token]
        if token.dep == "appos" and token.head < token.i:
            yield from self._at(token.head)
            comma = min(self.parsed.subtree(token.i)) - 1
            yield from (m for ms in self.waiting.values() for m in ms if m.first <= token.head <= m.last and m.last >= comma - 1)

    def _of_parliament(self, mention: Mention) -> Iterator[Mention]:
        """The government that a parliament asks, trusts or brings down is its own: "the Danish parliament asked the government to …"."""
        token = self.parsed.tokens[mention.token]
        if mention.sector != "GOV" or mention.type != "body" or token.dep.split(":")[0] not in _OBJECTS:
            return
        own = subject(self.parsed, token.head) if self.parsed.tokens[token.head].pos == "VERB" else None
        if own is not None and own[0] < token.i:
            yield from (m for m in self._doers(own[0]) if m.sector == "LEG")

    def _of_topic(self, mention: Mention) -> Iterator[Mention]:
        """In a title, of the state before its colon: "Chad: an opposition leader is freed"."""
        sentence = self.parsed.sentences[self.parsed.tokens[mention.token].sentence]
        if sentence.part is not PartKind.TITLE or mention.type == "state":
            return
        for first in self._at(sentence.first):
            after = self.parsed.tokens[first.last + 1 : first.last + 2]
            if first.type == "state" and after and after[0].text == ":" and mention.token > after[0].i:
                yield first

    def is_foreign(self, mention: Mention) -> bool:
        """As in "foreign troops", not as in "the foreign minister", where the word belongs to the office."""
        kids = (j for j in self.parsed.kids(mention.token, "amod", "compound", "det") if not mention.first <= j <= mention.last)
        return any(self.parsed.tokens[j].lemma in self.lexicon.foreign for j in kids)

    def is_strangers(self, possessive: Token) -> bool:
        """The subject of its clause is a body of which nothing is known: "a company evacuated its staff"."""
        own = subject(self.parsed, self.parsed.tokens[self.parsed.tokens[possessive.head].head].i)
        found = self.settled.get(own[0], []) if own is not None and own[1] == "direct" and own[0] < possessive.i else []
        return bool(found) and all(m.head == "?" and m.type == "body" for m in found)

    def is_nobody_known(self, mention: Mention) -> bool:
        """True for people of several states, and for a body whose name nobody knows."""
        return self._is_some(mention) or self._is_of_many(mention) or self._is_own_name(mention)

    def _is_some(self, mention: Mention) -> bool:
        """Charities that nobody has told of: "rights groups", « des ONG »."""
        kids = [self.parsed.tokens[j] for j in self.parsed.children[mention.token]]
        known = any(t.feature("Definite") == "Def" or t.feature("PronType") == "Dem" or t.feature("Poss") == "Yes" for t in kids)
        return mention.sector == "NGO" and mention.plural and not known

    def _is_of_many(self, mention: Mention) -> bool:
        """True for the ministers, leaders or troops "of eighteen countries": those of no state in particular."""
        for j in self.parsed.kids(mention.token, "nmod"):
            if self.lexicon.prepositions.get(preposition(self.parsed, j) or "") == "of":
                inner = [m for m in self.waiting.get(j, ()) if m.type == "state" and m.head == "?"]
                if inner and is_new_country(self.parsed, inner[0]) and not self._is_pair(j):
                    return True
        return False

    def _is_own_name(self, mention: Mention) -> bool:
        """True for a body with a name of its own that nobody knows: "the Inter-American Press Association"."""
        token = self.parsed.tokens[mention.token]
        title = self.parsed.sentences[token.sentence].part is PartKind.TITLE
        if mention.type != "body" or mention.sector not in _PRIVATE or title:
            return False
        behind = self.parsed.tokens[mention.last + 1 : mention.last + 2]
        called = bool(behind) and behind[0].pos == "PROPN" and behind[0].head in {token.i, token.head} and not self._at(behind[0].i)
        capital = token.text[0].isupper() and token.i != self.parsed.sentences[token.sentence].first
        return called or (capital and any(self.parsed.kids(token.i, "nmod", "amod", "compound")))

    def _is_pair(self, i: int) -> bool:
        return any(self.parsed.tokens[k].text.lower() in self.lexicon.pair for k in self.parsed.children[i])

    def _words(self, i: int) -> tuple[str, str]:
        return self.parsed.tokens[i].lemma.lower(), self.parsed.tokens[i].text.lower()
