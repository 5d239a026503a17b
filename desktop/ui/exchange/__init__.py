"""Updates: where from, three steps, what they did."""

from desktop.ui.exchange.exchange import Exchange, Sourcing
from desktop.ui.exchange.journey import Take

__all__ = ["Exchange", "Sourcing", "Take"]
