"""Writes the two files among the demonstration documents: documents/NAME.pdf, a page each.

    python resources/sample/draw_documents.py [FOLDER]

Needs reportlab; the same reportlab writes the same bytes. After writing anew the hashes and sizes in documents.jsonl
must be renewed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent
_LEFT, _TOP, _LEADING = 64.0, 770.0, 20.0
PAGES = {
    "rules-by-0001.pdf": (
        "Правила доступа (образец)",
        "Документ придуман для показа каталога.",
        "",
        "1. Время на установке получают по заявке.",
        "2. На заявку отвечают за пятнадцать рабочих дней.",
        "3. Перед первым опытом проходят инструктаж по безопасности.",
        "4. Отчёт об опыте присылают за тридцать дней.",
    ),
    "form-by-0001.pdf": (
        "Бланк заявки (образец)",
        "Документ придуман для показа каталога.",
        "",
        "Организация: ______________________________",
        "Тема опыта: ______________________________",
        "Сколько часов нужно: ______________________",
        "Желаемые даты: ___________________________",
    ),
}


def write(path: Path, lines: tuple[str, ...]) -> None:
    """One page: a title and lines."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=1, lang="ru")
    canvas.setTitle(lines[0])
    for place, line in enumerate(lines):
        canvas.setFont("Bold" if not place else "Regular", 18 if not place else 12)
        canvas.drawString(_LEFT, _TOP - place * _LEADING - (12 if place else 0), line)
    canvas.save()


def main(folder: Path) -> None:
    """Writes all of them."""
    folder.mkdir(exist_ok=True)
    for name in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(name, str(HERE.parent / "fonts" / f"PTSans-{name}.ttf")))
    for name, lines in PAGES.items():
        write(folder / name, lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "documents")
