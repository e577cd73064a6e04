"""From a read letter to a lead draft: who it is and what they want, one fact a file."""

from ingest.extract.understand import understand

__all__ = ["understand"]
