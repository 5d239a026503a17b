"""The sheet's own words in both languages at once: a sheet may need the two side by side."""

from __future__ import annotations

from collections.abc import Callable

from desktop.language import Translation, translation
from sync.bilingual import Bilingual, Lang


def both(say: Callable[[Translation], str]) -> Bilingual:
    """What `say` makes of the words of each language: `both(lambda t: t.gettext("Contacts"))`."""
    return Bilingual(say(translation(Lang.RU)), say(translation(Lang.BE)))


def joined(pair: Bilingual, langs: tuple[Lang, ...]) -> str:
    """The text in these languages on one line, once where they agree: for running heads."""
    said = dict.fromkeys(pair.get(lang) or pair.get(lang.other) for lang in langs)
    return " · ".join(text for text in said if text)
