"""The sheet's own words in both languages at once: a sheet may need the two side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from desktop.language import Translation, translation
from sync.bilingual import Bilingual, Lang


def both(say: Callable[[Translation], str]) -> Bilingual:
    """What `say` makes of the words of each language: `both(lambda t: t.gettext("Contacts"))`."""
    return Bilingual(say(translation(Lang.RU)), say(translation(Lang.BE)))


def joined(pair: Bilingual, langs: tuple[Lang, ...]) -> str:
    """The text in these languages on one line, once where they agree: for running heads."""
    said = dict.fromkeys(pair.get(lang) or pair.get(lang.other) for lang in langs)
    return " · ".join(text for text in said if text)


def same(text: str) -> Bilingual:
    """A text that belongs to no language."""
    return Bilingual(text, text)


def joined_pairs(parts: Iterable[Bilingual], mark: str) -> Bilingual:
    """Texts in a row. A language that lacks one of them lacks the whole: nobody gets a mixture unmarked."""
    said = [part for part in parts if part]
    whole = (
        mark.join(part.get(lang) for part in said) if all(part.get(lang) for part in said) else "" for lang in Lang
    )
    joined_up = Bilingual(*whole)
    return joined_up if joined_up or not said else same(mark.join(part.shown(Lang.RU).text for part in said))
