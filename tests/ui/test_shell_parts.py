"""The parts of the window alone: models, background lanes, colours, lines, marks, names for a screen reader."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop.catalogue.questions import FacetCount, Question
from desktop.paths import RESOURCES
from desktop.settings import Settings
from desktop.ui.actions import Doing
from desktop.ui.background import Background
from desktop.ui.facets.finder import ValueModel
from desktop.ui.fonts import font
from desktop.ui.lines import two_lines
from desktop.ui.rail import Place
from desktop.ui.results.columns import COLUMNS
from desktop.ui.results.model import ResultsModel
from desktop.ui.results.rows import KEPT, PAGE, Rows
from desktop.ui.splitting import Breadth
from desktop.ui.tokens import DARK, LIGHT, Tokens
from desktop.ui.visits import Visits
from sync.bilingual import Bilingual, Lang
from sync.errors import NoConnection, Refusal
from tests.ui.fakes import FakeShelf
from tests.ui.shell import Shell

TODAY = date(2026, 11, 23)
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def test_the_results_are_a_sound_model(qtbot: QtBot) -> None:
    shelf = FakeShelf(500)
    model = ResultsModel(shelf.cards, Lang.RU, lambda: TODAY)
    tester = QAbstractItemModelTester(model, FATAL)
    model.show(shelf.search(Question()).ids)
    model.speak(Lang.BE)
    assert (model.rowCount(), model.columnCount()) == (500, len(COLUMNS))
    sentence = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Фемтосекундный" in sentence and "RU-0002" in sentence
    model.show(shelf.search(Question(text="геном")).ids)
    assert model.rowCount() == 55
    del tester


def test_the_values_of_a_facet_are_a_sound_model(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    model = ValueModel(parent)
    tester = QAbstractItemModelTester(model, FATAL)
    values = [(FacetCount(str(n), Bilingual(), n), f"Институт {n}") for n in range(30)]
    model.show(values, ("3",))
    model.narrow("ИНСТИТУТ 2")
    assert model.rowCount() == 11
    assert model.data(model.index(0, 0), int(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Unchecked
    del tester


def test_only_pages_that_are_looked_at_are_fetched() -> None:
    shelf = FakeShelf(100_000)
    rows = Rows(shelf.cards)
    rows.show(range(100_000))
    assert rows.card(99_999).row == 99_999
    assert [rows.card(row).row for row in (0, 1, PAGE - 1)] == [0, 1, PAGE - 1]
    assert len(shelf.fetched) == 2 and max(map(len, shelf.fetched)) <= PAGE
    for page in range(KEPT + 1):
        rows.card(page * PAGE)
    fetched = len(shelf.fetched)
    rows.card(KEPT * PAGE)
    assert len(shelf.fetched) == fetched


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    """Worker threads that end with the test."""
    background = Background()
    yield background
    background.close()


def test_in_a_lane_only_the_newest_answer_arrives(background: Background, qtbot: QtBot) -> None:
    first_may_end, answers = threading.Event(), []
    background.run(lambda: first_may_end.wait(5) and "old", answers.append, lane="search")
    background.run(lambda: "new", answers.append, lane="search")
    background.run(lambda: "other", answers.append, lane="facets")
    qtbot.waitUntil(lambda: set(answers) == {"new", "other"})
    first_may_end.set()
    qtbot.waitUntil(lambda: not background.busy())
    assert set(answers) == {"new", "other"}


def test_answers_and_progress_arrive_in_the_windows_thread(background: Background, qtbot: QtBot) -> None:
    seen: list[tuple[object, bool]] = []
    here = threading.get_ident()

    def note(value: object) -> None:
        seen.append((value, threading.get_ident() == here))

    tell = background.carry(note)

    def work() -> str:
        for step in (1, 2):
            tell(step)
        return "done"

    background.run(work, note)
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen == [(1, True), (2, True), ("done", True)]


def _refuse() -> None:
    raise NoConnection("https://niva.example", "no route")


def test_a_refusal_is_handed_over_and_a_bug_is_reported(
    background: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals: list[Refusal] = []
    bugs: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _type, bug, _trace: bugs.append(bug))
    background.run(_refuse, lambda _answer: None, failed=refusals.append)
    background.run(lambda: 1 // 0, lambda _answer: None, failed=refusals.append)
    qtbot.waitUntil(lambda: bool(refusals and bugs))
    assert isinstance(refusals[0], NoConnection) and isinstance(bugs[0], ZeroDivisionError)


def test_after_closing_nothing_arrives(qtbot: QtBot) -> None:
    background, answers = Background(), []
    background.run(lambda: 1, answers.append)
    background.close()
    background.run(lambda: 2, answers.append)
    qtbot.wait(1)
    assert not answers


def _luminance(colour: QColor) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_ink_can_be_read_on_its_grounds(tokens: Tokens) -> None:
    t = tokens
    pairs = [
        *((ink, ground) for ink in (t.text, t.text2) for ground in (t.window, t.surface, t.sunken, t.soft, t.hover)),
        *((t.accent, ground) for ground in (t.window, t.surface, t.sunken)),
        (t.on_accent, t.accent), (t.soft_text, t.soft), (t.mark_text, t.mark),
        (t.ok, t.ok_soft), (t.warn, t.warn_soft), (t.err, t.err_soft),
    ]  # fmt: skip
    assert min(_contrast(ink, ground) for ink, ground in pairs) >= 4.5
    assert min(_contrast(t.border, ground) for ground in (t.window, t.surface, t.sunken)) >= 3.0


@given(st.text(alphabet="абвгдеёжўі’ -«»", max_size=120), st.integers(40, 300))
def test_two_lines_lose_only_what_is_elided(qapp: object, text: str, width: int) -> None:
    lines = two_lines(text, font(15, bold=True), width)
    assert len(lines) <= 2
    if len(lines) == 2 and not lines[1].endswith("…"):
        assert "".join("".join(lines).split()) == "".join(text.split())
    metrics = QFontMetrics(font(15, bold=True))
    assert all(metrics.horizontalAdvance(line.rstrip()) <= width + 1 for line in lines[1:])


def test_visits_go_back_and_forth_as_in_a_browser() -> None:
    visits = Visits()
    for uid in ("a", "b", "b", "c"):
        visits.visit(uid)
    assert (visits.step(-1), visits.step(-1), visits.step(-1)) == ("b", "a", None)
    visits.visit("d")
    assert (visits.now, visits.step(1), visits.step(-1)) == ("d", None, "a")


def test_breadths_change_where_the_design_says() -> None:
    widths = (1239, 1240, 1679, 1680, 2199, 2200)
    wanted = ["narrow", "middle", "middle", "wide", "wide", "widest"]
    assert [Breadth.of(width).value for width in widths] == wanted


def _named(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return "" if interface is None else interface.text(QAccessible.Text.Name)


@pytest.mark.parametrize("lang", list(Lang))
def test_everything_one_can_press_has_a_name(qtbot: QtBot, lang: Lang) -> None:
    shell = Shell(settings=Settings(language=lang))
    window = shell.window
    window.show()
    qtbot.waitUntil(lambda: window.actions_table is not None)
    qtbot.waitUntil(lambda: len(window.catalogue.facets.findChildren(QAbstractButton)) > 10)
    window.go(Place.SETTINGS)
    for kind in (QAbstractButton, QComboBox, QLineEdit, QTableView):
        nameless = [each for each in window.findChildren(kind) if each.isVisibleTo(window) and not _named(each)]
        ours = [each for each in nameless if type(each).__module__.startswith("desktop")]
        assert not ours, [(type(each).__name__, each.parent()) for each in ours]
    assert all(doing.label() for doing in Doing)
    shell.close()


def test_every_shipped_icon_is_used() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (RESOURCES.parent / "desktop" / "ui").rglob("*.py"))
    unused = [path.stem for path in (RESOURCES / "icons").glob("*.svg") if f'"{path.stem}"' not in code]
    assert not unused
