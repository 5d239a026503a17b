"""The tour: every screen and sheet of a fresh demonstration catalogue, drawn into a folder.

It is what `dev.py run` does where nobody could see a window, and what is looked at before a release.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop.app import Assembly, application, assemble, system_clock
from desktop.catalogue import Catalogue
from desktop.catalogue.questions import Facet, Question
from desktop.language import _, pgettext
from desktop.paths import SAMPLE
from desktop.profile import Profile
from desktop.settings import Choices, Content, Settings, Theme
from desktop.ui.bulk.planning import Action
from desktop.ui.dialog import Dialog
from desktop.ui.pictures import draw, settle, wait_for
from desktop.ui.rail import Place
from sync.bilingual import Lang

Act = Callable[[Assembly, Path], None]
SHOWN = "BY-0001"
"""The record the tour opens: the demonstration's first."""


@dataclass(frozen=True)
class Scene:
    """One picture: how the window is dressed and what is done in it."""

    name: str
    act: Act
    lang: Lang = Lang.RU
    theme: Theme = Theme.LIGHT
    content: Content | None = None
    size: tuple[int, int] = (1440, 900)

    @property
    def choices(self) -> Choices:
        """The settings of the scene."""
        content = self.content or Content(self.lang.value)
        return Choices(Settings(language=self.lang, theme=self.theme, content=content, source=str(SAMPLE)))


def run(folder: Path) -> list[Path]:
    """Draws everything into the folder; returns the files in the order of the tour."""
    folder.mkdir(parents=True, exist_ok=True)
    app = application([])
    with tempfile.TemporaryDirectory() as scratch:
        profile = Profile(Path(scratch) / "catalogue")
        drawn = [_update(profile, folder), *(_picture(profile, scene, folder) for scene in SCENES)]
        drawn += _sheets(profile, folder)
    app.quit()
    return drawn


@contextmanager
def _opened(profile: Profile, scene: Scene) -> Iterator[Assembly]:
    assembly = assemble(profile, choices=scene.choices)
    try:
        assembly.window.resize(*scene.size)
        assembly.window.show()
        settle()
        yield assembly
    finally:
        assembly.window.close()
        assembly.close()


def _picture(profile: Profile, scene: Scene, folder: Path) -> Path:
    file = folder / f"{scene.name}-{scene.lang}-{scene.theme}.png"
    with _opened(profile, scene) as assembly:
        scene.act(assembly, file)
    return file


def _update(profile: Profile, folder: Path) -> Path:
    """The first scene fills the empty profile before the eyes of the dialog."""
    scene = Scene("update", _take_sample)
    return _picture(profile, scene, folder)


def _take_sample(assembly: Assembly, file: Path) -> None:
    dialog = assembly.office.exchange(assembly.window).open()
    assembly.office.exchange(assembly.window).journey.start(str(SAMPLE))
    wait_for(lambda: bool(assembly.catalogue.status().seq))
    wait_for(lambda: not assembly.background.busy())
    settle(400)
    draw(assembly.window, file, over=dialog)


def _search(assembly: Assembly, words: str, uid: str = "") -> None:
    window = assembly.window
    window.header.search.setText(words)
    window.header.search.ask()
    settle()
    wait_for(lambda: not assembly.background.busy())
    settle()
    if uid:
        window.show_record(uid)
    settle(400)


def _query(assembly: Assembly, file: Path) -> None:
    """A condition beside a word: what was read of it, what is marked."""
    _search(assembly, " ".join((_("laser"), pgettext("search example", "region:Minsk"))), _uid(assembly.catalogue))
    assembly.window.step_marks(1)
    draw(assembly.window, file)


def _uid(catalogue: Catalogue) -> str:
    return catalogue.find(SHOWN)


def _results(assembly: Assembly, file: Path) -> None:
    _ask_facilities(assembly)
    _search(assembly, _("laser"), _uid(assembly.catalogue))
    draw(assembly.window, file)


def _ask_facilities(assembly: Assembly) -> None:
    page = assembly.window.catalogue
    page.ask(page.question.narrowed(Facet.KIND, ("facility",)))


def _table(assembly: Assembly, file: Path) -> None:
    assembly.window.catalogue.show_as_table(True)
    _search(assembly, "", _uid(assembly.catalogue))
    draw(assembly.window, file)


def _both(assembly: Assembly, file: Path) -> None:
    _search(assembly, "", _uid(assembly.catalogue))
    draw(assembly.window, file)


def _kind(kind: str, number: str) -> Act:
    """The list of one kind with one of its records open."""

    def act(assembly: Assembly, file: Path) -> None:
        page = assembly.window.catalogue
        page.ask(page.question.narrowed(Facet.KIND, (kind,)))
        _search(assembly, "", assembly.catalogue.find(number))
        draw(assembly.window, file)

    return act


def _form(assembly: Assembly, file: Path) -> None:
    uid = _uid(assembly.catalogue)
    _search(assembly, "", uid)
    assembly.window.edit_record()
    settle(400)
    draw(assembly.window, file)


def _print(assembly: Assembly, file: Path) -> None:
    uid = _uid(assembly.catalogue)
    _search(assembly, "", uid)
    dialog = assembly.office.open_printing(assembly.window, [uid])
    wait_for(lambda: not dialog.proof.busy)
    settle(400)
    draw(assembly.window, file, over=dialog)
    dialog.close()


def _give(assembly: Assembly, file: Path) -> None:
    uid = _uid(assembly.catalogue)
    _ask_facilities(assembly)
    _search(assembly, "", uid)
    dialog = assembly.office.open_giving(assembly.window, [uid])
    dialog.sorts.choose("vcard")
    settle(400)
    draw(assembly.window, file, over=dialog)
    dialog.close()


