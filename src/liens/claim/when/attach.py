"""Says which time belongs to an event: by syntax first, by nearness inside the clause next, never across clauses.

A time belongs to the word that it depends on. An event gets a time of its own subtree; else one of the clause that
it stands in; else one that it shares with the clause that governs it (participles, infinitives, conjuncts). The
time of a verb of saying stays with the saying.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from liens.claim.when.calendar import add_days
from liens.claim.when.described import describes, happens_in, then
from liens.claim.when.lexicon import Link
from liens.claim.when.links import link_of
from liens.claim.when.placing import Placed, clause_of, heads_clause, placed_in
from liens.claim.when.since import outside
from liens.claim.when.tense import one_tense
from liens.claim.when.values import Bound, TimeExpression
from liens.model import Interval
from liens.parse.grammar import preposition
from liens.parse.parsed import Parsed

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "X", "SYM"})
_ARGUMENTS = frozenset({"nmod", "obl", "obj", "nsubj", "appos", "conj", "iobj", "flat"})
_SHARING = frozenset({"xcomp", "advcl", "acl"})
# Words of a sentence before its first verb that may still be its topic ("Mardi, …", "Dans la nuit de lundi, …").
_TOPIC_WORDS = 4
_NEAR_WORDS = 8


@dataclass(frozen=True, slots=True)
class Company:
    """What is known around an event: prepositions that tie times, the other events, and those of them that only speak of another."""

    links: Mapping[str, Link]
    events: Collection[int] = ()
    speaking: Collection[int] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a time fits an event: the smaller the better; ``how`` is the reason shown."""

    level: int
    distance: int
    placed: Placed
    how: str
    link: Link | None = None


def when_of(
    parsed: Parsed, times: Sequence[TimeExpression], trigger: int, links: Mapping[str, Link] = MappingProxyType({}), events: Collection[int] = ()
) -> tuple[Interval | None, str]:
    """The time of the event that a token names, first and last day included, with the reason for it or for None.

    ``links`` are the prepositions of :class:`TimeLexicon` that tie a clause to the time of another event; ``events``
    the tokens of all events of the sentence, if they are known: a time that hangs on another event is that event's.
    """
    best, why = best_fit(parsed, fits_of(parsed, times, trigger, Company(links, events)))
    if best is None:
        return None, why
    interval = interval_of(parsed, best)
    if interval.start is None:
        return None, f"only its end is told: {_words(parsed, best)}"
    return interval, best.how


def fits_of(parsed: Parsed, times: Sequence[TimeExpression], trigger: int, company: Company) -> list[Fit]:
    """Every time of the trigger's sentence that grammar ties to the event, the best first."""
    fits = (fit for placed in placed_in(parsed, times, trigger) if (fit := _fit(parsed, trigger, placed, company)) is not None)
    return sorted((_lasting(parsed, trigger, fit) for fit in fits), key=_rank)


def _lasting(parsed: Parsed, trigger: int, fit: Fit) -> Fit:
    """What is told outside "since taking office in May" has lasted since May."""
    return replace(fit, link=Link.SINCE) if outside(parsed.article.text, fit.placed.time, parsed.tokens[trigger].start) else fit


def best_fit(parsed: Parsed, fits: Sequence[Fit]) -> tuple[Fit | None, str]:
    """The fit that no other equals, and the reason where there is none."""
    if not fits:
        return None, "no time in the clause"
    best = fits[0]
    rivals = [f for f in fits if _rank(f)[:2] == _rank(best)[:2] and _days(f) != _days(best)]
    if not rivals:
        return best, best.how
    return _most_precise([best, *rivals]), f"two times fit equally: {_words(parsed, best)}, {_words(parsed, rivals[0])}"


def _rank(fit: Fit) -> tuple[int, int, int]:
    """Level, distance, order; a time that only tells how long something holds, or from what it is counted, gives way to one that tells when."""
    time = fit.placed.time
    return fit.level + (time.modifier == Bound.UNTIL or time.reckoned), fit.distance, fit.placed.head


def _days(fit: Fit) -> tuple[date | None, date | None]:
    return fit.placed.time.start, fit.placed.time.end


def _words(parsed: Parsed, fit: Fit) -> str:
    return fit.placed.time.phrase.of(parsed.article.text)


def _most_precise(fits: list[Fit]) -> Fit | None:
    """Of times that lie one inside the other the narrowest ("cette semaine, mardi")."""
    closed = [f for f in fits if f.placed.time.start and f.placed.time.end]
    if len(closed) != len(fits):
        return None
    ordered = sorted(closed, key=lambda f: (f.placed.time.end or date.max) - (f.placed.time.start or date.min))
    first = ordered[0].placed.time
    inside = all((f.placed.time.start or date.max) <= (first.start or date.max) and (f.placed.time.end or date.min) >= (first.end or date.min) for f in ordered)
    return ordered[0] if inside else None


