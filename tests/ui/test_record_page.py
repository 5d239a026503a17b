"""The record page: every kind, both languages, links, the place kept, what is missing marked."""

from collections.abc import Callable, Iterator
from time import perf_counter

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.settings import Content, Settings
from desktop.ui.buttons import Button
from desktop.ui.chips import Badge
from desktop.ui.record import RecordPane
from desktop.ui.record.head import Act, Bar
from desktop.ui.record.prose import SectionHead
from desktop.ui.shapes import State
from sync.bilingual import Bilingual
from sync.errors import NoSpace
from sync.records import Equipment, Facility
from sync.rows import Verification
from tests.ui.desks import plain_desk, take_away
from tests.ui.samples import EQUIPMENT, FACILITY, RECORDS
from tests.ui.works import MemoryWork


class Page:
    """The pane with all it asks of others written down."""

    def __init__(self, app: QApplication, work: MemoryWork) -> None:
        self.work, self.desk = work, plain_desk(app, work)
        self.edited: list[str] = []
        self.printed: list[str] = []
        self.pane = RecordPane(self.desk, work, self.edited.append, self.printed.extend, lambda: None)
        self.desk.told = self.pane.show_content
        self.pane.resize(676, 800)

    def open(self, uid: str) -> None:
        self.pane.open_record(uid)
        self.pane.finish()
        QApplication.processEvents()

    def words(self) -> str:
        return "\n".join(label.text() for label in self.pane.findChildren(QLabel) if label.isVisibleTo(self.pane))

    def close(self) -> None:
        self.desk.parts.background.close()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        take_away(app, self.pane)


@pytest.fixture
def make_page(qapp: QApplication) -> Iterator[Callable[..., Page]]:
    made: list[Page] = []

    def make(work: MemoryWork | None = None) -> Page:
        page = Page(qapp, work or MemoryWork())
        page.pane.show()
        made.append(page)
        return page

    yield make
    for page in made:
        page.close()


@pytest.mark.parametrize("uid", [record.uid for record in RECORDS if record.uid.endswith((":1", "laser", "svetoch"))])
@pytest.mark.parametrize("content", list(Content))
def test_every_kind_is_shown_in_every_language(make_page: Callable[..., Page], uid: str, content: Content) -> None:
    page = make_page()
    page.desk.content = content
    page.open(uid)
    name = next(record.name for record in RECORDS if record.uid == uid)
    wanted = name.ru if content is Content.RU else name.be
    assert wanted.strip("«»")[1:] in page.words()


def test_a_missing_translation_shows_the_other_language_with_its_badge(make_page: Callable[..., Page]) -> None:
    page = make_page()
    page.desk.content = Content.BE
    page.open("fac:laser")
    assert FACILITY.unique_features.ru in page.words()
    badges = [badge for badge in page.pane.findChildren(Badge) if badge.isVisibleTo(page.pane)]
    assert badges and all(badge.accessibleName() for badge in badges)


def test_nothing_is_marked_where_the_language_stands(make_page: Callable[..., Page]) -> None:
    page = make_page()
    page.open("fac:laser")
    assert not [badge for badge in page.pane.findChildren(Badge) if badge.isVisibleTo(page.pane)]


def test_the_place_stays_when_the_language_changes(make_page: Callable[..., Page], qapp: QApplication) -> None:
    page = make_page()
    page.open("fac:laser")
    qapp.processEvents()
    bar = page.pane._scroll.verticalScrollBar()
    bar.setValue(500)
    page.desk.choose_content(Content.BE)
    assert bar.value() == 500


def test_another_record_begins_at_its_top(make_page: Callable[..., Page], qapp: QApplication) -> None:
    page = make_page()
    page.open("fac:laser")
    qapp.processEvents()
    page.pane._scroll.verticalScrollBar().setValue(500)
    page.open("org:svetoch")
    assert page.pane._scroll.verticalScrollBar().value() == 0


def test_names_of_other_records_open_them(make_page: Callable[..., Page]) -> None:
    page = make_page()
    page.open("fac:laser")
    link = next(label for label in page.pane.findChildren(QLabel) if "uid:eq:1" in label.text())
    link.linkActivated.emit("uid:eq:1")
    assert page.desk.opened == ["eq:1"]


