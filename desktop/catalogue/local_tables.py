"""The tables of `local.db`, which is carried from version to version by `migrate` and never made anew; they never hold
anything a bundle could bring again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

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
    state TEXT NOT NULL           -- done, undone, dropped when another act took its place, carried if by a sync
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


def _second(local: sqlite3.Connection) -> None:
    """A text is kept with its state, a confirmation with the revision it was given to; the index follows in turns."""
    local.execute("ALTER TABLE edit ADD COLUMN state TEXT")
    local.execute("ALTER TABLE edit ADD COLUMN rev INTEGER")
    local.execute("CREATE INDEX touched_in_turn ON touched (at)")
    local.execute("CREATE INDEX edit_born ON edit (uid) WHERE path = 'kind'")


def _third(local: sqlite3.Connection) -> None:
    """What the columns of a loaded table filled, by the shape of its header; `targets` is a JSON list of paths."""
    local.execute(
        "CREATE TABLE mapping (shape TEXT NOT NULL, kind TEXT NOT NULL, targets TEXT NOT NULL, at TEXT NOT NULL, "
        "PRIMARY KEY (shape, kind)) WITHOUT ROWID"
    )


def _fourth(local: sqlite3.Connection) -> None:
    """A record made here is one row while nothing of it changes, and no value is kept twice: a load of fifty thousand
    takes a third of the room."""
    for statement in _CREATIONS.split(";\n"):
        local.execute(statement)
    local.execute("ALTER TABLE step DROP COLUMN old")
    local.execute("ALTER TABLE step DROP COLUMN new")


_CREATIONS = """
CREATE TABLE creation (
    id INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (id),
    uid TEXT NOT NULL,
    kind TEXT NOT NULL,
    paths INTEGER NOT NULL,       -- how many values
    stands INTEGER NOT NULL,      -- 0 once it was taken back, or any path has an edit of its own
    said TEXT NOT NULL,           -- values by path as JSON, `kind` the first
    states TEXT                   -- rows of field_state by path
);
CREATE INDEX creation_of_act ON creation (act);
CREATE INDEX creation_of_record ON creation (uid)
"""


def _fifth(local: sqlite3.Connection) -> None:
    """Saved searches, what bundles have brought for each since it was looked at, and their part of the journal."""
    for statement in _SAVED_SEARCHES.split(";\n"):
        local.execute(statement)


_SAVED_SEARCHES = """
CREATE TABLE saved_search (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    question TEXT NOT NULL,       -- as it was asked: canonical JSON with its version
    made TEXT NOT NULL,
    looked TEXT NOT NULL,
    removed TEXT,                 -- when it was taken away; an undo brings it back
    base TEXT NOT NULL DEFAULT '', -- the base the rows of `new` and `changed` are of
    new BLOB NOT NULL DEFAULT x'',
    changed BLOB NOT NULL DEFAULT x'',
    gone BLOB NOT NULL DEFAULT x'' -- see saved_news for all three
);
CREATE TABLE saved_step (         -- the name before and after; NULL where it was not there
    act INTEGER NOT NULL REFERENCES act (id),
    search INTEGER NOT NULL,
    before TEXT,
    after TEXT
);
CREATE INDEX saved_step_of_act ON saved_step (act)
"""


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (_first, _second, _third, _fourth, _fifth)
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
