"""Pictures and files put into a record: checked, bare, small, seen; refused in words, never half taken."""

import os
import struct
import zlib
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.catalogue.media import LARGEST, FileTooLarge, Media, NotAPicture, NotReadable, TooManyPixels, read, travels
from desktop.ui.form.files import FileEditor
from tests.ui.forms import Opened, note, rows_of
from tests.ui.samples import FACILITY


def jpeg(size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "navy").save(out, "JPEG", **options)
    return out.getvalue()


def with_place_and_turn(size: tuple[int, int]) -> bytes:
    """A photo of a telephone: turned, with the place and the name of its owner."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by a quarter
    exif[0x013B] = "Owner of the telephone"
    exif.get_ifd(0x8825)[1] = "N"
    return jpeg(size, exif=exif)


def header_of(wide: int, high: int) -> bytes:
    """A PNG that says how large it is and holds next to nothing."""
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b"\0"))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def test_a_picture_is_upright_small_and_says_nothing_of_its_owner(tmp_path: Path) -> None:
    taken = Media(tmp_path).take_picture("снимок.jpg", with_place_and_turn((3000, 1500)))
    path = Media(tmp_path).find(taken.sha256)
    assert path is not None and path.name == f"{taken.sha256}.jpg" and travels(path)
    with Image.open(path) as image:
        assert image.size == (1200, 2400) and not image.getexif()
    assert b"telephone" not in path.read_bytes()


@pytest.mark.parametrize(("mode", "form", "suffix"), [
    ("RGBA", "PNG", "png"), ("P", "GIF", "jpg"), ("CMYK", "JPEG", "jpg"), ("L", "TIFF", "jpg"), ("RGB", "WEBP", "jpg"),
])  # fmt: skip
def test_pictures_of_any_usual_sort_are_taken(tmp_path: Path, mode: str, form: str, suffix: str) -> None:
    out = BytesIO()
    Image.new(mode, (50, 30)).save(out, form)
    taken = Media(tmp_path).take_picture("a", out.getvalue())
    path = Media(tmp_path).find(taken.sha256)
    assert path is not None and path.suffix == f".{suffix}"


@pytest.mark.parametrize("data", [b"", b"not a picture", jpeg()[:200], b"%PDF-1.7", header_of(10, 10)])
def test_what_is_no_picture_is_refused_and_nothing_is_left(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(NotAPicture):
        Media(tmp_path).take_picture("x.jpg", data)
    assert not list(tmp_path.iterdir())


def test_two_hundred_megapixels_are_refused_before_they_are_read(tmp_path: Path) -> None:
    with pytest.raises(TooManyPixels):
        Media(tmp_path).take_picture("x.png", header_of(20_000, 10_000))


def test_a_file_is_stored_as_it_is_under_its_hash(tmp_path: Path) -> None:
    media = Media(tmp_path)
    taken = media.take_file("Договор.DOCX", b"words")
    again = media.take_file("copy.docx", b"words")
    path = media.find(taken.sha256)
    assert (
        again.sha256 == taken.sha256 and path is not None and path.suffix == ".docx" and path.read_bytes() == b"words"
    )
    assert not travels(path) and len(list(tmp_path.iterdir())) == 1


def test_what_a_killed_program_left_behind_is_not_taken_for_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_fresh: str, _path: str) -> None:
        raise KeyboardInterrupt

    media = Media(tmp_path)
    with monkeypatch.context() as dying:
        dying.setattr(os, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            media.take_file("a.pdf", b"%PDF-1.7 words")
    taken = media.take_file("a.pdf", b"%PDF-1.7 words")
    path = media.find(taken.sha256)
    assert path is not None and path.suffix == ".pdf" and path.read_bytes() == b"%PDF-1.7 words"


def test_a_file_too_large_or_gone_is_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(FileTooLarge):
        read(large)
    with pytest.raises(NotReadable):
        read(tmp_path / "gone.pdf")


@pytest.mark.parametrize("digest", ["", "..", "*", "0" * 63, "../../etc/passwd"])
def test_only_a_hash_finds_a_file(tmp_path: Path, digest: str) -> None:
    assert Media(tmp_path).find(digest) is None


def photo(opened: Opened, row: int = 0) -> FileEditor:
    editor = rows_of(opened.form().box("photos")).panels[row].cells["hash"].editor
    assert isinstance(editor, FileEditor)
    return editor


def test_a_photo_is_put_into_its_row_without_its_name_and_asks_for_words(
    opened: Opened, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = rows_of(opened.form().box("photos"))
    rows.add()
    panel = rows.panels[-1]
    editor = panel.cells["hash"].editor
    assert isinstance(editor, FileEditor)
    (tmp_path / "Зал.jpg").write_bytes(jpeg())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "Зал.jpg"))])
    assert editor.put(data)
    qtbot.waitUntil(lambda: len(opened.facility().photos) == 2)
    kept = opened.facility().photos[1]
    assert opened.media.find(kept.hash)
    assert b"jpg" not in msgspec.json.encode(kept), "what a person calls a file on the own disk stays there"
    qtbot.waitUntil(lambda: editor.thumbnail._image is not None)
    assert "кто его не видит" in panel.cells["alt.ru"].note.words
    panel.cells["alt.ru"].editor.show_text("Зал с лазером")
    panel.cells["alt.ru"].editor.left.emit()
    assert not panel.cells["alt.ru"].note.words and panel.cells["alt.be"].note.words


def test_several_photos_dropped_among_the_rows_are_a_row_each(opened: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    rows = rows_of(opened.form().box("photos"))
    data = QMimeData()
    for place in range(3):
        (tmp_path / f"{place}.jpg").write_bytes(jpeg((60 + place, 40)))
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / f"{place}.jpg")) for place in range(3)])
    rows.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                              Qt.KeyboardModifier.NoModifier))  # fmt: skip
    qtbot.waitUntil(lambda: len(opened.facility().photos) == 4)
    assert opened.facility().photos[0] == FACILITY.photos[0]
    assert len({each.hash for each in opened.facility().photos}) == 4
    assert {each.file for each in opened.facility().photos[1:]} == {""}


def test_a_file_that_is_no_picture_leaves_no_empty_row_and_is_told_below(
    opened: Opened, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = rows_of(opened.form().box("photos"))
    before = len(rows.panels)
    (tmp_path / "нет.jpg").write_bytes(b"words")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "нет.jpg"))])
    rows.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                              Qt.KeyboardModifier.NoModifier))  # fmt: skip
    assert len(rows.panels) == before + 1
    qtbot.waitUntil(lambda: len(rows.panels) == before)
    assert rows._told.words and opened.facility().photos == FACILITY.photos


def test_a_picture_from_the_clipboard_is_taken(opened: Opened, qtbot: QtBot) -> None:
    editor = photo(opened)
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    data = QMimeData()
    data.setImageData(image)
    assert editor.put(data)
    qtbot.waitUntil(lambda: opened.facility().photos[0].hash != FACILITY.photos[0].hash)
    assert opened.facility().photos[0].alt == FACILITY.photos[0].alt


def test_a_text_file_is_refused_in_words_and_the_photo_stays(opened: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    editor = photo(opened)
    (tmp_path / "Список.jpg").write_text("no picture")
    editor.take(tmp_path / "Список.jpg")
    qtbot.waitUntil(lambda: bool(editor._note.words))
    assert "Список.jpg" in editor._note.words and "не изменилась" in editor._note.words
    assert opened.facility().photos == FACILITY.photos and editor.value() == FACILITY.photos[0].hash


def test_a_document_gets_its_file_and_the_name_of_it(opened: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    uid = opened.work.create("document", {}, "").uids[0]
    form = opened.form(uid)
    box = form.box("file_hash")
    editor = box.halves[0].editor
    assert isinstance(editor, FileEditor)
    (tmp_path / "Положение о ЦКП.docx").write_bytes(b"words")
    editor.take(tmp_path / "Положение о ЦКП.docx")
    qtbot.waitUntil(lambda: bool(opened.work.record(uid).record.file_hash))  # type: ignore[attr-defined]
    assert form.box("name").halves[0].editor.text() == "Положение о ЦКП"
    assert "Останется на этом компьютере" in editor._words.text() and not note(box)
    editor._empty.click()
    assert not opened.work.record(uid).record.file_hash  # type: ignore[attr-defined]


def test_rows_are_dragged_to_another_place(opened: Opened) -> None:
    rows = rows_of(opened.form().box("contacts"))
    first, second = rows.panels
    opened.app.processEvents()
    below: QWidget = second
    middle = below.mapToGlobal(QPoint(5, below.height() // 2)).y()
    first.grip.dragged.emit(middle + 5)
    assert rows.panels == (second, first) and opened.facility().contacts == FACILITY.contacts  # not yet let go
    first.grip.dropped.emit()
    assert opened.facility().contacts == FACILITY.contacts[::-1]


def test_a_picture_pasted_where_rows_are_added_is_a_row(opened: Opened, qtbot: QtBot) -> None:
    rows = rows_of(opened.form().box("photos"))
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkRed)
    QGuiApplication.clipboard().setImage(image)
    QTest.keyClick(rows._add, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(opened.facility().photos) == 2)
