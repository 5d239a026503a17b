"""The root of trust stays with the catalogue it proved, or nothing begins."""

from pathlib import Path

import pytest

from desktop.pinning import pinning
from desktop.profile import Profile
from sync.errors import CannotWrite, Damaged


def test_the_root_is_kept_when_the_first_bundle_is_taken(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    with pinning(profile, b"root"):
        assert not profile.root.exists()
    assert [file.name for file in tmp_path.iterdir()] == ["root.json"] and profile.root.read_bytes() == b"root"


def test_a_root_that_proved_nothing_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(Damaged), pinning(Profile(tmp_path), b"root"):
        raise Damaged("full.zst")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_does_not_take_the_root_refuses_before_anything_is_taken(tmp_path: Path) -> None:
    (tmp_path / "root.new").mkdir()
    taken = []
    with pytest.raises(CannotWrite), pinning(Profile(tmp_path), b"root"):
        taken.append("a bundle")
    assert not taken


def test_a_root_that_is_kept_stays(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    profile.root.write_bytes(b"first")
    with pinning(profile, b"other"):
        pass
    assert profile.root.read_bytes() == b"first"