def test_an_expired_price_is_never_a_number(make_page: Callable[..., Page]) -> None:
    page = make_page()
    page.open("srv:1")
    assert "46,00" in page.words() and "250" not in page.words()


def test_fields_of_a_later_program_are_shown(make_page: Callable[..., Page]) -> None:
    work = MemoryWork()
    work.unknown = (("future_field", '{"a": 1}'),)
    page = make_page(work)
    page.open("fac:laser")
    assert "future_field" in page.words() and '{"a": 1}' in page.words()


def test_long_tables_wait_behind_a_link(make_page: Callable[..., Page]) -> None:
    page = make_page()
    page.open("fac:laser")
    shown = sum(f"uid:{each.uid}" in page.words() for each in EQUIPMENT)
    assert 0 < shown < len(EQUIPMENT)


def test_confirming_keeps_the_day_and_can_be_undone(make_page: Callable[..., Page]) -> None:
    page = make_page()
    page.open("prg:1")
    page.pane._ask(Act.CONFIRM)
    confirmed = page.work.record("prg:1").record.confirmed_on
    assert confirmed == "2026-11-23"
    remedy = page.desk.news[-1].remedy
    assert remedy is not None
    remedy.act()
    assert page.work.record("prg:1").record.confirmed_on == "2025-01-10"


def test_a_withdrawn_record_says_what_stands_in_its_place(make_page: Callable[..., Page]) -> None:
    gone = msgspec.structs.replace(FACILITY, status="retired", successor_uid="org:svetoch")
    page = make_page(MemoryWork(records={record.uid: record for record in (*RECORDS, gone)}))
    page.open("fac:laser")
    bars = [label for label in page.pane.findChildren(Bar)[0].findChildren(QLabel) if "uid:org:svetoch" in label.text()]
    assert bars
    assert FACILITY.description.ru[:40] in page.words()  # the text stays readable


def test_history_is_shown_once_and_on_request(make_page: Callable[..., Page]) -> None:
    page = make_page()
    page.work.edit("fac:laser", {"founded_year": 1999}, "Анна")
    page.open("fac:laser")
    assert "1999" not in page.words() or "Анна" not in page.words()
    page.pane._ask(Act.HISTORY)
    page.pane.finish()
    QApplication.processEvents()
    assert page.words().count("Анна") == 1


def test_a_very_long_text_opens_and_ends_on_the_page(make_page: Callable[..., Page]) -> None:
    work = MemoryWork()
    work.edit("fac:laser", {"description.ru": "Слово за словом. " * 600 + "Конец."}, "")
    page = make_page(work)
    page.open("fac:laser")
    assert "Конец." in page.words()
    block = next(label for label in page.pane.findChildren(QLabel) if "Конец." in label.text())
    assert block.height() >= block.heightForWidth(block.width())


@pytest.mark.parametrize("width", [320, 444, 676, 1000, 1500])
def test_no_words_are_cut_at_any_width(make_page: Callable[..., Page], qtbot: QtBot, width: int) -> None:
    page = make_page()
    page.pane.resize(width, 700)
    page.open("fac:laser")
    wrapped = [label for label in page.pane.findChildren(QLabel) if label.wordWrap() and label.isVisibleTo(page.pane)]
    qtbot.waitUntil(lambda: all(label.height() >= label.heightForWidth(label.width()) for label in wrapped))


def test_markup_in_a_text_stays_text(make_page: Callable[..., Page]) -> None:
    work = MemoryWork()
    work.edit("fac:laser", {"description.ru": "<b>5 < 6</b> & <a href='x'>y</a>"}, "")
    page = make_page(work)
    page.open("fac:laser")
    assert "&lt;b&gt;5 &lt; 6" in page.words()


def test_an_unknown_record_is_told_and_the_old_one_stays(make_page: Callable[..., Page]) -> None:
    page = make_page()
    page.open("fac:laser")
    page.pane.open_record("fac:nowhere")
    assert page.desk.news and FACILITY.name.ru in page.words()


