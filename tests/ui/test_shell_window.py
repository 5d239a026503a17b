"""The window as a person uses it: typing, filtering, walking, switching language, palette and size."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.catalogue.questions import Facet
from desktop.language import current
from desktop.settings import Content, Settings
from desktop.settings import Theme as Wanted
from desktop.ui.actions import Doing
from desktop.ui.desk import Progress, Stage
from desktop.ui.facets.row import FacetRow
from desktop.ui.news import News, Remedy
from desktop.ui.rail import Place
from desktop.ui.results.pane import FOLLOW
from desktop.ui.shapes import State
from desktop.ui.shortcut_sheet import ShortcutSheet
from desktop.ui.splitting import Split
from desktop.ui.tokens import DARK, LIGHT
from sync.bilingual import Lang
from tests.typing_text import type_text
from tests.ui.fakes import FakeShelf
from tests.ui.shell import PlainRecord, Shell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # popups without a screen
CTRL = Qt.KeyboardModifier.ControlModifier
Opens = Callable[..., Shell]
Keep = Callable[[Settings], None]


@pytest.fixture
def opens(qtbot: QtBot) -> Iterator[Opens]:
    """Open a window that already shows its first answer; all of them are closed at the end."""
    shells: list[Shell] = []

    def open_shell(
        shelf: FakeShelf | None = None, width: int = 1440, keep: Keep | None = None, **settings: object
    ) -> Shell:
        shell = Shell(shelf, Settings(**settings), keep=keep)  # type: ignore[arg-type]
        shells.append(shell)
        shell.window.resize(width, 900)
        shell.window.show()
        shell.window.activateWindow()
        qtbot.waitExposed(shell.window)
        qtbot.waitUntil(lambda: shell.window.actions_table is not None)
        return shell

    yield open_shell
    for shell in shells:
        shell.close()


def rows(shell: Shell) -> int:
    """How many rows the list has."""
    return shell.window.catalogue.results.model.rowCount()


def press(qtbot: QtBot, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """A key as the window gets it."""
    qtbot.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)


def facet_row(shell: Shell, code: str) -> FacetRow:
    """The row of a value in the column of facets."""
    return next(row for row in shell.window.catalogue.facets.findChildren(FacetRow) if row.code == code)


def values(shell: Shell) -> list[str]:
    """The codes of all values seen in the column of facets, organisations as org:N."""
    return [row.code for row in shell.window.catalogue.facets.findChildren(FacetRow) if row.isVisibleTo(row.window())]


def record(shell: Shell) -> PlainRecord:
    """The record page that was built."""
    page = shell.window.findChild(PlainRecord)
    assert page is not None
    return page


def test_typing_in_either_language_finds(opens: Opens, qtbot: QtBot) -> None:
    shell = opens()
    assert rows(shell) == 300
    press(qtbot, shell.window, Qt.Key.Key_F, CTRL)
    type_text(shell.window.header.search, "спектраскапія")
    qtbot.waitUntil(lambda: rows(shell) == 34)


def test_a_count_in_the_facets_is_what_one_gets(opens: Opens, qtbot: QtBot) -> None:
    shell = opens()
    qtbot.waitUntil(lambda: bool(shell.window.catalogue.facets.findChildren(FacetRow)))
    row = facet_row(shell, "BY")
    promised = int(row.accessibleName().split(",")[-1])
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rows(shell) == promised == 180)
    assert shell.window.catalogue.question.codes(Facet.COUNTRY) == ("BY",)
    shell.window.catalogue.facets.reset.emit()
    qtbot.waitUntil(lambda: rows(shell) == 300)


def test_a_value_that_gives_nothing_stays_in_its_place(opens: Opens, qtbot: QtBot) -> None:
    shell = opens()
    qtbot.waitUntil(lambda: {"29", "operating"} <= set(values(shell)))
    codes = values(shell)
    shell.window.header.search.setText("Нейтронный")
    qtbot.waitUntil(lambda: facet_row(shell, "29").accessibleName().endswith(" 0"))
    assert [code for code in values(shell) if ":" not in code] == [code for code in codes if ":" not in code]


def test_values_that_give_nothing_hide_none_that_do(opens: Opens, qtbot: QtBot) -> None:
    shell = opens()
    qtbot.waitUntil(lambda: "org:0" in values(shell))
    shell.window.header.search.setText("Нейтронный")
    qtbot.waitUntil(lambda: facet_row(shell, "29").accessibleName().endswith(" 0"))

    def given() -> list[str]:
        return [facet_row(shell, code).accessibleName() for code in values(shell) if ":" in code]

    qtbot.waitUntil(lambda: len(given()) == 5)  # rows of other organisations are shown a moment later
    assert not any(words.endswith(" 0") for words in given())


def test_the_record_follows_the_row_and_enter_goes_into_it(opens: Opens, qtbot: QtBot) -> None:
    shell = opens()
    qtbot.waitUntil(lambda: shell.window.findChild(PlainRecord) is not None)
    view = shell.window.catalogue.results.view
    shell.window.enter_results()
    press(qtbot, view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: record(shell).uid == "facility:000001")
    press(qtbot, view, Qt.Key.Key_Down)
    press(qtbot, view, Qt.Key.Key_Return)
    assert record(shell).uid == "facility:000002"
    press(qtbot, shell.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert record(shell).uid == "facility:000001"
    press(qtbot, shell.window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert record(shell).uid == "facility:000002"


def test_f9_speaks_the_other_language_and_the_record_stays(opens: Opens, qtbot: QtBot) -> None:
    shell = opens()
    qtbot.waitUntil(lambda: shell.window.findChild(PlainRecord) is not None)
    uid, query = record(shell).uid, "лазер"
    shell.window.header.search.setText(query)
    for expected in (Lang.BE, Lang.RU):
        press(qtbot, shell.window, Qt.Key.Key_F9)
        assert current() is expected
        assert shell.kept[-1].language is expected
    assert record(shell).uid == uid
    assert shell.window.header.search.text() == query


def test_f8_reads_records_in_the_next_language(opens: Opens, qtbot: QtBot) -> None:
    shell = opens()
    qtbot.waitUntil(lambda: shell.window.findChild(PlainRecord) is not None)
    for expected in (Content.BE, Content.BOTH, Content.RU):
        press(qtbot, shell.window, Qt.Key.Key_F8)
        assert record(shell).content is expected is shell.window.content
    press(qtbot, shell.window, Qt.Key.Key_F8)
    index = shell.window.catalogue.results.model.index(0, 0)
    assert index.data() == "Лазерная спектраскапія і фатоніка 1"


def test_zoom_palette_and_width_are_taken_at_once(opens: Opens, qtbot: QtBot) -> None:
    shell = opens()
    theme = shell.window.parts.theme
    height = shell.window.header.height()
    press(qtbot, shell.window, Qt.Key.Key_Plus, CTRL)
    assert theme.zoom == 110 and shell.window.header.height() == round(height * 1.1)
    press(qtbot, shell.window, Qt.Key.Key_0, CTRL)
    assert theme.zoom == 100
    shell.window.preferring.choose("theme", Wanted.DARK)
    assert theme.tokens is DARK
    shell.window.preferring.choose("theme", Wanted.LIGHT)
    assert theme.tokens is LIGHT
    assert [kept.theme for kept in shell.kept[-2:]] == [Wanted.DARK, Wanted.LIGHT]


def test_in_a_narrow_window_the_facets_fold_and_still_filter(opens: Opens, qtbot: QtBot) -> None:
    shell = opens(width=1100)
    facets = shell.window.catalogue.facets
    qtbot.waitUntil(lambda: bool(facets.findChildren(FacetRow)))
    assert not facets.isVisible()
    qtbot.mouseClick(shell.window.catalogue.results.heading.filters_button, Qt.MouseButton.LeftButton)
    assert facets.isVisible()
    qtbot.mouseClick(facet_row(shell, "RU"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rows(shell) == 120)
    facets.window().close()
    shell.window.resize(1440, 900)
    assert facets.isVisible() and facets.window() is shell.window


def test_cards_and_table_show_the_same_row(opens: Opens, qtbot: QtBot) -> None:
    shell = opens()
    results = shell.window.catalogue.results
    results.choose(250)
    press(qtbot, shell.window, Qt.Key.Key_T, CTRL)
    assert results.view.currentIndex().row() == 250
    results.table.setColumnHidden(1, False)
    results.table.setColumnWidth(0, 333)
    shell.window.close()
    kept = shell.kept[-1]
    again = opens(results_as_table=kept.results_as_table, layout=kept.layout)
    table = again.window.catalogue.results.table
    assert again.window.catalogue.results.is_table
    assert (table.columnWidth(0), table.isColumnHidden(1)) == (333, False)


def test_dragged_panes_are_kept_and_put_back_by_a_double_click(opens: Opens, qtbot: QtBot) -> None:
    shell = opens()
    split = shell.window.findChild(Split)
    assert split is not None
    designed = split.sizes()
    split.moveSplitter(designed[0] + 60, 1)
    dragged = split.sizes()
    shell.window.close()
    again = opens(layout=shell.kept[-1].layout).window.findChild(Split)
    assert again is not None and again.sizes() == dragged != designed
    qtbot.mouseDClick(again.handle(1), Qt.MouseButton.LeftButton)
    assert again.sizes() == designed


def test_a_profile_that_cannot_be_written_is_said_and_the_choice_holds(opens: Opens, qtbot: QtBot) -> None:
    def full(_settings: Settings) -> None:
        raise OSError(28, "No space left on device")

    shell = opens(keep=full)
    press(qtbot, shell.window, Qt.Key.Key_F9)
    assert current() is Lang.BE and shell.window.messages.isVisible()


def test_nothing_found_offers_what_lifting_a_filter_gives(opens: Opens, qtbot: QtBot) -> None:
    shell = opens()
    page = shell.window.catalogue
    page.facets.chosen.emit(Facet.BRANCH, ("58",))
    shell.window.header.search.setText("Геномика")
    qtbot.waitUntil(lambda: rows(shell) == 0)
    qtbot.waitUntil(lambda: any("33" in words for words in offers(shell)))
    next(button for button in buttons(shell) if "33" in button.text()).click()
    qtbot.waitUntil(lambda: rows(shell) == 33)


def buttons(shell: Shell) -> list[QWidget]:
    """The buttons of the empty panel."""
    from desktop.ui.buttons import Button
    from desktop.ui.states import EmptyPanel

    panel = shell.window.findChild(EmptyPanel)
    return [] if panel is None else panel.findChildren(Button)


def offers(shell: Shell) -> list[str]:
    """Their words."""
    return [button.text() for button in buttons(shell)]  # type: ignore[attr-defined]


def test_an_empty_catalogue_leads_to_the_sources(opens: Opens, qtbot: QtBot) -> None:
    shell = opens(FakeShelf(0))
    qtbot.waitUntil(lambda: bool(buttons(shell)))
    buttons(shell)[0].click()  # type: ignore[attr-defined]
    assert shell.asked == ["sync"]


def test_the_update_button_starts_stops_and_explains(opens: Opens, qtbot: QtBot) -> None:
    shell = opens()
    button = shell.window.header.update_button
    press(qtbot, shell.window, Qt.Key.Key_F5)
    for progress in (Progress(Stage.RUNNING, 4_000_000, 12_000_000), Progress(Stage.FAILED), Progress(Stage.DONE)):
        shell.window.show_update(progress)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shell.asked == ["update", "stop", "sync", "update"]


def test_news_stays_until_it_is_read_or_acted_upon(opens: Opens, qtbot: QtBot) -> None:
    shell, done = opens(), []
    bar = shell.window.messages
    shell.window.say(News(State.BAD, lambda: "one"))
    shell.window.say(News(State.WARNING, lambda: "two", Remedy(lambda: "do", lambda: done.append(1))))
    assert bar.isVisible() and bar.accessibleName() == "two"
    press(qtbot, shell.window, Qt.Key.Key_Escape)
    assert not bar.isVisible() and not done


def test_a_page_over_the_middle_is_left_by_escape(opens: Opens, qtbot: QtBot) -> None:
    shell = opens()
    page = QWidget()
    shell.window.show_page(page)
    shell.window.go(Place.SETTINGS)
    shell.window.go(Place.CATALOGUE)
    assert page.isVisible()
    press(qtbot, shell.window, Qt.Key.Key_Escape)
    assert shell.window.catalogue.isVisible()


def test_f6_walks_all_panes_and_comes_round(opens: Opens, qtbot: QtBot) -> None:
    shell = opens()
    facets = shell.window.catalogue.facets
    qtbot.waitUntil(lambda: any(row.isVisible() for row in facets.findChildren(FacetRow)))
    press(qtbot, shell.window, Qt.Key.Key_F, CTRL)
    qtbot.waitUntil(lambda: shell.window.findChild(PlainRecord) is not None)
    seen = []
    for _turn in range(4):
        press(qtbot, shell.window, Qt.Key.Key_F6)
        seen.append(type(shell.window.focusWidget()).__name__)
    assert seen == ["RailButton", "_Fold", "Choice", "StatusPart"]


def test_tab_goes_through_the_panes_from_left_to_right(opens: Opens, qtbot: QtBot) -> None:
    shell = opens()
    window, page = shell.window, shell.window.catalogue
    qtbot.waitUntil(lambda: any(row.isVisible() for row in page.facets.findChildren(FacetRow)))
    window.header.search.setFocus()
    panes: list[QWidget] = []
    for _turn in range(90):
        press(qtbot, window.focusWidget(), Qt.Key.Key_Tab)
        focus = window.focusWidget()
        pane = next(
            each
            for each in (window.header, window.rail, page.facets, page.results, window.status)
            if each.isAncestorOf(focus)
        )
        if not panes or panes[-1] is not pane:
            panes.append(pane)
    start = [window.header, window.rail, page.facets, page.results, window.status, window.header]
    assert panes[: len(start)] == start
    press(qtbot, window.focusWidget(), Qt.Key.Key_Backtab)


def test_a_locked_choice_stays(qtbot: QtBot) -> None:
    shell = Shell(settings=Settings(), locked=frozenset({"language"}))
    shell.window.preferring.choose("language", Lang.BE)
    assert current() is Lang.RU and not shell.kept
    shell.window.go(Place.SETTINGS)
    shell.close()


def test_the_status_bar_leads_to_its_screens(opens: Opens, qtbot: QtBot) -> None:
    shell = opens()
    shell.window.status.proof_wanted.emit()
    shell.window.status.changes_wanted.emit()
    assert shell.asked == ["sync"]
    shell.window.header.search.setText("лазер")
    qtbot.waitUntil(lambda: rows(shell) == 168)
    shell.window.status.records_wanted.emit()
    qtbot.waitUntil(lambda: rows(shell) == 300)


def test_no_key_means_two_things() -> None:
    keys = [key for doing in Doing for key in doing.keys]
    assert len(keys) == len(set(keys))


def test_what_is_open_stays_open_when_the_catalogue_changes(opens: Opens, qtbot: QtBot) -> None:
    shell = opens()
    window, results = shell.window, shell.window.catalogue.results
    qtbot.waitUntil(lambda: shell.window.findChild(PlainRecord) is not None)
    window.show_record("facility:000250")
    assert results.view.currentIndex().row() == 250
    with qtbot.waitSignal(window.catalogue.answered):
        window.catalogue_changed()
    qtbot.wait(FOLLOW * 2)
    assert (record(shell).uid, results.view.currentIndex().row()) == ("facility:000250", 250)
    window.step(-1)
    assert results.view.currentIndex().row() == 0


def test_what_is_open_by_a_link_stays_though_it_is_not_in_the_list(opens: Opens, qtbot: QtBot) -> None:
    shell = opens()
    window, results = shell.window, shell.window.catalogue.results
    window.header.search.setText("Нейтронный")
    qtbot.waitUntil(lambda: rows(shell) == 33)
    window.show_record("facility:000000")
    assert not results.view.selectionModel().hasSelection()
    with qtbot.waitSignal(window.catalogue.answered):
        window.catalogue_changed()
    window.enter_results()
    qtbot.wait(FOLLOW * 2)
    assert record(shell).uid == "facility:000000" and not results.view.currentIndex().isValid()
    window.header.search.setText("Геномика")
    qtbot.waitUntil(lambda: record(shell).uid == "facility:000005")


def test_home_and_end_go_to_the_first_and_the_last_record(opens: Opens, qtbot: QtBot) -> None:
    shell = opens()
    shell.window.enter_results()
    view = shell.window.catalogue.results.view
    for key, row in ((Qt.Key.Key_End, 299), (Qt.Key.Key_Home, 0)):
        press(qtbot, view, key)
        assert view.currentIndex().row() == row


def test_undo_is_the_catalogues_outside_of_text_fields(opens: Opens, qtbot: QtBot) -> None:
    shell = opens()
    shell.window.enter_results()
    press(qtbot, shell.window.catalogue.results.view, Qt.Key.Key_Z, CTRL)
    press(qtbot, shell.window.catalogue.results.view, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert shell.asked == ["undo", "redo"]
    shell.window.header.search.setFocus()
    press(qtbot, shell.window.header.search, Qt.Key.Key_Z, CTRL)
    shell.window.show_page(QWidget())
    press(qtbot, shell.window, Qt.Key.Key_Z, CTRL)
    assert shell.asked == ["undo", "redo"]


def test_dialogs_hear_the_key_of_the_other_language(opens: Opens, qtbot: QtBot) -> None:
    shell = opens()
    shell.window.open_sheet()
    sheet = shell.window.findChild(ShortcutSheet)
    assert sheet is not None
    qtbot.waitUntil(lambda: QApplication.activeWindow() is sheet)
    press(qtbot, sheet, Qt.Key.Key_F9)
    assert current() is Lang.BE
    sheet.accept()


def test_one_long_word_moves_no_pane(opens: Opens, qtbot: QtBot) -> None:
    shell = opens()
    split = shell.window.findChild(Split)
    assert split is not None
    before = split.sizes()
    shell.window.header.search.setText("щ" * 120)
    qtbot.waitUntil(lambda: bool(buttons(shell)))
    qtbot.wait(FOLLOW)
    assert split.sizes() == before


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_the_sheet_of_keys_is_no_larger_than_the_window(opens: Opens, zoom: int) -> None:
    shell = opens(width=1100, zoom=zoom)
    shell.window.open_sheet()
    sheet = shell.window.findChild(ShortcutSheet)
    assert sheet is not None
    assert sheet.width() <= shell.window.width() and sheet.height() <= shell.window.height()
    sheet.accept()


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_the_head_of_the_window_says_less_where_there_is_little_room(opens: Opens, zoom: int) -> None:
    shell = opens(width=1100, zoom=zoom)
    header = shell.window.header
    assert header.search.width() >= shell.window.parts.theme.px(160)
    assert bool(header.update_button.text()) is (zoom == 100)
    assert header.update_button.accessibleName() and header.age.accessibleName()


def test_who_goes_to_another_page_takes_the_keys_along(opens: Opens) -> None:
    window = opens().window
    for place in (Place.OVERVIEW, Place.CHANGES, Place.TODAY):
        window.enter_results()
        assert window.focusWidget() is window.catalogue.results.view
        window.go(place)
        assert window._stack.currentWidget() is window.focusWidget()
        window.go(Place.CATALOGUE)
        assert window.focusWidget() is window.catalogue.results.view
    window.header.search.setFocus()
    window.go(Place.OVERVIEW)
    assert window.focusWidget() is window.header.search
