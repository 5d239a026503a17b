"""Without a mouse and without eyes: all that takes the focus is reached by Tab, F6 goes round, all has a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

from desktop.catalogue.questions import Question
from desktop.paths import SAMPLE
from desktop.ui.saved.popover import SavedPopover
from tests.journeys.conftest import Opens
from tests.journeys.pages import CTRL, SHIFT, Person, keeper

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Role = QAccessible.Role
NAMED = {Role.Button, Role.CheckBox, Role.RadioButton, Role.ButtonMenu, Role.ButtonDropDown, Role.EditableText,
         Role.ComboBox, Role.List, Role.Table, Role.Tree, Role.Slider, Role.SpinBox, Role.ProgressBar, Role.Link,
         Role.Dialog, Role.Window}  # fmt: skip
WHOLE = {Role.List, Role.Table, Role.Tree, Role.ComboBox, Role.EditableText}
"""What is inside of these is looked at elsewhere."""


def parts(found: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything a screen reader comes to."""
    if found.state().invisible:
        return
    yield found
    if found.role() not in WHOLE:
        for place in range(found.childCount()):
            child = found.child(place)
            if child is not None and child.isValid():
                yield from parts(child)


def nameless(root: QWidget) -> list[str]:
    """Controls a screen reader has no words for."""
    found = QAccessible.queryAccessibleInterface(root)
    unsaid = [each for each in parts(found) if each.role() in NAMED and not each.text(QAccessible.Text.Name).strip()]
    return [f"{each.role().name} {type(each.object()).__name__} in {_chain(each.object())}" for each in unsaid]


def _chain(widget: object) -> str:
    above = widget.parentWidget() if isinstance(widget, QWidget) else None
    names = []
    while above is not None and len(names) < 4:
        names.append(type(above).__name__)
        above = above.parentWidget()
    return " < ".join(names)


def takers(root: QWidget) -> set[QWidget]:
    """What should be reached by Tab: seen, enabled, with a focus of its own."""
    return {each for each in root.findChildren(QWidget) if each.window() is root and _takes_focus(each)}


def _takes_focus(widget: QWidget) -> bool:
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def walked(person: Person, root: QWidget) -> list[QWidget]:
    """Where Tab leads until it has come round; a text with several links keeps it for some steps."""
    been: list[QWidget] = []
    person.turns_to(root)
    for _turn in range(600):
        focus = QApplication.focusWidget()
        if focus is not None and (not been or focus is not been[-1]):
            if focus in been:
                break
            been.append(focus)
        person.qtbot.keyClick(focus or root, Qt.Key.Key_Tab)
    return been


def missed(person: Person, root: QWidget) -> list[str]:
    """What Tab never came to."""
    reached = set(walked(person, root))
    left = [each for each in takers(root) if each not in reached and not _exclusive(each)]
    return sorted(f"{type(each).__name__} {each.accessibleName()!r} in {_chain(each)}" for each in left)


def _exclusive(widget: QWidget) -> bool:
    """Of buttons that exclude each other Tab comes to one; arrows lead to the others."""
    group = getattr(widget, "group", lambda: None)()
    return group is not None and group.exclusive()


def the_list(person: Person) -> QWidget:
    person.goes_to()
    person.record.finish()
    return person.window


def the_table(person: Person) -> QWidget:
    person.press(Qt.Key.Key_T, CTRL)
    return person.window


def the_form(person: Person) -> QWidget:
    form = person.edits()
    form.enters("name.ru")
    return person.window


def the_sources(person: Person) -> QWidget:
    return person.sources()


def the_report(person: Person) -> QWidget:
    dialog = person.sources()
    dialog._journey.start(str(SAMPLE))
    person.waits(lambda: not dialog._journey.running)
    return dialog


def the_paper(person: Person) -> QWidget:
    person.goes_to()
    dialog = person.prints()
    person.waits(lambda: not dialog.proof.busy and dialog.preview.pages, patience=20_000)
    return dialog


def the_preferences(person: Person) -> QWidget:
    person.press(Qt.Key.Key_Comma, CTRL)
    return person.window


