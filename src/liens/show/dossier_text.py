"""Dossiers as text: headings, and tables whose columns are aligned."""

from collections.abc import Sequence

from liens.dossier.actor import ActorDossier
from liens.dossier.due import Due, Upcoming
from liens.dossier.event import EventDossier
from liens.dossier.evidence import Line
from liens.dossier.exchange import Exchange
from liens.dossier.norm import Norm
from liens.dossier.pact import Pact
from liens.dossier.plain import plain
from liens.dossier.sources import Voice
from liens.dossier.tie import Tie
from liens.dossier.trend import Point
from liens.link.compare import Agreement, Figure
from liens.link.disagree import OUTLET, Comparison, Position, Stated
from liens.show.table import aligned
from liens.show.wording import excerpt, one_line
from liens.show.words import Words

_LINE = ("day", "status", "event", "evidence", "sentence", "id")
_SENTENCE = 80


def tie_text(found: Tie, words: Words) -> str:
    """A tie with all its sections; empty ones are left out."""
    ways = ((f"{found.first} → {found.second}", found.to), (f"{found.second} → {found.first}", found.back), (f"{found.first} ↔ {found.second}", found.both))
    parts = [_section(title, _line_rows(lines, words), _heads(_LINE, words)) for title, lines in ways]
    parts += [
        _section(words("dossier.third"), _line_rows(found.third, words), _heads(_LINE, words)),
        _pacts(found.pacts, words),
        _norms(found.norms, words),
        _exchanges(found.exchanges, words),
        _upcoming(found.upcoming, words),
        _trend(found.trend, words),
    ]
    return _joined(parts, words)


def actor_text(found: ActorDossier, words: Words) -> str:
    """An actor's dossier."""
    partners = [[c.actor, words.number(c.events), words.number(c.cooperation), words.number(c.conflict)] for c in found.counterparts]
    said = [[s.published or "", one_line(excerpt(s.sentence, _SENTENCE)), s.event or "", s.claim] for s in found.says]
    parts = [
        _section(words("dossier.did", actor=found.actor), _line_rows(found.did, words), _heads(_LINE, words)),
        _section(words("dossier.suffered", actor=found.actor), _line_rows(found.suffered, words), _heads(_LINE, words)),
        _section(words("dossier.says", actor=found.actor), said, _heads(("day", "sentence", "event_id", "id"), words)),
        _section(words("dossier.counterparts"), partners, _heads(("actor", "events", "cooperation", "conflict"), words)),
        _upcoming(found.upcoming, words),
    ]
    return _joined(parts, words)


def event_text(found: EventDossier, words: Words) -> str:
    """An event's dossier: its line, what speakers say, revisions, and every sentence."""
    quotes = [[q.published or "", q.outlet or "", q.language, one_line(excerpt(q.sentence, 2 * _SENTENCE)), q.claim] for q in found.quotes]
    parts = [
        _section(found.line.event, _line_rows([found.line], words), _heads(_LINE, words)),
        _positions(found.positions, words),
        _comparisons(found.comparisons, words),
        _revisions(found, words),
        _section(words("dossier.sentences"), quotes, _heads(("day", "outlet", "language", "sentence", "id"), words)),
    ]
    return _joined(parts, words)


def diff_text(found: EventDossier, words: Words) -> str:
    """Fields by speakers, and where they disagree."""
    return _joined([_positions(found.positions, words), _comparisons(found.comparisons, words), _revisions(found, words)], words)


def sources_text(found: Sequence[Voice], words: Words) -> str:
    """Speakers, the most frequent first."""
    rows = [
        [_speaker(v.speaker, words), *(words.number(n) for n in (v.claims, v.articles, len(v.outlets), v.events, v.contradicted, v.revised))] for v in found
    ]
    heads = _heads(("speaker", "claims", "articles", "outlets", "events", "contradicted", "revised"), words)
    return _joined([_section(words("dossier.sources"), rows, heads)], words)


def upcoming_text(found: Upcoming, words: Words) -> str:
    """What falls due, then what is overdue."""
    return _joined([_upcoming(found, words)], words)


