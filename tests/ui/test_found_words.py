"""Words of the query on the record page: marked, counted, walked through, taken away."""

from collections.abc import Callable, Iterator

import msgspec
import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.catalogue import words
from desktop.catalogue.questions import Question
from desktop.settings import Content
from desktop.ui.record import RecordPane
from desktop.ui.record.found_line import FoundLine
from desktop.ui.record.prose import Caption, Prose, Words
from desktop.ui.record.table import Table
from desktop.ui.tokens import DARK, LIGHT, Tokens
from sync.bilingual import Bilingual
from tests.ui.desks import plain_desk, take_away
from tests.ui.samples import EQUIPMENT, RECORDS
from tests.ui.works import MemoryWork


class Page:
    """A pane on a desk of almost nothing."""

    def __init__(self, app: QApplication, work: MemoryWork) -> None:
        self.work, self.desk = work, plain_desk(app, work)
        self.pane = RecordPane(self.desk, work, lambda _uid: None, lambda _uids: None, lambda: None)
        self.desk.told = self.pane.show_content
        self.pane.resize(676, 500)
        self.pane.show()

    def open(self, query: str, uid: str = "fac:laser") -> None:
        self.pane.seek(Question(query), words.wanted(query))
        self.pane.open_record(uid)
        self.pane.finish()
        QApplication.processEvents()

    def marked(self) -> list[str]:
        """Every marked word, by the label it is in."""
        labels = [each for each in self.pane.findChildren(Words) if each.isVisibleTo(self.pane)]
        return [
            text[a:b] for each in labels for text, spans in zip(each.texts, each._spans, strict=False) for a, b in spans
        ]

    @property
    def line(self) -> FoundLine:
        return self.pane.findChildren(FoundLine)[0]


@pytest.fixture
def make_page(qapp: QApplication) -> Iterator[Callable[..., Page]]:
    made: list[Page] = []

    def make(work: MemoryWork | None = None) -> Page:
        made.append(Page(qapp, work or MemoryWork()))
        return made[-1]

    yield make
    for page in made:
        page.desk.parts.background.close()
        take_away(qapp, page.pane)


def test_the_name_the_text_and_the_tables_are_marked(make_page: Callable[..., Page]) -> None:
    page = make_page()
    page.open("лазерная")
    assert any(word.lower().startswith("лазер") for word in page.marked())
    title = next(each for each in page.pane.findChildren(Words) if each.font().pixelSize() == 24)
    assert title.marks == 1 and LIGHT.mark.name() in title.text()


@pytest.mark.parametrize("content", list(Content))
def test_both_languages_are_marked_side_by_side_too(make_page: Callable[..., Page], content: Content) -> None:
    page = make_page()
    page.desk.content = content
    page.open("лазерный")
    found = {word.lower()[-1] for word in page.marked()}
    assert found
    if content is Content.BOTH:
        texts = [each for each in page.pane.findChildren(Prose) if each.marks]
        assert len({each.mapTo(page.pane, each.rect().topLeft()).x() for each in texts}) == 2


def test_labels_of_the_page_itself_are_never_marked(make_page: Callable[..., Page]) -> None:
    page = make_page()
    page.open("описание оборудование доступ")
    captions = [each for each in page.pane.findChildren(Caption) if not isinstance(each, Words)]
    assert captions and not any("background-color" in each.text() for each in captions)


def test_marks_come_and_go_with_the_query_and_nothing_scrolls(make_page: Callable[..., Page], qtbot: QtBot) -> None:
    page = make_page()
    page.open("")
    before = {each: each.text() for each in page.pane.findChildren(Words)}
    bar = page.pane._scroll.verticalScrollBar()
    bar.setValue(200)
    page.pane.seek(Question("лазер"), words.wanted("лазер"))
    qtbot.waitUntil(lambda: bool(page.marked()))
    assert page.line.isVisible() and bar.value() == 200
    page.pane.seek(Question(), ())
    qtbot.waitUntil(lambda: not page.marked())
    assert {each: each.text() for each in before} == before
    assert not page.line.isVisible() and bar.value() == 200


