"""A person mistypes a word, and is offered what was meant. The words are the sample catalogue's own, taken by rule."""

import random
import re
from collections.abc import Callable, Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalogue import Catalogue
from desktop.catalogue.questions import Facet, Question
from desktop.catalogue.words import guesses, knows
from desktop.catalogue.words.guesses import Mistake
from desktop.paths import SAMPLE, SAMPLE_ROOT
from desktop.profile import Profile
from sync.bilingual import Lang
from tests.catalogue import sample_records
from tests.catalogue.sample_records import clock

SHARE = 0.97
MANY = 120
LETTERS = {Lang.RU: "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", Lang.BE: "абвгдеёжзійклмнопрстуўфхцчшыьэюя"}
US = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
LAYOUT = {Lang.RU: "ёйцукенгшщзхъфывапролджэячсмитьбю", Lang.BE: "ёйцукенгшўзх'фывапролджэячсмітьбю"}

_WORD = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)*")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    with Catalogue.open(Profile(tmp_path_factory.mktemp("sample")), clock=clock) as catalogue:
        catalogue.sync(str(SAMPLE), root=SAMPLE_ROOT.read_bytes())
        yield catalogue


def domain_words(catalogue: Catalogue, lang: Lang, fits: Callable[[str], bool] = lambda word: True) -> list[str]:
    """Words of names of facilities, instruments and services in a language: every n-th of them all by alphabet."""
    kinds = (Facet.KIND, ("facility", "equipment", "service"))
    cards = catalogue.cards(catalogue.search(Question(filters=(kinds,))).ids)
    texts = (getattr(card.name, lang.value).lower() for card in cards)
    found = {word for text in texts for word in _WORD.findall(text) if len(word) >= 5}
    fitting = sorted(word for word in found if set(word) <= {*LETTERS[lang], "’"} and fits(word))
    return fitting[:: max(1, len(fitting) // MANY)]


NEARLY_ALL = 0.9


def offers(catalogue: Catalogue, typed: str, meant: str) -> bool:
    """Whether nearly all records with the word that was meant come, by the question itself or by its guess."""
    wanted = set(catalogue.search(Question(meant)).ids)

    def brings(text: str) -> bool:
        return len(wanted.intersection(catalogue.search(Question(text)).ids)) >= NEARLY_ALL * len(wanted)

    if brings(typed):
        return True
    guess = catalogue.guess(Question(typed))
    return guess is not None and brings(guess.text)


def share(catalogue: Catalogue, pairs: Sequence[tuple[str, str]], told: object) -> float:
    """The share of the pairs of typed and meant words that are found."""
    missed = [pair for pair in pairs if not offers(catalogue, *pair)]
    print(f"{told}: {len(pairs) - len(missed)} of {len(pairs)}; missed {missed}")
    return 1 - len(missed) / len(pairs)


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("shift", [False, True])
def test_a_wrong_layout_is_seen_through(sample: Catalogue, lang: Lang, shift: bool) -> None:
    keys = dict(zip(LAYOUT[lang], US, strict=True)) | {"’": "]"}
    words = domain_words(sample, lang)
    typed = ["".join(keys[letter] for letter in word) for word in words]
    if shift:
        typed = [f"{text[0].upper()}{text[1:]}" for text in typed]
    assert len(words) >= 100
    assert share(sample, list(zip(typed, words, strict=True)), f"layout {lang}") >= SHARE


@pytest.mark.parametrize("lang", Lang)
def test_a_word_of_one_language_is_found_on_the_layout_of_the_other(sample: Catalogue, lang: Lang) -> None:
    other = Lang.BE if lang is Lang.RU else Lang.RU
    keys = dict(zip(LAYOUT[lang], LAYOUT[other], strict=True)) | {"’": "ъ"}
    words = domain_words(sample, lang)
    assert len(words) >= 100
    pairs = [("".join(keys[letter] for letter in word), word) for word in words]
    assert share(sample, pairs, f"{lang} on {other}") >= SHARE


SIMPLE = dict(zip("абвгдезийклмнопрстуфыьэ", "abvgdeziyklmnoprstufy'e", strict=True), ж="zh", х="kh", ц="ts", ё="yo")
SCHEMES = {
    (Lang.RU, "letters"): SIMPLE | {"ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ю": "yu", "я": "ya"},
    (Lang.RU, "passport"): SIMPLE
    | {"й": "i", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "ie", "ь": "", "ю": "iu", "я": "ia", "ё": "e"},
    (Lang.RU, "gost"): SIMPLE
    | {"й": "j", "х": "h", "ц": "c", "ч": "ch", "ш": "sh", "щ": "shh", "ъ": "", "ю": "yu", "я": "ya", "ь": ""},
    (Lang.RU, "scholars"): SIMPLE
    | {"й": "j", "ж": "ž", "х": "ch", "ц": "c", "ч": "č", "ш": "š", "щ": "šč", "ъ": "", "ю": "ju", "я": "ja", "ё": "ë"},
    (Lang.BE, "letters"): SIMPLE | {"і": "i", "ў": "u", "ч": "ch", "ш": "sh", "ю": "yu", "я": "ya", "г": "h", "’": ""},
    (Lang.BE, "as russian"): SIMPLE | {"і": "i", "ў": "w", "ч": "ch", "ш": "sh", "ю": "yu", "я": "ya", "’": "'"},
    (Lang.BE, "passport"): SIMPLE
    | {"і": "i", "й": "i", "ў": "u", "ч": "ch", "ш": "sh", "ю": "iu", "я": "ia", "г": "h", "’": "", "ь": "", "ё": "io"},
    (Lang.BE, "national"): SIMPLE
    | {"і": "i", "й": "j", "ў": "ŭ", "ж": "ž", "х": "ch", "ц": "c", "ч": "č", "ш": "š", "ю": "ju", "я": "ja"}
    | {"г": "h", "’": "", "ь": "", "ё": "jo"},
}


@pytest.mark.parametrize(("lang", "scheme"), SCHEMES)
def test_cyrillic_in_latin_letters_is_read(sample: Catalogue, lang: Lang, scheme: str) -> None:
    letters = SCHEMES[lang, scheme]
    words = domain_words(sample, lang)
    pairs = [("".join(letters[letter] for letter in word), word) for word in words]
    assert len(pairs) >= 100
    assert share(sample, pairs, f"{lang} {scheme}") >= SHARE


@pytest.mark.parametrize("lang", Lang)
def test_the_other_letters_of_a_sound_are_the_same_word(sample: Catalogue, lang: Lang) -> None:
    """Without the dots of ё, with и for і, у for ў, щ for шч, without an apostrophe, with any of its signs."""
    special = {Lang.RU: "ёйщъ", Lang.BE: "ёіўй’"}[lang]
    words = domain_words(sample, lang, lambda word: any(letter in word for letter in special))
    ways = [str.maketrans("ёйў", "еиу"), str.maketrans({"’": None, "ё": "е"}), str.maketrans("’", "'")]
    ways += [str.maketrans({"’": "`", "ў": "у"}), str.maketrans("і", "и"), str.maketrans({"ъ": "'"})]
    pairs = [(typed, word) for word in words for way in ways if (typed := word.translate(way)) != word]
    assert len(words) >= 100
    assert share(sample, pairs, f"letters {lang}") >= SHARE


def _one_edit(word: str, kind: str, letters: str, chance: random.Random) -> str:
    place = chance.randrange(len(word) - (kind == "swapped"))
    if kind == "missing":
        return word[:place] + word[place + 1 :]
    if kind == "swapped":
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return word[:place] + chance.choice(letters) + word[place + (kind == "wrong") :]


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("kind", ["missing", "added", "wrong", "swapped"])
def test_one_typo_is_forgiven(sample: Catalogue, lang: Lang, kind: str) -> None:
    words = domain_words(sample, lang, lambda word: len(word) >= 6)
    typed = [_one_edit(word, kind, LETTERS[lang], random.Random(f"{kind} {word}")) for word in words]
    pairs = [pair for pair in zip(typed, words, strict=True) if not knows(pair[0])]  # another word is no slip to see
    assert len(pairs) >= 100
    assert share(sample, pairs, f"{lang} {kind}") >= SHARE


@pytest.mark.parametrize(
    ("typed", "guessed", "mistake"),
    [
        ("kfpthysq vbrhjcrjg", "лазерный микроскоп", Mistake.LAYOUT),
        ("vbrhjcrjg, kfpth", "микроскоп, лазер", Mistake.LAYOUT),
        ("'ktrnhjyysq", "электронный", Mistake.LAYOUT),
        ("(vbrhjcrjg)", "(микроскоп)", Mistake.LAYOUT),
        (",fpf", "база", Mistake.LAYOUT),
        ("zvh", "ямр", Mistake.LAYOUT),
        ("щстанощка", "ўстаноўка", Mistake.LAYOUT),
        ("c kfpthjv", "с лазером", Mistake.LAYOUT),
        ("лазерны cntyl", "лазерны стенд", Mistake.LAYOUT),
        ("mikroskop", "микроскоп", Mistake.TRANSLITERATION),
        ("elektronny mikroskop", "электронный микроскоп", Mistake.TRANSLITERATION),
        ("lazernogo", "лазерного", Mistake.TRANSLITERATION),
        ("Полацкi", "Полацкі", Mistake.ALPHABET),
        ("микрсокоп", "микроскоп", Mistake.TYPO),
        ("лазернго", "лазерного", Mistake.TYPO),
        ("вакуумнмоу", "вакуумному", Mistake.TYPO),
        ("лазерный микрсокоп", "лазерный микроскоп", Mistake.TYPO),
        ("mikroskop спекторметр", "микроскоп спектрометр", Mistake.TYPO),
    ],
)
def test_a_guess_keeps_the_rest_of_the_question(sample: Catalogue, typed: str, guessed: str, mistake: Mistake) -> None:
    guess = sample.guess(Question(typed))
    assert guess is not None and (guess.text, guess.mistake) == (guessed, mistake)
    assert guess.hits == sample.search(Question(guessed)).count > 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "лазер",
        "лазерный микроскоп",
        "щщщщ ъъъъ",
        "зверь",
        "зверь щщщщ",
        "ъ",
        "]]]",
        "—",
        "ннннннннннн",
        "nnnnnnnnn",
        "AND",
        "or not",
    ],
)
def test_there_is_no_guess_where_none_is_needed_or_none_would_help(sample: Catalogue, text: str) -> None:
    assert sample.guess(Question(text)) is None


