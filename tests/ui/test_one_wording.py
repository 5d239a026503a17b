"""The page of a record, a list of changes and paper tell the same fact in the same words."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from desktop import language
from desktop.brochure.saying import Saying
from desktop.brochure.tabulating import related_table
from desktop.catalogue.views import Linked
from desktop.language import NBSP
from desktop.ui.record.kinds import price_words
from desktop.ui.record.reading import Reading
from desktop.ui.record.sections import specification_words
from desktop.ui.value_words import value_words
from desktop.wording import address_of
from sync.bilingual import Bilingual, Lang
from sync.registry import fields_of
from sync.rows import Photo, Price, Related, Specification
from sync.vocabularies import Term, Vocabularies, term_uid
from tests.ui.samples import ORG, TODAY

NANO = Term(uid=term_uid("unit", "nm"), scheme="unit", code="nm", label=Bilingual("нм", "нм"))
TERMS = Vocabularies([NANO])
NOBODY: Any = None
READING = Reading(NOBODY, TERMS, Lang.RU, TODAY)
VIEW: Any = SimpleNamespace(link=lambda uid: Linked(uid, "", Bilingual(uid, uid), known=False))
SAYING = Saying(NOBODY, TERMS, TODAY.isoformat())


@pytest.fixture(autouse=True)
def _in_russian() -> None:
    language.use(Lang.RU)


@pytest.mark.parametrize(
    "price",
    [
        Price(amount="120.5", currency="BYN"),
        Price(amount="7", currency="RUB"),
        Price(amount="7", currency="RUB", by_agreement=True),
        Price(amount="7", currency="RUB", valid_to="2020-01-01"),
    ],
)
def test_a_price(price: Price) -> None:
    assert price_words(READING, price) == SAYING.price(price).ru
    changed = value_words("service", "prices", (price,), TERMS, Lang.RU).replace(NBSP, " ")
    assert changed.startswith(("120,50 Br", "7 ₽"))


@pytest.mark.parametrize(
    "row",
    [
        Specification(parameter="range", min="200", max="2500", unit="nm"),
        Specification(parameter="range", min="-200", max="2500", unit="nm", uncertainty="1"),
        Specification(parameter="range", value="5", unit="nm", uncertainty="0.5"),
        Specification(parameter="range", value="5", unit="1"),
        Specification(parameter="range", max="5", unit="nm"),
    ],
)
def test_a_size(row: Specification) -> None:
    surface: Any = SimpleNamespace(reading=READING)
    size = specification_words(surface, row)
    assert SAYING.specification(row).ru == f"Range: {size}"
    assert value_words("equipment", "specs", (row,), TERMS, Lang.RU) == f"range, {size}"


@pytest.mark.parametrize(
    ("relation", "words"), [("successor", "Successor"), ("of a later register", "Related organisation")]
)
def test_a_relation(relation: str, words: str) -> None:
    row = Related(relation=relation, uid="ror:01akz7g58", label="Центр")
    told = value_words("organisation", "related", (row,), TERMS, Lang.RU)
    (cells,) = related_table(fields_of("organisation")["related"], (row,), Saying(VIEW, TERMS, "")).rows
    assert told.startswith(cells[0][0].ru) and cells[0][0].ru == language._(words)


@pytest.mark.parametrize(("name", "number"), [("isni", "0000000121798549"), ("ror", "01akz7g58"), ("phone", "+375172")])
def test_where_a_value_leads_and_how_it_is_written(name: str, number: str) -> None:
    field = fields_of("organisation")[name]
    record = type(ORG)(uid=ORG.uid, **{name: number})
    (piece,) = READING.pieces(field, record)
    assert (piece.words, piece.target) == (SAYING.value(field, record).ru, address_of(field, number))


def test_a_file_is_told_by_its_name_never_by_its_digest() -> None:
    digest = "f5e7f1aa" * 8
    named, bare = Photo(hash=digest, file="фото.jpg"), Photo(hash=digest, caption=Bilingual("Зал", "Зала"))
    assert value_words("facility", "photos", (named, bare), TERMS, Lang.RU) == f"фото.jpg; {language._('File')}, Зал"
    assert value_words("document", "file_hash", digest, TERMS, Lang.RU) == language._("File")
    assert value_words("organisation", "logo", digest, TERMS, Lang.RU) == language._("Logo")
