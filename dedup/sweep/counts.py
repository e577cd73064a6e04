"""How common values are, from the sizes of all blocks at once."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from dedup.blocking import key_of
from dedup.sweep.columns import Numbers


@dataclass(slots=True)
class BlockSizes:
    """Frequencies as an arrival asks them of the store; `keys` ascend, others are of one record."""

    records: int
    keys: Numbers
    sizes: Numbers
    _known: dict[tuple[str, str], int] = field(default_factory=dict)

    def first_name(self, root: str) -> int:
        """How many have a first name of that family."""
        return self._count("first name", root)

    def last_name(self, word: str) -> int:
        """How many have that last name."""
        return self._count("last name", word)

    def name(self, root_and_last: str) -> int:
        """How many have that family of first names and that last name."""
        return self._count("name", root_and_last)

    def phone(self, tail: str) -> int:
        """How many have a number with that tail."""
        return self._count("phone", tail)

    def email(self, address: str) -> int:
        """How many have that address."""
        return self._count("email", address)

    def organisation(self, name: str) -> int:
        """How many work at the firm of that joined name or domain."""
        return self._count("organisation", name)

    def company_word(self, word: str) -> int:
        """How many firms have that word in their name."""
        return self._count("company word", word)

    def detail(self, column_and_value: str) -> int:
        """How many have that value in a column no field takes."""
        return self._count("detail", column_and_value)

    def all_of(self, space: str, values: Sequence[str]) -> Numbers:
        """How many have each of the values."""
        keys = np.fromiter((key_of(space, one) for one in values), np.int64, len(values))
        if not len(self.keys):
            return np.ones_like(keys)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[at] == keys, self.sizes[at], 1)

    def _count(self, space: str, value: str) -> int:
        found = self._known.get((space, value))
        if found is None:
            found = self._known[space, value] = self._size(key_of(space, value))
        return found

    def _size(self, key: int) -> int:
        at = int(np.searchsorted(self.keys, key))
        is_there = at < len(self.keys) and self.keys[at] == key
        return int(self.sizes[at]) if is_there else 1
