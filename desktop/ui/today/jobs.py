"""From what waits to the lines of the list: one for each sort of work, in the order of their deadlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from desktop.catalogue.index.duties import Ends
from desktop.language import _, current, date_text, ngettext, number_text, stamp_text
from desktop.ui.shapes import State
from desktop.ui.today.row import Job
from desktop.ui.wording import age_words
from sync.calls import CallState
from sync.freshness import Freshness
from sync.registry import fields_of

if TYPE_CHECKING:
    from datetime import date

    from desktop.catalogue.views_of_work import Chore, Ending, ToDo
    from desktop.ui.today.ways import Ways

NAMED = 3
"""Records a reason names; of more it says how many."""
PRESSING = 14
"""Days before its deadline from which a thing wears a triangle."""


def jobs_of(to_do: ToDo, today: date, ways: Ways) -> list[Job]:
    """What has a deadline first, the nearest first; then what can be done at any time."""
    dated = [*_conflicts(to_do, ways), *_wrong(to_do, ways), *_ending(to_do, ways), *_confirm(to_do, today, ways),
             *_calls(to_do, ways)]  # fmt: skip
    return [*sorted(dated, key=lambda job: job.when), *_incomplete(to_do, ways), *_translate(to_do, ways)]


def _name(chore: Chore) -> str:
    return chore.name.shown(current()).text or chore.number or chore.uid


def _names(chores: Sequence[Chore], total: int = 0) -> str:
    """The first of them by number or name, and how many more there are."""
    said = ", ".join(chore.number or _name(chore) for chore in chores[:NAMED])
    return said + _more_words((total or len(chores)) - min(NAMED, len(chores)))


def _more_words(count: int) -> str:
    words = _("and {n} more").format(n=number_text(count))
    return f" {words}" if count > 0 else ""


def _one_or_list(chores: Sequence[Chore], ways: Ways, words: str) -> dict[str, object]:
    """One record is opened in its form; several are listed."""
    uids = tuple(dict.fromkeys(chore.uid for chore in chores))
    if len(uids) == 1:
        return {"words": words, "act": lambda: ways.edit(uids[0])}
    return {"words": _("Show"), "act": lambda: ways.show(uids)}


def _job(icon: str, title: str, reason: str, act: dict[str, object], **due: object) -> Job:
    return Job(icon=icon, title=title, reason=reason, **act, **due)  # type: ignore[arg-type]


def _conflicts(to_do: ToDo, ways: Ways) -> Iterator[Job]:
    if not (found := to_do.conflicts):
        return
    count = sum(len(each.paths) for each in found)
    title = ngettext("Decide {n} difference", "Decide {n} differences", count).format(n=number_text(count))
    reason = _("The centre changed the same fields as you: {records}").format(records=_names(found))
    since = min(each.since for each in found)
    yield Job("git-merge", title, reason, _("Decide"), ways.changes, since[:10],
              _("since {date}").format(date=stamp_text(since)), State.BAD)  # fmt: skip


def _wrong(to_do: ToDo, ways: Ways) -> Iterator[Job]:
    if not (found := to_do.wrong):
        return
    title = ngettext("Correct {n} record", "Correct {n} records", len(found)).format(n=number_text(len(found)))
    reason = _("A value fails a check and stays out of packages: {records}").format(records=_with_fields(found))
    yield _job("alert-triangle", title, reason, _one_or_list(found, ways, _("Correct")), due=_("does not leave"),
               state=State.BAD)  # fmt: skip


def _confirm(to_do: ToDo, today: date, ways: Ways) -> Iterator[Job]:
    total, found = to_do.left.confirm, to_do.confirm
    if not total:
        return
    title = ngettext("Confirm {n} record", "Confirm {n} records", total).format(n=number_text(total))
    old = to_do.ages.old
    said = ngettext("{n} of them is out of date", "{n} of them are out of date", old).format(n=number_text(old))
    ends = [each.old_on for each in found if each.freshness is Freshness.DUE and each.old_on]
    when = today.isoformat() if old else min(ends, default=today.isoformat())
    due = _("out of date") if old else _("until {date}").format(date=date_text(when))
    yield Job("calendar-check", title, said if old else _names(found, total), _("Confirm…"),
              lambda: ways.confirm([each.uid for each in found]), when, due,
              State.BAD if old else State.WARNING)  # fmt: skip


def _ending(to_do: ToDo, ways: Ways) -> Iterator[Job]:
    """One line for all ends of a sort."""
    for what in (Ends.VERIFICATION, Ends.ACCREDITATION, Ends.AGREEMENT, Ends.PRICE):
        if ends := [end for end in to_do.ending if end.what is what]:
            first = ends[0]
            state = State.BAD if first.days < 0 else State.WARNING if first.days <= PRESSING else None
            due = _("since {date}").format(date=date_text(first.on)) if first.days < 0 else age_words(first.days)
            yield _job(_ICONS[what], _ends_title(what, ends), _ends_reason(what, ends),
                       _one_or_list(ends, ways, _("Renew")), when=first.on, due=due, state=state)  # fmt: skip


def _ends_title(what: Ends, ends: Sequence[Ending]) -> str:
    n = len(ends)
    if n == 1:
        told = {
            Ends.VERIFICATION: _("Renew the verification: {name}"),
            Ends.ACCREDITATION: _("Renew the accreditation: {name}"),
            Ends.AGREEMENT: _("Prolong the agreement: {name}"),
            Ends.PRICE: _("Renew the price: {name}"),
        }
        return told[what].format(name=_name(ends[0]))
    many = {
        Ends.VERIFICATION: ngettext("Renew {n} verification", "Renew {n} verifications", n),
        Ends.ACCREDITATION: ngettext("Renew {n} accreditation", "Renew {n} accreditations", n),
        Ends.AGREEMENT: ngettext("Prolong {n} agreement", "Prolong {n} agreements", n),
        Ends.PRICE: ngettext("Renew {n} price", "Renew {n} prices", n),
    }
    return many[what].format(n=number_text(n))


def _ends_reason(what: Ends, ends: Sequence[Ending]) -> str:
    ended = sum(end.days < 0 for end in ends)
    if len(ends) == 1:
        words = _("Ended on {date}") if ended else _("In force until {date}")
        said = words.format(date=date_text(ends[0].on))
    elif ended:
        said = ngettext("{n} has ended", "{n} have ended", ended).format(n=number_text(ended))
    else:
        said = _("The first ends on {date}").format(date=date_text(ends[0].on))
    note = _("Readers see “on request” instead of an ended price.")
    return f"{said}. {note}" if what is Ends.PRICE else said


_ICONS = {Ends.VERIFICATION: "certificate", Ends.ACCREDITATION: "certificate", Ends.AGREEMENT: "send",
          Ends.PRICE: "report-money"}  # fmt: skip


def _calls(to_do: ToDo, ways: Ways) -> Iterator[Job]:
    closing = [call for call in to_do.calls if call.state is CallState.CLOSING]
    if not closing:
        return
    first = closing[0]
    title = ngettext("{n} call closes soon", "{n} calls close soon", len(closing)).format(n=number_text(len(closing)))
    reason = _("{name}: until {date}").format(name=_name(first), date=date_text(first.deadline))
    yield Job("calendar-event", title, reason, _("Show"), lambda: ways.show([call.uid for call in closing]),
              first.deadline[:10], age_words(first.days), State.WARNING)  # fmt: skip


def _with_fields(chores: Sequence[Chore]) -> str:
    """Records with the fields that are meant."""
    said = []
    for chore in chores[:NAMED]:
        known = fields_of(chore.kind)
        names = dict.fromkeys(path.partition(".")[0].partition("[")[0] for path in _fields(chore))
        labels = ", ".join(_(known[name].label).lower() for name in names if name in known)
        said.append(f"{chore.number or _name(chore)} ({labels})" if labels else chore.number or _name(chore))
    return ", ".join(said) + _more_words(len(chores) - len(said))


def _fields(chore: Chore) -> Sequence[str]:
    found: Sequence[str] = getattr(chore, "fields", getattr(chore, "paths", ()))
    return found


def _incomplete(to_do: ToDo, ways: Ways) -> Iterator[Job]:
    n, found = to_do.left.incomplete, to_do.incomplete
    if n:
        title = ngettext("Complete {n} record for publication", "Complete {n} records for publication", n)
        reason = _("Lacking: {records}").format(records=_with_fields(found))
        yield _job("list-check", title.format(n=number_text(n)), reason, _one_or_list(found, ways, _("Fill in")))


def _translate(to_do: ToDo, ways: Ways) -> Iterator[Job]:
    n, texts, found = to_do.left.translate, to_do.texts, to_do.translate
    if not n:
        return
    title = ngettext("Translate or check {n} text", "Translate or check {n} texts", n).format(n=number_text(n))
    old, unread, missing = texts.outdated, texts.machine, texts.missing
    parts = (
        ngettext("{n} older than its original", "{n} older than their originals", old).format(n=number_text(old)),
        ngettext("{n} nobody has read", "{n} nobody has read", unread).format(n=number_text(unread)),
        ngettext("{n} missing", "{n} missing", missing).format(n=number_text(missing)),
    )
    said = " · ".join(part for part, count in zip(parts, (old, unread, missing), strict=True) if count)
    yield Job("language", title, said, _("Translate…"), lambda: ways.translate(found))
