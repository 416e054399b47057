"""Reads claims from a parsed article: runs every slot's module once and puts their values together, each with its reason.

This is the only module that knows all slots; no slot's module reads another's.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from liens.claim.actor.mention import Form, Mention
from liens.claim.actor.own import Own
from liens.claim.contexts import Deed, Scene, compile_contexts, contexts_of, scene_of
from liens.claim.dating import happenings, sayings_of
from liens.claim.event.ended import ended
from liens.claim.event.gate import Gate, Judgement, Proposals
from liens.claim.event.meaning import Meanings
from liens.claim.event.parties import Sides, When, compile_parties, turn
from liens.claim.event.triggers import Trigger
from liens.claim.participant.adopted import Texts
from liens.claim.participant.asked import Demands, asked
from liens.claim.participant.between import between
from liens.claim.participant.candidates import Slot
from liens.claim.participant.choose import Choice, Ranker, tables
from liens.claim.participant.retold import retold
from liens.claim.participant.settled import Facts, settled
from liens.claim.participant.sitting import sitting
from liens.claim.propose import Context, Proposer, Vouched
from liens.claim.public import is_public, names_politics
from liens.claim.quantity import NumberExpression, casualties, compile_harms, compile_numbers, find_numbers, quantities_of
from liens.claim.reassurance import reassures
from liens.claim.stages import Stops, divided, hosted, is_hosted, is_listed, is_tour, stages_of, stops_of
from liens.claim.status import Verdict, status_of
from liens.claim.status_lexicon import StatusLexicon, compile_status
from liens.claim.telling import Deed as Told
from liens.claim.telling import Telling, telling_of
from liens.claim.topics import compile_topics, is_political, topic_of
from liens.claim.when import Chosen, TimeChooser, TimeExpression, compile_times, times_of
from liens.claim.where import Happening, where_of
from liens.identity import identifier
from liens.langs.pack import Pack
from liens.model import Actor, Attribution, Background, Claim, Event, Force, Interval, Link, Span, Status, Via
from liens.ontology.cameo import cameo_of, load_cameo
from liens.parse.grammar import conjuncts
from liens.parse.parsed import Parsed
from liens.pipeline import Report

_YEAR = 365
_OVER = "trade or help that another event ends"


@dataclass(frozen=True, slots=True)
class Measures:
    """The times, numbers and signs of context of an article."""

    times: tuple[TimeExpression, ...]
    numbers: tuple[NumberExpression, ...]
    scene: Scene


@dataclass(frozen=True, slots=True)
class Judged:
    """A trigger that the gate let through, with its status, participants and time, the gate's reason, and who vouches for it."""

    trigger: Trigger
    choice: Choice
    verdict: Verdict
    when: Chosen
    why: str
    vouched: Vouched


