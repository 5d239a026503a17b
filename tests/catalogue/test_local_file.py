"""A local.db of every version this program has had is opened with all that is in it."""

import shutil
from pathlib import Path

from desktop.catalogue import Catalogue
from desktop.catalogue.local_tables import MIGRATIONS
from desktop.catalogue.questions import Question
from tests.catalogue import sample_records
from tests.catalogue.sample_records import clock

GOLDEN = Path(__file__).parents[1] / "golden"


def test_a_file_of_the_first_version_keeps_every_word(profile_dir: Path) -> None:
    profile = sample_records.install(profile_dir, sample_records.records())
    active = profile.local.read_bytes()
    shutil.copy(GOLDEN / "local-version-1.db", profile.local)
    assert active
    with Catalogue.open(profile, clock=clock) as catalogue:
        assert catalogue._files.local.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
        assert not catalogue.broken and catalogue.check().sound
        standing = {(edit.uid, edit.path): edit for edit in catalogue.edits()}
        assert standing["fac-1", "name.ru"].value == "Лаборатория света" and not standing["fac-1", "name.ru"].checked
        assert standing["eq-1", "model"].conflict and standing["eq-1", "model"].centre == "SEM-700"
        assert catalogue.record("gone-1").withdrawn and catalogue.record("gone-1").record.name.be == "Пайшла"  # type: ignore[attr-defined]
        assert len(catalogue.history("fac-1")) == 4 and catalogue.can_redo
        assert catalogue.redo() and catalogue.record("fac-2").record.name.ru == "Передумал"  # type: ignore[attr-defined]
        while catalogue.undo():
            pass
        assert {edit.uid for edit in catalogue.edits()} == {"gone-1"} and catalogue.check().sound


def test_a_file_of_the_third_version_keeps_what_was_made_and_confirmed(profile_dir: Path) -> None:
    profile = sample_records.install(profile_dir, sample_records.records())
    shutil.copy(GOLDEN / "local-version-3.db", profile.local)
    with Catalogue.open(profile, clock=clock) as catalogue:
        assert not catalogue.broken and catalogue.check().sound
        made = catalogue.record("made-1")
        assert made.local and (made.record.name.be, made.record.model) == ("", "Л-2")  # type: ignore[attr-defined]
        told = [(entry.path, entry.old, entry.new) for entry in catalogue.history("made-1")]
        assert told[:2] == [("name.be", "Лазер", None), ("model", "Л-1", "Л-2")] and told[-1] == (
            "kind",
            None,
            "equipment",
        )
        assert next((entry.path, entry.checked) for entry in catalogue.history("fac-1")) == ("name.be", True)
        assert catalogue.record("fac-2").record.confirmed_on == "2026-11-23"
        assert catalogue.remembered_columns("shape", "equipment") == ("name.ru", "model")
        assert catalogue.redo() and catalogue.record("made-2").record.name.ru == "Измерение"  # type: ignore[attr-defined]
        while catalogue.undo():
            pass
        assert catalogue.edits() == () and catalogue.check().sound


def test_a_file_of_the_fourth_version_keeps_its_work_and_takes_saved_searches(profile_dir: Path) -> None:
    profile = sample_records.install(profile_dir, sample_records.records())
    shutil.copy(GOLDEN / "local-version-4.db", profile.local)
    with Catalogue.open(profile, clock=clock) as catalogue:
        assert not catalogue.broken and catalogue.check().sound and catalogue.saved() == ()
        assert (catalogue.record("made-1").local, catalogue.record("made-1").record.model) == (True, "Л-2")  # type: ignore[attr-defined]
        assert catalogue.record("eq-2").record.model == "К-2" and catalogue.record("made-2").local  # type: ignore[attr-defined]
        assert catalogue.record("fac-2").record.confirmed_on == "2026-11-23"
        assert catalogue.redo() and catalogue.record("fac-3").record.name.be == "Уздым"  # type: ignore[attr-defined]
        catalogue.save_search(Question("лазер"), "Лазеры")
        assert catalogue.undo().searches == ("Лазеры",)  # type: ignore[union-attr]
        while catalogue.undo():
            pass
        assert catalogue.edits() == () and catalogue.saved() == () and catalogue.check().sound
