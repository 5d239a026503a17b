"""`niva search --near`: from where distances are measured, and how they are told."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from desktop.catalogue.questions import Order, Question
from desktop.command_line.speaking import say
from desktop.distances import away_words
from desktop.language import _

if TYPE_CHECKING:
    from desktop.catalogue.towns import Town
    from desktop.catalogue.views import Card
    from sync.bilingual import Lang


def town(name: str) -> Town:
    """The town of a name in either language. Raises UnknownTown."""
    from desktop.catalogue.towns import shipped_towns

    return shipped_towns().asked(name)


def near(question: Question) -> str:
    """The code of the town that decides the order, '' where something else does."""
    return question.near if question.order is Order.DISTANCE else ""


def wrong_call() -> int:
    """`--order distance` alone: from where?"""
    print(_("The order by distance needs a town: --near TOWN"), file=sys.stderr)
    return 2


def _origin(question: Question) -> Town | None:
    if not near(question):
        return None
    from desktop.catalogue.towns import shipped_towns

    return shipped_towns().of(question.near)


def tell_origin(question: Question, lang: Lang) -> None:
    """Which of the towns of that name is meant."""
    if origin := _origin(question):
        told = _("Distances from: {town}, {lies}")
        say(told.format(town=origin.name.shown(lang).text, lies=origin.lies.shown(lang).text))


def origin_json(question: Question) -> dict[str, Any]:
    """The same as data."""
    if (origin := _origin(question)) is None:
        return {}
    named = {"ru": origin.name.ru, "be": origin.name.be}
    place = {"country": origin.country, "region": origin.region, "lat": origin.lat, "lon": origin.lon}
    return {"near": {"code": origin.code, "name": named} | place}


def away(card: Card) -> str:
    """Behind the name of a record; nothing where nothing is measured."""
    return f"({away_words(card.away)})" if card.away is not None else ""


def away_json(card: Card) -> dict[str, Any]:
    """Kilometres with one decimal; null for a record that stands nowhere, and where nothing is measured."""
    return {"distance_km": None if card.away is None else round(card.away, 1)}
