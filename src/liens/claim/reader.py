"""Reads claims from a parsed article: runs every slot's module once and puts their values together, each with its reason.

This is the only module that knows all slots; no slot's module reads another's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from liens.claim.actor.coreference import resolve
from liens.claim.actor.lexicon import compile_actors
from liens.claim.actor.mention import Form, Mention
from liens.claim.actor.names import find_names, merge
from liens.claim.actor.roles import find_roles
from liens.claim.attribution import chain, compile_attribution, find_attributions, quoting_at
from liens.claim.event.gate import Gate
from liens.claim.event.lexicon import compile_events
from liens.claim.event.triggers import Trigger, find_triggers
from liens.claim.participant.candidates import Candidate, Slot, candidates
from liens.claim.participant.choose import Choice, Ranker, tables
from liens.claim.participant.slots import slot_of
from liens.claim.quantity import NumberExpression, compile_numbers, find_numbers, quantities_of
from liens.claim.status import StatusLexicon, compile_status, status_of
from liens.claim.when import TimeExpression, compile_times, times_of, when_of
from liens.claim.where import Location, PlaceLexicon, find_locations, where_of
from liens.identity import identifier
from liens.langs.pack import Pack
from liens.model import Actor, Attribution, Claim, Event, Force, Link, Quoting, Span, Status, Via
from liens.ontology.plover import Plover, load_plover
from liens.parse.parsed import Parsed
from liens.pipeline import Report

UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Measures:
    """The times and numbers of an article, and the event words of its sentences (which keep their own times)."""

    times: tuple[TimeExpression, ...]
    numbers: tuple[NumberExpression, ...]
    events: frozenset[int]


@dataclass(frozen=True, slots=True)
class Context:
    """Everything found in one article before claims are put together."""

    parsed: Parsed
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    locations: tuple[Location, ...]
    cast: tuple[Candidate, ...]


class ClaimReader:
    """Everything compiled from one language's pack, ready to read articles of that language."""

    def __init__(self, pack: Pack, *, models: bool = True) -> None:
        """Compile all tables; raises PackError naming file and line of what is wrong.

        Without ``models`` nothing learned is loaded: training starts from there.
        """
        self.pack = pack
        self.actors = compile_actors(pack)
        self.attribution = compile_attribution(pack)
        self.events = compile_events(pack)
        self.status: StatusLexicon = compile_status(pack)
        self.times = compile_times(pack)
        self.numbers = compile_numbers(pack)
        self.places = PlaceLexicon(pack)
        self.plover: Mapping[str, Plover] = load_plover()
        self.gate = Gate() if models else None
        self.ranker = Ranker() if models else None

    def context(self, parsed: Parsed) -> Context:
        """Actors, attributions and places of an article."""
        attributions = find_attributions(parsed, self.attribution)
        mentions = self.mentions(parsed, attributions)
        locations = find_locations(parsed, self.places, mentions)
        return Context(parsed, tuple(mentions), attributions, tuple(locations), tuple(candidates(parsed, mentions)))

    def mentions(self, parsed: Parsed, attributions: Sequence[Attribution]) -> list[Mention]:
        """All mentions of actors, resolved."""
        names = find_names(parsed, self.actors.gazetteer)
        named = {m.token: m for m in names}
        roles = find_roles(parsed, self.actors, named)
        inside = {i for m in roles if m.form in {Form.ROLE, Form.PERSON} for i in range(m.first, m.last + 1) if i != m.token}
        kept = [m for m in names if m.token not in inside]
        preferred = [m for m in roles if m.token not in {n.token for n in kept} or m.form is Form.ROLE]
        return resolve(parsed, self.actors, merge([*preferred, *kept]), _speakers(attributions))

    def triggers(self, context: Context) -> list[Trigger]:
        """The event words of the parts that report."""
        kinds = _kinds(context)
        found = find_triggers(context.parsed, self.events, lambda i: kinds.get(i, frozenset()))
        sentences = context.parsed.sentences
        tokens = context.parsed.tokens
        return [t for t in found if sentences[tokens[t.token].sentence].part.holds_claims]

    def speakers(self, context: Context, span: Span) -> list[Link]:
        """The chain of sources of a stretch of text, nearest first."""
        return [link for a in chain(context.attributions, span) for link in self._links(context, a, quoting_at(a, context.parsed, span))]

    def slots(self, context: Context, triggers: Sequence[Trigger]) -> list[Slot]:
        """The slots of events, with who vouches for each."""
        return [slot_of(context.parsed, t, [x.source.code.split("/")[0] for x in self.speakers(context, t.span(context.parsed))], self.events.light_verbs) for t in triggers]

    def read(self, parsed: Parsed, report: Report) -> tuple[Claim, ...]:
        """The claims of one article in text order; what could not be known is counted in the report."""
        context = self.context(parsed)
        found = self.triggers(context)
        slots = self.slots(context, found)
        rows = tables(parsed, slots, context.cast, self.actors.prepositions)
        passed = self.gate.passing(parsed, found, slots, rows)
        for trigger, keep in zip(found, passed, strict=True):
            if not keep.kept:
                report.drop("event", f"{keep.why} [{trigger.rule.place}]")
        chosen = self.ranker.choose(slots, rows)
        measures = Measures(
            times_of(parsed, self.times), find_numbers(parsed.article.text, self.numbers), frozenset(t.token for t in found)
        )
        claims = [
            self._claim(context, measures, trigger, choice, report, gate.why)
            for trigger, choice, gate in zip(found, chosen, passed, strict=True)
            if gate.kept
        ]
        claims += self._statements(context, claims)
        claims.sort(key=lambda c: (c.sentence.start, c.event.trigger.start if c.event else c.attribution[0].content[0].start, c.id))
        report.taken += 1
        report.given += len(claims)
        return tuple(claims)

    def _claim(self, context: Context, measures: Measures, trigger: Trigger, choice: Choice, report: Report, gate: str) -> Claim:
        parsed, text = context.parsed, context.parsed.article.text
        span = trigger.span(parsed)
        rule = trigger.rule
        category = rule.category
        if category is None:
            raise ValueError(rule.place)
        verdict = status_of(parsed, self.status, trigger.token)
        links = self.speakers(context, span)
        denied = _denied(parsed, chain(context.attributions, span), trigger.token)
        when, when_why = when_of(parsed, measures.times, trigger.token, self.times.links, measures.events)
        where, where_why = where_of(parsed, context.locations, trigger.token)
        if when is None:
            report.drop("when", when_why)
        if not where:
            report.drop("where", where_why)
        why = (("event", f"{rule.place}; {gate}"), ("status", verdict.why), *choice.why, ("when", when_why), ("where", where_why))
        event = Event(category, rule.mode, (), self.plover[category].cameo, span, span.of(text), rule.place)
        return Claim(
            identifier("c", [parsed.article.id, str(category), span.start, span.end]),
            parsed.article,
            parsed.sentences[parsed.tokens[trigger.token].sentence].span,
            event,
            verdict.status,
            verdict.negated != denied,
            self._participants(context, trigger, choice.initiators),
            self._participants(context, trigger, choice.recipients),
            when,
            where,
            quantities_of(parsed, measures.numbers, measures.times, trigger.token),
            tuple(links),
            why,
        )

    def _participants(self, context: Context, trigger: Trigger, chosen: Sequence[int]) -> tuple[Actor, ...]:
        found = []
        for position in sorted(chosen):
            candidate = context.cast[position]
            nearest = min(candidate.mentions, key=lambda m: self._closeness(context.parsed, m, trigger))
            found.append(actor_of(context.parsed, nearest, implied=self._elsewhere(context.parsed, nearest, trigger)))
        return tuple(sorted(found, key=lambda a: (a.code, a.span or Span(0, 0))))

    @staticmethod
    def _closeness(parsed: Parsed, m: Mention, trigger: Trigger) -> tuple[bool, int, int]:
        direct = any(a.token == m.token for a in trigger.arguments)
        apart = abs(parsed.tokens[m.token].sentence - parsed.tokens[trigger.token].sentence)
        return (not direct, apart, abs(m.token - trigger.token))

    @staticmethod
    def _elsewhere(parsed: Parsed, m: Mention, trigger: Trigger) -> bool:
        return parsed.tokens[m.token].sentence != parsed.tokens[trigger.token].sentence

    def _links(self, context: Context, a: Attribution, quoting: Quoting) -> list[Link]:
        nearest = Link(self._source(context, a.source, a.head), a.cue, quoting, a.content, a.why)
        if a.carrier is None:
            return [nearest]
        token = context.parsed.tokens[a.carrier]
        carrier = self._source(context, Span(token.start, token.end), a.carrier)
        return [nearest, Link(carrier, a.cue, Quoting.INDIRECT, a.content, f"{a.why} (carrier)")]

    def _source(self, context: Context, span: Span | None, head: int | None) -> Actor:
        if span is None or head is None:
            return Actor(UNKNOWN, None, UNKNOWN, None, None, None, Via.IMPLIED, "no source in the text", anonymous=True)
        parsed = context.parsed
        inside = [m for m in context.mentions if span.holds(parsed.span(m.token, m.token))]
        mention = next((m for m in inside if m.token == head), None) or next((m for m in inside if m.form in {Form.ROLE, Form.PERSON}), None)
        mention = mention or next(iter(inside), None)
        text = span.of(parsed.article.text)
        if mention is None:
            return Actor(UNKNOWN, None, text, None, span, text, Via.NAME, "no known actor in the source", anonymous=True)
        sector = mention.sector
        return Actor(mention.code, mention.entity, mention.name, sector, span, text, mention.via, mention.why, anonymous=mention.head == UNKNOWN)

    def _statements(self, context: Context, claims: Sequence[Claim]) -> list[Claim]:
        """What is attributed but reports no event: kept as a claim with no event."""
        events = [c.event.trigger for c in claims if c.event]
        found = []
        for a in context.attributions:
            if not a.content or any(s.holds(t) for s in a.content for t in events):
                continue
            links = tuple(self._links(context, a, a.quoting))
            number = next((s for s in context.parsed.sentences if s.span.start <= a.content[0].start < s.span.end), None)
            if number is None:
                continue
            key = [context.parsed.article.id, None, a.content[0].start, a.content[-1].end, a.cue.start if a.cue else None]
            found.append(Claim(identifier("c", key), context.parsed.article, number.span, None, Status.ACTUAL, a.force is Force.DENY, (), (), None, (), (), links, (("event", "no event in the content"),)))
        return found


