"""python-tuf's fetcher over a carrier: caps, cancelling, and downloads that go on where they were cut."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO

from tuf.api.exceptions import DownloadHTTPError, DownloadLengthMismatchError, LengthOrHashMismatchError
from tuf.ngclient import FetcherInterface

from sync.bundle.tree import Carrier, Chunks

_HASHED = re.compile(r"/([0-9a-f]{64})\.[^/]*$")


class Receiver(FetcherInterface):
    """Fetches files of one bundle tree. `tick` is told the size of every chunk and may raise to stop.

    `last` is the path asked for last, `seen` the bytes of every metadata file that came, `received` all bytes that
    came, `resumed` whether the last target began in the middle.
    """

    def __init__(self, carrier: Carrier, parts: Path | None, tick: Callable[[int], None]) -> None:
        self._carrier, self._parts, self._tick = carrier, parts, tick
        self.last = ""
        self.seen: dict[str, bytes] = {}
        self.received = 0
        self.resumed = False

    def _fetch(self, url: str) -> Chunks:
        return self._from(url, 0)[1]

    def _from(self, url: str, start: int) -> tuple[int, Chunks]:
        self.last = url
        carried = self._carrier.read(url, start)
        if carried is None:
            raise DownloadHTTPError(f"{url} is not there", 404)
        return carried.start, self._counted(carried.chunks)

    def _counted(self, chunks: Chunks) -> Chunks:
        with closing(chunks):
            for chunk in chunks:
                self.received += len(chunk)
                self._tick(len(chunk))
                yield chunk

    @contextmanager
    def download_file(self, url: str, max_length: int) -> Iterator[IO[bytes]]:
        """The whole file, no longer than `max_length`, open at its beginning."""
        hashed = _HASHED.search(url)
        if hashed and self._parts:
            with self._resumable(url, self._parts / f"{hashed[1]}.part", max_length) as file:
                yield file
        else:
            whole = BytesIO()
            with closing(self._fetch(url)) as chunks:
                for chunk in chunks:
                    whole.write(chunk)
                    self._refuse_longer(url, whole.tell(), max_length)
            self.seen[url] = whole.getvalue()
            whole.seek(0)
            yield whole

    @contextmanager
    def _resumable(self, url: str, part: Path, max_length: int) -> Iterator[IO[bytes]]:
        """The same by way of a file that outlives a cut; it is dropped once its bytes were judged, good or bad."""
        part.parent.mkdir(parents=True, exist_ok=True)
        self._receive(url, part, max_length)
        try:
            with part.open("rb") as file:
                yield file
        except LengthOrHashMismatchError:
            part.unlink(missing_ok=True)
            raise
        part.unlink(missing_ok=True)

    def _receive(self, url: str, part: Path, max_length: int) -> None:
        had = part.stat().st_size if part.exists() else 0
        had = had if had <= max_length else 0
        self.last, self.resumed = url, had > 0
        if 0 < had == max_length:
            self._tick(had)
            return
        start, chunks = self._from(url, had)
        self._tick(start)
        with closing(chunks), part.open("rb+" if start else "wb") as file:
            file.seek(start)
            file.truncate()
            for chunk in chunks:
                file.write(chunk)
                self._refuse_longer(url, file.tell(), max_length, part)
            file.flush()
            os.fsync(file.fileno())

    def _refuse_longer(self, url: str, length: int, max_length: int, part: Path | None = None) -> None:
        if length <= max_length:
            return
        if part:
            part.write_bytes(b"")
        raise DownloadLengthMismatchError(f"{url} is longer than {max_length} bytes")
