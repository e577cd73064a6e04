"""A sweep finds the duplicates among all stored records of one kind."""

from dedup.sweep.run import sweep
from store.sweeps import Sweep, SweepTaken

__all__ = ["Sweep", "SweepTaken", "sweep"]
