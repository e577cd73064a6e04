"""What an arrival becomes in the store: contact, company, lead and activity."""

from ingest.writing.outcome import Outcome, Policy
from ingest.writing.write import write

__all__ = ["Outcome", "Policy", "write"]
