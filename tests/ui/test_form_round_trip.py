"""Any record of any kind goes through the form and comes back the same."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from desktop.catalogue.media import Media
from desktop.ui.form import EditForm
from desktop.ui.form.drafts import Drafts
from desktop.ui.form.editors import Editor
from desktop.ui.form.making import Making, make_editor
from desktop.ui.form.options import Elsewhere
from desktop.ui.form.rows import RowsEditor
from desktop.ui.form.section import fields_in, sections_of
from sync.bilingual import Lang
from sync.fields import Field, Type
from sync.parsing import normalise
from sync.records import KINDS, Record
from sync.registry import Value, fields_of, typed, value_at
from tests.sync.strategies import documents
from tests.ui.desks import PlainDesk, plain_desk, take_away
from tests.ui.works import MemoryWork

WORK = MemoryWork()
calm = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[PlainDesk]:
    made = plain_desk(qapp, WORK)
    yield made
    made.parts.background.close()


def told(field: Field, value: Value) -> Value:
    """What a person means by a text: stray spaces mean nothing."""
    if field.type not in (Type.TERM, Type.REFERENCE, Type.FILE) and isinstance(value, str):
        return normalise(value, paragraphs=field.type is Type.TEXT) or None
    if field.type is Type.LINE and isinstance(value, tuple):
        return tuple(normalise(str(each)) for each in value)
    return value


def editors(desk: PlainDesk, kind: str, folder: Path) -> Iterator[tuple[Field, Lang | None, Editor]]:
    elsewhere = Elsewhere(desk.parts.background, desk.parts.elsewhere)
    making = Making(desk.parts.theme, WORK, kind, "2026-11-23", elsewhere, Media(folder), lambda refusal: None)
    for field in fields_of(kind).values():
        if field.derived:
            continue
        for lang in tuple(Lang) if field.bilingual else (None,):
            yield field, lang, RowsEditor(making, field) if field.type is Type.ROWS else make_editor(making, field)


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_editor_reads_back_what_it_shows(desk: PlainDesk, qapp: QApplication, kind: str, tmp_path: Path) -> None:
    made = list(editors(desk, kind, tmp_path))

    @settings(calm, max_examples=10)
    @given(documents(kind))
    def holds(document: dict[str, Any]) -> None:
        record = typed(document)
        for field, lang, editor in made:
            value = value_at(record, f"{field.name}.{lang}" if lang else field.name)
            editor.show_value(value)
            assert editor.value() == told(field, value), (field.name, lang)
            if isinstance(editor, RowsEditor):
                _cells_read_back(editor)

    holds()
    for _field, _lang, editor in made:
        take_away(qapp, editor)


def _cells_read_back(editor: RowsEditor) -> None:
    for panel in editor.panels:
        for cell in panel.cells.values():
            value = getattr(panel.row, cell.field.name)
            shown = (value.get(cell.lang) if cell.lang else value) or None
            assert cell.editor.value() == told(cell.field, shown), cell.column


@settings(calm, max_examples=8)
@given(data=st.data())
def test_a_record_that_is_only_looked_at_stays_as_it_was(
    desk: PlainDesk, qapp: QApplication, data: st.DataObject
) -> None:
    """Also where its texts have stray spaces, unknown terms, dates nobody would type."""
    record: Record = typed(data.draw(documents()))
    work = MemoryWork({record.uid: record})
    media, now = Media(Path("nowhere")), datetime(2026, 11, 23)
    form = EditForm(desk, work, lambda: work, record.uid, lambda: now, Drafts(), media)
    form.show()
    for section in sections_of(record.kind):
        form.open_section(section)
        for field in fields_in(record.kind, section):
            for half in form.box(field.name).halves:
                half.editor.setFocus()
                half.read()
    form.finish()
    take_away(qapp, form)
    assert work.record(record.uid).record == record
