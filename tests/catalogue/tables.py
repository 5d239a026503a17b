"""Tables of offices in tests: made as a person makes them, planned as a load plans them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl

from desktop import language
from desktop.catalogue import Catalogue
from desktop.catalogue.giving import Manner
from desktop.catalogue.loading import Plan, guess_mapping, kinds_in, make_plan, read_source
from sync.bilingual import Lang
from sync.formats import Asked
from tests.catalogue.sample_records import TODAY as CLOCK

TODAY = "2026-11-23"


def sheet(path: Path, *rows: list[Any]) -> Path:
    """A workbook of one sheet with these rows."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def planned(here: Catalogue, path: Path, kind: str = "equipment") -> Plan:
    """What a foreign table would do."""
    source = read_source(path)
    return make_plan(here, source, guess_mapping(source, kind), today=TODAY)


def own(here: Catalogue, path: Path) -> Plan:
    """What a table of ours would do."""
    source = read_source(path)
    return make_plan(here, source, *(guess_mapping(source, kind) for kind in kinds_in(source)), today=TODAY)


def given(here: Catalogue, path: Path, *uids: str, lang: Lang | None = None) -> Path:
    """These records as a table of ours, of the sort the name says, in a language, else in the one spoken."""
    lang = lang or language.current()
    asked = Asked(CLOCK, lang, language.translation(lang).gettext)
    here.give(path.suffix[1:], uids, path, Manner(asked))
    return path
