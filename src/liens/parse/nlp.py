"""Runs the parser models. Whatever the model, Universal Dependencies come out.

Each line of an article is parsed as a text of its own (a newline is a hard border), all lines of one article in one
batch, so that the result never depends on which articles are read together.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from liens.langs.pack import Pack
from liens.model import Article, PartKind, Span
from liens.parse.clear_to_ud import to_ud
from liens.parse.contradictions import mend_auxiliaries, mend_bounds, mend_objects, mend_tags
from liens.parse.fronted import mend_fronted
from liens.parse.headlines import Grammar, HeadlineRules, headline_rules, mend_headline
from liens.parse.incises import mend_incises
from liens.parse.inversions import mend_inversions
from liens.parse.loading import load_model
from liens.parse.main_clauses import mend_main_clauses
from liens.parse.normalise import plain
from liens.parse.parsed import Parsed, Quotation, Sentence, Token
from liens.parse.quotations import pair_quotations
from liens.parse.relatives import RelativeRules, mend_relatives, relative_rules
from liens.parse.reported import mend_reported
from liens.parse.sayings import SayingVerbs, saying_verbs
from liens.parse.sentences import sentence_rules, sentence_starts
from liens.parse.series import mend_series
from liens.parse.subjects import mend_subjects
from liens.parse.tenses import TenseRules, mend_tenses, tense_rules
from liens.parse.titles import mend_title, transitives
from liens.parse.words import joined, word_rules

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LINE = re.compile(r"[^\n]+")
_ACTIVE = {"aux:pass": "aux:tense", "nsubj:pass": "nsubj"}
_NAMES = frozenset({"NOUN", "PROPN"})
# Acronyms of the press are this long at most; longer words in capitals are emphasis.
_ACRONYM = 5
_FUNCTION = frozenset({"ADP", "CCONJ", "SCONJ"})


class Parser:
    """A loaded model with the pack of its language."""

    def __init__(self, pack: Pack) -> None:
        """Load the model that the pack names; raises ModelMissing if it is not installed."""
        loaded = load_model(pack)
        self._nlp = loaded.nlp
        self.model = loaded.name
        self._stops = sentence_rules(pack)
        self._hyphens = word_rules(pack)
        self._clear = pack.setting("model", "labels") == "clear"
        self._lemmas = {(r["form"], r["pos"]): r["lemma"] for r in pack.rows("lemmas.tsv", ("form", "pos", "lemma"))}
        self._verbs = _verb_forms(pack)
        self._contractions = pack.mapping("grammar", "contractions")
        tenses = tense_rules(pack, {lemma for lemmas in self._verbs.values() for lemma in lemmas})
        self._rules = _Rules(
            relative_rules(pack), headline_rules(pack, self._verbs), tenses, saying_verbs(pack), transitives(pack), pack.words("grammar", "bounds")
        )

    def parse(self, article: Article) -> Parsed:
        """Analyse one article; every character of it lies in a sentence or is a blank between sentences."""
        lines = [m for m in _LINE.finditer(article.text) if m.group().strip()]
        quotations = [pair_quotations(article.text, m.start(), m.end()) for m in lines]
        cuts = frozenset(part.span.start for part in article.parts)
        docs = [self.split(m.group(), m.start(), q, cuts) for m, q in zip(lines, quotations, strict=True)]
        builder = _Builder(article, _Lemmas(self._lemmas, self._verbs, self._contractions), self._rules, clear=self._clear)
        for paragraph, (line, doc) in enumerate(zip(lines, self._nlp.pipe(docs, batch_size=len(docs) or 1), strict=True)):
            builder.add(doc, line.start(), paragraph)
        return builder.build([q for found in quotations for q in found], self.model)

    def split(self, line: str, offset: int, quotations: list[Quotation], cuts: Collection[int] = ()) -> "Doc":
        """Tokens of one line with their sentence limits set, which the parser then keeps to; at ``cuts`` of the article a part begins."""
        doc = self._words(plain(line))
        starts = sorted({*sentence_starts(line, quotations, offset, self._stops), *(cut - offset for cut in cuts if offset < cut < offset + len(line))})
        at = 0
        for token in doc:
            first = token.i == 0
            while at < len(starts) and starts[at] < token.idx:
                at += 1
            if at < len(starts) and starts[at] == token.idx:
                first = True
            token.is_sent_start = first
        return doc

    def _words(self, line: str) -> "Doc":
        """The tokens of one line, compounds whole."""
        from spacy.tokens import Doc

        doc = self._nlp.make_doc(line)
        whole = joined([t.text for t in doc], [bool(t.whitespace_) for t in doc], self._hyphens) if "-" in line else None
        return doc if whole is None else Doc(self._nlp.vocab, words=whole[0], spaces=whole[1])


def _verb_forms(pack: Pack) -> dict[str, list[str]]:
    """Infinitives by form, from ``verbs.tsv``."""
    found: dict[str, list[str]] = {}
    for row in pack.rows("verbs.tsv", ("lemma", "forms")):
        for form in row["forms"].split():
            found.setdefault(form, []).append(row["lemma"])
    return found


def _is_code(word: str) -> bool:
    """True for acronyms and hyphenated names, which have no plural: "FDS", "Pays-Bas"."""
    return (word.isupper() and len(word) <= _ACRONYM) or ("-" in word and word[0].isupper())


@dataclass(frozen=True, slots=True)
class _Lemmas:
    """Dictionary forms: the model's, mended where a table of the pack knows better."""

    exceptions: dict[tuple[str, str], str]
    verbs: dict[str, list[str]]
    contractions: dict[str, str]

    def of(self, form: str, pos: str, lemma: str) -> str:
        """The dictionary form; the models are unreliable on function words, which are their own lemmas."""
        if pos in _FUNCTION:
            return self.contractions.get(form, form)
        mended = self.exceptions.get((form, pos))
        if mended is not None:
            return mended
        plain_lemma = (lemma or form).lower()
        if pos == "VERB":
            known = self.verbs.get(form)
            if known and plain_lemma not in known:
                return known[0]
        return plain_lemma


