"""Match weights re-estimated from a store's own pairs, without labels: EM with a model as prior."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dedup.comparisons import MISSING, Levels
from dedup.expectation import VIEWS, Cell, Counting, Decided, Floats
from dedup.model import Model

# How many pairs the prior model's opinion of a table is worth.
STRENGTH = 500.0
_BEGINNING = 30.0
_ROUNDS, _SETTLED = 60, 1e-4
# A store whose pairs the new model explains this much better (log2 likelihood a pair) holds data
# of a kind the old model never saw; below that, the old one was fitted with more than EM can know.
_CLEARLY_BETTER = 4.0
# Firms differ less from store to store. Where many pairs have what no world had that the shipped
# model was fitted on, dates of birth or columns of their own, the store knows better sooner.
_BETTER_OF_FIRMS, _BETTER_OF_UNFITTED, _MANY_UNFITTED = 2.0, 1.5, 0.25
_HOUSEHOLD = "household"
# Fewer pairs show what is special of them, not of the store.
_ENOUGH_PAIRS = 300

__all__ = [
    "STRENGTH",
    "Cell",
    "Decided",
    "Estimate",
    "cell_of",
    "estimate",
    "fitting",
    "likelihood",
    "probability_in",
    "tables_of",
]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A new model, how many rounds it took, and the log2 likelihood of a pair before and after."""

    model: Model
    rounds: int
    likelihood_before: float
    likelihood_after: float


def cell_of(levels: Levels) -> Cell:
    """The cell of two compared records."""
    name, email, phone, organisation, place, birthdate = levels.words
    context = f"{phone}|{organisation}|{place}"
    return Cell(f"{name}|{levels.chance}", email, context, birthdate, levels.details)


def tables_of(model: Model) -> dict[str, dict[str, Any]]:
    """The tables of each explanation, as model_of and the shipped file have them."""
    return {
        name: {"prior": model.prior[number]}
        | {
            view: {level: logs[number] for level, logs in getattr(model, view).items()}
            for view in (*VIEWS, "details")
        }
        for number, name in enumerate(model.explanations)
    }


def probability_in(cell: Cell, model: Model) -> float:
    """The probability that two records which agree in this way are one."""
    logs = [
        model.prior,
        *(getattr(model, view)[level] for view, level in zip(VIEWS, cell, strict=False)),
        *(model.detail(one) for one in cell.details),
    ]
    sums: list[float] = [sum(column) for column in zip(*logs, strict=True)]
    best = max(sums)
    powers: list[float] = [2.0 ** (one - best) for one in sums]
    return powers[0] / sum(powers)


def likelihood(cells: Mapping[Cell, int], model: Model) -> float:
    """How well the model explains these pairs: log2 likelihood of a pair on average."""
    counting = Counting(cells, {}, model)
    return counting.expect(*counting.prior)[1]


def fitting(cells: Mapping[Cell, int], shipped: Model) -> Model:
    """The model to match these pairs by: re-estimated where they clearly are of another kind."""
    if sum(cells.values()) < _ENOUGH_PAIRS:
        return shipped
    found = estimate(cells, shipped, shipped.version)
    if found.likelihood_after - found.likelihood_before < _enough_better(cells, shipped):
        return shipped
    # What is known of records of another kind shall only say where to begin.
    return estimate(cells, shipped, shipped.version, _BEGINNING).model


def _enough_better(cells: Mapping[Cell, int], shipped: Model) -> float:
    """How many bits a pair a new model has to explain more than the shipped one."""
    pairs = sum(cells.values())
    unfitted = sum(n for cell, n in cells.items() if cell.details or cell.birthdates != MISSING)
    if unfitted > _MANY_UNFITTED * pairs:
        return _BETTER_OF_UNFITTED
    return _CLEARLY_BETTER if _HOUSEHOLD in shipped.explanations else _BETTER_OF_FIRMS


def estimate(
    cells: Mapping[Cell, int],
    prior: Model,
    version: int,
    strength: float = STRENGTH,
    decided: Mapping[Decided, float] | None = None,
) -> Estimate:
    """Maximum a posteriori by expectation maximisation (Dempster, Laird and Rubin, 1977).

    `cells` counts the candidate pairs of a store by cell. Each table keeps the mass it has for
    every pattern of missing fields, so that what is missing goes on telling nothing. A column that
    the prior never saw begins with what is usual of any column. `decided` says how many pairs each
    decision counts for.
    """
    counting = Counting(cells, decided or {}, prior)
    logs, shares = counting.prior
    posterior, before = counting.expect(logs, shares)
    posterior, after = _settled(counting, posterior, before, strength)
    rounds, gain = 0, 1.0
    while rounds < _ROUNDS and abs(gain) >= _SETTLED:
        logs, shares = counting.maximise(posterior, strength)
        posterior, reached = counting.expect(logs, shares)
        rounds, gain, after = rounds + 1, reached - after, reached
    return Estimate(counting.model(logs, shares, version), rounds, before, after)


def _settled(
    counting: Counting, posterior: Floats, reached: float, strength: float
) -> tuple[Floats, float]:
    """How likely each explanation is once their shares fit the store, by the prior's tables.

    Else a store full of duplicates teaches its tables by the few that the prior expects.
    """
    logs, gain = counting.prior[0], 1.0
    for _ in range(_ROUNDS):
        if abs(gain) < _SETTLED:
            break
        _, shares = counting.maximise(posterior, strength)
        posterior, now = counting.expect(logs, shares)
        gain, reached = now - reached, now
    return posterior, reached
