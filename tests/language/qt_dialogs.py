"""Every dialog and menu of Qt that an office may meet, opened once; a listener hears what it asks to translate."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QKeyCombination, QPoint, Qt, QTimer, QTranslator
from PySide6.QtGui import QAccessible, QColor, QContextMenuEvent, QKeySequence, QUndoStack
from PySide6.QtPrintSupport import QPageSetupDialog, QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QComboBox,
    QDateEdit,
    QDockWidget,
    QErrorMessage,
    QFileDialog,
    QFileSystemModel,
    QFontDialog,
    QInputDialog,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMdiArea,
    QMenu,
    QMessageBox,
    QProgressDialog,
    QScrollBar,
    QSpinBox,
    QTabBar,
    QTextBrowser,
    QTextEdit,
    QUndoView,
    QWidget,
    QWizard,
    QWizardPage,
)  # fmt: skip


class Listener(QTranslator):
    """Asked first and never answering: it hears what Qt asks, and the next translator says it."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: set[tuple[str, str, str]] = set()

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:  # type: ignore[override]
        self.heard.add((context, source, disambiguation or ""))
        return None  # "" would blank the text


def _show(widget: QWidget) -> None:
    widget.show()
    QApplication.processEvents()
    widget.grab()
    widget.hide()


def message_boxes(folder: Path) -> None:
    box = QMessageBox()
    for place in range(10, 28):  # the eighteen standard buttons, one bit each
        box.addButton(QMessageBox.StandardButton(1 << place))
    box.setText("x")
    box.setDetailedText("y")
    _show(box)
    error = QErrorMessage()
    error.showMessage("x")
    _show(error)


def file_dialogs(folder: Path) -> None:
    """Not the system's; the folder holds a file of each type we write or take."""
    for mode in QFileDialog.FileMode:
        for acting in QFileDialog.AcceptMode:
            dialog = QFileDialog(None, "", str(folder))
            dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
            dialog.setFileMode(mode)
            dialog.setAcceptMode(acting)
            dialog.setViewMode(QFileDialog.ViewMode.Detail)
            if mode is not QFileDialog.FileMode.Directory:  # it hides files
                _wait_for_files(dialog)
            _show(dialog)
            dialog.deleteLater()


def _wait_for_files(dialog: QFileDialog) -> None:
    """A thread of the dialog reads the folder and finds out of what type each file is."""
    dialog.show()
    model, deadline = dialog.findChild(QFileSystemModel), QDeadlineTimer(5_000)
    while not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        root = model.index(dialog.directory().path())
        rows = [model.index(row, 0, root) for row in range(model.rowCount(root))]
        if rows and all(model.type(row) for row in rows):
            return


def printing(folder: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(folder / "x.pdf"))
    for dialog in (QPrintDialog(printer), QPageSetupDialog(printer), QPrintPreviewDialog(printer)):
        _show(dialog)


def small_dialogs(folder: Path) -> None:
    waiting = QProgressDialog()
    _show(waiting)
    for mode in QInputDialog.InputMode:
        asking = QInputDialog()
        asking.setInputMode(mode)
        _show(asking)
    colour = QColorDialog(QColor("blue"))
    colour.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
    colour.setOption(QColorDialog.ColorDialogOption.ShowAlphaChannel)
    _show(colour)
    font = QFontDialog()
    font.setOption(QFontDialog.FontDialogOption.DontUseNativeDialog)
    _show(font)
    _show(QKeySequenceEdit())


def wizards(folder: Path) -> None:
    for style in (QWizard.WizardStyle.ClassicStyle, QWizard.WizardStyle.ModernStyle, QWizard.WizardStyle.MacStyle):
        wizard = QWizard()
        wizard.setWizardStyle(style)
        wizard.setOption(QWizard.WizardOption.HaveHelpButton)
        for _ in range(3):
            wizard.addPage(QWizardPage())
        _show(wizard)


def panes(folder: Path) -> None:
    window, area = QMainWindow(), QMdiArea()
    window.addDockWidget(window.dockWidgetArea(QDockWidget()).LeftDockWidgetArea, QDockWidget("x", window))
    window.setCentralWidget(area)
    area.addSubWindow(QWidget()).systemMenu()
    _show(window)


def context_menus(folder: Path) -> None:
    label, browser, tabs = QLabel('<a href="x">y</a>'), QTextBrowser(), QTabBar()
    label.setTextInteractionFlags(label.textInteractionFlags().TextBrowserInteraction)
    browser.setHtml('<a href="x">y</a>')
    tabs.addTab("x")
    for widget in (QLineEdit("x"), QTextEdit("x"), browser, label, QSpinBox(), QDateEdit(), QScrollBar(), QComboBox()):
        widget.show()
        QTimer.singleShot(0, _close_menus)
        at = QPoint(2, 2)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
        QApplication.sendEvent(widget, event)
        if isinstance(widget, QTextEdit):
            widget.createStandardContextMenu().deleteLater()
        _read_aloud(widget)
        widget.hide()
    _read_aloud(tabs)


def _close_menus() -> None:
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QMenu):
            window.close()


def _read_aloud(widget: QWidget) -> None:
    """What a screen reader would be told that can be done with the widget."""
    face = QAccessible.queryAccessibleInterface(widget)
    actions = face.actionInterface() if face is not None else None
    for name in actions.actionNames() if actions is not None else ():
        actions.localizedActionName(name)
        actions.localizedActionDescription(name)


def undoing(folder: Path) -> None:
    stack = QUndoStack()
    stack.createUndoAction(stack)
    stack.createRedoAction(stack)
    _show(QUndoView(stack))


def keys(folder: Path) -> None:
    """Each key our table of actions uses, and each an office is likely to choose instead."""
    named = "F1 F12 Escape Tab Backspace Return Enter Insert Delete Home End Left Right Up Down PageUp PageDown Space"
    for key in [
        *named.split(),
        "Pause",
        "Menu",
        "Print",
        "CapsLock",
        "A",
        "Copy",
        "Paste",
        "Back",
        "Forward",
        "Refresh",
    ]:
        QKeySequence(Qt.Key[f"Key_{key}"]).toString(QKeySequence.SequenceFormat.NativeText)
    for held in Qt.KeyboardModifier:
        if held not in (Qt.KeyboardModifier.KeyboardModifierMask, Qt.KeyboardModifier.GroupSwitchModifier):
            pressed = QKeyCombination(held, Qt.Key.Key_A)
            QKeySequence(pressed).toString(QKeySequence.SequenceFormat.NativeText)


PLACES: tuple[Callable[[Path], None], ...] = (
    message_boxes, file_dialogs, printing, small_dialogs, wizards, panes, context_menus, undoing, keys
)  # fmt: skip


def finish() -> None:
    """Deletes what the dialogs left behind."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
