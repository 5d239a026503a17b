"""The order people expect, each rule of it on a few records made for it."""

from pathlib import Path

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.finding.ranking import LOOKED_AT, best_first
from desktop.catalogue.finding.search import Search
from desktop.catalogue.index.wordsets import Wordsets
from desktop.catalogue.questions import Facet, Question
from desktop.catalogue.words.binding import without_binding
from sync.bilingual import Lang
from tests.catalogue.sample_records import catalogue, equipment, facility, organisation, programme, service

LONG = {"ru": " ".join(f"слово{number}" for number in range(400))}
"""A text in which one word more says little: bm25 puts it last."""


def order(place: Path, documents: list[dict[str, object]], text: str, lang: Lang = Lang.RU) -> list[str]:
    with catalogue(place, [organisation("org-1", "Хозяин"), *documents]) as opened:
        return found(opened, Question(text, lang=lang))


def found(opened: Catalogue, question: Question) -> list[str]:
    return [card.uid for card in opened.cards(opened.search(question).ids)]


def test_the_name_comes_before_the_description(profile_dir: Path) -> None:
    told = facility("fac-1", "Стенд", description={"ru": "Лазер, лазера, лазеру: всё о нём. Лазер!"})
    named = equipment("eq-1", "Установка с лазерами и длинным именем", facilities=())
    assert order(profile_dir, [told, named], "лазер") == ["eq-1", "fac-1"]


@pytest.mark.parametrize("text", ['"лазер"', '"лазер" кольцо', 'кольцо "лазер"'])
def test_a_phrase_in_the_name_comes_before_one_in_the_description(profile_dir: Path, text: str) -> None:
    told = facility("fac-1", "Арка", description={"ru": "Лазер, кольцо"})
    named = equipment("eq-1", "Установка с именем лазер", facilities=(), description={"ru": "Кольцо"})
    assert order(profile_dir, [told, named], text) == ["eq-1", "fac-1"]


def test_the_words_of_a_phrase_stand_side_by_side_in_the_name_that_comes_first(profile_dir: Path) -> None:
    phrase = {"ru": "Есть опытный стенд"}
    apart = facility("fac-1", "Опытный малый стенд", description=phrase)
    beside = equipment("eq-1", "Большой новый опытный стенд", facilities=())
    neither = facility("fac-2", "Арка", description=phrase)
    assert order(profile_dir, [neither, apart, beside], '"опытный стенд"') == ["eq-1", "fac-1", "fac-2"]


def test_one_more_word_in_the_name_counts_more_than_how_exact_the_others_are(profile_dir: Path) -> None:
    exact = facility("fac-1", "Лазер", description={"ru": "фото"})
    both = service("svc-1", "Лазерная фотоника в длинном имени", of="")
    assert order(profile_dir, [exact, both], "лазер фото") == ["svc-1", "fac-1"]


def test_as_typed_then_other_forms_then_the_other_language_then_longer_words(profile_dir: Path) -> None:
    documents = [
        programme("prg-1", "Городская"),
        programme("prg-2", "", "Горад"),
        programme("prg-3", "Города"),
        programme("prg-4", "Город у самой реки", goals=LONG),
    ]
    assert order(profile_dir, documents, "город") == ["prg-4", "prg-3", "prg-2", "prg-1"]


def test_a_word_of_the_thesaurus_comes_after_the_word_itself(profile_dir: Path) -> None:
    documents = [programme("prg-1", "", "Аналіз глебы"), programme("prg-2", "Большой анализ всей почвы")]
    assert order(profile_dir, documents, "почва", Lang.BE) == ["prg-2", "prg-1"]


def test_a_few_letters_do_not_make_a_longer_word_better_than_the_word_itself(profile_dir: Path) -> None:
    documents = [
        equipment("eq-1", "Ленточный архив", facilities=()),
        facility("fac-1", "Станция", keywords={"ru": "лён"}),
    ]
    assert order(profile_dir, documents, "лен") == ["fac-1", "eq-1"]


def test_what_is_typed_to_its_half_is_found_by_its_beginning(profile_dir: Path) -> None:
    told = facility("fac-1", "Станция", description={"ru": "микроскопия"})
    named = equipment("eq-1", "Микроскоп", facilities=())
    assert order(profile_dir, [told, named], "микр") == ["eq-1", "fac-1"]


@pytest.mark.parametrize("text", ["Свет и вещество", "свет и вещество", "«Свет и вещество»", "Святло і рэчыва"])
def test_a_whole_name_comes_first(profile_dir: Path, text: str) -> None:
    documents = [
        facility("fac-1", "Свет и вещество в поле", "Святло і рэчыва ў полі"),
        programme("prg-1", "Магистратура «Свет и вещество» (пробная)", "Магістратура «Святло і рэчыва» (пробная)"),
    ]
    assert order(profile_dir, documents, text) == ["prg-1", "fac-1"]


def test_brackets_at_the_end_are_not_a_part_of_the_name(profile_dir: Path) -> None:
    documents = [facility("fac-1", "Новая опытная станция"), programme("prg-1", "Опытная станция (закрыта)")]
    assert order(profile_dir, documents, "опытная станция") == ["prg-1", "fac-1"]


