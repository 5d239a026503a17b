"""The questions of `dev.py bench search` that are more than words: typed conditions, mistakes of typing, reasons.

A condition stands beside the same in SQL over `held`, which has the values ready in base units, those of instruments
and services at their facilities too. Nothing in FTS5 guesses or explains.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from desktop.catalogue import Catalogue
from desktop.catalogue.questions import Question
from sync.bilingual import Lang
from tests.bench.search_kinds import EACH, Asked, Call, Drawn, plain
from tests.bench.search_rivals import Held, language_of

TOWNS = 6
LONGEST_NAME = 5
"""Letters of a word somebody mistypes, at least."""

_YEARS = (
    ("год:>2015", Held("year", "high > 2015")),
    ("год:2010-2015", Held("year", "high >= 2010 AND low <= 2015")),
    ("год до 1990", Held("year", "low <= 1990")),
    ("выпуск от 2020", Held("made", "high >= 2020")),
    ("выраб да 1990", Held("made", "low <= 1990")),
    ("основан до 1960", Held("founded", "low <= 1960")),
)
_MEASURES = (
    ("частота >= 40 ГГц", Held("frequency", "high >= 4e10")),
    ("частата 10-20 ГГц", Held("frequency", "high >= 1e10 AND low <= 2e10")),
    ("мощность > 10 кВт", Held("power", "high > 1e4")),
    ("магутнасць звыш 45 кВт", Held("power", "high > 4.5e4")),
    ("разрешение лучше 5 нм", Held("resolution", "low <= 5e-9")),
    ("температура до 300 °C", Held("temperature_range", "low <= 573.15")),
    ("погрешность до 1 %", Held("error", "low <= 0.01")),
    ("до 50 л", Held("volume", "low <= 0.05")),
)
_PRICES = (
    ("цена до 100 рублей", Held("price", "low <= 100")),
    ("кошт да 30 рублёў", Held("price", "low <= 30")),
    ("цена от 50 до 200 BYN", Held("price", "high >= 50 AND low <= 200")),
    ("цена <= 20", Held("price", "low <= 20")),
)
"""What is typed and what SQL is asked. The synthetic catalogue has prices in one currency only."""

US = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
LAYOUT = {Lang.RU: "йцукенгшщзхъфывапролджэячсмитьбюё", Lang.BE: "йцукенгшўзх'фывапролджэячсмітьбюё"}
_KEYS = {lang: dict(zip(keyboard, US, strict=True)) for lang, keyboard in LAYOUT.items()}
_LATIN = (
    "а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh "
    "щ=shch ъ= ы=y ь= э=e ю=yu я=ya і=i ў=u ’="
)


def kinds_of_conditions(catalogue: Catalogue, found: Drawn) -> Iterator[tuple[str, list[Asked]]]:
    """Typed conditions alone, beside a word, and a word with the name of a town."""
    towns = _towns(catalogue)
    typed = [(f'{("город", "горад")[place % 2]}:"{name}"', held) for place, (name, held) in enumerate(towns)]
    typed += [*_YEARS, *_MEASURES, *_PRICES]
    yield "condition", [Asked(Question(text), holds=held.of_all) for text, held in typed]
    beside = [*zip(found.single, typed, strict=False), *zip(found.two, typed[len(towns) :], strict=False)]
    yield "condition + word", [_narrowed(word, *condition) for word, condition in beside]
    yield "word + town", [_narrowed(word, *towns[place % len(towns)]) for place, word in enumerate(found.single)]


def kinds_without_rival(catalogue: Catalogue, found: Drawn) -> Iterator[tuple[str, list[Asked]]]:
    """Mistakes of typing, and pages of which is asked why they were found and where."""
    chance = random.Random(5)
    long = [word.casefold() for word in dict.fromkeys((*found.single, *_spoken(found)))]
    long = [word for word in long if len(word) >= LONGEST_NAME and word.isalpha()][:EACH]
    yield "guess: typo", [_guessed(_mistyped(word, chance)) for word in long]
    yield "guess: layout", [_guessed("".join(_KEYS[_language(word)].get(sign, sign) for sign in word)) for word in long]
    latin = dict(pair.split("=") for pair in _LATIN.split())
    yield "guess: translit", [_guessed("".join(map(latin.__getitem__, word))) for word in long]
    yield (
        "guess: too many",
        [_guessed(f"{pair} {long[-place % len(long)]}") for place, pair in enumerate(found.two[:EACH])],
    )
    towns = [name for name, _ in _towns(catalogue)]
    placed = [f"{word} {towns[place % len(towns)]}" for place, word in enumerate(found.single)]
    asked = (*found.single, *found.two, *placed)
    yield "why", [Asked(Question(text), call=Call.WHY) for text in asked]
    yield "excerpts", [Asked(Question(text), call=Call.EXCERPTS) for text in asked[::3]]


def _spoken(found: Drawn) -> list[str]:
    return [word for pair in found.pairs for word in pair]


def _towns(catalogue: Catalogue) -> list[tuple[str, Held]]:
    """Towns with many, some and few facilities, by turns in either language, with what SQL is asked for each."""
    names: Sequence[tuple[str, str]] = catalogue._files.base.execute(_TOWNS).fetchall()
    chosen = [names[(len(names) - 1) * place**2 // (TOWNS - 1) ** 2] for place in range(TOWNS)]
    by_turns = enumerate(dict.fromkeys(chosen))
    return [((ru, be or ru)[place % 2], Held("town", f"low = '{ru}'")) for place, (ru, be) in by_turns]


def _narrowed(word: str, typed: str, held: Held) -> Asked:
    return Asked(Question(f"{word} {typed}"), plain(word).match, held.of_row)


def _guessed(text: str) -> Asked:
    return Asked(Question(text), call=Call.GUESS)


def _mistyped(word: str, chance: random.Random) -> str:
    """One letter left out, doubled, another one, or two that changed places, past the first."""
    at = chance.randrange(1, len(word) - 1)
    before, letter, following, after = word[:at], word[at], word[at + 1], word[at + 2 :]
    other = chance.choice([sign for sign in "аеоклнрст" if sign != letter])
    middles = (following, letter * 2 + following, other + following, following + letter)
    return before + chance.choice(middles) + after


def _language(word: str) -> Lang:
    return language_of(word) or Lang.RU


_TOWNS = """
SELECT locality_ru, max(locality_be) FROM card
WHERE kind = 'facility' AND locality_ru <> '' AND locality_ru NOT LIKE '%''%'
GROUP BY locality_ru ORDER BY count(*) DESC, locality_ru
"""
