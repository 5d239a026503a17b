"""«Today»: what waits for the office, the most pressing first, and the way to do each of it."""
