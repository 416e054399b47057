"""The candidates for an event's roles: every actor of the article, with what the text shows of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from liens.claim.actor.mention import Form, Mention
from liens.model import PartKind
from liens.parse.parsed import Parsed

# A state's rebels, civilians and opposition act apart from the state: candidates of their own.
_APART = frozenset({"REB", "CIV", "OPP", "BUS", "NGO", "MED", "PTY"})
_SUBJECT = ("nsubj", "obl:agent")
# How somebody is named outright: no pronoun and no description.
NAMES = frozenset({Form.NAME, Form.ROLE, Form.SEAT, Form.PERSON, Form.DEMONYM})
_DATIVE = "iobj"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One actor of the article: a key, its mentions in text order, and how prominent it is."""

    key: str
    mentions: tuple[Mention, ...]
    share: float
    subject_share: float
    order: int
    in_title: bool
    rank: int

    @property
    def head(self) -> str:
        """The state or organisation that scores compare."""
        return self.key.split("/", 1)[0]


def key_of(code: str) -> str:
    """The candidate that an actor code belongs to: ``SYR/MIL`` and ``SYR`` are one, ``SYR/REB`` is another."""
    head, _, sector = code.partition("/")
    return code if sector in _APART or head == "?" else head


def candidates(parsed: Parsed, mentions: Sequence[Mention]) -> list[Candidate]:
    """The actors of the article, most mentioned first (then in order of appearance)."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.code != "?" or mention.form is not Form.PERSON:
            groups.setdefault(key_of(mention.code), []).append(mention)
    total = sum(len(g) for g in groups.values()) or 1
    subjects = Counter({key: sum(_is_subject(parsed, m) for m in g) for key, g in groups.items()})
    all_subjects = sum(subjects.values()) or 1
    appearance = {key: position for position, key in enumerate(groups)}
    ranked = sorted(groups, key=lambda key: (-len(groups[key]), appearance[key]))
    return [
        Candidate(
            key,
            tuple(groups[key]),
            len(groups[key]) / total,
            subjects[key] / all_subjects,
            appearance[key],
            any(_in_title(parsed, m) for m in groups[key]),
            rank,
        )
        for rank, key in enumerate(ranked)
    ]


def _is_subject(parsed: Parsed, mention: Mention) -> bool:
    return parsed.tokens[mention.token].dep.startswith(_SUBJECT)


def _in_title(parsed: Parsed, mention: Mention) -> bool:
    return parsed.sentences[parsed.tokens[mention.token].sentence].part is PartKind.TITLE


@dataclass(frozen=True, slots=True)
class Slot:
    """An event whose roles are to be filled: its trigger's tokens, category, frame and arguments as the rules see them.

    ``hows`` tells how each word in a role was reached (:class:`~liens.parse.grammar.Argument`).
    """

    token: int
    last: int
    category: str
    shape: str
    frame: str
    mode: str
    mutual: bool
    initiator_roles: tuple[str, ...]
    recipient_roles: tuple[str, ...]
    roles: Mapping[int, str]
    speakers: tuple[str, ...]
    light: str
    hows: Mapping[int, str] = field(default_factory=dict)


def is_named(m: Mention) -> bool:
    """Named outright, and known."""
    return m.form in NAMES and m.head != "?"


def first_places(recipient_roles: tuple[str, ...]) -> tuple[str, ...]:
    """Where the recipient stands first; where a thing goes to somebody, the pronoun and the preposition that brings a noun are one place."""
    return recipient_roles[: 2 if recipient_roles[:1] == (_DATIVE,) else 1]
