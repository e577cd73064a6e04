"""recordlinkage: blocks, comparisons, the unsupervised ECM classifier, connected components."""

from typing import Any

import pandas as pd
import recordlinkage as rl

from benchmarks.dedup.peers import Found
from benchmarks.dedup.peers.columns import columns_of, components
from benchmarks.dedup.table import Table

_BLOCKS = (
    ("email",), ("phone",), ("first", "last"), ("last", "postal_code"), ("first", "postal_code"),
    ("company",), ("domain",), ("born",), ("last", "city"),
)  # fmt: skip


def match(table: Table) -> Found:
    """The clusters of the pairs that ECM takes for one."""
    columns = columns_of(table)
    frame = pd.DataFrame(columns)
    index = rl.Index()
    for block in _BLOCKS:
        # Colleagues share the firm: alone it is no block for people.
        is_firm = block in {("company",), ("domain",)} and "last" in columns
        if set(block) <= set(columns) and not is_firm:
            index.block(list(block))
    compared = _comparison(list(columns)).compute(index.index(frame), frame)
    links = rl.ECMClassifier(binarize=0.8).fit_predict(compared)
    return {"ecm": components((int(left), int(right)) for left, right in links)}


def _comparison(names: list[str]) -> Any:
    compare = rl.Compare()
    for name in names:
        if name in {"email", "phone", "domain", "postal_code", "born"}:
            compare.exact(name, name, label=name)
        else:
            compare.string(name, name, method="jarowinkler", label=name)
    return compare
