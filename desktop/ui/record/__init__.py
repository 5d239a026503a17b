"""One record as a page: read in Russian, in Belarusian, or in both side by side."""

from desktop.ui.record.pane import RecordPane

__all__ = ["RecordPane"]
