"""Builds resources/sample.niva and its root of trust from the sources beside this file, as `niva-centre` does.

    python resources/sample/build.py [SAMPLE.niva ROOT.json]

Same sources, same bytes: the keys come from a seed, so they are public and protect nothing; the time is fixed below.
Raise FIRST with each release of the program that ships other sources, otherwise a computer that has taken the old
sample sees no newer one.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from sync.publish.__main__ import main as centre  # noqa: E402

SEED = "niva-sample"
NOW = "2026-11-20T09:00:00+00:00"
FIRST = "2"
_SAMPLE = HERE.parent / "sample.niva"
_ROOT = HERE.parent / "trust" / "sample.root.json"
_TABLES = ("terms.tsv", "countries.tsv", "regions.tsv", "ford.tsv", "grnti.tsv", "thesaurus.tsv")
_RECORDS = (
    "organisations_ror.jsonl",
    "organisations_demo.jsonl",
    "facilities.jsonl",
    "equipment.jsonl",
    "services.jsonl",
    "programmes.jsonl",
    "calls.jsonl",
    "agreements.jsonl",
    "accreditations.jsonl",
    "documents.jsonl",
)


def build(sample: Path, root: Path) -> None:
    """Write the packed sample and the root it is signed under. Raises SystemExit if a source is not taken whole."""
    with tempfile.TemporaryDirectory() as folder:
        _done("init", folder, "--seed", SEED, "--first", FIRST, "--now", NOW)
        tables = (HERE.parent / "vocabularies" / name for name in _TABLES)
        files = [*sorted((HERE / "photos").glob("*.jpg")), *sorted((HERE / "documents").glob("*.pdf"))]
        _done("import", folder, *tables, *files, *(HERE / name for name in _RECORDS), "--now", NOW)
        _done("publish", folder, "--now", NOW)
        _done("pack", folder, sample)
        shutil.copyfile(Path(folder) / "tree" / "metadata" / "1.root.json", root)


def _done(*words: object) -> None:
    if code := centre([str(word) for word in words]):
        raise SystemExit(code)


if __name__ == "__main__":
    given = [Path(word) for word in sys.argv[1:]] or [_SAMPLE, _ROOT]
    given[1].parent.mkdir(parents=True, exist_ok=True)
    build(*given)