def _path(parsed: Parsed, i: int, top: int) -> list[int] | None:
    """The tokens from ``i`` up to, not including, ``top``; None if ``top`` is not above."""
    path = [] if i == top else [i]
    if i == top:
        return path
    for j in parsed.path_up(i):
        if j == top:
            return path
        path.append(j)
    return None


def _fit(parsed: Parsed, trigger: int, placed: Placed, company: Company) -> Fit | None:
    links, events = company.links, company.events
    token = parsed.tokens[trigger]
    if token.start < placed.time.phrase.end and token.end > placed.time.phrase.start:
        return None
    own = _path(parsed, placed.head, trigger)
    found = None if own is None else _own(parsed, trigger, placed, own, events)
    if found is not None:
        return found
    clause = clause_of(parsed, trigger)
    partakes = _takes_part(parsed, trigger, clause, placed, company)
    if own is None and partakes:
        found = _same_clause(parsed, trigger, clause, placed, events) or _shared(parsed, clause, placed, events)
    if found is not None:
        return found
    return (
        (_linked(parsed, clause, placed, links) if partakes else None)
        or (_topic(parsed, clause, placed) if partakes else None)
        or _antecedent(parsed, clause, placed)
        or _described(parsed, trigger, placed, company)
        or _beside(parsed, trigger, placed, events)
        or _lasted(parsed, trigger, clause, placed)
    )


def _lasted(parsed: Parsed, trigger: int, clause: int, placed: Placed) -> Fit | None:
    """A time in the clause since which something has lasted: "thousands have fled since the war began in May"."""
    governor = clause
    while parsed.tokens[governor].dep == "conj" and one_tense(parsed, governor, parsed.tokens[governor].head):
        governor = parsed.tokens[governor].head
    path = _path(parsed, placed.head, governor)
    if path is None or trigger != clause or not outside(parsed.article.text, placed.time, parsed.tokens[trigger].start):
        return None
    return Fit(4, len(path), placed, "has lasted since then")


def _beside(parsed: Parsed, trigger: int, placed: Placed, events: Collection[int]) -> Fit | None:
    """A time that the parser hung elsewhere belongs to the word beside it.

    To a verb if it hangs on a noun and no other verb or subordinator stands between; to an event noun if it follows
    the noun with nothing between but what describes it.
    """
    token, governor = parsed.tokens[trigger], parsed.tokens[placed.head].head
    if placed.time.qualifies or governor in events:
        return None
    low, high = sorted((trigger, placed.head))
    between = [t for t in parsed.tokens[low + 1 : high] if not placed.time.phrase.start <= t.start < placed.time.phrase.end]
    helpers = set(parsed.children[trigger])
    if any((t.pos in _VERBAL and t.i not in helpers) or t.dep == "mark" or t.feature("PronType") == "Rel" for t in between):
        return None
    if any(t.text == "," and parsed.tokens[t.i + 1].pos == "CCONJ" for t in between):
        return None  # "promised a vote, but his government in May …": another clause begins
    if token.pos in _VERBAL and parsed.tokens[governor].pos not in _VERBAL:
        return Fit(6, high - low, placed, "no other verb between them")
    if token.pos in {"NOUN", "PROPN"} and trigger < placed.head and len(between) < _NEAR_WORDS and all(t.pos != "PUNCT" for t in between):
        return Fit(7, high - low, placed, "right after the event")
    return None


def _takes_part(parsed: Parsed, trigger: int, clause: int, placed: Placed, company: Company) -> bool:
    """Whether an event noun happens when its clause does: as subject, object, or after a preposition that says so.

    "Après l'attaque", "en réponse à l'attaque", "accusé d'une attaque" tell of another time, and so does "a condamné mardi
    l'attaque"; how long something has lasted is told of the verb, not of its nouns.
    """
    links = company.links
    if trigger == clause or parsed.tokens[trigger].pos not in _NOMINAL:
        return True
    if placed.time.modifier in {Bound.SINCE, Bound.UNTIL}:
        return False
    for j in (trigger, *parsed.path_up(trigger)):
        base = parsed.tokens[j].dep.split(":")[0]
        if j == clause or base in {"nsubj", "obj"}:
            spoken_of = base == "obj" or parsed.tokens[j].dep == "nsubj:pass"
            return not (spoken_of and parsed.tokens[j].head in company.speaking)
        if base == "obl" and links and preposition(parsed, j) is not None:
            link = link_of(parsed, j, links)
            return link in {Link.WITH, Link.DURING} or (link is Link.ARGUMENT and parsed.tokens[j].dep != "obl:mod")
    return True


