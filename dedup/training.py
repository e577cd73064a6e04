"""Re-estimate a model from a store's own pairs without labels: EM around the shipped one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import log2

from dedup.comparisons import MISSING, Levels
from dedup.model import Logs, Model

# How many pairs the shipped tables are worth, for each explanation and each pattern of what is
# missing; a store with few pairs keeps what was shipped.
SHIPPED_WEIGHT = 1000.0
ROUNDS = 15

Cell = tuple[str, str, str, str]


def cell_of(levels: Levels) -> Cell:
    """What the model sees of a pair: its keys into the four tables."""
    name, email, phone, organisation, place, birthdate = levels.words
    return f"{name}|{levels.chance}", email, f"{phone}|{organisation}|{place}", birthdate


def refit(
    model: Model, compared: Iterable[Cell], *, version: int, weight: float = SHIPPED_WEIGHT
) -> Model:
    """The model that explains these candidate pairs best without leaving the shipped one behind.

    Maximum a posteriori EM over distinct cells: a store of a million has only some thousands.
    """
    cells = Counter(compared)
    current = model
    for _ in range(ROUNDS):
        current = _step(model, current, cells, weight)
    return replace(current, version=version)


def _step(shipped: Model, current: Model, cells: Mapping[Cell, int], weight: float) -> Model:
    count = len(current.explanations)
    expected: list[dict[str, list[float]]] = [{}, {}, {}, {}]
    totals = [weight * 2.0**one for one in shipped.prior]
    for cell, number in cells.items():
        shares = _shares(current, cell)
        for explanation in range(count):
            totals[explanation] += shares[explanation] * number
        for table, key in zip(expected, cell, strict=True):
            row = table.setdefault(key, [0.0] * count)
            for explanation in range(count):
                row[explanation] += shares[explanation] * number
    whole = sum(totals)
    names, emails, contexts, birthdates = expected
    return replace(
        current,
        prior=tuple(log2(one / whole) for one in totals),
        names=_table(shipped.names, names, weight),
        emails=_table(shipped.emails, emails, weight),
        contexts=_table(shipped.contexts, contexts, weight),
        birthdates=_table(shipped.birthdates, birthdates, weight),
    )


def _shares(model: Model, cell: Cell) -> list[float]:
    tables = (model.names, model.emails, model.contexts, model.birthdates)
    logs = list(model.prior)
    for table, key in zip(tables, cell, strict=True):
        logs = [one + more for one, more in zip(logs, table[key], strict=True)]
    best = max(logs)
    powers = [2.0 ** (one - best) for one in logs]
    total = sum(powers)
    return [one / total for one in powers]


def _table(
    shipped: Mapping[str, Logs], expected: Mapping[str, list[float]], weight: float
) -> dict[str, Logs]:
    groups: dict[tuple[bool, ...], list[str]] = {}
    for key in shipped:
        groups.setdefault(_pattern(key), []).append(key)
    fitted: dict[str, Logs] = {}
    for keys in groups.values():
        seen = {key: expected[key] for key in keys if key in expected}
        if not seen or len(keys) == 1:
            fitted |= {key: shipped[key] for key in keys}
            continue
        sums = [sum(column) for column in zip(*seen.values(), strict=True)]
        for key in keys:
            counts = seen.get(key, [0.0] * len(sums))
            fitted[key] = tuple(
                log2((number + weight * 2.0**log) / (total + weight))
                for number, log, total in zip(counts, shipped[key], sums, strict=True)
            )
    return fitted


def _pattern(key: str) -> tuple[bool, ...]:
    # Probabilities are kept within one pattern of missing fields: what is missing tells nothing.
    return tuple(part == MISSING for part in key.split("|"))
