"""One section of the form: pairs of texts, then short fields in a row, then rows; all from the registry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.settings import Content
from desktop.ui.form.box import FieldBox
from desktop.ui.form.keeping import Keeping
from desktop.ui.form.making import Making, breadth
from desktop.ui.form.progress import Filled
from desktop.ui.panes import Rule
from desktop.ui.scrolled import Scrolled
from desktop.ui.shapes import State
from sync.ageing import text_states
from sync.checks import SPANS
from sync.completeness import missing
from sync.fields import Field, Section, Type
from sync.registry import fields_of

SIXTHS = 6


def fields_in(kind: str, section: Section) -> tuple[Field, ...]:
    """Fields of a section a person may fill."""
    return tuple(field for field in fields_of(kind).values() if field.section is section and not field.derived)


def sections_of(kind: str) -> list[Section]:
    """Sections that have fields for this kind, in the order of the form."""
    return [section for section in Section if fields_in(kind, section)]


def standing(keeping: Keeping, section: Section) -> Filled:
    """How a section stands: wrong or lacking beats untranslated or doubtful beats well."""
    record = keeping.view.record
    fields = fields_in(keeping.kind, section)
    names = {field.name for field in fields}
    filled = sum(bool(getattr(record, field.name)) for field in fields)
    found = [problem for problem in keeping.view.problems if _name(problem.path) in names]
    if any(p.severe for p in found) or any(_name(path) in names for path in keeping.wrong()):
        return Filled(section, filled, len(fields), State.BAD)
    if any(field.name in names for field in missing(record, keeping.work.vocabularies, keeping.today)):
        return Filled(section, filled, len(fields), State.BAD)
    doubtful = found or any(name in names and not worth.complete for name, _lang, worth in text_states(record))
    return Filled(section, filled, len(fields), State.WARNING if doubtful else State.GOOD)


def _name(path: str) -> str:
    return path.partition(".")[0].partition("[")[0]


class SectionPage(Scrolled):
    """The fields of one section. `kept` tells the path that became another."""

    kept = Signal(str)

    def __init__(self, making: Making, keeping: Keeping, section: Section) -> None:
        super().__init__(making.theme, (28, 16, 28, 24), spacing=14)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._making, self._keeping = making, keeping
        self.boxes: dict[str, FieldBox] = {}
        fields = fields_in(keeping.kind, section)
        texts = [field for field in fields if field.bilingual]
        others = [field for field in fields if not field.bilingual]
        files = [field for field in others if field.type is Type.FILE]
        others = [field for field in others if field.type is not Type.FILE]
        for field in files:
            self.column.addWidget(self._box(field))
        for field in texts:
            self.column.addWidget(self._box(field))
        if texts and others:
            self.column.addWidget(Rule(making.theme))
        for line in lines_of(others):
            self.column.addWidget(self._line(line))
        self.column.addStretch(1)

    def _box(self, field: Field) -> FieldBox:
        box = self.boxes[field.name] = FieldBox(self._making, self._keeping, field)
        box.kept.connect(lambda path: self._became(box, path))
        return box

    def _became(self, changed: FieldBox, path: str) -> None:
        """One field may change what is found about another, or fill it."""
        for box in self.boxes.values():
            if box is not changed:
                box.follow()
        self.kept.emit(path)

    def _line(self, fields: Sequence[Field]) -> QWidget:
        if len(fields) == 1 and breadth(fields[0]) == SIXTHS:
            return self._box(fields[0])
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._making.theme.px(14))
        for column in range(SIXTHS):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 1)
        place = 0
        for field in fields:
            wide = _share(field, fields) if is_span(fields) else breadth(field)
            grid.addWidget(self._box(field), 0, place, 1, wide, Qt.AlignmentFlag.AlignTop)
            place += wide
        if place < SIXTHS:  # Qt leaves no gaps between columns with nothing in them, and edges would not stand in line
            grid.addWidget(QWidget(), 0, place, 1, SIXTHS - place)
        return holder

    def show_kept(self) -> None:
        """Show what the catalogue holds now."""
        for box in self.boxes.values():
            box.show_kept()

    def show_content(self, content: Content) -> None:
        """Both languages, or one."""
        for box in self.boxes.values():
            box.show_content(content)

    def retranslate(self) -> None:
        """All words in the language spoken now."""
        for box in self.boxes.values():
            box.retranslate()


def _share(field: Field, pair: Sequence[Field]) -> int:
    """The sixths of one of two: a moment needs more room than a day."""
    if len({each.type for each in pair}) == 1:
        return SIXTHS // 2
    return 4 if field.type is Type.MOMENT else 2


def is_span(fields: Sequence[Field]) -> bool:
    """Whether these are a beginning and its end: they make one line."""
    return tuple(field.name for field in fields) in SPANS


def lines_of(fields: Sequence[Field]) -> Iterator[list[Field]]:
    """Fields without languages in lines of six sixths, in their order; a line holds fields of one breadth, so that
    edges stand below each other. A beginning and its end are a line of their own."""
    line: list[Field] = []
    for place, field in enumerate(fields):
        begins, ends = is_span(fields[place : place + 2]), is_span(line)
        full = sum(map(breadth, line)) + breadth(field) > SIXTHS and not is_span([*line, field])
        if line and (begins or ends or full or (breadth(line[0]) != breadth(field) and not is_span([*line, field]))):
            yield line
            line = []
        line.append(field)
    if line:
        yield line
