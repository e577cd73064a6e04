"""Records come in one by one; then their blocks are joined and a scorer weighs the pairs."""

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from dedup.blocking import blocking_keys, counting_keys
from dedup.clusters import Edge
from dedup.model import Model
from dedup.profile import Profile
from dedup.sweep.batches import scored_pairs, source_for
from dedup.sweep.candidates import join_blocks
from dedup.sweep.columns import Collecting, Columns, part_of
from dedup.sweep.counts import BlockSizes
from dedup.sweep.crew import a_crew
from dedup.sweep.scoring import Scorer, joined_edges
from dedup.sweep.views import Plain, plain_of
from store.block_join import BlockJoin
from store.facts import Kind

_AT_ONCE = 10_000


@dataclass(slots=True)
class Gathering:
    """Profiles in memory, for evaluation; those of a store are gathered by dedup.sweep.reading."""

    join: BlockJoin
    kind: Kind
    _collecting: Collecting = field(init=False)
    _ids: list[int] = field(default_factory=list)
    _plains: list[Plain] = field(default_factory=list)
    _records: int = 0
    _gathered: tuple[Columns, BlockSizes] | None = None

    def __post_init__(self) -> None:
        self._collecting = Collecting(self.kind)

    def add(self, record_id: int, profile: Profile) -> None:
        """Take in one more record; ids ascend."""
        keys = blocking_keys(profile).keys()
        self.join.add(self._records, keys, counting_keys(profile) - keys)
        self._records += 1
        self._ids.append(record_id)
        self._plains.append(plain_of(profile))
        if len(self._ids) >= _AT_ONCE:
            self._flush()

    def pairs(self) -> int:
        """Join the blocks; how many pairs there are."""
        return join_blocks(self.join, self._records)

    def scorer(self, model: Model) -> Scorer:
        """The scorer of the gathered records; to be asked for after `pairs`."""
        if self._gathered is None:
            self._flush()
            sizes = BlockSizes(self._records, *self.join.sizes())
            self._gathered = self._collecting.columns(), sizes
        return Scorer(*self._gathered, model)

    def edges(self, model: Model) -> list[Edge]:
        """All pairs that are not plainly two, scored; to be asked for after `pairs`."""
        scorer = self.scorer(model)
        ids = scorer.columns.ids
        with a_crew(self._records) as crew, TemporaryDirectory(prefix="frontdesk-") as folder:
            source = source_for(crew, scorer, Path(folder))
            found = [one.edges for one in scored_pairs(source, self.join, crew)]
        left, right, probability = joined_edges(found)
        columns = (ids[left].tolist(), ids[right].tolist(), probability.tolist())
        return [Edge(*row) for row in zip(*columns, strict=True)]

    def _flush(self) -> None:
        if self._ids:
            self._collecting.add(part_of(self.kind, self._ids, self._plains))
        self._ids, self._plains = [], []
