"""Where a record has what was asked: every record of a first page shows it on its card, in a line, or says why."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.finding.excerpting import LEAD, LONGEST, Excerpt
from desktop.catalogue.questions import Question
from desktop.catalogue.views import Card
from desktop.catalogue.words import matches
from desktop.language import translation
from sync.bilingual import Lang
from tests.catalogue import sample_records
from tests.search.judged import questions

PAGE = 10
Found = tuple[Card, Excerpt | None]


@pytest.fixture
def small(profile_dir: Path) -> Iterator[Catalogue]:
    with sample_records.catalogue(profile_dir) as catalogue:
        yield catalogue


def found(catalogue: Catalogue, text: str, lang: Lang = Lang.RU) -> list[Found]:
    question = Question(text, lang=lang)
    rows = catalogue.search(question).ids[:PAGE]
    return list(zip(catalogue.cards(rows), catalogue.excerpts(question, rows), strict=True))


def marked(excerpt: Excerpt) -> list[str]:
    return [excerpt.text[start:end] for start, end in excerpt.marks]


@pytest.mark.parametrize("lang", list(Lang))
def test_every_hit_of_a_first_page_shows_why_it_is_there(sample: Catalogue, lang: Lang) -> None:
    silent = []
    for text in dict.fromkeys(one.text for one in questions()):
        question = Question(text, lang=lang)
        words, rows = sample.search(question).marks, sample.search(question).ids[:PAGE]
        reasons = sample.why(question, rows)
        for (card, excerpt), why in zip(found(sample, text, lang), reasons, strict=True):
            said = [text.shown(lang).text for text in (card.name, card.organisation, card.place, card.type_label)]
            shown = any(list(matches(words, told)) for told in (*said, card.number))
            if words and not (shown or why or excerpt):
                silent.append((text, card.name.ru))
    assert silent == []


@pytest.mark.parametrize("lang", list(Lang))
def test_what_is_shown_of_a_text_is_marked_where_the_words_are(sample: Catalogue, lang: Lang) -> None:
    for text in ("ЯМР", "прочность", "лазер", "климат", "почва", "университет"):
        words = sample.search(Question(text, lang=lang)).marks
        for _card, excerpt in found(sample, text, lang):
            if excerpt is not None:
                assert excerpt.marks and len(excerpt.text) <= LONGEST + LEAD
                assert translation(lang).gettext(excerpt.label) != excerpt.label
                assert all(list(matches(words, word)) for word in marked(excerpt))


def test_a_card_that_shows_all_tells_no_more(sample: Catalogue) -> None:
    assert all(excerpt is None for _card, excerpt in found(sample, "лазер"))
    assert all(excerpt is None for _card, excerpt in found(sample, ""))
    assert all(excerpt is None for _card, excerpt in found(sample, "год:>2015"))


def test_the_chosen_language_comes_first_and_the_other_stands_in(sample: Catalogue) -> None:
    page = [(card, excerpt) for card, excerpt in found(sample, "глеба") if excerpt is not None]
    other = {card.name.ru: excerpt for card, excerpt in page if excerpt.lang is Lang.BE}
    assert other["Газовый хроматограф почвенных газов"].text == "Газавы храматограф глебавых газаў"
    assert not [excerpt for _card, excerpt in found(sample, "глеба", Lang.BE) if excerpt and excerpt.lang is Lang.RU]


@pytest.fixture
def describe(small: Catalogue) -> Callable[[str, str], Excerpt]:
    """Writes a description and answers how the record is found by some words."""

    def write(description: str, text: str) -> Excerpt:
        small.edit("fac-1", {"description.ru": description}, "отдел")
        return {card.uid: excerpt for card, excerpt in found(small, text)}["fac-1"] or Excerpt("", "", ())

    return write


def test_what_is_edited_is_shown_at_once(describe: Callable[[str, str], Excerpt]) -> None:
    told = describe("Работает с 2009 года. Измеряет вязкость смол и битумов. Ждёт заявок.", "вязкость битума")
    assert told.label == "Description" and told.lang is Lang.RU
    assert told.text == "Измеряет вязкость смол и битумов." and marked(told) == ["вязкость", "битумов"]


def test_of_several_sentences_the_one_that_says_most(describe: Callable[[str, str], Excerpt]) -> None:
    told = describe("Вязкость. Битумы привозят. Стоит на ул. Лесной, меряет вязкость битумов.", "вязкость битумов")
    assert told.text == "Стоит на ул. Лесной, меряет вязкость битумов."


def test_a_long_sentence_is_cut_around_the_word(describe: Callable[[str, str], Excerpt]) -> None:
    told = describe(f"{'много слов ' * 60}вязкость {'и ещё слова ' * 60}", "вязкость")
    assert marked(told) == ["вязкость"] and told.text.startswith("…") and len(told.text) <= LONGEST + LEAD


@pytest.mark.parametrize("odd", ["вязкость", "  вязкость \n\n", "вязкость" * 2 + " вязкость", "\u2028вязкость\ta"])
def test_odd_texts(describe: Callable[[str, str], Excerpt], odd: str) -> None:
    assert "вязкость" in describe(odd, "вязкость").text


def test_a_facility_is_found_by_its_instruments(sample: Catalogue) -> None:
    excerpts = [excerpt for _card, excerpt in found(sample, "разрывная машина") if excerpt is not None]
    assert [(each.label, each.text) for each in excerpts if each.label == "Equipment"]
