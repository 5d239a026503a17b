"""PDF/A-2a and PDF/UA-1 at once, said by veraPDF and by pdfua; and both say no where they must."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pdfua
import pytest

from desktop.brochure import job
from desktop.brochure.figures import Figure
from desktop.brochure.plan import PassportView, Printed
from desktop.brochure.tagged import TaggedCanvas
from desktop.brochure.type import Face, register
from desktop.settings import Content
from tests.brochure import sheets

FLAVOURS = ("2a", "ua1")


def _broken(path: Path) -> set[str]:
    from tests.verapdf import failures

    return {found.split()[0] for flavour in FLAVOURS for found in failures(path, flavour)}


def _gate(path: Path) -> list[str]:
    return [found.rule_id for found in pdfua.validate(str(path)).findings]


@pytest.mark.verapdf
@pytest.mark.parametrize("flavour", FLAVOURS)
@pytest.mark.parametrize("mode", list(Content), ids=str)
def test_every_mode_conforms(printed: Mapping[Content, Printed], mode: Content, flavour: str) -> None:
    from tests.verapdf import failures

    assert not failures(printed[mode].path, flavour)


@pytest.mark.verapdf
def test_many_records_with_everything_that_goes_wrong_conform(view: PassportView, out: Path, tmp_path: Path) -> None:
    hard = (view, sheets.one_sided(), sheets.endless(), sheets.hostile(sheets.broken_png(tmp_path / "b.png")))
    job.write(sheets.request(*hard), out)
    assert not _broken(out)


def test_the_fast_gate_finds_nothing(sheet: Printed) -> None:
    assert not _gate(sheet.path)


def _drawn(out: Path, draw: Callable[[TaggedCanvas], None]) -> Path:
    """A page of one paragraph, and what a test adds to it."""
    from desktop.brochure.structure import Node

    register()
    canvas = TaggedCanvas(str(out), languages=("ru",), initialFontName=Face.SANS.value, lang="ru", invariant=1)
    canvas.setTitle("Проба")
    with canvas.mark(Node("H1")):
        canvas.setFont(Face.SANS.value, 12)
        canvas.drawString(72, 700, "Заголовок")
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out


def _untagged(canvas: TaggedCanvas) -> None:
    canvas.setFont(Face.SANS.value, 12)
    canvas.drawString(72, 600, "Ничьё")


def _foreign_font(canvas: TaggedCanvas) -> None:
    from desktop.brochure.structure import Node

    with canvas.mark(Node("P")):
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, 600, "not embedded")


def _no_glyph(canvas: TaggedCanvas) -> None:
    from desktop.brochure.structure import Node

    with canvas.mark(Node("P")):
        canvas.setFont(Face.SANS.value, 12)
        canvas.drawString(72, 600, "\u6f22")


def _speechless_figure(canvas: TaggedCanvas) -> None:
    from desktop.brochure.structure import Node

    class Square(Figure):
        def paint(self, canvas: TaggedCanvas, x: float, low: float) -> None:
            canvas.rect(x, low, 20, 20)

    Square(wide=20, tall=20, node=Node("Figure")).draw(canvas, 72, 600)


@pytest.mark.verapdf
@pytest.mark.parametrize(
    ("draw", "rule"),
    [
        (_untagged, "7.1-3"),
        (_foreign_font, "7.21.4.1-1"),
        (_no_glyph, "7.21.7-2"),
        (_speechless_figure, "7.3-1"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_the_validator_sees_what_is_wrong(draw: Any, rule: str, out: Path) -> None:
    assert rule in _broken(_drawn(out, draw))


@pytest.mark.verapdf
def test_the_plain_page_of_these_controls_is_sound(out: Path) -> None:
    assert not _broken(_drawn(out, lambda canvas: None))


def test_the_gate_sees_a_table_without_headers(out: Path) -> None:
    from desktop.brochure.structure import Node

    def draw(canvas: TaggedCanvas) -> None:
        row = Node("TR", Node("Table"))
        for number in range(2):
            with canvas.mark(Node("TD", row)):
                canvas.setFont(Face.SANS.value, 12)
                canvas.drawString(72 + 90 * number, 600, "ячейка")

    assert "UA-15-003" in _gate(_drawn(out, draw))


def test_a_link_outside_a_link_element_is_refused(out: Path) -> None:
    with pytest.raises(RuntimeError):
        _drawn(out, lambda canvas: canvas.linkURL("https://example.org", (1, 1, 9, 9)))