def test_keys_walk_from_mark_to_mark_round_and_round(make_page: Callable[..., Page]) -> None:
    page = make_page()
    page.open("лазерная")
    total = len(page.marked())
    assert total > 3
    told = []
    for _step in range(total + 1):
        page.pane.step_marks(1)
        told.append(page.line.accessibleName())
        label = page.pane.finding._current
        assert label is not None and not label[0].visibleRegion().isEmpty()
    assert told[0] == told[-1] and len(set(told)) == total
    page.pane.step_marks(-1)
    assert page.line.accessibleName() == told[-2]


def test_one_is_louder_than_the_others(make_page: Callable[..., Page]) -> None:
    page = make_page()
    page.open("лазерная")
    for _step in range(3):
        page.pane.step_marks(1)
        loud = [each for each in page.pane.findChildren(Words) if LIGHT.accent.name() in each.text()]
        assert len(loud) == 1


def test_what_waits_in_a_long_table_is_counted_and_shown_by_the_key(
    make_page: Callable[..., Page], qtbot: QtBot
) -> None:
    many = {
        f"eq:z{n}": msgspec.structs.replace(EQUIPMENT[0], uid=f"eq:z{n}", name=Bilingual(f"Ящик {n}", f"Скрыня {n}"))
        for n in range(20)
    }
    last = msgspec.structs.replace(EQUIPMENT[0], uid="eq:z99", name=Bilingual("Хроматограф", "Храматограф"))
    records = {record.uid: record for record in RECORDS} | many | {"eq:z99": last}
    page = make_page(MemoryWork(records=records))
    page.open("хроматограф")
    assert page.line.isVisible() and not page.marked()
    table = next(
        each for each in page.pane.findChildren(Table) if any("Хроматограф" in text for text in each.waiting())
    )
    page.pane.step_marks(1)
    qtbot.waitUntil(lambda: page.line.accessibleName() == "Найдено на странице: 1 из 1")
    assert page.marked() == ["Хроматограф"] and not list(table.waiting())
    assert page.line.isVisible() and page.pane._scroll.verticalScrollBar().value() > 0
    found = page.pane.finding._current
    assert found is not None
    qtbot.waitUntil(lambda: not found[0].visibleRegion().isEmpty())


def test_marks_are_put_away_and_come_back_with_the_key(make_page: Callable[..., Page]) -> None:
    page = make_page()
    page.open("лазерная")
    assert page.pane.put_marks_away() and not page.marked() and not page.line.isVisible()
    assert not page.pane.put_marks_away()
    page.open("лазерная", "org:svetoch")
    assert not page.marked()
    page.pane.step_marks(1)
    assert page.marked()


def test_a_screen_reader_hears_the_words_without_markup(make_page: Callable[..., Page]) -> None:
    page = make_page()
    page.open("")

    def told() -> list[str]:
        labels = [each for each in page.pane.findChildren(Words) if each.isVisibleTo(page.pane)]
        interfaces = [QAccessible.queryAccessibleInterface(each) for each in labels]
        return [each.text(QAccessible.Text.Name) for each in interfaces]

    before = told()
    page.open("лазерная")
    assert page.marked() and told() == before and not any("<" in each for each in before)


def test_what_is_copied_is_the_text_alone(make_page: Callable[..., Page]) -> None:
    page = make_page()
    page.open("лазерная")
    title = next(each for each in page.pane.findChildren(Words) if each.font().pixelSize() == 24)
    title.setSelection(0, len(title.texts[0]))
    assert title.selectedText() == title.texts[0]


def test_markup_and_spaces_of_a_marked_text_stay_as_they_are(make_page: Callable[..., Page]) -> None:
    work = MemoryWork()
    work.edit("fac:laser", {"name.ru": "Лазер  <b>5 < 6</b> & прочее"}, "")
    page = make_page(work)
    page.open("лазер")
    title = next(each for each in page.pane.findChildren(Words) if each.font().pixelSize() == 24)
    assert title.marks == 1 and "&lt;b&gt;5 &lt; 6" in title.text() and "pre-wrap" in title.text()


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_both_marks_can_be_read_in_both_palettes(tokens: Tokens) -> None:
    def light(name: str) -> float:
        colour = getattr(tokens, name)
        parts = [colour.redF(), colour.greenF(), colour.blueF()]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    for ink, ground in (("mark_text", "mark"), ("on_accent", "accent")):
        bright, dark = sorted((light(ink), light(ground)), reverse=True)
        assert (bright + 0.05) / (dark + 0.05) >= 4.5
