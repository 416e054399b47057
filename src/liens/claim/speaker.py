"""Who vouches for what is said: gives each attribution's source its actor, and its medium.

A name or role in the words of the source decides. A pronoun that fits nobody is the speaker before it, a document has
its author, a noun ("a Chadian report that …") the state of its adjective. An office, local or person whose state no
word gives has the article's own where it is clear.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from liens.claim.actor.mention import Form, Mention
from liens.claim.allegiance import Ground, named, office, state_of
from liens.claim.attribution import IN_BRACKETS, AttributionLexicon, Kind, indefinite, unnamed
from liens.claim.hidden_speakers import author_of, behind_vague, is_vague
from liens.claim.taken_up import candidates, takes_up
from liens.model import Actor, Attribution, Link, PartKind, Quoting, Span, Via
from liens.parse.grammar import VERBAL
from liens.parse.parsed import Parsed

UNKNOWN = "?"
# So many words make a name that points to one person.
_FULL_NAME = 2
# So many sentences back who spoke last may have spoken.
_CLOSE = 2
_BODIES = frozenset({"organisation", "alliance", "agency", "body"})
_OWN = frozenset({Form.NAME, Form.DEMONYM, Form.SEAT, Form.PERSON, Form.ROLE})


@dataclass(frozen=True, slots=True)
class Voices:
    """What is needed to say who speaks in an article."""

    parsed: Parsed
    mentions: Sequence[Mention]
    attributions: Sequence[Attribution]
    lexicon: AttributionLexicon
    places: Sequence[tuple[int, str]] = ()


def links(voices: Voices, a: Attribution, quoting: Quoting) -> list[Link]:
    """The links of one attribution: its source, then the medium that it was said to or through."""
    nearest = Link(source(voices, a), a.cue, quoting, a.content, a.why, a.force, a.factive)
    beside = [replace(nearest, source=other) for other in _beside_speaker(voices, a, nearest.source)]
    if a.carrier is None:
        return [nearest, *beside]
    token = voices.parsed.tokens[a.carrier]
    carrier = _actor(voices, Span(token.start, token.end), a.carrier)
    return [nearest, *beside, Link(carrier, a.cue, Quoting.INDIRECT, a.content, f"{a.why} (carrier)", a.force, a.factive)]


def _beside_speaker(voices: Voices, a: Attribution, first: Actor) -> Iterator[Actor]:
    """As in "Le Ghana et le Togo ont demandé …": the others who say the same, in the order of the text."""
    if a.source is None or a.head is None:
        return
    spoken, seen = [a.head], {first.code}
    for i in spoken:
        spoken.extend(j for j in voices.parsed.kids(i, "conj") if not any(t.pos in VERBAL for t in voices.parsed.tokens[i:j]))
    for i in sorted(spoken[1:]):
        mention = next((m for m in voices.mentions if m.token == i and m.head != UNKNOWN), None)
        if mention is not None and mention.code not in seen and a.source.start <= voices.parsed.tokens[i].start < a.source.end:
            seen.add(mention.code)
            yield _from(mention, voices.parsed.span(mention.first, mention.last), voices, anonymous=False)


def source(voices: Voices, a: Attribution) -> Actor:
    """The actor of an attribution's source; ``?`` where its words name nobody known."""
    if a.source is None or a.head is None:
        owner = _adjective(voices, a)
        nobody = Actor(UNKNOWN, None, UNKNOWN, None, None, None, Via.IMPLIED, "no source in the text", anonymous=True)
        return nobody if owner is None else _from(owner, parsed_span(voices.parsed, owner), voices, anonymous=True)
    found = _actor(voices, a.source, a.head)
    body = _settled(voices, a, found)
    if body is not None:
        return replace(_from(body, a.source, voices, anonymous=found.anonymous), via=Via.COREFERENCE)
    if _from_elsewhere(voices, a.head):
        return Actor(UNKNOWN, None, found.name, found.sector, found.span, found.text, Via.NAME, "from elsewhere, no state is named", anonymous=True)
    up = takes_up(voices.parsed, voices.lexicon, a.head)
    taken = _taken_up(voices, a) if up else found if found.code.split("/", 1)[0] != UNKNOWN else None
    if taken is not None:
        return taken
    mention = _speaker_before(voices, a) or _behind(voices, a.head) or _presented_later(voices, a.head)
    if mention is None:
        return _sided(voices, a.source, a.head, found)
    return replace(_from(mention, a.source, voices, anonymous=False), via=Via.COREFERENCE)


