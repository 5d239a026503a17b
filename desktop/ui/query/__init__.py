"""The query in the window: how it may go on while it is typed, what can be typed at all, how it was understood."""
