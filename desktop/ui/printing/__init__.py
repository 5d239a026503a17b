"""Paper on the screen: the print dialog with its preview."""

from desktop.ui.printing.dialog import PrintDialog
from desktop.ui.printing.wishes import Wish

__all__ = ["PrintDialog", "Wish"]
