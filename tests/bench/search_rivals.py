"""What the search is measured beside: the same texts in a plain FTS5 table, and its words in a tantivy index.

Both are made once from the records of a profile and kept beside it. The plain table has what the records say as it is
written, the names of a facility's host, instruments and services among it; values that typed conditions ask for lie in
a table of their own, ready in base units; tantivy has exactly the words and keys our own index holds, ready cut.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import tantivy

from desktop.catalogue import words
from desktop.catalogue.connecting import open_scratch
from desktop.catalogue.index.belonging import OF_FACILITY, quoted
from desktop.catalogue.words import Clause, Wanted
from desktop.profile import Profile
from sync.bilingual import Lang
from sync.canon import decode
from sync.fields import Search
from sync.records import KINDS, Record
from sync.registry import typed
from tests.bench.catalogue_100k import DECIDE, ROOT
from tests.bench.measuring import child
from tests.bench.search_quality import AROUND_FACILITIES, texts

PAGE = 50
"""Hits that are fetched; all are counted."""

BY_NAME = "plain.name"
_BEST_FIRST = "bm25(raw)"
_TABLES = """
CREATE TABLE plain (row INTEGER PRIMARY KEY, kind TEXT, country TEXT, region TEXT, name TEXT);
CREATE INDEX plain_by_name ON plain (name);
CREATE VIRTUAL TABLE raw USING fts5 (title, body, content = '', tokenize = 'unicode61', prefix = '2 3');
CREATE TABLE mention (uid TEXT, name TEXT);
CREATE TABLE held (what TEXT, row INTEGER, low, high, PRIMARY KEY (what, row, low, high)) WITHOUT ROWID;
"""


class Held(NamedTuple):
    """A value some rows hold: what it is, and what SQL asks of its two ends, which are mostly the same."""

    what: str
    ends: str

    @property
    def of_row(self) -> str:
        """Asked of a row that is found already: looked up by the key of the table."""
        return f"EXISTS (SELECT 1 FROM held WHERE what = '{self.what}' AND held.row = plain.row AND {self.ends})"

    @property
    def of_all(self) -> str:
        """Asked of all rows: a list of them."""
        return f"plain.row IN (SELECT row FROM held WHERE what = '{self.what}' AND {self.ends})"


class Raw:
    """A plain FTS5 table over the same texts, words quoted and all required, joined where the question has more than
    words. `holds` is a condition over the table `plain`, which has a row for each record, and `held`."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def page(self, match: str, holds: str = "", order: str = "") -> int:
        """Fetches the first 50, the best first by bm25 or as `order` says, and counts all: their number. Asking so
        costs half of fetching all in order. Without `match` FTS5 is not asked."""
        by = order or (_BEST_FIRST if match else BY_NAME)
        self._base.execute(f"{self._rows('plain.row' if order or holds else 'raw.rowid', match, holds, order)} "
                           f"ORDER BY {by} LIMIT {PAGE}", (match,) * bool(match)).fetchall()  # fmt: skip
        (hits,) = self._base.execute(self._rows("count(*)", match, holds), (match,) * bool(match)).fetchone()
        return int(hits)

    def all_best_first(self, match: str) -> int:
        """Fetches all, the best first."""
        return len(self._base.execute("SELECT rowid FROM raw WHERE raw MATCH ? ORDER BY rank", (match,)).fetchall())

    def all_as_they_lie(self, match: str) -> int:
        """Fetches all in no order: the least it can do."""
        return len(self._base.execute("SELECT rowid FROM raw WHERE raw MATCH ?", (match,)).fetchall())

    @staticmethod
    def _rows(what: str, match: str, holds: str, order: str = "") -> str:
        if not match:
            return f"SELECT {what} FROM plain WHERE {holds}"
        joined = "JOIN plain ON plain.row = raw.rowid" if holds or order else ""
        return f"SELECT {what} FROM raw {joined} WHERE raw MATCH ? {f'AND {holds}' if holds else ''}"


class Tantivy:
    """The same words and keys in a tantivy index: the best page and the number of all hits."""

    def __init__(self, index: tantivy.Index) -> None:
        index.reload()
        self._index, self._searcher = index, index.searcher()

    def page(self, asked: Sequence[Clause]) -> int:
        """Fetches the best 50 and counts all: their number."""
        required = [(tantivy.Occur.Must, self._any(clause)) for clause in asked]
        result = self._searcher.search(tantivy.Query.boolean_query(required), PAGE, count=True)
        return int(result.count)

    def _any(self, clause: Clause) -> tantivy.Query:
        ways = [
            tantivy.Query.boolean_query([(tantivy.Occur.Must, self._word(word)) for word in way]) for way in clause.ways
        ]
        return ways[0] if len(ways) == 1 else tantivy.Query.boolean_query([(tantivy.Occur.Should, way) for way in ways])

    def _word(self, wanted: Wanted) -> tantivy.Query:
        schema, found = self._index.schema, []
        for field in ("title", "body"):
            terms = [tantivy.Query.term_query(schema, field, key) for key in sorted(wanted.keys | {wanted.word})]
            if len(wanted.word) >= words.SHORTEST_BEGINNING:
                terms.append(tantivy.Query.regex_query(schema, field, f"{re.escape(wanted.word)}.+"))
            found += [(tantivy.Occur.Should, term) for term in terms]
        return tantivy.Query.boolean_query(found)


