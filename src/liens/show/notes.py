"""The margin note of a claim: who says it, what, when, where, how many, how certain, and why Liens reads it so."""

from liens.draw.markup import definitions, element, escaped, text_element
from liens.model import Actor, Claim, Event, Interval
from liens.show import wording
from liens.show.marks import Numbered
from liens.show.why import Reason, explain
from liens.show.words import Words


def note(item: Numbered, words: Words) -> str:
    """One note, as a list item."""
    claim = item.claim
    back = words("page.back", number=item.number)
    number = text_element("a", str(item.number), class_="n", href=f"#{item.mark_id()}", aria_label=back)
    chip = text_element("span", wording.status(claim, words), class_="chip")
    place = text_element("span", wording.characters(wording.anchor(claim)), class_="at")
    head = element("p", f"{number} {chip} {place}", class_="head")
    pairs = [(words(f"page.{slot}"), html) for slot, html in _slots(claim, words) if html]
    return element("li", head + definitions(pairs) + _why(claim, words) + item.more, id=item.note_id(), class_=f"note st-{wording.standing(claim)}")


def _slots(claim: Claim, words: Words) -> list[tuple[str, str]]:
    language = claim.article.language
    return [
        ("what", _what(claim.event, claim, words) if claim.event else ""),
        ("who", _who(claim, words)),
        ("when", _when(claim.when, language, words) if claim.when else ""),
        ("where", escaped(wording.where(claim.where))),
        ("quantities", escaped(wording.quantities(claim, words))),
    ]


def _what(event: Event, claim: Claim, words: Words) -> str:
    first, second = _actors(claim.initiators, words), _actors(claim.recipients, words)
    unknown = escaped(words("draw.unknown"))
    alone = " ⇄ ".join(first) or unknown
    who = f"{', '.join(first) or unknown} → {', '.join(second)}" if second else alone
    codes = text_element("code", " ".join(part for part in (str(event.category), event.mode) if part))
    deed = f"{escaped(wording.category(event, words))} {quoted(event.trigger_text, claim.article.language)} {codes}"
    return f"{element('strong', who)}<br>{deed}"


def _actors(actors: tuple[Actor, ...], words: Words) -> list[str]:
    """Names with codes; the title tells how each is known."""
    return [
        f"{text_element('span', wording.actor_name(a, words), title=words(f'via.{a.via}'), class_=f'via-{a.via}')} {text_element('code', a.code)}"
        for a in actors
    ]


def _who(claim: Claim, words: Words) -> str:
    """The chain of sources with their cues, then whether the words are quoted."""
    if not claim.attribution:
        return escaped(words("table.outlet"))
    text, language = claim.article.text, claim.article.language
    nearest = claim.attribution[0]
    said = escaped(wording.actor_name(nearest.source, words)) + " " + text_element("code", nearest.source.code)
    if nearest.cue is not None:
        said += " " + quoted(nearest.cue.of(text), language)
    for link in claim.attribution[1:]:
        carrier = escaped(wording.actor_name(link.source, words)) + " " + text_element("code", link.source.code)
        said = words("table.via", source=said, carrier=carrier)
    return f"{said}<br>{escaped(words(f'quoting.{nearest.quoting}'))}"


def _when(interval: Interval, language: str, words: Words) -> str:
    precision = words(f"precisions.{interval.precision}")
    told = f"{escaped(wording.when_words(interval, words))} ({escaped(precision)})"
    # What a person corrected may have no words in the text.
    return f"{told} {quoted(interval.text, language)}" if interval.text else told


def quoted(text: str, language: str) -> str:
    """Words of the article, in its language and between its quotation marks."""
    return text_element("q", wording.one_line(text), lang=language)


def _why(claim: Claim, words: Words) -> str:
    rows = "".join(_reason(reason, claim.article.language, words) for reason in explain(claim, words))
    return element("details", text_element("summary", words("page.why")) + element("ul", rows))


def _reason(reason: Reason, language: str, words: Words) -> str:
    slot = words.labelled(words(f"why.{reason.slot}"), "; ".join(reason.reasons) or reason.value)
    lines = "".join(_line(line.place, line.text(), line.example, language) for line in reason.lines)
    return element("li", escaped(slot) + (element("ul", lines) if lines else ""))


def _line(place: str, text: str, example: str | None, language: str) -> str:
    shown = f"{text_element('code', place)} {escaped(text)}"
    return element("li", shown if example is None else f"{shown} {element('i', escaped(example), lang=language)}")
