"""The words of the sample and of the vocabularies are spelt right, as hunspell sees it.

Words it does not know stand in words_ru.txt and words_be.txt: terms, made-up names, forms its dictionary lacks. A
capital abbreviation (ЯМР) and a unit of measure are passed over.
"""

import re
import subprocess
from pathlib import Path

import pytest

from sync.bilingual import Lang
from tests.sample.reading import records, terms, texts

HERE = Path(__file__).resolve().parent
DICTIONARY = {Lang.RU: "ru_RU", Lang.BE: "be_BY"}
MADE_ELSEWHERE = {"unit", "country", "region"}  # symbols; names of the Unicode CLDR
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


def _written_here(lang: Lang) -> str:
    found = [text.get(lang) for record in records() if "ROR" not in record.source for text in texts(record)]
    made_elsewhere = MADE_ELSEWHERE if lang is Lang.BE else MADE_ELSEWHERE | {"grnti"}
    found += [term.label.get(lang) for term in terms() if term.scheme not in made_elsewhere]
    return "\n".join(found).replace("’", "'")


def _unknown(lang: Lang) -> set[str]:
    words = sorted({word for word in _WORD.findall(_written_here(lang)) if not word[1:].isupper() and len(word) > 2})
    told = subprocess.run(
        ["hunspell", "-d", DICTIONARY[lang], "-i", "utf-8", "-l"],
        input="\n".join(words), capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return {word.lower() for word in told.stdout.split()}


@pytest.mark.hunspell
@pytest.mark.parametrize("lang", Lang)
def test_words_are_spelt_right(lang: Lang) -> None:
    allowed = (HERE / f"words_{lang}.txt").read_text(encoding="utf-8").split()
    unknown = _unknown(lang)
    assert sorted(unknown - set(allowed)) == []
    assert sorted(set(allowed) - unknown) == [], "the dictionary knows these, or nobody writes them any more"
