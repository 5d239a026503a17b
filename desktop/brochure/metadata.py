"""What a file says of itself: XMP with the claims of PDF/A-2a and PDF/UA-1, the output intent, and one repair.

Only a file drawn by `tagged` may carry these claims; a merged or imposed copy loses its structure and must not.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString, PDFZCompress

from desktop.paths import RESOURCES

_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_RESOURCE = '<rdf:li rdf:parseType="Resource">{}</rdf:li>'.format
_ALT = '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>'.format


def _with_eol(self: PDFStream, document: Any, _original: Callable[..., bytes] = PDFStream.format) -> bytes:
    """ISO 19005-2, 6.1.7.1 wants an end of line before `endstream` that /Length does not count; reportlab writes none.

    It is added always: a stream whose data end in a line feed needs it as well.
    """
    return _original(self, document).removesuffix(b"endstream\n") + b"\nendstream\n"


def repair_streams() -> None:
    """The only change made to reportlab itself, made once."""
    if PDFStream.format is not _with_eol:
        PDFStream.format = _with_eol


@cache
def _colour_profile() -> bytes:
    return (RESOURCES / "icc" / "sRGB.icc").read_bytes()


def output_intent(document: Any) -> PDFArray:
    """sRGB as the meaning of every colour of the file."""
    profile = PDFStream(PDFDictionary({"N": 3}), _colour_profile(), filters=[PDFZCompress])
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "DestOutputProfile": document.Reference(profile),
        "OutputConditionIdentifier": PDFString("sRGB"),
        "Info": PDFString("sRGB IEC61966-2.1"),
    }
    return PDFArray([PDFDictionary(intent)])


def _tags(prefix: str, /, **texts: str) -> str:
    return "".join(f"<{prefix}:{key}>{text}</{prefix}:{key}>" for key, text in texts.items())


def _extension_schema() -> str:
    """PDF/A knows no pdfuaid:part, so the file has to describe it."""
    part = _tags("pdfaProperty", name="part", valueType="Integer", category="internal", description="PDF/UA part")
    schema = _tags(
        "pdfaSchema",
        schema="PDF/UA identification",
        namespaceURI=_SPACES["pdfuaid"],
        prefix="pdfuaid",
        property=f"<rdf:Seq>{_RESOURCE(part)}</rdf:Seq>",
    )
    return f"<rdf:Bag>{_RESOURCE(schema)}</rdf:Bag>"


def xmp(document: Any, languages: tuple[str, ...]) -> bytes:
    """The XMP packet; its dates and texts equal those of the Info dictionary, as both standards ask."""
    names = ("title", "author", "subject", "keywords", "creator", "producer")
    info = {name: escape(getattr(document.info, name) or "") for name in names}
    date = document._timeStamp.datetime.isoformat(timespec="seconds")
    spoken = "".join(f"<rdf:li>{lang}</rdf:li>" for lang in languages)
    author = f"<rdf:Seq><rdf:li>{info['author']}</rdf:li></rdf:Seq>"
    body = (
        _tags("dc", format="application/pdf", title=_ALT(info["title"]), description=_ALT(info["subject"]))
        + _tags("dc", creator=author, language=f"<rdf:Bag>{spoken}</rdf:Bag>")
        + _tags("xmp", CreateDate=date, ModifyDate=date, CreatorTool=info["creator"])
        + _tags("pdf", Producer=info["producer"], Keywords=info["keywords"])
        + _tags("pdfaid", part="2", conformance="A")
        + _tags("pdfuaid", part="1")
        + _tags("pdfaExtension", schemas=_extension_schema())
    )
    return _packet(body)


def _packet(body: str) -> bytes:
    spaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{spaces}>{body}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()
