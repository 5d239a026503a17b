"""Writes organisations_ror.jsonl from a selection of the Research Organization Registry.

    python resources/sample/build_organisations.py SELECTION.jsonl

The selection is taken from ror-community/ror-records at d93fc667 (2026-06-23). Its records become ours by the same
import the centre uses; towns get their names from resources/vocabularies/cities.tsv.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from sync.bilingual import Bilingual  # noqa: E402
from sync.canon import encode  # noqa: E402
from sync.publish.importing_ror import organisations, read_ror  # noqa: E402
from sync.registry import document_of  # noqa: E402


def towns(table: Path) -> dict[int, Bilingual]:
    """Names of towns by GeoNames number."""
    with table.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return {int(row["geonameid"]): Bilingual(row["name_ru"], row["name_be"]) for row in rows}


def main(selection: Path) -> None:
    """Converts the selection; the order of the registry lines is kept."""
    records = read_ror(selection.read_bytes().splitlines())
    found = organisations(records, towns(HERE.parent / "vocabularies" / "cities.tsv"))
    lines = [encode(document_of(item)) for item in found]
    (HERE / "organisations_ror.jsonl").write_bytes(b"\n".join(lines) + b"\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
