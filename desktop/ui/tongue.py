"""Switching the language of the interface: our words, Qt's own words, the forms of numbers; in this order."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator

from desktop import language
from sync.bilingual import Lang

_LOCALES = {Lang.RU: "ru_RU", Lang.BE: "be_BY"}


class Tongue:
    """The language the window speaks. After `speak` every window has been told by a LanguageChange event."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds our `ru/qtbase_ru.qm` and `be/qtbase_be.qm`; what they lack is asked from Qt's own."""
        self._folder = folder
        self._worn: list[QTranslator] = []

    @property
    def lang(self) -> Lang:
        """The language spoken now."""
        return language.current()

    def speak(self, lang: Lang) -> None:
        """Speak it from now on. Without the compiled files Qt's own words stay English; ours do not depend on them."""
        language.use(lang)
        QLocale.setDefault(QLocale(_LOCALES[lang]))
        app = QCoreApplication.instance()
        if app is None:
            return
        for worn in self._worn:
            app.removeTranslator(worn)
        own = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        self._worn = [found for folder in (own, self._folder / lang) if (found := self._load(lang, folder))]
        for found in self._worn:  # the last installed is asked first
            app.installTranslator(found)
        QCoreApplication.sendEvent(app, QEvent(QEvent.Type.LanguageChange))

    def _load(self, lang: Lang, folder: Path) -> QTranslator | None:
        translator = QTranslator()
        return translator if translator.load(f"qtbase_{lang}", str(folder)) else None