def rivals(made: Profile, facilities: int) -> tuple[Raw, Tantivy]:
    """Both indexes over the records of a profile; made in a process of their own, whose memory is not what is told."""
    folder = Path(tempfile.gettempdir()) / f"niva-bench-raw-{facilities}-{_fingerprint()}"
    if not (folder / "made").exists():
        for outdated in folder.parent.glob(f"niva-bench-raw-{facilities}-*"):
            shutil.rmtree(outdated, ignore_errors=True)
        (folder / "tantivy").mkdir(parents=True)
        child(_MAKING, next(made.bases.glob("*.db")), folder, seconds=3600)
        (folder / "made").touch()
    base = sqlite3.connect(folder / "raw.db")
    base.execute("PRAGMA cache_size = -8000")
    return Raw(base), Tantivy(tantivy.Index.open(str(folder / "tantivy")))


_MAKING = """
import sys
from pathlib import Path
from tests.bench.search_rivals import make
make(Path(sys.argv[1]), Path(sys.argv[2]))
print("{}")
"""


def make(source: Path, folder: Path) -> None:
    """Fills both from the records of a base."""
    base = open_scratch(folder / "raw.db", folder / "raw.work")
    base.executescript(_TABLES)
    schema = tantivy.SchemaBuilder()
    for field in ("title", "body"):
        schema.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    index = tantivy.Index(schema.build(), str(folder / "tantivy"))
    with sqlite3.connect(source) as records:
        writer = index.writer(64_000_000, 1)
        base.execute("BEGIN")
        _mentions(base, records)
        for row, record in _records(records):
            title, body = " ".join(texts(record, Search.TITLE)), [*texts(record, Search.BODY)]
            body += [name for (name,) in base.execute("SELECT name FROM mention WHERE uid = ?", (record.uid,))]
            base.execute("INSERT INTO raw (rowid, title, body) VALUES (?, ?, ?)", (row, title, " ".join(body)))
            where = (getattr(record, "country", ""), getattr(record, "region", ""))
            base.execute("INSERT INTO plain VALUES (?, ?, ?, ?, ?)", (row, record.kind, *where, title.casefold()))
            heading, told = words.told(title), words.told(" ".join(body))
            writer.add_document(tantivy.Document(title=" ".join(heading), body=" ".join(told)))
        base.execute("COMMIT")
        _hold(base, source)
        writer.commit()
        writer.wait_merging_threads()
    base.close()


def _hold(base: sqlite3.Connection, source: Path) -> None:
    """What typed conditions ask for; what an instrument or a service has its facilities have too, which stand where
    they say and all that is theirs with them."""
    base.execute("ATTACH ? AS source", (f"file:{source}?mode=ro",))
    base.executescript(_HELD)
    base.execute("DETACH source")


_OF_FACILITY = f"field IN ({quoted(OF_FACILITY)})"
_HELD = f"""
INSERT OR IGNORE INTO held SELECT parameter, row, low, high FROM source.measure;
INSERT OR IGNORE INTO held SELECT 'price', row, amount, amount FROM source.price;
INSERT OR IGNORE INTO held SELECT 'made', row, value, value FROM source.trait WHERE field = 'made_year';
INSERT OR IGNORE INTO held
SELECT what, target, low, high FROM held JOIN source.link USING (row) WHERE {_OF_FACILITY};
INSERT OR IGNORE INTO held SELECT 'founded', row, value, value FROM source.trait WHERE field = 'founded_year';
INSERT OR IGNORE INTO held
SELECT 'year', row, value, value FROM source.trait WHERE field IN ('made_year', 'founded_year');
INSERT OR IGNORE INTO held
SELECT 'year', begun.row, CAST(begun.value AS INTEGER), CAST(ended.value AS INTEGER)
FROM source.trait AS begun JOIN source.trait AS ended USING (row) WHERE begun.field = 'start' AND ended.field = 'end';
INSERT OR IGNORE INTO held SELECT 'town', row, locality_ru, locality_ru FROM source.card WHERE locality_ru <> '';
INSERT OR IGNORE INTO held
SELECT 'town', link.row, low, high FROM held JOIN source.link ON target = held.row
WHERE what = 'town' AND {_OF_FACILITY};
ANALYZE held;
ANALYZE plain;
"""


def _mentions(base: sqlite3.Connection, records: sqlite3.Connection) -> None:
    """By which names a facility is found besides its own."""
    hosts: dict[str, list[str]] = {}
    for _, record in _records(records):
        for above in _facilities(record):
            base.execute("INSERT INTO mention VALUES (?, ?)", (above, " ".join(texts(record, Search.TITLE))))
        if record.kind == "facility" and record.host_org:
            hosts.setdefault(record.host_org, []).append(record.uid)
    for _, record in _records(records):
        name = " ".join(texts(record, Search.TITLE)) if record.uid in hosts else ""
        base.executemany("INSERT INTO mention VALUES (?, ?)", ((uid, name) for uid in hosts.get(record.uid, ())))
    base.execute("CREATE INDEX mention_of ON mention (uid)")


def _facilities(record: Record) -> tuple[str, ...]:
    field = AROUND_FACILITIES.get(record.kind)
    above = getattr(record, field) if field else ()
    return (above,) if isinstance(above, str) else above


def _records(records: sqlite3.Connection) -> Iterator[tuple[int, Record]]:
    for row, kind, doc in records.execute("SELECT row, kind, doc FROM record ORDER BY row"):
        if kind in KINDS:
            yield row, typed(decode(doc.encode()))


def _fingerprint() -> str:
    made_by = [name for name in DECIDE if not name.startswith("desktop/catalogue/") or "/words/" in name]
    sources = b"".join((ROOT / name).read_bytes() for name in (*made_by, "tests/bench/search_rivals.py"))
    return hashlib.sha256(sources).hexdigest()[:12]


def language_of(word: str) -> Lang | None:
    """The language only whose alphabet has all letters of a word."""
    if set(word) & set("іў"):
        return Lang.BE
    return Lang.RU if set(word) & set("ищъ") else None
