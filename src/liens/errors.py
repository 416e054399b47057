"""Every error that Liens raises, each saying what went wrong, where, and what to do.

LiensError
├── PackError          a language pack or an ontology file is wrong (file, line, cell)
├── ModelMissing       a parser model is not installed
├── StoreError         a database cannot be opened, or is none of ours
├── QueryError         a search is written wrongly
├── JudgementError     a person's judgement is written wrongly, or names what is not there
├── ExtraMissing       an optional library is not installed
├── FetchError         an address cannot be fetched, or must not be
├── TooSlow            a document took more time than allowed
├── WorkerLost         the process that read a document died
├── CannotServe        the pages cannot be served at an address
├── NoSuchArticle      no article has the id that was asked for
├── NoSuchClaim        no claim has the id that was asked for
├── NoSuchEvent        no event has the id that was asked for
└── ReadError          a file or an article cannot be read
    ├── NotFound           no such file
    ├── EmptyInput         nothing in it
    ├── BinaryInput        not a text
    ├── EncodingUnknown    not UTF-8 and no other encoding fits
    ├── TooLarge           above the size limit
    ├── UnsupportedLanguage
    └── MalformedRecord    a line of JSON that is not an article

ParseNotice (a warning, not an error): a language is parsed by its plain model because the better weights are missing
"""


class LiensError(Exception):
    """What every error of Liens derives from."""


class PackError(LiensError):
    """A data file of a language pack or of the ontology is wrong; the message names file and line."""


class ModelMissing(LiensError):
    """A parser model is not installed; the message says how to install it."""


class StoreError(LiensError):
    """A database cannot be used; the message says which, why, and what to do."""


class QueryError(LiensError):
    """A search is written wrongly; the message says what and what there is."""


class JudgementError(LiensError):
    """A person's judgement is written wrongly, or names what is not there; the message says what and what to do."""


class ExtraMissing(LiensError):
    """An optional library is not installed; the message says how to install it."""


class FetchError(LiensError):
    """An address cannot be fetched, or must not be; the message says which, why, and what to do."""


class TooSlow(LiensError):
    """A document took more time than is allowed for one."""


class WorkerLost(LiensError):
    """The process that read a document died."""


class CannotServe(LiensError):
    """The pages cannot be served where they were asked to; the message says why, and what else there is."""


class NoSuchArticle(LiensError):
    """No article has the id that was asked for; the message says where ids are listed."""


class NoSuchClaim(LiensError):
    """No claim (where one is judged: none that tells an event) has the id that was asked for; the message says where ids are listed."""


class NoSuchEvent(LiensError):
    """No event has the id that was asked for; the message says where ids are listed."""


class ReadError(LiensError):
    """An input cannot be read; the message says which, why, and what to do."""


class NotFound(ReadError):
    """There is no such file."""


class EmptyInput(ReadError):
    """The file, or what is left of the page, holds no text."""


class BinaryInput(ReadError):
    """The file is not a text."""


class EncodingUnknown(ReadError):
    """The file is not UTF-8 and no other encoding could be made out."""


class TooLarge(ReadError):
    """The file is larger than the limit."""


class UnsupportedLanguage(ReadError):
    """The article is in a language that has no pack."""


class MalformedRecord(ReadError):
    """A line of a JSON Lines file is not an article."""


class ParseNotice(UserWarning):
    """A language is parsed less exactly than it could be; the message says why and what to do."""
