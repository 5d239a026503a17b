"""What the message bar says after an undo or a redo."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import language
from desktop.ui.undone import step_words
from sync.bilingual import Lang
from tests.catalogue.offices import Office, office, uid


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Office]:
    language.use(Lang.RU)
    with office(tmp_path) as here:
        yield here


def _undone(made: Office) -> str:
    change = made.catalogue.undo()
    assert change is not None
    return step_words(made.catalogue, change)()


def test_one_record_is_named_with_its_fields(made: Office) -> None:
    made.catalogue.edit(uid(0), {"url": "https://a.by", "founded_year": 1999}, "я")
    told = _undone(made)
    assert "Институт № 0" in told and "Год основания" in told
    change = made.catalogue.redo()
    assert change is not None and step_words(made.catalogue, change)().startswith("Повторено")


def test_many_records_are_counted(made: Office) -> None:
    made.catalogue.confirm({uid(0): 1, uid(1): 1}, "я")
    told = _undone(made)
    assert told.startswith("Отменено в 2 записях. ") and "одтвержд" in told


def test_what_was_made_here_and_is_gone_is_counted(made: Office) -> None:
    made.catalogue.create("organisation", {"name.ru": "Новая"}, "я")
    assert _undone(made) == "Отменено в 1 записи."
