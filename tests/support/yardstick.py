"""How slow this core is just now, so that a limit on computing time means the same everywhere."""

from time import process_time

# What a million additions take on the machine of two cores that the limits were written for.
_ORDINARY_SECONDS = 0.06


def slowness() -> float:
    """How many times slower than an ordinary core this one is just now; at least 1."""
    return max(1.0, min(_million_additions() for _ in range(3)) / _ORDINARY_SECONDS)


def _million_additions() -> float:
    started, total = process_time(), 0
    for number in range(1_000_000):
        total += number
    return process_time() - started
