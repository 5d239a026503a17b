"""What the page of each kind tells first: states with their days, ends, files, what stays in the office."""

from collections.abc import Callable, Iterator

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.catalogue.views import Card
from desktop.language import translation
from desktop.settings import Content
from desktop.ui.comparing_words import AGES
from desktop.ui.ending import end_told, last_day
from desktop.ui.record import RecordPane
from desktop.ui.record.prose import SectionHead
from desktop.ui.record.reading import Reading
from desktop.ui.shapes import State
from desktop.ui.wording import card_sentence, foot_words
from desktop.wording import moment_text
from sync.ageing import Origin, TextState, text_hash
from sync.bilingual import Bilingual, Lang
from sync.freshness import Freshness
from sync.records import Record
from sync.registry import fields_of
from sync.rows import FieldState
from tests.ui.desks import plain_desk, take_away
from tests.ui.samples import AGREEMENT, CALL, EQUIPMENT, FACILITY, PERSON, RECORDS, TODAY
from tests.ui.works import MemoryWork

Open = Callable[..., RecordPane]


@pytest.fixture
def open_page(qapp: QApplication) -> Iterator[Open]:
    """The page of a record among the others of the samples; records given replace theirs."""
    made = []

    def open_it(uid: str, *changed: Record, content: Content = Content.RU) -> RecordPane:
        work = MemoryWork({record.uid: record for record in (*RECORDS, *changed)})
        desk = plain_desk(qapp, work)
        desk.content = content
        pane = RecordPane(desk, work, lambda uid: None, lambda uids: None, lambda: None)
        pane.resize(676, 800)
        pane.show()
        made.append((desk, pane))
        pane.open_record(uid)
        pane.finish()
        qapp.processEvents()
        return pane

    yield open_it
    for desk, pane in made:
        desk.parts.background.close()
        take_away(qapp, pane)


def words(pane: RecordPane) -> str:
    return "\n".join(label.text() for label in pane.findChildren(QLabel) if label.isVisibleTo(pane))


def heads(pane: RecordPane) -> list[str]:
    return [head.accessibleName() for head in pane.findChildren(SectionHead)]


def test_a_call_tells_its_days_and_whose_clock_ends_it(open_page: Open) -> None:
    said = words(open_page("call:1"))
    assert "Скоро закроется: осталось 8 дней" in said
    assert "01.12.2026, 18:00 · Екатеринбург (+05:00)" in said
    assert "до 90\u00a0000\u00a0Br" in said and "Беларусь, Россия" in said


@pytest.mark.parametrize(
    ("opens", "deadline", "told"),
    [
        ("2027-01-15", "2027-03-01", "Ожидается: откроется 15.01.2027"),
        ("2026-01-15", "2026-11-22", "Закрыт"),
        ("2026-01-15", "2027-11-22", "Открыт: осталось 364 дня"),
        ("2026-01-15", "2026-11-23T18:00+03:00", "Скоро закроется: осталось меньше суток"),
    ],
)
def test_a_call_says_how_it_stands_today(open_page: Open, opens: str, deadline: str, told: str) -> None:
    call = msgspec.structs.replace(CALL, opens=opens, deadline=deadline)
    assert told in words(open_page("call:1", call))


def test_an_agreement_warns_before_its_end_and_one_that_renews_itself_does_not(open_page: Open) -> None:
    soon = msgspec.structs.replace(AGREEMENT, valid_until="2026-12-31")
    assert "31.12.2026, осталось 38 дней" in words(open_page("agr:1", soon))
    over = msgspec.structs.replace(AGREEMENT, valid_until="2026-10-31")
    assert "срок истёк 31.10.2026" in words(open_page("agr:1", over))
    renewed = msgspec.structs.replace(over, auto_renew=True)
    assert "срок истёк" not in words(open_page("agr:1", renewed))


def test_a_certificate_past_its_end_says_so_on_its_page_and_on_its_holders(open_page: Open) -> None:
    assert "срок истёк 12.03.2026" in words(open_page("acc:1"))
    page = open_page("fac:laser")
    assert "Аккредитации" in heads(page) and "ISO/IEC 17025 · срок истёк 12.03.2026" in words(page)


def test_a_document_is_opened_where_it_is_and_told_where_it_is_not(open_page: Open) -> None:
    page = open_page("doc:1")
    link = next(label for label in page.findChildren(QLabel) if "file:" in label.text())
    assert "148" in link.text()
    link.linkActivated.emit("file:" + "1" * 64)
    assert page._desk.news[-1].state is State.WARNING  # type: ignore[attr-defined]
    assert "Правила доступа" in words(open_page("fac:laser"))


def test_a_person_without_consent_stays_and_every_value_says_so(open_page: Open) -> None:
    page = open_page("per:1")
    said = words(page)
    assert "остаётся в организации" in said and "Фамилия Имя" in said
    assert said.count("остаётся у вас") >= 5


def test_a_person_who_agreed_leaves_but_not_the_words_of_the_consent(open_page: Open) -> None:
    agreed = msgspec.structs.replace(PERSON, consent_scope="public")
    said = words(open_page("per:1", agreed))
    assert "публикуется по согласию" in said and said.count("остаётся у вас") == 1


def test_private_values_of_an_instrument_carry_the_lock(open_page: Open) -> None:
    numbered = msgspec.structs.replace(EQUIPMENT[0], serial_no="S-77")
    said = words(open_page("eq:1", numbered))
    assert "S-77" in said and "остаётся у вас" in said


def test_relations_are_told_from_both_sides_with_their_roles(open_page: Open) -> None:
    page = open_page("org:svetoch")
    assert {"Принимает у себя", "Участвует в", "Конкурсы", "Соглашения", "Люди", "Ведёт записи"} <= set(heads(page))
    assert "Исполнитель" in words(page)
    assert "Использует объект" in words(open_page("fac:laser"))
    assert "uid:doc:1" in words(open_page("fac:laser")) and "uid:fac:laser" in words(open_page("doc:1"))