@pytest.mark.parametrize(
    ("typed", "guessed", "mistake"),
    [
        ("микроскоп зверь", "микроскоп", Mistake.TOO_MANY_WORDS),
        ("суперкомпьютер Москва", "суперкомпьютер", Mistake.TOO_MANY_WORDS),
        ("суперкамп’ютар Масква", "суперкамп’ютар", Mistake.TOO_MANY_WORDS),
        ("аренда микроскопа", "микроскопа", Mistake.TOO_MANY_WORDS),
        ("арэнда мікраскопа", "мікраскопа", Mistake.TOO_MANY_WORDS),
        ("лазер AND микроскоп", "лазер микроскоп", Mistake.TOO_MANY_WORDS),
        ("лазер NOT микроскоп", "лазер -микроскоп", Mistake.TOO_MANY_WORDS),
        ("kfpth AND vbrhjcrjg", "лазер микроскоп", Mistake.LAYOUT),
        ("kfpth страна:BY", "лазер страна:BY", Mistake.LAYOUT),
        ('микрсокоп "электронный"', 'микроскоп "электронный"', Mistake.TYPO),
    ],
)
def test_words_are_left_out_and_nothing_but_words_is_guessed_at(
    sample: Catalogue, typed: str, guessed: str, mistake: Mistake
) -> None:
    guess = sample.guess(Question(typed))
    assert guess is not None and (guess.text, guess.mistake) == (guessed, mistake)
    assert guess.shorter is (mistake is Mistake.TOO_MANY_WORDS)