def _teller_of_own(voices: Voices, a: Attribution) -> Mention | None:
    """As in "Le Brésil a renforcé ses postes, a indiqué le ministère": behind what one state alone is told to do a ministry of no named state is its own."""
    tokens, head = voices.parsed.tokens, a.head
    own = next((m for m in voices.mentions if m.token == head), None)
    if own is None or head is None or not a.why.endswith("aside") or own.form is not Form.DESCRIPTION or own.sector != "GOV" or own.type != "body":
        return None
    told = [m for m in voices.mentions if m.head != UNKNOWN and any(c.start <= tokens[m.token].start < c.end for c in a.content)]
    subject = next((m for m in told if m.type == "state" and m.form is Form.NAME and tokens[m.token].dep == "nsubj"), None)
    if subject is None or len({m.head for m in told}) > 1 or tokens[tokens[subject.token].head].dep != "root":
        return None
    return replace(own, code=f"{subject.head}/{own.sector}", entity=f"{subject.head}/{own.sector}")


def _settled(voices: Voices, a: Attribution, found: Actor) -> Mention | None:
    """Whose an office or body is that the place of its words tells, whatever stands before it."""
    if a.head is None:
        return None
    near = _spoken_for(voices, a.head, found) or _state_medium(voices, a, found) or _same_office(voices, a.head)
    return near or _of_title(voices, a) or _teller_of_own(voices, a)


def _of_title(voices: Voices, a: Attribution) -> Mention | None:
    """As in "Lima envoie du blé à Cuba (ministère)": an office behind a title is that of the body told of below, or of the title's subject."""
    tokens, head = voices.parsed.tokens, a.head
    own = next((m for m in voices.mentions if m.token == head), None)
    if head is None or not a.why.endswith(IN_BRACKETS) or (own is not None and (own.form is not Form.DESCRIPTION or own.sector is None)):
        return None
    later = _presented_later(voices, head)
    states = [m for m in voices.mentions if m.head != UNKNOWN and m.type == "state" and tokens[m.token].dep == "nsubj"]
    subject = next((m for m in states if a.content[0].start <= tokens[m.token].start < a.content[0].end), None)
    if later is not None or own is None or subject is None:
        return later
    return replace(own, code=f"{subject.head}/{own.sector}", entity=f"{subject.head}/{own.sector}")


def _spoken_for(voices: Voices, head: int, found: Actor) -> Mention | None:
    """As in "The ministry said so. A spokesman added …": a spokesman whose own words name no body speaks for who spoke last."""
    tokens = voices.parsed.tokens
    if not voices.lexicon.is_("spokesperson", tokens[head].lemma.lower()) or found.via is Via.NAME:
        return None
    before = [o for o in voices.attributions if o.source is not None and o.head is not None and tokens[o.head].sentence < tokens[head].sentence]
    last = max(before, key=lambda o: o.source.start if o.source is not None else 0, default=None)
    if last is None or last.source is None or last.head is None or tokens[head].sentence - tokens[last.head].sentence > _CLOSE:
        return None
    mention = _mention(voices, last.source, last.head)
    return mention if mention is not None and mention.head != UNKNOWN and mention.sector not in {"MED", "CIV"} else None


def _same_office(voices: Voices, head: int) -> Mention | None:
    """As in "President Ana Sol said no. …, the head of state added": an office without a name is who spoke last in its paragraph, if he holds one like it."""
    parsed = voices.parsed
    own = next((m for m in voices.mentions if m.token == head), None)
    if own is None or own.form is not Form.DESCRIPTION or own.type != "person" or own.plural or own.sector is None or indefinite(parsed, head):
        return None
    paragraph = parsed.sentences[parsed.tokens[head].sentence].paragraph
    before = (o.head for o in voices.attributions if o.head is not None and o.head < head)
    here = [i for i in before if parsed.sentences[parsed.tokens[i].sentence].paragraph == paragraph]
    spoke = (next((m for m in voices.mentions if m.first <= i <= m.last and m.form is Form.PERSON), None) for i in sorted(here, reverse=True))
    last = next((m for m in spoke if m is not None), None)
    return last if last is not None and last.sector == own.sector and last.head != UNKNOWN else None