class ClaimReader(Proposer):
    """Everything that reads the claims of articles of one language: what is proposed, judged, and the other slots."""

    def __init__(self, pack: Pack, own: tuple[Own, ...] = ()) -> None:
        """Compile all tables and load the models; raises PackError naming file and line of what is wrong."""
        super().__init__(pack, own)
        self.status: StatusLexicon = compile_status(pack)
        self.times = compile_times(pack)
        self.numbers = compile_numbers(pack)
        self.harms = compile_harms(pack)
        self.casualties = casualties(self.harms)
        self.overflight = pack.words("reference", "overflight")
        self.repeating = pack.words("reference", "repeating")
        self.doorways = pack.words("reference", "doorways")
        self.texts = Texts(pack.words("reference", "texts"), pack.words("reference", "adopting"))
        self.demands = Demands(self.actors.prepositions, pack.words("reference", "orders"))
        self.parties = compile_parties(pack)
        self.meanings = Meanings(pack.language)
        self.contexts = compile_contexts(pack)
        self.cameo = load_cameo()
        self.topics = compile_topics(pack)
        self.gate = Gate(pack.language)
        self.ranker = Ranker()
        self.chooser = TimeChooser()

    def read(self, parsed: Parsed, report: Report) -> tuple[Claim, ...]:
        """The claims of one article in text order; what could not be known is counted in the report."""
        context = self.context(parsed)
        found = self._proposed(context, report)
        vouched = self.vouched_each(context, found)
        slots = self.slots(context, found, vouched)
        rows = tables(parsed, slots, context.cast, self.actors.prepositions)
        passed = self.gate.passing(parsed, Proposals(found, slots, rows))
        reported = [n for n, judgement in enumerate(passed) if judgement.kept]
        ranked = self.ranker.choose([slots[n] for n in reported], [rows[n] for n in reported], context.cast)
        facts = self.facts(context)
        chosen = [settled(parsed, slots[n], choice, context.cast, facts) for n, choice in zip(reported, ranked, strict=True)]
        chosen = self._agreed(context, [slots[n] for n in reported], chosen)
        scene = scene_of(parsed, self.contexts) if reported else Scene({}, {})
        measures = Measures(times_of(parsed, self.times), find_numbers(parsed.article.text, self.numbers), scene)
        doers = {n: choice.initiators for n, choice in zip(reported, chosen, strict=True)}
        verdicts = [status_of(parsed, self.status, t.token, self._telling(context, t, vouched[n], doers.get(n, ()))) for n, t in enumerate(found)]
        told = happenings(found, slots, context.cast, verdicts, [sayings_of(parsed, v.attributions) for v in vouched])
        dated = self.chooser.choose(parsed, measures.times, told, reported, self.times.links)
        stops = stops_of(context.mentions, context.locations, measures.times)
        claims = []
        dropped = _dropped(parsed, found, passed, verdicts)
        for n, why in dropped.items():
            report.drop("event", f"{why} [{found[n].rule.place}]")
        for n, choice, when in zip(reported, chosen, dated, strict=True):
            if n in dropped:
                continue
            claim = self._claim(context, measures, Judged(found[n], choice, verdicts[n], when, passed[n].why, vouched[n]))
            if reassures(claim, found[n].rule):
                report.drop("event", f"denies a danger [{found[n].rule.place}]")
            else:
                claims += self._stages(context, found[n], claim, stops)
        for claim in claims:
            _count_unknown(claim, report)
        claims = self._political(context, measures.scene, claims, report)
        claims += self._statements(context, claims)
        claims.sort(key=lambda c: (c.sentence.start, c.event.trigger.start if c.event else c.attribution[0].content[0].start, c.id))
        report.taken += 1
        report.given += len(claims)
        return tuple(claims)

    def _telling(self, context: Context, trigger: Trigger, vouched: Vouched, doers: Sequence[int]) -> Telling:
        """Who tells an event, beside those who do it."""
        parsed = context.parsed
        verbs = (trigger.token, *parsed.path_up(trigger.token))
        subject = next((j for i in verbs for j in parsed.kids(i, "nsubj")), None)
        named = frozenset(m.head for m in context.mentions if m.token == subject)
        codes = named or frozenset(m.head for n in doers for m in context.cast[n].mentions)
        return telling_of(context.parsed, self.attribution, vouched.attributions, vouched.links, Told(trigger.rule.category, codes))

    def _agreed(self, context: Context, slots: Sequence[Slot], choices: Sequence[Choice]) -> list[Choice]:
        """The parties of the events of an article after what one event says of another."""
        told = retold(slots, between(context.parsed, slots, choices), context.cast)
        met = sitting(slots, told, context.cast, self.actors.prepositions)
        return asked(context.parsed, slots, met, context.cast, self.demands)

    def facts(self, context: Context) -> Facts:
        """What settles participants after the ranker."""
        places = {x.token: x.place.country for x in context.locations if x.place.country is not None}
        heads = [a.head for a in context.attributions if a.head is not None]
        sources = frozenset(j for head in heads for j in conjuncts(context.parsed, head))
        return Facts(self.casualties, self.overflight, self.doorways, places, sources, self.repeating, self.texts)

    def _proposed(self, context: Context, report: Report) -> list[Trigger]:
        """The triggers of an article in the meaning that they have there, without breaches that nobody speaks of and figures of speech."""
        found = []
        for trigger in self.meanings.choose(context.parsed, self.triggers(context), self.meaning_setting(context, self.meanings.experience)):
            figure = self.figure(context, trigger)
            if self.unvoiced(context, trigger):
                report.drop("event", f"a breach that no speaker names [{trigger.rule.place}]")
            elif figure is not None:
                report.drop("event", f"no political event by {figure.line} [{trigger.rule.place}]")
            else:
                found.append(trigger)
        return found

    def _claim(self, context: Context, measures: Measures, judged: Judged) -> Claim:
        parsed = context.parsed
        trigger, choice = judged.trigger, judged.choice
        span = trigger.span(parsed)
        rule = trigger.rule
        if rule.category is None:
            raise ValueError(rule.place)
        frame = rule.frame
        verdict = judged.verdict
        negated = verdict.negated != _denied(parsed, judged.vouched.attributions, trigger.token)
        sides = Sides(
            self._nearest(context, trigger, choice.initiators, frame.initiator),
            self._nearest(context, trigger, choice.recipients, frame.recipient),
            negated and verdict.status is Status.PLANNED,
        )
        turned = turn(self.parties, rule.category, [parsed.tokens[i].lemma for i in trigger.tokens], sides)
        category = turned.becomes if turned else rule.category
        status, negated = (Status.ACTUAL, False) if turned and turned.when is When.REFUSED else (verdict.status, negated)
        when, when_why = judged.when
        where, where_why = where_of(parsed, context.locations, Happening(trigger.token, category), self.places.habits)
        ground = f"{rule.place}; {turned.place}" if turned else rule.place
        why = (("event", f"{ground}; {judged.why}"), ("status", verdict.why), *choice.why, ("when", when_why), ("where", where_why))
        initiators, recipients = (self._participants(context, trigger, mentions) for mentions in (sides.initiators, sides.recipients))
        deed = Deed(category, None if turned else rule.mode, trigger.token, (*initiators, *recipients))
        return Claim(
            identifier("c", [parsed.article.id, str(category), span.start, span.end]),
            parsed.article,
            parsed.sentences[parsed.tokens[trigger.token].sentence].span,
            self._event(parsed, measures.scene, deed, trigger),
            status,
            negated,
            initiators,
            recipients,
            when,
            where,
            quantities_of(parsed, measures.numbers, measures.times, trigger.token, self.harms),
            judged.vouched.links,
            why,
            _background(parsed, when, habitual=verdict.habitual),
        )

    def _stages(self, context: Context, trigger: Trigger, claim: Claim, stops: Stops) -> list[Claim]:
        """The visits of a tour, one for each stage that is told apart; any other claim as it is."""
        stages = stages_of(context.parsed, trigger, stops) if is_tour(trigger) else ()
        own = {a.code.split("/")[0] for a in claim.initiators}
        hosts = [() if s.host is None or s.host.head in own else (actor_of(context.parsed, s.host, implied=False),) for s in stages]
        if not stages or not is_hosted(claim, hosts):
            return [claim]
        if is_listed(context.parsed, trigger, stages):
            return [hosted(claim, hosts)]
        return divided(context.parsed, claim, stages, hosts)

    def _political(self, context: Context, scene: Scene, claims: list[Claim], report: Report) -> list[Claim]:
        """The claims that are political: somebody political takes part, and in an article on sport or the weather does it there."""
        named = names_politics(context.mentions, claims)
        public = [c for c in claims if is_public(c, political=named)]
        for _ in range(len(claims) - len(public)):
            report.drop("event", "nobody political takes part")
        claims = public
        topic = topic_of(context.parsed, self.topics, scene, context.mentions) if claims else None
        if topic is None:
            return claims
        kept = [c for c in claims if is_political(context.parsed, self.topics, scene, topic, c)]
        for _ in range(len(claims) - len(kept)):
            report.drop("event", f"no political event in an article on {topic.name}")
        return kept

    def _event(self, parsed: Parsed, scene: Scene, deed: Deed, trigger: Trigger) -> Event:
        """What happens, with its contexts and the finest CAMEO code that they allow."""
        contexts = contexts_of(parsed, self.contexts, scene, deed)
        code = cameo_of(self.cameo, deed.category, deed.mode, contexts)
        span = trigger.span(parsed)
        return Event(deed.category, deed.mode, contexts, code, span, span.of(parsed.article.text), trigger.rule.place)

    def _nearest(self, context: Context, trigger: Trigger, chosen: Sequence[int], roles: Sequence[str]) -> list[Mention]:
        """For each chosen candidate the mention in the best of these roles, or else the one that stands nearest to the event."""
        return [min(context.cast[n].mentions, key=lambda m: self._closeness(context.parsed, m, trigger, roles)) for n in sorted(chosen)]

    def _participants(self, context: Context, trigger: Trigger, mentions: Sequence[Mention]) -> tuple[Actor, ...]:
        found = [actor_of(context.parsed, self._named(context, m), implied=self._elsewhere(context.parsed, m, trigger)) for m in mentions]
        return tuple(sorted(found, key=lambda a: (a.code, a.span or Span(0, 0))))

    @staticmethod
    def _named(context: Context, m: Mention) -> Mention:
        """As in "Oslo said it would send troops": who "it" is stands in the sentence by name, and is shown by that name."""
        if m.form is not Form.PRONOUN:
            return m
        tokens = context.parsed.tokens
        here = [n for n in context.mentions if n.form is not Form.PRONOUN and n.code == m.code and tokens[n.token].sentence == tokens[m.token].sentence]
        name = min(here, key=lambda n: (n.token > m.token, abs(n.token - m.token)), default=None)
        return m if name is None else replace(name, via=m.via, why=m.why)

    @staticmethod
    def _closeness(parsed: Parsed, m: Mention, trigger: Trigger, roles: Sequence[str]) -> tuple[int, int, int]:
        held = [roles.index(a.role) if a.role in roles else len(roles) for a in trigger.arguments if a.token == m.token]
        apart = abs(parsed.tokens[m.token].sentence - parsed.tokens[trigger.token].sentence)
        return (min(held, default=len(roles) + 1), apart, abs(m.token - trigger.token))

    @staticmethod
    def _elsewhere(parsed: Parsed, m: Mention, trigger: Trigger) -> bool:
        return parsed.tokens[m.token].sentence != parsed.tokens[trigger.token].sentence

    def _statements(self, context: Context, claims: Sequence[Claim]) -> list[Claim]:
        """What is attributed but reports no event: kept as a claim with no event."""
        events = [c.event.trigger for c in claims if c.event]
        found = []
        for a in context.attributions:
            if not a.content or any(s.holds(t) for s in a.content for t in events):
                continue
            links = tuple(self.links(context, a, a.quoting))
            number = next((s for s in context.parsed.sentences if s.span.start <= a.content[0].start < s.span.end), None)
            if number is None:
                continue
            key = [context.parsed.article.id, None, a.content[0].start, a.content[-1].end, a.cue.start if a.cue else None]
            found.append(_statement(identifier("c", key), context.parsed, number.span, links, denied=a.force is Force.DENY))
        return found