@pytest.mark.parametrize("text", ["«vbrhjcrjg»", '"микрсокоп"', "-kfpth лазер", "страна:BN kfpth1", "цена:<-5 BYN"])
def test_what_stands_in_quotes_or_is_excluded_is_meant(sample: Catalogue, text: str) -> None:
    assert sample.guess(Question(text)) is None


@pytest.mark.parametrize(
    ("typed", "guessed"),
    [
        ("томографи", "томографии"),
        ("тоной", "точной"),
        ("спектраметр", "спектрометр"),
        ("масс-спектраметр", "масс-спектрометр"),
        ("laser", "лазер"),
        ("spektrometer", "спектрометр"),
        ("ВУ-0001", "BY-0001"),
        ("htubjy:vby", "регион:мин"),
        ("dj,kfcwm:,h'cn", "вобласць:брэст"),
    ],
)
def test_what_finds_little_or_is_no_field_is_offered_as_it_is_written(
    sample: Catalogue, typed: str, guessed: str
) -> None:
    guess = sample.guess(Question(typed))
    assert guess is not None and guess.text == guessed
    assert guess.hits == sample.search(Question(guessed)).count > sample.search(Question(typed)).count


@pytest.mark.parametrize("typed", ["3D принтер", "3д принтер", "3Д прынтар", "аренда 3D-принтера"])
def test_what_begins_with_a_number_is_one_word_with_the_next(small: Catalogue, typed: str) -> None:
    small.edit("fac-1", {"name.ru": "Участок 3D-принтеров", "name.be": "Участак 3D-прынтараў"}, "я")
    guess = small.guess(Question(typed))
    assert small.search(Question("3D-принтер")).count == 1
    assert small.search(Question(guess.text if guess else typed)).count == 1