def _state_medium(voices: Voices, a: Attribution, found: Actor) -> Mention | None:
    """As in "Iran summoned the envoy, state TV reported": a medium of a state is that of the state that it tells of, with its own sector."""
    tokens, head = voices.parsed.tokens, a.head
    if head is None or found.via is Via.NAME or found.sector != "MED":
        return None
    if not any(voices.lexicon.is_("of_state", tokens[j].lemma.lower()) for j in voices.parsed.kids(head, "compound", "amod")):
        return None
    told = [m for m in voices.mentions if any(c.start <= tokens[m.token].start < c.end for c in a.content) and tokens[m.token].dep.startswith("nsubj")]
    state = next((m for m in told if m.type == "state" and m.head != UNKNOWN), None)
    return None if state is None else replace(state, code=f"{state.head}/MED", entity=f"{state.head}/MED")


def _behind(voices: Voices, head: int) -> Mention | None:
    """The seat behind a vague "on", the author of a document, or who spoke under the same noun before."""
    found = behind_vague(voices.parsed, voices.mentions, voices.lexicon, head)
    return found or author_of(voices.parsed, voices.mentions, voices.lexicon, head) or _heard(voices, head) or _wrote(voices, head)


def _wrote(voices: Voices, head: int) -> Mention | None:
    """As in "Lima a condamné le raid. …, précise le communiqué": a statement that nobody is said to make is that of who spoke shortly before."""
    tokens = voices.parsed.tokens
    if not voices.lexicon.is_("release", tokens[head].lemma.lower()) or indefinite(voices.parsed, head) or tokens[head].pos != "NOUN":
        return None
    before = [o for o in voices.attributions if o.head is not None and o.head < head and tokens[head].sentence - tokens[o.head].sentence <= _CLOSE]
    spoke = (_mention(voices, o.source, o.head) for o in reversed(before) if o.source is not None and o.head is not None)
    return next((m for m in spoke if m is not None and m.head != UNKNOWN and m.sector not in {"MED", "CIV"}), None)


def _presented_later(voices: Voices, head: int) -> Mention | None:
    """As in a title "Ana Sol : « … »": a name of several words that the text below presents ("l'opposante chilienne Ana Sol").

    A noun in a title ("Douze tués (police)") is the body of the same noun that the text tells of with its state.
    """
    parsed = voices.parsed
    if parsed.tokens[head].pos == "NOUN" and parsed.sentences[parsed.tokens[head].sentence].part is PartKind.TITLE:
        lemma = parsed.tokens[head].lemma.lower()
        told = (m for m in voices.mentions if m.first > head and m.head != UNKNOWN and m.form in _OWN)
        return next((m for m in told if parsed.tokens[m.token].lemma.lower() == lemma or _opens_with(parsed, m, lemma)), None)
    name = [parsed.tokens[i].text for i in sorted(parsed.subtree(head)) if parsed.tokens[i].pos == "PROPN"]
    if parsed.tokens[head].pos != "PROPN" or len(name) < _FULL_NAME:
        return None
    later = (m for m in voices.mentions if m.first > head and m.head != UNKNOWN and m.form in {Form.ROLE, Form.PERSON})
    return next((m for m in later if {*name} <= {parsed.tokens[i].text for i in range(m.first, m.last + 1)}), None)


def _opens_with(parsed: Parsed, m: Mention, lemma: str) -> bool:
    return parsed.tokens[m.first].lemma.lower() == lemma


def _sided(voices: Voices, span: Span, head: int, found: Actor) -> Actor:
    """A person by name, an office or a local whose state no word gives: that of the article's own people where it is clear."""
    token = voices.parsed.tokens[head]
    official = any(voices.lexicon.is_("official", voices.parsed.tokens[j].lemma.lower()) for j in voices.parsed.kids(head, "amod", "compound", "nmod"))
    local = voices.lexicon.is_("local", token.lemma.lower()) or (official and voices.lexicon.is_("unaligned", token.lemma.lower()))
    mention = next((m for m in voices.mentions if m.token == head), None)
    if not (local or office(mention) or (named(voices.parsed, head) and voices.lexicon.kind(token.lemma.lower()) is None)):
        return found
    state = state_of(Ground(voices.parsed, voices.mentions, voices.places), span)
    if state is None:
        return found
    sector = mention.sector if mention is not None else None
    code = f"{state}/{sector}" if sector else state
    return replace(found, code=code, entity=code, sector=sector, via=Via.IMPLIED, why=f"{found.why}; two of three witnesses for {state}")


def _from_elsewhere(voices: Voices, head: int) -> bool:
    """As in "a Western diplomat in Cairo": whose state is not that of the place."""
    own = {m.token for m in voices.mentions if m.form is Form.DEMONYM}
    kids = list(voices.parsed.kids(head, "amod"))
    return any(voices.lexicon.is_("outside", voices.parsed.tokens[j].lemma.lower()) for j in kids) and not own & {*kids}


