"""A listener at the window: every string that is seen or told, and whether the message catalogues know it as English or
as a message of the other language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from babel.messages.pofile import read_po
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QHeaderView, QLineEdit, QListView, QPlainTextEdit, QWidget

from desktop.paths import LOCALES
from desktop.ui.change_row import Marked
from desktop.ui.facets.row import FacetRow
from desktop.ui.form.page import EditForm
from desktop.ui.form.rows import RowPanel
from desktop.ui.record import RecordPane
from desktop.ui.results.views import ResultsView
from desktop.ui.today.pair import Pair
from sync.bilingual import Lang

SPEAKING = ("text", "title", "placeholderText", "windowTitle", "accessibleName", "accessibleDescription", "toolTip")
VALUES = {"Русский", "Белорусский", "Руская", "Беларуская"}
"""Languages spoken by the people of a facility are values of its record."""
LETTERS = {Lang.RU: re.compile("[ІіЎў]"), Lang.BE: re.compile("[ИиЩщЪъ]")}
"""Letters an alphabet does not have."""
SAME = {"Русский", "Русская", "Беларуская", "РУС", "БЕЛ", "Niva", "Enter", "Home, End", "https://…"}
"""Languages are named in themselves; a key is named as it is written on it, an address as it begins."""
TAG = re.compile(r"<[^>]+>")


def told(widget: QWidget) -> Iterator[str]:
    """What one widget says; what a person typed into it is theirs."""
    for name in SPEAKING:
        if name == "text" and isinstance(widget, QLineEdit | QPlainTextEdit):
            continue
        speak = getattr(widget, name, None)
        if callable(speak) and isinstance(words := speak(), str) and words:
            yield TAG.sub("", words)
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    if isinstance(widget, QHeaderView) and widget.isVisible() and widget.orientation() is Qt.Orientation.Horizontal:
        model = widget.model()
        yield from (str(model.headerData(place, widget.orientation())) for place in range(model.columnCount()))


def heard() -> dict[str, QWidget]:
    """All strings of all windows that are seen now, each with a widget that says it."""
    windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    widgets = (each for window in windows for each in (window, *window.findChildren(QWidget)))
    return {words: widget for widget in widgets if widget.isVisible() for words in told(widget)}


@cache
def _said(lang: Lang) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Messages of a catalogue without and with places for values, each with what it is made of."""
    with (LOCALES / lang / "LC_MESSAGES" / "niva.po").open("rb") as file:
        catalogue = read_po(file)
    plain: dict[str, tuple[str, ...]] = {}
    for message in catalogue:
        ids = message.id if isinstance(message.id, list | tuple) else (message.id,)
        strings = message.string if isinstance(message.string, list | tuple) else (message.string,)
        for each in strings:
            if each and message.id:
                plain[each] = tuple(ids)
    return {k: v for k, v in plain.items() if "{" not in k}, {k: v for k, v in plain.items() if "{" in k}


@cache
def _pattern(messages: tuple[str, ...]) -> re.Pattern[str]:
    parts = (re.sub(r"\\\{[a-z_]*\\\}", ".*", re.escape(each)) for each in messages)
    return re.compile("|".join(parts))


def _letters(message: str) -> int:
    return sum(c.isalpha() for c in re.sub(r"\{\w*\}", "", message))


@cache
def _english() -> re.Pattern[str]:
    ids = {each for known in _said(Lang.RU) for values in known.values() for each in values}
    return _pattern(tuple(sorted(each for each in ids if _letters(each) > 1)))


@cache
def _only(lang: Lang) -> re.Pattern[str]:
    """Messages one language has and the other has not."""
    mine, others = ({each for known in _said(which) for each in known} for which in (lang, lang.other))
    return _pattern(tuple(sorted(each for each in mine - others if _letters(each) > 3)))


def left_over(lang: Lang) -> dict[str, str]:
    """What is said now and should not be while this language is spoken: the words and who says them."""
    found = {}
    for words, widget in heard().items():
        if words.partition(",")[0] in SAME or (words in VALUES and not _is_interface(widget)):
            continue
        known = _english().fullmatch(words) or _only(lang.other).fullmatch(words)
        if known or (_is_interface(widget) and LETTERS[lang].search(words)):
            found[words] = widget.metaObject().className()
    return found


def _is_interface(widget: QWidget) -> bool:
    """Not the words of records, of vocabularies or of the disk."""
    above: QWidget | None = widget
    while above is not None:
        if isinstance(above, RecordPane | ResultsView | FacetRow | EditForm | Marked | Pair | RowPanel | QListView):
            return False
        above = above.parentWidget()
    return True
