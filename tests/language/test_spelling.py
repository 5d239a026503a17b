"""What the window, the sheet and the command line say is written in one alphabet, in the official spelling of 2008.

Words hunspell does not know stand in words_ru.txt and words_be.txt: names, abbreviations, forms its dictionary lacks.
"""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from desktop.paths import LOCALES
from sync.bilingual import Lang

HERE = Path(__file__).resolve().parent
DOMAINS = ("niva", "qtbase")
DICTIONARY = {Lang.RU: "ru_RU", Lang.BE: "be_BY"}
FOREIGN_LETTERS = {Lang.RU: "іўґ", Lang.BE: "ищъґ"}
FIELD = re.compile(r"\{\w*\}|%\(\w+\)\w|%[a-z]|%\d|<[^>]+>|--\w+")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
CYRILLIC = re.compile("[\u0400-\u052f]")
LATIN = re.compile("[A-Za-z]")
ADDRESSES = re.compile(r"https?://\S*|\S*\.(?:niva|json|be)\b\S*|\w+=\S+")


def _messages(lang: Lang, domain: str) -> Iterator[Message]:
    with (LOCALES / lang / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
        yield from (message for message in read_po(file, locale=lang) if message.id)


def _texts(lang: Lang, *domains: str) -> Iterator[str]:
    for domain in domains or DOMAINS:
        for message in _messages(lang, domain):
            yield from message.string if isinstance(message.string, tuple) else (message.string,)


def _words(text: str) -> list[str]:
    """Without what the program fills in, mark-up, addresses, and the mark of a key's letter."""
    return WORD.findall(FIELD.sub(" ", ADDRESSES.sub(" ", text.replace("&", ""))))


@pytest.mark.parametrize("lang", list(Lang))
def test_each_word_is_of_one_alphabet(lang: Lang) -> None:
    """A Latin o among Cyrillic letters looks right and is found by no search."""
    words = {word for text in _texts(lang) for word in _words(text)}
    parts = {part for word in words for part in word.split("-")}
    assert not {part for part in parts if CYRILLIC.search(part) and LATIN.search(part)}


@pytest.mark.parametrize("lang", list(Lang))
def test_no_letters_of_the_other_language(lang: Lang) -> None:
    foreign = set(FOREIGN_LETTERS[lang])
    assert not {text for text in _texts(lang) if foreign & set(text.lower())}


def test_the_apostrophe_is_the_typographic_one() -> None:
    straight = re.compile("(?<=[\u0400-\u052f])['\u02bc`\u2018](?=[\u0400-\u052f])")
    assert not {text for lang in Lang for text in _texts(lang) if straight.search(text)}


def test_belarusian_has_its_short_u_after_vowels() -> None:
    """у after a vowel inside a word is ў, but for loan words in -ум, -ус; and before a vowel it never is."""
    wrong = re.compile("[аеёіоуыэюя]у(?=[бвгджзклмнпрстфхцчш])(?!м$|с$)|ў[аеёіоуыэюя]")
    found = {word.lower() for text in _texts(Lang.BE) for word in _words(text) if wrong.search(word.lower())}
    assert not found


@pytest.mark.parametrize("lang", list(Lang))
def test_the_tone_is_calm(lang: Lang) -> None:
    """No exclamations, no begging, no praise of oneself; three dots are one sign, quotes are « »."""
    loud = re.compile(r"!|\.\.\.|[\"“”]|пожалуйста|калі ласка|успешно|паспяхова")
    assert not {text for text in _texts(lang) if loud.search(FIELD.sub("", text).lower())}


@pytest.mark.parametrize("lang", list(Lang))
def test_terms_are_the_agreed_ones(lang: Lang) -> None:
    bad = re.compile(r"\bдадзен|беларусі[яі]|гр?нт[иі]" if lang is Lang.BE else "белоруссия|дрнт")
    assert not {text for text in _texts(lang) if bad.search(text.lower())}


@pytest.mark.parametrize("lang", list(Lang))
def test_nothing_was_left_in_english(lang: Lang) -> None:
    """A translation that has no Cyrillic letter is one of those in same.txt: names, signs and keys."""
    same = set((HERE / "same.txt").read_text(encoding="utf-8").splitlines())
    found = {m.string for m in _messages(lang, "niva") if isinstance(m.string, str) and not CYRILLIC.search(m.string)}
    assert not {text for text in found if LATIN.search(FIELD.sub("", text))} - same


@pytest.mark.hunspell
@pytest.mark.parametrize("lang", list(Lang))
def test_words_are_spelt_right(lang: Lang) -> None:
    allowed = set((HERE / f"words_{lang}.txt").read_text(encoding="utf-8").split())
    words = {word.replace("’", "'") for text in _texts(lang) for word in _words(text) if CYRILLIC.search(word)}
    told = subprocess.run(
        ["hunspell", "-d", DICTIONARY[lang], "-i", "utf-8", "-l"],
        input="\n".join(sorted(words)), capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    unknown = {word.lower() for word in told.stdout.split()}
    assert sorted(unknown - allowed) == []
    assert sorted(allowed - unknown) == [], "the dictionary knows these, or nobody writes them any more"
