"""Words find themselves however their letters and signs are typed: all words of the shipped vocabularies and of the
sample that have the letter or the sign, of either language."""

import re
from functools import cache

import pytest

from desktop.catalogue import words
from desktop.catalogue.words.keys import lemma_keys
from sync.bilingual import Lang
from tests.sample.reading import RESOURCES, records, terms, texts

_WORD = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)*")
DICTIONARY = RESOURCES / "lexicography" / "sources" / "be.dic"
SHARE = 0.97
LEAST = 100


@cache
def vocabulary(lang: Lang) -> tuple[str, ...]:
    """All words of terms, subjects, the thesaurus and the records of the sample in a language."""
    told = (text.get(lang) for record in records() for text in texts(record))
    labels = (term.label.get(lang) for term in terms())
    return tuple(sorted({word for text in (*told, *labels) for word in _WORD.findall(text.lower()) if len(word) > 2}))


def having(letter: str, lang: Lang) -> list[str]:
    """Words with a letter; those with an apostrophe are few in the vocabularies, so the dictionary's are among them."""
    lines = DICTIONARY.read_text(encoding="utf-8").splitlines() if letter == "’" else []
    listed = {line.partition("/")[0].replace("'", "’") for line in lines if line.islower() or "/" in line}
    return sorted(word for word in {*vocabulary(lang), *listed} if letter in word and word.islower())


def finds(typed: str, written: str) -> bool:
    """Whether a query of one word finds a text of one word."""
    held = set(words.told(written))
    (asked, *others) = words.wanted(f"{typed} ") or (words.Wanted("\0"),)
    begun = any(token.startswith(asked.word) for token in held)
    return not others and (begun or not asked.keys.isdisjoint(held))


@pytest.mark.parametrize(
    ("lang", "letter", "typed"),
    [
        (Lang.BE, "’", "'"), (Lang.BE, "’", "ʼ"), (Lang.BE, "’", "`"), (Lang.BE, "’", "‘"), (Lang.BE, "’", ""),
        (Lang.BE, "ў", "у"), (Lang.BE, "ё", "е"), (Lang.BE, "й", "и\u0306"), (Lang.BE, "г", "ґ"),
        (Lang.RU, "ё", "е"), (Lang.RU, "ё", "е\u0308"), (Lang.RU, "й", "и"), (Lang.RU, "о", "о\u0301"),
        (Lang.RU, "а", "а\u00ad"),
    ],
)  # fmt: skip
def test_a_letter_typed_otherwise_is_the_same_letter(lang: Lang, letter: str, typed: str) -> None:
    found = having(letter, lang)
    missed = [word for word in found if not finds(word.replace(letter, typed), word)]
    print(f"{lang} {letter}: {len(found) - len(missed)} of {len(found)}; missed {missed[:20]}")
    assert len(found) >= LEAST
    assert 1 - len(missed) / len(found) >= SHARE


@pytest.mark.parametrize("lang", Lang)
def test_a_word_in_capitals_is_the_word(lang: Lang) -> None:
    known = [word for word in vocabulary(lang) if words.knows(word)]
    missed = [word for word in known if not finds(word.upper(), word) or lemma_keys(word) != lemma_keys(word.upper())]
    assert len(known) >= LEAST
    assert 1 - len(missed) / len(known) >= SHARE


def test_belarusian_is_typed_on_a_keyboard_without_its_i() -> None:
    """What is not found so is guessed (test_guesses)."""
    found = having("і", Lang.BE)
    missed = [word for word in found if not finds(word.replace("і", "и"), word)]
    assert len(found) >= LEAST
    assert 1 - len(missed) / len(found) >= 0.95
