"""How common a value is in the store: counted by its key, remembered until the store has grown."""

from collections import OrderedDict
from collections.abc import Collection
from time import monotonic
from weakref import WeakKeyDictionary

from dedup.blocking import key_of
from store import Connection
from store.blocks import block_sizes
from store.facts import Kind
from store.profiles import count_records

# A name on more records than this is common, and how common no longer matters to the model.
MOST = 2000
# A count is asked again once the store has grown by this share of what it was.
_GROWTH = 0.2
_REMEMBERED = 100_000
# How long the number of records is believed; a small store is asked each time.
_FRESH_SECONDS, _SMALL = 10, 1000

_Value = tuple[str, str]
_Counts = OrderedDict[tuple[Kind, _Value], tuple[int, int]]
_totals: WeakKeyDictionary[object, dict[Kind, tuple[int, float]]] = WeakKeyDictionary()
_counts: WeakKeyDictionary[object, _Counts] = WeakKeyDictionary()


class StoredFrequencies:
    """Frequencies of one kind of record, for the length of one transaction."""

    def __init__(self, connection: Connection, kind: Kind) -> None:
        self._connection = connection
        self._kind = kind
        self._known = _counts.setdefault(connection.engine, OrderedDict())
        self.records = _records(connection, kind)

    def ask(self, values: Collection[_Value]) -> None:
        """Count all these (space, value) pairs at once, so that each is known when it is needed."""
        keys = {key_of(*value): value for value in values if self._remembered(value) is None}
        for key, size in block_sizes(self._connection, self._kind, keys, MOST).items():
            self._remember(keys[key], size)

    def first_name(self, root: str) -> int:
        """How many have a first name of that family."""
        return self._count(("first name", root))

    def last_name(self, word: str) -> int:
        """How many have that last name."""
        return self._count(("last name", word))

    def phone(self, tail: str) -> int:
        """How many have a number with that tail."""
        return self._count(("phone", tail))

    def email(self, address: str) -> int:
        """How many have that address."""
        return self._count(("email", address))

    def organisation(self, name: str) -> int:
        """How many work at the firm of that joined name or domain."""
        return self._count(("organisation", name))

    def detail(self, column_and_value: str) -> int:
        """How many have that value in a column no field takes ("birth place|devon")."""
        return self._count(("detail", column_and_value))

    def _count(self, value: _Value) -> int:
        remembered = self._remembered(value)
        if remembered is not None:
            return remembered
        self.ask([value])
        return self._remembered(value) or 0

    def _remembered(self, value: _Value) -> int | None:
        known = self._known.get((self._kind, value))
        if known is None or self.records > known[1] * (1 + _GROWTH) + 1:
            return None
        return known[0]

    def _remember(self, value: _Value, size: int) -> None:
        self._known[self._kind, value] = (size, self.records)
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)


def _records(connection: Connection, kind: Kind) -> int:
    known = _totals.setdefault(connection.engine, {})
    total, until = known.get(kind, (0, 0.0))
    if monotonic() > until:
        total = count_records(connection, kind)
        known[kind] = (total, monotonic() + (_FRESH_SECONDS if total > _SMALL else 0))
    return total
