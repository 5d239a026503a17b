"""What a field of a record can be: its type, its mark, its place in a form, its limits.

`sync.records` declares every field exactly once, as an annotation built by the functions below. Forms, checks, index
tables, SQL views, merge, import, export, completeness and paper read the declarations; nothing repeats them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


def N_(message: str) -> str:
    """Marks a label for translation. It is looked up where it is shown, never here."""
    return message


class Type(StrEnum):
    """How a value is written, checked, edited and shown. The JSON form is text unless said otherwise."""

    LINE = "line"
    TEXT = "text"  # paragraphs
    TERM = "term"  # a code of a vocabulary
    INTEGER = "integer"  # JSON number
    DECIMAL = "decimal"  # decimal text, never a float
    DATE = "date"  # ISO 8601; a year or a year and month alone are legal
    MOMENT = "moment"  # date, time and zone
    FLAG = "flag"  # JSON true
    URL = "url"
    EMAIL = "email"
    PHONE = "phone"  # E.164
    IDENTIFIER = "identifier"  # of a register, with its own check digit
    REFERENCE = "reference"  # uid of another record
    FILE = "file"  # SHA-256 of a file that travels beside the records
    ROWS = "rows"  # JSON list of objects


class Mark(StrEnum):
    """Who may read a value and how many languages it has. Only B, N and T leave the office."""

    BILINGUAL = "B"
    NEUTRAL = "N"
    TERM = "T"
    PRIVATE = "X"


class Many(StrEnum):
    """One value, an unordered set (merges as one), or a list whose order a person chose."""

    ONE = "one"
    SET = "set"
    LIST = "list"


class Search(StrEnum):
    """Where the words of a field go in the search index."""

    NOT = "not"
    TITLE = "title"
    BODY = "body"


class Section(StrEnum):
    """A part of the form and of the record page; the value is its English name."""

    BASICS = N_("Basics")
    ROLES = N_("Roles and place")
    SUBJECT = N_("Subject")
    ACCESS = N_("Access")
    EQUIPMENT = N_("Equipment")
    PRICES = N_("Prices")
    LOAD = N_("Load")
    CONTACTS = N_("Contacts")
    MEDIA = N_("Documents, photos")
    PARTNERS = N_("Partners and money")
    STATE = N_("Condition and verification")
    CONSENT = N_("Consent")
    REGISTER = N_("Register")


@dataclass(frozen=True, slots=True)
class Field:
    """One declared field. `name` is its key in the record; `label` an English message id.

    `scheme` names the vocabulary of a TERM or the register of an IDENTIFIER; `refers_to` the kinds a REFERENCE may
    name; `limit` is in characters; `low` and `high` bound a number; `columns` are the fields of a row and `row_key`
    the columns that tell one row from another; `back` is how a REFERENCE is called on the page of the record it names;
    `tree` is true where following it must never lead back to where one began; `required` counts for the minimum to
    publish; `derived` fields are kept by the program and appear in no form; `single` is true for a number no two things
    of an office have, where those named in `among` are the same.
    """

    label: str
    type: Type
    name: str = ""
    mark: Mark = Mark.NEUTRAL
    many: Many = Many.ONE
    section: Section = Section.BASICS
    scheme: str = ""
    refers_to: tuple[str, ...] = ()
    back: str = ""
    tree: bool = False
    limit: int = 300
    low: int | None = None
    high: int | None = None
    required: bool = False
    derived: bool = False
    single: bool = False
    among: tuple[str, ...] = ()
    search: Search = Search.NOT
    columns: tuple[Field, ...] = ()
    row_key: tuple[str, ...] = ()

    @property
    def bilingual(self) -> bool:
        """True if the value is a text in two languages with a path for each."""
        return self.mark is Mark.BILINGUAL

    @property
    def public(self) -> bool:
        """True if the field may leave the office: the allow-list of every exporter."""
        return self.mark is not Mark.PRIVATE

    def at(self, section: Section) -> Field:
        """The same field in a section of the form."""
        return replace(self, section=section)

    def must(self) -> Field:
        """The same field, counted among the minimum to publish."""
        return replace(self, required=True)

    def seen_as(self, back: str) -> Field:
        """The same reference, called `back` (a message id) on the page of the record it names."""
        return replace(self, back=back)

    def upward(self) -> Field:
        """The same reference, one that leads up a tree: a record may not be above itself."""
        return replace(self, tree=True)

    def private(self) -> Field:
        """The same field, never leaving the office."""
        return replace(self, mark=Mark.PRIVATE)

    def numbering(self, *among: str) -> Field:
        """The same field, a number that tells one thing of an office from another; of a maker's number `among` says
        which other fields must be the same for it to be the same thing."""
        return replace(self, single=True, among=among)

    def found(self, search: Search = Search.BODY) -> Field:
        """The same field, its words in the search index."""
        return replace(self, search=search)

    def kept(self) -> Field:
        """The same field, written by the program only."""
        return replace(self, derived=True)


def line(label: str, limit: int = 300) -> Field:
    """One line in both languages."""
    return Field(label, Type.LINE, mark=Mark.BILINGUAL, limit=limit)


def text(label: str, limit: int = 20_000) -> Field:
    """Paragraphs in both languages."""
    return Field(label, Type.TEXT, mark=Mark.BILINGUAL, limit=limit)


def plain(label: str, limit: int = 200) -> Field:
    """One line of no language: a model, a number of a document."""
    return Field(label, Type.LINE, limit=limit)


def lines(label: str, limit: int = 200) -> Field:
    """A list of lines of no language."""
    return Field(label, Type.LINE, limit=limit, many=Many.LIST)


def term(label: str, scheme: str) -> Field:
    """One code of a vocabulary."""
    return Field(label, Type.TERM, mark=Mark.TERM, scheme=scheme, limit=60)


def terms(label: str, scheme: str) -> Field:
    """A set of codes of one vocabulary."""
    return Field(label, Type.TERM, mark=Mark.TERM, scheme=scheme, limit=60, many=Many.SET)


def integer(label: str, low: int | None = 0, high: int | None = None) -> Field:
    """A whole number within bounds."""
    return Field(label, Type.INTEGER, low=low, high=high, limit=20)


def year(label: str) -> Field:
    """A year of the Gregorian calendar, 1500 to 2200."""
    return integer(label, 1500, 2200)


def decimal(label: str, low: int | None = None, high: int | None = None) -> Field:
    """A decimal number kept as text, so that nothing is rounded."""
    return Field(label, Type.DECIMAL, low=low, high=high, limit=40)


def date(label: str) -> Field:
    """A date, or a month, or a year."""
    return Field(label, Type.DATE, limit=10)


def dates(label: str) -> Field:
    """A set of dates."""
    return Field(label, Type.DATE, limit=10, many=Many.SET)


def moment(label: str) -> Field:
    """A date and time with its distance from UTC, or a date alone: the whole of that day."""
    return Field(label, Type.MOMENT, limit=32)


def flag(label: str) -> Field:
    """Yes, or not said."""
    return Field(label, Type.FLAG, limit=5)


def url(label: str) -> Field:
    """An address that begins with http:// or https://."""
    return Field(label, Type.URL, limit=500)


def email(label: str) -> Field:
    """A mailbox."""
    return Field(label, Type.EMAIL, limit=254)


def phone(label: str) -> Field:
    """A telephone number with its country code."""
    return Field(label, Type.PHONE, limit=40)


def identifier(label: str, scheme: str) -> Field:
    """A number of a register that has a check of its own: ror, isni, unp, inn, ogrn, doi, orcid."""
    return Field(label, Type.IDENTIFIER, scheme=scheme, limit=120)


def reference(label: str, *kinds: str) -> Field:
    """The uid of another record."""
    return Field(label, Type.REFERENCE, refers_to=kinds, limit=80)


def references(label: str, *kinds: str) -> Field:
    """A set of uids of other records."""
    return Field(label, Type.REFERENCE, refers_to=kinds, limit=80, many=Many.SET)


def file(label: str) -> Field:
    """The SHA-256 (64 hexadecimal digits) of a file that travels beside the records."""
    return Field(label, Type.FILE, limit=64)