def _taken_up(voices: Voices, a: Attribution) -> Actor | None:
    """As in "« … », a-t-il dit": the person who acted or spoke last, also where he is of no known state."""
    if a.head is None or a.source is None:
        return None
    if is_vague(voices.parsed, voices.lexicon, a.head):
        seat = behind_vague(voices.parsed, voices.mentions, voices.lexicon, a.head)
        return None if seat is None else _from(seat, a.source, voices, anonymous=False)
    for candidate in candidates(voices.parsed, voices.lexicon, voices.attributions, a):
        if candidate.attribution is not None:
            found = source(voices, candidate.attribution)
            if found.code.split("/", 1)[0] != UNKNOWN or _somebody(voices, candidate.head):
                return replace(found, span=a.source, text=a.source.of(voices.parsed.article.text), via=Via.COREFERENCE)
            continue
        mention = next((m for m in voices.mentions if m.first <= candidate.head <= m.last and m.head != UNKNOWN), None)
        if mention is not None and mention.type == "person" and mention.form in {Form.PERSON, Form.ROLE}:
            return _from(mention, a.source, voices, anonymous=False)
    return None


def _somebody(voices: Voices, head: int) -> bool:
    """A person, by name or by kind."""
    return named(voices.parsed, head) or voices.lexicon.kind(voices.parsed.tokens[head].lemma.lower()) is Kind.PERSON


def parsed_span(parsed: Parsed, mention: Mention) -> Span:
    """The characters of a mention."""
    return parsed.span(mention.first, mention.last)


def _actor(voices: Voices, span: Span, head: int) -> Actor:
    mention = _mention(voices, span, head)
    mention = _same_noun(voices, mention, head) or mention
    text = span.of(voices.parsed.article.text)
    anonymous = unnamed(voices.parsed, voices.lexicon, head, span)
    if mention is None or _independent(voices, mention, head):
        personal = voices.parsed.tokens[head].feature("PronType") == "Prs"
        return Actor(UNKNOWN, None, text, None, span, text, Via.NAME, "no known actor in the source", anonymous=anonymous or (mention is None and not personal))
    return _from(mention, span, voices, anonymous=anonymous or mention.head == UNKNOWN)


def _from(mention: Mention, span: Span, voices: Voices, *, anonymous: bool) -> Actor:
    text = span.of(voices.parsed.article.text)
    return Actor(mention.code, mention.entity, mention.name, mention.sector, span, text, mention.via, mention.why, anonymous=anonymous)


def _mention(voices: Voices, span: Span, head: int) -> Mention | None:
    """The mention at the head, else a role or person inside, else the first inside."""
    within = (m for m in voices.mentions if span.holds(voices.parsed.span(m.token, m.token)))
    inside = [m for m in within if not (_told_of(voices.parsed, m.token, head) or _who_saw(voices, m, head))]
    own = next((m for m in inside if m.token == head), None)
    if own is not None and own.head != UNKNOWN:
        return _body_of(voices, inside, own) or own
    known = [m for m in inside if m.head != UNKNOWN]
    if not known:  # "la première ministre Ana Sol, qui …": the name may be the end of a mention whose first word stands before it
        known = [m for m in voices.mentions if m.first <= head <= m.last and m.head != UNKNOWN and m.form in {Form.PERSON, Form.ROLE}]
    return next((m for m in known if m.form in {Form.ROLE, Form.PERSON}), None) or next(iter(known), None) or own or next(iter(inside), None)


def _body_of(voices: Voices, inside: Sequence[Mention], own: Mention) -> Mention | None:
    """As in "les chefs d'État de la CEDEAO": people described by the organisation that they belong to, which no state before them changes."""
    if own.form is not Form.DESCRIPTION or own.type == "state":
        return None
    named = {Form.NAME, Form.ROLE}
    bodies = (m for m in inside if m.form in named and m.type in _BODIES and "/" not in m.code and m.head != UNKNOWN and m.token > own.token)
    return next((m for m in bodies if _hangs(voices.parsed, m.token, own.token)), None)


def _hangs(parsed: Parsed, i: int, head: int) -> bool:
    """A noun that hangs on another by nouns alone."""
    above = itertools.takewhile(lambda j: j != head, (i, *parsed.path_up(i)))
    return all(parsed.tokens[j].dep.split(":")[0] in {"nmod", "conj", "flat", "compound"} for j in above)


