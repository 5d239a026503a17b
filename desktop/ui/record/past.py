"""Where a record comes from and what was done to it here: provenance, history, fields of a later program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.language import _, date_text
from desktop.ui.record.facts import Fact, Facts
from desktop.ui.record.leading import fact_of
from desktop.ui.record.prose import Caption, SectionHead, stack
from desktop.ui.record.reading import Piece
from desktop.ui.record.table import Table
from desktop.ui.value_words import path_words, value_words
from sync.fields import Field, Section, Type
from sync.registry import fields_of

if TYPE_CHECKING:
    from desktop.catalogue.views import HistoryEntry
    from desktop.ui.record.surface import Surface

_NOT_TOLD = {"successor_uid", "demo", "confirm_every_months", "rev", "status"}


def provenance_block(on: Surface) -> QWidget:
    """Register numbers, source, licence, who keeps the record: what lets a reader believe it."""
    record, reading = on.reading.record, on.reading
    facts = [fact_of(reading, field) for field in fields_of(record.kind).values()
             if field.section is Section.REGISTER and _told(field)]  # fmt: skip
    others = tuple(Piece(f"{row.scheme}: {row.value}") for row in record.alt_ids)
    facts.append(Fact(_("Other numbers"), others))
    told = [fact for fact in facts if fact.pieces]
    return stack(on.theme, SectionHead(on.theme, _("Provenance")), Facts(on.theme, told, on.follow), spacing=8)


def _told(field: Field) -> bool:
    return field.type is not Type.ROWS and field.name not in _NOT_TOLD


def unknown_block(on: Surface) -> QWidget:
    """Fields a later program wrote: shown as they are, kept untouched."""
    note = Caption(on.theme, 13).say(_("Written by a newer program. They are kept and sent on unchanged."))
    facts = [Fact(name, (Piece(text[:400]),)) for name, text in on.reading.view.unknown]
    head = SectionHead(on.theme, _("Unknown fields"), len(facts))
    return stack(on.theme, head, note, Facts(on.theme, facts, on.follow), spacing=8)


def history_block(on: Surface, entries: Sequence[HistoryEntry]) -> QWidget:
    """What was done to the record on this computer, newest first."""
    kind, terms = on.reading.record.kind, on.reading.terms

    def words(entry: HistoryEntry, value: object) -> str:
        return value_words(kind, entry.path, value, terms, on.reading.lang, on.reading.view) or "—"

    cells = [[path_words(kind, entry.path), words(entry, entry.old), words(entry, entry.new), _when(entry)]
             for entry in entries]  # fmt: skip
    if not entries:
        note = Caption(on.theme, 13).say(_("Nothing has been changed on this computer."))
        return stack(on.theme, SectionHead(on.theme, _("History on this computer")), note, spacing=4)
    heads = [_("Field"), _("Was"), _("Became"), _("When and who")]
    table = Table(on.theme, heads, cells, (3, 4, 4, 3), lambda n: _("Show the other {n}").format(n=n))
    return stack(on.theme, SectionHead(on.theme, _("History on this computer"), len(entries)), table, spacing=4)


def _when(entry: HistoryEntry) -> str:
    told = f"{date_text(entry.at)} {entry.at[11:16]}".strip()
    fate = _("undone") if entry.undone else _("fell: the record has changed since") if entry.carried else ""
    parts = [told, entry.author, _("translation checked") if entry.checked else "", fate]
    return ", ".join(part for part in parts if part)
