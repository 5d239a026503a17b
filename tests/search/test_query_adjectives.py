"""An adjective of a town or a region names the place, in any form of either language; so does a name turned round."""

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.questions import Order, Question
from desktop.catalogue.words.of_places import adjective
from sync.bilingual import Lang


def found(catalogue: Catalogue, text: str) -> set[int]:
    return set(catalogue.search(Question(text, order=Order.NAME)).ids)


@pytest.mark.parametrize(
    ("said", "places"),
    [
        (["гродненский", "гродненские", "гродненских", "гродзенскія", "гродзенская"], ["город:Гродно", "регион:BY-HR"]),
        (["минский", "минские", "мінскія", "мінскіх"], ["город:Минск"]),
        (["витебская", "віцебскія"], ["город:Витебск", "регион:BY-VI"]),
        (["брестские", "брэсцкія"], ["город:Брест", "регион:BY-BR"]),
        (["гомельские", "гомельскія"], ["город:Гомель", "регион:BY-HO"]),
        (["могилёвский", "могилевских", "магілёўскія"], ["город:Могилёв", "регион:BY-MA"]),
        (["московские", "маскоўскія"], ["город:Москва", "регион:RU-MOS"]),
        (["томский", "томскія"], ["город:Томск", "регион:RU-TOM"]),
        (["нижегородские", "ніжагародскія"], ["город:Нижний Новгород", "регион:RU-NIZ"]),
        (["петербургские", "пецярбургскія"], ["город:Санкт-Петербург"]),
        (["краснодарский"], ["регион:RU-KDA"]),
        (["область Гродненская", "вобласць Гродзенская", "Гродненская область"], ["регион:BY-HR"]),
    ],
    ids=lambda value: value[0],
)
def test_an_adjective_finds_what_stands_there(sample: Catalogue, said: list[str], places: list[str]) -> None:
    there = set[int]().union(*(found(sample, place) for place in places))
    assert there
    for text in said:
        assert found(sample, f"{text} ") >= there, text


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("гродненские приборы", "приборы"), ("гродзенскія прыборы", "приборы"),
        ("минские лазеры", "лазеры"), ("мінскія лазеры", "лазеры"),
    ],
)  # fmt: skip
def test_other_words_are_asked_beside_it(sample: Catalogue, text: str, same: str) -> None:
    town = "Гродно" if "гро" in text else "Минск"
    assert found(sample, text) >= found(sample, f"{same} город:{town}") != set()
    assert found(sample, text) <= found(sample, same)


RULES = [
    ("Минск", "минский"), ("Полоцк", "полоцкий"), ("Гродно", "гродненский"), ("Молодечно", "молодечненский"),
    ("Гомель", "гомельский"), ("Ярославль", "ярославский"), ("Казань", "казанский"), ("Барановичи", "барановичский"),
    ("Иваново", "ивановский"), ("Калуга", "калужский"), ("Черноголовка", "черноголовский"), ("Лида", "лидский"),
    ("Долгопрудный", "долгопрудненский"), ("Череповец", "череповецкий"), ("Новогрудок", "новогрудский"),
    ("Владивосток", "владивостокский"), ("Дубна", "дубненский"), ("Тверь", "тверской"), ("Могилёв", "могилёвский"),
]  # fmt: skip
RULES_BE = [
    ("Мінск", "мінскі"), ("Брэст", "брэсцкі"), ("Гродна", "гродзенскі"), ("Гомель", "гомельскі"),
    ("Масква", "маскоўскі"),
    ("Яраслаўль", "яраслаўскі"), ("Казань", "казанскі"), ("Баранавічы", "баранавіцкі"), ("Іванава", "іванаўскі"),
    ("Магілёў", "магілёўскі"), ("Ліда", "лідскі"), ("Навагрудак", "навагрудскі"), ("Уладзівасток", "уладзівастоцкі"),
    ("Жодзіна", "жодзінскі"), ("Слуцк", "слуцкі"), ("Калуга", "калужскі"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("town", "expected", "lang"), [*((*pair, Lang.RU) for pair in RULES), *((*pair, Lang.BE) for pair in RULES_BE)]
)
def test_adjectives_are_made_by_rules(town: str, expected: str, lang: Lang) -> None:
    assert adjective(town, lang) == expected


@pytest.mark.parametrize("name", ["", "Яя", "12", "Порт-о-Пренс", "São", "-"])
def test_of_other_names_none_is_made(name: str) -> None:
    assert not any(adjective(name, lang) for lang in Lang)
