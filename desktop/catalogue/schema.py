"""The tables of both files.

`base.db` is written once by `building` and may be thrown away at any time; when its shape changes it is built again
from its own records, so it has a version and no migrations. `local.db` is carried from version to version by
`migrate`; its tables never hold anything a bundle could bring again.

For readers outside the program the base has one view per kind with a column for each public field.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from sync.fields import Field, Many, Type
from sync.records import KINDS
from sync.registry import fields_of

BASE_VERSION = 1
PAGE_SIZE = 16384

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
    codes TEXT NOT NULL           -- facet codes of the record itself, one `facet=code` a line
);
CREATE TABLE belongs (row INTEGER PRIMARY KEY, parent INTEGER NOT NULL);  -- what stands as the organisation on a card
CREATE TABLE link (               -- who names whom
    target INTEGER NOT NULL,
    field TEXT NOT NULL,
    row INTEGER NOT NULL,
    PRIMARY KEY (target, field, row)
) WITHOUT ROWID;
CREATE TABLE measure (
    row INTEGER NOT NULL,
    parameter TEXT NOT NULL,
    unit TEXT NOT NULL,
    low REAL NOT NULL,
    high REAL NOT NULL
);
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
CREATE TABLE ordering (name TEXT PRIMARY KEY, rows BLOB NOT NULL);
CREATE TABLE shadow (row INTEGER PRIMARY KEY, title TEXT NOT NULL, body BLOB NOT NULL);
CREATE VIRTUAL TABLE search USING fts5 (
    title, body, content = '', tokenize = 'ascii', prefix = '2 3'
);
"""

BASE_INDEXES = """
CREATE INDEX card_by_number ON card (number) WHERE number <> '';
CREATE INDEX card_edited ON card (row) WHERE edited;
CREATE INDEX measure_of_row ON measure (row);
CREATE INDEX measure_by_parameter ON measure (parameter, unit, low, high);
"""

LOCAL_TABLES = """
CREATE TABLE made (at TEXT NOT NULL);
CREATE TABLE active (file TEXT NOT NULL);
CREATE TABLE edit (               -- what this person says instead; values are JSON, NULL is an empty field
    uid TEXT NOT NULL,
    path TEXT NOT NULL,
    base TEXT,                    -- the centre's value when the edit was made or last carried over
    value TEXT,
    author TEXT NOT NULL,
    edited_at TEXT NOT NULL,
    conflict INTEGER NOT NULL DEFAULT 0,
    centre TEXT,                  -- under conflict: what the centre says now
    PRIMARY KEY (uid, path)
) WITHOUT ROWID;
CREATE TABLE act (                -- what one undo takes back
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    state TEXT NOT NULL           -- done, undone, or dropped when another act took its place
);
CREATE TABLE step (
    act INTEGER NOT NULL REFERENCES act (id),
    uid TEXT NOT NULL,
    path TEXT NOT NULL,
    before TEXT,                  -- the standing edit as JSON, NULL if there was none
    after TEXT,
    old TEXT,                     -- effective values
    new TEXT
);
CREATE INDEX step_of_act ON step (act);
CREATE INDEX step_of_record ON step (uid);
CREATE TABLE touched (uid TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE kept (               -- last text of edited records the centre has withdrawn
    uid TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    rev INTEGER NOT NULL,
    doc TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE trusted (name TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE floor (catalog_id TEXT NOT NULL, seq INTEGER NOT NULL, issued TEXT, last_verified TEXT);
CREATE TABLE journey (            -- every successful sync, the newest last
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    source TEXT NOT NULL,
    seq INTEGER NOT NULL,
    expires TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    stale INTEGER NOT NULL
);
"""


def _first(local: sqlite3.Connection) -> None:
    """Plain SQL, so that a first start need not load sqlite-utils; later steps transform tables with it."""
    for statement in LOCAL_TABLES.split(";\n"):
        local.execute(statement)


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (_first,)
"""Step n brings `user_version` n - 1 to n, inside the transaction of `migrate`."""


def migrate(local: sqlite3.Connection, made: str) -> None:
    """Brings local.db to the newest version in one transaction; a file of a later program is left as it is.

    `made` is the moment (ISO) a new file is marked with.
    """
    version = local.execute("PRAGMA user_version").fetchone()[0]
    if version >= len(MIGRATIONS):
        return
    local.execute("BEGIN IMMEDIATE")
    try:
        for step in MIGRATIONS[version:]:
            step(local)
        if not version:
            local.execute("INSERT INTO made VALUES (?)", (made,))
        local.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        local.execute("COMMIT")
    except BaseException:
        local.execute("ROLLBACK")
        raise


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