def the_changes(person: Person) -> QWidget:
    uid = person.goes_to()
    person.catalogue.edit(uid, {"tagline.ru": "Строка", "founded_year": 2013}, "Анна")
    person.press(Qt.Key.Key_4, CTRL)
    return person.window


def the_overview(person: Person) -> QWidget:
    person.overview()
    return person.window


def the_day(person: Person) -> QWidget:
    person.window.preferring.choose("office", keeper(person.catalogue))
    page = person.today()
    person.waits(lambda: page.seen is not None)
    return person.window


def the_confirmations(person: Person) -> QWidget:
    return person.confirms()


def the_translations(person: Person) -> QWidget:
    return person.translates()


def the_change_of_many(person: Person) -> QWidget:
    return person.revises("contacts")


def the_saved_searches(person: Person) -> QWidget:
    for words in ("лазер", "микроскоп"):
        person.catalogue.save_search(Question(words), words)
    person.asks("лазеры")
    person.press(Qt.Key.Key_D, CTRL)
    popover = person.window.findChild(SavedPopover)
    assert popover is not None
    person.waits(lambda: len(popover.rows) == 2 and popover.isVisible())
    person.turns_to(popover)
    return popover


def the_load(person: Person) -> QWidget:
    return person.loads()


def the_table_of_a_load(person: Person) -> QWidget:
    return person.loads(1)


def the_columns_of_a_load(person: Person) -> QWidget:
    return person.loads(2)


def the_rows_of_a_load(person: Person) -> QWidget:
    return person.loads(3)


def the_end_of_a_load(person: Person) -> QWidget:
    return person.loads(4)


SCENES = (the_list, the_table, the_form, the_sources, the_report, the_paper, the_preferences, the_changes,
          the_overview, the_day, the_confirmations, the_translations, the_change_of_many, the_saved_searches,
          the_load, the_table_of_a_load, the_columns_of_a_load, the_rows_of_a_load, the_end_of_a_load)  # fmt: skip


@pytest.mark.parametrize("scene", SCENES)
def test_everything_has_a_name_and_is_reached_by_tab(person: Person, scene: Callable[[Person], QWidget]) -> None:
    root = scene(person)
    person.settles(lambda: not nameless(root))
    assert nameless(root) == []
    assert missed(person, root) == []


def test_every_section_of_the_form_has_names_and_is_reached(person: Person) -> None:
    form = person.edits()
    for section in form.page._sections:
        form.page.open_section(section)
        person.qtbot.wait(1)
        page = form.page._pages[section]
        assert nameless(form.page) == []
        reached = {each for each in walked(person, person.window) if page.isAncestorOf(each)}
        left = {each for each in takers(person.window) if page.isAncestorOf(each)} - reached
        assert not {f"{type(each).__name__} {each.accessibleName()}" for each in left if not _exclusive(each)}


def test_f6_goes_round_all_panes_and_back(person: Person) -> None:
    person.goes_to()
    window, page = person.window, person.window.catalogue
    panes = [window.header, window.rail, page.facets, page.results, person.record, window.status]
    person.press(Qt.Key.Key_F, CTRL)

    def walk(modifier: Qt.KeyboardModifier) -> list[QWidget]:
        been = []
        for _turn in panes:
            person.press(Qt.Key.Key_F6, modifier)
            focus = QApplication.focusWidget()
            been.append(next(pane for pane in panes if focus is pane or pane.isAncestorOf(focus)))
        return been

    assert walk(Qt.KeyboardModifier.NoModifier) == [*panes[1:], panes[0]]
    assert walk(SHIFT) == [*reversed(panes[1:]), panes[0]]


def test_a_card_is_read_as_one_sentence(opens: Opens) -> None:
    person = opens(language="be", content="be").settled()
    person.goes_to()
    view = person.window.catalogue.results.view
    words = view.model().index(view.currentIndex().row(), 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Фемтасекундны" in words and "BY-0001" in words and len(words.split(", ")) >= 5
