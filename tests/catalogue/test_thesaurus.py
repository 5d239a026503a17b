"""The thesaurus: words that mean the same find each other, words that only sound alike do not; its table is whole."""

import re
from collections import Counter
from itertools import product
from pathlib import Path

import pytest

from desktop.catalogue.words import all_keys, lemma_keys, query_keys, sound_keys
from desktop.catalogue.words.keys import own_keys, shipped_thesaurus, thesaurus
from desktop.catalogue.words.spelling import WORD
from sync.bilingual import Bilingual, Lang
from sync.vocabularies import Term, read_terms, term_uid

TABLE = Path(__file__).resolve().parents[2] / "resources" / "vocabularies" / "thesaurus.tsv"
TERMS = tuple(read_terms(TABLE))
FALSE_FRIENDS = [term for term in TERMS if term.scheme == "false_friend"]
TRANSLATIONS = [term for term in TERMS if term.scheme == "thesaurus"]
SYNONYM_CODES = {term.code for term in TERMS if term.scheme == "synonym"}


def term(scheme: str, ru: str, be: str, broader: str = "") -> Term:
    return Term(uid=term_uid(scheme, ru), scheme=scheme, code=ru, label=Bilingual(ru, be), broader=broader)


def said(text: str) -> list[str]:
    """What the words of a query may also be called, the longest reading first."""
    return [other.text for reading in shipped_thesaurus().readings(WORD.findall(text)) for other in reading.others]


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("оборудованием", "абсталявання"),
        ("абсталяваннем", "оборудования"),
        ("давлениях", "ціску"),
        ("безопасного", "бяспечнай"),
        ("почвы", "глебу"),
        ("вычислительные", "вылічальнага"),
        ("измеряли", "вымяраюць"),
        ("рухавікоў", "двигателям"),
        ("облучению", "апрамяненнем"),
        ("воздухе", "паветра"),
        ("выраба", "изделий"),
        ("НИИ", "НДІ"),
        ("ПЛР", "ПЦР"),
    ],
)
def test_a_form_asks_for_the_word_of_the_other_language(asked: str, written: str) -> None:
    assert query_keys(asked) & all_keys(written)


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("неделя", "нядзеля"),
        ("отказа", "адказ"),
        ("питание", "пытаннях"),
        ("пытанне", "питания"),
        ("речью", "рэч"),
        ("дивана", "дыван"),
        ("гадзіна", "гадина"),
        ("лик", "лік"),
        ("покой", "пакой"),
    ],
)
def test_a_false_friend_is_not_found_by_its_sound(asked: str, written: str) -> None:
    assert own_keys(asked) & all_keys(written), "they do sound alike"
    assert not query_keys(asked) & all_keys(written)


@pytest.mark.parametrize(
    ("asked", "meant", "other"),
    [
        ("часамі", "часу", "часов"),
        ("часами", "часов", "часамі"),
        ("узорами", "узоров", "узорамі"),
        ("цветами", "цветов", "цветамі"),
    ],
)
def test_a_form_of_one_language_does_not_meet_the_friend_spelt_alike(asked: str, meant: str, other: str) -> None:
    assert query_keys(asked) & all_keys(meant)
    assert not query_keys(asked) & all_keys(other)


@pytest.mark.parametrize("friends", FALSE_FRIENDS, ids=lambda friends: str(friends.label.ru))
def test_the_sound_of_a_false_friend_never_joins_the_languages(friends: Term) -> None:
    joined = (query_keys(one) & sound_keys(other) for one, other in _both_ways(friends.label))
    assert not any(joined)


def _both_ways(label: Bilingual) -> tuple[tuple[str, str], tuple[str, str]]:
    return (label.ru, label.be), (label.be, label.ru)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("час", "гадзіна"), ("час", "время"), ("узор", "образец"), ("лист", "ліст"), ("ліст", "письмо"),
        ("неделя", "тыдзень"), ("нядзеля", "воскресенье"), ("свет", "мир"), ("свет", "святло"), ("адказ", "ответ"),
    ],
)  # fmt: skip
def test_a_false_friend_asks_for_the_right_word(asked: str, meant: str) -> None:
    assert lemma_keys(meant) & query_keys(asked)


def test_phrases_and_abbreviations_are_read_in_a_query() -> None:
    assert "чыгунка" in said("ремонт железной дороги")
    assert {"ЦКП", "ЦКК", "цэнтр калектыўнага карыстання"} <= set(said("центров коллективного пользования"))
    assert "газовая хроматография с масс-спектрометрией" in said("анализ ГХ-МС")
    assert said("палімеразнай ланцуговай рэакцыі")[:4] == ["ПЦР", "полимеразная цепная реакция", "PCR", "ПЛР"]


@pytest.mark.parametrize("asked", ["X-ray", "x-ray анализ"])
def test_a_first_word_may_be_one_letter(asked: str) -> None:
    assert "рентгеновский" in said(asked)


def test_a_reading_says_which_words_it_is_of() -> None:
    (whole,) = (r for r in shipped_thesaurus().readings(["ремонт", "железной", "дороги"]) if r.end - r.start == 2)
    assert (whole.start, whole.end, whole.text, whole.lang) == (1, 3, "железная дорога", Lang.RU)
    assert [(other.text, other.lang, other.words) for other in whole.others] == [
        ("чыгунка", Lang.BE, (frozenset({"чыгунка"}),))
    ]


