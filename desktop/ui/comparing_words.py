"""What is said of a text beside the same text in the other language: in the form and on the page, never in a list."""

from __future__ import annotations

from desktop.language import N_, _, date_text
from sync.ageing import TextState

AGES = {
    TextState.OUTDATED: N_("The translation is older than the original"),
    TextState.MACHINE: N_("Copied or made by a machine: nobody has read it yet"),
}
"""What is said of a text that waits for somebody to compare it with the other language."""


def compared_words(written: str, checked: str) -> str:
    """Both dates of a translation, as far as they are known."""
    told = []
    if written:
        told.append(_("The original is of {date}").format(date=date_text(written)))
    if checked:
        told.append(_("The translation was checked on {date}").format(date=date_text(checked)))
    return ". ".join(told) or _("Nobody has noted when it was compared")