def _dropped(parsed: Parsed, found: Sequence[Trigger], passed: Sequence[Judgement], verdicts: Sequence[Verdict]) -> dict[int, str]:
    """The triggers that are no event, by number, with the reason: those that the gate stopped, and what another event ends."""
    dropped = {n: judgement.why for n, judgement in enumerate(passed) if not judgement.kept}
    kept = [n for n, judgement in enumerate(passed) if judgement.kept]
    over = ended(parsed, [found[n] for n in kept], {found[n].token for n in kept if verdicts[n].negated})
    return dropped | {n: _OVER for n in kept if found[n].token in over}


def _count_unknown(claim: Claim, report: Report) -> None:
    """Count the slots of an event that stayed empty, each with its reason."""
    reasons = dict(claim.why)
    for slot, known in (("when", claim.when is not None), ("where", bool(claim.where))):
        if not known:
            report.drop(slot, reasons[slot])


def _background(parsed: Parsed, when: Interval | None, *, habitual: bool) -> Background | None:
    """An event told as a custom, or one that ended more than a year before the article."""
    if habitual:
        return Background.HABITUAL
    published = parsed.article.published
    if published is None or when is None or when.end is None:
        return None
    return Background.HISTORICAL if (published - when.end).days > _YEAR else None


def _statement(name: str, parsed: Parsed, sentence: Span, links: tuple[Link, ...], *, denied: bool) -> Claim:
    """A claim that reports no event."""
    why = (("event", "no event in the content"),)
    return Claim(name, parsed.article, sentence, None, Status.ACTUAL, denied, (), (), None, (), (), links, why)


def _denied(parsed: Parsed, links: Sequence[Attribution], trigger: int) -> bool:
    """True where a source denies what holds the event from outside its clause; a governing "deny" is the status's to count."""
    governors = {parsed.tokens[i].start for i in parsed.path_up(trigger)}
    denials = [a for a in links if a.force is Force.DENY and a.cue is not None and not any(a.cue.start <= i < a.cue.end for i in governors)]
    return len(denials) % 2 == 1


def actor_of(parsed: Parsed, mention: Mention, *, implied: bool) -> Actor:
    """A participant from a mention; one that stands in another sentence is implied."""
    span = parsed.span(mention.first, mention.last)
    via = Via.IMPLIED if implied else mention.via
    return Actor(mention.code, mention.entity, mention.name, mention.sector, span, span.of(parsed.article.text), via, mention.why)
