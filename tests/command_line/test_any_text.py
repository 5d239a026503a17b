"""Any text is a query, also one that begins with a minus."""

from pathlib import Path

import pytest

from tests.command_line.calling import SAMPLE, niva


@pytest.fixture(scope="module")
def synced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile with the demonstration catalogue."""
    folder = tmp_path_factory.mktemp("profile") / "own"
    assert niva("--profile", folder, "sync", SAMPLE).code == 0
    return folder


def test_a_text_that_begins_with_a_minus_is_a_query(synced: Path, tmp_path: Path) -> None:
    asked = ("--profile", synced, "search")
    everything, lasers = (niva(*asked, text, "--json").json["count"] for text in ("", "лазер"))
    without = niva(*asked, "-лазер", "--json")
    assert without.code == 0 and 0 < everything - without.json["count"] <= lasers
    assert niva(*asked, "--filter", "country=BY", "--json", "-hолод").code == 0
    assert niva(*asked, "--", "-лазер", "--json").code == 2
    assert niva(*asked, "--odrer", "name").code == 2
    given = niva("--profile", synced, "export", "--format", "csv", "--search", "-лазер", "-o", tmp_path / "a.csv")
    assert given.code == 0
