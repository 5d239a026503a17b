"""A search is saved, a bundle comes, the window tells what is new for it, shows that first, and counts it as seen."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from desktop.catalogue import Catalogue
from desktop.catalogue.questions import Facet, Order, Question
from desktop.profile import Profile
from desktop.ui.saved.popover import SavedPopover
from desktop.ui.saved.searches import Searches
from desktop.ui.today.page import TodayPage
from sync.bilingual import Lang
from sync.publish.packing import pack
from tests.journeys.conftest import Opens
from tests.journeys.listening import left_over
from tests.journeys.pages import CTRL, Person, clock, seen, words_of
from tests.sync.publications import DAY, Publisher, organisation

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support", "grabbing the keyboard", "propagateSizeHints", "raise", extend=True
)
LASERS, MINSK = "лазерный институт", "Институты Минска"


def institute(number: int, **more: Any) -> dict[str, Any]:
    """One that is found by «лазерный институт»."""
    return organisation(number, name={"ru": f"Лазерный институт {number}", "be": f"Лазерны інстытут {number}"}, **more)


@pytest.fixture(scope="session")
def centre(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Path, Path]:
    """A root and two bundles: in the second one record is changed, one gone, two come."""
    folder = tmp_path_factory.mktemp("searches")
    publisher, files = Publisher(folder / "centre"), []
    first = [*map(institute, range(4)), organisation(8)]
    second = [institute(0), institute(1, founded_year=1961), institute(2), institute(5), institute(6), organisation(8)]
    for place, records in enumerate((first, second)):
        publisher.take(*records)
        publisher.publish(clock() - (2 - place) * DAY)
        files.append(folder / f"выпуск {place + 1}.niva")
        pack(publisher.centre, files[-1])
    return publisher.root, files[0], files[1]


@pytest.fixture
def office(tmp_path: Path, centre: tuple[bytes, Path, Path]) -> Profile:
    """A profile that has taken the first bundle."""
    root, first, _second = centre
    profile = Profile(tmp_path / "поиски ў").prepare()
    profile.root.write_bytes(root)
    with Catalogue.open(profile, clock=clock) as catalogue:
        catalogue.sync(str(first), root=root)
    return profile


@pytest.fixture
def second(centre: tuple[bytes, Path, Path]) -> str:
    return str(centre[2])


def searches(person: Person) -> Searches:
    return person.assembly.office.searches(person.window)


def told(person: Person) -> list[tuple[str, int, int, int]]:
    """What the window knows of each saved search."""
    return [(each.search.name, len(each.new), len(each.changed), each.gone) for each in searches(person).news]


def updates(person: Person, source: str) -> None:
    """F5 on a bundle."""
    before = person.catalogue.status().seq
    person.window.preferring.choose("source", source)
    person.press(Qt.Key.Key_F5)
    person.waits(lambda: person.catalogue.status().seq > before)


def opens_list(person: Person) -> SavedPopover:
    """Ctrl+D."""
    person.press(Qt.Key.Key_D, CTRL)
    person.waits(lambda: seen(person.window, SavedPopover))
    popover = next(each for each in person.window.findChildren(SavedPopover) if each.isVisible())
    person.turns_to(popover)
    return popover


def saves(person: Person, name: str = "") -> None:
    """Ctrl+D, perhaps another name than the proposed one, Enter."""
    popover, before = opens_list(person), len(searches(person).news)
    if name:
        popover.field.selectAll()
        person.types(name)
    person.press(Qt.Key.Key_Return)
    person.waits(lambda: len(searches(person).news) > before)
    person.closes(popover)


def marks(person: Person) -> list[str]:
    """The mark of each row of the list, in order."""
    model = person.window.catalogue.results.model
    return [model.mark_of(model.id_at(row)) for row in range(model.rowCount())]


def line(person: Person) -> str:
    """What is said over the results."""
    found = searches(person)._opening._line
    return found.accessibleName() if found is not None and found.isVisible() else ""


def test_saved_updated_told_opened_seen(opens: Opens, office: Profile, second: str) -> None:
    person = opens(office, language="ru")
    person.waits(person.count)
    person.asks(LASERS)
    popover = opens_list(person)
    assert popover.field.text() == LASERS and popover.field.hasSelectedText()
    person.press(Qt.Key.Key_Return)
    person.waits(lambda: told(person) == [(LASERS, 0, 0, 0)])
    assert "сохранён" in words_of(popover) and LASERS in person.news()
    person.closes(popover)
    star = person.window.header.star
    assert "этот сохранён" in star.accessibleName()
    person.asks("")
    person.waits(lambda: "этот сохранён" not in star.accessibleName())
    updates(person, second)
    person.waits(lambda: told(person) == [(LASERS, 2, 1, 1)])
    assert "3 новые или изменённые записи" in star.accessibleName()
    today = person.today()
    person.reads("Новое по вашим поискам", today)
    person.click(person.button(f"{LASERS}: 2\xa0новые · 1\xa0изменена · 1\xa0выбыла", today))
    person.waits(lambda: marks(person) == ["новая", "новая", "изменена", "", ""])
    person.waits(lambda: "2\xa0новые" in line(person))
    assert person.window.header.search.text() == LASERS
    person.waits(lambda: told(person) == [(LASERS, 0, 0, 0)])
    assert star.accessibleName().startswith("Сохранённые поиски; этот сохранён")
    model = person.window.catalogue.results.model
    assert "новая" in model.data(model.index(0, 0), int(Qt.ItemDataRole.AccessibleTextRole))
    person.click(person.button("Показать только их"))
    person.waits(lambda: marks(person) == ["новая", "новая", "изменена"])
    person.reads("Показать все")
    person.click(person.button("Показать все"))
    person.waits(lambda: len(marks(person)) == 5)
    person.turns_to(person.window)
    person.asks("институт")
    person.waits(lambda: not line(person))
    assert not any(marks(person))


def test_marks_are_painted_in_cards_and_in_the_table(opens: Opens, office: Profile, second: str) -> None:
    person = opens(office, language="be", content="be")
    person.waits(person.count)
    kept = person.catalogue.save_search(Question(LASERS), LASERS)
    updates(person, second)
    searches(person).open_search(kept.id)
    person.waits(lambda: marks(person)[:1] == ["новы"])
    view = person.window.catalogue.results.view
    accent = person.window.parts.theme.tokens.soft.name()
    second_card = view.visualRect(view.model().index(1, 0))
    assert accent in colours(view.viewport().grab(second_card).toImage())
    assert accent not in colours(view.viewport().grab(view.visualRect(view.model().index(3, 0))).toImage())
    person.press(Qt.Key.Key_T, CTRL)
    table = person.window.catalogue.results.table
    person.waits(table.isVisible)
    table.viewport().grab()
    assert next(iter(table._rows._lines.values())).texts[0].startswith("новы · ")


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(QPoint(x, y)).name() for x in range(0, image.width(), 2) for y in range(image.height())}


@pytest.mark.parametrize("lang", list(Lang))
def test_news_are_told_in_the_language_of_the_window(opens: Opens, office: Profile, second: str, lang: Lang) -> None:
    """The line over the results, the marks and the tile of the day, also when the language changes over them."""
    person = opens(office, language=lang.value, content=lang.value)
    person.waits(person.count)
    kept = [person.catalogue.save_search(Question(LASERS), f"№ {number}") for number in range(2)]
    updates(person, second)
    searches(person).open_search(kept[0].id)
    person.waits(lambda: line(person))
    before = line(person)
    for spoken in (lang, lang.other):
        person.window.preferring.choose("language", spoken)
        person.settles(lambda spoken=spoken: not left_over(spoken))
        assert left_over(spoken) == {}
    person.waits(lambda: line(person) and line(person) != before)
    today = person.today()
    person.reads("№ 1", today)
    for spoken in (lang.other, lang):
        person.window.preferring.choose("language", spoken)
        person.settles(lambda spoken=spoken: not left_over(spoken))
        person.reads("№ 1", today)
        assert left_over(spoken) == {}


def test_taken_away_and_brought_back_by_the_bar_and_by_the_key(opens: Opens, office: Profile, second: str) -> None:
    person = opens(office, language="ru")
    person.waits(person.count)
    for name in (LASERS, MINSK):
        person.asks(LASERS if name is LASERS else "институт")
        saves(person, name)
    updates(person, second)
    person.waits(lambda: told(person)[0] == (LASERS, 2, 1, 1))
    before = told(person)
    popover = opens_list(person)
    person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_Down)
    assert popover.rows[1].face.hasFocus() and popover.rows[1].search.name == LASERS
    person.press(Qt.Key.Key_Delete)
    person.waits(lambda: [each[0] for each in told(person)] == [MINSK])
    assert popover.rows[0].face.hasFocus() and f"«{LASERS}» убран" in person.news()
    person.closes(popover)
    person.click(person.button("Отменить", person.window.messages))
    person.waits(lambda: told(person) == before)
    assert LASERS in person.news()
    opens_list(person)
    person.press(Qt.Key.Key_Delete)
    person.waits(lambda: [each[0] for each in told(person)] == [LASERS])
    person.press(Qt.Key.Key_Z, CTRL)
    person.waits(lambda: told(person) == before)


def test_a_search_gets_another_name_in_its_place(opens: Opens, office: Profile) -> None:
    person = opens(office, language="ru")
    person.waits(person.count)
    for name in (LASERS, MINSK):
        person.catalogue.save_search(Question(name), name)
    person.waits(lambda: len(told(person)) == 2)
    popover = opens_list(person)
    row = popover.rows[0]
    assert row.face.hasFocus() and not popover.field.isVisible()
    person.press(Qt.Key.Key_F2)
    person.types(LASERS.upper())
    person.press(Qt.Key.Key_Return)
    person.reads(f"«{LASERS.upper()}» уже есть", popover)
    assert row.renaming and told(person)[1][0] == MINSK
    person.press(Qt.Key.Key_A, CTRL)
    person.types("Минск")
    person.press(Qt.Key.Key_Return)
    person.waits(lambda: [each[0] for each in told(person)] == [LASERS, "Минск"])
    assert "уже есть" not in words_of(popover)


@pytest.mark.parametrize(
    ("name", "trouble"), [("   ", "нужно название"), ("я" * 10_000, "слишком длинное"), (MINSK.lower(), "уже есть")]
)
def test_a_name_that_cannot_be_is_told_where_it_is_typed(
    opens: Opens, office: Profile, name: str, trouble: str
) -> None:
    person = opens(office, language="ru")
    person.waits(person.count)
    person.catalogue.save_search(Question("минск"), MINSK)
    person.asks(LASERS)
    popover = opens_list(person)
    popover.field.selectAll()
    person.types(name) if name.strip() else popover.field.setText(name)
    person.press(Qt.Key.Key_Return)
    person.reads(trouble, popover)
    assert [each.name for each in person.catalogue.saved()] == [MINSK]


def test_a_name_is_proposed_from_words_and_filters(opens: Opens) -> None:
    person = opens(language="be", content="be").settled()
    assert "спачатку" in words_of(opens_list(person))
    person.press(Qt.Key.Key_Escape)
    person.turns_to(person.window)
    person.asks("лазер")
    person.narrows(Facet.COUNTRY, "BY")
    popover = opens_list(person)
    assert popover.field.text() == "лазер · Беларусь"
    person.press(Qt.Key.Key_Return)
    person.waits(lambda: told(person))
    assert person.catalogue.saved()[0].question.filters == ((Facet.COUNTRY, ("BY",)),)


def test_what_is_typed_at_once_is_the_name(opens: Opens) -> None:
    person = opens(language="ru").settled()
    person.asks("лазер")
    popover = opens_list(person)
    with person.qtbot.waitSignal(searches(person).told):
        person.types("Мои")
        searches(person).refresh()
    person.types(" лазеры")
    assert popover.field.text() == "Мои лазеры"


def test_a_second_window_reads_them_and_keeps_none(opens: Opens, office: Profile, second: str) -> None:
    first = opens(office, language="ru")
    first.waits(first.count)
    kept = first.catalogue.save_search(Question(LASERS), LASERS)
    updates(first, second)
    other = opens(office, language="ru")
    other.waits(lambda: told(other) == [(LASERS, 2, 1, 1)])
    searches(other).open_search(kept.id)
    other.waits(lambda: marks(other)[:1] == ["новая"])
    assert told(other) == [(LASERS, 2, 1, 1)] and first.catalogue.news(kept.id)[0].any
    other.turns_to(other.window)
    other.asks("институт")
    popover = opens_list(other)
    other.press(Qt.Key.Key_Return)
    other.reads("в другом окне", popover)
    assert len(first.catalogue.saved()) == 1


def test_what_of_a_search_is_not_known_any_more_is_said(opens: Opens, office: Profile) -> None:
    with Catalogue.open(office, clock=clock) as catalogue:
        kept = catalogue.save_search(Question("институт", order=Order.NAME), "Старый")
        stored = '{"filters":[["moon",["full"]]],"lang":"ru","order":"weight","text":"институт","v":7}'
        catalogue._files.local.execute("UPDATE saved_search SET question = ?", (stored,))
    person = opens(office, language="ru")
    person.waits(lambda: told(person))
    searches(person).open_search(kept.id)
    person.waits(lambda: person.window.header.search.text() == "институт" and "moon=full" in person.news())
    assert person.count() == 5


def test_the_day_of_nobody_has_its_news_too(opens: Opens, office: Profile, tmp_path: Path) -> None:
    other = Profile(shutil.copytree(office.folder, tmp_path / "день"))
    person = opens(other, language="ru")
    person.waits(person.count)
    today: TodayPage = person.today()
    assert not today.office and "поискам" not in words_of(today)
    person.catalogue.save_search(Question(LASERS), LASERS)
    person.reads("Ничего нового: 1", today)