def _joined(parts: Sequence[str], words: Words) -> str:
    return "\n".join(part for part in parts if part) or words("dossier.nothing") + "\n"


def _section(title: str, rows: Sequence[Sequence[str]], heads: Sequence[str]) -> str:
    return "\n".join([title, *aligned([heads, *rows])]) + "\n" if rows else ""


def _heads(names: Sequence[str], words: Words) -> list[str]:
    return [words(f"dossier.{name}") for name in names]


def _line_rows(lines: Sequence[Line], words: Words) -> list[list[str]]:
    return [_line(line, words) for line in lines]


def _line(line: Line, words: Words) -> list[str]:
    sentence = one_line(excerpt(line.sentence, _SENTENCE))
    standing = words("statuses.negated" if line.negated else f"statuses.{line.status}")
    return [line.day or "", standing, _what(line, words), _evidence(line, words), sentence, line.event]


def _what(line: Line, words: Words) -> str:
    acting, receiving = ", ".join(line.initiators) or "?", ", ".join(line.recipients)
    return f"{acting} → {receiving} · {words('categories.' + line.category)}" if receiving else f"{acting} · {words('categories.' + line.category)}"


def _evidence(line: Line, words: Words) -> str:
    counts = line.evidence
    return words(
        "dossier.attested",
        articles=words.count("articles", counts.articles),
        speakers=words.count("voices", counts.speakers),
        independent=words.count("independent", counts.independent),
    )


def _norms(norms: Sequence[Norm], words: Words) -> str:
    rows: list[list[str]] = []
    for norm in norms:
        for deed in norm.deeds:
            who = f"{', '.join(deed.bound)} → {', '.join(deed.to) or '?'} · {words('categories.' + deed.category)}"
            rows.append([norm.reference, words(f"dossier.{deed.force}"), who, one_line(excerpt(deed.sentence, _SENTENCE)), deed.claim])
        rows += [[norm.reference, words("dossier.breach"), "", "", claim] for claim in norm.breaches]
    return _section(words("dossier.norms"), rows, _heads(("norm", "status", "clause", "sentence", "id"), words))


def _pacts(pacts: Sequence[Pact], words: Words) -> str:
    rows: list[list[str]] = []
    for pact in pacts:
        rows.append([pact.line.day or "", "", _what(pact.line, words), one_line(excerpt(pact.line.sentence, _SENTENCE)), pact.line.event])
        for clause in pact.clauses:
            terms = (clause.terms.reference, clause.terms.condition)
            quoted = "".join(f" · « {one_line(quote.text)} »" for quote in terms if quote)
            who = f"{', '.join(clause.by) or '?'} → {', '.join(clause.to) or '?'} · {words('categories.' + clause.category)}{quoted}"
            rows.append([clause.due or "", words(f"statuses.{clause.status}"), who, one_line(excerpt(clause.sentence, _SENTENCE)), clause.claim])
    return _section(words("dossier.pacts"), rows, _heads(("day", "status", "clause", "sentence", "id"), words))


def _exchanges(found: Sequence[Exchange], words: Words) -> str:
    rows = [
        [
            e.line.day or "",
            f"{e.giver} → {e.taker}",
            words(f"categories.{e.line.category}"),
            "; ".join(_stated(s, words) for s in _standing(e.figures)),
            ", ".join(e.in_return),
            e.line.event,
        ]
        for e in found
    ]
    return _section(words("dossier.exchanges"), rows, _heads(("day", "direction", "category", "figures", "in_return", "id"), words))


def _standing(figures: Sequence[Stated]) -> list[Stated]:
    """The figures that were not taken back, each told once however many articles repeat it."""
    return list({(s.speaker, s.figure.harm, s.figure.minimum, s.figure.maximum): s for s in reversed(figures) if not s.revised}.values())[::-1]


def _stated(stated: Stated, words: Words) -> str:
    return words("dossier.according", figure=figure_text(stated.figure, words), speaker=_speaker(stated.speaker, words))


