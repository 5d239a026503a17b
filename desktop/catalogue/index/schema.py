"""The tables of `base.db`.

`base.db` is written once by `building` and may be thrown away at any time; when its shape changes it is built again
from its own records, so it has a version and no migrations. For readers outside the program it
has one view per kind with a column for each public field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.catalogue.versions import BASE_VERSION
from sync.fields import Field, Many, Type
from sync.records import KINDS
from sync.registry import fields_of

if TYPE_CHECKING:
    import sqlite3

PAGE_SIZE = 4096
"""Bytes. A list by name reads rows from all over the file: with larger pages most of what is read is not asked for."""

BASE_TABLES = """
CREATE TABLE state (              -- one row, written last: a file without it was never finished
    catalog_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    issued TEXT NOT NULL,
    digest TEXT NOT NULL,         -- as signed
    entries INTEGER NOT NULL,     -- live records, vocabulary terms included
    records INTEGER NOT NULL,     -- records a person works with
    demo INTEGER NOT NULL,
    words INTEGER NOT NULL,       -- version of the spelling rules the index was made with
    seen INTEGER NOT NULL,        -- how far the index has followed the local edits
    seen_of TEXT NOT NULL         -- which local file those edits are in
);
CREATE TABLE record (
    row INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    rev INTEGER NOT NULL,
    digest BLOB,                  -- SHA-256 of doc; NULL with it where the centre withdrew what is edited here
    doc TEXT                      -- canonical JSON, byte for byte as signed
);
CREATE TABLE tomb (uid TEXT PRIMARY KEY, rev INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE card (
    row INTEGER PRIMARY KEY,
    record_uid TEXT NOT NULL,     -- again, so that a list need not touch the pages that hold whole records
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    name_be TEXT NOT NULL,
    alias TEXT NOT NULL,
    locality_ru TEXT NOT NULL,
    locality_be TEXT NOT NULL,
    country TEXT NOT NULL,
    type_code TEXT NOT NULL,
    life_cycle TEXT NOT NULL,
    confirmed_on TEXT NOT NULL,
    months INTEGER NOT NULL,
    demo INTEGER NOT NULL,
    edited INTEGER NOT NULL,
    hidden INTEGER NOT NULL,
    party_ru TEXT NOT NULL,
    party_be TEXT NOT NULL,
    sort_ru TEXT NOT NULL,
    sort_be TEXT NOT NULL,
    codes TEXT NOT NULL,          -- facet codes of the record itself, one `facet=code` a line
    parent INTEGER NOT NULL       -- the row of what stands as the organisation on it; 0 is none
);
CREATE TABLE link (               -- who names whom
    target INTEGER NOT NULL,
    field TEXT NOT NULL,
    row INTEGER NOT NULL,
    PRIMARY KEY (target, field, row)
) WITHOUT ROWID;
CREATE TABLE measure (            -- what instruments can do, in base units: equal quantities are equal numbers
    row INTEGER NOT NULL,
    parameter TEXT NOT NULL,
    unit TEXT NOT NULL,           -- the base, see sync.units
    low REAL NOT NULL,
    high REAL NOT NULL
);
CREATE TABLE trait (              -- codes, numbers, dates and lines of no language that a query may ask of a field
    row INTEGER NOT NULL,
    field TEXT NOT NULL,
    value NOT NULL                -- an integer or a text
);
CREATE TABLE price (              -- what services and programmes cost, but for what is by agreement
    row INTEGER NOT NULL,
    currency TEXT NOT NULL,
    amount REAL NOT NULL,
    since TEXT NOT NULL,          -- ISO dates, '' where there is none
    until TEXT NOT NULL
);
CREATE TABLE duty (               -- what a record asks of its keepers, see duties; lists of paths with spaces between
    row INTEGER PRIMARY KEY,
    lacking TEXT NOT NULL,        -- fields of the minimum to publish
    texts INTEGER NOT NULL,
    good_ru INTEGER NOT NULL,     -- how many of the texts a reader of Russian may rely on
    good_be INTEGER NOT NULL,
    missing TEXT NOT NULL,
    outdated TEXT NOT NULL,
    machine TEXT NOT NULL
);
CREATE TABLE due (                -- what ends: certificates, prices, agreements, calls
    row INTEGER NOT NULL,
    what TEXT NOT NULL,
    ends TEXT NOT NULL,           -- a whole date, for a call its deadline
    begins TEXT NOT NULL
);
CREATE TABLE place (row INTEGER PRIMARY KEY, lat REAL NOT NULL, lon REAL NOT NULL);
CREATE TABLE tally (              -- how many rows without any filter
    facet TEXT NOT NULL,
    code TEXT NOT NULL,
    total INTEGER NOT NULL,
    label_ru TEXT NOT NULL,
    label_be TEXT NOT NULL,
    PRIMARY KEY (facet, code)
) WITHOUT ROWID;
CREATE TABLE posting (            -- which rows, see rowsets
    facet TEXT NOT NULL,
    code TEXT NOT NULL,
    rows BLOB NOT NULL,
    UNIQUE (facet, code)
);
CREATE TABLE pending (            -- rows that have yet to follow an edited record they take something over from
    row INTEGER PRIMARY KEY,
    codes TEXT                    -- the facet codes in whose sets it still is; NULL if only its words change
);
CREATE TABLE ordering (name TEXT PRIMARY KEY, rows BLOB NOT NULL);
CREATE TABLE stretch (            -- the orders of all rows that lists show, some thousand at a time: see stretches
    name TEXT NOT NULL,
    first BLOB NOT NULL,          -- a key between those before and those of its rows
    rows BLOB NOT NULL,           -- in order
    members BLOB NOT NULL,        -- as a set
    PRIMARY KEY (name, first)
) WITHOUT ROWID;
CREATE TABLE word (               -- rows that had a word or a key when the base was built, see wordsets
    word TEXT PRIMARY KEY,
    title BLOB NOT NULL,
    body BLOB NOT NULL            -- without those of the title
) WITHOUT ROWID;
CREATE TABLE beginning (          -- the same of all words that begin so
    letters TEXT PRIMARY KEY,
    title BLOB NOT NULL,
    body BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE whole (              -- what is one for the base
    name TEXT PRIMARY KEY,        -- worded: the rows in word; renewed: rows that have followed edits since
    value BLOB NOT NULL           -- lengths: how many words and keys each row of word had; total: all of them had
) WITHOUT ROWID;                  -- instruments_...: see instruments
CREATE TABLE locality (           -- which rows named a place so when the base was built, see localities
    ru TEXT NOT NULL,
    be TEXT NOT NULL,
    rows BLOB NOT NULL,
    words_ru TEXT NOT NULL,       -- of the name in each language
    words_be TEXT NOT NULL,
    PRIMARY KEY (ru, be)
) WITHOUT ROWID;
CREATE TABLE spelling (           -- words of the index as people write them: what a mistyped word may have meant
    word TEXT PRIMARY KEY,        -- as compared
    shown TEXT NOT NULL,          -- as most records write it
    backwards TEXT NOT NULL,
    fold_ru TEXT NOT NULL,        -- its sound, read as a word of either language
    fold_be TEXT NOT NULL,
    records INTEGER NOT NULL      -- how many had it when the base was built
) WITHOUT ROWID;
CREATE VIRTUAL TABLE spoken USING fts5 (    -- all words in order, as compared, for phrases
    title, body, content = '', columnsize = 0, tokenize = 'ascii'
);
CREATE VIRTUAL TABLE fresh USING fts5 (     -- words of the rows that edits have changed: spoken, and told
    title, body, heading, told, tokenize = 'ascii'
);
"""

BASE_INDEXES = """
CREATE INDEX card_by_number ON card (number) WHERE number <> '';
CREATE INDEX card_host            -- what lists take over from organisations: few pages, of which none is read in vain
ON card (row, kind, name_ru, name_be, locality_ru, locality_be, country, parent) WHERE kind = 'organisation';
CREATE INDEX card_edited ON card (row) WHERE edited;
CREATE INDEX card_by_age ON card (confirmed_on, months) WHERE NOT hidden;
CREATE INDEX spelling_backwards ON spelling (backwards);
CREATE INDEX spelling_ru ON spelling (fold_ru);
CREATE INDEX spelling_be ON spelling (fold_be);
CREATE INDEX card_of_parent ON card (parent) WHERE parent > 0;
CREATE INDEX due_of_row ON due (row);
CREATE INDEX due_by_end ON due (what, ends);
CREATE INDEX measure_of_row ON measure (row);
CREATE INDEX trait_of_row ON trait (row);
CREATE INDEX trait_by_value ON trait (field, value, row);
CREATE INDEX price_of_row ON price (row);
CREATE INDEX card_hidden ON card (row) WHERE hidden;
CREATE INDEX measure_by_parameter ON measure (parameter, unit, low, high, row);
"""


def make_base(base: sqlite3.Connection) -> None:
    """The tables of a new base file; `finish_base` adds what is cheaper to make once they are full."""
    base.execute(f"PRAGMA page_size = {PAGE_SIZE}")
    base.executescript(BASE_TABLES)


def finish_base(base: sqlite3.Connection) -> None:
    """Indexes, and the views for readers outside the program."""
    from sqlite_utils import Database

    base.executescript(BASE_INDEXES)
    database = Database(base)
    for kind in KINDS:
        database.create_view(kind, view_of(kind))
    database.create_view("term", _TERMS)
    base.execute(f"PRAGMA user_version = {BASE_VERSION}")


_TERMS = """
SELECT
    json_extract(doc, '$.scheme') AS scheme,
    json_extract(doc, '$.code') AS code,
    json_extract(doc, '$.label.ru') AS label_ru,
    json_extract(doc, '$.label.be') AS label_be,
    json_extract(doc, '$.broader') AS broader
FROM record
WHERE kind = 'term'
"""


def view_of(kind: str) -> str:
    """The query behind the view of a kind: the centre's text of each public field, lists as JSON."""
    columns = ["uid", "rev"]
    for field in fields_of(kind).values():
        if field.public and field.name not in columns:
            columns += _columns(field)
    return f"SELECT {', '.join(columns)} FROM record WHERE kind = '{kind}' AND doc IS NOT NULL"


def _columns(field: Field) -> list[str]:
    if field.bilingual:
        return [f"json_extract(doc, '$.{field.name}.{lang}') AS {field.name}_{lang}" for lang in ("ru", "be")]
    value = f"json_extract(doc, '$.{field.name}')"
    if field.type is Type.DECIMAL and field.many is Many.ONE:
        value = f"CAST({value} AS REAL)"
    return [f'{value} AS "{field.name}"']
