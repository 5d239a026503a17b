"""Many records at once: lists with ticks, confirmations, one field changed everywhere."""
