"""Words for what a person wants to do with what is sought or by it, to rent, to measure: they are asked for, and left
out before any other."""

from __future__ import annotations

from desktop.catalogue.words.keys import lemma_keys
from desktop.catalogue.words.spelling import norm

_RUSSIAN_WISHES = """
аренда арендовать взять воспользоваться вызвать доступ заказ заказать купить напрокат получить прокат сдать снять
услуга цена
выполнить выяснить делать измерить измерять исследовать испытать найти определить определять оценить посмотреть провести
проверить проверять протестировать рассчитать сделать узнать хотеть
"""
_BELARUSIAN_WISHES = """
арандаваць арэнда атрымаць доступ замова замовіць здаць зняць купіць напракат паслуга пракат скарыстацца узяць цана
ацаніць вызначаць вызначыць вымераць вымяраць выканаць выпрабаваць высветліць даведацца даследаваць зрабіць знайсці
паглядзець правесці правяраць праверыць пратэставаць рабіць робіць разлічыць хацець
"""
_WISHES = frozenset(map(norm, (*_RUSSIAN_WISHES.split(), *_BELARUSIAN_WISHES.split())))


def wishes(word: str) -> bool:
    """Whether a word, in any form, is one of them: to rent, to order."""
    return not _WISHES.isdisjoint(lemma_keys(word))
