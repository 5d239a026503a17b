"""The stored sort keys against the collator of ICU."""

from functools import cmp_to_key
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCollator, QLocale

from desktop.sorting import sort_key
from sync.bilingual import Lang

LETTERS = "абвгдеёжзиійклмнопрстуўфхцчшщъыьэюя"
WORDS = [
    *(
        "Ус 2",
        "Ус 10",
        "Ёжик",
        "Ежик",
        "ежевика",
        "ёмкость",
        "Институт физики",
        "Интститут",
        "Інстытут",
        "Йод",
        "Ізатоп",
    ),
    *("узор", "ўзор", "Уздым", "Ўздым", "ганак", "ґанак", "гай", "лаборатория 1", "лаборатория 12", "лаборатория 2"),
    *("Ядро", "Zeta", "alpha", "12 приборов", "2 прибора", "центр", "Центр", "эталон", "чистая комната", "щит"),
]


def collator(lang: Lang) -> QCollator:
    found = QCollator(QLocale(lang.value))
    found.setNumericMode(True)
    return found


@pytest.mark.parametrize("lang", Lang)
def test_words_stand_as_the_collator_puts_them(lang: Lang) -> None:
    compare = collator(lang).compare
    ordered = sorted(WORDS, key=lambda text: sort_key(text, lang))
    assert not [(left, right) for left, right in pairwise(ordered) if compare(left.lower(), right.lower()) > 0]


@pytest.mark.parametrize("lang", Lang)
@given(st.lists(st.text(LETTERS + LETTERS[:10].upper() + "  019az", min_size=1, max_size=8), min_size=2, max_size=8))
def test_any_words_do(lang: Lang, texts: list[str]) -> None:
    """Case apart, which the collator counts last and the catalogue not at all."""
    clean = [" ".join(text.lower().split()) or "а" for text in texts]
    expected = sorted(set(clean), key=cmp_to_key(collator(lang).compare))
    found = sorted(set(clean), key=lambda text: sort_key(text, lang))
    assert [sort_key(text, lang) for text in found] == [sort_key(text, lang) for text in expected]


def test_signs_around_words_count_for_nothing() -> None:
    for plain, dressed in (("Луч", "«Луч»"), ("Луч", '  "Луч".'), ("абект", "аб’ект")):
        assert sort_key(plain, Lang.RU) == sort_key(dressed, Lang.RU)
    assert sort_key("", Lang.BE) < sort_key("0", Lang.BE) < sort_key("а", Lang.BE) < sort_key("a", Lang.BE)
