"""Saved searches: what they are (`searches`), how they are kept (`kept`), what bundles bring for them (`news`)."""
