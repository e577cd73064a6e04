"""Letters from files."""
