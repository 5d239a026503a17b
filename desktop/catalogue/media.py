"""Pictures and files a person puts into records: checked, made safe to publish, stored by their SHA-256 beside those
that came with the catalogue. Nothing here is ever deleted: a record, its history or another's edit may name it.

A picture loses everything its camera or author wrote beside it (place, time, names, thumbnails); it is turned upright
and made small enough to travel.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from sync.bundle import find_media
from sync.bundle.manifest import MEDIA_FILE_CAP, MEDIA_SUFFIXES
from sync.disk import disk_refusal
from sync.refusal import Refusal

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

LONGEST_SIDE = 2400
MOST_PIXELS = 100_000_000
LARGEST = 50 * 2**20
"""Bytes of one file, picture or document."""
_MAGIC = {b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png", b"%PDF-": "pdf"}
_SUFFIX = re.compile(r"[a-z0-9]{1,8}")


@dataclass(eq=False)
class NotAPicture(Refusal):
    """The file `name` holds no picture that can be read."""

    name: str


@dataclass(eq=False)
class TooManyPixels(Refusal):
    """The picture `name` has more than `limit` pixels."""

    name: str
    limit: int


@dataclass(eq=False)
class FileTooLarge(Refusal):
    """The file `name` has `size` bytes, more than `limit`."""

    name: str
    size: int
    limit: int


@dataclass(eq=False)
class NotReadable(Refusal):
    """The file `name` is not there or may not be read; `reason` is the system's own word."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that is stored now: its hash in hex, the name it came under, its bytes as stored."""

    sha256: str
    name: str
    size: int


class Media:
    """The media folder of one profile."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, digest: str) -> Path | None:
        """The file of this hash, None where it is not on this computer."""
        if not re.fullmatch(r"[0-9a-f]{64}", digest):
            return None
        return find_media(self._folder, digest) or next(self._folder.glob(f"{digest}.*"), None)

    def take_picture(self, name: str, data: bytes) -> Taken:
        """Stores a picture as JPEG or PNG. Raises NotAPicture, TooManyPixels, FileTooLarge, NoSpace, CannotWrite."""
        _refuse_large(name, data)
        clean, suffix = _cleaned(name, data)
        return self._store(clean, suffix, name)

    def take_file(self, name: str, data: bytes) -> Taken:
        """Stores any file as it is. Raises FileTooLarge, NoSpace, CannotWrite."""
        _refuse_large(name, data)
        known = next((suffix for magic, suffix in _MAGIC.items() if data.startswith(magic)), "")
        said = name.rpartition(".")[2].lower()
        return self._store(data, known or (said if _SUFFIX.fullmatch(said) else "bin"), name)

    def _store(self, data: bytes, suffix: str, name: str) -> Taken:
        digest = sha256(data).hexdigest()
        if self.find(digest) is None:
            path = self._folder / f"{digest}.{suffix}"
            fresh = path.with_name(f".{path.name}.new")  # what a killed program leaves behind is not found by its hash
            try:
                with fresh.open("wb") as out:
                    out.write(data)
                    out.flush()
                    os.fsync(out.fileno())  # the record that names it is kept for good; so is its file
                os.replace(fresh, path)
            except OSError as error:
                raise disk_refusal(self._folder, error) from error
        return Taken(digest, name, len(data))


def read(path: Path) -> bytes:
    """The bytes of a file a person chose. Raises FileTooLarge before it is read, NotReadable."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise FileTooLarge(path.name, size, LARGEST)
        return path.read_bytes()
    except OSError as error:
        raise NotReadable(path.name, error.strerror or str(error)) from error


def travels(path: Path) -> bool:
    """Whether a stored file may be published: its type and size are those a bundle carries."""
    return path.suffix.lstrip(".") in MEDIA_SUFFIXES and path.stat().st_size <= MEDIA_FILE_CAP


def _refuse_large(name: str, data: bytes) -> None:
    if len(data) > LARGEST:
        raise FileTooLarge(name, len(data), LARGEST)


def _cleaned(name: str, data: bytes) -> tuple[bytes, str]:
    """The picture upright, small and bare, as PNG where it is one or has transparent parts, else as JPEG."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data)) as image:
            if image.width * image.height > MOST_PIXELS:
                raise TooManyPixels(name, MOST_PIXELS)
            png = image.format == "PNG" or "transparency" in image.info or image.mode in ("RGBA", "LA", "PA")
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(image)
            upright = upright.convert("RGBA" if "A" in upright.getbands() or "transparency" in upright.info else "RGB")
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
            return _written(upright, png)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise TooManyPixels(name, MOST_PIXELS) from bomb
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, IndexError, MemoryError) as error:
        raise NotAPicture(name) from error


def _written(image: Image, png: bool) -> tuple[bytes, str]:
    profile = image.info.get("icc_profile")
    image.info.clear()
    if png:
        out = BytesIO()
        image.save(out, "PNG", optimize=True, icc_profile=profile)
        if out.tell() <= MEDIA_FILE_CAP:
            return out.getvalue(), "png"
    flat = _flat(image)
    for quality in (88, 75, 60):
        out = BytesIO()
        flat.save(out, "JPEG", quality=quality, optimize=True, progressive=True, icc_profile=profile)
        if out.tell() <= MEDIA_FILE_CAP:
            break
    return out.getvalue(), "jpg"


def _flat(image: Image) -> Image:
    """Without transparent parts: on white, as paper is."""
    from PIL import Image as images

    if image.mode == "RGB":
        return image
    ground = images.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground
