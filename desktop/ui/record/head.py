"""The head of a record page: what it is, its name, whose it is, how fresh it is, what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.catalogue.index.types_of_kinds import TYPE_SCHEMES
from desktop.language import N_, _, date_text, ngettext, pgettext
from desktop.settings import Content
from desktop.ui.buttons import Button, Kind
from desktop.ui.chips import Chip
from desktop.ui.choices import Segment
from desktop.ui.flow import Flow
from desktop.ui.folding import Folding, Pliant
from desktop.ui.panes import Column, Ink, Label, Pane, Row, loud, quiet
from desktop.ui.record.marks import lock_line, noted
from desktop.ui.record.prose import Caption, Follow, Title, Words, marked
from desktop.ui.record.reading import Piece, Reading, name_of
from desktop.ui.record.surface import Surface
from desktop.ui.shapes import Shape, State, state_ground, state_text
from desktop.ui.theme import Theme
from desktop.ui.wording import capital, kind_words, state_of, state_words
from desktop.wording import NAMED_BY_TYPE
from sync.freshness import Freshness, months_since
from sync.registry import fields_of

CONTENTS = (Content.RU, Content.BE, Content.BOTH)
HOSTS = {"facility": "host_org", "organisation": "parent_uid", "equipment": "facility_uids", "service": "facility_uid",
         "programme": "customer_coordinator", "call": "funder_uid", "accreditation": "holder_uid",
         "person": "org_uid"}  # fmt: skip
_WHY_IT_STAYS = {
    "person": N_("Without a consent to publish a person is in no bundle."),
    "agreement": N_("It is for its parties only."),
}


class Act(Enum):
    """What can be asked of the window about the open record."""

    EDIT = auto()
    CONFIRM = auto()
    PRINT = auto()
    HISTORY = auto()
    CHANGES = auto()


@dataclass(frozen=True)
class Acts:
    """What the person may do with this record: `own` records are edited, others get a suggestion."""

    own: bool
    ask: Callable[[Act], None]


class ContentSwitch(Segment):
    """Rus | Bel | Side by side."""

    content_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, ("", "", ""), parent)
        self.chosen.connect(lambda place: self.content_chosen.emit(CONTENTS[place]))
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language spoken now."""
        self.set_words((_("Rus"), _("Bel"), _("Side by side")))
        self.name(_("Language of the record"), (_("In Russian"), _("In Belarusian"), _("Side by side")))

    def show_content(self, content: Content) -> None:
        """Show which one holds."""
        self.choose(CONTENTS.index(content))


def quiet_words(reading: Reading) -> str:
    """Kind, number, life cycle: the line above the title."""
    record = reading.record
    kind = reading.named(TYPE_SCHEMES.get(record.kind, ("", ""))[0])
    life = reading.named("life_cycle")
    founded = getattr(record, "founded_year", 0)
    lived = capital(life[0].words) if life else ""
    if getattr(record, "life_cycle", "") == "operational" and founded:
        lived = _("Operates since {year}").format(year=founded)
    what = kind[0].words if kind else ""
    said = (capital(what),) if what and record.kind in NAMED_BY_TYPE else (kind_words(record.kind), what)
    made = capital(_("made on this computer")) if reading.view.local else ""
    return "  ·  ".join(part for part in (*said, record.number, made, lived) if part)


def freshness_text(reading: Reading) -> str:
    """The state and its date: Confirmed 03.11.2026."""
    view, record = reading.view, reading.record
    state = state_words(view.freshness)
    if not record.confirmed_on:
        return state + ": " + _("no date of confirmation")
    if view.freshness is Freshness.FRESH:
        return f"{state} {date_text(record.confirmed_on)}"
    months = months_since(record.confirmed_on, reading.today) or 0
    return state + ": " + ngettext("{n} month has passed", "{n} months have passed", months).format(n=months)


def flowing(theme: Theme, gap: float) -> QWidget:
    """A box whose parts go on in the next line where the width ends."""
    box = Pliant()
    Flow(box, theme.px(gap))
    policy = box.sizePolicy()
    policy.setHeightForWidth(True)
    box.setSizePolicy(policy)
    return box


class Bar(Pane):
    """A soft bar above the page: the record is withdrawn, or merged into another one."""

    def __init__(self, theme: Theme, state: State, pieces: tuple[Piece, ...], follow: Follow) -> None:
        super().__init__(theme, lambda tokens: state_ground(tokens, state))
        row = Row(theme, self, margins=(14, 8, 14, 8), spacing=10)
        row.addWidget(Shape(theme, state, 14), alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words(theme).show_pieces(pieces, follow, by=" "), 1)


def withdrawn_bar(on: Surface) -> QWidget | None:
    """Says that the record is out of use and what stands in its place; None for a living record."""
    record, view = on.reading.record, on.reading.view
    if not view.withdrawn and record.status not in ("retired", "merged"):
        return None
    merged = record.status == "merged"
    told = _("The record was merged into another one.") if merged else _("The record has been withdrawn.")
    pieces: tuple[Piece, ...] = (Piece(told),)
    if record.successor_uid:
        link = on.reading.link(record.successor_uid)
        pieces += (Piece(_("In its place:")), Piece(link.words, target=link.target))
    return Bar(on.theme, State.WARNING, pieces, on.follow)


def demo_chip(theme: Theme) -> Chip:
    """Says that the record is invented."""
    chip = Chip(theme, _("Sample"))
    chip.setToolTip(_("Demonstration record: everything in it is invented"))
    return chip


