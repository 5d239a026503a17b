"""A small centre and one office of it, for every test of the signed chain."""

from pathlib import Path

import pytest

from tests.sync.publications import Office, Publisher, small


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    return small(tmp_path / "centre")


@pytest.fixture
def office(tmp_path: Path, publisher: Publisher) -> Office:
    return Office(tmp_path / "Офис ў", publisher.root)
