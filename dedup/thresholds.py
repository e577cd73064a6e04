"""Where evidence becomes a verdict; the admin moves these."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities: from `match` on two are one, past the gate; from `review` a person looks."""

    match: float = 0.999
    review: float = 0.5
