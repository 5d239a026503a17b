"""Photos for paper: turned upright, cropped to their place, at most 300 dots an inch, sRGB, nothing hidden in them.

A photo printed twice in one run is prepared once. What a camera wrote into the file (place, owner, date) never
reaches the page.
"""

from __future__ import annotations

import io
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageOps
from reportlab.pdfbase.pdfdoc import PDFImageXObject

from desktop.brochure.tagged import TaggedCanvas

DOTS = 300 / 72
_MOST_PIXELS = 120_000_000


@lru_cache(maxsize=64)
def prepare(path: Path, wide: float, tall: float) -> bytes | None:
    """JPEG bytes of the picture cropped to a place of `wide` by `tall` points; None if the file is no picture.

    Raises FileNotFoundError (and its kin) where it cannot be opened.
    """
    data = path.read_bytes()
    try:
        with Image.open(io.BytesIO(data)) as picture:
            return _encoded(_fitted(picture, wide, tall))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _fitted(picture: Image.Image, wide: float, tall: float) -> Image.Image:
    if picture.width * picture.height > _MOST_PIXELS:
        raise ValueError("too large a picture")
    picture.draft("RGB", (round(wide * DOTS), round(tall * DOTS)))
    upright = _opaque(ImageOps.exif_transpose(picture))
    scale = min(1.0, upright.width / (wide * DOTS), upright.height / (tall * DOTS))
    size = (max(1, round(wide * DOTS * scale)), max(1, round(tall * DOTS * scale)))
    return ImageOps.fit(_srgb(upright), size, Image.Resampling.LANCZOS, centering=(0.5, 0.45))


def _opaque(picture: Image.Image) -> Image.Image:
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture
    layer = picture.convert("RGBA")
    ground = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(ground, layer).convert("RGB")


def _srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            return turned or picture.convert("RGB")
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken profile: the plain conversion is the better guess
    return picture.convert("RGB")


def _encoded(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=86, optimize=True, progressive=False)
    return out.getvalue()


def draw_jpeg(canvas: TaggedCanvas, jpeg: bytes, box: tuple[float, float, float, float], whole: float) -> None:
    """Draws prepared bytes `whole` points high into (x, low, wide, tall) and shows the middle of them.

    The same bytes are stored once in the file.
    """
    name = sha256(jpeg).hexdigest()[:24]
    document: Any = canvas._doc
    registered = document.getXObjectName(name)
    if registered not in document.idToObject:
        picture = PDFImageXObject(name)
        picture.loadImageFromJPEG(io.BytesIO(jpeg))
        canvas._setXObjects(picture)
        document.Reference(picture, registered)
        document.addForm(name, picture)
    x, low, wide, tall = box
    canvas._currentPageHasImages = 1
    canvas.saveState()
    window = canvas.beginPath()
    window.rect(x, low, wide, tall)
    canvas.clipPath(window, stroke=0, fill=0)
    canvas.translate(x, low - (whole - tall) / 2)
    canvas.scale(wide, whole)
    canvas._code.append(f"/{registered} Do")
    canvas.restoreState()
    canvas._formsinuse.append(name)