class Head(Pliant):
    """Title, organisation and freshness, actions."""

    def __init__(self, on: Surface, acts: Acts) -> None:
        super().__init__()
        self._on, self._acts = on, acts
        theme = on.theme
        column = Column(theme, self, spacing=6)
        if on.reading.view.path:
            column.addWidget(self._path())
        if not on.twin:
            column.addWidget(self._title())
        column.addWidget(self._whose())
        column.addSpacing(theme.px(4))
        column.addWidget(self._actions())

    def _title(self) -> QWidget:
        reading = self._on.reading
        piece = reading.text(name_of(reading.record))
        title = Title(self._on.theme, ink=quiet if piece.stand_in else loud)
        title.say(capital(piece.words) or reading.record.uid)
        field = fields_of(reading.record.kind).get("name")
        note = reading.note(field) if field is not None else None
        return noted(self._on.theme, note, marked(self._on.theme, title, piece.stand_in))

    def _path(self) -> QWidget:
        """What the record is a part of, the widest first."""
        reading = self._on.reading
        pieces = tuple(Piece(capital(reading.text(each.name).words) or each.uid, target=f"uid:{each.uid}")
                       for each in reading.view.path)  # fmt: skip
        said = Words(self._on.theme, 13, ink=quiet).show_pieces((*pieces, Piece("")), self._on.follow, by=" › ")
        said.setAccessibleName(_("Part of") + ": " + ", ".join(piece.words for piece in pieces))
        return said

    def _whose(self) -> QWidget:
        theme, reading = self._on.theme, self._on.reading
        box = flowing(theme, 8)
        flow = box.layout()
        assert flow is not None
        for host in reading.named(HOSTS.get(reading.record.kind, ""))[:2]:
            flow.addWidget(self._host(host))
        state = state_of(reading.view.freshness)
        flow.addWidget(self._said(state, freshness_text(reading)))
        if not reading.leaves:
            why = _(_WHY_IT_STAYS.get(reading.record.kind, ""))
            flow.addWidget(lock_line(theme, _("stays in this office"), why))
        elif reading.record.kind == "person":
            flow.addWidget(self._said(State.GOOD, _("leaves the office by consent")))
        if reading.record.demo:
            flow.addWidget(self._demo())
        if reading.view.edits:
            count = len(reading.view.edits)
            link = Button(theme, Kind.LINK, "pencil")
            link.setText(ngettext("{n} change of yours", "{n} changes of yours", count).format(n=count))
            link.clicked.connect(lambda: self._acts.ask(Act.CHANGES))
            flow.addWidget(link)
        return box

    def _host(self, host: Piece) -> QWidget:
        theme = self._on.theme
        box = Pliant()
        row = Row(theme, box, margins=(0, 4, 12, 4), spacing=7)
        icon = Label(theme)
        icon.setPixmap(theme.pixmap("building", theme.tokens.text2, 16, self.devicePixelRatioF()))
        words = Words(theme).show_pieces((host,), self._on.follow)
        words.whole()
        row.addWidget(icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return box

    def _said(self, state: State, words: str) -> QWidget:
        theme = self._on.theme
        ink: Ink = lambda tokens: state_text(tokens, state)  # noqa: E731
        box = Pliant()
        row = Row(theme, box, margins=(0, 4, 12, 4), spacing=7)
        label = Caption(theme, ink=ink).say(words)
        label.whole()
        row.addWidget(Shape(theme, state, 14))
        row.addWidget(label, 1)
        return box

    def _demo(self) -> QWidget:
        box = Pliant()
        Row(self._on.theme, box, margins=(0, 3, 12, 3)).addWidget(demo_chip(self._on.theme))
        return box

    def _actions(self) -> QWidget:
        box = flowing(self._on.theme, 7)
        row = box.layout()
        assert row is not None
        own = self._acts.own
        edit = _("Edit") if own else _("Suggest a change")
        row.addWidget(self._button(Kind.FILLED if own else Kind.PLAIN, "pencil", edit, Act.EDIT, "F2"))
        if own:
            row.addWidget(self._button(Kind.PLAIN, "calendar-check", _("Confirm"), Act.CONFIRM, "Ctrl+Shift+Enter"))
        row.addWidget(self._button(Kind.PLAIN, "printer", pgettext("record", "Print"), Act.PRINT, "Ctrl+P"))
        row.addWidget(self._button(Kind.QUIET, "history", _("History"), Act.HISTORY, ""))
        return box

    def _button(self, kind: Kind, icon: str, words: str, act: Act, keys: str) -> Button:
        button = Button(self._on.theme, kind, icon)
        button.setText(words)
        button.setToolTip(keys)
        button.clicked.connect(lambda: self._acts.ask(act))
        return button


class TopLine(Pliant):
    """Kind, number and life cycle with the switch of the content language; it stays while pages come and go, so the
    switch keeps the focus."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = Row(theme, self, spacing=8)
        self._words = Words(theme, 13, ink=quiet)
        self.switch = ContentSwitch(theme, self)
        row.addWidget(self._words, 1)
        row.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        self._folding = Folding(theme, row, self, 420)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Too narrow for both beside each other: the switch goes below."""
        super().resizeEvent(event)
        self._folding.fit()

    def show_record(self, reading: Reading, content: Content) -> None:
        """Say what the open record is."""
        self._words.say(quiet_words(reading))
        self.switch.retranslate()
        self.switch.show_content(content)
