"""Every refusal and every check has words in both languages, without gaps and without English."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from desktop import language
from desktop.brochure import job
from desktop.catalogue import media
from desktop.catalogue.towns import UnknownTown
from desktop.catalogue.turns import AnotherIsWriting
from desktop.profile import ProfileInUse
from desktop.ui import findings, notices
from desktop.ui.background import Broken
from desktop.ui.printing.paper import NotPrinted
from sync import errors
from sync.bilingual import Bilingual, Lang
from sync.errors import Check, Refusal

_THEN = datetime(2026, 11, 14, tzinfo=UTC)
EXAMPLES = (
    UnknownTown("Минкс", (Bilingual("Минск", "Мінск"), Bilingual("Уфа"))),
    UnknownTown("Атлантида"),
    errors.MalformedRecord("12", "name", "unexpected"),
    errors.NotABundle("/stick/a.niva", "no manifest"),
    *(errors.NotATable("/home/a.xls", fault, "reason") for fault in errors.TableFault),
    *(errors.TooLarge("/home/a.xls", what, 1000) for what in ("rows", "columns", "bytes")),
    errors.NewerFormat(3, 1),
    errors.Untrusted("threshold"),
    errors.Damaged("full.zst"),
    errors.OlderCopy(112, 118),
    errors.OlderCopy(0, 0),
    errors.ExpiredCopy(_THEN, True),
    errors.ExpiredCopy(_THEN, False),
    errors.RootWithheld(1, 2),
    errors.ClockWrong(_THEN, _THEN),
    errors.OtherRoot("ab" * 32, "cd" * 32),
    errors.SourceMissing("/stick"),
    errors.NoConnection("https://niva.example", "timeout"),
    errors.Cancelled(),
    errors.NoSpace("/home", 1_200_000_000, 400_000),
    errors.NoSpace("/home", 0, 0),
    errors.CannotWrite("/home", "Read-only file system"),
    errors.HeldByAnother("/home", "database is locked"),
    AnotherIsWriting(),
    errors.InvalidValue("url", Check.NOT_A_URL, "htp"),
    errors.UnknownRecord("fac:1"),
    errors.UnknownSearch("Лазеры"),
    errors.UnknownSearch("Лазеры", ("Лазеры Беларуси", "Наши лазеры")),
    *(errors.NameNotTaken("Лазеры", trouble, 100) for trouble in errors.NameTrouble),
    errors.NoCatalogue("/home"),
    ProfileInUse("/home"),
    NotPrinted("Kyocera", 2, "begin"),
    Broken(),
    media.NotAPicture("снимок.heic"),
    media.TooManyPixels("снимок.jpg", 100_000_000),
    media.FileTooLarge("отчёт.pdf", 60_000_000, 50 * 2**20),
    media.NotReadable("снимок.jpg", "denied"),
    job.NotWritten("/home/a.pdf", "denied"),
)
_FACTS = ("/stick/a.niva", "/stick", "full.zst", "/home/a.pdf", "/home", "fac:1", ".niva", "url", "name", "unexpected")


def _families(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    for child in kind.__subclasses__():
        yield child
        yield from _families(child)


def test_the_examples_walk_the_whole_tree() -> None:
    ours = {kind for kind in _families(Refusal) if kind.__module__.startswith(("sync.", "desktop."))}
    ours = {kind for kind in ours if not kind.__module__.startswith("sync.publish.")}  # the centre has words of its own
    leaves = {kind for kind in ours if not kind.__subclasses__()}
    shown = {type(example) for example in EXAMPLES}
    assert leaves <= shown


@pytest.mark.parametrize("refusal", EXAMPLES, ids=lambda refusal: type(refusal).__name__)
def test_each_refusal_is_told_whole(refusal: Refusal, lang: Lang) -> None:
    told = notices.notice(refusal)
    assert told.title
    text = " ".join((told.title, told.happened, told.kept, told.remedy))
    assert not re.search(r"[{}]", text)


def test_a_refusal_of_a_later_program_is_told_by_its_family() -> None:
    class LaterTrouble(errors.NotTrusted):
        pass

    assert notices.notice(LaterTrouble()) == notices.notice(errors.NotTrusted())


@pytest.mark.parametrize("check", list(Check))
def test_each_check_has_a_sentence(check: Check, lang: Lang) -> None:
    words = findings.check_words(check, "лазеp", "1–5" if check is Check.OUT_OF_RANGE else "unp")
    assert words and not re.search(r"[{}]", words)


def test_sizes_are_told_in_the_largest_unit_that_fits() -> None:
    language.use(Lang.RU)
    digits = [re.sub(r"[^\d,]", "", notices.size_text(size)) for size in (12, 148_000, 1_200_000_000)]
    assert digits == ["12", "148", "1,2"]
