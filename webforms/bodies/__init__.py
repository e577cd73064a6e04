"""Bodies: one reader for each encoding, all giving the same names and values."""
