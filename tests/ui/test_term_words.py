"""Labels of terms as they stand by themselves."""

import pytest

from desktop.ui.form.options import Terms
from desktop.ui.wording import term_words
from sync.bilingual import Bilingual
from sync.vocabularies import Term, Vocabularies


@pytest.mark.parametrize(("scheme", "label", "said"), [("unit", "мДж", "мДж"), ("condition", "исправно", "Исправно")])
def test_a_unit_keeps_its_letters(scheme: str, label: str, said: str) -> None:
    assert term_words(scheme, label) == said
    terms = Vocabularies([Term(uid=f"term:{scheme}:x", scheme=scheme, code="x", label=Bilingual(label, label))])
    assert [option.words for option in Terms(terms, scheme, "2026-11-23").find("")] == [said]
