"""Records in memory: taken in some at a time, their blocks joined, their pairs weighed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, TypeVar

import numpy as np

from dedup.blocking import blocking_keys, counting_keys
from dedup.model import Model, shipped_model
from dedup.profile import Profile
from dedup.sweep.batches import Source, scored_pairs, source_for
from dedup.sweep.candidates import join_blocks
from dedup.sweep.columns import Collecting, Numbers, Part, part_of
from dedup.sweep.counts import BlockSizes
from dedup.sweep.crew import Alone, Crew, a_crew
from dedup.sweep.scoring import Edges, Scorer, joined_edges
from dedup.sweep.views import plain_of
from store.block_join import BlockJoin
from store.facts import Kind

T = TypeVar("T")


class Taken(NamedTuple):
    """Some records: their values, their keys with the record of each, and keys only counted."""

    part: Part
    keys: Numbers
    numbers: Numbers
    counted: Numbers


def taken(kind: Kind, first: int, profiles: Sequence[Profile]) -> Taken:
    """What a sweep needs of these records, which are numbered from `first` on."""
    numbers = range(first, first + len(profiles))
    keys = [list(blocking_keys(one)) for one in profiles]
    counted = [counting_keys(one).difference(own) for one, own in zip(profiles, keys, strict=True)]
    return Taken(
        part_of(kind, numbers, [plain_of(one) for one in profiles]),
        _flat(keys),
        np.repeat(np.array(numbers, np.int64), [len(own) for own in keys]),
        _flat(counted),
    )


class Gathering:
    """The records of an evaluation by number; those of a store are read by dedup.sweep.reading."""

    def __init__(self, kind: Kind, join: BlockJoin, crew: Crew, folder: Path) -> None:
        self.kind = kind
        self.join = join
        self.crew = crew
        self._folder = folder
        self._collecting: Collecting | None = Collecting(kind)
        self._scorer: Scorer | None = None
        self._source: tuple[Model, Source] | None = None
        self._records = 0

    def take(self, work: Callable[[T], Taken], tasks: Iterable[T]) -> None:
        """Take in the records that `work`, a function of a module, makes of each task in turn."""
        collecting = self._collecting or Collecting(self.kind)
        for one in self.crew.each(work, tasks):
            collecting.add(one.part)
            self.join.add_many(one.keys, one.numbers)
            self.join.count_many(one.counted)
            self._records += len(one.part.ids)

    def pairs(self) -> int:
        """Join the blocks, once; how many pairs there are."""
        return join_blocks(self.join, self._records)

    def scorer(self, model: Model) -> Scorer:
        """The scorer of the gathered records; to be asked for after `pairs`."""
        if self._scorer is None:
            collecting = self._collecting or Collecting(self.kind)
            sizes = BlockSizes(self._records, *self.join.sizes())
            shipped = shipped_model(self.kind == "company")
            self._scorer, self._collecting = Scorer(collecting.columns(), sizes, shipped), None
        return self._scorer.with_model(model)

    def source(self, model: Model) -> Source:
        """The scorer as the crew can use it; to be asked for after `pairs`."""
        if self._source is None or self._source[0] is not model:
            self._source = model, source_for(self.crew, self.scorer(model), self._folder)
        return self._source[1]

    def edges(self, model: Model) -> Edges:
        """All pairs that are not plainly two; to be asked for after `pairs`."""
        scored = scored_pairs(self.source(model), self.join, self.crew)
        return joined_edges(one.edges for one in scored)


@contextmanager
def gathering(kind: Kind, records: int) -> Iterator[Gathering]:
    """A gathering of about so many records; it lasts as long as the block."""
    with (
        BlockJoin() as join,
        a_crew(records) as crew,
        TemporaryDirectory(prefix="frontdesk-") as folder,
    ):
        yield Gathering(kind, join, crew, Path(folder))


def gathered_alone(kind: Kind, join: BlockJoin, profiles: Sequence[Profile]) -> Gathering:
    """The gathering of a few records by this process alone, with their blocks joined."""
    found = Gathering(kind, join, Alone(), Path())
    found.take(lambda some: taken(kind, 0, some), [profiles])
    found.pairs()
    return found


def _flat(keys: Sequence[Iterable[int]]) -> Numbers:
    return np.fromiter((key for own in keys for key in own), np.int64)
