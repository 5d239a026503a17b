"""The person's choices and the administrator's: neither file prevents a start, whatever stands in it."""

from pathlib import Path

import msgspec
import pytest

from desktop.settings import Choices, Settings, glance, load, save
from sync.bilingual import Lang

BAD = (
    b"",
    b"[",
    b"[]",
    b'{"zoom": 0}',
    b'{"zoom": "big"}',
    b'{"language": "en"}',
    b'{"theme": 1}',
    b"\xff\xfe",
    b"null",
)


@pytest.mark.parametrize("written", BAD)
def test_a_policy_that_cannot_be_read_does_not_apply_and_is_told(tmp_path: Path, written: bytes) -> None:
    policy = tmp_path / "policy.json"
    policy.write_bytes(written)
    assert load(tmp_path / "settings.json", policy) == Choices(Settings(), policy_unread=policy)
    assert policy.read_bytes() == written


@pytest.mark.parametrize("written", BAD)
def test_settings_that_cannot_be_read_are_kept_aside_and_told(tmp_path: Path, written: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(written)
    assert glance(file) == Settings() and file.exists()
    chosen = load(file)
    assert chosen.settings == Settings() and chosen.kept_as is not None
    assert chosen.kept_as.read_bytes() == written and not file.exists()
    assert load(file) == Choices(Settings())


def test_settings_that_are_a_folder_prevent_nothing(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.mkdir()
    assert load(file).settings == Settings()


def test_what_an_administrator_fixed_wins_and_unknown_names_are_left_alone(tmp_path: Path) -> None:
    file, policy = tmp_path / "settings.json", tmp_path / "policy.json"
    save(Settings(language=Lang.RU, zoom=110), file)
    policy.write_bytes(msgspec.json.encode({"language": "be", "colour_of_the_moon": 7}))
    assert load(file, policy) == Choices(Settings(language=Lang.BE, zoom=110), frozenset({"language"}))
