"""Nothing is shipped without a word on whose it is."""

import re
from fnmatch import fnmatch
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"


def _rows() -> list[list[str]]:
    lines = (RESOURCES / "LICENCES.md").read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| `")]


def _quoted(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_shipped_file_has_its_row() -> None:
    patterns = [pattern for row in _rows() for pattern in _quoted(row[0])]
    shipped = [path.relative_to(RESOURCES).as_posix() for path in RESOURCES.rglob("*") if path.is_file()]
    nameless = [name for name in shipped if not any(fnmatch(name, pattern) for pattern in patterns)]
    assert not [name for name in nameless if "__pycache__" not in name]


def test_every_named_licence_lies_beside() -> None:
    texts = {text for row in _rows() for text in _quoted(row[3])}
    assert texts and not [text for text in texts if not (RESOURCES / text).is_file()]


def test_every_duty_is_worded() -> None:
    whole = (RESOURCES / "LICENCES.md").read_text(encoding="utf-8")
    duties = {duty.strip() for row in _rows() for duty in row[4].split(",")}
    assert not [duty for duty in duties if re.fullmatch("[A-Z]", duty) and f"- **{duty}** " not in whole]
