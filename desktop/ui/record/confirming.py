"""The open record confirmed as it is seen, with the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.language import N_, _
from desktop.ui.news import News, Remedy
from desktop.ui.notices import notice
from desktop.ui.shapes import State
from desktop.ui.whose import office_name
from sync.bilingual import Lang
from sync.errors import Refusal

if TYPE_CHECKING:
    from desktop.ui.desk import Desk
    from desktop.ui.work import Work
    from sync.records import Record


def confirm(desk: Desk, work: Work, before: Record, again: Callable[[], None]) -> None:
    """The record is still so today; `again` draws its page anew. Whatever comes of it is said on the desk."""
    try:
        done = work.confirm({before.uid: before.rev}, desk.settings.author, office_name(desk, Lang.RU))
    except Refusal as refusal:
        refuse(desk, refusal)
        return
    again()
    if done.dropped:
        told = N_("Not confirmed: the record has changed, has a difference to decide or a wrong value.")
        desk.say(News(State.WARNING, lambda: _(told)))
        return
    undo = Remedy(lambda: _("Undo"), lambda: _take_back(desk, work, before, again))
    desk.say(News(State.GOOD, lambda: _("The record is confirmed."), undo if done.change.uids else None))


def _take_back(desk: Desk, work: Work, before: Record, again: Callable[[], None]) -> None:
    """Take that confirmation back, and no act that came after it."""
    told = {"confirmed_on": before.confirmed_on or None, "confirmed_by": before.confirmed_by or None}
    day = desk.parts.today().isoformat()
    try:
        if work.record(before.uid).record.confirmed_on != day:
            return
        work.edit(before.uid, told, desk.settings.author)
    except Refusal as refusal:
        refuse(desk, refusal)
        return
    again()


def refuse(desk: Desk, refusal: Refusal) -> None:
    """Say what the world refused."""
    desk.say(News(State.BAD, lambda: notice(refusal).sentence))
