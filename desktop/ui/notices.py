"""Refusals in words: what happened, what is safe, what to do. The only place of the window where a type becomes a
sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.language import N_, _, date_text, number_text
from desktop.ui.findings import check_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.brochure.job import NotWritten
    from desktop.profile import ProfileInUse
    from sync import errors
    from sync.errors import Refusal


@dataclass(frozen=True)
class Notice:
    """One refusal as a person reads it. `code` is technical, small, and may be copied into a letter."""

    title: str
    happened: str
    kept: str
    remedy: str
    code: str = ""

    @property
    def sentence(self) -> str:
        """Title and what is safe, for one line."""
        return f"{self.title} {self.kept}".strip()


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


def _copy_kept() -> str:
    return _("Your catalogue has not changed.")


def _day(moment: datetime) -> str:
    return date_text(moment.date().isoformat())


def _not_understood(refusal: Any) -> Notice:
    return Notice(
        _("The file is not accepted: it cannot be read."),
        _("It is damaged or was made by another program."),
        _copy_kept(),
        _("Take another copy of the file, or ask the centre for one."),
        getattr(refusal, "reason", ""),
    )


def _malformed(refusal: errors.MalformedRecord) -> Notice:
    place = _("Place: {where}, field {field}.") if refusal.field else _("Place: {where}.")
    return Notice(
        _("One record of the file cannot be read."),
        place.format(where=refusal.where or "—", field=refusal.field),
        _copy_kept(),
        _("Tell the centre which record it is."),
        refusal.reason,
    )


def _not_a_bundle(refusal: errors.NotABundle) -> Notice:
    return Notice(
        _("There is no catalogue here."),
        _("Looked at: {source}").format(source=refusal.source),
        _copy_kept(),
        _("Choose a file with the ending .niva, a folder with a catalogue, or the address of the centre."),
        refusal.reason,
    )


def _newer_format(refusal: errors.NewerFormat) -> Notice:
    return Notice(
        _("This catalogue was made for a newer program."),
        _("Its format is {needed}, this program reads up to {known}.").format(
            needed=refusal.needed, known=refusal.known
        ),
        _copy_kept(),
        _("Install the newer program, then update again."),
    )


def _not_trusted(refusal: Any) -> Notice:
    return Notice(
        _("The file is not accepted: the signature does not match."),
        _("It was altered on the way, or it is not from the centre."),
        _copy_kept(),
        _("Do not use this copy. Take one from the centre's address or from a person you trust."),
        getattr(refusal, "reason", ""),
    )


def _damaged(refusal: errors.Damaged) -> Notice:
    return Notice(
        _("The copy is damaged."),
        _("The part “{name}” is cut short or altered.").format(name=refusal.name),
        _copy_kept(),
        _("Copy the file once more or take it from the centre's address."),
    )


def _older(refusal: errors.OlderCopy) -> Notice:
    told = _("This is bundle {offered}, you have a newer one: {have}.")
    return Notice(
        told.format(offered=refusal.offered, have=refusal.have) if refusal.offered else _("This copy is an older one."),
        _("An older copy would bring back what has been corrected."),
        _copy_kept(),
        _("Nothing needs to be done."),
    )


def _expired(refusal: errors.ExpiredCopy) -> Notice:
    remedy = _("If you know where it comes from, it can be taken all the same: confirm that below.")
    return Notice(
        _("The signed life of this copy ended on {date}.").format(date=_day(refusal.expired)),
        _("The centre no longer vouches that it is the newest."),
        _copy_kept(),
        remedy if refusal.may_confirm else _("Take a fresh copy from the centre."),
    )


def _root_withheld(refusal: errors.RootWithheld) -> Notice:
    return Notice(
        _("The source does not show the centre's new keys."),
        _("Keys number {needed} are in force, the source shows only {seen}.").format(
            needed=refusal.needed, seen=refusal.seen
        ),
        _copy_kept(),
        _("Take the catalogue from another source."),
    )


def _clock(refusal: errors.ClockWrong) -> Notice:
    return Notice(
        _("Check the clock of this computer: the bundle was signed later than today's date."),
        _("The computer says {now}, the bundle {known}.").format(now=_day(refusal.now), known=_day(refusal.known)),
        _copy_kept(),
        _("Set the date and update again."),
    )


def _other_root(refusal: errors.OtherRoot) -> Notice:
    return Notice(
        _("This catalogue was begun with another root of trust."),
        _("It keeps {pinned}…, given is {given}…").format(pinned=refusal.pinned[:16], given=refusal.given[:16]),
        _copy_kept(),
        _("Leave the other root out, or take the other centre's catalogue into another folder."),
    )


def _source_missing(refusal: errors.SourceMissing) -> Notice:
    return Notice(
        _("The source is not there."),
        _("Looked at: {source}").format(source=refusal.source),
        _copy_kept(),
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
    return Notice(title, _("Folder: {folder}").format(folder=refusal.folder), _copy_kept(), _("Free some space."))


def _cannot_write(refusal: errors.CannotWrite) -> Notice:
    return Notice(
        _("The catalogue's folder cannot be written to."),
        _("Folder: {folder}").format(folder=refusal.folder),
        _copy_kept(),
        _("Check that the disk is not write-protected and that the folder is yours, or choose another folder."),
        refusal.reason,
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


def _not_written(refusal: NotWritten) -> Notice:
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


_WORDS: dict[str, Callable[[Any], Notice]] = {
    "Refusal": _refused,
    "NotUnderstood": _not_understood,
    "MalformedRecord": _malformed,
    "NotABundle": _not_a_bundle,
    "NewerFormat": _newer_format,
    "NotTrusted": _not_trusted,
    "Damaged": _damaged,
    "OlderCopy": _older,
    "ExpiredCopy": _expired,
    "RootWithheld": _root_withheld,
    "ClockWrong": _clock,
    "OtherRoot": _other_root,
    "NotReached": _not_reached,
    "SourceMissing": _source_missing,
    "Cancelled": _cancelled,
    "NoSpace": _no_space,
    "CannotWrite": _cannot_write,
    "InvalidValue": _invalid,
    "UnknownRecord": _unknown_record,
    "NoCatalogue": _no_catalogue,
    "ProfileInUse": _profile_in_use,
    "NotWritten": _not_written,
    "NotPrinted": _not_printed,
    "Broken": _broken,
}
"""By the name of the type, so that telling a refusal of a room does not load the room."""
