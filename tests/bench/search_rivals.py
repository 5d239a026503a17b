"""What the search is measured beside: the same texts in a plain FTS5 table, and its words in a tantivy index.

Both are made once from the records of a profile and kept beside it. The plain table has what the records say as it is
written, the names of a facility's host, instruments and services among it; tantivy has exactly the words and keys our
own index holds, ready cut.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import tantivy

from desktop.catalogue import words
from desktop.catalogue.connecting import open_scratch
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
"""Hits tantivy is asked for; it counts all."""

_TABLES = """
CREATE TABLE plain (row INTEGER PRIMARY KEY, kind TEXT, country TEXT, region TEXT, name TEXT);
CREATE VIRTUAL TABLE raw USING fts5 (title, body, content = '', tokenize = 'unicode61', prefix = '2 3');
CREATE TABLE mention (uid TEXT, name TEXT);
"""


class Raw:
    """A plain FTS5 table over the same texts: words quoted and all required, best first by bm25, all rows fetched."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def hits(self, match: str, filters: str = "", order: str = "rank") -> int:
        """Asks and fetches; `filters` is a condition over the table `plain`, which has a row for each record."""
        joined = f"JOIN plain ON plain.row = raw.rowid AND {filters}" if filters else ""
        joined = joined or ("JOIN plain ON plain.row = raw.rowid" if order != "rank" else "")
        found = self._base.execute(f"SELECT raw.rowid FROM raw {joined} WHERE raw MATCH ? ORDER BY {order}", (match,))
        return len(found.fetchall())


class Tantivy:
    """The same words and keys in a tantivy index: the best page and the number of all hits."""

    def __init__(self, index: tantivy.Index) -> None:
        index.reload()
        self._index, self._searcher = index, index.searcher()

    def hits(self, asked: Sequence[Clause]) -> int:
        """Asks for the best page."""
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
        shutil.rmtree(folder, ignore_errors=True)
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
        writer.commit()
        writer.wait_merging_threads()
    base.close()


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
