"""Refusals in words: what happened, what is safe, what to do. The only place of the window where a type becomes a
sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.language import N_, _, number_text
from desktop.ui import bundle_notices, media_notices, table_words
from desktop.ui.findings import check_words
from desktop.ui.noticing import Notice, copy_kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.catalogue.towns import UnknownTown
    from desktop.profile import ProfileInUse
    from sync import errors
    from sync.errors import Refusal


LONGEST_NAME = 100
"""Of a name nobody has: enough to know again what one has typed."""


def notice(refusal: Refusal) -> Notice:
    """The words for a refusal. A type this program has no words for is told by the nearest family it has."""
    for family in type(refusal).__mro__:
        if family.__name__ in _WORDS:
            return _WORDS[family.__name__](refusal)
    raise TypeError(f"no words for {type(refusal).__name__}")


def size_text(count: int) -> str:
    """Bytes as a person says them: 148 KB, 1.2 GB."""
    for words, unit in ((N_("{n} GB"), 10**9), (N_("{n} MB"), 10**6), (N_("{n} KB"), 10**3)):
        if count >= unit:
            whole = count / unit
            return _(words).format(n=number_text(f"{whole:.1f}" if whole < 10 else f"{whole:.0f}"))
    return _("{n} B").format(n=count)


def _source_missing(refusal: errors.SourceMissing) -> Notice:
    return Notice(
        _("The source is not there."),
        _("Looked at: {source}").format(source=refusal.source),
        copy_kept(),
        _("Insert the stick or correct the name."),
    )


def _not_reached(refusal: Any) -> Notice:
    return Notice(
        _("No connection to the centre."),
        _("The network did not answer."),
        _("The catalogue works with what it has; what has already come is kept."),
        _("Try again later, or update from a file."),
        getattr(refusal, "reason", ""),
    )


def _cancelled(_refusal: Any) -> Notice:
    return Notice(
        _("Stopped."),
        _("You stopped it."),
        _("Your catalogue has not changed; what has already come is kept for the next time."),
        "",
    )


def _no_space(refusal: errors.NoSpace) -> Notice:
    told = _("Not enough space: {needed} needed, {free} free.")
    title = (
        told.format(needed=size_text(refusal.needed), free=size_text(refusal.free))
        if refusal.needed
        else _("Not enough space on the disk.")
    )
    return Notice(title, _("Folder: {folder}").format(folder=refusal.folder), copy_kept(), _("Free some space."))


def _cannot_write(refusal: errors.CannotWrite) -> Notice:
    return Notice(
        _("The catalogue's folder cannot be written to."),
        _("Folder: {folder}").format(folder=refusal.folder),
        copy_kept(),
        _("Check that the disk is not write-protected and that the folder is yours, or choose another folder."),
        refusal.reason,
    )


def _held(refusal: errors.HeldByAnother) -> Notice:
    return Notice(
        _("Another program holds a file of the catalogue."),
        _("Folder: {folder}").format(folder=refusal.folder),
        _("Nothing has been changed."),
        _("Close what copies, checks or views the folder, and try again."),
        refusal.reason,
    )


def _another_is_writing(_refusal: Refusal) -> Notice:
    return Notice(
        _("A large change is being written just now."),
        "",
        _("Nothing has been changed."),
        _("Try again in a moment."),
    )


def _invalid(refusal: errors.InvalidValue) -> Notice:
    return Notice(
        check_words(refusal.check, refusal.given, refusal.hint),
        _("Field: {field}").format(field=refusal.field),
        _("What you typed stays in the field."),
        _("Correct it, and it will be kept."),
    )


def _unknown_record(refusal: errors.UnknownRecord) -> Notice:
    return Notice(
        _("This record is not in the catalogue."),
        _("Number of the record: {uid}").format(uid=refusal.uid),
        "",
        _("Update the catalogue: the record may have come since."),
    )


def _unknown_town(refusal: UnknownTown) -> Notice:
    names = (" / ".join(dict.fromkeys(filter(None, (name.ru, name.be)))) for name in refusal.nearest)
    meant = _("Perhaps meant: {names}").format(names=", ".join(names)) if refusal.nearest else ""
    title = _("There is no such town: {name}").format(name=refusal.name[:LONGEST_NAME])
    return Notice(title, meant, "", _("Write the name in Russian or Belarusian."))


def _unknown_search(refusal: errors.UnknownSearch) -> Notice:
    meant = _("Perhaps meant: {names}").format(names=", ".join(map("«{}»".format, refusal.nearest)))
    return Notice(
        _("There is no saved search «{name}».").format(name=refusal.name[:LONGEST_NAME]),
        meant if refusal.nearest else "",
        _("Nothing has been changed."),
        _("It may have been renamed or taken away in another window."),
    )


def _name_not_taken(refusal: errors.NameNotTaken) -> Notice:
    told = {
        "empty": (_("A saved search needs a name."), _("Write a word or two.")),
        "too_long": (_("This name is too long: {n} characters at most.").format(n=number_text(refusal.limit)),
                     _("Make it shorter.")),
        "taken": (_("There is a saved search «{name}» already.").format(name=refusal.name), _("Give it another name.")),
    }  # fmt: skip
    title, remedy = told[refusal.trouble]
    return Notice(title, "", _("Nothing has been changed."), remedy)


def _no_catalogue(refusal: errors.NoCatalogue) -> Notice:
    return Notice(
        _("There is no catalogue here yet: {folder}").format(folder=refusal.folder),
        "",
        "",
        _("Take one from the centre's address, a folder or a .niva file, or correct the name of the folder."),
    )


def _profile_in_use(refusal: ProfileInUse) -> Notice:
    return Notice(
        _("The catalogue is already open in another window of the program."),
        _("Folder: {folder}").format(folder=refusal.folder),
        _("Nothing has been changed."),
        _("Close the other window, or read here without editing."),
    )


def _not_written(refusal: errors.NotWritten) -> Notice:
    return Notice(
        _("The file cannot be written."),
        _("Place: {where}.").format(where=refusal.path),
        _("A file that was there is as it was."),
        _("Close the file where it is open, or choose another folder."),
        refusal.reason,
    )


def _not_printed(refusal: Any) -> Notice:
    told = _("Printer: {printer}. Pages sent before: {n}.")
    return Notice(
        _("The printer did not take the pages."),
        told.format(printer=refusal.printer or "—", n=number_text(refusal.sent)),
        _("The finished sheets stay here."),
        _("Check the printer and print again, or save the sheets as PDF."),
        refusal.reason,
    )


def _broken(_refusal: Any) -> Notice:
    return Notice(
        _("An error of the program stopped this."),
        "",
        _("Your data are in place."),
        _("The window can be used further. The report helps to correct the error; nothing is sent."),
    )


def _refused(_refusal: Any) -> Notice:
    return Notice(_("This could not be done."), "", _("Nothing has been changed."), "")


_WORDS: dict[str, Callable[[Any], Notice]] = (
    bundle_notices.WORDS
    | table_words.WORDS
    | media_notices.WORDS
    | {
        "Refusal": _refused,
        "NotReached": _not_reached,
        "SourceMissing": _source_missing,
        "Cancelled": _cancelled,
        "NoSpace": _no_space,
        "CannotWrite": _cannot_write,
        "HeldByAnother": _held,
        "AnotherIsWriting": _another_is_writing,
        "InvalidValue": _invalid,
        "UnknownRecord": _unknown_record,
        "UnknownSearch": _unknown_search,
        "UnknownTown": _unknown_town,
        "NameNotTaken": _name_not_taken,
        "NoCatalogue": _no_catalogue,
        "ProfileInUse": _profile_in_use,
        "NotWritten": _not_written,
        "NotPrinted": _not_printed,
        "Broken": _broken,
    }
)
"""By the name of the type, so that telling a refusal of a room does not load the room."""
