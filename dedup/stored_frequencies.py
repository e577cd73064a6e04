"""How common a value is in the store: counted by its key, remembered until the store has grown."""

from collections import OrderedDict
from weakref import WeakKeyDictionary

from dedup.blocking import key_of
from store import Connection
from store.blocks import block_size
from store.facts import Kind
from store.profiles import count_records

# A name on more records than this is common, and how common no longer matters to the model.
MOST = 2000
# A count is asked again once the store has grown by this share of what it was.
_GROWTH = 0.2
_REMEMBERED = 100_000

_Key = tuple[str, str, str]
_counts: WeakKeyDictionary[object, OrderedDict[_Key, tuple[int, int]]] = WeakKeyDictionary()


class StoredFrequencies:
    """Frequencies of one kind of record, for the length of one transaction."""

    def __init__(self, connection: Connection, kind: Kind) -> None:
        self._connection = connection
        self._kind = kind
        self._known = _counts.setdefault(connection.engine, OrderedDict())
        self.records = count_records(connection, kind)

    def first_name(self, root: str) -> int:
        """How many have a first name of that family."""
        return self._count("first name", root)

    def last_name(self, word: str) -> int:
        """How many have that last name."""
        return self._count("last name", word)

    def phone(self, tail: str) -> int:
        """How many have a number with that tail."""
        return self._count("phone", tail)

    def email(self, address: str) -> int:
        """How many have that address."""
        return self._count("email", address)

    def organisation(self, name: str) -> int:
        """How many work at the firm of that joined name or domain."""
        return self._count("organisation", name)

    def _count(self, space: str, value: str) -> int:
        asked = (self._kind, space, value)
        remembered = self._known.get(asked)
        if remembered and self.records <= remembered[1] * (1 + _GROWTH) + 1:
            return remembered[0]
        count = block_size(self._connection, self._kind, key_of(space, value), MOST)
        self._known[asked] = (count, self.records)
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return count