def _changes(assembly: Assembly, file: Path) -> None:
    uid = _uid(assembly.catalogue)
    assembly.catalogue.edit(uid, {"tagline.ru": _("A line typed on the tour"), "founded_year": 2013}, author="")
    assembly.window.go(Place.CHANGES)
    settle(400)
    draw(assembly.window, file)
    assembly.catalogue.undo()


def _overview(assembly: Assembly, file: Path) -> None:
    assembly.window.go(Place.OVERVIEW)
    settle()
    wait_for(lambda: not assembly.background.busy())
    settle(400)
    draw(assembly.window, file)


def _today(assembly: Assembly, file: Path) -> None:
    """The day of the organisation that has most to confirm."""
    assembly.window.preferring.choose("office", assembly.catalogue.overview().keepers[0].uid)
    assembly.window.go(Place.TODAY)
    settle(200)
    wait_for(lambda: not assembly.background.busy())
    settle(400)
    draw(assembly.window, file)


def _confirm(assembly: Assembly, file: Path) -> None:
    uids = list(assembly.catalogue.to_confirm(assembly.catalogue.overview().keepers[0].uid))
    _over(assembly, assembly.office.day(assembly.window).confirming(uids), file)


def _translate(assembly: Assembly, file: Path) -> None:
    texts = assembly.catalogue.to_do("").translate
    _over(assembly, assembly.office.day(assembly.window).translating(texts), file)


def _revise(assembly: Assembly, file: Path) -> None:
    rows = assembly.catalogue.rows_kept_by(assembly.catalogue.overview().keepers[0].uid)
    dialog = assembly.office.day(assembly.window).revising(assembly.catalogue.uids_of(rows))
    dialog.show()
    wait_for(lambda: dialog.asking.fields.count() > 0)
    dialog.asking.choose_field("contacts")
    dialog.asking.choose_action(Action.REMOVE)
    _over(assembly, dialog, file)


def _over(assembly: Assembly, dialog: Dialog, file: Path) -> None:
    dialog.show()
    settle()
    wait_for(lambda: not assembly.background.busy())
    settle(500)
    draw(assembly.window, file, over=dialog)
    dialog.close()


def _settings(assembly: Assembly, file: Path) -> None:
    assembly.window.go(Place.SETTINGS)
    settle()
    draw(assembly.window, file)


def _about(assembly: Assembly, file: Path) -> None:
    dialog = assembly.office.open_about(assembly.window)
    dialog.open()
    settle(400)
    draw(assembly.window, file, over=dialog)
    dialog.close()


def _nothing(assembly: Assembly, file: Path) -> None:
    assembly.window.catalogue.ask(Question(lang=assembly.window.catalogue.question.lang))
    _search(assembly, "xyz")
    draw(assembly.window, file)


BOTH = ((Lang.RU, Theme.LIGHT), (Lang.BE, Theme.DARK))
SCENES = (
    *(Scene("results", _results, lang, theme) for lang in Lang for theme in (Theme.LIGHT, Theme.DARK)),
    *(Scene("query", _query, *dress) for dress in BOTH),
    *(Scene("table", _table, *dress) for dress in BOTH),
    Scene("both", _both, Lang.BE, Theme.LIGHT, Content.BOTH),
    Scene("call", _kind("call", "RU-6002"), Lang.RU, Theme.LIGHT),
    Scene("call", _kind("call", "BY-6004"), Lang.BE, Theme.DARK),
    Scene("organisation", _kind("organisation", "BY-0107"), Lang.RU, Theme.LIGHT),
    Scene("organisation", _kind("organisation", "BY-0107"), Lang.BE, Theme.LIGHT, size=(1440, 1400)),
    Scene("accreditation", _kind("accreditation", "BY-8013"), Lang.RU, Theme.DARK),
    Scene("agreement", _kind("agreement", "BY-7001"), Lang.BE, Theme.LIGHT),
    *(Scene("form", _form, *dress) for dress in BOTH),
    Scene("print", _print, Lang.RU, Theme.LIGHT, Content.BOTH),
    Scene("print", _print, Lang.BE, Theme.DARK),
    *(Scene("save-as", _give, *dress) for dress in BOTH),
    Scene("changes", _changes, Lang.RU, Theme.LIGHT),
    *(Scene("overview", _overview, *dress) for dress in BOTH),
    *(Scene("today", _today, *dress) for dress in BOTH),
    Scene("confirm", _confirm, Lang.RU, Theme.LIGHT),
    Scene("translate", _translate, Lang.BE, Theme.DARK),
    Scene("many", _revise, Lang.RU, Theme.LIGHT),
    Scene("settings", _settings, Lang.BE, Theme.DARK),
    Scene("about", _about, Lang.RU, Theme.LIGHT),
    Scene("nothing", _nothing, Lang.BE, Theme.LIGHT),
    Scene("narrow", _results, Lang.RU, Theme.LIGHT, size=(1100, 700)),
)


def _sheets(profile: Profile, folder: Path) -> list[Path]:
    """The passport of the shown record in each language mode."""
    from desktop.brochure import job
    from desktop.brochure.requesting import request_for

    files = []
    with Catalogue.open(profile, clock=system_clock, writing=False) as catalogue:
        for content in Content:
            request = request_for(catalogue, [_uid(catalogue)], content, system_clock().date())
            file = folder / f"passport-{content}.pdf"
            job.write(request, file)
            files.append(file)
    return files
