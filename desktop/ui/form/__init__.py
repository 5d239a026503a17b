"""The edit form, built from the registry."""

from desktop.ui.form.opening import Forms
from desktop.ui.form.page import EditForm

__all__ = ["EditForm", "Forms"]
