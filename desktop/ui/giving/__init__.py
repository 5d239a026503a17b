"""Records into a file for other programs: which, in what format, and what was left out."""

from __future__ import annotations

from desktop.ui.giving.dialog import Batch, GivingDialog

__all__ = ["Batch", "GivingDialog"]
