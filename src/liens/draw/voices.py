"""Who speaks, as HTML: speakers with what they are cited for, outlets with whom they rely on. Nobody's reliability is rated."""

from collections.abc import Sequence

from liens.dossier.sources import Outlet, Voice
from liens.draw.markup import text_element
from liens.draw.parts import band, days, link, paragraph, table
from liens.draw.pen import Pen
from liens.draw.phrase import one_line
from liens.link.disagree import OUTLET
from liens.link.told import UNKNOWN

_MOST = 100
_CITED = 6


def voices_html(voices: Sequence[Voice], outlets: Sequence[Outlet], pen: Pen) -> str:
    """Both tables, with what they tell together."""
    words = pen.words
    if not voices and not outlets:
        return paragraph(words("dossier.nothing"), "empty")
    remark = paragraph(words("draw.no_score"), "remark") + paragraph(_summary(voices, pen), "remark")
    first = band(pen, "speakers", words("draw.speakers_tab"), _speakers(voices[:_MOST], pen) + _rest(len(voices), pen))
    return remark + first + band(pen, "outlets", words("draw.outlets_tab"), _outlets(outlets[:_MOST], pen) + _rest(len(outlets), pen))


def _rest(count: int, pen: Pen) -> str:
    return paragraph(pen.words.count("more", count - _MOST), "remark") if count > _MOST else ""


def _summary(voices: Sequence[Voice], pen: Pen) -> str:
    """How many speakers, and which share of claims is anonymous or word for word."""
    claims = sum(v.claims for v in voices) or 1
    nameless, direct = sum(v.claims for v in voices if v.anonymous), sum(v.direct for v in voices)
    words = pen.words
    return words(
        "draw.voices_sum",
        speakers=words.count("voices", len(voices)),
        anonymous=words.number(round(100 * nameless / claims)),
        direct=words.number(round(100 * direct / claims)),
    )


def _speakers(voices: Sequence[Voice], pen: Pen) -> str:
    words = pen.words
    names = ("claims", "articles", "outlets", "events", "contradicted", "revised")
    heads = [words("dossier.speaker"), words("draw.type"), *(words(f"dossier.{n}") for n in names), words("draw.direct"), words("draw.first_last")]
    named, unnamed = [v for v in voices if not v.anonymous], [v for v in voices if v.anonymous]
    rows = [_speaker_row(v, pen) for v in named] + ([_unnamed_row(unnamed, pen)] if unnamed else [])
    return table(words("draw.speakers_tab"), heads, rows, "wide")


def _unnamed_row(voices: Sequence[Voice], pen: Pen) -> list[str]:
    """All sources that articles do not name in one row: whether two of them are one nobody can tell. Events may be the same, so they are not added up."""
    words, number = pen.words, pen.words.number
    claims, direct = sum(v.claims for v in voices), sum(v.direct for v in voices)
    outlets = {outlet for v in voices for outlet in v.outlets}
    counts = [number(claims), number(sum(v.articles for v in voices)), number(len(outlets)), "–"]
    counts += [number(sum(v.contradicted for v in voices)), number(sum(v.revised for v in voices))]
    span = days(min((v.first for v in voices if v.first), default=None), max((v.last for v in voices if v.last), default=None), pen)
    name = text_element("span", words.count("unnamed", len(voices)))
    return [name, text_element("span", words("draw.anonymous")), *counts, f"{number(round(100 * direct / claims))}\u00a0%" if claims else "–", span]


def _speaker_row(voice: Voice, pen: Pen) -> list[str]:
    number = pen.words.number
    counts = [number(x) for x in (voice.claims, voice.articles, len(voice.outlets), voice.events, voice.contradicted, voice.revised)]
    share = f"{number(round(100 * voice.direct / voice.claims))}\u00a0%" if voice.claims else "–"
    name = link(_address(voice.speaker, pen), one_line(pen.speaker(voice.speaker)))
    return [name, text_element("span", kind(voice, pen)), *counts, share, days(voice.first, voice.last, pen)]


def _address(speaker: str, pen: Pen) -> str | None:
    """Where a speaker's name leads: to what an outlet prints, to the dossier of an actor."""
    if speaker.startswith(OUTLET):
        return pen.links.outlet(speaker.removeprefix(OUTLET))
    return None if speaker.startswith(UNKNOWN) else pen.links.actor(speaker)


def kind(voice: Voice, pen: Pen) -> str:
    """What a speaker is: an outlet in its own voice, an unnamed source, a part of a state or another body, else an actor."""
    if voice.speaker.startswith(OUTLET):
        return pen.words("draw.own_voice")
    if voice.anonymous:
        return pen.words("draw.anonymous")
    sector = voice.speaker.partition("/")[2].partition("/")[0]
    return pen.words.get(f"sectors.{sector}", sector) if sector else pen.words("dossier.actor")


def _outlets(outlets: Sequence[Outlet], pen: Pen) -> str:
    words = pen.words
    heads = [
        words("dossier.outlet"),
        words("dossier.articles"),
        words("draw.share_copies"),
        words("dossier.claims"),
        words("draw.own_voice"),
        words("draw.relies_on"),
    ]
    return table(words("draw.outlets_tab"), heads, [_outlet_row(o, pen) for o in outlets], "wide")


def _outlet_row(outlet: Outlet, pen: Pen) -> list[str]:
    number = pen.words.number
    cited = [f"{_cited(code, pen)}\u00a0{number(n)}" for code, n in outlet.speakers[:_CITED]]
    share = f"{number(outlet.copies)} ({number(round(100 * outlet.copies / outlet.articles))}\u00a0%)" if outlet.articles else "–"
    return [
        link(pen.links.outlet(outlet.outlet), one_line(outlet.outlet)),
        number(outlet.articles),
        share,
        number(outlet.claims),
        number(outlet.own),
        ", ".join(cited) or "–",
    ]


def _cited(code: str, pen: Pen) -> str:
    return text_element("span", pen.words("draw.unnamed")) if code == UNKNOWN else link(pen.links.actor(code), pen.actor(code))
