"""From a form to its lemmas: a dictionary of known forms for each language, learnt rules for the rest.

Nobody says in which language a word is, so both dictionaries are asked, unless its letters exclude one. Only if neither
knows the word are the rules of both applied to its end.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from desktop.catalogue.words.spelling import lexical
from sync.bilingual import Lang, sayable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_NOT_RUSSIAN = re.compile("[іўґ'’ʼ]")
_NOT_BELARUSIAN = re.compile("[ищъ]")
_LONGEST_SUFFIX = 6
_SHORTEST_STEM = 2
_SHORTEST_LAST = 4
_FIRSTS = """
авиа авто агро аква акусто анти аэро баро био вибро видео гальвано гелио гео гетеро гигро гидро гипер гисто двух зоо
иммуно инфра кибер крио лазеро лито магнито макро мега медико мета метео микро много моно мульти нано нейро нефте одно
опто палео пента пиро пневмо поли полу псевдо пьезо радио ретро сверх сейсмо спектро стерео супер теле тензо тепло термо
техно трибо турбо угле ультра фармако фито фото хемо химо хроно цито экзо эко электро эндо энерго
авія аўта агра адна акуста анты аэра бара бія вібра відэа вугле гальвана гелія геа гетэра гігра гідра гіпер гіста заа
звыш імуна кібер крыя лазера літа магніта макра медыка мета метэа мікра мнага мона мульты нана нафта нейра опта палеа
паў пеза піра пнеўма полі псеўда радыё радыя рэтра сейсма спектра стэрэа супер тэле тэнза тэрма тэхна трыба турба
фармака фіта фота хема хіма храна цепла цыта экза эка электра энда энерга
"""
"""How terms of either language begin that are made new every day: no dictionary has all of them."""
_FIRST = re.compile("|".join(sorted({lexical(first) for first in _FIRSTS.split()}, key=len, reverse=True)))
_TOWN = re.compile("(.{3,}ск)(?:[ауе]|[оа]м)?")
_FAMILY = re.compile("(.{3,}(?:[оеаё][вў]|[иіы]н))(?:[ауеы]|ым|[оа]й|[оа]ю|ых|ым[иі])?")
_VOWEL_U = re.compile("(?<=[аеоуыэюяіи])у")
_MARKS_MISSING = re.compile("[аеоуыэюяі](и$|у([бвгджзклмнпрстфхцчш]|$))")
_VOWEL_I = re.compile("(?<=[аеоуыэюяи])и")


class Lemma(NamedTuple):
    """A lemma (`lexical`) and the language it is of."""

    word: str
    lang: Lang


class Lexicon:
    """One language: known forms in a memory-mapped trie, rules for the ends of others."""

    def __init__(self, folder: Path, lang: Lang) -> None:
        import marisa_trie

        self._forms = marisa_trie.BytesTrie()
        self._forms.mmap(str(folder / f"{lang}.marisa"))
        self._endings = folder / f"{lang}.rules.json"

    @cached_property
    def _rules(self) -> dict[str, tuple[tuple[int, str], ...]]:
        """Read when the first word is asked for that the dictionary does not have."""
        import msgspec

        return msgspec.json.decode(self._endings.read_bytes(), type=dict[str, tuple[tuple[int, str], ...]])

    def __contains__(self, form: str) -> bool:
        """Whether the dictionary has a form (`lexical`)."""
        return form in self._forms

    def known(self, word: str) -> Iterator[str]:
        """Lemmas of a form the dictionary has."""
        for packed in self._forms.get(word, ()):
            text = packed.decode()
            yield word[: len(word) - ord(text[0]) + ord("0")] + text[1:]

    def guessed(self, word: str) -> Iterator[str]:
        """Lemmas by the longest suffix with a rule; the word itself where there is none."""
        for length in range(min(_LONGEST_SUFFIX, len(word)), -1, -1):
            if rules := self._rules.get(word[len(word) - length :]):
                stems = ((word[: len(word) - cut], add) for cut, add in rules)
                fitting = [stem + add for stem, add in stems if len(stem) >= _SHORTEST_STEM]
                yield from fitting or (word,)
                return
        yield word


class Lemmas:
    """Both languages together."""

    def __init__(self, folder: Path) -> None:
        self._lexicons = {lang: Lexicon(folder, lang) for lang in Lang}
        self.of = lru_cache(maxsize=200_000)(self._of)

    def knows(self, word: str) -> bool:
        """Whether a dictionary has the word as typed, or nothing but its marks has to be put back, or і for и."""
        return any(self._told(word)) or any(self._on_other_keys(word))

    def known_among(self, forms: Iterable[str]) -> list[str]:
        """Those of the forms (`lexical`) that a dictionary has as they are."""
        russian, belarusian = self._lexicons[Lang.RU], self._lexicons[Lang.BE]
        return [form for form in forms if form in russian or form in belarusian]

    def _of(self, word: str) -> frozenset[Lemma]:
        """The lemmas of a word as typed; at least one for any word."""
        if found := frozenset(self._told(word)):
            return found
        guessed = (
            Lemma(lemma, lang)
            for form, langs in _ways_to_end(word)
            for lang in langs
            for lemma in self._lexicons[lang].guessed(form)
        )
        return frozenset((*guessed, *self._compounded(word), *_named(word), *self._on_other_keys(word)))

    def _compounded(self, word: str) -> Iterator[Lemma]:
        """The lemmas of a word that begins as many terms do, by what follows if a dictionary has it."""
        form = _lexical(word)
        first = _FIRST.match(form)
        if first and len(last := form[first.end() :]) >= _SHORTEST_LAST:
            found = self._known(lexical(last), _languages(word.casefold()))
            yield from (Lemma(first[0] + lemma.word, lemma.lang) for lemma in found)

    def _told(self, word: str) -> Iterator[Lemma]:
        """What the dictionaries say of a word as it is, else of one with its marks put back."""
        form = _lexical(word)
        found = tuple(self._known(form, _languages(word.casefold())))
        yield from found or self._known(_restored(form), _languages(_restored(word.casefold())))

    def _on_other_keys(self, word: str) -> Iterator[Lemma]:
        """What they say of a Belarusian word typed on a Russian keyboard."""
        form = _without_russian_letters(_restored(_lexical(word)))
        yield from self._known(form, (Lang.BE,))

    def _known(self, form: str, langs: Iterable[Lang]) -> Iterator[Lemma]:
        return (Lemma(lemma, lang) for lang in langs for lemma in self._lexicons[lang].known(form))


def _named(word: str) -> Iterator[Lemma]:
    """The town or the family a word may name: what is declined as names are, neither as nouns nor as adjectives."""
    form = _lexical(word)
    if name := _TOWN.fullmatch(form) or _FAMILY.fullmatch(form):
        named = f"{name[1][:-1]}в" if name[1].endswith("ў") else name[1]
        yield from (Lemma(named, lang) for lang in _languages(word.casefold()))


def _lexical(word: str) -> str:
    return lexical(sayable(word))


def _languages(word: str) -> tuple[Lang, ...]:
    """The languages whose alphabet has all letters of a word; both where neither has."""
    russian, belarusian = not _NOT_RUSSIAN.search(word), not _NOT_BELARUSIAN.search(word)
    found = tuple(lang for lang, may in ((Lang.RU, russian), (Lang.BE, belarusian)) if may)
    return found or tuple(Lang)


def _ways_to_end(word: str) -> Iterator[tuple[str, tuple[Lang, ...]]]:
    """The spellings of a word no dictionary has by which its lemma is guessed, with their languages."""
    form, langs = _lexical(word), _languages(word.casefold())
    belarusian = _without_russian_letters(_restored(form))
    yield form, langs
    if belarusian != form and (_MARKS_MISSING.search(form) or _NOT_RUSSIAN.search(form)):
        yield belarusian, (Lang.BE,)


def _without_russian_letters(form: str) -> str:
    """A Belarusian form typed on a Russian keyboard, which has no і."""
    return form.replace("и", "і").replace("щ", "шч").replace("ъ", "")


def _restored(form: str) -> str:
    """The form with ў and й where somebody has typed it without: у and и behind a vowel."""
    return _VOWEL_I.sub("й", _VOWEL_U.sub("ў", form))
