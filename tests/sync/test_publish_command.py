"""`niva-centre` as its operator calls it: answers, exit codes, and a demonstration anybody can build again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sync.publish.__main__ import main
from sync.trust import Delivery
from tests.sync.publications import T0, Office, names, organisation

NOW = ["--now", "2026-03-01T12:00:00+00:00"]


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(organisation(n)) + "\n" for n in range(3)))
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, Any, str]:
    """Exit code, answer and what was said beside it."""
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, json.loads(out) if out.startswith(("{", "[")) else out, err


def test_from_nothing_to_a_packed_bundle(capsys: pytest.CaptureFixture[str], rows: Path, tmp_path: Path) -> None:
    centre, out = tmp_path / "Центр", tmp_path / "out.niva"
    code, begun, _ = run(capsys, "init", centre, "--json", *NOW)
    assert code == 0 and len(begun["catalog_id"]) == 36
    code, taken, _ = run(capsys, "import", centre, rows, "--json", *NOW)
    assert code == 0 and [(report["taken"], report["refused"]) for report in taken] == [(3, 0)]
    code, report, _ = run(capsys, "publish", centre, "--json", "--level", 3, *NOW)
    assert code == 0 and (report["seq"], report["records"]) == (1, 3)
    assert report["expires"]["timestamp"] == "2026-04-15"
    code, packed, _ = run(capsys, "pack", centre, out, "--json")
    assert code == 0 and packed["bytes"] == out.stat().st_size
    got = Office(tmp_path / "office", Path(begun["root"]).read_bytes()).fetch(str(out), T0)
    assert isinstance(got, Delivery) and len(names(got)) == 3


def test_a_demonstration_is_the_same_wherever_it_is_built(
    capsys: pytest.CaptureFixture[str], rows: Path, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        code, _, said = run(capsys, "init", tmp_path / name, "--seed", "demonstration", *NOW)
        assert code == 0 and said, "it says aloud that its keys protect nothing"
        run(capsys, "import", tmp_path / name, rows, *NOW)
        run(capsys, "publish", tmp_path / name, *NOW)
        run(capsys, "pack", tmp_path / name, tmp_path / f"{name}.niva")
    assert (tmp_path / "one.niva").read_bytes() == (tmp_path / "two.niva").read_bytes()
    root = (tmp_path / "one" / "tree" / "metadata" / "1.root.json").read_bytes()
    got = Office(tmp_path / "office", root).fetch(str(tmp_path / "one.niva"), T0.replace(year=2035))
    assert isinstance(got, Delivery), "it is still alive nine years later"


def test_a_demonstration_built_anew_is_newer_than_the_former_build(
    capsys: pytest.CaptureFixture[str], rows: Path, tmp_path: Path
) -> None:
    for first in (1, 2):
        centre = tmp_path / str(first)
        run(capsys, "init", centre, "--seed", "demonstration", "--first", first, *NOW)
        run(capsys, "import", centre, rows, *NOW)
        assert run(capsys, "publish", centre, "--json", *NOW)[1]["seq"] == first
        rows.write_text(rows.read_text() + json.dumps(organisation(7)) + "\n")
    office = Office(tmp_path / "office", (tmp_path / "1" / "tree" / "metadata" / "1.root.json").read_bytes())
    assert len(names(office.fetch(str(tmp_path / "1" / "tree"), T0))) == 3
    assert len(names(office.fetch(str(tmp_path / "2" / "tree"), T0))) == 4


def test_refused_rows_are_named_and_told_by_the_exit_code(
    capsys: pytest.CaptureFixture[str], rows: Path, tmp_path: Path
) -> None:
    rows.write_text(rows.read_text() + json.dumps(organisation(9, url="none")) + "\n")
    run(capsys, "init", tmp_path / "centre", *NOW)
    code, out, said = run(capsys, "import", tmp_path / "centre", rows, *NOW)
    assert code == 4 and "rows.jsonl" in out
    assert all(part in said for part in ("rows.jsonl", "4", "url"))


def test_each_family_of_refusals_has_its_exit_code(
    capsys: pytest.CaptureFixture[str], rows: Path, tmp_path: Path
) -> None:
    centre = tmp_path / "centre"
    assert run(capsys, "publish", centre)[0] == 6
    run(capsys, "init", centre, *NOW)
    assert run(capsys, "init", centre, *NOW)[0] == 7
    assert run(capsys, "pack", centre, tmp_path / "out.niva")[0] == 7
    assert run(capsys, "import", centre, tmp_path / "nowhere.jsonl")[0] == 6
    run(capsys, "import", centre, rows, *NOW)
    for key in (centre / "keys").glob("snapshot*"):
        key.unlink()
    code, answer, said = run(capsys, "publish", centre, "--json", "--level", 3, *NOW)
    assert code == 5 and answer["refusal"] == "Untrusted" and said
    assert run(capsys, "pack", centre, tmp_path / "no" / "such" / "folder.niva")[0] == 7, "nothing to pack"
    with pytest.raises(SystemExit) as ended:
        main(["publish"])
    assert ended.value.code == 2


@pytest.mark.parametrize("level", ["99", "0", "-1", "much"])
def test_a_level_there_is_not_is_a_wrong_call(level: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["publish", str(tmp_path), f"--level={level}"])
    assert ended.value.code == 2 and "19" in capsys.readouterr().err


def test_the_language_is_asked_for_as_in_the_desktop(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def said(*arguments: str) -> str:
        assert main([*arguments, "pack", str(tmp_path / "none"), "x.niva"]) == 6
        return capsys.readouterr().err

    monkeypatch.setenv("NIVA_LANGUAGE", "be")
    belarusian = said()
    assert belarusian == said("--language", "be") == said("--lang=be") != said("--language=ru") == said("--lang", "ru")
    monkeypatch.delenv("NIVA_LANGUAGE")
    assert said() == said("--language", "ru")


def test_a_shortened_option_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["thesaurus", "propose", "--js"], ["pack", "d", "o.niva", "--js"]):
        with pytest.raises(SystemExit) as ended:
            main(command)
        assert ended.value.code == 2 and "--js" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["ru", "be"])
def test_help_is_written_for_each_command(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ([], ["init"], ["import"], ["publish"], ["pack"], ["thesaurus"], ["thesaurus", "propose"]):
        with pytest.raises(SystemExit) as ended:
            main(["--lang", language, *command, "--help"])
        assert ended.value.code == 0 and "niva-centre" in capsys.readouterr().out