def test_a_short_name_is_a_whole_name_in_either_language(profile_dir: Path) -> None:
    documents = [
        facility("fac-1", "Стенд ИФ", acronym={"ru": "ИФС", "be": "ІФС"}),
        organisation("org-2", "Институт", short_name={"ru": "ИФ", "be": "ІФ"}),
    ]
    assert order(profile_dir, documents, "ИФ")[0] == "org-2"
    assert order(profile_dir, documents, "ІФ", Lang.BE)[0] == "org-2"


@pytest.mark.parametrize("text", ["NR-600", "nr 600", "NR600", "BY-1018", "by1018"])
def test_the_number_and_the_model_come_first_however_they_are_typed(profile_dir: Path, text: str) -> None:
    documents = [
        facility("fac-1", "NR-600 и BY-1018, приставки"),
        equipment("eq-1", "Спектрометр", model="NR-600", number="BY-1018"),
        equipment("eq-2", "Спектрометр", model="NR-6000", number="BY-10180"),
    ]
    assert order(profile_dir, documents, text)[0] == "eq-1"


def test_a_model_that_is_written_together_is_sought_together(profile_dir: Path) -> None:
    documents = [equipment("eq-1", "Лазер", model="ЛГ-35У"), equipment("eq-2", "Лазер 35", "", (), model="У-1")]
    assert order(profile_dir, documents, "35у") == ["eq-1"]


def test_a_facility_comes_before_its_instruments_and_papers_come_last(profile_dir: Path) -> None:
    paper = programme("doc-1", "Правила доступа: ФЛК") | {"kind": "document"}
    documents = [
        paper,
        programme("prg-1", "Программа ФЛК"),
        service("svc-1", "Услуга ФЛК", of=""),
        equipment("eq-1", "Прибор ФЛК", facilities=()),
        facility("fac-1", "Большая длинная установка ФЛК"),
    ]
    assert order(profile_dir, documents, "флк") == ["fac-1", "eq-1", "svc-1", "prg-1", "doc-1"]


def test_what_is_named_in_the_language_of_the_question_comes_first(profile_dir: Path) -> None:
    documents = [programme("prg-1", "Атлас"), programme("prg-2", "", "Атлас"), programme("prg-3", "Атлас", "Атлас")]
    assert order(profile_dir, documents, "атлас", Lang.BE) == ["prg-2", "prg-3", "prg-1"]
    assert order(profile_dir, documents, "атлас", Lang.RU) == ["prg-1", "prg-3", "prg-2"]


def test_a_short_name_comes_before_a_long_one(profile_dir: Path) -> None:
    documents = [programme("prg-1", "Атлас озёр и рек всей страны"), programme("prg-2", "Новый атлас", goals=LONG)]
    assert order(profile_dir, documents, "атлас") == ["prg-2", "prg-1"]


def test_words_that_name_nothing_do_not_keep_a_record_out(profile_dir: Path) -> None:
    documents = [facility("fac-1", "Станция", locality={"ru": "Горки", "be": "Горкі"})]
    assert order(profile_dir, documents, "станция в Горках") == ["fac-1"]
    assert order(profile_dir, documents, "станцыя ў Горках", Lang.BE) == ["fac-1"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("анализ для почвы и воды", "анализ  почвы  воды"),
        ("станция на", "станция на"),
        ("на", "на"),
        ("на ", "на "),
        ("ИЗ и С-1", "ИЗ  С-1"),
        ("", ""),
    ],
)
def test_abbreviations_models_and_the_word_being_typed_stay(text: str, left: str) -> None:
    assert without_binding(text) == left


def test_a_filter_does_not_change_the_order(profile_dir: Path) -> None:
    """With more hits than are looked at, those that pass are looked at as if the others were not there."""
    many = [programme(f"prg-{number:03}", "Атлас") for number in range(LOOKED_AT + 20)]
    few = [service(f"svc-{number}", f"Атлас{' полный' * number}", of="") for number in (2, 0, 1)]
    with catalogue(profile_dir, [*many, *few]) as opened:
        everything = found(opened, Question("атлас"))
        filtered = found(opened, Question("атлас", ((Facet.KIND, ("service",)),)))
    assert filtered == ["svc-0", "svc-1", "svc-2"]
    assert len(everything) == len(many) + len(few)


def test_among_many_the_named_are_looked_at_first(profile_dir: Path) -> None:
    many = [programme(f"prg-{number:03}", "Опыт", goals={"ru": "атлас"}) for number in range(LOOKED_AT + 20)]
    long = programme("prg-zzz", "Атлас", goals=LONG)
    assert order(profile_dir, [*many, long], "атлас")[0] == "prg-zzz"


def test_what_another_thread_takes_back_between_finding_and_ordering_is_left_out(profile_dir: Path) -> None:
    with catalogue(profile_dir, [organisation("org-1", "Институт лазеров")]) as opened:
        opened.create("organisation", {"name.ru": "Лазер"}, "я")
        base = opened._follow_base()
        assert base is not None
        search, question = Search(base), Question("лазер")
        asked, sets = search.asked(question), Wordsets(base)
        assert asked is not None
        hits = search._crossing(question, asked, sets).rows()
        with opened.fork() as other:
            other.undo()
        left = best_first(base, sets, question, asked.clauses, hits)
        assert len(hits) == 2 and opened.uids_of(left) == ("org-1",)
