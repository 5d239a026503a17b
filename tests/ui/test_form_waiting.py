"""What is typed while a large act is being written is kept as soon as that is done."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.catalogue.turns import AnotherIsWriting
from desktop.ui.form import EditForm
from desktop.ui.form.choosing import ShortChoice
from desktop.ui.form.drafts import Drafts
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


def chosen(form: EditForm, name: str) -> ShortChoice:
    """A field whose terms all stand in a drop-down box."""
    editor = form.box(name).halves[0].editor
    assert isinstance(editor, ShortChoice)
    return editor


def test_what_is_chosen_outlives_the_form_and_the_program_until_its_turn_comes(
    opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "drafts.json"
    opened.drafts = Drafts(file)
    had = opened.facility().life_cycle
    form = opened.form()
    monkeypatch.setattr(MemoryWork, "occupied", True)
    opened.work.refusing = AnotherIsWriting()
    box = chosen(form, "life_cycle")._choice
    wanted = next(n for n in range(1, box.count()) if box.itemData(n) != had)
    code = box.itemData(wanted)
    box.setCurrentIndex(wanted)
    box.activated.emit(wanted)
    assert "большое изменение" in note(form.box("life_cycle"))
    form.refresh()
    assert chosen(form, "life_cycle")._choice.currentData() == code
    form.finish()
    form.close()
    opened.drafts = Drafts(file)
    again = opened.form()
    assert chosen(again, "life_cycle")._choice.currentData() == code
    assert opened.facility().life_cycle == had
    opened.work.refusing = None
    monkeypatch.setattr(MemoryWork, "occupied", False)
    qtbot.waitUntil(lambda: opened.facility().life_cycle == code)
    qtbot.waitUntil(lambda: not opened.drafts and not Drafts(file))
