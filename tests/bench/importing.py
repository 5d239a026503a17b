"""Loading: records per second of CPU, of a table and of our own lines, beside sqlite-utils with the same lines.

    python3 dev.py bench import [--rows N] [--facilities N]

A table of 10,000 instruments and 100,000 synthetic records are read, compared with the catalogue, checked field by
field, written as edits that one undo takes back, and found by words afterwards. `sqlite-utils insert` + `enable-fts`
puts the same lines into one table and indexes their texts: no comparing, no checks, no history, no links. Both are
measured in processes of their own, by the system's own count of their CPU. Then what the lines have made of a catalogue
that had no record: the size of local.db, opening it, taking the whole load back.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from desktop.profile import Profile
from sync.canon import decode, encode
from sync.records import KINDS
from tests.bench.catalogue_100k import SNAPSHOT, entries, index, publish
from tests.bench.measuring import child

ROOT = Path(__file__).resolve().parent.parent.parent
UNIT = '"unit":"\N{MULTIPLICATION SIGN}"'.encode()
"""Not in our vocabulary; a row with an unknown term would stay out."""
TEXTS = ("name", "description", "acronym", "model", "manufacturer", "keywords")


def now() -> datetime:
    """The clock of this computer."""
    return datetime.now(UTC)


def documents(facilities: int) -> Iterator[dict[str, object]]:
    """Synthetic records without the terms."""
    for entry in entries(facilities):
        document = decode(entry.canonical.replace(UNIT, b'"unit":"nm"'))
        if document["kind"] in KINDS:
            yield document


def vocabulary(folder: Path) -> Profile:
    """A profile that knows the terms and no record."""
    profile = Profile(folder)
    terms = (entry for entry in entries(1) if decode(entry.canonical)["kind"] not in KINDS)
    snapshot = profile.prepare().folder / SNAPSHOT
    publish(terms, snapshot)
    index(profile, snapshot)
    return profile


def cpu(*command: str | Path) -> float:
    """Seconds of CPU a process takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *map(str, command)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def table(path: Path, rows: int) -> int:
    """A workbook of instruments under words for headers, as an office would have it."""
    import xlsxwriter

    head = (
        "Наименование",
        "Назва",
        "Марка",
        "Изготовитель",
        "Страна-изготовитель",
        "Год выпуска",
        "Инв. №",
        "Назначение",
    )
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, head)
        for n in range(1, rows + 1):
            names = (f"Спектрометр высокого разрешения {n}", f"Спектрометр высокай раздзяляльнасці {n}", f"С-{n % 97}")
            page.write_row(n, 0, (*names, "Планар", "Беларусь", 1995 + n % 30))
            page.write_string(n, 6, f"{n:08}")
            page.write_string(n, 7, f"Измеряет спектры поглощения и люминесценции; образец № {n}")
    return rows


def report(words: str, count: int, seconds: float) -> float:
    """One line; records per second."""
    print(f"{words:44} {count:8} records {seconds:8.2f} s CPU {count / seconds:8.0f} a second")
    return count / seconds


_AFTERWARDS = """
import json, sys, time
from pathlib import Path
from desktop.catalogue import Catalogue
from desktop.profile import Profile
from tests.bench.importing import now
from tests.bench.measuring import milliseconds
began = time.process_time()
with Catalogue.open(Profile(Path(sys.argv[1])), clock=now) as catalogue:
    opened = (time.process_time() - began) * 1000
    undone = milliseconds(catalogue.undo)
    print(json.dumps({"opened": opened, "undone": undone, "followed": milliseconds(catalogue.follow)}))
"""


def tell_afterwards(folder: Path, count: int) -> None:
    """What the load of the lines leaves to bear."""
    size = (folder / "local.db").stat().st_size / 1e6
    seconds = {name: figure / 1000 for name, figure in child(_AFTERWARDS, folder, seconds=1800).items()}
    print(
        f"{count} new records: local.db of {size:.0f} MB; opening it {seconds['opened']:.2f} s CPU, undo of the load "
        f"{seconds['undone']:.2f} s, the index behind it {seconds['followed']:.1f} s"
    )


def main() -> None:
    """Measures and prints five lines."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=10_000)
    options.add_argument("--facilities", type=int, default=15_500)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = folder / "records.jsonl"
        with lines.open("wb") as out:
            count = sum(bool(out.write(encode(document) + b"\n")) for document in documents(chosen.facilities))
        rows = table(folder / "a.xlsx", chosen.rows)
        niva = ("-m", "desktop", "--profile")
        vocabulary(folder / "tables"), vocabulary(folder / "lines")
        first = cpu(*niva, folder / "tables", "import", folder / "a.xlsx", "--kind", "equipment")
        report("niva import, XLSX", rows, first)
        ours = report("niva import, JSON Lines", count, cpu(*niva, folder / "lines", "import", lines))
        tell_afterwards(folder / "lines", count)
        theirs = cpu("-m", "sqlite_utils", "insert", folder / "t.db", "record", lines, "--nl", "--pk", "uid", "--alter")
        theirs += cpu("-m", "sqlite_utils", "enable-fts", folder / "t.db", "record", *TEXTS)
        stock = report("sqlite-utils insert + enable-fts, the same", count, theirs)
        print(f"ratio of JSON Lines to sqlite-utils: {stock / ours:.2f} times its CPU")


if __name__ == "__main__":
    main()
