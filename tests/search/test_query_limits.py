"""What is beyond a limit is left out and told, never asked the other way round; and a stopped question ends at once."""

import time
from itertools import pairwise

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.finding.search import Search
from desktop.catalogue.query.telling import Piece, Relation, Unclear
from desktop.catalogue.questions import Question
from desktop.catalogue.stopping import Stopped, Stopping
from desktop.language import use
from desktop.query_words import unread_words
from sync.bilingual import Lang


def count(catalogue: Catalogue, text: str) -> int:
    return catalogue.search(Question(text)).count


def unread(catalogue: Catalogue, text: str) -> tuple[Piece, ...]:
    return catalogue.understood(text, Lang.RU).unread


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("регион:" + ",".join(["минск", "гродно"] * 40), "регион:минск,гродно"),
        ("вобласць:" + ", ".join(["мінск", "гродна"] * 30), "вобласць:мінск,гродна"),
        ("-регион:" + ",".join(["минск", "гродно"] * 40), "-регион:минск,гродно"),
        ("лазер " + " ".join(f"-слово{number}" for number in range(60)) + " абракадабра", "лазер "),
        ("лазер " + "-чепуха " * 300, "лазер "),
        ("лазер " + " " * 1000 + "-лазер", "лазер "),
        ("лазер " * 200 + "абракадабра", "лазер "),
        ('лазер -"' + "слово " * 300 + '"', "лазер "),
    ],
    ids=lambda text: text[:24],
)
def test_what_is_beyond_a_limit_is_left_out_and_told(sample: Catalogue, text: str, same: str) -> None:
    assert count(sample, text) == count(sample, same) > 0
    (left_out,) = unread(sample, text)
    assert left_out.unread is Unclear.TOO_LONG and not left_out.asked


@pytest.mark.parametrize("word", ["слово", "слова"])
def test_words_past_the_last_that_counts_are_told(sample: Catalogue, word: str) -> None:
    text = " ".join(f"{word}{number:02}" for number in range(30))
    (left_out,) = unread(sample, text)
    assert left_out.unread is Unclear.TOO_LONG and text[left_out.start :].startswith(f"{word}24")
    assert not unread(sample, "лазер " * 100), "a word said again is the same word"


@pytest.mark.parametrize(("lang", "told"), [(Lang.RU, "слишком длинный"), (Lang.BE, "занадта доўгі")])
def test_what_is_left_out_is_told_in_words(sample: Catalogue, lang: Lang, told: str) -> None:
    text = "лазер " * 300
    use(lang)
    try:
        assert told in unread_words(unread(sample, text)[0], text)
    finally:
        use(Lang.RU)


@pytest.mark.parametrize("digits", [101, 300, 60_000])
@pytest.mark.parametrize("name", ["номер", "нумар"])
def test_no_number_is_so_long(sample: Catalogue, name: str, digits: int) -> None:
    text = f"{name}:{'1' * digits}"
    assert count(sample, text) == 0
    assert unread(sample, text)[0].unread is Unclear.VALUE


def test_what_is_said_again_is_asked_once(sample: Catalogue) -> None:
    with sample.until(Stopping()), sample._moment() as base:
        assert base is not None
        again = Search(base).asked(Question('>= 400 МГц "лазер" -стенд -"стол" -год:2015 ' * 9))
        once = Search(base).asked(Question('>= 400 МГц "лазер" -стенд -"стол" -год:2015 '))
    assert again == once


@pytest.mark.parametrize("word", ["лазер", "лазерны"])
def test_a_letter_alone_is_asked_for_once_it_is_typed(sample: Catalogue, word: str) -> None:
    assert count(sample, f"{word} К") == count(sample, f"{word} ")
    assert count(sample, f"{word} К ") == count(sample, f"К {word} ") < count(sample, f"{word} ")


LESS, MORE = Relation.AT_MOST, Relation.AT_LEAST


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("разрешение лучше 1 нм", LESS), ("разрешение: не хуже 1 нм", LESS), ("погрешность не хуже 1 %", LESS),
        ("раздзяленне лепш за 1 нм", LESS), ("хібнасць не горш за 1 %", LESS), ("разрозненне не горш за 1 нм", LESS),
        ("частота лучше 400 МГц", MORE), ("частата не горш за 400 МГц", MORE),
    ],
)  # fmt: skip
def test_better_is_less_of_an_error_and_more_of_a_frequency(sample: Catalogue, text: str, relation: Relation) -> None:
    (piece,) = sample.understood(text, Lang.RU).pieces
    assert (piece.relation, piece.unread, piece.end) == (relation, None, len(text))
    assert count(sample, text) > 0


@pytest.mark.parametrize("said", ["лучше", "не хуже", "лепш за", "не горш за"])
def test_better_than_a_quantity_of_nobody_knows_what_offers_both_ways(sample: Catalogue, said: str) -> None:
    (strange,) = unread(sample, f"микроскоп {said} 1 нм")
    assert strange.unread is Unclear.WAY and strange.asked == "1 нм"
    assert [near.insert for near in strange.nearest] == ["<= 1 нм", ">= 1 нм"]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("от 5 до 3 МГц", "от 3 до 5 МГц"), ("ад 5 да 3 МГц", "ад 3 да 5 МГц"), ("5–3 МГц", "3–5 МГц"),
        ("год:2020..2015", "год:2015..2020"), ("печь 1500 градусов", "печь 1500 °C"),
        ("печ 1500 градусаў", "печ 1500 °C"), ("температура до 1500 градусов", "температура до 1500 °C"),
    ],
)  # fmt: skip
def test_said_otherwise_it_is_the_same(sample: Catalogue, text: str, same: str) -> None:
    assert count(sample, text) == count(sample, same) > 0


def test_the_lesser_end_is_told_first(sample: Catalogue) -> None:
    (piece,) = sample.understood("от 5 до 3 МГц", Lang.RU).pieces
    assert [value.ru for value in piece.values] == ["3 МГц", "5 МГц"]


SLOW = " ".join(f"регион:{','.join(f'мин{page}{number}' for number in range(9))}" for page in range(20))
"""Takes a second to read, most of it without a statement."""


class Watched(Stopping):
    """Notes how much the asking thread had reckoned at each check; stops at the one of this number."""

    def __init__(self, stops_at: int = -1) -> None:
        super().__init__()
        self.checked: list[float] = []
        self._stops_at = stops_at

    def check(self) -> None:
        self.checked.append(time.thread_time())
        if len(self.checked) == self._stops_at:
            self.stop()
        super().check()


@pytest.mark.parametrize("text", [SLOW, "лазерная установка для микроскопии -спектрометр город:Минск"])
def test_a_question_asks_often_whether_anybody_waits(sample: Catalogue, text: str) -> None:
    with sample.fork() as fork:
        fork.understood("лазер в Минске от 5 МГц регион:мин00", Lang.RU)  # loads what later questions have
        assert min(_longest_unasked(fork, text) for _ in range(3)) < 0.05  # the others had a busy machine


def _longest_unasked(fork: Catalogue, text: str) -> float:
    """The most seconds a question reckons between two checks."""
    with fork.until(watched := Watched()) as asking:
        asking.understood(text, Lang.RU)
        asking.search(Question(text))
    assert len(watched.checked) > 5
    return max(later - earlier for earlier, later in pairwise(watched.checked))


def test_a_question_slow_without_any_statement_ends_at_the_next_check(sample: Catalogue) -> None:
    watched = Watched(stops_at=30)
    with pytest.raises(Stopped), sample.fork() as fork, fork.until(watched) as asking:
        asking.understood(SLOW, Lang.RU)
    assert len(watched.checked) == 30
