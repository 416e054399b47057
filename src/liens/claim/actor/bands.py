"""Narrows whom a description can mean by the sort of actor that it names: "the rebels" are no jihadist group, "the group" may be.

A word says what sort its actor is of (``[reference.sorts]`` of the pack), the ontology what sorts the known groups are of. Who
backs an armed band is not the band's state ("the rebels that Turkey supports"), and several countries are never one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liens.claim.actor.descriptions import Guess, armed, definite
from liens.claim.actor.history import History
from liens.claim.actor.lexicon import ActorLexicon
from liens.claim.actor.mention import Form, Mention
from liens.ontology.speaking import Speaking, speaking
from liens.parse.grammar import conjuncts
from liens.parse.parsed import Parsed, Token

_ARMED = "REB"
_SOCIETY = "NGO"
# The sort of associations that have members and no people or forces.
_HELPERS = "ngo"
_NEAR = 4
_JOINT = frozenset({"organisation", "alliance", "group", "party", "force", "court", "agency", "region_of_state"})
# What says where a state lies: adjectives, participles and nouns with "of"; how many words off, and how many in a row ("Afrique de l'Ouest").
_QUALIFYING = frozenset({"acl", "amod", "compound", "nmod", "flat", "flat:name"})
_BEHIND = frozenset({"acl", "amod"})
_JOINING = frozenset({"case", "det", "punct"})
_PHRASE = 8
_ROW = 5
# What a state must score at least to be where insurgents fight: on the training articles those below were the states of air forces.
_LIKELY = -1.0


@dataclass(frozen=True, slots=True)
class Band:
    """A description with the article around it."""

    history: History
    lexicon: ActorLexicon
    mention: Mention

    def excludes(self, guess: Guess) -> bool:
        """True for a state or body that lies elsewhere than the words say, a group of another sort, a backer of the band, and helpers of fighters."""
        if self.mention.sector not in {None, _SOCIETY} and guess.head in self.lexicon.sorts.bearers.get(_HELPERS, ()):
            return True  # "Amnesty accused the militia …": neither the soldiers nor the dead are Amnesty's
        if self.mention.sector is None or self.mention.type == "body":
            within = self.lexicon.sorts.of(self._qualities())
            whole = self.mention.sector is None or (bool(within) and self.mention.sector == _SOCIETY)
            return (bool(within) and guess.head not in within) or (whole and not self._is_one(guess))
        if self.mention.sector != _ARMED:
            return False
        return self.lexicon.sorts.differs(self._words(), guess.head) or guess.head in set(self._backers())

    def is_of_many(self) -> bool:
        """True for people of a whole region: "African leaders" are those of no state."""
        return self.mention.plural and self.mention.sector is not None and bool(self.lexicon.sorts.of(self._qualities()))

    def of_sort(self, ranked: Sequence[Guess]) -> Guess | None:
        """The group of the sort that the words mean: "the jihadists", "le groupe islamiste", "the island"."""
        bearers = self.lexicon.sorts.of((*self._words(), *self._qualities()))
        several = self.mention.type == "state" and self.mention.plural
        if several or not definite(self.history, self.mention):
            return None
        likely = [g for g in ranked if g.head in bearers]
        before = (self._so_called(), *self._just_named()) if self.mention.type == "state" else ()
        return next((g for head in before for g in likely if g.head == head), next(iter(likely), None))

    def _so_called(self) -> str | None:
        """The state that the article has called by this noun before: once Morocco is "the kingdom", Spain is not."""
        tokens = self.history.parsed.tokens
        lemma = tokens[self.mention.token].lemma
        return next((m.head for m in reversed(self.history.past) if m.form is Form.DESCRIPTION and m.type == "state" and tokens[m.token].lemma == lemma), None)

    def _just_named(self) -> Iterator[str]:
        """The states that the sentence has named before, the nearest first, but for its subjects."""
        tokens = self.history.parsed.tokens
        for m in reversed(self.history.past):
            if self.history.sentence(m) != tokens[self.mention.token].sentence:
                return
            if m.form is Form.NAME and not tokens[m.token].dep.startswith("nsubj"):
                yield m.head

    def nearest(self, ranked: Sequence[Guess]) -> Guess | None:
        """The only armed group that the sentences before name: "the militants", "the attackers"."""
        if self.mention.sector != _ARMED or not definite(self.history, self.mention) or self._is_several():
            return None
        groups = [g for g in ranked if g.named and g.witness is not None and armed(g.head) and self._is_near(g.witness)]
        return groups[0] if len(groups) == 1 and self.lexicon.sorts.may(self._words(), groups[0].head) else None

    def of_the_scene(self, ranked: Sequence[Guess]) -> Guess | None:
        """The state in whose towns the story plays, for insurgents of whom it tells nothing else."""
        if self.mention.sector != _ARMED or not self.lexicon.sorts.names(self._words()) or not definite(self.history, self.mention):
            return None
        states = (state for _, at, state in reversed(self.history.scenes) if at < self.mention.token)
        by_head = {g.head: g for g in ranked}
        return next((by_head[state] for state in states if state in by_head and by_head[state].score > _LIKELY), None)

    def _is_one(self, guess: Guess) -> bool:
        """A bloc or coalition is no state."""
        past = self.history.heads.get(guess.head) or ([guess.witness] if guess.witness is not None else [])
        if self.history.parsed.tokens[self.mention.token].lemma in self.lexicon.movements and speaking(guess.head) is Speaking.ORGANISATION:
            return False
        # "Al-Shabaab fighters … The group …": their band is named with them.
        return self.mention.type != "body" or armed(guess.head) or any(m.type in _JOINT and "/" not in m.code for m in past)

    def _is_several(self) -> bool:
        """True for the plural of a word that means a whole group: "the factions"."""
        lemma = self.history.parsed.tokens[self.mention.token].lemma
        return self.mention.plural and not any(role.kind == "person" for role in self.lexicon.roles.get(lemma, ()))

    def _is_near(self, witness: Mention) -> bool:
        return self.history.parsed.tokens[self.mention.token].sentence - self.history.sentence(witness) <= _NEAR

    def _words(self) -> tuple[str, ...]:
        parsed, mention = self.history.parsed, self.mention
        tokens = parsed.tokens
        kids = [j for j in parsed.kids(mention.token, "amod", "compound") if tokens[j].sentence == tokens[mention.token].sentence]
        return tuple(tokens[j].lemma.lower() for j in dict.fromkeys([mention.token, *range(mention.first, mention.last + 1), *kids]))

    def _qualities(self) -> tuple[str, ...]:
        """The words around the noun, alone and in rows of up to four, as written: "landlocked", "west african", "afrique de l'ouest"."""
        parsed, i = self.history.parsed, self.mention.token
        tokens = parsed.tokens
        inside = {i, *range(self.mention.first, self.mention.last + 1)}
        # A participle right behind is the noun's, whatever the parser hangs it on: "the forces of the self-proclaimed republic".
        inside |= {t.i for t in tokens[i + 1 : i + 2] if t.dep in _BEHIND}
        open_ = [i]
        while open_:
            for j in parsed.kids(open_.pop(), *_QUALIFYING):
                inside |= {j, *(k for k in parsed.children[j] if tokens[k].dep in _JOINING)}
                open_.append(j)
        near = [j for j in inside if abs(j - i) <= _PHRASE]
        rows = {(a, b) for a in near for b in near if a <= b < a + _ROW and (a, b) != (i, i) and all(k in inside for k in range(a, b + 1))}
        text = parsed.article.text
        written = [text[tokens[a].start : tokens[b].end].lower().replace("\u2019", "'") for a, b in sorted(rows)]
        return tuple(dict.fromkeys([*written, *(tokens[j].lemma.lower() for j in sorted(near) if j != i)]))

    def _backers(self) -> Iterator[str]:
        """Whoever backs the band in a clause that hangs on it: "soutenus par Ankara", "that Ankara supports"."""
        parsed = self.history.parsed
        for verb in parsed.kids(self.mention.token, "acl"):
            if parsed.tokens[verb].lemma not in self.lexicon.backing:
                continue
            inside = set(parsed.subtree(verb))
            if any(parsed.tokens[j].pos == "PRON" and parsed.tokens[j].feature("Person") == "3" for j in inside):
                inside |= self._beside() | self._subjects()
            yield from (head for head, known in self.history.named.items() if inside & known)

    def _subjects(self) -> set[int]:
        """The subjects before the band in its sentence."""
        parsed, i = self.history.parsed, self.mention.token
        first = parsed.sentences[parsed.tokens[i].sentence].first
        return {j for j in range(first, i) if parsed.tokens[j].dep.startswith("nsubj")}

    def _beside(self) -> set[int]:
        """What the band is coordinated with: "the army and the rebels that it supports"."""
        parsed, i = self.history.parsed, self.mention.token
        first = parsed.tokens[i].head if parsed.tokens[i].dep == "conj" else i
        return set(conjuncts(parsed, first)) - {i}


def is_new(parsed: Parsed, token: Token) -> bool:
    """True for a noun with the indefinite article: « dans des camps »."""
    return any(parsed.tokens[j].feature("Definite") == "Ind" for j in parsed.children[token.i])


def is_new_country(parsed: Parsed, mention: Mention) -> bool:
    """True for "countries", "55 countries", "a country": several are never one state, and an indefinite one is nobody known."""
    if mention.type != "state":
        return False
    kids = [parsed.tokens[j] for j in parsed.children[mention.token]]
    # "The country of 170 million" is one.
    counting = (t for t in kids if t.pos in {"DET", "NUM"} and t.i < mention.token)
    several = mention.plural or any(t.pos == "NUM" or t.feature("Number") == "Plur" for t in counting)
    return several or any(t.feature("Definite") == "Ind" for t in kids)
