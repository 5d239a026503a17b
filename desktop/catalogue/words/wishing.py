"""Words for what a person wants to do with what is sought: they are asked for, and left out before any other."""

from __future__ import annotations

from desktop.catalogue.words.keys import lemma_keys
from desktop.catalogue.words.spelling import norm

_RUSSIAN_WISHES = """
аренда арендовать взять воспользоваться вызвать доступ заказ заказать купить напрокат получить прокат сдать снять
услуга цена
"""
_BELARUSIAN_WISHES = """
арандаваць арэнда атрымаць доступ замова замовіць здаць зняць купіць напракат паслуга пракат скарыстацца узяць цана
"""
_WISHES = frozenset(map(norm, (*_RUSSIAN_WISHES.split(), *_BELARUSIAN_WISHES.split())))


def wishes(word: str) -> bool:
    """Whether a word, in any form, is one of them: to rent, to order."""
    return not _WISHES.isdisjoint(lemma_keys(word))
