"""What the centre keeps from harm: keys that exist, columns nobody declared, records and files no office would take."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sync import canon
from sync.bundle import MediaEntry, NewRecord, decode_manifest, read_full
from sync.bundle.manifest import MEDIA_FILE_CAP
from sync.publish.__main__ import main
from sync.publish.bounds import refuse_oversize
from sync.publish.importing import import_file
from sync.publish.packing import pack
from sync.publish.refusals import TooLarge, TooMany
from sync.publish.rows import NOT_DECLARED, TOO_LARGE
from tests.sync.publications import DAY, PICTURE, T0, Publisher, organisation, small

ROOT = Path(__file__).resolve().parents[2]

NOW = ["--now", "2026-03-01T12:00:00+00:00"]


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    """Exit code and everything that was said."""
    code = main([str(argument) for argument in arguments])
    return code, "".join(capsys.readouterr())


def published(publisher: Publisher) -> dict[str, dict[str, Any]]:
    """The live records of the last snapshot."""
    state = publisher.centre.state
    assert state.full is not None
    entries = read_full(publisher.tree / state.stored, state.full)
    return {entry.uid: canon.decode(entry.canonical) for entry in entries if isinstance(entry, NewRecord)}


# Keys


@pytest.mark.parametrize("language", ["ru", "be"])
def test_keys_of_another_catalogue_are_never_written_over(
    language: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    keys = tmp_path / "keys"
    assert run(capsys, "init", tmp_path / "one", "--keys", keys, *NOW)[0] == 0
    before = {path.name: path.read_bytes() for path in keys.iterdir()}
    for path in keys.glob("*-1.pem"):
        path.unlink()
    code, said = run(capsys, "--lang", language, "init", tmp_path / "two", "--keys", keys, *NOW)
    assert code == 5 and str(keys) in said and "A private key" not in said
    left = {path.name: path.read_bytes() for path in keys.iterdir()}
    assert len(left) == 5 and left.items() <= before.items()
    assert not (tmp_path / "two").exists(), "a centre without keys is no beginning"


@pytest.mark.parametrize("content", [b"", b"\n", b"\r\nwords"])
def test_an_empty_passphrase_opens_and_locks_nothing(
    content: bytes, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(content)
    code, said = run(capsys, "init", tmp_path / "centre", "--passphrase-file", secret, *NOW)
    assert code == 5 and str(secret) in said and not (tmp_path / "centre").exists()
    assert run(capsys, "init", tmp_path / "centre", *NOW)[0] == 0
    assert run(capsys, "publish", tmp_path / "centre", "--passphrase-file", secret, *NOW)[0] == 5


# Names


def test_two_sources_of_one_name_are_not_taken_in_one_call(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    run(capsys, "init", tmp_path / "centre", *NOW)
    for number, name in enumerate(("a/f.jsonl", "b/F.jsonl")):
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text(json.dumps(organisation(number)))
        (path.parent / "photo.png").write_bytes(PICTURE)
    both = tmp_path / "a" / "f.jsonl", tmp_path / "b" / "F.jsonl"
    code, said = run(capsys, "import", tmp_path / "centre", *both, *NOW)
    assert code == 2 and all(str(path) in said for path in both)
    assert not list((tmp_path / "centre" / "records").iterdir()), "nothing was taken"
    pictures = tmp_path / "a" / "photo.png", tmp_path / "b" / "photo.png"
    assert run(capsys, "import", tmp_path / "centre", *pictures, both[0], *NOW)[0] == 0


# Columns


def test_a_column_nobody_declared_is_named_and_left_out(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path / "centre")
    contact = {"role": "head", "email": "office@example.org", "home_phone": "+375291112233"}
    uid = "33333333-3333-4333-8333-333333333333"
    facility = {"kind": "facility", "uid": uid, "name": {"ru": "Лаборатория", "note": "x"}, "contacts": [contact]}
    path = publisher.inbox / "office.jsonl"
    path.write_text(json.dumps(organisation(0, salary=[1])) + "\n" + json.dumps(facility) + "\n")
    report = import_file(publisher.centre, path, "2026-03-01")
    left_out = [(f.line, f.uid, f.field) for f in report.findings if f.check == NOT_DECLARED]
    assert left_out == [
        (1, organisation(0)["uid"], "salary"),
        (2, uid, "name.note"),
        (2, uid, "contacts[0].home_phone"),
    ]
    assert report.refused == 0
    (publisher.centre.records / "by_hand.jsonl").write_bytes(canon.encode(organisation(1, salary=1)) + b"\n")
    findings = publisher.publish().findings
    assert ("by_hand.jsonl", "salary", False) in [(f.file, f.field, f.severe) for f in findings]
    said = json.dumps(published(publisher))
    assert organisation(1)["uid"] in said and not any(word in said for word in ("salary", "home_phone", "note"))


# Sizes


def large(number: int) -> dict[str, Any]:
    """An organisation whose texts are right each and too much together."""
    row = {"scheme": "other", "value": "x" * 190}
    return organisation(number, alt_ids=[row] * 5500)


def test_a_record_too_large_for_any_snapshot_holds_up_nobody(tmp_path: Path) -> None:
    publisher = small(tmp_path / "centre", records=3)
    path = publisher.inbox / "orgs.jsonl"
    rows = [organisation(0), large(1), organisation(2, url="https://example.org/")]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    report = import_file(publisher.centre, path, "2026-03-01")
    assert (report.taken, report.kept) == (2, 1)
    assert [(f.line, f.uid, f.check) for f in report.findings] == [(2, organisation(1)["uid"], TOO_LARGE)]
    by_hand = publisher.centre.records / "by_hand.jsonl"
    by_hand.write_bytes(canon.encode(large(7)) + b"\n")
    done = publisher.publish(T0 + DAY)
    assert [(f.file, f.check) for f in done.findings] == [("by_hand.jsonl", TOO_LARGE)]
    assert (done.changed, done.records) == (1, 4)


def test_a_picture_no_office_would_take_is_not_published(tmp_path: Path) -> None:
    publisher = small(tmp_path / "centre", records=1)
    before = {path: path.read_bytes() for path in publisher.tree.rglob("*") if path.is_file()}
    with (publisher.centre.media / f"{'ab' * 32}.png").open("wb") as file:
        file.truncate(MEDIA_FILE_CAP + 1)
    uid = "22222222-2222-4222-8222-000000000002"
    photos = [{"hash": "ab" * 32}]
    tool = {"kind": "equipment", "uid": uid, "name": {"ru": "Лазер"}, "facility_uids": [uid], "photos": photos}
    publisher.take(tool, name="more")
    with pytest.raises(TooLarge) as refused:
        publisher.publish(T0 + DAY)
    assert (refused.value.size, refused.value.limit) == (MEDIA_FILE_CAP + 1, MEDIA_FILE_CAP)
    assert {path: path.read_bytes() for path in publisher.tree.rglob("*") if path.is_file()} == before


def test_more_files_than_an_office_can_be_told_of_are_not_published(tmp_path: Path) -> None:
    publisher = small(tmp_path / "centre", records=1)
    (path,) = publisher.tree.glob("targets/catalog/*.manifest.json")
    manifest = decode_manifest(path.read_bytes())
    media = tuple(MediaEntry(path=f"catalog/media/{number:064x}.png", length=9) for number in range(30_000))
    for some, fits in ((media[:20_000], True), (media, False)):
        with nullcontext() if fits else pytest.raises(TooLarge):
            refuse_oversize(msgspec.structs.replace(manifest, media=some))


def test_an_archive_no_office_would_open_is_not_packed(tmp_path: Path) -> None:
    publisher = small(tmp_path / "centre", records=1)
    state = publisher.centre.state
    publisher.centre.keep(msgspec.structs.replace(state, media=state.media * 5000))
    with pytest.raises(TooMany):
        pack(publisher.centre, tmp_path / "out.niva")
    assert not list(tmp_path.glob("out*"))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ru", "Файл города.tsv не принят: его не удаётся прочитать.\n"),
        ("be", "Файл города.tsv не прыняты: яго не ўдаецца прачытаць.\n"),
    ],
)
def test_a_file_that_is_no_table_of_terms_is_told_by_its_name(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, language: str, told: str
) -> None:
    table = tmp_path / "города.tsv"
    table.write_text("geonameid\tname_ru\n627904\tГродно\n", encoding="utf-8")
    assert main(["init", str(tmp_path / "centre")]) == 0
    capsys.readouterr()
    assert main(["--language", language, "import", str(tmp_path / "centre"), str(table)]) == 7
    assert capsys.readouterr().err == told


def test_whoever_stops_reading_is_told_nothing(tmp_path: Path) -> None:
    """A pipe that is closed is no full disk."""
    assert main(["init", str(tmp_path / "centre")]) == 0
    call = [sys.executable, "-u", "-m", "sync.publish", "import", str(tmp_path / "centre")]
    files = [ROOT / "resources" / "vocabularies" / f"{name}.tsv" for name in ("terms", "ford", "regions")]
    with subprocess.Popen([*call, *map(str, files)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as work:
        assert work.stdout is not None and work.stderr is not None
        work.stdout.close()
        told = work.stderr.read()
    assert (work.returncode, told) == (0, b"")
