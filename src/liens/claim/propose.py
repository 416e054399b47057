"""Proposes: finds in a parsed article who is there, who speaks, and which words may be events, by rules alone.

What it finds is judged elsewhere: the gate says which events are reported, the ranker who takes part.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from liens.claim.acting_documents import acting_documents
from liens.claim.actor.coreference import resolve
from liens.claim.actor.lexicon import compile_actors
from liens.claim.actor.mention import Form, Mention
from liens.claim.actor.names import find_names, merge
from liens.claim.actor.own import Own
from liens.claim.actor.roles import find_roles
from liens.claim.attribution import chain, compile_attribution, find_attributions, is_predicate, points_back, quoting_at, speaks_for
from liens.claim.event.experience import Experience
from liens.claim.event.figures import Figure, compile_figures, figure_at
from liens.claim.event.lexicon import compile_events
from liens.claim.event.meaning import Setting as MeaningSetting
from liens.claim.event.triggers import Trigger, find_triggers
from liens.claim.participant.candidates import Candidate, Slot, candidates
from liens.claim.participant.slots import Setting, slot_of
from liens.claim.speaker import Voices, links
from liens.claim.where import Location, PlaceLexicon, find_locations
from liens.langs.pack import Pack
from liens.model import Attribution, Category, Force, Link, Quoting, Span
from liens.parse.parsed import Parsed

# Whose names may hold the word of an event, also in small letters ("les Forces de soutien rapide").
_BODIES = frozenset({"group", "organisation", "body", "alliance", "court", "agency", "force", "party"})
# Who "pour Paris, …" speaks of; "pour la France" may be whom something concerns.
_VOICES = frozenset({Form.SEAT, Form.PERSON})
# A verb that merely introduces what is said is no event unless a line of the lexicon fits it wholly.
_UNKNOWN = "?"
_TELLING = frozenset({Force.STATE, Force.ESTIMATE, Force.CONFIRM})
# Nobody does these by saying something: "« … », a riposté le ministre".
_DEEDS = frozenset({Category.ASSAULT, Category.MOBILIZE, Category.COERCE, Category.RETREAT, Category.COOPERATE, Category.AID})
# Accusing is saying so; an inquiry or a trial is a deed.
_INQUIRY = "investigate"


@dataclass(frozen=True, slots=True)
class Context:
    """Everything found in one article before claims are put together."""

    parsed: Parsed
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    locations: tuple[Location, ...]
    cast: tuple[Candidate, ...]
    names: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Vouched:
    """Who vouches for an event: the attributions whose sources do, nearest first, and the chain of these sources."""

    attributions: tuple[Attribution, ...]
    links: tuple[Link, ...]


class Proposer:
    """What one language's pack knows of actors, speech, events and places, ready for articles of that language."""

    def __init__(self, pack: Pack, own: tuple[Own, ...] = ()) -> None:
        """Compile the tables, a user's own actors over them; raises PackError naming file and line of what is wrong."""
        self.pack = pack
        self.actors = compile_actors(pack, own)
        self.attribution = compile_attribution(pack)
        self.events = compile_events(pack)
        self.figures = compile_figures(pack)
        self.places = PlaceLexicon(pack)

    def context(self, parsed: Parsed) -> Context:
        """Actors, attributions and places of an article."""
        names = find_names(parsed, self.actors.gazetteer)
        attributions = find_attributions(parsed, self.attribution, frozenset(m.token for m in names if m.form in _VOICES or m.type in _BODIES))
        mentions = acting_documents(parsed, self.mentions(parsed, attributions, names), self.attribution)
        locations = find_locations(parsed, self.places, mentions)
        return Context(parsed, tuple(mentions), attributions, tuple(locations), tuple(candidates(parsed, mentions)), tuple(names))

    def mentions(self, parsed: Parsed, attributions: Sequence[Attribution], names: Sequence[Mention]) -> list[Mention]:
        """All mentions of actors, resolved."""
        named = {m.token: m for m in names}
        roles = find_roles(parsed, self.actors, named)
        # "The former Soviet republic" is not Russia either.
        whole = [m for m in roles if m.form in {Form.ROLE, Form.PERSON} or (m.form is Form.DESCRIPTION and m.type == "state")]
        inside = {i for m in whole for i in range(m.first, m.last + 1) if i != m.token}
        kept = [m for m in names if m.token not in inside]
        preferred = [m for m in roles if m.token not in {n.token for n in kept} or m.form is Form.ROLE]
        within = [m for m in names if m.token in inside]
        return resolve(parsed, self.actors, merge([*preferred, *kept]), _speakers(parsed, attributions), within)

    def triggers(self, context: Context) -> list[Trigger]:
        """The event words of the parts that report."""
        kinds = _kinds(context)
        found = find_triggers(context.parsed, self.events, lambda i: kinds.get(i, frozenset()))
        sentences = context.parsed.sentences
        tokens = context.parsed.tokens
        spoken = _speaking(context, found)
        named = [m for m in (*context.mentions, *context.names) if m.form is Form.NAME and m.last > m.first]
        names = {i for m in named for i in range(m.first, m.last + 1) if tokens[i].text[0].isupper() or (m.type in _BODIES and i > m.first)}
        told = (t for t in found if t.token not in names and t.token not in spoken)
        # "Talks since March": a month is no march.
        dated = {t.i for t in tokens if t.pos == "PROPN" and self.attribution.is_("time", t.text.lower())}
        return [t for t in told if t.token not in dated and sentences[tokens[t.token].sentence].part.holds_claims]

    def meaning_setting(self, context: Context, experience: Experience) -> MeaningSetting:
        """What the judge of meanings looks words up in."""
        return MeaningSetting({m.token: m for m in context.mentions}, self.events.classes, experience)

    def unvoiced(self, context: Context, trigger: Trigger) -> bool:
        """True for a breach of a norm ("violates") that nobody but the outlet speaks of: no accusation, as nobody accuses."""
        return _is_breach(trigger) and not self.vouched(context, trigger.span(context.parsed), trigger.token).links

    def figure(self, context: Context, trigger: Trigger) -> Figure | None:
        """The line by which a word that can name an event names none here: a figure of speech, sport, weather."""
        return figure_at(context.parsed, self.figures, trigger)

    def vouched(self, context: Context, span: Span, token: int) -> Vouched:
        """Who vouches for the event that a stretch of text with this main word names."""
        found = self._heard(context, span, token)
        return Vouched(found, tuple(link for a in found for link in self.links(context, a, quoting_at(a, context.parsed, span))))

    def _heard(self, context: Context, span: Span, token: int) -> tuple[Attribution, ...]:
        """Those who vouch, nearest first: whoever reports that somebody says it reports what he says; who says that he himself says so is heard once."""
        found: list[Attribution] = []
        for a in chain(context.attributions, span):
            reports = any(self._reported(context, a, b) for b in found)
            if not reports and not speaks_for(context.parsed, self.attribution, a, token):
                continue
            if found and (found[-1].head == a.head is not None or self._own_document(context, found[-1], a)):
                continue
            if found and points_back(context.parsed, self.attribution, a) and self._voice(context, found[-1]) == self._voice(context, a):
                continue
            if found and points_back(context.parsed, self.attribution, found[-1]) and self._voice(context, found[-1]) == self._voice(context, a):
                found.pop()
            if found and self._voice(context, a) not in {None, _UNKNOWN} and self._voice(context, found[-1]) == self._voice(context, a):
                continue
            found.append(a)
        return tuple(found)

    def _reported(self, context: Context, outer: Attribution, inner: Attribution) -> bool:
        """Whether one speaker vouches for it that the other said something."""
        if inner.cue is None or not any(c.holds(inner.cue) for c in outer.content):
            return False
        at = next((t.i for t in context.parsed.tokens if t.start == inner.cue.start), None)
        return at is not None and speaks_for(context.parsed, self.attribution, outer, at)

    def _own_document(self, context: Context, inner: Attribution, outer: Attribution) -> bool:
        """Whether somebody speaks of himself in a document of his own ("Le Tchad rappelle que …" in the words of its government)."""
        voices = [self._voice(context, a) or "" for a in (inner, outer)] if outer.why.endswith("document") else []
        return bool(voices) and voices[0].split("/")[0] == voices[1].split("/")[0]

    def _voice(self, context: Context, a: Attribution) -> str | None:
        """The code of whoever speaks."""
        return self.links(context, a, a.quoting)[0].source.code

    def vouched_each(self, context: Context, triggers: Sequence[Trigger]) -> list[Vouched]:
        """Who vouches for each of some events."""
        return [self._without_own(context, t, self.vouched(context, t.span(context.parsed), t.token)) for t in triggers]

    def _without_own(self, context: Context, trigger: Trigger, vouched: Vouched) -> Vouched:
        """As in "Oslo calls the plan a threat": who accuses by what he calls a thing is told by the outlet, not by himself."""
        found = vouched.attributions
        if not found or trigger.rule.category is not Category.ACCUSE or not is_predicate(context.parsed, found[0], trigger.token):
            return vouched
        links = tuple(link for a in found[1:] for link in self.links(context, a, quoting_at(a, context.parsed, trigger.span(context.parsed))))
        return Vouched(found[1:], links)

    def slots(self, context: Context, triggers: Sequence[Trigger], vouched: Sequence[Vouched]) -> list[Slot]:
        """The slots of events, by who vouches for each."""
        return [slot_of(context.parsed, t, self.setting(v)) for t, v in zip(triggers, vouched, strict=True)]

    def setting(self, vouched: Vouched) -> Setting:
        """Who vouches for an event, and the light verbs of the language."""
        return Setting(tuple(link.source.code.split("/")[0] for link in vouched.links), self.events.light_verbs)

    def links(self, context: Context, a: Attribution, quoting: Quoting) -> list[Link]:
        """The links of one attribution: its source, then the medium that it was said to or through."""
        places = tuple((x.token, x.place.country) for x in context.locations if x.place.country is not None)
        return links(Voices(context.parsed, context.mentions, context.attributions, self.attribution, places), a, quoting)