def test_a_page_of_a_hundred_instruments_opens_fast(make_page: Callable[..., Page], qapp: QApplication) -> None:
    many = {f"eq:many{n}": _copy(n) for n in range(100)}
    records = {record.uid: record for record in RECORDS} | many
    page = make_page(MemoryWork(records=records))
    page.open("org:svetoch")
    view = page.work.record("fac:laser")
    page.work.record = lambda uid: view  # type: ignore[method-assign]  # the time of the page alone
    begun = perf_counter()
    page.pane.open_record("fac:laser")
    page.pane.repaint()
    assert perf_counter() - begun < 0.5  # tenfold the usual time: the machine of a test may be busy
    assert isinstance(view.record, Facility) and len(view.near(Equipment)) > 100


def _copy(number: int) -> object:
    return msgspec.structs.replace(EQUIPMENT[0], uid=f"eq:many{number}", name=Bilingual(f"Прибор {number}", ""))


def test_the_desk_is_asked_to_edit_and_print(make_page: Callable[..., Page]) -> None:
    page = make_page()
    page.open("fac:laser")
    page.pane.edit()
    page.pane._ask(Act.PRINT)
    assert (page.edited, page.printed) == (["fac:laser"], ["fac:laser"])


def test_records_of_others_are_suggested_to_and_ones_own_are_edited(make_page: Callable[..., Page]) -> None:
    page = make_page()

    def acts(office: str) -> set[str]:
        page.desk.settings = Settings(office=office)
        page.open("fac:laser")
        return {button.text() for button in page.pane.findChildren(Button) if button.isVisibleTo(page.pane)}

    assert "Предложить правку" in acts("org:elsewhere")
    assert "Предложить правку" not in acts(FACILITY.owner_org) and "Предложить правку" not in acts("")


def test_a_refused_undo_of_a_confirmation_is_told(make_page: Callable[..., Page]) -> None:
    page = make_page()
    page.open("fac:laser")
    page.pane._ask(Act.CONFIRM)
    page.work.refusing = NoSpace("/profile", 0, 0)
    remedy = page.desk.news[-1].remedy
    assert remedy is not None
    remedy.act()
    assert page.desk.news[-1].state is State.BAD


def test_the_end_of_a_verification_is_told_as_it_stands_today(make_page: Callable[..., Page]) -> None:
    old = Verification(kind="verification", valid_until="2026-06-09")
    late = msgspec.structs.replace(EQUIPMENT[0], verification=(old,))
    page = make_page(MemoryWork({record.uid: record for record in (*RECORDS, late)}))
    page.open("fac:laser")
    assert "истекла 09.06.2026" in page.words() and "истекает 30.11.2026" in page.words()
    page.open("eq:1")
    assert "истекла 09.06.2026" in page.words()


def test_an_instrument_tells_what_it_can_before_its_services(make_page: Callable[..., Page]) -> None:
    page = make_page()
    page.open("eq:1")
    heads = [label.accessibleName() for label in page.pane.findChildren(SectionHead)]
    assert heads.index("Характеристики") < heads.index("Услуги и цены")


def test_each_price_says_for_whom_it_is(make_page: Callable[..., Page]) -> None:
    page = make_page()
    page.open("fac:laser")
    assert "46,00\u00a0Br до 31.12.2026 — партнёр по Союзному государству" in page.words()


def test_no_history_is_one_sentence_and_no_table(make_page: Callable[..., Page]) -> None:
    page = make_page()
    page.open("prg:1")
    page.pane._ask(Act.HISTORY)
    assert "На этом компьютере ничего не меняли." in page.words() and "Когда и кто" not in page.words()


def test_a_confirmation_taken_back_leaves_later_acts_alone(make_page: Callable[..., Page]) -> None:
    page = make_page()
    page.open("prg:1")
    page.pane._ask(Act.CONFIRM)
    page.work.edit("prg:1", {"name.ru": "Новое"}, "")
    remedy = page.desk.news[-1].remedy
    assert remedy is not None
    remedy.act()
    assert page.work.record("prg:1").record.confirmed_on == "2025-01-10"
    assert [edit.path for edit in page.work.edits()] == ["name.ru"]
