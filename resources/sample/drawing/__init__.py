"""Pictures of the demonstration facilities: drawn by subject, from a seed, with Pillow alone."""
