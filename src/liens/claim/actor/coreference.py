"""Resolves what points back: pronouns, possessives, descriptions without a state, surnames, "the two countries".

The article is read once in text order. What points ahead (the speaker named after the quotation, a name beside a role
noun that is settled later) is known in a second reading. What fits nobody stays unknown.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from liens.claim.actor.authors import authors
from liens.claim.actor.bands import Band, is_new, is_new_country
from liens.claim.actor.belongs import Belonging
from liens.claim.actor.counted import counted
from liens.claim.actor.descriptions import ACTING_AS_ONE, Guess, are_opposed, certain, definite, guesses, takes_sector
from liens.claim.actor.history import History, grounds, in_towns, new_history, organs_ahead
from liens.claim.actor.impersonal import is_impersonal, is_personal, spelling
from liens.claim.actor.incumbents import incumbent
from liens.claim.actor.lexicon import ActorLexicon, Pronoun
from liens.claim.actor.mention import Form, Mention
from liens.claim.actor.names import titled
from liens.claim.actor.numbered import numbered
from liens.claim.actor.ordered import BY_ORDER, by_order, pointed
from liens.claim.actor.pronouns import NUMBER, antecedents, as_for, beside_in_list, compatible, owners, set_apart
from liens.claim.actor.relations import Relation, counterpart, known_again, same_body, two_persons
from liens.claim.actor.roles import UNKNOWN
from liens.claim.actor.shorts import is_bare, is_short, organ, shortened
from liens.claim.actor.titles import by_title
from liens.claim.actor.weights import BOUND, ENOUGH
from liens.model import PartKind, Via
from liens.ontology.speaking import Speaking, speaking
from liens.parse.grammar import antecedent, preposition
from liens.parse.parsed import Parsed, Token

Speaker = Callable[[int], int | None]
_PLURAL_PERSON = Pronoun("pronoun", "3", plural=True, gender=None, animacy="person", place=NUMBER)
_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl"})
# Words that never name or point to anybody.
_SILENT = frozenset({"ADP", "ADV", "AUX", "CCONJ", "INTJ", "PART", "PUNCT", "SCONJ", "SPACE", "SYM", "VERB"})
_OFFICES = frozenset({"GOV", "LEG"})
_CHAMBER, _PARLIAMENT = "LEG", "parliament"
_OWNING = frozenset({"of", "to"})
_NAMING = frozenset({"PROPN", "X", "NOUN"})
_POINTING = frozenset({"PRON", "DET", "NUM"})
_WITH_SPEAKER = ("flat", "appos", "compound", "nmod")


def resolve(parsed: Parsed, lexicon: ActorLexicon, mentions: Sequence[Mention], speaker: Speaker, within: Sequence[Mention] = ()) -> list[Mention]:
    """All mentions of the article, those that point back included, in text order.

    ``speaker`` gives the head token of the source of the quotation around an offset, or None; ``within`` are names that only
    say whose a role is ("the president of the ECOWAS commission").
    """
    history = new_history(parsed, mentions, lexicon.towns, lexicon.twins)
    towns = in_towns(parsed, mentions, lexicon.prepositions)
    offices = frozenset(m.token for m in mentions if m.type == "body" and m.sector in _OFFICES)
    history = replace(
        history, family_first=lexicon.family_first, collectives=lexicon.collectives, offices=offices, lasting=lexicon.lasting, abbreviated=lexicon.abbreviated
    )
    history = replace(history, kinds=lexicon.kinds, organs=lexicon.organs, towns=towns, grounds=grounds(parsed, mentions, lexicon.prepositions))
    inner = {m.token: m for m in within}
    history = replace(history, ahead=organs_ahead([*mentions, *within], lexicon.organs))
    resolver = _Resolver(parsed, lexicon, history, speaker, inner)
    found = resolver.read(mentions)
    if resolver.ahead:
        again = _Resolver(parsed, lexicon, resolver.history.again(), speaker, inner, known=resolver.settled, introduced=dict(resolver.history.surnames))
        found = again.read(mentions)
    return found


@dataclass(slots=True)
class _Resolver:
    parsed: Parsed
    lexicon: ActorLexicon
    history: History
    speaker: Speaker
    within: Mapping[int, Mention]
    known: Mapping[int, list[Mention]] = field(default_factory=dict)
    introduced: Mapping[str, Mention] = field(default_factory=dict)
    settled: dict[int, list[Mention]] = field(default_factory=dict)
    coming: dict[int, list[Mention]] = field(default_factory=dict)
    waiting: dict[int, list[Mention]] = field(default_factory=dict)
    ahead: bool = False

    def read(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Settle every mention and find those that point back, in text order."""
        waiting = self.waiting
        for mention in mentions:
            waiting.setdefault(mention.token, []).append(mention)
            if mention.head != UNKNOWN:
                self.coming.setdefault(self.parsed.tokens[mention.token].sentence, []).append(mention)
        inside = {i for m in mentions for i in range(m.first, m.last + 1) if i != m.token}
        found = []
        for token in self.parsed.tokens:
            if token.pos in _SILENT and token.i not in waiting:
                continue
            here = [s for m in waiting.get(token.i, ()) for s in self._settle(m)]
            if token.i not in waiting:
                here = list(self._point_back(token, inside=token.i in inside))
            here = [self.lexicon.genders.marked(self.parsed, m) for m in here]
            for one in here:
                self.history.remember(one)
            if token.i in self.within:
                self.history.shorten(self.within[token.i])
            if here:
                self.settled.setdefault(here[0].token, here)
            found.extend(here)
        return sorted(found, key=lambda m: m.token)

    def _settle(self, mention: Mention) -> list[Mention]:
        """A mention with its code; one that is only described takes it from what came before."""
        if mention.beside is not None and mention.beside != mention.token:
            return self._copy(mention)
        own = self._introduced(mention)
        if own is not None:
            return [own]
        if mention.head == UNKNOWN and mention.form in {Form.DESCRIPTION, Form.PERSON}:
            return self._describe(mention)
        return [mention]

    def _introduced(self, mention: Mention) -> Mention | None:
        """A surname alone is whoever the article has introduced with it, not a leader of that name whom only a file knows."""
        surname, titles = self.parsed.tokens[mention.last].text, self.lexicon.gazetteer.context.titles
        person = self.history.surnames.get(surname)
        if person is None or mention.form is not Form.PERSON or person.head == mention.head or mention.beside is not None:
            return None
        alone = all(self.parsed.tokens[i].text.lower() in titles for i in range(mention.first, mention.last))
        introduced = person.head != UNKNOWN and person.beside is not None and person.last > person.first and self.parsed.tokens[person.last].text == surname
        full = any(m.name == mention.name and m.last > m.first and m.first != mention.first for waiting in self.waiting.values() for m in waiting)
        if not alone or not introduced or full:
            return None
        return replace(person, token=mention.token, first=mention.first, last=mention.last, via=Via.NAME, why=f"surname of {person.name}")

    def _copy(self, mention: Mention) -> list[Mention]:
        """A name beside a role noun, or a part of a group, has the code of that other word."""
        source = self.settled.get(mention.beside or 0) or self.known.get(mention.beside or 0)
        if not source:
            self.ahead = True
            return [mention]
        named = mention.form is Form.PERSON
        return [
            replace(mention, code=s.code, entity=s.entity, many=s.many, via=Via.NAME if named else s.via, why=f"{s.why}, with {mention.name}") for s in source
        ]

    def _describe(self, mention: Mention) -> list[Mention]:
        """A role noun without a state: of a possessor, both of two, or of the actor that fits best."""
        token = self.parsed.tokens[mention.token]
        short = self._whole(token) if mention.first == mention.last else None
        if short is not None:
            return [shortened(short, token)]
        several = numbered(self.history, mention, self.lexicon.values, self.lexicon.prepositions)
        nobody = not several and self._belonging.is_nobody_known(mention) and not self._belonging.owners(mention)
        if token.lemma in self.lexicon.counterparts:
            return [self._counterpart(mention)]
        if self._belonging.is_foreign(mention) or nobody:
            return [mention]
        listed = counted(self.parsed, token, self.coming.get(token.sentence, ()))
        if listed or several:
            return [self._owned(mention, m, many=True) for m in listed] or several
        return self._of_owner(mention) or self._of_office(mention) or self._of_chamber(mention) or self._ranked(mention)

    def _of_owner(self, mention: Mention) -> list[Mention]:
        """Whose it is by the words around it: a possessive, a sender, a body, a town."""
        token = self.parsed.tokens[mention.token]
        if Relation(self.history, self.lexicon, mention, self.settled, self.waiting).holds():
            return []
        stranger = token.lemma in self.lexicon.strangers
        owners = self._possessors(mention) or self._belonging.owners(mention) or ([] if stranger else self._body(mention))
        if owners:
            if token.dep == "appos" and len(owners) == 1:
                self.history.borne.setdefault(token.lemma, Counter())[owners[0].head] += 1
            return [self._owned(mention, o, many=len(owners) > 1) for o in owners]
        state = None if stranger else self._town(token)
        if state is None:
            return []
        code = f"{state}/{mention.sector}" if mention.sector else state
        return [replace(mention, code=code, entity=code, via=Via.NAME, why=f"{mention.why} in a town of {state}")]

    def _of_office(self, mention: Mention) -> list[Mention]:
        """Who holds the office that the words name, if they name nobody else."""
        holder = None if self._is_named(mention) else incumbent(self.history, self.lexicon, mention)
        return [replace(mention, code=holder.code, entity=holder.entity, why=f"{mention.why} -> {holder.name}", office=holder.office)] if holder else []

    def _of_chamber(self, mention: Mention) -> list[Mention]:
        """Members of parliament are of the only one that was named: "The Belgian Senate … The senators"."""
        if mention.sector != _CHAMBER or mention.type != "person" or not definite(self.history, mention):
            return []
        named = {m.head: m for m in self.history.past if (m.sector == _CHAMBER or m.type == _PARLIAMENT) and m.form is not Form.PRONOUN and m.head != UNKNOWN}
        return [self._owned(mention, m, many=False) for m in named.values()] if len(named) == 1 else []

    def _counterpart(self, mention: Mention) -> Mention:
        """Who holds the same office on the other side: "Fiala said … His counterpart accused him"."""
        owners = [] if mention.plural or self._is_named(mention) else self._possessors(mention)
        other = counterpart(self.history, owners) if owners else None
        return mention if other is None else replace(mention, code=f"{other.head}/{mention.sector}", entity=None, why=f"{mention.why} -> {other.name}")

    def _is_named(self, mention: Mention) -> bool:
        """True where a name stands beside the description."""
        return any(m.beside == mention.token for ms in self.waiting.values() for m in ms if m.form is Form.PERSON)

    def _whole(self, token: Token) -> Mention | None:
        """The organisation or body whose name a word cuts short."""
        short = self.history.shorts.get(token.text) or organ(self.history, self.lexicon, token)
        return short if short is not None and is_bare(self.parsed, token) else None

    def _body(self, mention: Mention) -> list[Mention]:
        """As in "a spokesman for the group": whom the complement of a role noun describes, where it is an armed group, organisation or body."""
        for i in range(mention.first + 1, mention.last + 1):
            # "Un porte-parole de l'armée" is one role; the army that the article names outright says whose.
            bearers = self.history.borne.get(self.parsed.tokens[i].lemma, Counter())
            past = self.history.heads.get(next(iter(bearers)), []) if len(bearers) == 1 else []
            if i != mention.token and past:
                return [past[-1]]
        for j in self.parsed.kids(mention.token, "nmod"):
            whole = self._whole(self.parsed.tokens[j])
            if whole is not None and self.lexicon.prepositions.get(preposition(self.parsed, j) or "") in _OWNING:
                return [whole]
            inner = next((m for m in self.waiting.get(j, ()) if m.head == UNKNOWN and m.form is Form.DESCRIPTION), None)
            owned = self.parsed.tokens[j].dep == "nmod:poss" or self.lexicon.prepositions.get(preposition(self.parsed, j) or "") in _OWNING
            if inner is None or not owned or not definite(self.history, inner):
                continue
            found = self._describe(inner)
            if len(found) == 1 and found[0].head != UNKNOWN and ("/" not in found[0].code or inner.type == "body"):
                return found
        return []

    def _ranked(self, mention: Mention) -> list[Mention]:
        token = self.parsed.tokens[mention.token]
        opposed = bool({token.lemma, token.text.lower()} & self.lexicon.sides) or (token.lemma in self.lexicon.parties and are_opposed(self.history, mention))
        sides = opposed and mention.plural and not any(self.parsed.kids(token.i, "nmod"))
        sides = sides and not is_new(self.parsed, token) and not self._possessors(mention)
        asked = replace(mention, type="group", code=UNKNOWN) if sides else mention
        band = Band(self.history, self.lexicon, mention)
        bound = self._belonging.bound(mention) | (self._belonging.subjects(mention) if sides or self._is_two(mention) else frozenset())
        ranked = [g for g in guesses(self.history, asked, self._coming(mention), self.lexicon.prepositions) if g.head not in bound and not band.excludes(g)]
        relation = Relation(self.history, self.lexicon, mention, self.settled, self.waiting)
        if relation.holds() and not sides and not mention.plural:
            other = relation.other(ranked)
            return [mention if other is None else self._taken(mention, other, many=False)]
        again = known_again(self.history, self.lexicon, mention) or by_title(self.history, mention) or same_body(self.history, mention)
        if again is not None:
            return [replace(mention, code=again.code, entity=again.entity, why=f"{mention.why} -> {again.name}")]
        men = two_persons(self.history, mention) if self._is_two(mention) else []
        if men:
            return [replace(mention, code=m.code, entity=m.entity, why=f"{mention.why} -> {m.name}", many=len(men) > 1) for m in men]
        both_known = relation.holds() and definite(self.history, mention) and not any(m.head != UNKNOWN for m in relation.owners())
        if sides or (mention.plural and (both_known or self._is_two(mention))):
            states = [g for g in ranked if speaking(g.head) is not Speaking.ORGANISATION]
            both = sorted((relation.pair(ranked) if relation.holds() else []) or (states if len(states) > 1 else ranked)[:2], key=lambda g: g.head)
            return [self._one_of_two(asked, g) for g in both] if len(both) == 2 else [mention]
        if band.is_of_many():
            return [mention]
        best = band.of_sort(ranked) or certain(self.history, mention, ranked) or band.nearest(ranked)
        if best is None and token.lemma not in self.lexicon.strangers and not is_new_country(self.parsed, mention):
            # Who is left when the doer is out is likelier than nobody.
            least = BOUND if bound or (mention.type == "state" and definite(self.history, mention)) else ENOUGH
            best = next((g for g in ranked if g.score >= least), None) or band.of_the_scene(ranked)
        return [mention if best is None else self._taken(mention, best, many=False)]

    def _one_of_two(self, mention: Mention, guess: Guess) -> Mention:
        """As in "Les deux hommes": of people the office is that of the person last named, not that of people in the street."""
        taken = self._taken(mention, guess, many=True)
        person = next((m for m in reversed(self.history.heads.get(guess.head, ())) if m.type == "person"), None)
        if mention.sector != "CIV" or person is None or person.sector in {None, "CIV"}:
            return taken
        return replace(taken, code=person.code, entity=person.entity)

    def _town(self, token: Token) -> str | None:
        """The state of a town or province inside the noun phrase ("the police in Lagos", "le gouverneur de la région de Rostov")."""
        towns = {place: state for _, place, state in self.history.scenes}
        near = list(self.parsed.kids(token.i, "nmod", "compound"))
        lands = (j for j in near if j not in towns and self.parsed.tokens[j].text.islower() and preposition(self.parsed, j) is not None)
        inside = (j for j in [*near, *(k for j in lands for k in self.parsed.kids(j, "nmod", "compound"))] if j in towns)
        return next((towns[j] for j in inside if self.parsed.tokens[j].dep == "compound" or preposition(self.parsed, j) is not None), None)

    def _taken(self, mention: Mention, guess: Guess, *, many: bool) -> Mention:
        witness = guess.witness
        if witness is None:
            return mention
        whole = guess.named or (witness.type == "group" and "/" not in witness.code) or speaking(guess.head) in ACTING_AS_ONE
        code = f"{guess.head}/{mention.sector}" if mention.sector and not whole else guess.head
        same = witness.code == code
        via = Via.COREFERENCE if same or mention.type == "state" or many else Via.IMPLIED
        why = f"{mention.why} -> {witness.name} ({guess.score:.1f})"
        return replace(mention, code=code, entity=witness.entity if same else code, via=via, why=why, many=many)

    def _owned(self, mention: Mention, owner: Mention, *, many: bool) -> Mention:
        whole = owner.head if mention.type == "state" else owner.code
        code = f"{owner.head}/{mention.sector}" if mention.sector and takes_sector(owner) else whole
        return replace(mention, code=code, entity=code, via=Via.COREFERENCE, why=f"{mention.why} of {owner.name}", many=many)

    @property
    def _belonging(self) -> Belonging:
        return Belonging(self.parsed, self.lexicon, self.settled, self.waiting)

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
        """Two that are known: "both countries", "les deux pays", "their two navies", not "deux pays"."""
        kids = [self.parsed.tokens[j] for j in self.parsed.children[mention.token]]
        pair = [t for t in kids if t.text.lower() in self.lexicon.pair]
        known = definite(self.history, mention) or any(t.pos == "DET" for t in pair) or any(t.feature("Poss") == "Yes" for t in kids)
        return bool(pair) and known

    def _point_back(self, token: Token, *, inside: bool) -> Iterator[Mention]:
        """Mentions made by a pronoun, a possessive, or the surname of somebody named before."""
        nominal = token.pos in _NAMING and not inside
        surname = (self.history.surnames.get(token.text) or self._of_title(token)) if nominal else None
        if surname is not None:
            head = titled(self.parsed, token.i, self.lexicon.gazetteer.context.titles)
            if head not in self.settled:
                yield replace(surname, token=head, first=min(head, token.i), last=token.i, via=Via.NAME, why=f"surname of {surname.name}")
            return
        short = (self.history.shorts.get(token.text) or organ(self.history, self.lexicon, token)) if nominal and token.pos != "X" else None
        if short is not None and is_short(self.parsed, self.lexicon, token):
            yield shortened(short, token)
            return
        pronoun = self._pronoun(token)
        if pronoun is None:
            return
        targets = self._speakers(token) if pronoun.person == "1" else self._earlier(token, pronoun)
        several = len(targets) > 1
        for target in targets:
            why = f"{pronoun.place} -> {target.name}"
            yield replace(target, token=token.i, first=token.i, last=token.i, form=Form.PRONOUN, via=Via.COREFERENCE, why=why, many=several, beside=None)

    def _of_title(self, token: Token) -> Mention | None:
        """A surname in the title is that of whom the text then introduces in full."""
        if self.parsed.sentences[token.sentence].part is not PartKind.TITLE or not token.text[0].isupper() or token.pos != "PROPN":
            return None
        self.ahead = self.ahead or not self.introduced
        return self.introduced.get(token.text)

    def _earlier(self, token: Token, pronoun: Pronoun) -> list[Mention]:
        if pronoun.use in BY_ORDER:
            return pointed(self.history, token, pronoun, self.settled)
        again = (set_apart(self.history, token, pronoun) or as_for(self.history, token, pronoun, self.lexicon.prepositions)) if token.pos == "PRON" else None
        if again is not None:
            return [again]
        listed = counted(self.parsed, token, self.coming.get(token.sentence, ())) if pronoun.place == NUMBER else []
        if pronoun.use in {"possessive", "both"}:
            before = beside_in_list(self.history, token)
            inside = [m for i in owners(self.parsed, token) for m in self.settled.get(i, ())]
            beside = [m for m in ([before] if before else inside) if m.head != UNKNOWN and compatible(pronoun, m)]
            if beside or self._belonging.is_strangers(token):
                return beside
        return listed or antecedents(self.history, token, pronoun, self.settled)

    def _pronoun(self, token: Token) -> Pronoun | None:
        """What the word is where it can point back here: pronoun, possessive, relative, number or "the latter"."""
        lexicon = self.lexicon
        points = token.pos in _POINTING or any(token.lemma in words for words in (lexicon.last_named, lexicon.first_named, lexicon.numbers, lexicon.pair))
        base = token.dep.split(":")[0]
        if not points or (base == "expl" and not is_personal(self.parsed, self.lexicon, token)):
            return None
        ordered = by_order(self.parsed, lexicon, token)
        if ordered is not None or is_impersonal(self.parsed, self.lexicon, token):
            return ordered
        if token.lemma in self.lexicon.numbers or token.pos == "NUM":
            return _PLURAL_PERSON if base in {"nsubj", "obj"} and is_bare(self.parsed, token) else None
        pronoun = self.lexicon.pronouns.get(spelling(self.parsed, self.lexicon, token)) if token.pos in {"PRON", "DET"} else None
        return pronoun if pronoun is not None and self._serves(token, pronoun, base) else None

    def _serves(self, token: Token, pronoun: Pronoun, base: str) -> bool:
        """True where the word stands as its table says: before a noun only if possessive, alone only if a pronoun."""
        if pronoun.use == "relative":
            return base in _ARGUMENTS and antecedent(self.parsed, token.i) == token.i
        if (token.pos == "DET" and base not in _ARGUMENTS) or token.dep == "nmod:poss":
            return pronoun.use in {"possessive", "both"}
        return pronoun.use != "possessive" and base != "det"

    def _speakers(self, token: Token) -> list[Mention]:
        """Who says "I" or "we" here; often named only after the quotation."""
        head = self.speaker(token.start)
        if head is None:
            return authors(self.parsed, self.lexicon.pronouns, (self.settled, self.known))
        beside = [j for j in self.parsed.children[head] if self.parsed.tokens[j].dep.split(":")[0] in _WITH_SPEAKER]
        for i in (head, *beside, self.parsed.tokens[head].head):
            for table in (self.settled, self.known):
                found = [m for m in table.get(i, ()) if m.head != UNKNOWN]
                if found:
                    return found
        self.ahead = self.ahead or head > token.i
        return []
