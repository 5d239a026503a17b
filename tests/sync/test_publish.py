"""The centre: what rises, what is held, what never leaves, and that the same input gives the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from sync import canon
from sync.bundle import NewRecord, Tombstone, read_full
from sync.errors import Check, NotABundle, Untrusted
from sync.publish.centre import Centre
from sync.publish.importing import import_file
from sync.publish.keys import FolderKeys
from sync.publish.packing import pack
from sync.publish.publishing import found, publish
from sync.publish.rows import NO_FILE
from tests.sync.publications import DAY, PICTURE, T0, Office, Publisher, names, organisation, small


def published(publisher: Publisher) -> dict[str, dict[str, Any] | Tombstone]:
    """What the last snapshot says of each record."""
    state = publisher.centre.state
    assert state.full is not None
    found: dict[str, dict[str, Any] | Tombstone] = {}
    for entry in read_full(publisher.tree / state.stored, state.full):
        found[entry.uid] = canon.decode(entry.canonical) if isinstance(entry, NewRecord) else entry
    return found


def of(publisher: Publisher, number: int) -> Any:
    return published(publisher)[organisation(number)["uid"]]


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    return small(tmp_path / "centre", records=5)


def test_a_revision_rises_when_the_content_changes_and_only_then(publisher: Publisher) -> None:
    publisher.take(*(organisation(n) for n in range(4)), organisation(4, url="https://example.org/"))
    report = publisher.publish(T0 + DAY)
    assert (report.seq, report.changed, report.unchanged, report.new) == (2, 1, 5, 0)
    assert (of(publisher, 4)["rev"], of(publisher, 3)["rev"]) == (2, 1)


def test_the_order_and_spelling_of_a_source_change_nothing(publisher: Publisher) -> None:
    lines = [json.dumps(organisation(n), indent=None, ensure_ascii=True) for n in (4, 2, 0, 1, 3)]
    path = publisher.inbox / "orgs.jsonl"
    path.write_text("\n\n".join(lines) + "\n")
    import_file(publisher.centre, path, "2026-03-01")
    assert publisher.publish(T0 + DAY).signed_only


def test_when_nothing_has_changed_only_the_timestamp_is_signed(publisher: Publisher, tmp_path: Path) -> None:
    before = sorted(path.name for path in publisher.tree.rglob("*") if path.is_file())
    report = publisher.publish(T0 + 40 * DAY)
    assert report.signed_only and report.seq == 1
    assert sorted(path.name for path in publisher.tree.rglob("*") if path.is_file()) == before
    assert Office(tmp_path / "office", publisher.root).fetch(str(publisher.tree), T0 + 80 * DAY).expires > T0 + 80 * DAY


def test_a_catalogue_nobody_changes_stays_alive_for_years(publisher: Publisher, tmp_path: Path) -> None:
    for days in range(0, 1300, 30):
        assert publisher.publish(T0 + days * DAY).signed_only
    got = Office(tmp_path / "office", publisher.root).fetch(str(publisher.tree), T0 + 1290 * DAY)
    assert got.manifest.seq == 1


def test_a_withdrawn_record_leaves_a_tombstone_and_may_come_back(publisher: Publisher) -> None:
    publisher.take(*(organisation(n) for n in range(4)))
    assert publisher.publish(T0 + DAY).withdrawn == 1
    assert of(publisher, 4) == Tombstone(organisation(4)["uid"], 2)
    assert publisher.publish(T0 + 2 * DAY).signed_only, "a tombstone alone is nothing new"
    publisher.take(*(organisation(n) for n in range(5)))
    assert publisher.publish(T0 + 3 * DAY).new == 1
    assert of(publisher, 4)["rev"] == 3


def test_a_tombstone_is_kept_for_two_years(publisher: Publisher) -> None:
    publisher.take(*(organisation(n) for n in range(4)))
    publisher.publish(T0 + DAY)
    publisher.publish(T0 + 700 * DAY)
    assert organisation(4)["uid"] in published(publisher)
    publisher.publish(T0 + 800 * DAY)
    assert organisation(4)["uid"] not in published(publisher)


BAD = [
    (organisation(2, url="не адрес"), "url", Check.NOT_A_URL),
    (organisation(2, name="no pair"), "name", Check.WRONG_SHAPE),
    (organisation(2, founded_year=99999), "founded_year", Check.OUT_OF_RANGE),
    (organisation(2, founded_year=1.5), "founded_year", Check.WRONG_SHAPE),
    (organisation(2, kind="spaceship"), "kind", Check.WRONG_SHAPE),
    (organisation(2, about={"ru": "x" * 20_001}), "about.ru", Check.TOO_LONG),
]


@pytest.mark.parametrize(("bad", "where", "check"), BAD, ids=lambda value: str(value)[:20])
def test_a_bad_row_is_named_and_holds_up_nobody(
    bad: dict[str, Any], where: str, check: Check, publisher: Publisher
) -> None:
    path = publisher.inbox / "orgs.jsonl"
    rows = [organisation(0, url="https://example.org/"), organisation(1), bad, organisation(3), organisation(5)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    report = import_file(publisher.centre, path, "2026-03-01")
    assert (report.taken, report.kept, report.refused) == (4, 1, 1)
    (finding,) = report.findings
    assert (finding.file, finding.line, finding.uid) == ("orgs.jsonl", 3, bad["uid"])
    assert (finding.field, finding.check) == (where, check)
    done = publisher.publish(T0 + DAY)
    assert (done.changed, done.new, done.withdrawn) == (1, 1, 1), "4 is withdrawn; 2 keeps its last good version"
    assert of(publisher, 2)["name"]["ru"] == "Институт № 2"


@pytest.mark.parametrize("line", ["{", "null", '"text"', "[" * 5000, '{"kind":"organisation"}', "\x00"])
def test_while_a_row_has_no_name_nothing_is_taken_away(line: str, publisher: Publisher) -> None:
    path = publisher.inbox / "orgs.jsonl"
    path.write_text(json.dumps(organisation(0)) + f"\n{line}\n")
    report = import_file(publisher.centre, path, "2026-03-01")
    assert (report.taken, report.kept, report.refused) == (1, 4, 1) and report.findings[0].line == 2
    assert publisher.publish(T0 + DAY).signed_only


def test_two_rows_of_one_identity_are_told(publisher: Publisher) -> None:
    publisher.take(organisation(0))
    path = publisher.inbox / "orgs.jsonl"
    path.write_text((json.dumps(organisation(0)) + "\n") * 2)
    report = import_file(publisher.centre, path, "2026-03-01")
    assert [(f.line, f.check) for f in report.findings] == [(2, Check.DUPLICATE)]
    publisher.take(organisation(0, url="https://example.org/"), name="others")
    assert [f.check for f in publisher.publish(T0 + DAY).findings] == [Check.DUPLICATE]


def test_a_source_broken_by_hand_is_named_and_its_records_are_held(publisher: Publisher) -> None:
    path = publisher.centre.records / "orgs.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:2], b'{"broken\n', lines[2].replace(b"BY-HM", b""), *lines[4:]]))
    report = publisher.publish(T0 + DAY)
    assert {(f.line, f.field) for f in report.findings} == {(3, ""), (4, "region")}
    assert (report.seq, report.held, report.withdrawn, report.records) == (1, 2, 0, 6)


def test_a_record_below_the_minimum_waits_unless_asked_for(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path / "centre")
    publisher.take(organisation(0), organisation(1, region=""))
    report = publisher.publish()
    assert (report.records, [(f.field, f.check) for f in report.findings]) == (1, [("region", Check.REQUIRED)])
    whole = publish(publisher.centre, publisher.keys, T0 + DAY, level=3, allow_incomplete=True)
    assert (whole.records, whole.findings) == (2, ())


def test_text_is_published_in_one_normal_form(publisher: Publisher) -> None:
    publisher.take(organisation(0, name={"ru": "Краи\u0306", "be": "Ву\u0306зел"}))
    publisher.publish(T0 + DAY)
    assert of(publisher, 0)["name"] == {"ru": "Край", "be": "Вўзел"}


CANARY = "CANARY-7731"


def test_what_is_private_leaves_by_no_door(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path / "centre")
    uid = "33333333-3333-4333-8333-333333333333"
    private = {"serial_no": CANARY, "inventory_no": CANARY, "room": CANARY, "purchase_cost": CANARY}
    tool = {"kind": "equipment", "uid": uid, "name": {"ru": "Лазер"}, "facility_uids": [uid], **private}
    closed = {
        "kind": "agreement",
        "uid": uid[:-1] + "4",
        "name": {"ru": CANARY},
        "agreement_kind": "access",
        "visibility": "parties",
    }
    publisher.take(tool, closed)
    (publisher.centre.records / "by_hand.jsonl").write_bytes(canon.encode({**tool, "uid": uid[:-1] + "5"}) + b"\n")
    assert publisher.publish().records == 2
    assert CANARY not in json.dumps(published(publisher), default=str, ensure_ascii=False)


def test_an_agreement_that_becomes_closed_is_withdrawn(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path / "centre")
    uid = "33333333-3333-4333-8333-333333333334"
    agreement = {"kind": "agreement", "uid": uid, "name": {"ru": "О доступе"}, "agreement_kind": "access"}
    publisher.take(agreement)
    publisher.publish()
    publisher.take({**agreement, "visibility": "parties"})
    assert publisher.publish(T0 + DAY).withdrawn == 1
    assert published(publisher)[uid] == Tombstone(uid, 2)


def test_photos_travel_and_missing_ones_are_told(publisher: Publisher) -> None:
    assert publisher.centre.state.media[0].length == len(PICTURE)
    photos = [{"file": "absent.jpg"}, {"hash": "ab" * 32}, {"file": "../photo.png"}, {"file": "letter.png"}]
    (publisher.inbox / "letter.png").write_text("no picture")
    uid = "22222222-2222-4222-8222-000000000002"
    tool = {"kind": "equipment", "uid": uid, "name": {"ru": "Лазер"}, "facility_uids": [uid], "photos": photos}
    path = publisher.inbox / "more.jsonl"
    path.write_text(json.dumps(tool))
    report = import_file(publisher.centre, path, "2026-03-01")
    assert report.taken == 1 and {f.field for f in report.findings if f.check == NO_FILE} == {
        "photos[0].file",
        "photos[2].file",
        "photos[3].file",
    }
    assert [f.given for f in publisher.publish(T0 + DAY).findings] == ["ab" * 32]


def test_a_document_names_its_file_and_gets_its_hash_and_size(publisher: Publisher) -> None:
    pdf = b"%PDF-1.7 rules"
    (publisher.inbox / "documents").mkdir()
    (publisher.inbox / "documents" / "rules.pdf").write_bytes(pdf)
    kept = {
        "kind": "document",
        "uid": "44444444-4444-4444-8444-000000000001",
        "name": {"ru": "Правила"},
        "document_kind": "policy",
    }
    lost = {**kept, "uid": "44444444-4444-4444-8444-000000000002", "file_hash": "../rules.pdf"}
    path = publisher.inbox / "papers.jsonl"
    path.write_text("\n".join(map(json.dumps, ({**kept, "file_hash": "rules.pdf"}, lost))))
    report = import_file(publisher.centre, path, "2026-03-01")
    assert [(f.field, f.given) for f in report.findings if f.check == NO_FILE] == [("file_hash", "../rules.pdf")]
    publisher.publish(T0 + DAY)
    paper, other = (published(publisher)[record["uid"]] for record in (kept, lost))
    assert (paper["file_hash"], paper["size"]) == (hashlib.sha256(pdf).hexdigest(), len(pdf))
    assert "file_hash" not in other


def test_a_picture_can_be_taken_in_by_itself_but_no_other_file(publisher: Publisher) -> None:
    assert import_file(publisher.centre, publisher.inbox / "photo.png", "2026-03-01").taken == 1
    (publisher.inbox / "false.pdf").write_text("not a document")
    assert import_file(publisher.centre, publisher.inbox / "false.pdf", "2026-03-01").refused == 1


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        publisher = small(tmp_path / name, seed="tests")
        publisher.take(*(organisation(n) for n in range(9)))
        publisher.publish(T0 + DAY)
        pack(publisher.centre, tmp_path / f"{name}.niva")
    assert (tmp_path / "one.niva").read_bytes() == (tmp_path / "two.niva").read_bytes()


def test_old_files_stay_as_long_as_somebody_may_be_fetching_them(publisher: Publisher) -> None:
    publisher.take(organisation(0))
    publisher.publish(T0 + DAY)
    snapshots = sorted(publisher.tree.rglob("*.zst"))
    assert len(snapshots) == 2
    old = (T0 + timedelta(days=1)).timestamp()
    for path in publisher.tree.rglob("*"):
        os.utime(path, (old, old))
    publisher.take(organisation(1))
    publisher.publish(T0 + 40 * DAY)
    assert len(list(publisher.tree.rglob("*.zst"))) == 1
    assert len(list(publisher.tree.rglob("*.root.json"))) == 1, "roots are kept for ever"


def test_a_publication_cut_off_before_its_timestamp_is_in_force_with_the_next_call(
    publisher: Publisher, tmp_path: Path
) -> None:
    stamp = publisher.tree / "metadata" / "timestamp.json"
    old = stamp.read_bytes()
    office = Office(tmp_path / "office", publisher.root)
    publisher.take(organisation(0))
    publisher.publish(T0 + DAY)
    stamp.write_bytes(old)
    assert office.fetch(str(publisher.tree), T0 + DAY).manifest.seq == 1
    publisher.publish(T0 + DAY)
    assert office.fetch(str(publisher.tree), T0 + DAY).manifest.seq == 2


def test_keys_of_a_real_centre_are_random_locked_and_private(tmp_path: Path) -> None:
    centre = Centre.create(tmp_path / "centre")
    keys = FolderKeys(centre.keys, b"secret words")
    keys.make()
    found(centre, keys, T0)
    files = sorted(centre.keys.glob("*.pem"))
    assert len(files) == 10 and all(b"ENCRYPTED" in path.read_bytes() for path in files)
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    for wrong in (b"other words", None):
        with pytest.raises(Untrusted):
            publish(centre, FolderKeys(centre.keys, wrong), T0, level=3)
    for path in files:
        if path.name.startswith(("root", "targets")):
            path.unlink()
    assert publish(centre, keys, T0, level=3).seq == 1, "daily work needs no key of the three holders"
    (centre.records / "one.jsonl").write_bytes(canon.encode(organisation(1)) + b"\n")
    (centre.keys / "catalog-1.pem").unlink()
    (centre.keys / "catalog-2.pem").write_text("no key")
    with pytest.raises(Untrusted):
        publish(centre, keys, T0, level=3)


def test_nothing_can_be_packed_before_it_was_published(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path / "centre")
    with pytest.raises(NotABundle):
        pack(publisher.centre, tmp_path / "out.niva")
    with pytest.raises(NotABundle):
        Centre.create(tmp_path / "centre")


@pytest.mark.parametrize("name", ["centre.json", "state.json"])
def test_a_centre_whose_own_files_were_altered_says_which(name: str, publisher: Publisher) -> None:
    (publisher.centre.folder / name).write_bytes(b"\xff")
    with pytest.raises(NotABundle) as refused:
        publisher.publish()
    assert refused.value.source.endswith(name)


def test_an_office_reads_what_the_centre_published(publisher: Publisher, tmp_path: Path) -> None:
    got = Office(tmp_path / "office", publisher.root).fetch(str(publisher.tree))
    assert names(got) == [f"Институт № {n}" for n in range(5)] + ["Лазер"]
