"""What a saved search is called and said to be, without a window."""

from hypothesis import given
from hypothesis import strategies as st

from desktop import language
from desktop.catalogue.questions import Facet, Order, Question
from desktop.catalogue.saved.searches import LONGEST_NAME, SavedSearch, same_name, tidy_name
from desktop.ui.saved_words import is_asked, lost_words, proposed_name
from sync.bilingual import Bilingual, Lang


@given(st.text(max_size=300), st.lists(st.text(max_size=60), max_size=6), st.lists(st.text(max_size=20), max_size=3))
def test_a_proposed_name_can_be_taken(text: str, filters: list[str], taken: list[str]) -> None:
    first = proposed_name(Question(text), filters, taken)
    assert first == tidy_name(first) and len(first) <= LONGEST_NAME
    assert bool(first) is any(map(tidy_name, (text, *filters)))
    second = proposed_name(Question(text), filters, [*taken, first])
    assert not first or same_name(second) != same_name(first)


def test_words_come_before_filters_and_a_number_after_all() -> None:
    filters = ["Минск", "Центр коллективного пользования"]
    assert proposed_name(Question(" лазер\n"), filters, []) == "лазер · Минск · Центр коллективного пользования"
    assert proposed_name(Question("лазер"), [], ["ЛАЗЕР", "лазер 2"]) == "лазер 3"
    assert proposed_name(Question("лазер " * 50), ["Минск"], []).startswith("лазер лазер")


def test_the_same_question_is_known_again_whatever_its_order() -> None:
    one = Question("лазер ", ((Facet.COUNTRY, ("BY", "RU")), (Facet.KIND, ("call",))), Order.NAME, Lang.BE)
    other = Question("лазер", ((Facet.KIND, ("call",)), (Facet.COUNTRY, ("RU", "BY"))))
    assert is_asked(one, other) and not is_asked(one, Question("лазер"))


def test_conditions_nobody_knows_are_named_as_a_person_calls_them() -> None:
    language.use(Lang.RU)
    minsk = Bilingual("Город Минск", "Горад Мінск")
    search = SavedSearch(1, "Старый", Question(), lost=("region=BY-NO", "near=минск", "moon=full"))
    told = lost_words(search)
    named = SavedSearch(1, "Старый", Question(), lost=("region=BY-HM", "kind=call"), called=(("region=BY-HM", minsk),))
    assert lost_words(named).endswith("Регион: Город Минск, Что показать: Конкурс.")
    assert (
        told.endswith("Регион: BY-NO, Населённый пункт: минск, moon=full.")
        and lost_words(SavedSearch(1, "Новый", Question())) == ""
    )
