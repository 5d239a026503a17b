"""A record made on this computer says so: in the list, on its page, at the foot of the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop import language
from desktop.catalogue.questions import Question
from desktop.settings import Content
from desktop.ui.record.head import quiet_words
from desktop.ui.record.reading import Reading
from desktop.ui.results.columns import Column
from desktop.ui.status_bar import StatusBar
from desktop.ui.wording import card_sentence, number_words
from sync.bilingual import Lang
from tests.catalogue import sample_records
from tests.ui.desks import plain_desk, take_away

WORDS = {Lang.RU: ("новая", "создана на этом компьютере", "1 новая запись"),
         Lang.BE: ("новы", "створаны на гэтым камп’ютары", "1 новы запіс")}  # fmt: skip


@pytest.mark.parametrize("lang", Lang)
def test_until_a_bundle_brings_it_it_is_called_new(qapp: QApplication, tmp_path: Path, lang: Lang) -> None:
    short, whole, count = WORDS[lang]
    with sample_records.catalogue(tmp_path / "p") as catalogue:
        desk = plain_desk(qapp, catalogue)
        language.use(lang)
        own = {"name.ru": "Своя установка", "host_org": "org-1", "facility_kind": "lab"}
        (uid,) = catalogue.create("facility", own, "Анна").uids
        catalogue.edit("fac-3", {"founded_year": 1999}, "Анна")  # has no number either, but the centre knows it
        cards = {card.uid: card for card in catalogue.cards(catalogue.search(Question()).ids)}
        assert number_words(cards[uid]) == short and Column.NUMBER.text(cards[uid], lang) == short
        assert number_words(cards["fac-3"]) == "" and number_words(cards["fac-1"]) == "BY-0001"
        assert short in card_sentence(cards[uid], lang, sample_records.TODAY.date())
        reading = Reading(catalogue.record(uid), catalogue.vocabularies, lang, sample_records.TODAY.date())
        assert whole in quiet_words(reading).casefold()
        known = Reading(catalogue.record("fac-3"), catalogue.vocabularies, lang, sample_records.TODAY.date())
        assert whole not in quiet_words(known).casefold()
        bar = StatusBar(desk.parts.theme)
        bar.show_status(catalogue.status())
        assert catalogue.status().made == 1 and count in bar._outgoing.text()
        catalogue.revert(uid, "kind")
        bar.show_status(catalogue.status())
        assert catalogue.status().made == 0 and count not in bar._outgoing.text()
        language.use(Lang.RU)
        desk.parts.background.close()
        take_away(qapp, bar)
    assert desk.content is Content.RU
