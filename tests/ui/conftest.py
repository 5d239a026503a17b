"""Fixtures of more than one file about the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.desks import plain_desk, take_away
from tests.ui.forms import Opened
from tests.ui.works import MemoryWork


@pytest.fixture
def opened(qapp: QApplication) -> Iterator[Opened]:
    work = MemoryWork()
    made = Opened(qapp, work, plain_desk(qapp, work))
    yield made
    made.desk.parts.background.close()
    for form in made.forms:
        take_away(qapp, form)
