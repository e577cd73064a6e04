"""The letter inside a forwarded letter: who wrote it, to whom, and its own words."""

from ingest.forwards.read import read_forward

__all__ = ["read_forward"]