def test_a_number_without_its_dash_is_the_number(sample: Catalogue) -> None:
    assert sample.search(Question("BY0001")).ids == sample.search(Question("BY-0001")).ids
    assert sample.guess(Question("BY0001")) is None


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("что такое лазер?", "лазер"),
        ("где есть электронный микроскоп", "электронный микроскоп"),
        ("мне нужен спектрометр", "спектрометр"),
        ("што такое лазер?", "лазер"),
        ("дзе ёсць электронны мікраскоп", "электронны мікраскоп"),
        ("патрэбны мікраскоп", "мікраскоп"),
    ],
)
def test_words_of_a_question_are_not_asked_for(sample: Catalogue, asked: str, meant: str) -> None:
    found = sample.search(Question(asked))
    assert found.count and found.ids == sample.search(Question(meant)).ids
    assert sample.guess(Question(asked)) is None


def test_a_guess_has_hits_under_the_filters_of_the_question(sample: Catalogue) -> None:
    everywhere, narrowed, nowhere = (
        sample.guess(Question("kfpth", filters))
        for filters in ((), ((Facet.KIND, ("equipment",)),), ((Facet.COUNTRY, ("XX",)),))
    )
    assert everywhere is not None and narrowed is not None and nowhere is None
    assert 0 < narrowed.hits < everywhere.hits


def test_a_rare_word_a_dictionary_knows_is_meant_as_typed(small: Catalogue) -> None:
    assert small.search(Question("микроскоп")).count <= 2 and small.guess(Question("микроскоп")) is None


def test_words_of_an_edited_record_are_guessed_at_once(small: Catalogue) -> None:
    assert small.guess(Question("рентгенаграф")) is None
    small.edit("fac-1", {"name.be": "Сінхратронны аб'ект «Гняздоўка»"}, "я")
    for typed in ("сінхртаронны", "cby[hfnhjyys", "гняздўока", "uyzpljorf"):
        guess = small.guess(Question(typed))
        assert guess is not None and small.search(Question(guess.text)).count == 1, typed
    assert small.guess(Question("гняздўока")).text == "гняздоўка"  # type: ignore[union-attr]


OPERATORS = ['"лазер', '""', "?!…", "«»", "лазер OR", "NEAR(kfpth)", "title:kfpth", "-kfpth", "*"]
ODDITIES = ["\x00", "kfpth\x00", "🔬 kfpth", "\ud800kfpth", "лaзeр микpоскoп", "ﬃ", "İ", "a'b'c'd", "ǅǆ", "щ" * 450]
LENGTHS = ["k" * 10_000, "kfpth " * 1700, "kf pt hy sq " * 40, "shchtskhzhiaiuio" * 2 + "yuyuyu"]


@pytest.mark.parametrize("text", OPERATORS + ODDITIES + LENGTHS)
def test_any_text_is_guessed_at_or_not(sample: Catalogue, text: str) -> None:
    guess = sample.guess(Question(text, ((Facet.COUNTRY, ("BY",)),)))
    assert guess is None or guess.hits > 0


TYPED = st.text(alphabet=st.sampled_from("kfpthлазері'ў`[];,. -\"*\x00🔬\u0301"), max_size=40)


@given(text=TYPED | st.text(max_size=30))
def test_a_guess_is_kept_word_and_the_same_each_time(shared: Catalogue, text: str) -> None:
    guess = shared.guess(Question(text))
    assert guess == shared.guess(Question(text))
    assert guess is None or shared.search(Question(guess.text)).count == guess.hits > 0


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    with sample_records.catalogue(tmp_path_factory.mktemp("shared")) as catalogue:
        yield catalogue


def _distance(one: str, other: str) -> int:
    """Optimal string alignment, by its definition."""
    rows = [[max(i, j) if not i * j else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i, a in enumerate(one, 1):
        for j, b in enumerate(other, 1):
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(one=st.text(alphabet="абвў", min_size=5, max_size=6))
def test_all_that_is_one_edit_away_is_made(one: str) -> None:
    made = set(guesses.one_edit_away(one)) - {one}
    assert all(_distance(one, other) == 1 for other in list(made)[::50])
    shorter = {one[:place] + one[place + 1 :] for place in range(len(one))}
    assert shorter <= made and {f"{one}я", f"е{one}"} <= made


LETTER = st.text(alphabet="абв", min_size=2, max_size=7)


@given(one=LETTER, other=LETTER)
def test_one_edit_is_what_it_is_by_definition_and_leaves_a_half(one: str, other: str) -> None:
    assert (guesses.edit_cost(one, other) is not None) == (_distance(one, other) == 1)
    if _distance(one, other) == 1:
        start, end = guesses.halves(one)
        assert other.startswith(start) or other.endswith(end)


@pytest.mark.parametrize("typed", ["x x x", "q", "ў ў", "z; z"])
def test_letters_alone_are_no_other_letters(sample: Catalogue, typed: str) -> None:
    assert sample.guess(Question(typed)) is None
