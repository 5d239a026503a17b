"""A canvas that keeps the structure of the document: PDF/A-2a and PDF/UA-1 at once, without post-processing.

Drawing is bracketed by `mark`, which says what it belongs to: an element of the structure, or an artifact (rules,
grounds, running heads). Everything drawn must lie inside a mark. Elements form a tree in the order of their first
drawing, except that a child always stands under its parent, wherever on the page it was drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import XMP, PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from desktop.brochure.metadata import output_intent, repair_streams, xmp


@dataclass(frozen=True, eq=False)  # two alike elements are still two: hashed by identity
class Node:
    """One structure element. Parts of a split text share it. `alt` is for figures and links, `scope` for headers of
    tables; without a parent it stands right under the document."""

    role: str
    parent: Node | None = None
    lang: str | None = None
    alt: str | None = None
    scope: str | None = None


class _Piece(NamedTuple):
    """Marked content of an element: its page and its number there."""

    page: int
    mcid: int


class _Hotspot(NamedTuple):
    """A link annotation of an element: its page and its name."""

    page: int
    name: str


_ARTIFACT = Node("Artifact")


class TaggedCanvas(Canvas):
    """reportlab's canvas with marks. Give `lang` and a title; `languages` are those of the texts."""

    def __init__(self, file: Any, *, languages: tuple[str, ...], **options: Any) -> None:
        repair_streams()
        super().__init__(file, **options)
        self.languages = languages
        self.document = Node("Document")
        self._kids: dict[Node, list[Node | _Piece | _Hotspot]] = {self.document: []}
        self._boxes: dict[Node, tuple[float, float, float, float]] = {}
        self._open: Node | None = None
        self._page_index = 0
        self._owners: list[Node] = []  # of the marked content of this page, by number
        self._tree: list[Node | list[Node]] = []  # the ParentTree: a key is an index here
        self._page_key = 0

    def _place(self, node: Node) -> Node:
        if node not in self._kids:
            self._kids[self._place(node.parent) if node.parent else self.document].append(node)
            self._kids[node] = []
        return node

    @contextmanager
    def mark(self, node: Node, box: tuple[float, float, float, float] | None = None) -> Iterator[None]:
        """What is drawn inside is content of the element; a figure gives its box on the page."""
        if not self._owners:  # first content of the page: reserve its key
            self._page_key = len(self._tree)
            self._tree.append(self._owners)
        self._code.append(f"/{node.role} <</MCID {len(self._owners)}>> BDC")
        self._kids[self._place(node)].append(_Piece(self._page_index, len(self._owners)))
        self._owners.append(node)
        if box:
            self._boxes[node] = box
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
        key = len(self._tree)
        self._tree.append(link)
        self._kids[link].append(_Hotspot(self._page_index, f"link{key}"))
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
        catalog.StructTreeRoot = self._structure()
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.OutputIntents = output_intent(self._doc)
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.Metadata = XMP(creator=lambda document: xmp(document, self.languages))
        catalog.Metadata.filters = []  # plain, so that any tool finds it
        self.setViewerPreference("DisplayDocTitle", "true")
        super().save()

    def _structure(self) -> PDFDictionary:
        reference = self._doc.Reference
        root = PDFDictionary({"Type": PDFName("StructTreeRoot"), "ParentTreeNextKey": len(self._tree)})
        written: dict[Node, Any] = {}
        root["K"] = self._write(self.document, reference(root), written)
        numbers: list[Any] = []
        for key, owner in enumerate(self._tree):
            if isinstance(owner, Node):
                numbers += [key, written[owner]]
            else:
                numbers += [key, reference(PDFArray([written[node] for node in owner]))]
        root["ParentTree"] = reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        return root

    def _write(self, node: Node, parent: Any, written: dict[Node, Any]) -> Any:
        entry = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(node.role), "P": parent})
        written[node] = self._doc.Reference(entry)
        kids = [self._kid(kid, written[node], written) for kid in self._kids[node]]
        entry["K"] = kids[0] if len(kids) == 1 else PDFArray(kids)
        entry.dict.update({key: PDFString(text) for key, text in (("Lang", node.lang), ("Alt", node.alt)) if text})
        if node in self._boxes:
            entry["A"] = PDFDictionary({"O": PDFName("Layout"), "BBox": PDFArray(list(self._boxes[node]))})
        elif node.scope:
            entry["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(node.scope)})
        return written[node]

    def _kid(self, kid: Node | _Piece | _Hotspot, parent: Any, written: dict[Node, Any]) -> Any:
        if isinstance(kid, Node):
            return self._write(kid, parent, written)
        page = self._doc.Reference(self._doc.Pages.pages[kid.page])
        if isinstance(kid, _Piece):
            return PDFDictionary({"Type": PDFName("MCR"), "Pg": page, "MCID": kid.mcid})
        return PDFDictionary({"Type": PDFName("OBJR"), "Pg": page, "Obj": self._doc.refAnnotation(kid.name)})
