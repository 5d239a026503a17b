"""Values of options as they are typed: read, or refused as a wrong call with what is needed."""

from __future__ import annotations

from argparse import ArgumentTypeError
from pathlib import Path

from desktop.catalogue.questions import Facet
from desktop.command_line import giving
from desktop.language import _
from sync.bilingual import sayable


def facet(text: str) -> tuple[Facet, str]:
    """`country=BY`; anything else is a wrong call, told with the filters there are."""
    name, _sign, code = text.partition("=")
    if name not in set(Facet):
        raise ArgumentTypeError(
            _("there is no filter “{name}”, but there are: {known}").format(name=name, known=", ".join(Facet))
        )
    if not code:
        raise ArgumentTypeError(_("{word}: write FILTER=VALUE").format(word=text))
    return Facet(name), sayable(code)


def named(text: str) -> str:
    """A name; none at all, as a script hands over where it knows none, does not mean everything."""
    if not text.strip():
        raise ArgumentTypeError(_("a name is needed"))
    return text


def target(text: str) -> Path:
    """Where to write; a folder is no file."""
    if not text or Path(text).is_dir():
        raise ArgumentTypeError(_("a file is needed, not “{given}”").format(given=text))
    return Path(text)


def above_zero(text: str) -> int:
    """A number of records."""
    if not text.strip().isdecimal() or not int(text):
        raise ArgumentTypeError(_("a whole number above zero is needed, not “{given}”").format(given=text))
    return int(text)


def pair(word: str) -> tuple[str, str]:
    """`COLUMN=FIELD`; the column may hold a sign of equality itself."""
    column, sign, path = word.rpartition("=")
    if not sign:
        raise ArgumentTypeError(_("{word}: write COLUMN=FIELD").format(word=word))
    return column, path


def sort(text: str) -> str:
    """A sort of file records can be written into."""
    if text not in (known := giving.sorts()):
        raise ArgumentTypeError(
            _("there is no sort of file “{name}”, but there are: {known}").format(name=text, known=", ".join(known))
        )
    return text
