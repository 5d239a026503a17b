"""Pictures and files that are not taken, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from desktop.language import _, number_text
from desktop.ui.noticing import Notice

if TYPE_CHECKING:
    from desktop.catalogue.media import FileTooLarge, NotAPicture, NotReadable, TooManyPixels


def _not_a_picture(refusal: NotAPicture) -> Notice:
    told = _("There is no picture in the file “{name}” that can be read.")
    return Notice(told.format(name=refusal.name), "", _("The record is as it was."),
                  _("Save it as JPEG or PNG and put that in."))  # fmt: skip


def _too_many_pixels(refusal: TooManyPixels) -> Notice:
    told = _("The picture “{name}” is larger than {n} megapixels.")
    return Notice(told.format(name=refusal.name, n=number_text(refusal.limit // 10**6)), "",
                  _("The record is as it was."), _("Make it smaller and put that in."))  # fmt: skip


def _too_large(refusal: FileTooLarge) -> Notice:
    told = _("The file “{name}” is too large: {size} MB, at most {n} MB are taken.")
    size, limit = (number_text(-(-count // 2**20)) for count in (refusal.size, refusal.limit))
    return Notice(told.format(name=refusal.name, size=size, n=limit), "", _("The record is as it was."),
                  _("Publish it elsewhere and give its address, or make it smaller."))  # fmt: skip


def _not_readable(refusal: NotReadable) -> Notice:
    return Notice(_("The file “{name}” cannot be opened.").format(name=refusal.name), "",
                  _("The record is as it was."), _("See that it is still there and that you may read it."),
                  refusal.reason)  # fmt: skip


WORDS: dict[str, Callable[[Any], Notice]] = {
    "NotAPicture": _not_a_picture,
    "TooManyPixels": _too_many_pixels,
    "FileTooLarge": _too_large,
    "NotReadable": _not_readable,
}
"""By the name of the type."""
