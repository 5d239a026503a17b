"""Dates and moments: typed in any usual way or taken from a calendar; a moment says which clock it means."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QIcon, QTextCharFormat
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QToolButton, QWidget

from desktop.language import _, current, date_text
from desktop.ui.buttons import Button, Kind
from desktop.ui.choices import Choice
from desktop.ui.form.editors import Editor, LineEditor, wear
from desktop.ui.panes import Column, Row
from desktop.ui.popovers import Popover
from desktop.ui.theme import Theme
from desktop.ui.tokens import CONTROL
from desktop.wording import ZONES
from sync.bilingual import Lang
from sync.errors import Check, InvalidValue
from sync.fields import Field
from sync.parsing import parse_cell
from sync.registry import Value

_LOCALES = {Lang.RU: QLocale.Language.Russian, Lang.BE: QLocale.Language.Belarusian}
_MOMENT = re.compile(r"(\S+)T(\d{2}:\d{2}(?::\d{2})?)(Z|[+-]\d{2}:\d{2})")


class CalendarPopup(Popover):
    """A month to pick a day from."""

    picked = Signal(str)

    def __init__(self, theme: Theme, iso: str, today: str, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = Column(theme, self, margins=(6, 6, 6, 6))
        self.calendar = QCalendarWidget(self)
        self.calendar.setLocale(QLocale(_LOCALES[current()]))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._dress()
        chosen = QDate.fromString((iso + "-01-01")[:10] if iso else today, Qt.DateFormat.ISODate)
        self.calendar.setSelectedDate(chosen if chosen.isValid() else QDate.fromString(today, Qt.DateFormat.ISODate))
        self.calendar.activated.connect(self._pick)
        self.calendar.clicked.connect(self._pick)
        column.addWidget(self.calendar)

    def _dress(self) -> None:
        """In the colours of the window: Qt's own are red at the end of a week and blue above it."""
        theme, tokens = self.theme, self.theme.tokens
        quiet = QTextCharFormat()
        quiet.setForeground(tokens.text2)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, quiet)
        self.calendar.setHeaderTextFormat(quiet)
        self.calendar.setStyleSheet(
            f"#qt_calendar_navigationbar {{ background: {tokens.surface.name()}; }}"
            f"QToolButton {{ color: {tokens.text.name()}; background: transparent; border: none; padding: 4px; }}"
            f"QToolButton:hover {{ background: {tokens.hover.name()}; }}"
        )
        arrows = {"qt_calendar_prevmonth": "chevron-left", "qt_calendar_nextmonth": "chevron-right"}
        for name, icon in arrows.items():
            button = self.calendar.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(QIcon(theme.pixmap(icon, tokens.text, 16, self.devicePixelRatioF())))

    def _pick(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()).isoformat())
        self.close()


class DateEditor(LineEditor):
    """A day, a month or a year, typed or taken from the calendar."""

    def __init__(self, theme: Theme, field: Field, today: str) -> None:
        super().__init__(theme, field)
        self._today = today
        self.open_calendar = Button(theme, Kind.QUIET, "calendar-check")
        self.open_calendar.clicked.connect(self.open)
        self.box.removeWidget(self.line)
        row = Row(theme, spacing=2)
        row.addWidget(self.line, 1)
        row.addWidget(self.open_calendar)
        self.box.addLayout(row)
        self.retranslate()

    def open(self) -> CalendarPopup:
        """Open the calendar at the day that stands in the field."""
        popup = CalendarPopup(self.theme, self._iso(), self._today, self)
        popup.picked.connect(self._take)
        popup.adjustSize()
        popup.open_at(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)))
        popup.calendar.setFocus()
        return popup

    def _iso(self) -> str:
        try:
            return str(self.value() or "")
        except InvalidValue:
            return ""

    def _take(self, iso: str) -> None:
        self.show_text(date_text(iso))
        self.left.emit()

    def retranslate(self) -> None:
        super().retranslate()
        if hasattr(self, "open_calendar"):
            self.open_calendar.name(_("Open the calendar"))


class MomentEditor(Editor):
    """A day, its hour and the clock that is meant; without an hour the whole of that day."""

    def __init__(self, theme: Theme, field: Field, today: str) -> None:
        super().__init__(theme)
        self._field = field
        self.day = DateEditor(theme, field, today)
        self.time = QLineEdit()
        self.zone = Choice(theme)
        self.setFocusProxy(self.day.line)
        row = Row(theme, spacing=6)
        row.addWidget(self.day, 5)
        row.addWidget(self.time, 2)
        row.addWidget(self.zone, 6)
        self.box.addLayout(row)
        self.day.typed.connect(self.typed)
        self.day.left.connect(self._leave)
        self.time.textEdited.connect(lambda _text: self.typed.emit())
        self.time.editingFinished.connect(self._leave)
        self.zone.activated.connect(lambda _place: self.left.emit())
        self._fill("+03:00")
        theme.follow(self._measure)
        self.retranslate()

    def _measure(self) -> None:
        self.time.setFont(self.theme.font(15))
        self.time.setFixedHeight(self.theme.px(CONTROL + 2))
        self.time.setMinimumWidth(self.theme.px(70))

    def _fill(self, zone: str) -> None:
        self.zone.clear()
        for distance, words in ZONES.items():
            self.zone.addItem(_(words), distance)
        if self.zone.findData(zone) < 0:
            self.zone.addItem(zone, zone)
        self.zone.setCurrentIndex(self.zone.findData(zone))

    def _leave(self) -> None:
        """Between its own parts one has not left it."""
        if not self._inside(QApplication.focusWidget()):
            self.left.emit()

    def _inside(self, focus: QWidget | None) -> bool:
        return focus in (self.day.line, self.time, self.zone)

    def show_value(self, value: Value) -> None:
        self._show(str(value or ""))

    def _show(self, text: str) -> None:
        found = _MOMENT.fullmatch(text)
        day, time, zone = found.groups() if found else (text, "", "+03:00")
        self.day.line.setText(date_text(day) if re.fullmatch(r"[\d-]+", day) else day)
        self.time.setText(time)
        self._fill(zone)

    def text(self) -> str:
        """As it stands; of a day that can be read, in ISO 8601."""
        day, time = self.day.text().strip(), self.time.text().strip()
        if not time:
            return day
        hour, colon, rest = time.replace(".", ":").replace("-", ":").partition(":")
        return f"{self._iso(day)}T{hour.zfill(2)}{colon or ':'}{rest or '00'}{self.zone.currentData()}"

    def _iso(self, day: str) -> str:
        try:
            return str(parse_cell(self._field, self._field.name, day) or "")
        except InvalidValue:
            return day

    def show_text(self, text: str) -> None:
        self._show(text)
        self.typed.emit()

    def value(self) -> Value:
        text, name = self.text(), self._field.name
        if self.time.text().strip() and not self.day.text().strip():
            raise InvalidValue(name, Check.NOT_A_MOMENT, given=text)
        return parse_cell(self._field, name, text)

    def name(self, words: str) -> None:
        super().name(words)
        self.time.setAccessibleName(_("{field}: time").format(field=words))
        self.zone.setAccessibleName(_("{field}: time zone").format(field=words))

    def mark(self, state: str) -> None:
        for part in (self.day.line, self.time):
            wear(part, state)

    def busy(self) -> bool:
        return self._inside(QApplication.focusWidget())

    def retranslate(self) -> None:
        self.day.retranslate()
        self.time.setPlaceholderText(_("hh:mm"))
        self.zone.setToolTip(_("Without a time the whole of the day is meant"))
        self._fill(str(self.zone.currentData()))