def _speaking(context: Context, found: Sequence[Trigger]) -> frozenset[int]:
    """Verbs that merely introduce what is said: no event unless a line of the lexicon fits wholly, and no deed where they bring a quotation."""
    plain = {a.cue.start for a in context.attributions if a.cue is not None and a.force in _TELLING}
    quoting = [a.cue for a in context.attributions if a.cue is not None and a.quoting is not Quoting.INDIRECT]
    starts = {t.token: context.parsed.tokens[t.token].start for t in found}
    told = {t.token for t in found if t.unmet and starts[t.token] in plain}
    said = {t.token for t in found if t.rule.category in _DEEDS and any(cue.start <= starts[t.token] < cue.end for cue in quoting)}
    return frozenset(told | said)


def _is_breach(trigger: Trigger) -> bool:
    """A word for breaking a norm ("violate", "an affront") whose clause names the one who is blamed but none who blames."""
    rule = trigger.rule
    if rule.category is not Category.ACCUSE or rule.mode == _INQUIRY or "subj" not in rule.frame.recipient:
        return False
    return not any(a.role in rule.frame.initiator for a in trigger.arguments)


def _speakers(parsed: Parsed, attributions: Sequence[Attribution]) -> Callable[[int], int | None]:
    """Who speaks at an offset: the head token of the source of the narrowest quotation around it.

    A quotation of several sentences has one speaker, though only one of its sentences stands beside the speaking verb.
    """
    spoken = [a for a in attributions if a.head is not None and a.quoting is not Quoting.INDIRECT]

    def speaker(offset: int) -> int | None:
        around = [(span.end - span.start, a.head) for a in spoken for span in a.content if span.start <= offset < span.end]
        if around:
            return min(around, key=lambda pair: pair[0])[1]
        quotation = next((q.inner for q in parsed.quotations if q.inner.start <= offset < q.inner.end), None)
        whole = (a.head for a in spoken if quotation is not None and any(span.touches(quotation) for span in a.content))
        return next(whole, None)

    return speaker


def _kinds(context: Context) -> dict[int, frozenset[str]]:
    """What each word is, for the conditions of event rules: state, person, group, org, place, actor, number."""
    found: dict[int, set[str]] = {}
    for m in context.mentions:
        kinds = found.setdefault(m.token, set())
        kinds |= {"actor", {"organisation": "org", "body": "org", "seat": "state", "people": "person"}.get(m.type, m.type)}
        if m.form in {Form.NAME, Form.SEAT} and m.type == "state":
            kinds.add("place")
    for location in (x for x in context.locations if x.locative or not (x.adjective or x.back)):
        found.setdefault(location.token, set()).add("place")
    for token in context.parsed.tokens:
        if token.pos == "NUM" or any(context.parsed.tokens[j].pos == "NUM" for j in context.parsed.children[token.i]):
            found.setdefault(token.i, set()).add("number")
    return {i: frozenset(k) for i, k in found.items()}
