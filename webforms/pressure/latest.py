"""Memory of the latest keys, such as addresses: the one not seen for longest is forgotten first."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Latest(Generic[Key, Value]):
    """At most `most` keys with what `make` made for each of them."""

    def __init__(self, most: int, make: Callable[[], Value]) -> None:
        self._most = most
        self._make = make
        self._kept: OrderedDict[Key, Value] = OrderedDict()

    def of(self, key: Key) -> Value:
        """What is kept for the key, made at its first call."""
        value = self._kept.get(key)
        if value is None:
            value = self._kept[key] = self._make()
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return value

    def __len__(self) -> int:
        return len(self._kept)
