"""Adjectives of the names of towns: who looks for Minsk lasers looks for what stands in Minsk.

Rules of both languages for what most names end with, and a list of the towns whose adjective follows none. A rule may
give a word nobody says: it is only compared with what somebody did say.
"""

from __future__ import annotations

import re

from sync.bilingual import Lang

SHORTEST = 4
"""Letters of a name."""
_OWN = {
    Lang.RU: {
        "великий новгород": "новгородский", "вологда": "вологодский", "горки": "горецкий", "кострома": "костромской",
        "лепель": "лепельский", "москва": "московский", "нижний новгород": "нижегородский", "орша": "оршанский",
        "пенза": "пензенский", "ростов-на-дону": "ростовский", "санкт-петербург": "петербургский",
        "сочи": "сочинский", "старый оскол": "старооскольский", "тверь": "тверской", "тюмень": "тюменский",
        "уфа": "уфимский", "чита": "читинский", "шахты": "шахтинский", "мытищи": "мытищинский", "ялта": "ялтинский",
    },
    Lang.BE: {
        "вялікі ноўгарад": "наўгародскі", "гродна": "гродзенскі", "горкі": "горацкі", "маладзечна": "маладзечанскі",
        "масква": "маскоўскі", "навагрудак": "навагрудскі", "ніжні ноўгарад": "ніжагародскі", "орша": "аршанскі",
        "растоў-на-доне": "растоўскі", "санкт-пецярбург": "пецярбургскі", "уфа": "уфімскі", "чыта": "чыцінскі",
        "цвер": "цвярскі", "вологда": "валагодскі",
    },
}  # fmt: skip
_ENDINGS = {
    Lang.RU: (
        ("(ск|цк)", r"\1ий"), ("ец", "ецкий"), ("вль", "вский"), ("ль", "льский"), ("ь", "ский"),
        ("док", "дский"), ("к", "кский"),
        ("([бвгджзлмнпрстфхчшщ])", r"\1ский"), ("([бвгджзклмпрстфхцчшщ])н[ао]", r"\1ненский"),
        ("([оеи][вн])о", r"\1ский"),
        ("ный", "ненский"), ("ка", "ский"), ("га", "жский"), ("[аяыи]", "ский"),
    ),
    Lang.BE: (
        ("(ск|цк)", r"\1і"), ("ец", "ецкі"), ("ўль", "ўскі"), ("ль", "льскі"), ("ь", "скі"), ("[кт]", "цкі"),
        ("чы", "цкі"),
        ("([бгджзлмнпрсўфхчш])", r"\1скі"), ("([ае])ва", r"\1ўскі"), ("([іыа]н)а", r"\1скі"),
        ("([бвгджзклмпрстфхцчш])на", r"\1ненскі"), ("ны", "ненскі"), ("ка", "скі"), ("га", "жскі"), ("[аяыі]", "скі"),
    ),
}  # fmt: skip
_RULES = {lang: [(re.compile(f"{ending}$"), made) for ending, made in _ENDINGS[lang]] for lang in Lang}


def adjective(town: str, lang: Lang) -> str:
    """The adjective of a town by its name in a language, masculine; '' where no rule says one."""
    name = town.casefold()
    if own := _OWN[lang].get(name):
        return own
    if len(name) >= SHORTEST and name.isalpha():
        for ending, made in _RULES[lang]:
            if ending.search(name):
                return ending.sub(made, name)
    return ""
