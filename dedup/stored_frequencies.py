"""How common a value is in the store: counted by its key, remembered until it may have changed."""

from collections import OrderedDict
from collections.abc import Collection, Mapping
from time import monotonic
from weakref import WeakKeyDictionary

from dedup.blocking import key_of
from store import Connection
from store.blocks import block_sizes
from store.facts import Kind
from store.profiles import count_records

# A name on more records than this is common, and how common no longer matters to the model.
MOST = 20_000
# A count is made again once so many records came that it may have grown by this share; one of few
# records is never remembered, because there each that came may tell two levels apart.
_GROWTH, _MANY = 0.2, 20
_REMEMBERED = 100_000
# How long the number of records is believed; a small store is asked each time.
_FRESH_SECONDS, _SMALL = 10, 1000

Value = tuple[str, str]
# For each (space, value): on how many records it was, and how many records there were then.
_Counts = OrderedDict[Value, tuple[int, int]]
_totals: WeakKeyDictionary[object, dict[Kind, tuple[int, float]]] = WeakKeyDictionary()
_counts: WeakKeyDictionary[object, dict[Kind, _Counts]] = WeakKeyDictionary()


class StoredFrequencies:
    """Frequencies of one kind of record, for the length of one transaction.

    `counted` are counts by (space, value) that were made just now.
    """

    def __init__(
        self, connection: Connection, kind: Kind, counted: Mapping[Value, int] | None = None
    ) -> None:
        self._connection = connection
        self._kind = kind
        self._now = dict(counted or {})
        self._known = _counts.setdefault(connection.engine, {}).setdefault(kind, OrderedDict())
        self.records = records_of(connection, kind)

    def ask(self, values: Collection[Value]) -> None:
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

    def name(self, root_and_last: str) -> int:
        """How many have that family of first names and that last name."""
        return self._count(("name", root_and_last))

    def phone(self, tail: str) -> int:
        """How many have a number with that tail."""
        return self._count(("phone", tail))

    def email(self, address: str) -> int:
        """How many have that address."""
        return self._count(("email", address))

    def organisation(self, name: str) -> int:
        """How many work at the firm of that joined name or domain."""
        return self._count(("organisation", name))

    def company_word(self, word: str) -> int:
        """How many firms have that word in their name."""
        return self._count(("company word", word))

    def detail(self, column_and_value: str) -> int:
        """How many have that value in a column no field takes ("birth place|devon")."""
        return self._count(("detail", column_and_value))

    def _count(self, value: Value) -> int:
        counted = self._now.get(value)
        if counted is not None:
            return counted
        if self._remembered(value) is None:
            self.ask([value])
        return self._now[value]

    def _remembered(self, value: Value) -> int | None:
        if value in self._now:
            return self._now[value]
        size, records = self._known.get(value, (0, 0))
        # Each record that came since may have the value.
        if size < _MANY or self.records - records > size * _GROWTH:
            return None
        self._now[value] = size
        return size

    def _remember(self, value: Value, size: int) -> None:
        self._now[value] = size
        if size >= _MANY:
            self._known[value] = (size, self.records)
            if len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)


def records_of(connection: Connection, kind: Kind) -> int:
    """Roughly how many records there are, as it was some seconds ago."""
    known = _totals.setdefault(connection.engine, {})
    total, until = known.get(kind, (0, 0.0))
    if monotonic() > until:
        total = count_records(connection, kind)
        known[kind] = (total, monotonic() + (_FRESH_SECONDS if total > _SMALL else 0))
    return total
