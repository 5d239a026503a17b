"""Tables of office programs: any XLSX or CSV is read, our own are written so that they come back without a loss.

    read_source(path) -> Source     sheets, headers, encoding
    guess(source, kind, …)          which column fills which field
    Entries(source, mapping, …)     what the table says about each record
    understood(entry, …)            the values, and a finding for each cell that is none
    write_workbook, write_delimited, write_template

openpyxl and XlsxWriter are loaded when a workbook is opened, not before.
"""

from __future__ import annotations

from sync.tables.columns import Column, column_at, columns_of, columns_of_rows, name_columns, seal
from sync.tables.delimited import DELIMITERS
from sync.tables.delimited_writing import write_delimited
from sync.tables.entries import Entries, Entry, Finding, understood
from sync.tables.headers import SheetMapping, TableMapping, guess, guess_sheet
from sync.tables.opening import lines_of, reached, read_source
from sync.tables.persons import FULL_NAME
from sync.tables.references import DIVIDER, Called, How, Names, agreed, called, folded, meant
from sync.tables.sources import Form, Line, Sheet, Source, cell_name
from sync.tables.template import write_template
from sync.tables.terms import Terms
from sync.tables.values import Reader, Writer
from sync.tables.workbook_writing import write_workbook
from sync.tables.written import Written

__all__ = [
    "DELIMITERS",
    "DIVIDER",
    "FULL_NAME",
    "Called",
    "Column",
    "Entries",
    "Entry",
    "Finding",
    "Form",
    "How",
    "Line",
    "Names",
    "Reader",
    "Sheet",
    "SheetMapping",
    "Source",
    "TableMapping",
    "Terms",
    "Writer",
    "Written",
    "agreed",
    "called",
    "cell_name",
    "column_at",
    "columns_of",
    "columns_of_rows",
    "folded",
    "guess",
    "guess_sheet",
    "lines_of",
    "meant",
    "name_columns",
    "reached",
    "read_source",
    "seal",
    "understood",
    "write_delimited",
    "write_template",
    "write_workbook",
]
