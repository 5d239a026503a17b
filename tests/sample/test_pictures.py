"""The drawing script makes the pictures that are shipped."""

import io
import runpy
import sys

import pytest
from PIL import Image, ImageChops, ImageStat

from tests.sample.reading import SAMPLE, of_kind


def test_a_picture_drawn_anew_is_the_shipped_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", list(sys.path))
    script = runpy.run_path(str(SAMPLE / "draw_photos.py"))
    plan = {number: (number, subject, ramp) for number, subject, ramp in script["plan"]()}
    assert set(plan) == {facility.number for facility in of_kind("facility")}
    data = script["jpeg"](script["picture"](*plan["BY-0001"]))
    assert data == script["jpeg"](script["picture"](*plan["BY-0001"]))
    drawn = Image.open(io.BytesIO(data))
    with Image.open(SAMPLE / "photos" / "BY-0001.jpg") as shipped:
        difference = ImageChops.difference(drawn.convert("L"), shipped.convert("L"))
    assert ImageStat.Stat(difference).mean[0] < 1  # another Pillow may round otherwise
