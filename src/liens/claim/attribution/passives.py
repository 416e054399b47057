"""Says whether a cue is a passive: "was accused", "il est reproché", and not the bare past form of a finite verb."""

from liens.claim.attribution.reading import Reading
from liens.parse.grammar import NOMINAL, is_passive


def passive(r: Reading, i: int) -> bool:
    """True for a passive verb or bare past participle; the auxiliaries decide, since subjects are often mislabelled."""
    auxiliaries = [r.token(j).dep for j in r.parsed.children[i] if r.token(j).dep.startswith("aux")]
    token = r.token(i)
    if r.lexicon.is_("no_passive", token.lemma):
        return False
    if "aux:pass" in auxiliaries or _impersonal(r, i):
        return True
    if not auxiliaries and (told_by_root(r, i) is not None or _goes_on(r, i)):
        return False
    if not auxiliaries and token.dep == "conj" and token.feature("VerbForm") == "Part" and r.token(token.head).feature("VerbForm") == "Part":
        return passive(r, token.head)
    return "aux:tense" not in auxiliaries and is_passive(r.parsed, i)


def told_by_root(r: Reading, i: int) -> int | None:
    """As in "Film stars called on pilgrims to wait": where a sentence has no other verb, a participle behind its root is that verb."""
    token = r.token(i)
    governor = r.token(token.head)
    if not r.lexicon.is_("zero", "yes") or token.dep.split(":")[0] != "acl" or governor.dep != "root" or governor.i >= i or governor.pos not in NOMINAL:
        return None
    below = set(r.parsed.subtree(i))
    first, last = r.bounds(i)
    return None if any(r.finite(j) for j in range(first, last + 1) if j not in below) else governor.i


def _goes_on(r: Reading, i: int) -> bool:
    """As in "The Pentagon ruled out a raid and offered to help": coordinated with a finite verb a bare past form is one too."""
    token = r.token(i)
    governor = r.token(token.head)
    return r.lexicon.is_("zero", "yes") and token.dep == "conj" and governor.pos == "VERB" and governor.feature("VerbForm") == "Fin"


def _impersonal(r: Reading, i: int) -> bool:
    """As in "Il est reproché au maire de …": no verb of speech is conjugated with that auxiliary but in the passive."""
    kids = r.parsed.children[i]
    impersonal = any(r.lexicon.is_("expletive", r.low[j]) and r.token(j).dep.startswith("expl") for j in kids)
    return impersonal and any(r.lexicon.is_("passive_auxiliary", r.token(j).lemma) for j in kids)
