"""Draws the pictures of the demonstration facilities: photos/NUMBER.jpg, 1200 × 675, at most 60 KB each.

    python resources/sample/draw_photos.py [FOLDER]

Needs Pillow. The subject of each picture is in photos.tsv (number, subject, ramp of colours). The same Pillow draws
the same bytes; after drawing anew the hashes in facilities.jsonl must be renewed.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from drawing import light, machines, matter, nature  # noqa: E402
from drawing.canvas import Canvas  # noqa: E402

_LIMIT = 60_000


def subject(name: str) -> Callable[[Canvas], None]:
    """The function that draws a subject."""
    found: Callable[[Canvas], None] = next(
        getattr(module, name) for module in (light, machines, matter, nature) if hasattr(module, name)
    )
    return found


def picture(number: str, name: str, ramp: str) -> Image.Image:
    """One picture; the number is the seed."""
    canvas = Canvas(number, ramp)
    subject(name)(canvas)
    return canvas.finished()


def jpeg(image: Image.Image) -> bytes:
    """The picture as JPEG, in the best quality that stays under the limit."""
    for quality in range(88, 20, -6):
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True)
        if buffer.tell() <= _LIMIT:
            break
    return buffer.getvalue()


def plan() -> Iterator[tuple[str, str, str]]:
    """Number, subject and ramp of every picture."""
    with (HERE / "photos.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            yield row["number"], row["subject"], row["ramp"]


def main(folder: Path) -> None:
    """Draw all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, name, ramp in plan():
        (folder / f"{number}.jpg").write_bytes(jpeg(picture(number, name, ramp)))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "photos")
