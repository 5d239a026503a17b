"""Lemmas of both languages: words people ask for, and the dictionaries made again from their sources."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.catalogue.words import all_keys, lemma_keys, norm
from desktop.catalogue.words.keys import own_keys

ROOT = Path(__file__).resolve().parent.parent.parent
MADE = ("be.marisa", "be.rules.json", "ru.marisa", "ru.rules.json")


@pytest.mark.parametrize(
    "forms",
    [
        "сварка сварки сваркой сваркою",
        "лазерная лазерную лазерных лазерного",
        "установка установку установок установками",
        "горад гарады горадзе гарадоў",
        "жнівень жніўня жніўні",
        "устаноўка ўстаноўка устаноўкі ўстаноўцы",
        "абсталяванне абсталявання абсталяваннем",
        "путь пути путей путём",
        "ветер ветра ветры ветрам",
        "человек люди людьми",
        "даследую даследаваць даследуюць",
        "спектраметрыя спектраметрыі",
    ],
)
def test_forms_of_one_word_share_a_key(forms: str) -> None:
    words = forms.split()
    assert all(lemma_keys(word) & lemma_keys(words[0]) for word in words)


@pytest.mark.parametrize("pair", ["прибор проба", "лист лиса", "узор образец", "сад сода", "камень камера"])
def test_words_of_their_own_share_none(pair: str) -> None:
    first, second = pair.split()
    assert not lemma_keys(first) & lemma_keys(second)


@pytest.mark.parametrize(
    "pair",
    [
        "лаборатория лабараторыі",
        "спектрометр спектрометра",
        "излучение выпраменьванне",
        "университет універсітэта",
        "традиционный традыцыйныя",
        "город гарады",
    ],
)
def test_words_of_one_origin_meet(pair: str) -> None:
    russian, belarusian = pair.split()
    assert bool(own_keys(russian) & all_keys(belarusian)) is (russian != "излучение")


@pytest.mark.parametrize("word", ["лабораторныи", "устаноука", "АБ'ЕКТ", "абʼект", "аб’екта", "ёлка", "елка"])
def test_marks_nobody_types_are_put_back(word: str) -> None:
    written = {"лабораторныи": "лабораторный", "устаноука": "устаноўка", "ёлка": "елки", "елка": "ёлки"}
    assert lemma_keys(word) & lemma_keys(written.get(word, "аб’ект"))


@pytest.mark.parametrize("word", ["", "x", "NMR", "400", "ѫ", "щъў", "\ud800", "а" * 500, "🙂"])
def test_every_word_has_a_key(word: str) -> None:
    assert all_keys(word) and all(isinstance(key, str) for key in lemma_keys(word))
    assert lemma_keys(word) == {norm(key) for key in lemma_keys(word)}


def test_the_dictionaries_are_made_from_their_sources(tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / "resources/lexicography/build.py", tmp_path], check=True)
    shipped = ROOT / "resources/dictionaries"
    assert {name: (tmp_path / name).read_bytes() == (shipped / name).read_bytes() for name in MADE} == dict.fromkeys(
        MADE, True
    )


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("времени", "время"), ("семян", "семя"), ("льда", "лёд"), ("лет", "год"), ("ветров", "ветер"),
        ("угля", "уголь"), ("воды", "вада"), ("дзён", "дзень"), ("зямель", "зямля"), ("людзьмі", "чалавек"),
        ("крыві", "кроў"), ("рэках", "рака"), ("вятроў", "вецер"), ("азёраў", "возера"), ("ільну", "лён"),
    ],
)  # fmt: skip
def test_a_form_of_an_irregular_word_knows_it(form: str, lemma: str) -> None:
    assert norm(lemma) in lemma_keys(form)
