"""`niva-centre thesaurus propose`: what texts told in both languages teach about words of one meaning."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.bilingual import Bilingual, Lang
from sync.publish.__main__ import main
from sync.publish.proposing import Speech, propose, told_twice

# Words of no language: nothing explains them but their company.
TOLD = [
    ("Бурмилка для песка. Новая бурмилка!", "Хвэнька для пяску. Новая хвэнька!"),
    ("Бурмилка и ремонт", "Хвэнька і рамонт"),
    ("Бурмилка и лаборатория", "Хвэнька і лабараторыя"),
    ("Глупая дыбра", "Дурная цыкса"),
    ("Большая дыбра стоит отдельно", "Вялікая цыкса стаіць асобна"),
    ("Дыбра в поле", "Цыкса ў полі"),
    ("Одна кыргла", "Адна мызгра"),
]


def spelt(word: str, lang: Lang) -> str:
    return word.casefold()[:6] + lang.value


BARE = Speech(spelt, lambda word: {word.casefold()[:4]}, lambda word: {word.casefold()[:4]})


def texts(pairs: list[tuple[str, str]]) -> list[Bilingual]:
    return [Bilingual(ru, be) for ru, be in pairs]


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "записи.jsonl"
    rows = [
        {"kind": "facility", "name": {"ru": ru, "be": be}, "rows": [{"keywords": {"ru": f"{ru}; ещё", "be": ""}}]}
        for ru, be in TOLD
    ]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n\n", encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main(["thesaurus", "propose", *map(str, arguments)])
    out, err = capsys.readouterr()
    return code, out, err


def test_words_that_keep_company_are_proposed(capsys: pytest.CaptureFixture[str], records: Path) -> None:
    code, out, err = run(capsys, records)
    header, *lines = (line.split("\t") for line in out.splitlines())
    assert (code, err) == (0, "")
    assert header == ["count", "score", "label_ru", "label_be", "example_ru", "example_be"]
    assert [(line[0], line[2], line[3]) for line in lines] == [("4", "бурмилка", "хвэнька"), ("3", "дыбра", "цыкса")]
    assert lines[0][4:] == ["Новая бурмилка!", "Новая хвэнька!"], "the shortest sentence they meet in"
    assert float(lines[0][1]) > float(lines[1][1]) > 0


def test_what_sound_or_the_thesaurus_explains_is_not_proposed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "explained.jsonl"
    words = [("оборудование", "абсталяванне"), ("лаборатория", "лабараторыя"), ("давление", "ціск"), ("почва", "глеба")]
    lines = [json.dumps({"name": {"ru": f"{ru} {n}", "be": f"{be} {n}"}}) for ru, be in words for n in range(5)]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert run(capsys, path) == (0, "count\tscore\tlabel_ru\tlabel_be\texample_ru\texample_be\n", "")


def test_the_answer_in_json_says_the_same(capsys: pytest.CaptureFixture[str], records: Path) -> None:
    _, out, _ = run(capsys, records, "--json")
    found = json.loads(out)
    assert [(one["ru"], one["be"], one["count"]) for one in found] == [
        ("бурмилка", "хвэнька", 4),
        ("дыбра", "цыкса", 3),
    ]
    assert found[0]["example"] == {"ru": "Новая бурмилка!", "be": "Новая хвэнька!"}


def test_a_centre_and_a_table_of_terms_are_read_too(
    capsys: pytest.CaptureFixture[str], records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "terms.tsv"
    rows = [f"x\t{n}\t{ru}\t{be}\t\t\t" for n, (ru, be) in enumerate(TOLD)]
    table.write_text("scheme\tcode\tlabel_ru\tlabel_be\tbroader\tvalid_from\tvalid_to\n" + "\n".join(rows), "utf-8")
    centre = tmp_path / "centre"
    assert main(["init", str(centre), "--seed", "x"]) == 0
    (centre / "records" / records.name).write_bytes(records.read_bytes())
    capsys.readouterr()
    monkeypatch.chdir(centre)
    by_file = run(capsys, records)
    assert run(capsys) == run(capsys, centre) == run(capsys, table) == by_file


@pytest.mark.parametrize(
    ("name", "written", "code"),
    [("none.jsonl", None, 6), ("bad.jsonl", b"{", 7), ("bad.tsv", b"a\tb\n1\t2\n", 7), ("bad2.jsonl", b'"\xff"', 7)],
)
def test_what_cannot_be_read_is_refused_in_words(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, written: bytes | None, code: int
) -> None:
    path = tmp_path / name
    if written is not None:
        path.write_bytes(written)
    assert run(capsys, path)[0] == code
    assert json.loads(run(capsys, path, "--json")[1])["refusal"]


def test_a_folder_that_is_no_centre_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(capsys, tmp_path)[0] == 6


def test_texts_in_one_language_teach_nothing(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    path.write_text('{"name": {"ru": "Бурмилка"}, "title": {"ru": "а", "be": 1}, "ru": "x"}\n', "utf-8")
    assert list(told_twice(path)) == []


def test_a_text_repeated_word_for_word_counts_once() -> None:
    assert propose(texts([TOLD[1]] * 9 + [TOLD[3]] * 9), BARE) == []


def test_where_sentences_differ_in_number_the_text_is_taken_whole() -> None:
    pairs = [(f"Бурмилка {n}. Стоит.", f"Хвэнька {n}, стаіць") for n in range(3)] + [("Поле", "Луг"), ("Дом", "Хата")]
    assert ("бурмил", "хвэньк") in {(one.ru[:6], one.be[:6]) for one in propose(texts(pairs), BARE)}


@given(st.permutations(TOLD), st.integers(1, 4))
def test_the_order_of_texts_changes_nothing(pairs: list[tuple[str, str]], least: int) -> None:
    found = propose(texts(pairs), BARE, least)
    assert found == propose(texts(TOLD), BARE, least)
    assert all(one.count >= least for one in found)
    assert len({one.ru for one in found}) == len({one.be for one in found}) == len(found), "one to one"


@given(st.lists(st.builds(Bilingual, st.text(max_size=60), st.text(max_size=60)), max_size=6))
def test_any_text_is_taken(any_texts: list[Bilingual]) -> None:
    assert isinstance(propose(any_texts, BARE), list)
