"""The sources of the sample and its vocabularies, read once for all tests of this folder."""

from functools import cache
from pathlib import Path

from sync.bilingual import Bilingual
from sync.canon import decode
from sync.records import Record
from sync.registry import fields_of, typed
from sync.vocabularies import Term, Vocabularies, read_terms

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
SAMPLE = RESOURCES / "sample"
TABLES = ("terms", "countries", "regions", "ford", "grnti", "thesaurus")


@cache
def terms() -> tuple[Term, ...]:
    return tuple(term for name in TABLES for term in read_terms(RESOURCES / "vocabularies" / f"{name}.tsv"))


@cache
def vocabularies() -> Vocabularies:
    return Vocabularies(terms())


@cache
def records() -> tuple[Record, ...]:
    files = sorted(SAMPLE.glob("*.jsonl"))
    return tuple(typed(decode(line)) for path in files for line in path.read_bytes().splitlines())


def of_kind(kind: str, demo: bool = True) -> list[Record]:
    return [record for record in records() if record.kind == kind and record.demo == demo]


def texts(record: Record) -> list[Bilingual]:
    """Every text in two languages, those of rows too."""
    found = []
    for field in fields_of(record.kind).values():
        value = getattr(record, field.name)
        if field.bilingual:
            found.append(value)
        for row in value if field.columns else ():
            found += [getattr(row, column.name) for column in field.columns if column.bilingual]
    return [text for text in found if text]