def test_a_part_tells_what_it_is_a_part_of(open_page: Open) -> None:
    part = msgspec.structs.replace(FACILITY, uid="fac:part", parent_uid="fac:laser", name=Bilingual("Часть", "Частка"))
    page = open_page("fac:part", part)
    assert any("uid:fac:laser" in label.text() and "›" in label.text() for label in page.findChildren(QLabel))
    assert "Части" in heads(open_page("fac:laser", part))


def _aged(checked: str, source: str, origin: Origin = Origin.HUMAN) -> Record:
    field = FACILITY.description
    rows = (
        FieldState(field="description", lang="ru", origin=Origin.ORIGINAL, checked_on="2026-09-10"),
        FieldState(field="description", lang="be", origin=origin, checked_on=checked, source_hash=text_hash(source)),
    )
    assert field.be
    return msgspec.structs.replace(FACILITY, field_state=rows)


@pytest.mark.parametrize("content", [Content.BE, Content.BOTH])
def test_a_translation_older_than_its_original_says_so_with_both_dates(open_page: Open, content: Content) -> None:
    page = open_page("fac:laser", _aged("2025-03-12", "иначе"), content=content)
    note = next(label for label in page.findChildren(QLabel) if "старше" in label.text())
    assert "10.09.2026" in note.toolTip() and "12.03.2025" in note.toolTip()
    assert note.toolTip() == note.accessibleDescription()


def test_a_text_in_step_with_its_original_carries_no_mark(open_page: Open) -> None:
    page = open_page("fac:laser", _aged("2025-03-12", FACILITY.description.ru), content=Content.BE)
    assert "старше" not in words(page)


def test_a_copy_nobody_has_read_is_marked(open_page: Open) -> None:
    page = open_page("fac:laser", _aged("", FACILITY.description.ru, Origin.MACHINE), content=Content.BE)
    assert "никто" in words(page)


def test_every_value_tells_who_and_when(open_page: Open) -> None:
    page = open_page("fac:laser")
    told = next(label for label in page.findChildren(QLabel) if label.text() == FACILITY.description.ru or
                FACILITY.description.ru[:30] in label.text())  # fmt: skip
    assert "03.11.2026" in told.toolTip() and "118" in told.toolTip()
    assert told.accessibleDescription() == told.toolTip()


def test_an_edit_tells_its_author_and_day() -> None:
    work = MemoryWork()
    work.edit("fac:laser", {"founded_year": 1999}, "Анна")
    reading = Reading(work.record("fac:laser"), work.vocabularies, Lang.RU, TODAY, "118, 14.11.2026")
    fields = fields_of("facility")
    assert "Анна" in reading.provenance(fields["founded_year"])
    assert "Анна" not in reading.provenance(fields["url"])


def test_every_mark_of_a_text_has_words_in_both_languages() -> None:
    for lang in Lang:
        assert all(translation(lang).gettext(said) != said for said in AGES.values())
    assert set(AGES) == {TextState.OUTDATED, TextState.MACHINE}


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        ("2026-12-31", "31.12.2026, до конца дня"),
        ("2026-12-31T18:00+03:00", "31.12.2026, 18:00 · Минск, Москва (+03:00)"),
        ("2026-12-31T18:00Z", "31.12.2026, 18:00 · Всемирное время (UTC)"),
        ("2026-12-31T18:00-02:30", "31.12.2026, 18:00 · UTC-02:30"),
        ("скоро", "скоро"),
    ],
)
def test_a_moment_is_told_with_its_clock(moment: str, told: str) -> None:
    assert moment_text(moment, translation(Lang.RU)).startswith(told)


@pytest.mark.parametrize(
    ("until", "state"),
    [
        ("2027", None),
        ("2026", State.WARNING),
        ("2026-11", State.WARNING),
        ("2026-10", State.BAD),
        ("2025", State.BAD),
        ("2026-11-23", State.WARNING),
        ("2026-11-22", State.BAD),
    ],
)
def test_an_end_told_by_a_month_or_a_year_is_its_last_day(until: str, state: State | None) -> None:
    assert end_told(until, TODAY)[0] is state
    assert last_day("когда-нибудь") is None


def _card(kind: str, ends: str, begins: str = "") -> Card:
    none = Bilingual()
    return Card(1, "x", kind, "", none, none, none, "", "", none, "", "2026-11-01", Freshness.FRESH, False, False,
                ends=ends, begins=begins)  # fmt: skip


@pytest.mark.parametrize(
    ("card", "state", "words"),
    [
        (_card("call", "2026-11-30T18:00+03:00"), State.WARNING, "осталось 7 дней"),
        (_card("call", "2027-11-30"), State.GOOD, "осталось 372 дня"),
        (_card("call", "2026-11-01"), None, "закрыт 01.11.2026"),
        (_card("call", "2027-11-30", "2027-02-01"), None, "откроется 01.02.2027"),
        (_card("agreement", "2027-01-31"), State.WARNING, "31.01.2027, осталось 69 дней"),
        (_card("agreement", "2029-01-31"), State.GOOD, "подтверждено 01.11.2026"),
        (_card("accreditation", "2026-01-31"), State.BAD, "срок истёк 31.01.2026"),
        (_card("facility", ""), State.GOOD, "подтверждено 01.11.2026"),
    ],
)
def test_a_card_tells_what_is_about_to_end(card: Card, state: State | None, words: str) -> None:
    assert foot_words(card, TODAY) == (state, words)
    assert words in card_sentence(card, Lang.RU, TODAY)