def test_an_abbreviation_is_no_form_of_another_word() -> None:
    assert said("РАН")
    assert not said("раной"), "рана is no academy"


@pytest.mark.parametrize("text", ["", "лазер", "x", "42", "😀", "гх мс гх мс", "\x00", "но" * 5000])
def test_what_the_thesaurus_lacks_is_asked_as_it_is(text: str) -> None:
    assert all(reading.others for reading in shipped_thesaurus().readings(WORD.findall(text)))
    assert query_keys(text or "-") == own_keys(text or "-") or text.startswith("гх")


def test_a_catalogue_brings_its_own_words() -> None:
    own = thesaurus([
        term("thesaurus", "калибратор", "таруятар"),
        term("synonym", "стенд", "стэнд; пляцоўка"),
        term("thesaurus", " ; —", ""),
        term("grnti", "оборудование", "абсталяванне"),
    ])  # fmt: skip
    assert query_keys("калибратору", own) & lemma_keys("таруятар")
    assert query_keys("пляцоўцы", own) & lemma_keys("стэнд"), "synonyms stand for each other on one side too"
    assert not query_keys("оборудование", own) & lemma_keys("абсталяванне"), "other schemes count for nothing"


def test_translations_of_one_word_do_not_stand_for_each_other() -> None:
    own = thesaurus([term("thesaurus", "разрешение", "дазвол; раздзяленне")])
    assert not query_keys("дазвол", own) & lemma_keys("раздзяленне")


def test_who_asks_for_more_is_answered_by_each_kind_of_it_and_not_the_other_way_round() -> None:
    own = thesaurus([
        term("synonym", "стенд", "стэнд"),
        term("synonym", "вибростол", "вібрастол", broader="стенд"),
        term("synonym", "таруятар", "таруятар", broader="вибростол"),
    ])  # fmt: skip
    assert query_keys("стенды", own) & lemma_keys("вибростол")
    assert query_keys("стэнд", own) & lemma_keys("вибростол")
    assert query_keys("стенд", own) & lemma_keys("таруятар"), "a kind of a kind"
    assert not query_keys("вибростол", own) & lemma_keys("стенд")


def test_synonyms_in_a_circle_end() -> None:
    own = thesaurus([term("synonym", "стенд", "стэнд", "пресс"), term("synonym", "пресс", "прэс", "стенд")])
    assert query_keys("стенд", own) & lemma_keys("прэс")
    assert query_keys("прэс", own) & lemma_keys("стенд")


# The table itself


def _words(label: str) -> list[str]:
    return label.split("; ")


def test_the_table_is_large_enough_and_nothing_stands_twice() -> None:
    assert len(TRANSLATIONS) >= 1500
    for scheme in ("thesaurus", "synonym", "false_friend"):
        labels = Counter(entry.label.ru.casefold() for entry in TERMS if entry.scheme == scheme)
        assert [label for label, count in labels.items() if count > 1] == []
    assert {entry.scheme for entry in TERMS} == {"thesaurus", "synonym", "false_friend"}


def test_entries_are_well_formed() -> None:
    for entry in TERMS:
        assert re.fullmatch(f"{entry.scheme[0]}[0-9]{{4}}", entry.code)
        assert entry.label.ru and entry.label.be
        assert entry.broader in SYNONYM_CODES if entry.broader and entry.scheme == "synonym" else not entry.broader
        for lang in Lang:
            words = _words(entry.label.get(lang))
            assert len(set(words)) == len(words), entry
            assert all(re.fullmatch(r"[0-9А-ЯЁІЎа-яёіўA-Za-z’ ,-]+", word) and word == word.strip() for word in words)
        assert not re.search("[іўІЎ’]", entry.label.ru), entry
        assert not re.search("[ищъИЩЪ']", entry.label.be), entry


def test_no_entry_says_what_the_sound_says_already() -> None:
    alone = {entry.label.ru for entry in FALSE_FRIENDS}
    idle = [
        (entry.label.ru, be)
        for entry in TRANSLATIONS
        for be in _words(entry.label.be)
        if entry.label.ru not in alone and all(_meet(ru, be) for ru in _words(entry.label.ru))
    ]
    assert idle == []


def _meet(ru: str, be: str) -> bool:
    """Whether each word of one meets the word in its place in the other without a thesaurus."""
    pairs = list(zip(ru.split(), be.split(), strict=False))
    return len(ru.split()) == len(be.split()) and all(own_keys(one) & all_keys(other) for one, other in pairs)


def test_every_word_of_the_table_finds_what_stands_beside_it() -> None:
    known = shipped_thesaurus()
    lost = [
        (ru, be)
        for entry in TRANSLATIONS
        for ru, be in product(_words(entry.label.ru), _words(entry.label.be))
        if " " not in ru + be and "-" not in ru + be
        if not (query_keys(ru, known) & all_keys(be) and query_keys(be, known) & all_keys(ru))
    ]
    assert lost == []
