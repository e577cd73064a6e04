"""Whether a domain says nothing of the firm: free, provider's and throw-away mail."""

import re

from dedup.normalise.mailboxes import DISPOSABLE_DOMAINS, FREE_MAIL_DOMAINS

# Brands that sell the same mailbox under most top-level domains.
_BRANDS = re.compile(
    r"^(?:yahoo|ymail|hotmail|outlook|live|msn|gmx|yandex|aol|icloud|mail|inbox|tiscali|orange|vodafone|terra|proton(?:mail)?"
    r"|tutanota|tuta|zoho|mailbox|web|telia|telenor|post|wanadoo|googlemail|gmail|t-online|rocketmail)(?:\.[a-z]{2,3}){1,2}$"
)


def is_free(domain: str) -> bool:
    """Whether anybody may have an address at the domain."""
    domain = domain.lower()
    return (
        domain in FREE_MAIL_DOMAINS or domain in DISPOSABLE_DOMAINS or bool(_BRANDS.match(domain))
    )
