"""The tools of the trade, each given our normalised columns: a favour to them."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from benchmarks.dedup.table import Table

# Clusters (positions of records) by the name of the threshold; the usual one stands first.
Found = Mapping[str, Sequence[Sequence[int]]]


def matcher(name: str) -> Callable[[Table], Found]:
    """The function that matches a table with the tool of that name."""
    module = import_module(f"benchmarks.dedup.peers.{name}_")
    matching: Callable[[Table], Found] = module.match
    return matching
