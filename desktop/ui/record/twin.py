"""Reading side by side: Russian at the left, Belarusian at the right, rows level; each column labelled in its own
language and each missing text marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.language import N_
from desktop.ui.folding import Pliant
from desktop.ui.panes import Label, Row, Rule, loud, quiet
from desktop.ui.record.marks import Note, note_line
from desktop.ui.record.prose import Prose, Title, Words, badge, label_in
from desktop.ui.record.reading import Reading, name_of
from desktop.ui.theme import Theme
from sync.bilingual import Bilingual, Lang
from sync.fields import Field

if TYPE_CHECKING:
    from desktop.ui.record.surface import Surface

_NAMES = {Lang.RU: N_("Russian"), Lang.BE: N_("Belarusian")}
_TOP = Qt.AlignmentFlag.AlignTop


def own_name(lang: Lang) -> str:
    """The name of a language in itself."""
    return label_in(lang, _NAMES[lang])


def _grid(theme: Theme) -> tuple[QWidget, QGridLayout]:
    box = Pliant()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.px(36))
    grid.setVerticalSpacing(theme.px(4))
    for column in range(2):
        grid.setColumnStretch(column, 1)
        grid.setColumnMinimumWidth(column, theme.px(120))
    return box, grid


def twin_head(on: Surface) -> QWidget:
    """The two languages, the name and what stands under it, in both."""
    theme, record = on.theme, on.reading.record
    box, grid = _grid(theme)
    name = name_of(record)
    tagline: Bilingual = getattr(record, "tagline", Bilingual()) or getattr(record, "short_name", Bilingual())
    for column, lang in enumerate(Lang):
        reading = in_language(on.reading, lang)
        label = Label(theme, 13, bold=True, ink=lambda tokens: tokens.soft_text)
        label.setText(own_name(lang))
        grid.addWidget(label, 0, column)
        piece = reading.text(name)
        title = Title(theme, 20, ink=quiet if piece.stand_in else loud).say(piece.words or record.uid)
        grid.addWidget(title, 1, column, _TOP)
        if tagline:
            grid.addWidget(Words(theme, ink=quiet).say(reading.text(tagline).words), 2, column, _TOP)
        grid.addWidget(Rule(theme), 3, column)
    return box


def in_language(reading: Reading, lang: Lang) -> Reading:
    """The same record read in another language."""
    return replace(reading, lang=lang)


def twin_texts(on: Surface, fields: Sequence[Field]) -> QWidget:
    """Texts in both languages, one row each."""
    box, grid = _grid(on.theme)
    for place, field in enumerate(fields):
        for column, lang in enumerate(Lang):
            reading = in_language(on.reading, lang)
            piece = reading.pieces(field)[0]
            grid.addWidget(_head(on.theme, field, lang, piece.stand_in, reading.note(field)), 2 * place, column, _TOP)
            prose = Prose(on.theme, piece.words, quiet if piece.stand_in else loud)
            prose.setToolTip(reading.provenance(field))
            grid.addWidget(prose, 2 * place + 1, column, _TOP)
    return box


def _head(theme: Theme, field: Field, lang: Lang, stand_in: Lang | None, warning: Note | None) -> QWidget:
    box = Pliant()
    row = Row(theme, box, margins=(0, 6, 0, 0), spacing=8)
    label = Label(theme, 15, bold=True)
    label.setText(label_in(lang, field.label))
    row.addWidget(label)
    row.addStretch(1)
    if stand_in is not None:
        note = Label(theme, 13, ink=lambda tokens: tokens.warn)
        note.setText(label_in(lang, "No translation yet"))
        row.addWidget(badge(theme, stand_in))
        row.addWidget(note)
    elif warning is not None:
        row.addWidget(note_line(theme, warning))
    return box
