"""How a distance is said: in a list, to a screen reader, on the command line."""

from __future__ import annotations

from desktop.language import _, ngettext, number_text


def away_words(away: float) -> str:
    """Kilometres as a list shows them."""
    if away < 1:
        return _("less than 1 km")
    return _("{n} km").format(n=number_text(round(away)))


def away_sentence(away: float) -> str:
    """The same as it is said."""
    if away < 1:
        return _("less than a kilometre away")
    return ngettext("{n} kilometre away", "{n} kilometres away", round(away)).format(n=number_text(round(away)))
