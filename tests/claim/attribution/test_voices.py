"""Short passages as agencies write them: whose state or body vouches for an event, and how it is quoted.

The reader's gate is left out, so that the table holds whatever is learnt anew.
"""

from functools import cache
from pathlib import Path

import pytest

from liens.claim.propose import Proposer
from liens.langs.pack import load_pack
from liens.model import Article, Span
from liens.parse.nlp import Parser

VOICES = [line.split("\t") for line in (Path(__file__).parent / "voices.tsv").read_text(encoding="utf-8").splitlines()[1:]]


@cache
def _tools(language):
    pack = load_pack(language)
    return Parser(pack), Proposer(pack)


@cache
def _context(language, text):
    parser, proposer = _tools(language)
    return proposer.context(parser.parse(Article("a-test", text, language)))


def _nearest(language, text, event):
    """Code and quoting of the nearest source of an event word, or of nothing."""
    context = _context(language, text)
    at = text.rindex(event)
    span = Span(at, at + len(event))
    inside = [t for t in context.parsed.tokens if t.start < span.end and t.end > span.start]
    head = next((t for t in inside if t.head not in {u.i for u in inside} or t.head == t.i), inside[0])
    links = _tools(language)[1].vouched(context, span, head.i).links
    return (links[0].source.code.split("/")[0], str(links[0].quoting)) if links else ("-", "-")


@pytest.mark.parametrize("voice", VOICES, ids=lambda voice: voice[1][:50])
def test_who_vouches_for_the_event(voice):
    language, text, event, source, quoting = voice
    assert _nearest(language, text.replace("\\n", "\n"), event) == (source, quoting)


@pytest.mark.parametrize(
    ("language", "text", "event", "source"),
    [
        ("fr", "Oslo s'est dit choquée.", "choquée", "-"),
        ("fr", "Conakry a refusé de signer : ses ports resteront fermés.", "fermés", "-"),
        ("fr", "On dénombre douze tués.", "tués", "-"),
        ("fr", "Le préfet togolais a recensé douze tués.", "tués", "TGO"),
        ("fr", "Kigali a rompu avec la Belgique, accusée d'avoir armé les rebelles.", "armé", "RWA"),
        ("fr", "L'ONG accuse les deux camps ; selon l'armée togolaise, vingt civils ont été tués.", "accuse", "-"),
        ("fr", "Ce sont des exigences que les rebelles ont toujours rejetées.", "rejetées", "-"),
        ("fr", "Oslo s'inquiète : l'armée a tué « au moins douze civils », a concédé le porte-parole de l'OTAN.", "inquiète", "-"),
        ("fr", "Rome a exigé la libération d'Ida Sow, une étudiante arrêtée lundi au Caire.", "arrêtée", "-"),
        ("fr", "Toute relation suppose que l'armée rende les otages.", "rende", "-"),
        ("fr", "Pour la Russie, le Tchad a bombardé un camp de réfugiés.", "bombardé", "-"),
        ("fr", "Quinze civils ont été tués, selon des diplomates occidentaux.", "tués", "?"),
        ("fr", "Le Conseil de sécurité a adopté une résolution. Cette résolution demande au Liban de libérer les otages.", "libérer", "UNSC"),
        ("en", "Mobs burnt the depot, and Kenya's army shelled the port, its spokesman said.", "burnt", "-"),
        ("en", "Togo's king cheered: the rebels had released the hostages, he said.", "cheered", "-"),
        ("en", "Ghana's envoy praised Togo for having freed the pilots.", "freed", "GHA"),
        ("en", "Kenya's army fled. Residents of Mombasa said that Kenya's soldiers had looted shops.", "looted", "KEN"),
        ("en", "The rebels fled. Western diplomats said that Kenya's soldiers had looted shops in Kenya.", "looted", "?"),
        ("en", "Oslo wants the hostages to be freed.", "freed", "NOR"),
        ("en", "Oslo wants to free the hostages.", "free", "-"),
    ],
)
def test_what_the_outlet_tells_and_what_others_tell(language, text, event, source):
    assert _nearest(language, text, event)[0] == source
