"""Pictures and documents that a record names by a file beside its source become files named by their hash."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sync.canon import Document
from sync.fields import Field, Type
from sync.records import KINDS
from sync.registry import fields_of

_FOLDERS = ("", "photos", "documents")
_HASH_LENGTH = 64


class Missing(NamedTuple):
    """A file nobody finds: where it is named, and how."""

    where: str
    given: str


def attach(document: Document, source: Path, take: Callable[[Path], str]) -> Iterator[Missing]:
    """Puts hashes in place of file names, in the document itself; `take` keeps a file and tells its hash, '' if it is
    none of ours. Files are looked for beside the source and never outside its folder. Tells what is not there.

    A field of the type FILE may hold a name instead of a hash; the row of a photo names its file apart.
    """
    if document.get("kind") not in KINDS:
        return
    for name, field in fields_of(document["kind"]).items():
        value = document.get(name)
        if field.type is Type.FILE and _is_name(value):
            yield from _attach_field(document, field, source, take)
        elif isinstance(value, list) and any(column.type is Type.FILE for column in field.columns):
            yield from _attach_rows(value, name, source, take)


def _attach_field(document: Document, field: Field, source: Path, take: Callable[[Path], str]) -> Iterator[Missing]:
    name = str(document.pop(field.name))
    path = _find(source, name)
    digest = take(path) if path else ""
    if not path or not digest:
        yield Missing(field.name, name)
        return
    document[field.name] = digest
    if "size" in fields_of(document["kind"]):
        document["size"] = path.stat().st_size


def _attach_rows(rows: list[Any], name: str, source: Path, take: Callable[[Path], str]) -> Iterator[Missing]:
    for place, row in enumerate(rows):
        if not isinstance(row, dict) or row.get("hash") or not row.get("file"):
            continue
        path = _find(source, str(row["file"]))
        if path and (digest := take(path)):
            row["hash"] = digest
        else:
            yield Missing(f"{name}[{place}].file", str(row["file"]))


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and bool(value) and len(value) != _HASH_LENGTH


def _find(source: Path, name: str) -> Path | None:
    folder = source.resolve().parent
    for path in (folder / part / name for part in _FOLDERS):
        if path.resolve().is_relative_to(folder) and path.is_file():
            return path
    return None
