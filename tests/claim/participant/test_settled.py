"""What is settled after the ranker: the patients of passives, the dead without a killer, overflights."""

import pytest
from tests.conftest import LANGUAGES, Parse

from liens.claim.participant.choose import Choice
from liens.claim.participant.settled import settled
from liens.claim.reader import ClaimReader

CASES = [
    ("en", "Six Malian soldiers were killed. Togo mourned.", "killed", "TGO > MLI", " > MLI"),
    ("en", "Six Malian soldiers were killed by Togo.", "killed", "TGO > MLI", "TGO > MLI"),
    ("en", "Six Malian soldiers were killed in a raid carried out by Togo.", "killed", "TGO > MLI", "TGO > MLI"),
    ("en", "Togo killed six Malian soldiers.", "killed", "TGO > MLI", "TGO > MLI"),
    ("en", "Togo fired a missile over Japan.", "fired", "TGO >", "TGO > JPN"),
    ("en", "Togo fired a missile over Hokkaido. Japan protested.", "fired", "TGO >", "TGO > JPN"),
    ("en", "Togo fired a missile. Japan protested.", "fired", "TGO >", "TGO > "),
    ("en", "The Peruvian envoy was arrested. Togo protested.", "arrested", "PER > TGO", " > PER TGO"),
    ("en", "A Peruvian judge summoned the Peruvian president.", "summoned", "PER >", "PER > PER"),
    ("en", "Peru condemned Chad. Togo protested.", "condemned", "PER > TGO", "PER > TCD"),
    ("en", "Togo attacked Chad, witnesses said.", "attacked", "TGO TGO/CIV > TCD", "TGO > TCD"),
    ("en", "Togo and Chad sent warships to Fiji. Peru protested.", "sent", "TGO > TCD", "TCD TGO > "),
    ("en", "Togo accused Chad of lying. Peru protested.", "accused", "PER > TGO", "TGO > TCD"),
    ("en", "Togo urged Togolese to leave.", "urged", "TGO >", "TGO > TGO"),
    ("en", "Peru deplored the attack by Togo on Chad.", "attack", "PER > TCD", "TGO > TCD"),
    ("en", "Lima declared a state of emergency. Peruvian miners protested.", "state of emergency", "PER/CIV >", "PER > "),
    ("en", "Lima announced a curfew. Togo protested.", "curfew", "TGO > PER", "TGO > PER"),
    ("en", "Togo and Chad signed a pact with Fiji.", "signed", "TGO >", "FJI TCD TGO > "),
    ("en", "Togo will attend alongside Chad and Fiji.", "attend", "TGO >", "FJI TCD TGO > "),
    ("en", "Togo recalled its ambassadors from Chad, Fiji and Peru.", "recalled", "TGO > TCD", "TGO > FJI PER TCD"),
    ("fr", "Le Togo et le Tchad ont envoyé des navires aux Fidji. Le Pérou proteste.", "envoyé", "TGO > TCD", "TCD TGO > "),
    ("en", "Boko Haram fled. Twenty Nigerian schoolgirls were freed.", "freed", "NGA/CIV >", "BOKO_HARAM > NGA"),
    ("en", "Twenty Nigerian schoolgirls were freed. Chad rejoiced.", "freed", "NGA/CIV >", " > NGA"),
    ("en", "Boko Haram fled. The abduction of Nigerian schoolgirls shocked Chad.", "abduction", "TCD > NGA/CIV", "BOKO_HARAM > NGA"),
    ("en", "A member of Boko Haram died. The abduction of Nigerian schoolgirls shocked Chad.", "abduction", "TCD > NGA/CIV", "TCD > NGA"),
    ("en", "Boko Haram fled. Nigerian schoolgirls were abducted by foreign gunmen.", "abducted", " > NGA/CIV", " > NGA"),
    ("en", "Mali recalled its ambassador, as did Togo and Chad.", "recalled", "MLI > TGO", "MLI TCD TGO > "),
    ("en", "Togo withdrew from the OAS, the FAO, UNESCO and the WHO.", "withdrew", "TGO > OAS", "TGO > FAO OAS UNESCO WHO"),
    ("en", "The West condemned Chad. Togo protested.", "condemned", "TGO > TCD", "? > TCD"),
    ("en", "Togo and Chad continue to condemn Fiji.", "condemn", "TGO > FJI", "TCD TGO > FJI"),
    ("en", "Boko Haram fled. Chad abducted Nigerian schoolgirls.", "abducted", "TCD > NGA/CIV", "TCD > NGA"),
    ("fr", "Le Togo a lancé l'invasion du Tchad.", "invasion", "TCD > TGO", "TGO > TCD"),
    ("fr", "Le Togo fournit des images aériennes au Tchad. Le Pérou proteste.", "fournit", "TGO > PER", "TGO > TCD"),
    ("fr", "Le Togo a attaqué des villages, selon des témoins péruviens.", "attaqué", "TGO > PER/CIV", "TGO > "),
    ("fr", "Un juge péruvien a ordonné au président péruvien de comparaître. Le Togo proteste.", "ordonné", "PER > TGO", "PER > PER"),
    ("fr", "Le Togo et le Tchad ont signé un pacte à Lima.", "signé", "TGO TCD >", "TCD TGO > "),
    ("fr", "Le Pérou déplore les bombardements par le Togo.", "bombardements", "PER >", "TGO > "),
    ("en", "The Peruvian president resigned. The Peruvian parliament had accused him of theft.", "accused", "PER >", "PER > PER"),
    ("en", "China ratified the treaty. Togo protested.", "ratified", "CHN > TGO", "CHN > "),
    ("en", "China backed Chad. Togo protested.", "backed", "CHN > TCD", "CHN > TCD"),
    ("en", "China ratified the treaty with Chad. Togo protested.", "ratified", "CHN > TCD", "CHN > TCD"),
    ("fr", "Le Sénat togolais a adopté la loi. Le Tchad proteste.", "adopté", "TGO > TCD", "TGO > "),
    ("fr", "Le Conseil de sécurité a adopté une résolution. Le Tchad proteste.", "adopté", "UNSC > TCD", "UNSC > TCD"),
    ("fr", "Le Togo recommande à ses citoyens de partir. Le Tchad proteste.", "recommande", "TGO > TCD", "TGO > TGO"),
    ("fr", "Le Togo rompt avec le Tchad.", "rompt", "TGO > TCD", "TGO > TCD"),
    ("fr", "Un député péruvien a dénoncé une décision. L'opposition péruvienne proteste.", "dénoncé", "PER/OPP > PER", "PER > PER"),
    ("fr", "Le Togo a reçu l'ordre de partir. Le Tchad proteste.", "reçu l'ordre", "TGO > ", " > TGO"),
    ("fr", "Le Togo a reçu des chars du Tchad.", "reçu", "TGO > TCD", "TCD > TGO"),
    ("en", "Six Malian soldiers were killed. Malian miners mourned.", "killed", "MLI > MLI/CIV", " > MLI"),
    ("en", "A Malian minister was jailed. Malian miners rejoiced.", "jailed", "MLI > MLI/CIV", "MLI > MLI"),
    ("en", "Two Malian miners were jailed. Mali rejoiced.", "jailed", "MLI/CIV > MLI", "MLI > MLI"),
    ("fr", "Le tir d'essai togolais a été condamné par le Conseil de sécurité.", "tir d'essai", "TGO UNSC > ", "TGO > "),
    ("en", "While condemning Peru's raids, Togo and Chad called for calm.", "condemning", "PER > TGO", "TCD TGO > PER"),
    ("en", "A Togolese minister was denied entry to Chad.", "denied", "TGO > TCD", " > TGO"),
    ("fr", "Boko Haram a fui. Vingt étudiants nigérians ont été libérés.", "libérés", "NGA/CIV >", "BOKO_HARAM > NGA"),
    ("fr", "Un journal rapporte que le Togo a attaqué le Tchad.", "attaqué", "TGO TGO/MED > TCD", "TGO > TCD"),
    ("fr", "Le Pérou a condamné le Tchad. Le Togo a protesté.", "condamné", "PER > TGO", "PER > TCD"),
    ("fr", "Six soldats maliens ont été tués. Le Togo est en deuil.", "tués", "TGO > MLI", " > MLI"),
    ("fr", "Six soldats maliens ont été tués par le Togo.", "tués", "TGO > MLI", "TGO > MLI"),
    ("fr", "La mort de six soldats maliens est confirmée. Le Togo est en deuil.", "mort", "TGO > MLI", " > MLI"),
    ("fr", "Le Togo a tiré un missile au-dessus du Japon.", "tiré", "TGO >", "TGO > JPN"),
    ("fr", "Le Togo a tiré un missile vers la mer. Le Japon proteste.", "tiré", "TGO >", "TGO > "),
    ("fr", "L'attaque du Chili contre le Pérou est dénoncée. Le Togo proteste.", "attaque", "CHL > TGO", "CHL > PER"),
    ("fr", "Des tirs contre le Pérou sont signalés. Le Togo proteste.", "tirs", " > TGO", " > PER"),
    ("en", "Protests were held outside the Peruvian embassy in Lomé.", "Protests", "PER > TGO", " > PER"),
    ("en", "Togolese students rallied in Lomé. Peru protested.", "rallied", "TGO > PER", "TGO > PER"),
    ("fr", "Des manifestations ont eu lieu devant l'ambassade du Pérou à Lomé.", "manifestations", "PER > TGO", " > PER"),
    ("fr", "Des étudiants togolais ont manifesté devant le consulat du Pérou.", "manifesté", "TGO/CIV >", "TGO > PER"),
    ("fr", "L'emprisonnement du ministre péruvien Ali Sow est dénoncé. Le Togo proteste.", "emprisonnement", "PER > TGO", "TGO > PER"),
    ("fr", "L'emprisonnement de Ali Sow par le Togo est dénoncé. Le Pérou proteste.", "emprisonnement", "TGO > PER", "TGO > PER"),
    ("en", "Amnesty International has documented killings in Togo.", "killings", "AMNESTY > TGO", " > TGO"),
    ("fr", "L'envoyé péruvien a été arrêté. Le Togo proteste.", "arrêté", "PER > TGO", " > PER TGO"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c[0]} {c[1]}")
def test_what_the_rules_know_better(case: tuple[str, ...], analyse: Parse, readers: dict[str, ClaimReader]) -> None:
    language, text, word, ranked, expected = case
    reader, parsed = readers[language], analyse(language, text)
    context = reader.context(parsed)
    triggers = [t for t in reader.triggers(context) if word in t.span(parsed).of(text)]
    slot = reader.slots(context, triggers, reader.vouched_each(context, triggers))[0]
    places = {c.key: n for n, c in enumerate(context.cast)}
    first, second = (tuple(places[key] for key in side.split()) for side in ranked.split(">"))
    found = settled(parsed, slot, Choice(first, second, ()), context.cast, reader.facts(context))
    assert " > ".join(" ".join(sorted(context.cast[n].head for n in part)) for part in (found.initiators, found.recipients)) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_harm_are_those_of_the_dead_and_wounded(language: str, readers: dict[str, ClaimReader]) -> None:
    assert readers[language].casualties
    assert all(readers[language].harms[word].harm in {"killed", "wounded", "either"} for word in readers[language].casualties)