def _linked(parsed: Parsed, clause: int, placed: Placed, links: Mapping[str, Link]) -> Fit | None:
    """The time of another event that a preposition ties to the clause: "depuis l'offensive lancée le 3 mai"."""
    path = _path(parsed, placed.head, clause) or []
    for at, j in enumerate(path[1:], start=1):
        link = link_of(parsed, j, links)
        if link in {Link.SINCE, Link.DURING} and parsed.tokens[j].pos in _NOMINAL and not any(heads_clause(parsed, k) for k in path[at:]):
            return Fit(4, len(path), placed, f"{link} the event of that time", link)
    return None


def _topic(parsed: Parsed, clause: int, placed: Placed) -> Fit | None:
    """A time at the head of the sentence holds for its main clause, however the parser ties it."""
    token = parsed.tokens[clause]
    first = parsed.sentences[token.sentence].first
    inside = [t.i for t in parsed.tokens[first : first + _TOPIC_WORDS] if t.start <= placed.time.phrase.start < t.end]
    main = token.head == clause or (token.dep == "conj" and parsed.tokens[token.head].head == token.head and one_tense(parsed, clause, token.head))
    if not inside or not main or placed.time.phrase.end > token.start or _head_noun(parsed, placed.head, clause):
        return None
    return Fit(5, clause - placed.head, placed, "topic of the sentence")


def _head_noun(parsed: Parsed, head: int, clause: int) -> bool:
    """True if the time qualifies a noun between it and the clause."""
    for j in parsed.path_up(head):
        if j == clause:
            return False
        if parsed.tokens[j].pos in {"NOUN", "PROPN"}:
            return True
    return False


def _antecedent(parsed: Parsed, clause: int, placed: Placed) -> Fit | None:
    """A relative clause tells what happened in the dated event before it: "l'attaque du 3 mai, qui a tué …"."""
    token = parsed.tokens[clause]
    if token.dep != "acl:relcl" or token.head == clause or parsed.tokens[placed.head].start > token.start:
        return None
    path = _path(parsed, placed.head, token.head)
    if path is None or len(path) != 1:
        return None
    return Fit(5, 1, placed, "time of the event that the relative clause describes")


def _described(parsed: Parsed, trigger: int, placed: Placed, company: Company) -> Fit | None:
    """A clause that tells what happened at the time, or in the event, before it: "en 2015, lorsque Lima rappela son ambassadeur"."""
    clause = clause_of(parsed, trigger)
    if not _takes_part(parsed, trigger, clause, then(placed), company):
        return None
    if describes(parsed, clause, placed, company.links):
        return Fit(4, 1, then(placed), "the clause tells what happened then")
    apart = happens_in(parsed, clause, placed, company.links)
    return None if apart is None else Fit(4, apart, placed, "told within that dated event")


def _own(parsed: Parsed, trigger: int, placed: Placed, path: list[int], events: Collection[int]) -> Fit | None:
    """A time below the trigger: its own if no other clause lies between, or if the clause describes the event noun."""
    crossed = [j for j in path[1:] if heads_clause(parsed, j)]
    if not crossed:
        level = _noun_level(parsed, placed, path, trigger, events)
        return None if level is None else Fit(level, len(path), placed, "in the phrase of the event")
    token = parsed.tokens[crossed[0]]
    # "Une offre de négocier le 9": an infinitive tells what is offered, and its day is not that of the offer.
    describing = parsed.tokens[trigger].pos in _NOMINAL and len(crossed) == 1 and token.dep.startswith("acl") and token.feature("VerbForm") != "Inf"
    if describing and token.head == trigger:
        level = _noun_level(parsed, placed, path[: path.index(crossed[0])], trigger, events)
        return None if level is None else Fit(level + 1, len(path), placed, "in the clause that describes the event")
    if len(crossed) == 1 and token.dep == "xcomp" and token.head == trigger and not events:
        return Fit(3, len(path), placed, "in the infinitive that the event governs")
    return None


def _noun_level(parsed: Parsed, placed: Placed, path: list[int], trigger: int, events: Collection[int]) -> int | None:
    """How doubtful it is that a time which hangs on a noun belongs to the clause; None if it is the noun's own.

    "L'accord du 3 mai encadre les livraisons": the day is that of the pact. "A tué trois hommes à Kano mardi": an
    adverbial that stands after a name or a thing hangs on the verb, whatever the parser says.
    """
    nouns = [j for j in path[1:] if parsed.tokens[j].pos in _NOMINAL and parsed.tokens[j].dep.split(":")[0] in _ARGUMENTS and j != trigger]
    if not nouns:
        return 0
    if any(j in events for j in nouns):
        return None
    names = all(_named(parsed, j) for j in nouns)
    if placed.time.qualifies:
        # "La réunion du Conseil du 22 mars": no name is qualified by a day, the event before it is.
        return 1 if names and parsed.tokens[trigger].pos in _NOMINAL else None
    if names or _bare(parsed, placed) or events:
        return 1
    return 3


