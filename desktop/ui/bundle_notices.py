"""Refusals of what came from elsewhere, in words: not understood, not trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.language import _, date_text
from desktop.ui.noticing import Notice, copy_kept

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sync import errors


def _day(moment: datetime) -> str:
    return date_text(moment.date().isoformat())


def _not_understood(refusal: Any) -> Notice:
    return Notice(
        _("The file is not accepted: it cannot be read."),
        _("It is damaged or was made by another program."),
        copy_kept(),
        _("Take another copy of the file, or ask the centre for one."),
        getattr(refusal, "reason", ""),
    )


def _malformed(refusal: errors.MalformedRecord) -> Notice:
    place = _("Place: {where}, field {field}.") if refusal.field else _("Place: {where}.")
    return Notice(
        _("One record of the file cannot be read."),
        place.format(where=refusal.where or "—", field=refusal.field),
        copy_kept(),
        _("Tell the centre which record it is."),
        refusal.reason,
    )


def _not_a_bundle(refusal: errors.NotABundle) -> Notice:
    return Notice(
        _("There is no catalogue here."),
        _("Looked at: {source}").format(source=refusal.source),
        copy_kept(),
        _("Choose a file with the ending .niva, a folder with a catalogue, or the address of the centre."),
        refusal.reason,
    )


def _newer_format(refusal: errors.NewerFormat) -> Notice:
    return Notice(
        _("This catalogue was made for a newer program."),
        _("Its format is {needed}, this program reads up to {known}.").format(
            needed=refusal.needed, known=refusal.known
        ),
        copy_kept(),
        _("Install the newer program, then update again."),
    )


def _not_trusted(refusal: Any) -> Notice:
    return Notice(
        _("The file is not accepted: the signature does not match."),
        _("It was altered on the way, or it is not from the centre."),
        copy_kept(),
        _("Do not use this copy. Take one from the centre's address or from a person you trust."),
        getattr(refusal, "reason", ""),
    )


def _damaged(refusal: errors.Damaged) -> Notice:
    return Notice(
        _("The copy is damaged."),
        _("The part “{name}” is cut short or altered.").format(name=refusal.name),
        copy_kept(),
        _("Copy the file once more or take it from the centre's address."),
    )


def _older(refusal: errors.OlderCopy) -> Notice:
    told = _("This is bundle {offered}, you have a newer one: {have}.")
    numbered = 0 < refusal.offered < refusal.have
    return Notice(
        told.format(offered=refusal.offered, have=refusal.have) if numbered else _("This copy is an older one."),
        _("An older copy would bring back what has been corrected."),
        copy_kept(),
        _("Nothing needs to be done."),
    )


def _expired(refusal: errors.ExpiredCopy) -> Notice:
    remedy = _("If you know where it comes from, it can be taken all the same: confirm that below.")
    return Notice(
        _("The signed life of this copy ended on {date}.").format(date=_day(refusal.expired)),
        _("The centre no longer vouches that it is the newest."),
        copy_kept(),
        remedy if refusal.may_confirm else _("Take a fresh copy from the centre."),
    )


def _root_withheld(refusal: errors.RootWithheld) -> Notice:
    return Notice(
        _("The source does not show the centre's new keys."),
        _("Keys number {needed} are in force, the source shows only {seen}.").format(
            needed=refusal.needed, seen=refusal.seen
        ),
        copy_kept(),
        _("Take the catalogue from another source."),
    )


def _clock(refusal: errors.ClockWrong) -> Notice:
    return Notice(
        _("Check the clock of this computer: the bundle was signed later than today's date."),
        _("The computer says {now}, the bundle {known}.").format(now=_day(refusal.now), known=_day(refusal.known)),
        copy_kept(),
        _("Set the date and update again."),
    )


def _other_root(refusal: errors.OtherRoot) -> Notice:
    return Notice(
        _("This catalogue was begun with another root of trust."),
        _("It keeps {pinned}…, given is {given}…").format(pinned=refusal.pinned[:16], given=refusal.given[:16]),
        copy_kept(),
        _("Leave the other root out, or take the other centre's catalogue into another folder."),
    )


WORDS: dict[str, Callable[[Any], Notice]] = {
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
}
"""By the name of the type."""
