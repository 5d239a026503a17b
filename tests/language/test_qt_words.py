"""Qt's own dialogs speak the language of the window, change with it while open, and nothing is lost on the way."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QMimeDatabase, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.paths import LOCALES
from desktop.ui.tongue import Tongue
from hatch_build import compile_catalogues
from sync.bilingual import Lang
from tests.language import qt_dialogs

ROOT = Path(__file__).resolve().parents[2]
NOT_WORDS = {"QT_LAYOUT_DIRECTION"}  # asks for LTR or RTL; Qt's default is right for both languages


@pytest.fixture(scope="module", autouse=True)
def _compiled() -> None:
    compile_catalogues(ROOT)


@pytest.fixture
def tongue(qapp: QApplication) -> Iterator[Tongue]:
    """Afterwards the program is silent again: later tests meet Qt as it was."""
    before = QLocale()
    speaker = Tongue(LOCALES)
    yield speaker
    for worn in speaker._worn:
        qapp.removeTranslator(worn)
    QLocale.setDefault(before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for ending in ("pdf", "niva", "xlsx", "csv", "png", "jpg", "svg", "txt", "zip", "json", "docx", "html"):
        (tmp_path / f"x.{ending}").write_bytes(b"x")
    return tmp_path


def _answered(lang: Lang) -> Callable[[str, str, str], bool]:
    """Whether one of the files the window installs has the words."""
    files = []
    for place in (Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)), LOCALES / lang):
        translator = QTranslator()
        if translator.load(f"qtbase_{lang}", str(place)):
            files.append(translator)
    return lambda context, source, note: any(file.translate(context, source, note) for file in files)


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("place", qt_dialogs.PLACES, ids=lambda place: str(place.__name__))
def test_no_word_of_qt_stays_english(
    lang: Lang,
    place: Callable[[Path], None],
    tongue: Tongue,
    folder: Path,
    qapp: QApplication,
    qtlog: object,
) -> None:
    tongue.speak(lang)
    listener = qt_dialogs.Listener()
    qapp.installTranslator(listener)
    types = _types_of_files(folder, listener)
    with qtlog.disabled():  # type: ignore[attr-defined]
        place(folder)
        qt_dialogs.finish()
    qapp.removeTranslator(listener)
    answered = _answered(lang)
    heard = {each for each in listener.heard if each[1] and each[1] not in NOT_WORDS and _is_shown(each[0], place)}
    heard -= {each for each in heard if each[0] == "QMimeType"} - types
    assert heard
    assert not {each for each in heard if not answered(*each)}


def _types_of_files(folder: Path, listener: qt_dialogs.Listener) -> set[tuple[str, str, str]]:
    """Threads of other dialogs may still be naming what lies elsewhere; what we promise are the types of ours."""
    for file in folder.iterdir():
        QMimeDatabase().mimeTypeForFile(str(file)).comment()
    return {each for each in listener.heard if each[0] == "QMimeType"}  # none where the system's table has the language


def _is_shown(context: str, place: Callable[[Path], None]) -> bool:
    """Qt runs through its names of keys also when it only reads "Alt+Left"; then nobody sees them."""
    return context != "QShortcut" or place is qt_dialogs.keys


def _translated(lang: Lang) -> dict[tuple[str, str], str]:
    with (LOCALES / lang / "LC_MESSAGES" / "qtbase.po").open("rb") as file:
        catalogue = read_po(file, locale=lang)
    return {(message.context, message.id): message.string for message in catalogue if message.id}


def test_belarusian_has_all_that_russian_has() -> None:
    assert _translated(Lang.RU).keys() <= _translated(Lang.BE).keys()


@pytest.mark.parametrize("lang", list(Lang))
def test_the_compiled_words_are_the_written_words(lang: Lang, tongue: Tongue) -> None:
    tongue.speak(lang)
    wrong = {key for key, text in _translated(lang).items() if QCoreApplication.translate(*key) != text}
    assert not wrong


@pytest.mark.parametrize("lang", list(Lang))
def test_no_two_buttons_of_a_box_share_a_letter(lang: Lang, tongue: Tongue, qtbot: QtBot) -> None:
    tongue.speak(lang)
    box = QMessageBox()
    qtbot.addWidget(box)
    standard = QMessageBox.StandardButton
    for button in (standard.Yes, standard.YesToAll, standard.No, standard.NoToAll):
        box.addButton(button)
    texts = [button.text() for button in box.buttons()]
    letters = [text[text.index("&") + 1].casefold() for text in texts if "&" in text]
    assert len(letters) == len(set(letters)) > 0, texts


def test_open_dialogs_follow_the_language(tongue: Tongue, qtbot: QtBot, tmp_path: Path) -> None:
    tongue.speak(Lang.RU)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Save)
    files = QFileDialog(None, "", str(tmp_path))
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    for widget in (box, files):
        qtbot.addWidget(widget)
        widget.show()
    seen = []
    for lang in (Lang.BE, Lang.RU):
        tongue.speak(lang)
        QApplication.processEvents()
        seen.append((box.buttons()[0].text(), files.windowTitle(), QLocale().language()))
    assert seen == [
        ("Захаваць", "Адкрыць", QLocale.Language.Belarusian),
        ("Сохранить", "Открыть", QLocale.Language.Russian),
    ]


def test_the_menu_of_a_field_is_in_the_language_spoken_now(tongue: Tongue, qtbot: QtBot) -> None:
    field = QLineEdit("x")
    qtbot.addWidget(field)
    first = []
    for lang in (Lang.RU, Lang.BE, Lang.RU):
        tongue.speak(lang)
        menu = field.createStandardContextMenu()
        first.append(menu.actions()[0].text().split("\t")[0])
        menu.deleteLater()
    assert first == ["&Отменить", "&Адмяніць", "&Отменить"]


MANY_LOOKUPS = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from desktop.paths import LOCALES
from desktop.ui.tongue import Tongue
from sync.bilingual import Lang
app = QApplication([])
tongue = Tongue(LOCALES)
tongue.speak(Lang.BE)
before = sys.getrefcount(None)
for _ in range(25_000):
    QCoreApplication.translate("QPlatformTheme", "Save")
    QCoreApplication.translate("nowhere", "unknown")
print(abs(sys.getrefcount(None) - before) < 100, QCoreApplication.translate("QPlatformTheme", "Save"))
"""


def test_looking_words_up_keeps_the_references_to_none() -> None:
    """A PySide6 that loses one on each call aborts in the end; the child makes that a plain failure."""
    child = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", MANY_LOOKUPS], cwd=ROOT, capture_output=True, text=True, encoding="utf-8",
        check=False,
    )  # fmt: skip
    assert (child.returncode, child.stdout.split()) == (0, ["True", "Захаваць"]), child.stderr