def _named(parsed: Parsed, i: int) -> bool:
    """A proper name, or a common noun that begins with a capital inside its sentence ("le Conseil")."""
    token = parsed.tokens[i]
    return token.pos == "PROPN" or (token.text[0].isupper() and i != parsed.sentences[token.sentence].first)


def _same_clause(parsed: Parsed, trigger: int, clause: int, placed: Placed, events: Collection[int]) -> Fit | None:
    """A time that depends on the verb of the clause, or on a noun above the trigger in it."""
    path = _path(parsed, placed.head, clause)
    if path is None or not _same(parsed, trigger, path):
        return None
    above = set(parsed.path_up(trigger))
    level = _noun_level(parsed, placed, [j for j in path if j not in above], trigger, events)
    if level is None:
        return None
    return Fit(level + 1, len(path) + abs(placed.head - trigger) // 8, placed, "in the clause of the event")


def _same(parsed: Parsed, trigger: int, path: list[int]) -> bool:
    """Whether no other clause lies on the path; the infinitive of a subject's verb is no other ("la levée devrait finir mardi")."""
    crossed = [j for j in path[1:] if heads_clause(parsed, j)]
    subject = parsed.tokens[trigger].dep.startswith("nsubj")
    return not crossed or (subject and len(crossed) == 1 and parsed.tokens[crossed[0]].dep == "xcomp")


def _bare(parsed: Parsed, placed: Placed) -> bool:
    return not any(parsed.tokens[j].dep == "case" for j in parsed.children[placed.head])


def _shared(parsed: Parsed, clause: int, placed: Placed, events: Collection[int]) -> Fit | None:
    """A time of the governing clause that holds for participles, infinitives and conjuncts as well."""
    level = 2
    while level < 5:
        token = parsed.tokens[clause]
        if token.head == clause:
            return None
        base = token.dep.split(":")[0]
        governor = clause_of(parsed, token.head)
        finite = _finite(parsed, clause)
        leading = parsed.tokens[placed.head].start < parsed.tokens[governor].start
        # "In June Lima imposed bans and is reviewing its aid": another tense is another time.
        conjunct = token.dep == "conj" and (leading or not finite) and one_tense(parsed, clause, governor)
        tense = token.feature("Tense")
        compound = any(parsed.tokens[j].dep in {"aux:tense", "aux:pass"} for j in parsed.children[clause])
        bare_infinitive = base == "xcomp" and token.feature("VerbForm") in {"Inf", None} and level == 2 and not compound
        gerund = token.feature("VerbForm") in {"Ger", "Part"} and tense in {"Pres", None} and token.pos in _VERBAL
        dependent = token.dep in _SHARING and not finite and (bare_infinitive or gerund)
        if not (conjunct or dependent):
            return None
        path = _path(parsed, placed.head, governor)
        if path is not None and not any(heads_clause(parsed, j) for j in path[1:]):
            doubt = _noun_level(parsed, placed, path, clause, events)
            return None if doubt is None else Fit(level + doubt, len(path), placed, "shared with the governing clause")
        clause, level = governor, level + 1
    return None


def _finite(parsed: Parsed, i: int) -> bool:
    """True if a verb is finite itself or by its auxiliary."""
    token = parsed.tokens[i]
    if token.feature("VerbForm") == "Fin":
        return True
    return any(parsed.tokens[j].dep.startswith(("aux", "cop")) and parsed.tokens[j].feature("VerbForm") in {"Fin", None} for j in parsed.children[i])


def interval_of(parsed: Parsed, fit: Fit) -> Interval:
    """First and last day; what is said to last since a day lasts to the publication date."""
    time = fit.placed.time
    # "Ces trois mois": such a stretch ends on the very day it is counted from or to.
    published = parsed.article.published
    ahead = published is not None and time.start == add_days(published, 1)
    last = 0 if time.modifier == "span" and not ahead else -1
    start, end = time.start, None if time.end is None else add_days(time.end, last)
    if time.modifier == "span" and ahead:
        start = published
    if time.modifier == Bound.FROM and start is not None and (published is None or start > published):
        end = start
    since = fit.link is Link.SINCE or time.modifier in {Bound.SINCE, Bound.FROM}
    if fit.link is Link.SINCE:
        end = None
    if since and end is None and published is not None and start is not None and start <= published:
        end = published
    if start is None and end is not None and published is not None and published < end:
        start = published
    text = time.phrase.of(parsed.article.text)
    return Interval(start, end, time.precision, time.phrase, text, time.why, time.modifier)
