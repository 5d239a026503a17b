"""The found records as cards or as a table: one model of ids, cards fetched when painted, two views over it."""