def _told_of(parsed: Parsed, i: int, head: int) -> bool:
    """As in "two sources, who asked the press not to name them": whom a relative clause speaks of is not who says it."""
    above = itertools.takewhile(lambda j: j != head, (i, *parsed.path_up(i)))
    return any(parsed.tokens[j].dep == "acl:relcl" for j in above)


def _who_saw(voices: Voices, m: Mention, head: int) -> bool:
    """As in "un projet consulté par l'AFP": the medium that has seen a document did not write it."""
    if m.sector != "MED" or voices.lexicon.kind(voices.parsed.tokens[head].lemma) is not Kind.DOCUMENT:
        return False
    return any(voices.parsed.tokens[i].dep.startswith("acl") for i in (m.token, *voices.parsed.path_up(m.token)) if i > head)


def _same_noun(voices: Voices, mention: Mention | None, head: int) -> Mention | None:
    """As in "The ministry" after "Kenya's foreign ministry": the latest mention with the same noun that has a state of its own."""
    tokens = voices.parsed.tokens
    if tokens[head].pos != "NOUN" or (mention is not None and (mention.token != head or mention.form in _OWN)) or indefinite(voices.parsed, head):
        return None
    lemma = tokens[head].lemma.lower()
    own = [m for m in voices.mentions if m.token < head and m.form in _OWN and m.head != UNKNOWN]
    same = [m for m in own if any(tokens[i].lemma.lower() == lemma for i in range(m.first, m.last + 1))]
    return replace(same[-1], via=Via.COREFERENCE) if same else None


def _heard(voices: Voices, head: int) -> Mention | None:
    """As in "La même source" after "une source militaire malienne": the side of the last speaker under that noun, which may be no word for an actor."""
    tokens, lemma = voices.parsed.tokens, voices.parsed.tokens[head].lemma.lower()
    if tokens[head].pos != "NOUN" or indefinite(voices.parsed, head):
        return None
    spoke = [(o.source, o.head) for o in voices.attributions if o.source is not None and o.head is not None and o.head < head]
    found = [_mention(voices, span, i) for span, i in spoke if tokens[i].lemma.lower() == lemma]
    # "A Western European source" is of no known side.
    known = [m for m in found if m is not None and m.head != UNKNOWN and (m.type == "state" or m.form is not Form.DEMONYM)]
    return replace(known[-1], via=Via.COREFERENCE) if known else None


def _independent(voices: Voices, mention: Mention, head: int) -> bool:
    """As in "experts said", "the report says": they belong to no state unless their own words say so."""
    token = voices.parsed.tokens[head]
    if mention.token != head or mention.form in _OWN or token.pos != "NOUN":
        return False
    if voices.lexicon.kind(token.lemma) is Kind.DOCUMENT and not voices.lexicon.is_("authored", token.lemma):
        return True
    return voices.lexicon.is_("unaligned", token.lemma) and indefinite(voices.parsed, head)


def _speaker_before(voices: Voices, a: Attribution) -> Mention | None:
    """As in "« … », a-t-il ajouté": a pronoun that nothing else explains is the last known speaker."""
    if a.head is None or voices.parsed.tokens[a.head].pos != "PRON":
        return None
    if voices.parsed.tokens[a.head].feature("PronType") not in {None, "Prs"}:
        return None
    at = voices.parsed.tokens[a.head].start
    for other in reversed([o for o in voices.attributions if o.source is not None and o.source.end <= at]):
        if other.source is None or other.head is None:
            continue
        mention = _mention(voices, other.source, other.head) or author_of(voices.parsed, voices.mentions, voices.lexicon, other.head)
        if mention is not None and mention.head != UNKNOWN:
            return mention
    return None


def _adjective(voices: Voices, a: Attribution) -> Mention | None:
    """As in "a South Korean report that …": the state of the noun that attributes."""
    if a.cue is None or "noun+" not in a.why:
        return None
    return next(_beside(voices, a.cue), None)


def _beside(voices: Voices, cue: Span) -> Iterator[Mention]:
    parsed = voices.parsed
    nouns = [t.i for t in parsed.tokens if cue.holds(Span(t.start, t.end)) and t.pos == "NOUN"]
    near = {j for i in nouns for j in parsed.kids(i, "amod", "compound")}
    for m in voices.mentions:
        if m.token in near and m.form in {Form.DEMONYM, Form.NAME} and m.head != UNKNOWN:
            yield m
