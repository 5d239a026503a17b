"""A profile lived through on the command line: synced, searched, edited, undone, printed, checked."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.command_line.calling import ROOT, SAMPLE, niva


def first_facility(profile: Path) -> str:
    answer = niva("--profile", profile, "search", "лазер", "--filter", "kind=facility", "--json")
    return str(answer.json["results"][0]["uid"])


def test_a_second_sync_brings_nothing_new(own: Path) -> None:
    again = niva("--profile", own, "sync", SAMPLE, "--json")
    assert (again.code, again.json["nothing_new"]) == (0, True)


@pytest.mark.parametrize("word", ["лазер", "ЛАЗЕР", "лазерный", "лазерны", "лабараторыя", "лаборатория"])
def test_records_are_found_by_text_of_either_language(synced: Path, word: str) -> None:
    answer = niva("--profile", synced, "search", word, "--json")
    assert answer.code == 0
    assert any(result["demo"] for result in answer.json["results"])


def test_filters_narrow_and_languages_name(synced: Path) -> None:
    both = niva("--profile", synced, "search", "", "--filter", "kind=facility", "--limit", "500", "--json").json
    by = niva("--profile", synced, "search", "--filter", "kind=facility", "--filter", "country=BY", "--json").json
    assert 0 < by["count"] < both["count"]
    assert all(result["country"] == "BY" for result in by["results"])
    russian = niva("--profile", synced, "search", "лазер", "--limit", "3").out
    belarusian = niva("--profile", synced, "search", "лазер", "--limit", "3", "--lang", "be").out
    assert russian != belarusian


def test_a_record_is_shown_in_words_and_in_json(synced: Path) -> None:
    uid = first_facility(synced)
    shown = niva("--profile", synced, "show", uid)
    assert shown.code == 0
    assert "Название: " in shown.out
    whole = niva("--profile", synced, "show", uid, "--json").json
    document = whole["record"]
    assert f"Номер: {document['number']}\n" in shown.out
    assert document["photos"] and not any(photo["hash"][:12] in shown.out for photo in document["photos"])
    told = {each["name"]: each["members"] for each in whole["relations"]}
    assert told["Equipment"] and told["Services"]
    assert all(each["name"]["ru"] in shown.out for each in (*told["Equipment"], *told["Services"]))
    assert document["uid"] == uid
    assert niva("--profile", synced, "show", document["number"], "--json").json["record"] == document


def test_edit_undo_and_check_go_round(own: Path) -> None:
    uid = first_facility(own)
    before = niva("--profile", own, "show", uid, "--json").json["record"]
    edited = niva("--profile", own, "edit", uid, "name.be=Новая назва", "founded_year=1999", "--json")
    assert (edited.code, sorted(edited.json["paths"])) == (0, ["founded_year", "name.be"])
    now = niva("--profile", own, "show", uid, "--json").json
    assert now["record"]["name"]["be"] == "Новая назва"
    assert sorted(now["edits"]) == ["founded_year", "name.be"]
    assert uid in [each["uid"] for each in niva("--profile", own, "search", "новая назва", "--json").json["results"]]
    assert niva("--profile", own, "check", "--json").json["sound"] is True
    assert niva("--profile", own, "undo", "--json").code == 0
    assert niva("--profile", own, "show", uid, "--json").json["record"] == before
    assert niva("--profile", own, "undo", "--json").json == {"undone": []}
    assert niva("--profile", own, "check", "--json").json["sound"] is True


def test_a_sync_keeps_an_edit(own: Path) -> None:
    uid = first_facility(own)
    niva("--profile", own, "edit", uid, "tagline.ru=Моя строка")
    niva("--profile", own, "sync", SAMPLE)
    assert niva("--profile", own, "show", uid, "--json").json["record"]["tagline"]["ru"] == "Моя строка"


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (["show", "BY-9999999"], 3, "BY-9999999"),
        (["edit", "UID", "founded_year=вчера"], 4, "вчера"),
        (["edit", "UID", "nmae.ru=x"], 4, "nmae.ru"),
        (["edit", "UID", "url=htp://x"], 4, "htp://x"),
        (["edit", "UID", "country=ZZ"], 4, "ZZ"),
        (["edit", "UID", "access_modes=free;foo"], 4, "foo"),
        (["edit", "UID", "confirmed_on=2099-01-31"], 4, "2099"),
        (["edit", "UID", "name.ru"], 2, "name.ru"),
        (["search", "--filter", "colour=red"], 2, "colour"),
        (["search", "--filter", "colour=red"], 2, "country, region"),
        (["search", "--filter", "country"], 2, "country"),
        (["search", "--limit", "0"], 2, "«0»"),
        (["search", "--limit", "-3"], 2, "«-3»"),
        (["sync", "/no/such/file.niva"], 6, "/no/such/file.niva"),
        (["sync", str(ROOT / "README.md")], 7, "README.md"),
        (["print", "--select", "BY-9999999", "-o", "x.pdf"], 3, "BY-9999999"),
        (["fly"], 2, "fly"),
        (["--language", "en"], 2, "en"),
    ],
)
@pytest.mark.parametrize("language", ["ru", "be"])
def test_a_refusal_is_told_in_words_and_by_code(
    own: Path, arguments: list[str], code: int, word: str, language: str
) -> None:
    uid = first_facility(own)
    answer = niva("--profile", own, *[uid if part == "UID" else part for part in arguments], language=language)
    assert answer.code == code, answer.err
    assert word in answer.err
    assert "Traceback" not in answer.err
    assert any("а" <= letter <= "я" for letter in answer.err.casefold())
    assert niva("--profile", own, "check", "--json").json["sound"] is True


@pytest.mark.parametrize("language", ["ru", "be"])
def test_an_edit_that_says_the_same_says_so_and_undo_names_its_record(own: Path, language: str) -> None:
    uid = first_facility(own)
    niva("--profile", own, "edit", uid, "name.ru=Лаборатория {нового} света", "founded_year=1999")
    same = niva("--profile", own, "edit", uid, "founded_year=1999", language=language)
    assert (same.code, same.err) == (0, "") and ":" in same.out and not same.out.rstrip().endswith(": .")
    number = niva("--profile", own, "show", uid, "--json").json["record"]["number"]
    undone = niva("--profile", own, "undo", language=language)
    assert undone.code == 0 and number in undone.out and "founded_year" in undone.out


def test_a_refused_edit_changes_nothing(own: Path) -> None:
    uid = first_facility(own)
    before = niva("--profile", own, "show", uid, "--json").out
    assert niva("--profile", own, "edit", uid, "name.ru=Другое", "founded_year=вчера").code == 4
    assert niva("--profile", own, "show", uid, "--json").out == before


@pytest.mark.parametrize("damage", ["cut", "foreign", "flipped", "empty"])
def test_a_damaged_bundle_leaves_the_copy_as_it_was(own: Path, tmp_path: Path, damage: str) -> None:
    whole = SAMPLE.read_bytes()
    middle = len(whole) // 2
    bad = {
        "cut": whole[:middle],
        "foreign": b"PK\x05\x06" + bytes(18),
        "flipped": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
        "empty": b"",
    }[damage]
    fresh = tmp_path / "fresh"
    file = tmp_path / "bad.niva"
    file.write_bytes(bad)
    refused = niva("--profile", fresh, "sync", file)
    assert refused.code in (5, 7), refused.err
    assert "Traceback" not in refused.err
    assert niva("--profile", fresh, "search", "лазер", "--json").code == 3
    niva("--profile", own, "sync", file)
    assert niva("--profile", own, "search", "лазер", "--json").json["count"] > 0


def test_a_broken_local_file_is_moved_aside(own: Path) -> None:
    (own / "local.db").write_bytes(b"this is no database" * 1000)
    answer = niva("--profile", own, "search", "лазер", "--json")
    assert answer.code == 0
    niva("--profile", own, "sync", SAMPLE)
    assert niva("--profile", own, "search", "лазер", "--json").json["count"] > 0
    kept = [file for file in own.iterdir() if file.is_file() and file.read_bytes().startswith(b"this is no database")]
    assert len(kept) == 1


def test_a_profile_in_use_is_read_but_not_written(own: Path) -> None:
    from desktop.profile import Profile

    with Profile(own).lock():
        assert niva("--profile", own, "search", "лазер", "--json").code == 0
        refused = niva("--profile", own, "undo")
    assert refused.code == 9
    assert str(own) in refused.err


@pytest.mark.parametrize("language", ["ru", "be"])
@pytest.mark.parametrize("verb", [["check"], ["check", "--json"], ["search", "лазер"]])
def test_a_folder_without_a_catalogue_is_told_and_left_alone(tmp_path: Path, verb: list[str], language: str) -> None:
    answer = niva("--profile", tmp_path / "no such", *verb, language=language)
    assert (answer.code, answer.out) == (3, "")
    assert "no such" in answer.err and any("а" <= letter <= "я" for letter in answer.err)
    assert not (tmp_path / "no such").exists()


def test_check_tells_its_faults_in_the_language_of_the_person(own: Path) -> None:
    with closing(sqlite3.connect(next((own / "base").glob("base-*.db")))) as base, base:
        base.execute("UPDATE tally SET total = total + 1 WHERE facet = 'country'")
        base.execute("UPDATE card SET number = 'X' WHERE row = 1")
    told = {language: niva("--profile", own, "check", language=language) for language in ("ru", "be")}
    assert {answer.code for answer in told.values()} == {10}
    assert "country BY" in told["ru"].err and told["ru"].err != told["be"].err
    assert all("а" <= line[1] <= "ў" or line[1] == "ы" for answer in told.values() for line in answer.err.splitlines())
    faults = niva("--profile", own, "check", "--json").json["faults"]
    assert {"wrong_count", "stale_card"} == {fault["fault"] for fault in faults}


def test_another_root_than_the_pinned_one_is_refused(own: Path, tmp_path: Path) -> None:
    (tmp_path / "1.root.json").write_text("{}")
    refused = niva("--profile", own, "sync", SAMPLE, "--root", tmp_path / "1.root.json")
    assert refused.code == 5 and "44136fa355b3678a" in refused.err
    assert niva("--profile", own, "sync", SAMPLE, "--root", own / "root.json").code == 0


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    refused = niva("--profile", tmp_path / "file" / "inside", "sync", SAMPLE)
    assert refused.code == 9 and str(tmp_path / "file") in refused.err
    assert "Traceback" not in refused.err and "места" not in refused.err


@pytest.mark.parametrize("language", ["ru", "be"])
@pytest.mark.parametrize("verb", ["", "sync", "search", "show", "edit", "undo", "print", "check", "tour"])
def test_help_is_whole_and_translated(verb: str, language: str) -> None:
    answer = niva(*filter(None, [verb]), "--help", language=language)
    assert answer.code == 0
    english = [word for word in ("usage", "options", "show this", "positional") if word in answer.out]
    assert not english, answer.out


def test_no_verb_but_the_tour_loads_qt(own: Path) -> None:
    import subprocess
    import sys

    uid = first_facility(own)
    probe = (
        "import sys; from desktop.__main__ import main; code = main(sys.argv[1:]); "
        "assert not [name for name in sys.modules if name.startswith('PySide6')], 'Qt'; sys.exit(code)"
    )
    for verb in (["search", "лазер"], ["show", uid], ["edit", uid, "acronym.ru=ЛЛ"], ["undo"], ["check"]):
        done = subprocess.run([sys.executable, "-c", probe, "--profile", str(own), *verb], cwd=ROOT, timeout=60)
        assert done.returncode == 0, verb
