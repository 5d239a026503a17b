"""The left side of «Save as»: the sorts of files one can have, one of them chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup

from desktop.catalogue.giving import GIFTS
from desktop.language import _
from desktop.ui.panes import Label, quiet
from desktop.ui.radio import Radio
from desktop.ui.scrolled import Scrolled

if TYPE_CHECKING:
    from desktop.catalogue.giving import Gift
    from desktop.ui.theme import Theme


class Sorts(Scrolled):
    """All that `GIFTS` names, in its order. `changed` after another was chosen."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, (24, 18, 20, 16), spacing=6)
        self._theme = theme
        self._gifts = tuple(GIFTS.values())
        self._title = Label(theme, 13, bold=True, ink=quiet)
        self.column.addWidget(self._title)
        self._group = QButtonGroup(self)
        for place, gift in enumerate(self._gifts):
            radio = Radio(theme, lambda gift=gift: gift.suffix)  # type: ignore[misc]
            self._group.addButton(radio, place)
            self.column.addWidget(radio)
        self.column.addStretch(1)
        self._group.button(0).setChecked(True)
        self.setFocusProxy(self._group.button(0))
        self._group.idClicked.connect(lambda _place: self.changed.emit())
        theme.follow(self._measure)

    def _measure(self) -> None:
        self.setFixedWidth(self._theme.px(430))

    @property
    def gift(self) -> Gift:
        """The sort that is chosen."""
        return self._gifts[self._group.checkedId()]

    def choose(self, name: str) -> None:
        """Choose a sort by its name, as a press does."""
        button = self._group.button([gift.name for gift in self._gifts].index(name))
        button.setFocus()
        button.click()

    def retranslate(self) -> None:
        """All words in the language spoken now."""
        self._title.setText(_("Sort of file"))
        for place, gift in enumerate(self._gifts):
            self._group.button(place).setText(_(gift.label))
            self._group.button(place).updateGeometry()
