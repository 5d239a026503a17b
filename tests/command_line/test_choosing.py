"""What a saved search or a query finds goes into a file and onto paper; what is meant is told where it is not there."""

import json
import shutil
from pathlib import Path

import pikepdf
import pytest

from desktop.catalogue.questions import Question
from tests.catalogue.offices import office
from tests.command_line.calling import Answer, niva
from tests.sync.publications import organisation


@pytest.fixture(scope="module")
def profile(synced: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile with two saved searches, for tests that only read."""
    folder = shutil.copytree(synced, tmp_path_factory.mktemp("Поиски ў") / "profile")
    for arguments in (
        ("лазер", "--filter", "kind=facility", "--order", "name", "--save", "Лазерные центры"),
        ("-лазер", "--filter", "country=RU", "--save", "-лазер"),
    ):
        assert niva("--profile", folder, "search", *arguments).code == 0
    return folder


def exported(profile: Path, file: Path, *arguments: str) -> list[str]:
    """The identities that go out, in their order."""
    answer = niva("--profile", profile, "export", "--format", "jsonl", *arguments, "-o", file)
    assert answer.code == 0, answer.err
    return [json.loads(line)["uid"] for line in file.read_bytes().splitlines()]


def found(profile: Path, *arguments: str) -> list[str]:
    asked = niva("--profile", profile, "search", *arguments, "--limit", "2000", "--json").json
    return [each["uid"] for each in asked["results"]]


@pytest.mark.parametrize("said", ["Лазерные центры", "лазерные  ЦЕНТРЫ", "1"])
def test_all_a_saved_search_finds_goes_out_in_its_order(profile: Path, tmp_path: Path, said: str) -> None:
    uids = exported(profile, tmp_path / "a.jsonl", "--saved", said)
    assert len(uids) > 3 and uids == found(profile, "--saved", "Лазерные центры")


def test_filters_narrow_a_saved_search_and_never_widen_it(profile: Path, tmp_path: Path) -> None:
    whole = found(profile, "--saved", "1")
    some = exported(profile, tmp_path / "a.jsonl", "--saved", "1", "--filter", "country=BY")
    assert 0 < len(some) < len(whole) and set(some) < set(whole)
    narrowed = ("--saved", "1", "--filter", "kind=equipment")
    assert found(profile, *narrowed) == []
    nothing = niva("--profile", profile, "export", "--format", "jsonl", *narrowed, "-o", tmp_path / "b")
    assert (nothing.code, nothing.out) == (3, "") and not (tmp_path / "b").exists()


def test_a_name_that_begins_with_a_minus_is_a_name(profile: Path, tmp_path: Path) -> None:
    assert exported(profile, tmp_path / "a.jsonl", "--saved", "-лазер") == found(profile, "--saved", "-лазер")


def paper(profile: Path, file: Path, *arguments: str, language: str = "ru") -> Answer:
    return niva("--profile", profile, "print", *arguments, "-o", file, language=language)


def test_what_is_found_is_printed(profile: Path, tmp_path: Path) -> None:
    file = tmp_path / "листы.pdf"
    uids = found(profile, "--saved", "1", "--filter", "country=BY")
    for arguments in (
        ("--saved", "1", "--filter", "country=BY"),
        ("--search", "лазер", "--filter", "kind=facility", "--filter", "country=BY"),
    ):
        assert paper(profile, file, *arguments).code == 0
        with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
            assert len(outline.root) == len(uids)
        file.unlink()


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ru", "Напечатано записей: 2 из {total}; больше печатает --limit.\n"),
        ("be", "Надрукавана запісаў: 2 з {total}; больш друкуе --limit.\n"),
    ],
)
def test_of_what_is_found_the_first_are_printed_and_that_is_told(
    profile: Path, tmp_path: Path, language: str, line: str
) -> None:
    first = paper(profile, tmp_path / "a.pdf", "--saved", "1", "--limit", "2", language=language)
    assert first.code == 0 and first.err.startswith(line.format(total=len(found(profile, "--saved", "1"))))


@pytest.mark.parametrize(
    ("language", "title", "meant"),
    [
        ("ru", "Сохранённого поиска «{}» нет.", "Возможно, имелось в виду: "),
        ("be", "Захаванага пошуку «{}» няма.", "Магчыма, мелася на ўвазе: "),
    ],
)
@pytest.mark.parametrize(
    ("said", "nearest"),
    [("лазерный центр", "«Лазерные центры»"), ("центры", "«Лазерные центры»"), ("99", "«-лазер», «Лазерные центры»")],
)
@pytest.mark.parametrize("verb", [("search",), ("print", "-o", "x.pdf"), ("export", "--format", "csv", "-o", "x.csv")])
def test_an_unknown_search_is_refused_with_the_nearest_names(
    profile: Path, verb: tuple[str, ...], language: str, title: str, meant: str, said: str, nearest: str
) -> None:
    refused = niva("--profile", profile, *verb, "--saved", said, language=language)
    assert (refused.code, refused.out) == (3, "")
    assert refused.err.splitlines()[:2] == [title.format(said), meant + nearest]


def test_a_query_that_is_not_understood_is_told_beside_the_file(profile: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    asked = ("--search", "лазер регион:гродд", "--filter", "country=XX")
    answer = niva("--profile", profile, "export", "--format", "csv", *asked, "-o", file)
    assert answer.code == 3 and not answer.out and not file.exists()
    assert "«гродд»" in answer.err and "«XX»" in answer.err and "Ничего не найдено" in answer.err


@pytest.mark.parametrize("language", ["ru", "be"])
@pytest.mark.parametrize("asked", [(), ("--new", "--search", "лазер"), ("--saved", "1", "--select", "BY-0001")])
def test_a_call_that_does_not_say_which_records_is_wrong(
    profile: Path, tmp_path: Path, asked: tuple[str, ...], language: str
) -> None:
    answer = paper(profile, tmp_path / "a.pdf", *asked, language=language)
    assert (answer.code, answer.out) == (2, "") and any("а" <= letter <= "я" for letter in answer.err)


def test_only_what_is_new_goes_out(tmp_path: Path) -> None:
    with office(tmp_path, *map(organisation, range(3))) as made:
        made.catalogue.save_search(Question("институт"), "Все")
        made.publish(organisation(0), organisation(1, founded_year=1960), organisation(2), organisation(4))
    profile = made.profile.folder
    assert len(exported(profile, tmp_path / "all.jsonl", "--saved", "Все")) == 4
    new = exported(profile, tmp_path / "new.jsonl", "--saved", "Все", "--new")
    assert len(new) == 2 and set(new) == {organisation(1)["uid"], organisation(4)["uid"]}
    assert paper(profile, tmp_path / "new.pdf", "--saved", "Все", "--new", "--json").json["pages"] >= 2
