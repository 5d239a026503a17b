"""A straight quote between letters is an apostrophe; where it opens or closes a phrase it is a quote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalogue import Catalogue
from desktop.catalogue.query.scanning import with_apostrophes
from desktop.catalogue.questions import Question
from sync.bilingual import Lang


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ('аб"ект', "аб’ект"), ('лазер аб"ект', "лазер аб’ект"), ('-аб"ект', "-аб’ект"),
        ('"аб"ект"', '"аб’ект"'), ('об"ект "электронный микроскоп"', 'об’ект "электронный микроскоп"'),
        ('название:аб"ект', "название:аб’ект"), ('"электронный"микроскоп', '"электронный" микроскоп'),
        ('лазер или аб"ект', "лазер или аб’ект"), ('(аб"ект | лазер) Минск', "(аб’ект | лазер) Минск"),
    ],
)  # fmt: skip
def test_it_is_read_as_it_is_meant(sample: Catalogue, text: str, same: str) -> None:
    assert sample.search(Question(text)).count == sample.search(Question(same)).count
    told = [(piece.sort, piece.unread) for piece in sample.understood(text, Lang.BE).pieces]
    assert told == [(piece.sort, piece.unread) for piece in sample.understood(same, Lang.BE).pieces]


def test_a_guess_reads_it_so_too(sample: Catalogue) -> None:
    guess = sample.guess(Question('аб"ект мкираскоп'))
    assert guess is not None and guess.text.startswith("аб'ект")


@given(st.text(alphabet='аб"  «»1', max_size=30))
def test_only_quotes_between_letters_change(text: str) -> None:
    made = with_apostrophes(text)
    for at, (old, new) in enumerate(zip(text, made, strict=True)):
        assert old == new or (old == '"' and new == "'" and text[at - 1].isalpha() and text[at + 1].isalpha())


def test_ever_so_many_are_read_at_once() -> None:
    assert with_apostrophes('а"' * 50_000 + "а") == "а'" * 50_000 + "а"
