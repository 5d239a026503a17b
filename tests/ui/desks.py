"""A window of almost nothing for the tests of single pages: it keeps what a page asked of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop import language
from desktop.catalogue.questions import Facet, Question
from desktop.paths import LOCALES, RESOURCES
from desktop.settings import Choices, Content, Settings
from desktop.ui.background import Background
from desktop.ui.desk import Progress
from desktop.ui.fonts import load_fonts
from desktop.ui.news import News
from desktop.ui.parts import Parts
from desktop.ui.sheet import style_sheet
from desktop.ui.theme import Theme
from desktop.ui.tokens import Scheme
from desktop.ui.tongue import Tongue
from sync.bilingual import Lang
from tests.ui.samples import TODAY


@dataclass
class PlainDesk:
    """The face of the window, with a memory instead of panes."""

    parts: Parts
    content: Content = Content.RU
    settings: Settings = field(default_factory=Settings)
    news: list[News] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    asked: list[Question] = field(default_factory=list)
    listed: list[tuple[int, ...]] = field(default_factory=list)
    pages: list[QWidget] = field(default_factory=list)
    progress: list[Progress] = field(default_factory=list)
    changes: int = 0
    told: Callable[[Content], None] = lambda content: None

    def choose_content(self, content: Content) -> None:
        self.content = content
        self.told(content)

    def say(self, news: News) -> None:
        self.news.append(news)

    def show_record(self, uid: str) -> None:
        self.opened.append(uid)

    def show_filtered(self, facet: Facet, code: str) -> None:
        self.asked.append(Question().narrowed(facet, (code,)))

    def show_rows(self, rows: Sequence[int]) -> None:
        self.listed.append(tuple(rows))

    def show_page(self, page: QWidget) -> None:
        self.pages.append(page)

    def leave_page(self) -> bool:
        self.pages.pop()
        return True

    def show_update(self, progress: Progress) -> None:
        self.progress.append(progress)

    def catalogue_changed(self) -> None:
        self.changes += 1


@cache
def _fonts() -> None:
    """Once for all tests: Qt forgets its measured letters each time a face is added."""
    load_fonts(RESOURCES / "fonts")


def take_away(app: QApplication, widget: QWidget) -> None:
    """Close a widget and let it really go, as an event loop would."""
    if isValid(widget):
        widget.close()
        widget.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[arg-type]


def plain_desk(app: QApplication, work: object, scheme: Scheme = Scheme.LIGHT, zoom: int = 100) -> PlainDesk:
    """A desk with a dressed application; close `desk.parts.background` after use."""
    _fonts()
    theme = Theme(RESOURCES / "icons", scheme, zoom)
    if app.styleSheet() != style_sheet(theme.tokens, theme.px):  # each dressing costs a walk over all widgets
        theme.dress(app)
    language.use(Lang.RU)
    kept: list[Settings] = []
    parts = Parts(shelf=work, elsewhere=lambda: work, choices=Choices(Settings()), keep=kept.append,
                  background=Background(), theme=theme, tongue=Tongue(LOCALES), today=lambda: TODAY)  # type: ignore[arg-type]  # fmt: skip
    return PlainDesk(parts)
