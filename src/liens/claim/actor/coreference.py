"""Resolves what points back: pronouns, possessives, descriptions without a state, surnames, "the two countries".

The article is read once in text order. What points ahead (the speaker named after the quotation, a name beside a role
noun that is settled later) is known in a second reading. What fits nobody stays unknown.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from liens.claim.actor.descriptions import ENOUGH, Guess, guesses
from liens.claim.actor.history import History, new_history
from liens.claim.actor.lexicon import ActorLexicon, Pronoun
from liens.claim.actor.mention import Form, Mention
from liens.claim.actor.names import titled
from liens.claim.actor.pronouns import antecedents, latest
from liens.claim.actor.roles import UNKNOWN
from liens.model import Via
from liens.parse.grammar import antecedent
from liens.parse.parsed import Parsed, Token

Speaker = Callable[[int], int | None]
_PLURAL_PERSON = Pronoun("pronoun", "3", plural=True, gender=None, animacy="person", place="number")
_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl"})
_WITH_SPEAKER = ("flat", "appos", "compound", "nmod")


def resolve(parsed: Parsed, lexicon: ActorLexicon, mentions: Sequence[Mention], speaker: Speaker) -> list[Mention]:
    """All mentions of the article, those that point back included, in text order.

    ``speaker`` gives the head token of the source of the quotation around an offset, or None.
    """
    resolver = _Resolver(parsed, lexicon, new_history(parsed, mentions), speaker)
    found = resolver.read(mentions)
    if resolver.ahead:
        again = _Resolver(parsed, lexicon, new_history(parsed, mentions), speaker, known=resolver.settled)
        found = again.read(mentions)
    return found


@dataclass(slots=True)
class _Resolver:
    parsed: Parsed
    lexicon: ActorLexicon
    history: History
    speaker: Speaker
    known: Mapping[int, list[Mention]] = field(default_factory=dict)
    settled: dict[int, list[Mention]] = field(default_factory=dict)
    coming: dict[int, list[Mention]] = field(default_factory=dict)
    ahead: bool = False

    def read(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Settle every mention and find those that point back, in text order."""
        waiting: dict[int, list[Mention]] = {}
        for mention in mentions:
            waiting.setdefault(mention.token, []).append(mention)
            if mention.head != UNKNOWN:
                self.coming.setdefault(self.parsed.tokens[mention.token].sentence, []).append(mention)
        inside = {i for m in mentions for i in range(m.first, m.last + 1) if i != m.token}
        found = []
        for token in self.parsed.tokens:
            here = [s for m in waiting.get(token.i, ()) for s in self._settle(m)]
            if token.i not in waiting:
                here = list(self._point_back(token, token.i in inside))
            for one in here:
                self.history.remember(one)
            if here:
                self.settled.setdefault(here[0].token, here)
            found.extend(here)
        return sorted(found, key=lambda m: m.token)

    def _settle(self, mention: Mention) -> list[Mention]:
        """A mention with its code; one that is only described takes it from what came before."""
        if mention.beside is not None and mention.beside != mention.token:
            return self._copy(mention)
        if mention.head == UNKNOWN and mention.form in {Form.DESCRIPTION, Form.PERSON}:
            return self._describe(mention)
        return [mention]

    def _copy(self, mention: Mention) -> list[Mention]:
        """A name beside a role noun, or a part of a group, has the code of that other word."""
        source = self.settled.get(mention.beside or 0) or self.known.get(mention.beside or 0)
        if not source:
            self.ahead = True
            return [mention]
        return [
            replace(mention, code=s.code, entity=s.entity, many=s.many, via=s.via if mention.form is not Form.PERSON else Via.NAME, why=f"{s.why}, with {mention.name}")
            for s in source
        ]

    def _describe(self, mention: Mention) -> list[Mention]:
        """A role noun without a state: of a possessor, both of two, or of the actor that fits best."""
        lemma = self.parsed.tokens[mention.token].lemma
        if lemma in self.lexicon.counterparts:
            return [mention]
        owners = self._possessors(mention)
        if owners:
            return [self._owned(mention, o, many=len(owners) > 1) for o in owners]
        ranked = guesses(self.history, mention, self._coming(mention), self.lexicon.prepositions)
        if mention.plural and self._is_two(mention):
            return [self._taken(mention, g, many=True) for g in sorted(ranked[:2], key=lambda g: g.head)] if len(ranked) > 1 else [mention]
        if not ranked or ranked[0].score < ENOUGH:
            return [mention]
        return [self._taken(mention, ranked[0], many=False)]

    def _taken(self, mention: Mention, guess: Guess, *, many: bool) -> Mention:
        witness = guess.witness
        if witness is None:
            return mention
        code = f"{guess.head}/{mention.sector}" if mention.sector and _takes_sector(witness) else guess.head
        same = witness.code == code
        via = Via.COREFERENCE if same or mention.type == "state" or many else Via.IMPLIED
        why = f"{mention.why} -> {witness.name} ({guess.score:.1f})"
        return replace(mention, code=code, entity=witness.entity if same else code, via=via, why=why, many=many)

    def _owned(self, mention: Mention, owner: Mention, *, many: bool) -> Mention:
        code = f"{owner.head}/{mention.sector}" if mention.sector and _takes_sector(owner) else owner.code
        return replace(mention, code=code, entity=code, via=Via.COREFERENCE, why=f"{mention.why} of {owner.name}", many=many)

    def _coming(self, mention: Mention) -> dict[str, Mention]:
        """The named actors that the rest of the mention's sentence still brings."""
        here = self.coming.get(self.parsed.tokens[mention.token].sentence, ())
        return {m.head: m for m in reversed(here) if m.token > mention.token}

    def _possessors(self, mention: Mention) -> list[Mention]:
        """Whose it is, where a possessive that has been resolved stands before the noun ("ses troupes", "their army")."""
        for j in self.parsed.children[mention.token]:
            found = [m for m in self.settled.get(j, ()) if m.form is Form.PRONOUN and m.head != UNKNOWN]
            if found:
                return found
        return []

    def _is_two(self, mention: Mention) -> bool:
        kids = self.parsed.children[mention.token]
        return any(self.parsed.tokens[j].text.lower() in self.lexicon.pair for j in kids)

    def _point_back(self, token: Token, inside: bool) -> Iterator[Mention]:
        """Mentions made by a pronoun, a possessive, or the surname of somebody named before."""
        surname = self.history.surnames.get(token.text)
        if surname is not None and token.pos in {"PROPN", "X", "NOUN"} and not inside:
            head = titled(self.parsed, token.i, self.lexicon.gazetteer.titles)
            if head not in self.settled:
                yield replace(surname, token=head, first=min(head, token.i), last=token.i, via=Via.NAME, why=f"surname of {surname.name}")
            return
        pronoun = self._pronoun(token)
        if pronoun is None:
            return
        targets = self._speakers(token) if pronoun.person == "1" else self._earlier(token, pronoun)
        several = len(targets) > 1
        for target in targets:
            why = f"{pronoun.place} -> {target.name}"
            yield replace(target, token=token.i, first=token.i, last=token.i, form=Form.PRONOUN, via=Via.COREFERENCE, why=why, many=several, beside=None)

    def _earlier(self, token: Token, pronoun: Pronoun) -> list[Mention]:
        if pronoun.use == "last":
            last = latest(self.history, pronoun, token)
            return [last] if last is not None else []
        return antecedents(self.history, token, pronoun, self.settled)

    def _pronoun(self, token: Token) -> Pronoun | None:
        base = token.dep.split(":")[0]
        if base == "expl":
            return None
        if token.lemma in self.lexicon.last_named and base in _ARGUMENTS | {"nmod"} and token.pos != "VERB" and self._bare(token):
            plural = token.feature("Number") == "Plur"
            return Pronoun("last", "3", plural, token.feature("Gender"), "any", token.lemma)
        if token.lemma in self.lexicon.numbers or token.pos == "NUM":
            return _PLURAL_PERSON if base in {"nsubj", "obj"} and self._bare(token) else None
        if token.pos not in {"PRON", "DET"}:
            return None
        pronoun = self.lexicon.pronouns.get(self._spelling(token))
        if pronoun is None:
            return None
        if pronoun.use == "relative":
            return pronoun if base in _ARGUMENTS and antecedent(self.parsed, token.i) == token.i else None
        possessive = (token.pos == "DET" and base not in _ARGUMENTS) or token.dep == "nmod:poss"
        if possessive:
            return pronoun if pronoun.use in {"possessive", "both"} else None
        return pronoun if pronoun.use != "possessive" and base != "det" else None

    def _spelling(self, token: Token) -> str:
        """The word in small letters, with the hyphen and particle that some parses split off ("celui", "-", "ci")."""
        word = token.text.lower().replace("\u2019", "'")
        after = self.parsed.tokens[token.i + 1 : token.i + 3]
        if len(after) == 2 and after[0].text == "-" and after[0].start == token.end:
            joined = f"{word}-{after[1].text.lower()}"
            return joined if joined in self.lexicon.pronouns else word
        return word

    def _bare(self, token: Token) -> bool:
        """A number or adjective that stands alone as a noun: nothing hangs on it but small words."""
        kids = (self.parsed.tokens[j] for j in self.parsed.children[token.i])
        return all(t.pos in {"DET", "PUNCT", "ADP", "ADV", "CCONJ", "NUM", "PRON"} or t.dep == "conj" for t in kids)

    def _speakers(self, token: Token) -> list[Mention]:
        """Who says "I" or "we" here; often named only after the quotation."""
        head = self.speaker(token.start)
        if head is None:
            return []
        beside = [j for j in self.parsed.children[head] if self.parsed.tokens[j].dep.split(":")[0] in _WITH_SPEAKER]
        for i in (head, *beside, self.parsed.tokens[head].head):
            for table in (self.settled, self.known):
                found = [m for m in table.get(i, ()) if m.head != UNKNOWN]
                if found:
                    return found
        self.ahead = self.ahead or head > token.i
        return []


def _takes_sector(owner: Mention) -> bool:
    """A state has ministries and armies; an organisation acts as one."""
    return owner.type in {"state", "person", "body", "people", "region_of_state"} or "/" in owner.code
