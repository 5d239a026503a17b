"""A bundle tree in a folder: a stick, a share, a copy on the disk."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from sync.bundle.tree import CHUNK, Carried, Chunks
from sync.errors import SourceMissing


class FolderCarrier:
    """Reads files below one folder. A link that leads out of the folder counts as no file."""

    offline = True

    def __init__(self, root: Path) -> None:
        self._root = root

    @property
    def source(self) -> str:
        """The folder as text."""
        return str(self._root)

    def read(self, path: str, start: int = 0) -> Carried | None:
        """Bytes of a file. Raises SourceMissing if the folder is gone or the medium fails."""
        try:
            file = self._open(path)
            if file is None:
                return None
            file.seek(start)
        except (OSError, ValueError) as error:
            raise SourceMissing(self.source) from error
        return Carried(start, self._chunks(file))

    def _open(self, path: str) -> BinaryIO | None:
        root = self._root.resolve(strict=True)
        place = (root / path).resolve()
        if not place.is_relative_to(root) or not place.is_file():
            return None
        return place.open("rb")

    def _chunks(self, file: BinaryIO) -> Chunks:
        try:
            with file:
                while chunk := file.read(CHUNK):
                    yield chunk
        except OSError as error:
            raise SourceMissing(self.source) from error

    def close(self) -> None:
        """Nothing stays open between two files."""
