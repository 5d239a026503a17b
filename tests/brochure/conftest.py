"""One passport in each mode, printed once for all tests that only look at it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from desktop.brochure import job
from desktop.brochure.plan import PassportView, Printed
from desktop.settings import Content
from tests.brochure import sheets


@pytest.fixture(scope="session")
def view(tmp_path_factory: pytest.TempPathFactory) -> PassportView:
    return sheets.with_photo(tmp_path_factory.mktemp("photo"))


@pytest.fixture(scope="session")
def printed(view: PassportView, tmp_path_factory: pytest.TempPathFactory) -> Mapping[Content, Printed]:
    folder = tmp_path_factory.mktemp("paper")
    return {mode: job.write(sheets.request(view, content=mode), folder / f"{mode}.pdf") for mode in Content}


@pytest.fixture(params=list(Content), ids=str)
def sheet(request: pytest.FixtureRequest, printed: Mapping[Content, Printed]) -> Printed:
    return printed[request.param]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "Паспорт ў.pdf"
