"""A sweep finds the duplicates among all stored records of one kind."""

from dedup.sweep.for_spark import NoSpark
from dedup.sweep.run import Engine, sweep
from store.sweeps import Sweep, SweepTaken

__all__ = ["Engine", "NoSpark", "Sweep", "SweepTaken", "sweep"]
