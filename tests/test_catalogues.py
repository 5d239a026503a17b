"""The message catalogues: every message of the code is there in both languages, whole, and with the same fields."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("ru", "be")
FIELD = re.compile(r"\{(\w*)[^}]*\}|%\((\w+)\)|%(\w)")
KEYWORDS = {**DEFAULT_KEYWORDS, "N_": None, "pgettext": ((1, "c"), 2)}


def _catalogue(language: str, domain: str) -> Catalog:
    source = ROOT / "locales" / language / "LC_MESSAGES" / f"{domain}.po"
    with source.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def _spoken(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if message.pluralizable else (message.string,)


def _asked(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if message.pluralizable else (message.id,)


def _fields(text: str) -> set[str]:
    return {"".join(names) for names in FIELD.findall(text)}


def _messages_of_the_code() -> Iterator[tuple[str | None, str]]:
    for room in ("desktop", "sync"):
        for _, _, message, _, context in extract_from_dir(ROOT / room, keywords=KEYWORDS):
            yield context, message[0] if isinstance(message, tuple) else message


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_the_code_is_known(language: str) -> None:
    """Otherwise: python3 dev.py messages, then translate."""
    catalogue = _catalogue(language, "niva")
    unknown = sorted(id for context, id in set(_messages_of_the_code()) if not catalogue.get(id, context))
    assert not unknown


@pytest.mark.parametrize("domain", ["niva", "qtbase"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_untranslated(language: str, domain: str) -> None:
    catalogue = _catalogue(language, domain)
    open_ones = [m.id for m in catalogue if m.id and (m.fuzzy or not all(_spoken(m)))]
    assert not open_ones


@pytest.mark.parametrize("domain", ["niva", "qtbase"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_fields_survive_translation(language: str, domain: str) -> None:
    """A singular form may drop the number ("one record"), so each form may lack but never invent a field."""
    torn = []
    for message in (m for m in _catalogue(language, domain) if m.id):
        asked = set.union(*map(_fields, _asked(message)))
        forms = [_fields(form) for form in _spoken(message)]
        exact = message.pluralizable or forms[0] == asked
        if not exact or any(form - asked for form in forms):
            torn.append(message.id)
    assert not torn


@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals_have_three_forms(language: str) -> None:
    catalogue = _catalogue(language, "niva")
    assert catalogue.num_plurals == 3
    assert not [m.id for m in catalogue if m.id and m.pluralizable and len(_spoken(m)) != 3]
