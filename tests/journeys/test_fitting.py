"""Large letters, a small window, both palettes: no word is cut and nothing sticks out sideways."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.paths import SAMPLE
from desktop.ui.bulk.planning import Action
from desktop.ui.today.row import JobRow
from tests.journeys.conftest import Opens
from tests.journeys.measuring import clipped, sticking_out
from tests.journeys.pages import CTRL, Person, keeper, seen

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
DRESSES = [("light", 100, (1100, 700), "be"), ("dark", 150, (1100, 700), "ru"), ("light", 200, (1440, 900), "be")]


@pytest.fixture(params=DRESSES, ids=lambda dress: f"{dress[0]}-{dress[1]}-{dress[2][0]}-{dress[3]}")
def dressed(opens: Opens, request: pytest.FixtureRequest) -> Person:
    """A person with large letters or a small window."""
    theme, zoom, size, lang = request.param
    person = opens(size=size, theme=theme, zoom=zoom, language=lang, content=lang)
    person.waits(lambda: person.count() and person.record.isVisible() and person.open_uid())
    return person


def fits(person: Person, *roots: object) -> None:
    """All layouts have been made; then the ruler is put to everything."""
    root = roots[0] if roots else person.window
    person.settles(lambda: not clipped(root) and not sticking_out(root), patience=800)  # type: ignore[arg-type]
    assert clipped(root) == [] and sticking_out(root) == []  # type: ignore[arg-type]


def test_list_and_record(dressed: Person) -> None:
    dressed.goes_to()
    dressed.record.finish()
    fits(dressed)


def test_table_beside_the_record(dressed: Person) -> None:
    dressed.goes_to()
    dressed.press(Qt.Key.Key_T, CTRL)
    dressed.record.finish()
    fits(dressed)


def test_form(dressed: Person) -> None:
    form = dressed.edits()
    for section in form.page._sections:
        form.page.open_section(section)
        fits(dressed, form.page)


def test_sources_and_their_report(dressed: Person) -> None:
    dialog = dressed.sources()
    fits(dressed, dialog)
    dialog._journey.start(str(SAMPLE))
    dressed.waits(lambda: not dialog._journey.running)
    fits(dressed, dialog)


def test_preferences_and_changes(dressed: Person) -> None:
    uid = dressed.goes_to()
    dressed.catalogue.edit(
        uid, {"tagline.ru": "Длинная строка о том, что здесь делают " * 3, "founded_year": 2013}, "Анна"
    )
    for key in (Qt.Key.Key_Comma, Qt.Key.Key_4):
        dressed.press(key, CTRL)
        fits(dressed)


def test_overview(dressed: Person) -> None:
    page = dressed.overview()
    fits(dressed, page)


def test_day(dressed: Person) -> None:
    dressed.today()
    fits(dressed)
    dressed.window.preferring.choose("office", keeper(dressed.catalogue))
    dressed.today()
    dressed.waits(lambda: seen(dressed.window, JobRow))
    fits(dressed)


def test_confirming_many(dressed: Person) -> None:
    fits(dressed, dressed.confirms())


def test_translating(dressed: Person) -> None:
    dialog = dressed.translates()
    for place in range(3):
        dialog.list.go(place)
        fits(dressed, dialog)


def test_changing_many(dressed: Person) -> None:
    dialog = dressed.revises("contacts")
    for path, action in (("contacts", Action.REPLACE), ("grnti", Action.ADD), ("name.be", Action.SET)):
        dialog.asking.choose_field(path)
        dialog.asking.choose_action(action)
        fits(dressed, dialog)


def test_several_chosen(dressed: Person) -> None:
    dressed.window.enter_results()
    dressed.press(Qt.Key.Key_A, CTRL)
    fits(dressed)


@pytest.mark.parametrize("steps", range(5))
def test_loading_a_table(dressed: Person, steps: int) -> None:
    dialog = dressed.loads(steps)
    fits(dressed, dialog)
    if steps == 3:
        dialog.preview.list.selectRow(1)
        fits(dressed, dialog)


def test_paper(dressed: Person) -> None:
    dressed.goes_to()
    dialog = dressed.prints()
    dressed.waits(lambda: not dialog.proof.busy and dialog.preview.pages, patience=20_000)
    fits(dressed, dialog)
