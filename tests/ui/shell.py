"""The window put together for a test: fakes below it, plain pages where other screens will stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from desktop.catalogue.questions import Question
from desktop.catalogue.words import Wanted
from desktop.paths import LOCALES, RESOURCES
from desktop.settings import Choices, Content, Settings
from desktop.ui.background import Background
from desktop.ui.desk import Desk, RecordPage, Screens
from desktop.ui.fonts import load_fonts
from desktop.ui.parts import Parts, Shelf
from desktop.ui.preferring import scheme_of
from desktop.ui.theme import Theme
from desktop.ui.tongue import Tongue
from desktop.ui.window import MainWindow
from tests.ui.fakes import FakeShelf


class PlainRecord(RecordPage):
    """Says which record is open and in which language."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.uid, self.content, self.edited = "", desk.content, 0
        self.confirmed = self.stepped = 0
        self.sought: tuple[Question, tuple[Wanted, ...]] = Question(), ()
        self._label = QLabel(self)
        QVBoxLayout(self).addWidget(self._label)

    def open_record(self, uid: str) -> None:
        self.uid = uid
        self._label.setText(uid)

    def show_content(self, content: Content) -> None:
        self.content = content

    def clear(self, choosable: bool = True) -> None:
        self.uid = ""

    def seek(self, question: Question, wanted: tuple[Wanted, ...]) -> None:
        self.sought = question, wanted

    def step_marks(self, by: int) -> None:
        self.stepped += by

    def put_marks_away(self) -> bool:
        return False

    def edit(self) -> None:
        self.edited += 1

    def confirm(self) -> None:
        self.confirmed += 1


class Shell:
    """A window, what was kept of its choices, and which of its screens were asked for."""

    def __init__(
        self,
        shelf: Shelf | None = None,
        settings: Settings | None = None,
        locked: frozenset[str] = frozenset(),
        keep: Callable[[Settings], None] | None = None,
    ) -> None:
        self.kept: list[Settings] = []
        self.asked: list[str] = []
        settings = settings or Settings()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        load_fonts(RESOURCES / "fonts")
        theme = Theme(RESOURCES / "icons", scheme_of(settings.theme), settings.zoom, settings.text)
        app.setStyleSheet("")
        theme.dress_first(app)
        tongue = Tongue(LOCALES)
        tongue.speak(settings.language)
        self.background = Background()
        self.shelf = shelf or FakeShelf()
        parts = Parts(
            self.shelf, lambda: self.shelf, Choices(settings, locked), keep or self.kept.append, self.background, theme,
            tongue, lambda: date(2026, 11, 23),
        )  # fmt: skip
        self.window = MainWindow(parts, self._screens())

    def _screens(self) -> Screens:
        def note(name: str) -> Callable[..., None]:
            return lambda *_args: self.asked.append(name)

        return Screens(
            record_page=PlainRecord, changes_page=lambda _desk: QWidget(),
            overview_page=lambda _desk: QWidget(), today_page=lambda _desk: QWidget(),
            confirming=note("confirming"), revising=note("revising"), update=note("update"),
            stop_update=note("stop"), sync=note("sync"), about=note("about"), printing=note("printing"),
            giving=note("giving"), loading=note("loading"), pasting=note("pasting"), undo=note("undo"),
            redo=note("redo"), begin=note("begin"), duplicate=note("duplicate"),
        )  # fmt: skip

    def close(self) -> None:
        """Close the window and end its threads."""
        self.window.close()
        self.background.close()
        self.window.deleteLater()
