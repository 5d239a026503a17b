"""Saved searches in the window: keeping them, their list, and what is new for each."""