@dataclass(frozen=True, slots=True)
class _Rules:
    """What mends the parse of a language: its relative words, the verbs of its titles, its tenses, its verbs of saying and of deeds."""

    relatives: RelativeRules
    headlines: HeadlineRules
    tenses: TenseRules
    sayings: SayingVerbs
    transitive: frozenset[str]
    bounds: frozenset[str]


class _Builder:
    """Collects the analysed lines of one article into one numbering of tokens and sentences."""

    def __init__(self, article: Article, lemmas: "_Lemmas", rules: _Rules, *, clear: bool) -> None:
        self.article = article
        self.lemmas = lemmas
        self.rules = rules
        self.clear = clear
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []

    def add(self, doc: "Doc", offset: int, paragraph: int) -> None:
        base, text = len(self.tokens), self.article.text
        heads = [token.head.i for token in doc]
        deps = [token.dep_ for token in doc]
        pos = [token.pos_ for token in doc]
        lemmas = [token.lemma_ for token in doc]
        morphs = [str(token.morph) for token in doc]
        if self.clear:
            heads, deps = to_ud(heads, deps, pos, lemmas)
        grammar = Grammar([token.text for token in doc], pos, morphs, heads, deps)
        self._mend(doc, grammar, lemmas, offset)
        for i, word in enumerate(grammar.words):
            if pos[i] in _NAMES and _is_code(word):
                lemmas[i] = word
        found = [self.lemmas.of(token.lower_, pos[token.i], lemmas[token.i]) for token in doc]
        mend_relatives(grammar, found, self.rules.relatives)
        self._activate(heads, deps, found)
        for sentence in doc.sents:
            self._sentence(base + sentence.start, base + sentence.end, offset, paragraph, sentence)
            number = len(self.sentences) - 1
            for token in sentence:
                i = token.i
                start = offset + token.idx
                end = start + len(token)
                dep = "root" if deps[i] == "ROOT" else deps[i]
                word = text[start:end]
                self.tokens.append(Token(base + i, word, start, end, found[i], pos[i], morphs[i], base + heads[i], dep, number))

    def _mend(self, doc: "Doc", grammar: Grammar, lemmas: list[str], offset: int) -> None:
        """What the rules of the language know better than the model: tags of the whole line, then sentence by sentence who does what."""
        mend_auxiliaries(grammar)
        mend_tenses(grammar, self.rules.tenses)
        mend_tags(grammar, self.rules.headlines)
        verbs = {i: self.lemmas.of(doc[i].lower_, "VERB", lemma) for i, lemma in enumerate(lemmas) if grammar.pos[i] == "VERB"}
        sayings = frozenset(i for i, lemma in verbs.items() if lemma in self.rules.sayings.stating)
        cues = frozenset(i for i, lemma in verbs.items() if lemma in self.rules.sayings.every)
        for sentence in doc.sents:
            mend_incises(grammar, sayings, sentence.start, sentence.end)
            mend_reported(grammar, cues, sentence.start, sentence.end)
            mend_series(grammar, sentence.start, sentence.end)
            mend_main_clauses(grammar, self.rules.relatives.openers, sentence.start, sentence.end)
            mend_fronted(grammar, sentence.start, sentence.end)
            mend_inversions(grammar, sentence.start, sentence.end)
            mend_subjects(grammar, sentence.start, sentence.end)
            mend_headline(grammar, sentence.start, sentence.end, self.rules.headlines)
            # A line without a stop is written like a title, whatever part of the article it is.
            if self._kind(offset + sentence[0].idx) is PartKind.TITLE or not sentence[-1].is_punct:
                mend_title(grammar, verbs, self.rules.transitive, sentence.start, sentence.end)
        mend_bounds(grammar, self.rules.bounds)
        mend_objects(grammar, self.rules.headlines)

    def _activate(self, heads: list[int], deps: list[str], lemmas: list[str]) -> None:
        """Verbs of motion and change that take "be" in the past ("est parti") are active, whatever the parser says."""
        for i, head in enumerate(heads):
            if lemmas[head] in self.rules.relatives.objectless and deps[i] in _ACTIVE:
                deps[i] = _ACTIVE[deps[i]]

    def _sentence(self, first: int, last: int, offset: int, paragraph: int, span: object) -> None:
        start = offset + span[0].idx  # type: ignore[index]
        end = offset + span[-1].idx + len(span[-1].text)  # type: ignore[index]
        end = start + len(self.article.text[start:end].rstrip()) or end
        self.sentences.append(Sentence(len(self.sentences), first, last, Span(start, end), self._kind(start), paragraph))

    def _kind(self, start: int) -> PartKind:
        for part in self.article.parts:
            if part.span.start <= start < part.span.end:
                return part.kind
        return PartKind.STORY

    def build(self, quotations: list[Quotation], model: str) -> Parsed:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token.i)
        tree = tuple(tuple(c) for c in children)
        return Parsed(self.article, tuple(self.tokens), tuple(self.sentences), tuple(quotations), tree, model)
