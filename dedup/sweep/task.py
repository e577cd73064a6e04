"""What every step of a sweep has in hand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dedup.model import Model
from dedup.profile import Profile
from dedup.stored_profiles import stored_profiles
from dedup.thresholds import Thresholds
from store import Connection, Database
from store.facts import Kind
from store.sweeps import Sweep, move


@dataclass(slots=True)
class Task:
    """The store, the kind of records, the settings, and the sweep as it stands."""

    database: Database
    kind: Kind
    region: str | None
    thresholds: Thresholds
    model: Model
    sweep: Sweep
    watch: Callable[[Sweep], None]

    def move(self, **progress: Any) -> None:
        """Write how far it has come and tell who watches; raises SweepTaken."""
        with self.database.write() as connection:
            self.sweep = move(connection, self.sweep, **progress)
        self.watch(self.sweep)

    def profiles(self, connection: Connection, ids: Sequence[int]) -> Mapping[int, Profile]:
        """The profiles of those of the records that stand."""
        return stored_profiles(connection, self.kind, ids, self.region)
