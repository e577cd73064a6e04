"""dedupe: active learning with labels from the truth (which we never see), its own clusters."""

from typing import Any

import dedupe
from dedupe import variables

from benchmarks.dedup.peers import Found
from benchmarks.dedup.peers.columns import columns_of
from benchmarks.dedup.table import Table

_LABELS = 100
_THRESHOLD = 0.5


def match(table: Table) -> Found:
    """The clusters after so many answers of an oracle."""
    columns = columns_of(table)
    records = {
        number: {name: values[number] for name, values in columns.items()}
        for number in range(len(table.facts))
    }
    tool = dedupe.Dedupe([variables.String(name, has_missing=True) for name in columns])
    # The identity of a record goes with it, so that the oracle can look up the truth.
    numbered = {id(record): number for number, record in records.items()}
    tool.prepare_training(records)
    for _ in range(_LABELS):
        [pair] = tool.uncertain_pairs()
        tool.mark_pairs(_answer(pair, numbered, table))
    tool.train(index_predicates=False)
    found = tool.partition(records, _THRESHOLD)
    return {"0.5": [list(members) for members, _ in found if len(members) > 1]}


def _answer(pair: Any, numbered: dict[int, int], table: Table) -> Any:
    one, other = (table.truth[numbered[id(record)]] for record in pair)
    return {"match": [pair], "distinct": []} if one == other else {"match": [], "distinct": [pair]}
