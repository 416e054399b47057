"""Records of claims made by hand for the tests of dossiers: only what a test is about is told."""


def actor(code):
    return {
        "code": code,
        "entity": code if "/" in code else None,
        "name": code,
        "sector": code.partition("/")[2] or None,
        "start": 0,
        "end": 1,
        "text": code,
        "via": "name",
        "why": "test",
    }


def record(claim, category="ASSAULT", **told):
    """One record; ``by``, ``to`` and ``says`` are codes, ``on`` the day of publication, ``when`` first and last day."""
    article = told.get("article", f"a-{claim}")
    when, trigger, place = told.get("when"), told.get("trigger", "attacked"), told.get("place", 0)
    return {
        "id": claim,
        "article": {
            "id": article,
            "outlet": told.get("outlet", f"Gazette {article}"),
            "url": None,
            "title": None,
            "language": told.get("language", "en"),
            "published": told.get("on", "2024-05-02"),
            "published_from": "given",
        },
        "sentence": {"start": place, "end": place + 40, "text": told.get("text", f"Sentence of {claim}.")},
        "event": None
        if category is None
        else {
            "category": category,
            "mode": told.get("mode"),
            "contexts": [],
            "cameo": None,
            "trigger": {"start": place + told.get("start", 0), "end": place + told.get("start", 0) + len(trigger), "text": trigger},
            "rule": "test",
        },
        "status": told.get("status", "actual"),
        "negated": told.get("negated", False),
        "initiators": [actor(code) for code in told.get("by", ())],
        "recipients": [actor(code) for code in told.get("to", ())],
        "when": None
        if when is None
        else {
            "start": when[0],
            "end": when[1],
            "precision": "day" if when[0] == when[1] else "range",
            "modifier": None,
            "text": "then",
            "span": {"start": 0, "end": 4},
            "why": "test",
        },
        "where": [],
        "quantities": [
            {"of": noun, "min": low, "max": high, "approximate": False, "unit": None, "start": 0, "end": 1, "text": str(low)}
            for low, high, noun in told.get("counts", ())
        ],
        "attribution": [
            {"source": {**actor(code), "anonymous": False}, "cue": None, "kind": "indirect", "content": None, "contents": [], "why": "test"}
            for code in told.get("says", ())
        ],
        "why": {},
        "engine": {"liens": "0", "pack": "en 0", "model": "none"},
    }


MAY_1, MAY_2, JULY_1 = ("2024-05-01", "2024-05-01"), ("2024-05-02", "2024-05-02"), ("2024-07-01", "2024-07-01")
# Two armies: a raid told by both sides, a swap of prisoners, a pact with a clause, a plan, and a third voice.
KILLED = {"by": ("RUS",), "to": ("UKR/MIL",), "when": MAY_1, "trigger": "killed"}
MEETING = {"by": ("RUS/GOV", "UKR/GOV"), "status": "planned", "trigger": "meet"}
SWAP = {"when": MAY_2, "trigger": "freed", "article": "a-swap", "text": "A swap."}
PACT = {"article": "a-pact", "on": "2024-07-02"}
BODY = [
    record("c01", by=("RUS",), to=("UKR/MIL",), when=MAY_1, text="Russia raided a base."),
    record("c02", **KILLED, says=("UKR/MIL",), counts=((6, 6, "soldiers"),), article="a-c01", place=50),
    record("c03", **KILLED, says=("RUS/MIL",), counts=((60, 60, "soldiers"),)),
    record("c04", "RETREAT", **SWAP, by=("RUS",), to=("UKR",), says=("UKR/GOV",), counts=((90, 90, "prisoners"),)),
    record("c05", "RETREAT", **SWAP, by=("UKR",), to=("RUS",), says=("RUS/GOV",), counts=((75, 75, "soldiers"),), start=10),
    record("c06", "SUPPORT", **PACT, by=("RUS", "UKR"), when=JULY_1, trigger="signed", text="The two signed a grain pact."),
    record("c07", "RETREAT", **PACT, by=("RUS",), to=("UKR",), status="possible", place=60, trigger="lift", text="Russia is to lift."),
    record("c08", "CONSULT", **MEETING, when=("2024-07-20", "2024-07-20"), on="2024-07-03"),
    record("c09", "CONSULT", **MEETING, when=("2024-06-10", "2024-06-10"), on="2024-06-01"),
    record("c10", "ACCUSE", by=("POL",), to=("RUS",), trigger="condemned", says=("UKR/GOV",), on="2024-05-04"),
    record("c11", None, says=("UKR/GOV",), on="2024-05-04", text="A statement."),
    record("c12", by=("BRA",), to=("VEN",), when=MAY_1),
]
