"""What happens when a choice changes: it is kept, and the window follows at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from desktop.settings import Choices, Settings
from desktop.settings import Theme as Wanted
from desktop.ui.tokens import Scheme

if TYPE_CHECKING:
    from desktop.ui.parts import Parts


def scheme_of(wanted: Wanted) -> Scheme:
    """The palette for a choice; SYSTEM asks the system."""
    if wanted is Wanted.SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return Scheme.DARK if dark else Scheme.LIGHT
    return Scheme(wanted.value)


class Preferring(QObject):
    """The choices of one window. A locked one cannot be changed here."""

    changed = Signal(str)
    """The name of a setting that has another value now; the window already speaks and looks accordingly."""

    not_kept = Signal()
    """The profile cannot be written; the choice holds until the window is closed."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self.choices = parts.choices
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def settings(self) -> Settings:
        """The choices as they hold now."""
        return self.choices.settings

    def choose(self, name: str, value: Any) -> None:
        """Take another value for a setting from now on."""
        if name in self.choices.locked or getattr(self.settings, name) == value:
            return
        self._keep(msgspec.structs.replace(self.settings, **{name: value}))
        if name == "language":
            self._parts.tongue.speak(value)
        elif name != "content":
            self._wear()
        self.changed.emit(name)

    def keep_layout(self, layout: dict[str, str], as_table: bool) -> None:
        """How the window was left; other names of the layout stay."""
        whole = {**self.settings.layout, **layout}
        self._keep(msgspec.structs.replace(self.settings, layout=whole, results_as_table=as_table))

    def _keep(self, settings: Settings) -> None:
        self.choices = Choices(settings, self.choices.locked)
        try:
            self._parts.keep(settings)
        except OSError:
            self.not_kept.emit()

    def _wear(self) -> None:
        settings = self.settings
        self._parts.theme.change(scheme_of(settings.theme), settings.zoom, settings.text)

    def _follow_system(self) -> None:
        if self.settings.theme is Wanted.SYSTEM:
            self._wear()

    def zoom(self, step: int) -> None:
        """One size bigger (1) or smaller (-1); 0 is the usual size."""
        from desktop.ui.preferences import ZOOMS

        nearest = min(range(len(ZOOMS)), key=lambda place: abs(ZOOMS[place] - self.settings.zoom))
        place = min(max(nearest + step, 0), len(ZOOMS) - 1)
        self.choose("zoom", ZOOMS[place] if step else 100)