def figure_text(figure: Figure, words: Words) -> str:
    """A figure with its bounds and noun: "12–15 soldiers", "≥ 20", "≈ 2,000"."""
    low, high = figure.minimum, figure.maximum
    if low == high and low is not None:
        number = words.number(low)
    elif low is not None and high is not None:
        number = f"{words.number(low)}–{words.number(high)}"
    else:
        number = f"≥ {words.number(low)}" if low is not None else f"≤ {words.number(high or 0)}"
    return " ".join(x for x in ("≈" if figure.approximate else "", number, one_line(figure.of or "")) if x)


def _speaker(name: str, words: Words) -> str:
    if name.startswith(OUTLET):
        return words("dossier.own_voice", outlet=name.removeprefix(OUTLET))
    return words("table.unnamed") if name.startswith("?") else name


def _upcoming(found: Upcoming, words: Words) -> str:
    heads = _heads(("due", "announced", "event", "evidence", "sentence", "id"), words)
    ahead = _section(words("dossier.upcoming", day=found.day), [_due(d, words) for d in found.ahead], heads)
    late = _section(words("dossier.overdue", day=found.day), [_due(d, words) for d in found.overdue], heads)
    return "\n".join(part for part in (ahead, late) if part)


def _due(due: Due, words: Words) -> list[str]:
    _, _, what, evidence, sentence, identifier = _line(due.line, words)
    return [due.due, due.announced or "", what, evidence, sentence, identifier]


def _trend(points: Sequence[Point], words: Words) -> str:
    rows = [
        [p.month, _signed(p.score, words), *(words.number(n) if p.claims else "" for n in (p.cooperation, p.conflict, p.claims, p.speakers))] for p in points
    ]
    return _section(words("dossier.trend"), rows, _heads(("month", "score", "cooperation", "conflict", "claims", "speakers"), words))


def _signed(score: float | None, words: Words) -> str:
    """A score with its sign; a month without claims stays empty."""
    return "" if score is None else ("+" if score > 0 else "") + words.number(score)


def _positions(found: Sequence[Position], words: Words) -> str:
    """One row a speaker, one column a field."""
    rows = [
        [
            _speaker(p.speaker, words),
            "; ".join(_harm(s, words) for s in _standing(p.figures)),
            _period(p),
            ", ".join(sorted({s.name for s in p.where})),
            ", ".join(sorted(p.initiators)),
            ", ".join(sorted(p.recipients)),
            words(f"statuses.{p.status[0]}"),
            ", ".join(sorted(_sense(s, words) for s, (denied, _) in p.polarity.items() if denied)),
        ]
        for p in found
    ]
    return _section(words("dossier.positions"), rows, _heads(("speaker", "figure", "when", "where", "initiators", "recipients", "status", "denies"), words))


def _harm(stated: Stated, words: Words) -> str:
    return words.labelled(_sense(stated.figure.harm, words), figure_text(stated.figure, words))


def _sense(name: str, words: Words) -> str:
    return words.get(f"senses.{name}", words.get(f"categories.{name}", name))


def _period(position: Position) -> str:
    when = plain(position.when) or {"start": None, "end": None}
    return " – ".join(sorted({d for d in (when["start"], when["end"]) if d}))


def _comparisons(found: Sequence[Comparison], words: Words) -> str:
    """Only where speakers differ: that they agree or are silent needs no row."""
    rows = [
        [
            words(f"dossier.verdict_{c.verdict}"),
            words(f"dossier.{c.field}") + (f" ({_sense(c.harm, words)})" if c.harm else ""),
            _speaker(c.left, words),
            _speaker(c.right, words),
        ]
        for c in found
        if c.verdict in {Agreement.DIFFERS, Agreement.CONTRADICTS}
    ]
    return _section(words("dossier.disagreements"), rows, _heads(("verdict", "field", "speaker", "other"), words))


def _revisions(found: EventDossier, words: Words) -> str:
    rows = [
        [
            _speaker(r.before.speaker, words),
            _sense(r.before.figure.harm, words),
            figure_text(r.before.figure, words),
            figure_text(r.after.figure, words),
            r.after.claim,
        ]
        for r in found.revisions
    ]
    return _section(words("dossier.revisions"), rows, _heads(("speaker", "figure", "before", "after", "id"), words))
