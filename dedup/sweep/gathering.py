"""All records of one kind as profiles, with their blocks and how common their values are."""

from dataclasses import dataclass, field

from dedup.blocking import BLOCK_CAP, blocking_keys
from dedup.frequencies import CountedFrequencies
from dedup.model import Model
from dedup.profile import Profile
from dedup.sweep.scoring import Scorer
from store.block_join import BlockJoin


@dataclass(slots=True)
class Gathering:
    """Records come in one by one; then their blocks are joined and a scorer weighs the pairs."""

    join: BlockJoin
    profiles: dict[int, Profile] = field(default_factory=dict)
    frequencies: CountedFrequencies = field(default_factory=CountedFrequencies)

    def add(self, record_id: int, profile: Profile) -> None:
        """Take in one more record."""
        self.profiles[record_id] = profile
        self.frequencies.add(profile)
        self.join.add(record_id, blocking_keys(profile))

    def pairs(self, from_id: int = 0) -> int:
        """Join the blocks; how many pairs have a newer record of `from_id` or later."""
        return self.join.join(BLOCK_CAP, from_id)

    def scorer(self, model: Model) -> Scorer:
        """The scorer of the gathered records."""
        return Scorer(self.profiles, self.frequencies, model)
