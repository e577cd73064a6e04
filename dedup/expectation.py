"""Counted pairs as arrays, for expectation maximisation: a table of levels for each view."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dedup.comparisons import MISSING
from dedup.levels import EmailLevel
from dedup.model import Logs, Model, usual_details

VIEWS = ("names", "emails", "contexts", "birthdates")

# What is usual of any column is soon outweighed by what a store shows of this one.
_DETAIL_STRENGTH = 0.1

Floats = NDArray[np.float64]


class Cell(NamedTuple):
    """What two records agree in, as a model's tables name it; pairs of one cell score alike."""

    names: str
    emails: str
    contexts: str
    birthdates: str
    details: tuple[str, ...] = ()


class Decided(NamedTuple):
    """A pair a person decided: its cell, and the explanations that this leaves, by number."""

    cell: Cell
    left: tuple[int, ...]


class _Table(NamedTuple):
    """The levels of one view: their logarithms, whose groups sum to one, and each pair's level."""

    view: str
    levels: Sequence[str]
    groups: Sequence[Sequence[int]]
    strength: float
    # Positions of levels; the last row of a table of logarithms is for what is missing.
    codes: NDArray[np.int64]


class Counting:
    """The cells as arrays of numbers, a table a view and one more for each further column."""

    def __init__(
        self, cells: Mapping[Cell, int], decided: Mapping[Decided, float], prior: Model
    ) -> None:
        self._prior = prior
        self._width = len(prior.explanations)
        self._counted = len(cells)
        self._pairs = np.array([*cells.values(), *decided.values()], dtype=np.float64)
        self._left = np.ones((len(self._pairs), self._width))
        for row, one in enumerate(decided, start=len(cells)):
            self._left[row] = [number in one.left for number in range(self._width)]
        self._tables: list[_Table] = []
        self._prior_logs: list[Floats] = []
        everything = [*cells, *(one.cell for one in decided)]
        for position, view in enumerate(VIEWS):
            known: Mapping[str, Logs] = getattr(prior, view)
            self._table(view, known, [str(cell[position]) for cell in everything], 1.0)
        self._columns(everything)

    @property
    def prior(self) -> tuple[Sequence[Floats], Floats]:
        """The tables and the shares of the explanations that the prior model has."""
        return self._prior_logs, np.array(self._prior.prior)

    def _columns(self, cells: Sequence[Cell]) -> None:
        columns = sorted({one.partition("|")[0] for cell in cells for one in cell.details})
        for column in columns:
            begins = f"{column}|"
            found = [
                next((one for one in cell.details if one.startswith(begins)), "") for cell in cells
            ]
            known = self._column(found, sorted(set(found) - {""}))
            self._table("details", known, found, _DETAIL_STRENGTH)

    def _column(self, found: Sequence[str], levels: Sequence[str]) -> dict[str, Logs]:
        counts = dict.fromkeys(levels, 1.0)
        for level, pairs in zip(found, self._pairs, strict=True):
            if level:
                counts[level] += pairs
        known = {level: self._prior.details.get(level) for level in levels}
        if None not in known.values():
            return {level: logs for level, logs in known.items() if logs is not None}
        return usual_details(counts, self._width)

    def _table(
        self, view: str, known: Mapping[str, Logs], found: Sequence[str], strength: float
    ) -> None:
        levels = list(known)
        position = {level: number for number, level in enumerate(levels)}
        groups: dict[object, list[int]] = {}
        for number, level in enumerate(levels):
            groups.setdefault(view if view == "details" else _pattern(level), []).append(number)
        codes = np.array([position.get(level, len(levels)) for level in found], dtype=np.int64)
        several = [group for group in groups.values() if len(group) > 1]
        self._tables.append(_Table(view, levels, several, strength, codes))
        nothing = [(0.0,) * self._width]
        self._prior_logs.append(np.array([*(known[level] for level in levels), *nothing]))

    def expect(self, logs: Sequence[Floats], shares: Floats) -> tuple[Floats, float]:
        """Each cell's share of every explanation, and the log2 likelihood of a pair."""
        sums = np.tile(shares, (len(self._pairs), 1))
        for table, one in zip(self._tables, logs, strict=True):
            sums += one[table.codes]
        best = sums.max(axis=1, keepdims=True)
        powers = np.exp2(sums - best)
        counted = self._pairs[: self._counted]
        logs_of_pairs = (best + np.log2(powers.sum(axis=1, keepdims=True)))[: self._counted, 0]
        powers *= self._left
        posterior = powers / np.maximum(powers.sum(axis=1, keepdims=True), 1e-300)
        return posterior, float(logs_of_pairs @ counted) / max(float(counted.sum()), 1.0)

    def maximise(self, posterior: Floats, strength: float) -> tuple[list[Floats], Floats]:
        """The tables under which these shares are likeliest, the prior counting as pairs."""
        weighted = posterior * self._pairs[:, None]
        was = np.exp2(np.array(self._prior.prior))
        # People decide what the model doubts, so how many of those are one says nothing of all
        # pairs: decisions teach the tables and leave the shares of the explanations alone.
        total = weighted[: self._counted].sum(axis=0)
        shares = (total + strength * was / was.sum()) / (total.sum() + strength)
        logs = [
            self._maximised(table, prior, weighted, strength)
            for table, prior in zip(self._tables, self._prior_logs, strict=True)
        ]
        return logs, np.log2(shares)

    def _maximised(self, table: _Table, prior: Floats, weighted: Floats, strength: float) -> Floats:
        size = len(prior)
        counts = np.stack([np.bincount(table.codes, column, size) for column in weighted.T], axis=1)
        found = prior.copy()
        # A level that stands alone says nothing by its share of the group.
        for group in table.groups:
            was, seen = np.exp2(prior[group]), counts[group]
            mass, worth = was.sum(axis=0), strength * table.strength
            share = (seen + worth * was / mass) / (seen.sum(axis=0) + worth)
            found[group] = np.log2(mass * share)
        return found

    def model(self, logs: Sequence[Floats], shares: Floats, version: int) -> Model:
        """The tables as a model."""
        views: dict[str, dict[str, Logs]] = {"details": {}}
        for table, one in zip(self._tables, logs, strict=True):
            rows = [tuple(row) for row in one.tolist()]
            views.setdefault(table.view, {}).update(zip(table.levels, rows, strict=False))
        return replace(
            self._prior,
            version=version,
            prior=tuple(shares.tolist()),
            names=views["names"],
            emails=views["emails"],
            contexts=views["contexts"],
            birthdates=views["birthdates"],
            details=views["details"],
        )


def _pattern(level: str) -> object:
    # An address that fits the other's name is found where an address is missing.
    if level == EmailLevel.FITS_NAME:
        return level
    return tuple(part == MISSING for part in level.split("|"))
