"""A profile with 100,000 synthetic facilities and all that belongs to them, made once and kept by a hash of its making.

`profile(facilities)` gives it; `python -m tests.bench.catalogue_100k [FACILITIES]` prints its folder.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from desktop.catalogue.files import Files
from desktop.catalogue.index.building import Builder, Published
from desktop.profile import Profile
from sync.bundle import FullEntry, NewRecord, new_record, read_full, write_full
from sync.canon import encode
from sync.leaving import public_document
from sync.publish.importing_synthetic import SyntheticReader
from sync.registry import document_of
from sync.vocabularies import Term, Vocabularies, read_terms
from tests.bench.measuring import child, peak_rss

ROOT = Path(__file__).resolve().parent.parent.parent
VOCABULARIES = ROOT / "resources" / "vocabularies"
GENERATOR = ROOT / "tests" / "bench" / "make_synthetic.py"
TABLES = ("terms.tsv", "countries.tsv", "regions.tsv", "grnti.tsv", "ford.tsv")
ISSUED = datetime(2026, 11, 23, tzinfo=UTC)
CATALOGUE = "3e5f0e0c-7f67-4a0e-9a53-6d1f3b2c9d10"


def profile(facilities: int = 100_000, cache: Path | None = None) -> Profile:
    """A profile with this many facilities, their instruments and services; built if nobody has built it yet.

    Records are made up in one process and indexed in another: what the second held is what indexing takes, and
    nothing of either stays in the process that measures.
    """
    folder = (cache or Path(tempfile.gettempdir())) / f"niva-bench-{facilities}-{_fingerprint()}"
    made = Profile(folder)
    if not (folder / "made").exists():
        for outdated in folder.parent.glob(f"niva-bench-{facilities}-*"):
            shutil.rmtree(outdated)
        made.prepare()
        child(_PUBLISHING, facilities, folder / SNAPSHOT, seconds=3600)
        figures = child(_BUILDING, folder, folder / SNAPSHOT, seconds=3600)
        for name in (SNAPSHOT, Path(SNAPSHOT).with_suffix(".json")):
            (folder / name).unlink()
        (folder / "made").write_text(json.dumps(figures))
    return made


class Indexed(NamedTuple):
    """What indexing took: records a second of CPU, and megabytes held at most."""

    rate: float
    rss: float


def indexed(made: Profile) -> Indexed:
    """How the profile was built: texts read, described, written, joined."""
    return Indexed(**json.loads((made.folder / "made").read_text()))


SNAPSHOT = "records.jsonl.zst"
_PUBLISHING = """
import sys
from pathlib import Path
from tests.bench.catalogue_100k import entries, publish
publish(entries(int(sys.argv[1])), Path(sys.argv[2]))
print("{}")
"""
_BUILDING = """
import json, sys
from pathlib import Path
from desktop.profile import Profile
from tests.bench.catalogue_100k import index
print(json.dumps(index(Profile(Path(sys.argv[1])), Path(sys.argv[2]))._asdict()))
"""


def publish(records: Iterable[NewRecord], snapshot: Path) -> None:
    """Writes records as the centre does, with what it promises of them beside."""
    found = sorted(records, key=lambda entry: entry.uid)
    snapshot.with_suffix(".json").write_bytes(msgspec.json.encode(write_full(snapshot, 1, found, level=1)))


def index(made: Profile, snapshot: Path) -> Indexed:
    """Makes a base of the records of a snapshot the active one of a profile."""
    promised = msgspec.json.decode(snapshot.with_suffix(".json").read_bytes(), type=FullEntry)
    files = Files(made, lambda: ISSUED, True)
    path, began = files.fresh_base(1), time.process_time()
    with Builder(path) as builder:
        for entry in read_full(snapshot, promised):
            builder.add(entry)
        builder.finish(Published(CATALOGUE, 1, ISSUED, promised.state_digest))
    took = time.process_time() - began
    files.switch(path)
    files.local.execute(_JOURNEY, (ISSUED.isoformat(), "synthetic", 1, ISSUED.replace(year=2036).isoformat(), "", 0))
    files.close()
    return Indexed(promised.records / took, peak_rss())


def entries(facilities: int) -> Iterator[NewRecord]:
    """The records of a synthetic catalogue and its vocabularies, in no order."""
    terms = [term for table in TABLES for term in read_terms(VOCABULARIES / table)]
    yield from map(_term, terms)
    reader = SyntheticReader(Vocabularies(terms))
    for line in _generated(facilities):
        yield from (_entry(document_of(record)) for record in reader.read(json.loads(line)))
    yield from (_entry(document_of(record)) for record in reader.rest())


def _term(term: Term) -> NewRecord:
    return _entry(document_of(term))


def _entry(document: dict[str, object]) -> NewRecord:
    return new_record(encode(public_document(document | {"rev": 1})))


def _generated(facilities: int) -> Iterator[bytes]:
    command = [sys.executable, str(GENERATOR), "--facilities", str(facilities), "--data", str(VOCABULARIES)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout
        yield from child.stdout
    assert child.returncode == 0


_JOURNEY = "INSERT INTO journey (at, source, seq, expires, signed_by, stale) VALUES (?, ?, ?, ?, ?, ?)"


def profile_100k() -> Path:
    """The folder of the profile the figures of the README are made with."""
    return profile().folder


INDEX = "belonging building completing describing duties gathering orders rowsets schema spellings standpoints storing"
INDEX_TOO = "instruments localities stretches texts traits types_of_kinds"
DECIDE = (
    *(f"tests/bench/{name}" for name in ("make_synthetic.py", "synthetic_chance.py", "synthetic_texts.json")),
    *(f"desktop/catalogue/index/{name}.py" for name in f"{INDEX} {INDEX_TOO}".split()),
    *(f"desktop/catalogue/words/{name}.py" for name in ("asking", "keys", "lemmas", "sound", "spelling")),
    *("desktop/catalogue/versions.py", "desktop/sorting.py", "sync/rows.py", "sync/publish/importing_synthetic.py"),
    *(f"sync/records/{name}.py" for name in ("base", "bodies", "facilities", "undertakings")),
)
"""Everything that decides what the profile holds: generator, importer, records, index."""


def _fingerprint() -> str:
    sources = b"".join((ROOT / name).read_bytes() for name in (*DECIDE, "tests/bench/catalogue_100k.py"))
    return hashlib.sha256(sources).hexdigest()[:12]


if __name__ == "__main__":
    print(profile(*map(int, sys.argv[1:2])).folder)
