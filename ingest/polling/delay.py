"""How long a failing mailbox is left alone before the next attempt."""

import random
from datetime import timedelta

from ingest.sources.imap.problems import Kind

LONGEST = timedelta(minutes=30)
_FIRST_SECONDS = 5.0
# Providers lock accounts that keep trying a wrong password.
_FIRST_SECONDS_AFTER_REFUSAL = 60.0


def retry_delay(kind: Kind, failures: int, jitter: float | None = None) -> timedelta:
    """The wait after that many failures in a row (1 or more): doubling, at most 30 minutes.

    `jitter` between 0 and 1 spreads the waits of many mailboxes over four fifths to all of the
    time; None takes a random one.
    """
    first = _FIRST_SECONDS_AFTER_REFUSAL if kind == "credentials" else _FIRST_SECONDS
    full = min(first * 2.0 ** min(failures - 1, 20), LONGEST.total_seconds())
    chance = random.random() if jitter is None else jitter
    return timedelta(seconds=full * (0.8 + 0.2 * chance))
