"""A canvas that keeps the structure of the document: PDF/A-2a and PDF/UA-1 at once, without post-processing.

Drawing is bracketed by `mark`, which says what it belongs to: an element of the structure, or an artifact (rules,
grounds, running heads). Everything drawn must lie inside a mark. Elements form a tree in the order of their first
drawing, except that a child always stands under its parent, wherever on the page it was drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase.pdfdoc import XMP, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from desktop.brochure.metadata import output_intent, repair_streams, xmp
from desktop.brochure.structure import Box, Hotspot, Node, Piece, Structure

_ARTIFACT = Node("Artifact")


class TaggedCanvas(Canvas):
    """reportlab's canvas with marks. Give `lang` and a title; `languages` are those of the texts."""

    def __init__(self, file: Any, *, languages: tuple[str, ...], **options: Any) -> None:
        repair_streams()
        super().__init__(file, **options)
        self.languages = languages
        self._structure = Structure()
        self._open: Node | None = None
        self._page_index = 0
        self._owners: list[Node] = []  # of the marked content of this page, by number
        self._page_key = 0

    @contextmanager
    def mark(self, node: Node, box: Box | None = None) -> Iterator[None]:
        """What is drawn inside is content of the element; a figure gives its box on the page."""
        if not self._owners:  # first content of the page: reserve its key
            self._page_key = len(self._structure.owners)
            self._structure.owners.append(self._owners)
        self._code.append(f"/{node.role} <</MCID {len(self._owners)}>> BDC")
        self._structure.kids[self._structure.place(node)].append(Piece(self._page_index, len(self._owners)))
        self._owners.append(node)
        if box:
            self._structure.boxes[node] = box
        yield from self._inside(node)

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """What is drawn inside is no content: Layout (rules, grounds) or Pagination (running heads)."""
        self._code.append(f"/Artifact <</Type /{kind}>> BDC")
        yield from self._inside(_ARTIFACT)

    def _inside(self, node: Node) -> Iterator[None]:
        assert self._open is None, f"{node.role} drawn inside {self._open}"
        self._open = node
        yield
        self._code.append("EMC")
        self._open = None

    def _addAnnotation(self, annotation: Any, name: str | None = None, addtopage: int = 1) -> None:
        """A link belongs to the Link element that is open: its annotation prints, has words and a key."""
        link = self._open
        if link is None or link.role != "Link":
            raise RuntimeError("a link outside a Link element")
        entry = annotation if isinstance(annotation, PDFDictionary) else annotation.Dict()
        key = len(self._structure.owners)
        self._structure.owners.append(link)
        self._structure.kids[link].append(Hotspot(self._page_index, f"link{key}"))
        entry.dict.update(Contents=PDFString(link.alt or ""), F=4, StructParent=key)
        super()._addAnnotation(entry, f"link{key}", addtopage)

    def showPage(self) -> None:
        """Ends the page and ties its marks to the tree."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]  # keys reportlab does not know
        page.Tabs, page.StructParents = PDFName("S"), self._page_key if self._owners else None
        self._page_index, self._owners = self._page_index + 1, []

    def save(self) -> None:
        """Writes the tree, the claims and the file."""
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = self._structure.write(self._doc)
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.OutputIntents = output_intent(self._doc)
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.Metadata = XMP(creator=lambda document: xmp(document, self.languages))
        catalog.Metadata.filters = []  # plain, so that any tool finds it
        self.setViewerPreference("DisplayDocTitle", "true")
        super().save()
