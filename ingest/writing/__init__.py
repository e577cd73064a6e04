"""What an arrival becomes in the store: contact, company, lead and activity."""

from ingest.writing.outcome import Outcome, Outgoing, Policy
from ingest.writing.write import write

__all__ = ["Outcome", "Outgoing", "Policy", "write"]
