"""XML as the writers build it: elements without prefixes, a namespace declared where it begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from sync.bilingual import Lang

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from sync.bilingual import Bilingual

Element = ElementTree.Element
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def within(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """A new last child; signs that XML forbids are left out of its text and attributes."""
    child = ElementTree.SubElement(parent, tag, {name: legal(value) for name, value in attributes.items()})
    if text:
        child.text = legal(text)
    return child


def legal(text: str) -> str:
    """The text without the few control signs no XML file may hold (XML 1.0, section 2.2)."""
    return _FORBIDDEN.sub("", text)


def each_language(text: Bilingual) -> Iterator[tuple[Lang, str]]:
    """The languages a text really has."""
    return ((lang, text.get(lang)) for lang in Lang if text.get(lang))


def put_out(elements: Sequence[Element], wrapper: Element, out: BinaryIO) -> None:
    """One element is a document by itself; any other number stands inside the wrapper."""
    root = elements[0] if len(elements) == 1 else wrapper
    if root is wrapper:
        wrapper.extend(elements)
    ElementTree.indent(root)
    out.write(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(ElementTree.tostring(root, encoding="utf-8", xml_declaration=False) + b"\n")
