"""The demonstration catalogue for calls of the program: taken once, copied for who writes."""

import shutil
from pathlib import Path

import pytest

from tests.command_line.calling import SAMPLE, niva


@pytest.fixture(scope="session")
def synced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile with the demonstration catalogue, shared by the tests that only read."""
    folder = tmp_path_factory.mktemp("profile") / "Каталог ў"
    answer = niva("--profile", folder, "sync", SAMPLE, "--json")
    assert answer.code == 0, answer.err
    assert answer.json["new"] > 200
    assert answer.json["state"] == "fresh"
    return folder


@pytest.fixture
def own(synced: Path, tmp_path: Path) -> Path:
    """A copy of the profile to write to."""
    return shutil.copytree(synced, tmp_path / "own")
