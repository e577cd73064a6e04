"""One view a file: two profiles become a comparison level and the two values it rests on."""