def _speakers(attributions: Sequence[Attribution]):  # type: ignore[no-untyped-def]
    """Who speaks at an offset: the head token of the source of the narrowest quotation around it."""

    def speaker(offset: int) -> int | None:
        best: tuple[int, int] | None = None
        for a in attributions:
            if a.head is None or a.quoting is Quoting.INDIRECT:
                continue
            for span in a.content:
                if span.start <= offset < span.end and (best is None or span.end - span.start < best[0]):
                    best = (span.end - span.start, a.head)
        return best[1] if best else None

    return speaker


def _denied(parsed: Parsed, links: Sequence[Attribution], trigger: int) -> bool:
    """True where a source denies what holds the event from outside its clause; a governing "deny" is the status's to count."""
    governors = {parsed.tokens[i].start for i in parsed.path_up(trigger)}
    denials = [a for a in links if a.force is Force.DENY and a.cue is not None and a.cue.start not in governors]
    return len(denials) % 2 == 1


def _kinds(context: Context) -> dict[int, frozenset[str]]:
    """What each word is, for the conditions of event rules: state, person, group, org, place, actor, number."""
    found: dict[int, set[str]] = {}
    for m in context.mentions:
        kinds = found.setdefault(m.token, set())
        kinds |= {"actor", {"organisation": "org", "body": "org", "seat": "state", "people": "person"}.get(m.type, m.type)}
        if m.form in {Form.NAME, Form.SEAT} and m.type == "state":
            kinds.add("place")
    for location in context.locations:
        found.setdefault(location.token, set()).add("place")
    for token in context.parsed.tokens:
        if token.pos == "NUM" or any(context.parsed.tokens[j].pos == "NUM" for j in context.parsed.children[token.i]):
            found.setdefault(token.i, set()).add("number")
    return {i: frozenset(k) for i, k in found.items()}


def actor_of(parsed: Parsed, mention: Mention, *, implied: bool) -> Actor:
    """A participant from a mention; one that stands in another sentence is implied."""
    span = parsed.span(mention.first, mention.last)
    via = Via.IMPLIED if implied else mention.via
    return Actor(mention.code, mention.entity, mention.name, mention.sector, span, span.of(parsed.article.text), via, mention.why)
