"""`niva stats`: the numbers of the overview, or what waits for one organisation."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

import msgspec

from desktop.command_line import opening
from desktop.command_line.speaking import say, say_json
from desktop.kinds import kind_text
from desktop.language import N_, _, current, ngettext, number_text, translation

if TYPE_CHECKING:
    from desktop.catalogue.questions import FacetCount
    from desktop.catalogue.views_of_work import Ages, Left, Overview, Texts, ToDo

FIRST = 10
"""Lines of each count that are told in words; JSON has all."""
_LEFT = {
    "confirm": N_("to confirm"),
    "incomplete": N_("lack something to be published"),
    "translate": N_("texts to translate or to check"),
    "ending": N_("end soon or have ended"),
    "wrong": N_("have a wrong value"),
    "conflicts": N_("changed by the centre and here"),
}


def stats(options: Namespace) -> int:
    """Counts the whole catalogue, or tells what waits for the organisation named."""
    with opening.looking_through(options) as catalogue:
        if options.organisation:
            waiting = catalogue.to_do(catalogue.find(options.organisation))
            say_json(msgspec.to_builtins(waiting)) if options.json else _tell_to_do(waiting)
        else:
            whole = catalogue.overview()
            say_json(_overview_json(whole)) if options.json else _tell_overview(whole)
    return 0


def _overview_json(whole: Overview) -> dict[str, Any]:
    """All of it but the single points of the map."""
    names = [name for name in whole.__struct_fields__ if name != "points"]
    built = {name: msgspec.to_builtins(getattr(whole, name)) for name in names}
    return built | {"points": len(whole.points.row)}


def _tell_overview(whole: Overview) -> None:
    say(ngettext("{count} record", "{count} records", whole.records).format(count=number_text(whole.records)))
    _tell_ages(whole.ages)
    _tell_texts(whole.texts)
    for title, counts in (
        (_("By kind"), whole.by_kind),
        (_("By country"), whole.by_country),
        (_("By region"), whole.by_region),
        (_("By subject"), whole.by_branch),
    ):
        say(f"{title}:")
        for count in counts[:FIRST]:
            say(f"  {_named(count)}: {number_text(count.count)}")
    _tell_calls(whole)


def _named(count: FacetCount) -> str:
    label = count.label.shown(current()).text
    return kind_text(count.code, translation(current())) if label in ("", count.code) else f"{count.code} {label}"


def _tell_calls(told: Overview | ToDo) -> None:
    for call in told.calls[:FIRST]:
        name = call.name.shown(current()).text or call.number or call.uid
        days = ngettext("{n} day left", "{n} days left", call.days).format(n=call.days)
        days = days if call.days > 0 else _("less than a day left")
        say(f"{kind_text(call.kind, translation(current()))}: {name} · {days}")


def _tell_to_do(waiting: ToDo) -> None:
    _tell_ages(waiting.ages)
    _tell_texts(waiting.texts)
    _tell_left(waiting.left)
    _tell_calls(waiting)


def _tell_left(left: Left) -> None:
    for name, words in _LEFT.items():
        if count := getattr(left, name):
            say(f"{_(words)}: {number_text(count)}")


def _tell_ages(ages: Ages) -> None:
    told = _("confirmed: {fresh}, time to confirm: {due}, out of date: {old}")
    say(told.format(fresh=number_text(ages.fresh), due=number_text(ages.due), old=number_text(ages.old)))


def _tell_texts(texts: Texts) -> None:
    told = _("texts to rely on: {ru} % in Russian, {be} % in Belarusian")
    say(told.format(ru=texts.ru, be=texts.be))
