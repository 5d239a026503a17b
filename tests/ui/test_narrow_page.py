"""A record beside a list in a small window at twice the size: nothing is cut, and what is said stays in one line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop import language
from desktop.paths import RESOURCES
from desktop.ui.fonts import load_fonts
from desktop.ui.panes import Column, Pane
from desktop.ui.record.facts import STACKED, Beside, Fact, Facts
from desktop.ui.record.found_line import FoundLine
from desktop.ui.record.photos import Under
from desktop.ui.record.prose import TITLES, Caption, Title, Words
from desktop.ui.record.reading import Piece
from desktop.ui.results.marked import marked_lines
from desktop.ui.theme import Theme
from desktop.ui.told import Told
from sync.bilingual import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    load_fonts(RESOURCES / "fonts")
    language.use(Lang.RU)
    yield Theme(RESOURCES / "icons", zoom=200)


@pytest.mark.parametrize(("wide", "told"), [(900, "Найдено на странице: 3 из 14"), (400, "3 из 14")])
def test_what_was_found_is_one_line(theme: Theme, qtbot: QtBot, wide: int, told: str) -> None:
    line = FoundLine(theme)
    qtbot.addWidget(line)
    line.resize(wide, 80)
    line.say(14, 3)
    line.show()
    assert line._words.text() == told
    assert line._words.width() >= line._words.fontMetrics().horizontalAdvance(told)
    assert line.accessibleName() == "Найдено на странице: 3 из 14"
    assert line.height() <= theme.px(44)
    line.resize(900, 80)
    assert line._words.text() == "Найдено на странице: 3 из 14"


@pytest.mark.parametrize("wide", [150, 250, 284, 400, 900])
@pytest.mark.parametrize("name", ["Терагерцевый лазер", "Установка", "Санкт-Петербургский университет", "А"])
def test_a_title_is_as_large_as_its_longest_word_has_room(theme: Theme, qtbot: QtBot, wide: int, name: str) -> None:
    title = Title(theme).say(name)
    qtbot.addWidget(title)
    title.resize(wide, 300)
    title.show()
    QApplication.processEvents()
    longest = max(name.replace("-", "- ").split(), key=len)
    fits = [size for size in TITLES if QFontMetrics(theme.font(size, bold=True)).horizontalAdvance(longest) <= wide]
    assert title.font() == theme.font(max(fits, default=TITLES[-1]), bold=True)
    title.resize(2000, 300)
    qtbot.waitUntil(lambda: title.font() == theme.font(TITLES[0], bold=True))


def test_where_nothing_is_told_no_room_is_kept_for_chips(theme: Theme, qtbot: QtBot) -> None:
    pane = Pane(theme)
    qtbot.addWidget(pane)
    told = Told(theme, pane)
    told.resize(400, 100)
    pane.show()
    QApplication.processEvents()
    assert told.heightForWidth(400) == 0


def test_a_title_that_is_cut_shows_the_found_word(theme: Theme) -> None:
    name, metrics = "Санкт-Петербургский институт психологии и социальной работы", QFontMetrics(theme.font(15, True))
    spans = ((name.index("работы"), len(name)),)
    lines = marked_lines(["Санкт-Петербургский", "институт психол…"], name, spans, metrics, 500)
    assert lines[0] == ("Санкт-Петербургский", ())
    (line, marks) = lines[1]
    assert [line[start:end] for start, end in marks] == ["работы"] and line.startswith("…")
    assert marked_lines(["Санкт-Петербургский", "институт психол…"], name, ((0, 5),), metrics, 500)[1][1] == ()


@pytest.mark.parametrize("wide", [280, 304, 500, 600, 900])
def test_values_stand_below_their_labels_where_there_is_no_room_beside_them(
    theme: Theme, qtbot: QtBot, wide: int
) -> None:
    told = [Fact(label, (Piece(words),)) for label, words in (("Рубрики ГРНТИ", "Радиоастрономия"), ("Место", "Минск"))]
    pane = Pane(theme)
    qtbot.addWidget(pane)
    facts = Facts(theme, told, lambda _target: None)
    facts.setParent(pane)
    facts.resize(wide, 400)
    pane.resize(2000, 400)
    pane.show()
    below = wide < theme.px(STACKED)
    qtbot.waitUntil(lambda: bool(facts._put_in) is below)
    QApplication.processEvents()
    values = facts.findChildren(Words)
    assert all(value.width() >= value.fontMetrics().horizontalAdvance(value.text()) for value in values)
    assert all(value.geometry().right() < wide for value in values)
    labels = [each for each in facts.findChildren(Caption) if not isinstance(each, Words)]
    pairs = list(zip(labels, values, strict=True))
    assert all((value.y() >= label.geometry().bottom()) is below for label, value in pairs)
    facts.resize(2000, 400)
    qtbot.waitUntil(lambda: all(value.y() <= label.y() + 2 for label, value in pairs))


@pytest.mark.parametrize("wide", [280, 560, 1000, 1300])
def test_words_under_a_picture_take_no_room_from_the_facts(theme: Theme, qtbot: QtBot, wide: int) -> None:
    pane = Pane(theme)
    qtbot.addWidget(pane)
    pane.resize(wide, 1500)
    facts = Facts(theme, [Fact("Место", (Piece("Минск"),))] * 4, lambda _target: None)
    photo = QWidget()
    column = Column(theme, photo, spacing=4)
    under = Under(theme).say("Установка в зале с тремя окнами, вид от двери до стены")
    column.addWidget(under)
    holder = Column(theme, pane)
    holder.addWidget(Beside(theme, facts, photo))
    holder.addStretch(1)
    pane.show()
    qtbot.waitUntil(lambda: bool(facts._put_in) is (facts.width() < theme.px(STACKED)))
    QApplication.processEvents()
    assert facts.height() >= facts.heightForWidth(facts.width())
    assert under.height() >= under.heightForWidth(under.width())
