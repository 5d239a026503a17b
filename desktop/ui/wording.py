"""Words the window needs in more than one place: kinds, freshness, ages. Looked up when used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.catalogue.questions import Facet
from desktop.distances import away_sentence
from desktop.kinds import kind_text
from desktop.language import N_, _, current, date_text, ngettext, pgettext, translation
from desktop.ui.shapes import State
from sync.freshness import Freshness, months_since

if TYPE_CHECKING:
    from datetime import date

    from desktop.catalogue.views import Card
    from sync.bilingual import Lang

_SIGNS = {"unit"}
_STATES = {Freshness.FRESH: State.GOOD, Freshness.DUE: State.WARNING, Freshness.OLD: State.BAD}
_STATE_WORDS = {State.GOOD: N_("Confirmed"), State.WARNING: N_("Time to confirm"), State.BAD: N_("Out of date")}
FACETS = {
    Facet.KIND: N_("What to show"),
    Facet.FACILITY_KIND: N_("Kind of facility"),
    Facet.COUNTRY: N_("Country"),
    Facet.REGION: N_("Region"),
    Facet.ORGANISATION: N_("Organisation"),
    Facet.BRANCH: N_("Subject (GRNTI)"),
    Facet.ACCESS_MODE: N_("Access"),
    Facet.LIFE_CYCLE: N_("Life cycle"),
}


def kind_words(kind: str) -> str:
    """The kind of a record; a kind of a later program is its own word."""
    return kind_text(kind, translation(current()))


def state_of(freshness: Freshness) -> State:
    """The shape a freshness is drawn with."""
    return _STATES[freshness]


def state_words(freshness: Freshness) -> str:
    """Confirmed, time to confirm, out of date."""
    return _(_STATE_WORDS[state_of(freshness)])


def capital(words: str) -> str:
    """The same words with a capital first letter, for labels that vocabularies keep in small letters."""
    return words[:1].upper() + words[1:]


def term_words(scheme: str, label: str) -> str:
    """The label of a term standing by itself. Signs stay as they are: mJ with a capital is another unit."""
    return label if scheme in _SIGNS else capital(label)


def freshness_words(card: Card, today: date) -> str:
    """The foot of a card: when it was confirmed, or for how long it has not been."""
    if not card.confirmed_on:
        return _("no date of confirmation")
    if card.freshness is Freshness.FRESH:
        return _("confirmed {date}").format(date=date_text(card.confirmed_on))
    months = months_since(card.confirmed_on, today) or 0
    if card.freshness is Freshness.DUE or months < 24:
        return ngettext("to confirm: {n} month", "to confirm: {n} months", months).format(n=months)
    years = months // 12
    return ngettext("not confirmed for {n} year", "not confirmed for {n} years", years).format(n=years)


def foot_words(card: Card, today: date) -> tuple[State | None, str]:
    """Shape and words at the foot of a card: how fresh it is, or what is about to end."""
    if card.ends:
        from desktop.ui.ending import ending

        told = ending(card, today)
        if told is not None:
            return told
    return state_of(card.freshness), freshness_words(card, today)


def number_words(card: Card) -> str:
    """What stands where the number does: a record made here gets one from the centre."""
    return card.number or (pgettext("record", "new") if card.local else "")


def age_words(days: int) -> str:
    """today, 1 day, 9 days."""
    return _("today") if days == 0 else ngettext("{n} day", "{n} days", days).format(n=days)


def card_sentence(card: Card, lang: Lang, today: date) -> str:
    """A whole card as one sentence for a screen reader."""
    parts = (card.name, card.organisation, card.place, card.type_label)
    words = [part.shown(lang).text for part in parts if part]
    told = (state_words(card.freshness), freshness_words(card, today))
    ends = foot_words(card, today)[1] if card.ends else ""
    away = away_sentence(card.away) if card.away is not None else ""
    return ", ".join(dict.fromkeys(filter(None, (*words, away, *told, ends, number_words(card)))))


def facet_words(facet: Facet) -> str:
    """The heading of a group of filters."""
    return _(FACETS[facet])
