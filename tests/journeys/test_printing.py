"""Printing: the true pages beside the choices, nothing waits, the file holds the words of the record."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox

from desktop.profile import Profile
from desktop.ui.printing import PrintDialog
from tests.journeys.conftest import Opens
from tests.journeys.pages import CTRL, SHIFT, Person

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
NAMES = {"ru": "Фемтосекундный лазерный комплекс", "be": "Фемтасекундны лазерны комплекс"}


class Heart:
    """Beats in the window's thread; remembers how long it stood still at most."""

    def __init__(self) -> None:
        self.beats, self.longest, self._last = 0, 0.0, time.monotonic()
        self._timer = QTimer(interval=10)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.monotonic()
        self.beats, self.longest, self._last = self.beats + 1, max(self.longest, now - self._last), now


def made(person: Person, dialog: PrintDialog) -> PrintDialog:
    """The pages are there."""
    person.waits(lambda: not dialog.proof.busy and dialog.preview.pages, patience=20_000)
    return dialog


def words_in(file: Path) -> str:
    """The text of a PDF as a reader program gives it."""
    document = QPdfDocument()
    document.load(str(file))
    text = " ".join(document.getAllText(page).text() for page in range(document.pageCount()))
    document.close()
    return " ".join(text.replace("\xad", "").split())


@contextmanager
def naming(file: Path) -> Iterator[None]:
    """Whenever the dialog for files comes up, this name is typed into it."""
    answers = QTimer(interval=10)

    def answer() -> None:
        asking = QApplication.activeModalWidget()
        if isinstance(asking, QFileDialog):
            answers.stop()
            asking.findChildren(QLineEdit)[0].setText(str(file))
            asking.accept()

    answers.timeout.connect(answer)
    answers.start()
    yield
    answers.stop()


def saves(person: Person, dialog: PrintDialog, file: Path) -> str:
    """Ctrl+S and a name; the text of what was written."""
    person.turns_to(dialog)
    with naming(file):
        person.press(Qt.Key.Key_S, CTRL)
    person.waits(file.exists)
    return words_in(file)


def test_the_window_lives_while_the_pages_are_made(person: Person) -> None:
    person.goes_to()
    dialog = person.prints()
    heart = Heart()
    made(person, dialog)
    assert heart.beats > 10 and heart.longest < 1.0
    person.reads("PDF/A", dialog)


@pytest.mark.parametrize("lang", ["ru", "be"])
def test_the_file_is_in_the_language_of_the_records(opens: Opens, tmp_path: Path, lang: str) -> None:
    person = opens(language=lang, content=lang).settled()
    person.goes_to()
    dialog = made(person, person.prints())
    text = saves(person, dialog, tmp_path / "паспарт ў.pdf")
    other = {"ru": "be", "be": "ru"}[lang]
    assert NAMES[lang] in text and NAMES[other] not in text
    person.reads("паспарт ў.pdf", dialog)
    assert "паспарт ў.pdf" in person.news()


def test_another_language_is_chosen_in_the_dialog(person: Person, tmp_path: Path) -> None:
    person.goes_to()
    dialog = made(person, person.prints())
    for words, wanted in (("Беларуская", {"be"}), ("Оба рядом", {"ru", "be"})):
        person.click(person.button(words, dialog.wishes))
        person.waits(lambda: dialog.proof.busy)
        made(person, dialog)
        text = saves(person, dialog, tmp_path / f"{words}.pdf")
        assert {lang for lang, name in NAMES.items() if name in text} == wanted


def test_a_place_that_cannot_be_written_is_told(person: Person, tmp_path: Path) -> None:
    person.goes_to()
    dialog = made(person, person.prints())
    with naming(tmp_path / "нет такой" / "здесь"):
        person.press(Qt.Key.Key_S, CTRL)
    person.reads("не удаётся записать", dialog)


def test_a_file_that_is_there_is_replaced_only_if_the_person_says_so(person: Person, tmp_path: Path) -> None:
    there = tmp_path / "здесь.pdf"
    there.write_bytes(b"kept")
    person.goes_to()
    dialog = made(person, person.prints())
    asked: list[QMessageBox] = []
    refusals = QTimer(interval=10)

    def refuse() -> None:
        asking = QApplication.activeModalWidget()
        if isinstance(asking, QMessageBox):
            asked.append(asking)
            asking.reject()
        elif asked and isinstance(asking, QFileDialog):
            asking.reject()

    refusals.timeout.connect(refuse)
    refusals.start()
    person.turns_to(dialog)
    with naming(tmp_path / "здесь"):
        person.press(Qt.Key.Key_S, CTRL)
    refusals.stop()
    assert asked and there.read_bytes() == b"kept"


@pytest.mark.parametrize(("lang", "told"), [("ru", "нет на этом компьютере"), ("be", "няма на гэтым камп’ютары")])
def test_a_photo_that_is_not_here_is_told(opens: Opens, profile: Profile, lang: str, told: str) -> None:
    for file in profile.media.iterdir():
        file.unlink()
    person = opens(language=lang, content=lang).settled()
    person.goes_to()
    dialog = made(person, person.prints())
    person.reads(told, dialog.wishes)


def test_all_found_are_printed_and_it_can_be_stopped(person: Person) -> None:
    person.asks("лазер")
    person.waits(person.open_uid)
    dialog = made(person, person.prints())
    pages = dialog.preview.pages
    person.click(person.button("Все найденные", dialog.wishes))
    person.waits(lambda: dialog._stop.isVisible())
    person.click(dialog._stop)
    person.reads("Остановлено", dialog)
    assert dialog.preview.pages == pages


def test_closing_the_dialog_in_the_middle_leaves_nothing_behind(person: Person) -> None:
    person.goes_to()
    dialog = person.prints()
    folder = dialog.proof._folder
    person.waits(lambda: dialog.proof._job is not None)
    person.closes(dialog)
    person.waits(lambda: not folder.exists(), patience=2_000)


def test_those_chosen_in_the_list_are_printed(person: Person, tmp_path: Path) -> None:
    person.asks("лазер")
    person.waits(person.open_uid)
    results = person.window.catalogue.results
    results.view.setFocus()
    for _time in range(2):
        person.press(Qt.Key.Key_Down, SHIFT)
    names = [card.name.ru for card in person.catalogue.cards(results.picked())]
    dialog = made(person, person.prints())
    assert person.button("Выбранные в списке", dialog.wishes).isChecked() and len(names) == 3
    text = saves(person, dialog, tmp_path / "выбранные.pdf")
    assert all(name in text for name in names)
