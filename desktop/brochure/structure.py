"""The structure tree as bytes: written directly, because a sheet has three hundred elements and reportlab's own
dictionaries would cost as much as the page itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFObject


@dataclass(frozen=True, eq=False)  # two alike elements are still two: hashed by identity
class Node:
    """One structure element. Parts of a split text share it. `alt` is for figures and links, `scope` for headers of
    tables; without a parent it stands right under the document."""

    role: str
    parent: Node | None = None
    lang: str | None = None
    alt: str | None = None
    scope: str | None = None


class Piece(NamedTuple):
    """Marked content of an element: its page and its number there."""

    page: int
    mcid: int


class Hotspot(NamedTuple):
    """A link annotation of an element: its page and its name."""

    page: int
    name: str


Kid = Node | Piece | Hotspot
Box = tuple[float, float, float, float]


class _Written(PDFObject):
    """An object of the file that is bytes already."""

    def __init__(self) -> None:
        self.content = b""

    def format(self, document: Any) -> bytes:
        """The bytes."""
        return self.content


class Structure:
    """The elements of a document, in reading order, and what each page's marks belong to."""

    def __init__(self) -> None:
        self.document = Node("Document")
        self.kids: dict[Node, list[Kid]] = {self.document: []}
        self.boxes: dict[Node, Box] = {}
        self.owners: list[Node | list[Node]] = []
        """The ParentTree: of a link its element, of a page those of its marks by number; a key is an index here."""

    def place(self, node: Node) -> Node:
        """Puts an element into the tree where it is not there yet: under its parent, behind what is there."""
        if node not in self.kids:
            self.kids[self.place(node.parent) if node.parent else self.document].append(node)
            self.kids[node] = []
        return node

    def write(self, document: Any) -> PDFObject:
        """The root of the tree as an object of the file, which refers to all the others."""
        return _Writing(self, document).run()


class _Writing:
    """The tree on its way into one file."""

    def __init__(self, structure: Structure, document: Any) -> None:
        self.structure, self.document = structure, document
        self.numbers: dict[Node, int] = {}
        self.pages = [self._number(document.Reference(page)) for page in document.Pages.pages]

    def run(self) -> PDFObject:
        root, root_number = self._reserve()
        top = self._element(self.structure.document, root_number)
        tree, tree_number = self._reserve()
        tree.content = b"<</Nums[%s]>>" % b" ".join(
            b"%d %s" % (key, self._owner(owner)) for key, owner in enumerate(self.structure.owners)
        )
        following = len(self.structure.owners)
        root.content = b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>" % (
            top,
            tree_number,
            following,
        )
        return root

    def _reserve(self) -> tuple[_Written, int]:
        written = _Written()
        return written, self._number(self.document.Reference(written))

    def _number(self, reference: Any) -> int:
        number: int = self.document.idToObjectNumberAndVersion[reference.name][0]
        return number

    def _owner(self, owner: Node | list[Node]) -> bytes:
        if isinstance(owner, Node):
            return b"%d 0 R" % self.numbers[owner]
        return b"[%s]" % b" ".join(b"%d 0 R" % self.numbers[node] for node in owner)

    def _element(self, node: Node, parent: int) -> int:
        """Writes an element and all below it; its object number."""
        written, number = self._reserve()
        self.numbers[node] = number
        kids = self.structure.kids[node]
        page = next((kid.page for kid in kids if isinstance(kid, Piece)), -1)
        inner = [self._kid(kid, number, page) for kid in kids]
        written.content = b"<</Type/StructElem/S/%s/P %d 0 R%s%s/K %s>>" % (
            node.role.encode(),
            parent,
            b"/Pg %d 0 R" % self.pages[page] if page >= 0 else b"",
            self._attributes(node),
            inner[0] if len(inner) == 1 else b"[%s]" % b" ".join(inner),
        )
        return number

    def _kid(self, kid: Kid, parent: int, page: int) -> bytes:
        if isinstance(kid, Node):
            return b"%d 0 R" % self._element(kid, parent)
        if isinstance(kid, Hotspot):
            target = self._number(self.document.refAnnotation(kid.name))
            return b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (self.pages[kid.page], target)
        if kid.page == page:
            return b"%d" % kid.mcid
        return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (self.pages[kid.page], kid.mcid)

    def _attributes(self, node: Node) -> bytes:
        said = b"".join(
            b"/%s%s" % (key, _text(text)) for key, text in ((b"Lang", node.lang), (b"Alt", node.alt)) if text
        )
        if node in self.structure.boxes:
            box = b" ".join(b"%.3f" % edge for edge in self.structure.boxes[node])
            return said + b"/A<</O/Layout/BBox[%s]>>" % box
        return said + (b"/A<</O/Table/Scope/%s>>" % node.scope.encode() if node.scope else b"")


def _text(text: str) -> bytes:
    """A text string of any letters."""
    return b"<FEFF%s>" % text.encode("utf-16-be", "replace").hex().upper().encode()
