"""The whole catalogue on one page: numbers as bars and a map, each of them a way to the list behind it."""

from desktop.ui.overview.page import OverviewPage

__all__ = ["OverviewPage"]
