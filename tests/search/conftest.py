"""The sample catalogue, taken once for all tests of the query language."""

from collections.abc import Iterator

import pytest

from desktop.catalogue import Catalogue
from desktop.paths import SAMPLE, SAMPLE_ROOT
from desktop.profile import Profile
from tests.catalogue.sample_records import clock


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    """For reading only: everybody asks the same one."""
    with Catalogue.open(Profile(tmp_path_factory.mktemp("sample")), clock=clock) as catalogue:
        catalogue.sync(str(SAMPLE), root=SAMPLE_ROOT.read_bytes())
        yield catalogue
