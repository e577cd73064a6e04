"""All records of one kind as columns: for each field a number a record, and the distinct values."""

import marshal
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from pathlib import Path
from typing import overload

import numpy as np
from numpy.typing import NDArray

from dedup.profile import Profile
from dedup.sweep.views import Plain, View, profile_of_values, views_of
from store.facts import Kind

Numbers = NDArray[np.int64]
Codes = NDArray[np.int32]

# Plain values are written without back references, so that equal values are equal bytes.
_MARSHAL = 2


@dataclass(frozen=True, slots=True)
class Part:
    """Some records in ascending order: ids, and for each view the codes and what they stand for."""

    ids: Numbers
    codes: tuple[Codes, ...]
    values: tuple[Sequence[bytes], ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Records by position, ascending by id; `values[view][codes[view][position]]` is its value."""

    kind: Kind
    ids: Numbers
    codes: tuple[Codes, ...]
    values: tuple[Sequence[bytes], ...]

    @property
    def views(self) -> tuple[View, ...]:
        """What the columns hold."""
        return views_of(self.kind)

    def positions(self, ids: Numbers) -> Numbers:
        """Where these records stand; -1 for those that are not among them."""
        if not len(self.ids):
            return np.full_like(ids, -1)
        found = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        return np.where(self.ids[found] == ids, found, -1)

    def profile(self, position: int) -> Profile:
        """The whole profile of one record."""
        plains = [
            marshal.loads(values[codes[position]])
            for codes, values in zip(self.codes, self.values, strict=True)
        ]
        return profile_of_values(self.kind, plains)

    def save(self, folder: Path) -> None:
        """Write the columns, for `opened` in this or another process."""
        np.save(folder / "ids.npy", self.ids)
        for number, (codes, values) in enumerate(zip(self.codes, self.values, strict=True)):
            np.save(folder / f"codes-{number}.npy", codes)
            np.save(folder / f"ends-{number}.npy", np.cumsum([0, *map(len, values)]))
            np.save(folder / f"values-{number}.npy", np.frombuffer(b"".join(values), np.uint8))


def opened(folder: Path, kind: Kind) -> Columns:
    """The columns that were saved there, read only where they are looked at."""
    numbers = range(len(views_of(kind)))
    return Columns(
        kind,
        np.load(folder / "ids.npy", mmap_mode="r"),
        tuple([np.load(folder / f"codes-{one}.npy", mmap_mode="r") for one in numbers]),
        tuple([SavedValues(folder, one) for one in numbers]),
    )


def among_sorted(values: Numbers, known: Numbers) -> NDArray[np.bool_]:
    """Which of the values are among those known, which ascend."""
    if not len(known):
        return np.zeros(len(values), bool)
    found: NDArray[np.bool_] = (
        known[np.minimum(np.searchsorted(known, values), len(known) - 1)] == values
    )
    return found


class SavedValues(Sequence[bytes]):
    """The distinct values of one view on disk, shared by all processes that look at them."""

    def __init__(self, folder: Path, number: int) -> None:
        ends = np.load(folder / f"ends-{number}.npy", mmap_mode="r")
        values = np.load(folder / f"values-{number}.npy", mmap_mode="r")
        # A view without numpy's own classes is looked at several times quicker.
        self._ends, self._values = memoryview(ends), memoryview(values)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __iter__(self) -> Iterator[bytes]:
        values, ends = self._values, self._ends.tolist()
        return (bytes(values[start:end]) for start, end in pairwise(ends))

    @overload
    def __getitem__(self, number: int) -> bytes: ...
    @overload
    def __getitem__(self, number: slice) -> list[bytes]: ...
    def __getitem__(self, number: int | slice) -> bytes | list[bytes]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        return bytes(self._values[self._ends[number] : self._ends[number + 1]])


class Collecting:
    """Records come in by ascending id; equal values are kept once."""

    def __init__(self, kind: Kind) -> None:
        self._views = views_of(kind)
        self._kind = kind
        self._ids: list[Numbers] = []
        self._codes: list[list[Codes]] = [[] for _ in self._views]
        self._known: list[dict[bytes, int]] = [{} for _ in self._views]

    def add(self, part: Part) -> None:
        """Take in the next records."""
        self._ids.append(part.ids)
        for number, known in enumerate(self._known):
            new = [known.setdefault(value, len(known)) for value in part.values[number]]
            self._codes[number].append(np.array(new, np.int32)[part.codes[number]])

    def columns(self) -> Columns:
        """All records that came in."""
        return Columns(
            self._kind,
            np.concatenate([np.zeros(0, np.int64), *self._ids]),
            tuple([np.concatenate([np.zeros(0, np.int32), *some]) for some in self._codes]),
            tuple([list(known) for known in self._known]),
        )


def part_of(kind: Kind, ids: Sequence[int], plains: Sequence[Plain]) -> Part:
    """Some records as a part of the columns."""
    codes, values, dumps = [], [], marshal.dumps
    for view in views_of(kind):
        # Whatever is not known yet is given the next number by being looked up.
        known: dict[bytes, int] = defaultdict(count().__next__)
        taken = view.taken
        found = [known[dumps(taken(plain), _MARSHAL)] for plain in plains]
        codes.append(np.array(found, np.int32))
        values.append(list(known))
    return Part(np.array(ids, np.int64), tuple(codes), tuple(values))
