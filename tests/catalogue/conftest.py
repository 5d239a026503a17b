"""A small catalogue, open for writing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.catalogue import Catalogue
from tests.catalogue import sample_records


@pytest.fixture
def small(profile_dir: Path) -> Iterator[Catalogue]:
    """The catalogue of `sample_records.records()`."""
    with sample_records.catalogue(profile_dir) as catalogue:
        yield catalogue
