"""The one style sheet, made from the tokens: only for what Qt draws itself (fields, boxes, menus, scroll bars)."""

from __future__ import annotations

from collections.abc import Callable

from desktop.ui.tokens import RADIUS, RADIUS_CHIP, Tokens

FIELDS = "QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit"


def style_sheet(tokens: Tokens, px: Callable[[float], int]) -> str:
    """The sheet for a palette and a zoom. A field wears `state` "error" or "warning" as a dynamic property."""
    return "\n".join((_fields(tokens, px), _buttons(tokens, px), _lists(tokens, px), _bars(tokens, px)))


def _fields(t: Tokens, px: Callable[[float], int]) -> str:
    """A focus edge is 2 px instead of 1, so the padding gives one back and the text stays where it is."""
    radius, side = px(RADIUS), px(11)
    focus = ", ".join(f"{name}:focus" for name in FIELDS.split(", "))
    return f"""
{FIELDS} {{ background: {t.surface.name()}; color: {t.text.name()}; border: 1px solid {t.border.name()};
  border-radius: {radius}px; padding: {px(5)}px {side}px; selection-background-color: {t.accent.name()};
  selection-color: {t.on_accent.name()}; }}
{focus} {{ border: 2px solid {t.accent.name()}; padding: {px(5) - 1}px {side - 1}px; }}
QLineEdit[paints="itself"] {{ background: transparent; border: none; padding: 0; }}
*[state="error"] {{ border: 2px solid {t.err.name()}; padding: {px(5) - 1}px {side - 1}px; }}
*[state="warning"] {{ border-color: {t.warn_shape.name()}; }}
QLineEdit:disabled, QComboBox:disabled {{ border-color: {t.line.name()}; color: {t.disabled.name()}; }}
QLineEdit:read-only {{ background: {t.window.name()}; }}
QComboBox::drop-down {{ border: none; width: {px(28)}px; }}
QComboBox::down-arrow {{ image: none; }}"""


def _buttons(t: Tokens, px: Callable[[float], int]) -> str:
    return f"""
QPushButton {{ background: {t.surface.name()}; color: {t.text.name()}; border: 1px solid {t.border.name()};
  border-radius: {px(RADIUS)}px; padding: {px(6)}px {px(14)}px; }}
QPushButton:hover {{ background: {t.hover.name()}; }}
QPushButton:focus {{ border: 2px solid {t.accent.name()}; padding: {px(6) - 1}px {px(14) - 1}px; }}
QPushButton:default {{ background: {t.accent.name()}; color: {t.on_accent.name()}; border-color: {t.accent.name()}; }}
QPushButton:disabled {{ color: {t.disabled.name()}; border-color: {t.line.name()}; }}
QToolTip {{ background: {t.surface.name()}; color: {t.text.name()}; border: 1px solid {t.border.name()};
  padding: {px(4)}px {px(6)}px; }}"""


def _lists(t: Tokens, px: Callable[[float], int]) -> str:
    return f"""
QMenu {{ background: {t.surface.name()}; border: 1px solid {t.border.name()}; padding: {px(4)}px; }}
QMenu::item {{ padding: {px(6)}px {px(24)}px {px(6)}px {px(12)}px; border-radius: {px(RADIUS_CHIP)}px; }}
QMenu::item:selected {{ background: {t.soft.name()}; color: {t.soft_text.name()}; }}
QMenu::item:disabled {{ color: {t.disabled.name()}; }}
QMenu::separator {{ height: 1px; background: {t.line.name()}; margin: {px(4)}px {px(8)}px; }}
QAbstractItemView {{ background: {t.surface.name()}; color: {t.text.name()}; border: none; outline: none;
  selection-background-color: {t.soft.name()}; selection-color: {t.text.name()}; gridline-color: {t.line.name()}; }}
QComboBox QAbstractItemView {{ border: 1px solid {t.border.name()}; }}
QHeaderView {{ background: {t.surface.name()}; }}
QHeaderView::section {{ background: {t.surface.name()}; color: {t.text2.name()}; border: none;
  border-bottom: 1px solid {t.line.name()}; padding: {px(4)}px {px(8)}px; }}
QHeaderView::section:hover {{ background: {t.hover.name()}; }}
QSplitter::handle {{ background: {t.line.name()}; }}"""


def _bars(t: Tokens, px: Callable[[float], int]) -> str:
    """A styled scroll bar has to style every part of itself."""
    handle, wide = f"background: {t.shade.name()}; border-radius: {px(3)}px; margin: {px(2)}px;", px(10)
    return f"""
QScrollBar:vertical {{ background: transparent; border: none; width: {wide}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; border: none; height: {wide}px; margin: 0; }}
QScrollBar::handle:vertical {{ {handle} min-height: {px(32)}px; }}
QScrollBar::handle:horizontal {{ {handle} min-width: {px(32)}px; }}
QScrollBar::handle:hover {{ background: {t.border.name()}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QProgressBar {{ background: {t.sunken.name()}; border: none; border-radius: {px(3)}px; max-height: {px(6)}px; }}
QProgressBar::chunk {{ background: {t.accent.name()}; border-radius: {px(3)}px; }}"""
