"""What is typed while a large act is being written is kept as soon as that is done."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.catalogue.turns import AnotherIsWriting
from tests.ui.forms import Opened, note, retype
from tests.ui.works import MemoryWork


def test_a_field_waits_for_its_turn_says_so_and_is_kept(
    opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = opened.form()
    monkeypatch.setattr(MemoryWork, "occupied", True)
    opened.work.refusing = AnotherIsWriting()
    retype(form.box("tagline"), "Раз")
    assert "большое изменение" in note(form.box("tagline")) and not opened.desk.news
    assert form.box("tagline").halves[0].editor.text() == "Раз"
    assert opened.drafts["fac:laser", "tagline.ru"].text == "Раз"
    opened.work.refusing = None
    monkeypatch.setattr(MemoryWork, "occupied", False)
    qtbot.waitUntil(lambda: opened.facility().tagline.ru == "Раз")
    assert not opened.drafts and "большое изменение" not in note(form.box("tagline"))
