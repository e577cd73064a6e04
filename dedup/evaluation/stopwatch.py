"""How long each step took, by the clock on the wall."""

import time


class Stopwatch:
    """Steps follow one another; the first begins when this is made."""

    def __init__(self) -> None:
        self.steps: dict[str, float] = {}
        self._since = time.perf_counter()

    def took(self, step: str) -> None:
        """The step has ended and the next begins; steps of one name add up."""
        now = time.perf_counter()
        self.steps[step] = round(self.steps.get(step, 0.0) + now - self._since, 2)
        self._since = now

    def skip(self) -> None:
        """What was done since counts for no step."""
        self._since = time.perf_counter()

    @property
    def seconds(self) -> float:
        """All steps together."""
        return round(sum(self.steps.values()), 2)
