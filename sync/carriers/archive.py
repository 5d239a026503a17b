"""A bundle tree in one `.niva` file: a ZIP archive whose every entry is stored as it is.

Nothing is unpacked and no entry's name ever becomes a path on the disk. Before the first byte is handed over the whole
table of contents must be of the one plain shape our centre writes: a bounded number of entries, stored and not
encrypted, ordinary files, names of plain letters that differ in more than case, no two sharing bytes.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from pathlib import Path
from typing import IO

from sync.bundle.tree import CHUNK, Carried, Chunks
from sync.errors import Damaged, NotABundle, SourceMissing

ENTRIES_CAP = 5000
_NAME = re.compile(r"(metadata|targets)(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+")
_OUR_FIRST_ENTRY = re.compile(rb"PK\x03\x04.{26}metadata/", re.DOTALL)
_HEADER = 30  # bytes of a local header before the name
_REGULAR = 0o100000
_BROKEN = (
    zipfile.BadZipFile,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
    UnicodeError,
)


class FileCarrier:
    """Reads entries of one archive by name."""

    offline = True

    def __init__(self, path: Path) -> None:
        self._path = path
        self._archive: zipfile.ZipFile | None = None

    @property
    def source(self) -> str:
        """The file as text."""
        return str(self._path)

    def read(self, path: str, start: int = 0) -> Carried | None:
        """Bytes of an entry. Raises NotABundle for a foreign or re-packed file, Damaged for a cut copy of ours."""
        archive = self._opened()
        try:
            entry = archive.open(path)
            entry.seek(start)
        except KeyError:
            return None
        except _BROKEN as error:
            raise Damaged(path) from error
        except OSError as error:
            raise SourceMissing(self.source) from error
        return Carried(start, self._chunks(path, entry))

    def _chunks(self, path: str, entry: IO[bytes]) -> Chunks:
        try:
            with entry:
                while chunk := entry.read(CHUNK):
                    yield chunk
        except _BROKEN as error:
            raise Damaged(path) from error
        except OSError as error:
            raise SourceMissing(self.source) from error

    def _opened(self) -> zipfile.ZipFile:
        if self._archive is None:
            archive = self._open()
            wrong = _what_is_wrong(archive.infolist())
            if wrong:
                archive.close()
                raise NotABundle(self.source, wrong)
            self._archive = archive
        return self._archive

    def _open(self) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(self._path)
        except _BROKEN as error:
            raise self._foreign_or_cut(error) from error
        except OSError as error:
            raise SourceMissing(self.source) from error

    def _foreign_or_cut(self, error: Exception) -> Damaged | NotABundle:
        """A file that begins like ours but has no table of contents was cut on its way."""
        try:
            with self._path.open("rb") as file:
                ours = _OUR_FIRST_ENTRY.match(file.read(64)) is not None
        except OSError:
            ours = False
        return Damaged(self._path.name) if ours else NotABundle(self.source, str(error))

    def close(self) -> None:
        """Close the archive; the next `read` opens it again."""
        if self._archive is not None:
            self._archive.close()
            self._archive = None


def _what_is_wrong(entries: list[zipfile.ZipInfo]) -> str:
    """Why this table of contents is not one of ours, or ''."""
    if len(entries) > ENTRIES_CAP:
        return f"{len(entries)} entries"
    if len({entry.filename.casefold() for entry in entries}) < len(entries):
        return "two entries of one name"
    for entry in entries:
        if wrong := _entry_is_wrong(entry):
            return f"entry {entry.filename[:80]!r}: {wrong}"
    return _overlap(sorted(entries, key=lambda entry: entry.header_offset))


def _entry_is_wrong(entry: zipfile.ZipInfo) -> str:
    kind = (entry.external_attr >> 16) & 0o170000
    if not _NAME.fullmatch(entry.filename) or entry.orig_filename != entry.filename:
        return "name"
    if entry.compress_type != zipfile.ZIP_STORED or entry.compress_size != entry.file_size:
        return "compressed; the file was packed again by another program"
    if entry.flag_bits & 1:
        return "encrypted"
    return "" if kind in (0, _REGULAR) and not entry.is_dir() else "not an ordinary file"


def _overlap(entries: list[zipfile.ZipInfo]) -> str:
    end = 0
    for entry in entries:
        if entry.header_offset < end:
            return f"entry {entry.filename!r} shares bytes with another"
        end = entry.header_offset + _HEADER + len(entry.filename) + entry.file_size
    return ""
