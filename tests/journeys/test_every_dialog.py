"""Every dialog and every popover there is, opened in both languages and both palettes: nothing untranslated, nothing
cut. What is opened is compared with what the program declares, so that a new one is not forgotten."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

import desktop.ui
from desktop.catalogue.questions import Facet, Question
from desktop.ui.about import AboutDialog
from desktop.ui.bulk.confirming import ConfirmDialog
from desktop.ui.bulk.dialog import BulkDialog
from desktop.ui.bulk.many import ManyDialog
from desktop.ui.crash import CrashDialog
from desktop.ui.dialog import Dialog
from desktop.ui.exchange.dialog import SyncDialog
from desktop.ui.facets.finder import FacetFinder
from desktop.ui.facets.folded import FoldedFacets
from desktop.ui.form.choosing import OneEditor
from desktop.ui.form.dating import CalendarPopup, DateEditor
from desktop.ui.form.pasting import PasteDialog
from desktop.ui.form.picking import PickList
from desktop.ui.giving import GivingDialog
from desktop.ui.loading.dialog import LoadingDialog
from desktop.ui.not_started import NotStarted
from desktop.ui.popovers import Popover
from desktop.ui.printing import PrintDialog
from desktop.ui.query.completions import CompletionList
from desktop.ui.query.guide import Guide
from desktop.ui.query.hanging import Hanging
from desktop.ui.query.prompting import GuideButton
from desktop.ui.results.nearby import TownPicker
from desktop.ui.saved.popover import SavedPopover
from desktop.ui.shortcut_sheet import ShortcutSheet
from desktop.ui.today.translating import TranslateDialog
from sync.bilingual import Lang
from sync.errors import CannotWrite
from tests.journeys.conftest import Opens
from tests.journeys.listening import left_over
from tests.journeys.measuring import clipped, sticking_out
from tests.journeys.pages import CTRL, SHIFT, Person

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support", "grabbing the keyboard", "propagateSizeHints", "raise", extend=True
)


def shown(dialog: QWidget) -> QWidget:
    dialog.show()
    return dialog


def by_key(person: Person, kind: type[QWidget], key: Qt.Key, modifier: Qt.KeyboardModifier) -> QWidget:
    person.press(key, modifier)
    person.waits(lambda: person.window.findChild(kind) is not None)
    return person._exposed(kind)


def pasting(person: Person) -> QWidget:
    QGuiApplication.clipboard().setText("Название\tМарка\nЛазер\tA-1\n")
    form = person.edits().page
    dialog = form.belongings.insert(*form.belongings.kinds[0])
    assert dialog is not None
    return dialog


def calendar(person: Person) -> QWidget:
    editor = person.edits().page.box("confirmed_on").halves[0].editor
    assert isinstance(editor, DateEditor)
    return editor.open()


def pick_list(person: Person) -> QWidget:
    editor = person.edits().page.box("host_org").halves[0].editor
    assert isinstance(editor, OneEditor)
    return editor.open()


def finder(person: Person) -> QWidget:
    person.window.catalogue.facets._open_finder(Facet.ORGANISATION)
    return _child(person, FacetFinder)


def folded(person: Person) -> QWidget:
    person.window.resize(1024, 700)
    person.waits(lambda: person.window.catalogue.results.heading.filters_button.isVisible())
    person.click(person.window.catalogue.results.heading.filters_button)
    return _child(person, FoldedFacets)


def saved(person: Person) -> QWidget:
    """With a search in it and a name that was refused."""
    person.catalogue.save_search(Question("лазер"), "Лазер, мазер", "")
    person.asks("лазер")
    person.press(Qt.Key.Key_D, CTRL)
    popover = person.window.findChild(SavedPopover)
    assert popover is not None
    person.waits(lambda: popover.rows)
    popover._keeper.rename(popover.rows[0].search.id, " ")
    return popover


def completions(person: Person) -> QWidget:
    person.press(Qt.Key.Key_F, CTRL)
    person.types("рег")
    person.waits(lambda: person.window.findChild(CompletionList))
    return _child(person, CompletionList)


def guide(person: Person) -> QWidget:
    person.asks("лазер")
    person.press(Qt.Key.Key_Return)
    person.window.wipe_search()
    person.click(_child(person, GuideButton))
    return _child(person, Guide)


def towns(person: Person) -> QWidget:
    person.window.catalogue.results.heading.town_wanted.emit()
    return _child(person, TownPicker)


def _child(person: Person, kind: type[QWidget]) -> QWidget:
    found = person.window.findChild(kind)
    assert found is not None
    return found


OPENED: dict[type[QWidget], Callable[[Person], QWidget]] = {
    AboutDialog: lambda person: shown(person.assembly.office.open_about(person.window)),
    BulkDialog: lambda person: person.revises("contacts"),
    CalendarPopup: calendar,
    ConfirmDialog: lambda person: person.confirms(),
    CompletionList: completions,
    CrashDialog: lambda person: shown(CrashDialog(person.window.parts.theme, "", person.window)),
    FacetFinder: finder,
    FoldedFacets: folded,
    GivingDialog: lambda person: by_key(person, GivingDialog, Qt.Key.Key_S, CTRL | SHIFT),
    Guide: guide,
    LoadingDialog: lambda person: person.loads(1),
    NotStarted: lambda person: shown(NotStarted(person.window.parts.theme, CannotWrite("/stick", ""))),
    PasteDialog: pasting,
    PickList: pick_list,
    PrintDialog: lambda person: person.prints(),
    SavedPopover: saved,
    ShortcutSheet: lambda person: by_key(person, ShortcutSheet, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
    SyncDialog: lambda person: person.sources(),
    TownPicker: towns,
    TranslateDialog: lambda person: person.translates(),
}


def declared() -> set[type[QWidget]]:
    """All dialogs and popovers of the program."""
    for module in pkgutil.walk_packages(desktop.ui.__path__, "desktop.ui."):
        importlib.import_module(module.name)
    found: set[type[QWidget]] = set()
    waiting: list[type[QWidget]] = [QDialog, Popover, Hanging]
    while waiting:
        below = [each for each in waiting.pop().__subclasses__() if each.__module__.startswith("desktop.")]
        found.update(below)
        waiting += below
    return found - {Dialog, ManyDialog}


def test_none_is_forgotten() -> None:
    assert declared() == set(OPENED)


@pytest.mark.parametrize("kind", OPENED, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize(("lang", "theme"), [(Lang.RU, "light"), (Lang.BE, "dark")])
def test_it_speaks_one_language_and_cuts_nothing(opens: Opens, kind: type[QWidget], lang: Lang, theme: str) -> None:
    person = opens(language=lang.value, content=lang.value, theme=theme).settled()
    dialog = OPENED[kind](person)
    person.waits(dialog.isVisible)
    person.settles(lambda: not strange(person, lang) and not clipped(dialog) and not sticking_out(dialog))
    assert (strange(person, lang), clipped(dialog), sticking_out(dialog)) == ({}, [], [])
    dialog.close()
    QApplication.processEvents()


def strange(person: Person, lang: Lang) -> dict[str, str]:
    """What is not in that language; the name of the person's own folder is theirs."""
    own = str(person.assembly.office._profile.folder)
    return {words: who for words, who in left_over(lang).items() if own not in words}
