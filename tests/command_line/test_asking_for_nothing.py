"""A search and an export that have little to say."""

import csv
from pathlib import Path

from tests.command_line.calling import SAMPLE, niva


def test_a_record_without_a_number_or_a_keeper_leaves_no_hole_in_its_line(tmp_path: Path) -> None:
    own, table = tmp_path / "own", tmp_path / "a.csv"
    with table.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text, delimiter=";").writerows([["name_ru"], ["Небывалый"]])
    niva("--profile", own, "sync", SAMPLE)
    assert niva("--profile", own, "import", table, "--kind", "organisation").code == 0
    lines = niva("--profile", own, "search", "Небывалый", language="ru").out.splitlines()
    assert lines[1].endswith("  Небывалый") and "  ·" not in "".join(lines)
    nothing = niva("--profile", own, "export", "--format", "csv", "--search", "ъъъъъ", "-o", tmp_path / "b.csv",
                   language="ru")  # fmt: skip
    assert nothing.code == 3 and "Ничего не найдено" in nothing.err and not (tmp_path / "b.csv").exists()
