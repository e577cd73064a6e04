"""How many events came within the last while, without keeping each of them."""

from time import monotonic


class Window:
    """A count over `seconds` that slides: what came in the span before fades out evenly."""

    __slots__ = ("_before", "_begun", "_now")

    def __init__(self) -> None:
        self._begun = 0.0
        self._before = self._now = 0

    def count(self, seconds: float, now: float | None = None) -> int:
        """Count one event; how many came within the last `seconds`, this one included."""
        now = monotonic() if now is None else now
        spans = (now - self._begun) // seconds
        if spans >= 1:
            self._before = self._now if spans == 1 else 0
            self._now = 0
            self._begun = now if spans > 1 else self._begun + seconds
        self._now += 1
        share = 1 - (now - self._begun) / seconds
        return self._now + int(self._before * share)
