"""A card has no hole in it, however little there is to say of a record, and says whole what it says first."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.paths import RESOURCES
from desktop.ui.fonts import load_fonts
from desktop.ui.results.model import ResultsModel
from desktop.ui.results.views import CardView
from desktop.ui.theme import Theme
from desktop.ui.tokens import CARD
from sync.bilingual import Bilingual, Lang
from tests.ui.fakes import card

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
NOTHING = Bilingual()
SHORT, LONG = Bilingual("Правила", "Правілы"), Bilingual(("Правила доступа " * 5).strip(), "")
HOLE = 30
"""Logical pixels without ink between what a card says."""


@pytest.mark.parametrize("name", [SHORT, LONG], ids=["short", "long"])
@pytest.mark.parametrize("organisation", [NOTHING, Bilingual("Институт", "Інстытут")], ids=["nobody's", "somebody's"])
@pytest.mark.parametrize("place", [NOTHING, Bilingual("Минск", "Мінск")], ids=["nowhere", "somewhere"])
def test_no_hole_between_the_title_and_the_foot(
    qapp: QApplication, qtbot: QtBot, name: Bilingual, organisation: Bilingual, place: Bilingual
) -> None:
    load_fonts(RESOURCES / "fonts")
    shown = replace(card(0), name=name, organisation=organisation, place=place)
    model = ResultsModel(lambda rows: [shown for _row in rows], Lang.RU, lambda: date(2026, 11, 23))
    model.show([0])
    view = CardView(Theme(RESOURCES / "icons"), model)
    qtbot.addWidget(view)
    view.resize(420, CARD + 40)
    picture = view.grab().toImage()
    ground = picture.pixel(2, 2)
    inked = [y for y in range(CARD - 2) if any(picture.pixel(x, y) != ground for x in range(16, 400))]
    assert max(after - before for before, after in pairwise(inked)) <= HOLE
    assert inked[0] >= 8 and CARD - inked[-1] >= 8
