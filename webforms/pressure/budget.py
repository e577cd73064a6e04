"""A budget of posts that fills up again with time (token bucket)."""

from collections.abc import Callable
from time import monotonic


class Budget:
    """`per_minute` posts at once, and as many again in every minute."""

    __slots__ = ("_clock", "_left", "_most", "_rate", "_then")

    def __init__(self, per_minute: int, clock: Callable[[], float] = monotonic) -> None:
        self._most = float(per_minute)
        self._rate = per_minute / 60
        self._left = self._most
        self._clock = clock
        self._then = clock()

    def take(self) -> bool:
        """Use one post of the budget; False when nothing is left."""
        now = self._clock()
        self._left = min(self._most, self._left + (now - self._then) * self._rate)
        self._then = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
