"""Is the sender who the letter says, when it came to our own door? DKIM, SPF and DMARC over DNS."""

from ingest.verify.dns import Resolver, Unanswered
from ingest.verify.sender import SenderVerifier

__all__ = ["Resolver", "SenderVerifier", "Unanswered"]
