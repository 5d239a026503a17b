"""Fixtures of more than one file about the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop import language
from desktop.catalogue.media import Media
from sync.bilingual import Lang
from tests.ui.desks import plain_desk, take_away
from tests.ui.forms import Opened
from tests.ui.works import MemoryWork


@pytest.fixture(params=list(Lang))
def lang(request: pytest.FixtureRequest) -> Iterator[Lang]:
    """Each language in turn, spoken while a test lasts."""
    before = language.current()
    language.use(request.param)
    yield request.param
    language.use(before)


@pytest.fixture
def opened(qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    work = MemoryWork()
    made = Opened(qapp, work, plain_desk(qapp, work), Media(tmp_path))
    yield made
    made.desk.parts.background.close()
    for form in made.forms:
        take_away(qapp, form)
