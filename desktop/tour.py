"""The tour: every screen and sheet of a fresh demonstration catalogue, drawn into a folder.

It is what `dev.py run` does where nobody could see a window, and what is looked at before a release.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop import touring
from desktop.app import Assembly, application, assemble, system_clock
from desktop.catalogue import Catalogue
from desktop.paths import SAMPLE
from desktop.profile import Profile
from desktop.settings import Choices, Content, Settings, Theme
from desktop.ui.pictures import draw, settle, wait_for
from sync.bilingual import Lang


@dataclass(frozen=True)
class Scene:
    """One picture: how the window is dressed and what is done in it."""

    name: str
    act: touring.Act
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


SCENES = (
    *(Scene("results", touring.results, lang, theme) for lang in Lang for theme in (Theme.LIGHT, Theme.DARK)),
    Scene("query", touring.query, Lang.RU, Theme.LIGHT),
    Scene("query", touring.query, Lang.BE, Theme.DARK, size=(1100, 700)),
    Scene("typing", touring.typing, Lang.RU, Theme.LIGHT),
    Scene("typing", touring.typing, Lang.BE, Theme.DARK),
    Scene("table", touring.table, Lang.RU, Theme.LIGHT),
    Scene("table", touring.table, Lang.BE, Theme.DARK),
    Scene("both", touring.of_kind("", touring.SHOWN), Lang.BE, Theme.LIGHT, Content.BOTH),
    Scene("call", touring.of_kind("call", "RU-6002"), Lang.RU, Theme.LIGHT),
    Scene("call", touring.of_kind("call", "BY-6004"), Lang.BE, Theme.DARK),
    Scene("organisation", touring.of_kind("organisation", "BY-0107"), Lang.RU, Theme.LIGHT),
    Scene("organisation", touring.of_kind("organisation", "BY-0107"), Lang.BE, Theme.LIGHT, size=(1440, 1400)),
    Scene("accreditation", touring.of_kind("accreditation", "BY-8013"), Lang.RU, Theme.DARK),
    Scene("agreement", touring.of_kind("agreement", "BY-7001"), Lang.BE, Theme.LIGHT),
    Scene("form", touring.form, Lang.RU, Theme.LIGHT),
    Scene("form", touring.form, Lang.BE, Theme.DARK),
    Scene("print", touring.paper, Lang.RU, Theme.LIGHT, Content.BOTH),
    Scene("print", touring.paper, Lang.BE, Theme.DARK),
    Scene("save-as", touring.give, Lang.RU, Theme.LIGHT),
    Scene("save-as", touring.give, Lang.BE, Theme.DARK),
    Scene("changes", touring.changes, Lang.RU, Theme.LIGHT),
    Scene("overview", touring.overview, Lang.RU, Theme.LIGHT),
    Scene("overview", touring.overview, Lang.BE, Theme.DARK),
    *(Scene("today", touring.today, lang, theme) for lang, theme in ((Lang.RU, Theme.LIGHT), (Lang.BE, Theme.DARK))),
    Scene("confirm", touring.confirm, Lang.RU, Theme.LIGHT),
    Scene("translate", touring.translate, Lang.BE, Theme.DARK),
    Scene("many", touring.revise, Lang.RU, Theme.LIGHT),
    Scene("settings", touring.settings, Lang.BE, Theme.DARK),
    Scene("about", touring.about, Lang.RU, Theme.LIGHT),
    Scene("saved", touring.saved, Lang.BE, Theme.LIGHT),
    Scene("nothing", touring.nothing, Lang.BE, Theme.LIGHT),
    Scene("narrow", touring.results, Lang.RU, Theme.LIGHT, size=(1100, 700)),
)


def _sheets(profile: Profile, folder: Path) -> list[Path]:
    """The passport of the shown record in each language mode."""
    from desktop.brochure import job
    from desktop.brochure.requesting import request_for

    files = []
    with Catalogue.open(profile, clock=system_clock, writing=False) as catalogue:
        for content in Content:
            request = request_for(catalogue, [touring.shown(catalogue)], content, system_clock().date())
            file = folder / f"passport-{content}.pdf"
            job.write(request, file)
            files.append(file)
    return files
