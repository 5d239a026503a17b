"""The shape of a refusal in words, and what nearly all of them say."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.language import _


@dataclass(frozen=True)
class Notice:
    """One refusal as a person reads it. `code` is technical, small, and may be copied into a letter."""

    title: str
    happened: str
    kept: str
    remedy: str
    code: str = ""

    @property
    def sentence(self) -> str:
        """Title and what is safe, for one line."""
        return f"{self.title} {self.kept}".strip()


def copy_kept() -> str:
    """What is safe when nothing was taken."""
    return _("Your catalogue has not changed.")
