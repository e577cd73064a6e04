"""A scorer on disk, for processes that share nothing else with the one that made it."""

import pickle
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from dedup.model import Model
from dedup.sweep.columns import opened
from dedup.sweep.counts import BlockSizes
from dedup.sweep.scoring import Scorer


def save_scorer(scorer: Scorer, folder: Path) -> Path:
    """Write everything a scorer knows, once; the file to give to `saved_scorer`."""
    if not (folder / "rest.pickle").exists():
        scorer.columns.save(folder)
        np.save(folder / "keys.npy", scorer.frequencies.keys)
        np.save(folder / "sizes.npy", scorer.frequencies.sizes)
        # A model remembers what it weighed, which others need not read.
        rest = (scorer.columns.kind, scorer.frequencies.records, replace(scorer.model))
        (folder / "rest.pickle").write_bytes(pickle.dumps(rest))
    file = folder / f"model-{len(list(folder.glob('model-*')))}.pickle"
    file.write_bytes(pickle.dumps(replace(scorer.model)))
    return file


@lru_cache(maxsize=1)
def saved_scorer(file: Path) -> Scorer:
    """The scorer that was saved with the model in this file; a process makes it once."""
    model: Model = pickle.loads(file.read_bytes())
    return _saved(file.parent).with_model(model)


@lru_cache(maxsize=1)
def _saved(folder: Path) -> Scorer:
    kind, records, model = pickle.loads((folder / "rest.pickle").read_bytes())
    keys, sizes = (np.load(folder / name, mmap_mode="r") for name in ("keys.npy", "sizes.npy"))
    return Scorer(opened(folder, kind), BlockSizes(records, keys, sizes), model)
