"""A file a person asked for appears whole or not at all."""

from pathlib import Path

import pytest

from sync.disk import whole_file
from sync.errors import NotWritten


def test_what_breaks_off_leaves_what_stood_there(tmp_path: Path) -> None:
    place = tmp_path / "таблица.csv"
    with whole_file(place) as part:
        part.write_text("первая", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), whole_file(place) as part:
        part.write_text("половина", encoding="utf-8")
        assert 1 / 0
    with whole_file(place, lambda: False) as part:
        part.write_text("ничего", encoding="utf-8")
    assert place.read_text(encoding="utf-8") == "первая"
    assert list(tmp_path.iterdir()) == [place]


def test_a_place_that_takes_no_file_is_told_by_its_name(tmp_path: Path) -> None:
    (folder := tmp_path / "folder").mkdir()
    for place in (folder, tmp_path / "none" / "t.csv"):
        with pytest.raises(NotWritten) as told, whole_file(place) as part:
            part.write_text("строка", encoding="utf-8")
        assert told.value.path == str(place)
    assert list(tmp_path.iterdir()) == [folder]
