"""Many files → one row each, one report each and an index, the same bytes at any parallelism."""
