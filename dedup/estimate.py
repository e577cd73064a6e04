"""Match weights re-estimated from a store's own pairs, without labels: EM with a model as prior."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log2
from typing import Any, NamedTuple

from dedup.comparisons import MISSING, Levels
from dedup.levels import EmailLevel
from dedup.model import Logs, Model

# How many pairs the prior model's opinion of a table is worth.
STRENGTH = 500.0
_ROUNDS, _SETTLED = 50, 1e-4
# A store whose pairs the new model explains this much better (log2 likelihood a pair) holds data
# of a kind the old model never saw; below that, the old one was fitted with more than EM can know.
_CLEARLY_BETTER = 1.0

_VIEWS = ("names", "emails", "contexts", "birthdates")


class Cell(NamedTuple):
    """What two records agree in, as a model's tables name it; pairs of one cell score alike."""

    names: str
    emails: str
    contexts: str
    birthdates: str


class Decided(NamedTuple):
    """A pair a person decided: its cell, and the explanations that this leaves, by number."""

    cell: Cell
    left: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A new model, how many rounds it took, and the log2 likelihood of a pair before and after."""

    model: Model
    rounds: int
    likelihood_before: float
    likelihood_after: float

    @property
    def is_clearly_better(self) -> bool:
        """Whether the store differs so much from what the prior knew that the new one is due."""
        return self.likelihood_after - self.likelihood_before >= _CLEARLY_BETTER


def cell_of(levels: Levels) -> Cell:
    """The cell of two compared records."""
    name, email, phone, organisation, place, birthdate = levels.words
    return Cell(
        f"{name}|{levels.chance}", email, f"{phone}|{organisation}|{place}", birthdate
    )  # fmt: skip


def tables_of(model: Model) -> dict[str, dict[str, Any]]:
    """The tables of each explanation, as model_of and the shipped file have them."""
    return {
        name: {"prior": model.prior[number]}
        | {
            view: {level: logs[number] for level, logs in getattr(model, view).items()}
            for view in _VIEWS
        }
        for number, name in enumerate(model.explanations)
    }


def probability_in(cell: Cell, model: Model) -> float:
    """The probability that two records which agree in this way are one."""
    return _shares(_sums(cell, model))[0]


def estimate(
    cells: Mapping[Cell, int],
    prior: Model,
    version: int,
    strength: float = STRENGTH,
    decided: Mapping[Decided, float] | None = None,
) -> Estimate:
    """Maximum a posteriori by expectation maximisation (Dempster, Laird and Rubin, 1977).

    `cells` counts the candidate pairs of a store by cell. Each table keeps the mass it has for
    every pattern of missing fields, so that what is missing goes on telling nothing. `decided`
    says how many pairs each decision counts for.
    """
    model, before = prior, likelihood(cells, prior)
    after, rounds, gain = before, 0, 1.0
    while rounds < _ROUNDS and abs(gain) >= _SETTLED:
        expected = _expected(cells, model)
        _add_decided(expected, decided or {}, model)
        model = _maximised(expected, prior, version, strength)
        reached = likelihood(cells, model)
        rounds, gain, after = rounds + 1, reached - after, reached
    return Estimate(model, rounds, before, after)


@dataclass(slots=True)
class _Expected:
    """How many pairs each explanation has, in all and at each level of each table."""

    explanations: list[float]
    views: dict[str, dict[str, list[float]]]


def _expected(cells: Mapping[Cell, int], model: Model) -> _Expected:
    width = len(model.explanations)
    expected = _Expected([0.0] * width, {view: {} for view in _VIEWS})
    for cell, pairs in cells.items():
        shares = [pairs * share for share in _shares(_sums(cell, model))]
        _add(expected.explanations, shares)
        for view, level in zip(_VIEWS, cell, strict=True):
            _add(expected.views[view].setdefault(level, [0.0] * width), shares)
    return expected


def _add_decided(expected: _Expected, decided: Mapping[Decided, float], model: Model) -> None:
    # People decide what the model doubts, so how many of those are one says nothing of all pairs:
    # decisions teach the tables and leave the shares of the explanations alone.
    for (cell, left), pairs in decided.items():
        shares = _shares(_sums(cell, model))
        among = sum(shares[one] for one in left) or 1.0
        known = [pairs * share / among if n in left else 0.0 for n, share in enumerate(shares)]
        for view, level in zip(_VIEWS, cell, strict=True):
            _add(expected.views[view].setdefault(level, [0.0] * len(shares)), known)


def _maximised(expected: _Expected, prior: Model, version: int, strength: float) -> Model:
    total = sum(expected.explanations)
    prior_mass = sum(2.0**log for log in prior.prior)
    shares = tuple(
        log2((pairs + strength * 2.0**log / prior_mass) / (total + strength))
        for pairs, log in zip(expected.explanations, prior.prior, strict=True)
    )
    views = expected.views
    return replace(
        prior,
        version=version,
        prior=shares,
        names=_table(views["names"], prior.names, strength),
        emails=_table(views["emails"], prior.emails, strength),
        contexts=_table(views["contexts"], prior.contexts, strength),
        birthdates=_table(views["birthdates"], prior.birthdates, strength),
    )


def _table(
    counts: Mapping[str, Sequence[float]], prior: Mapping[str, Logs], strength: float
) -> dict[str, Logs]:
    groups: dict[object, list[str]] = {}
    for level in prior:
        groups.setdefault(_pattern(level), []).append(level)
    table = dict(prior)
    for levels in groups.values():
        # A level that stands alone says nothing by its share of the group.
        if len(levels) > 1:
            table |= _group(levels, counts, prior, strength)
    return table


def _pattern(level: str) -> object:
    # An address that fits the other's name is found where an address is missing.
    if level == EmailLevel.FITS_NAME:
        return level
    return tuple(part == MISSING for part in level.split("|"))


def _group(
    levels: Sequence[str],
    counts: Mapping[str, Sequence[float]],
    prior: Mapping[str, Logs],
    strength: float,
) -> dict[str, Logs]:
    columns = []
    for number in range(len(prior[levels[0]])):
        was = [2.0 ** prior[level][number] for level in levels]
        seen = [counts[level][number] if level in counts else 0.0 for level in levels]
        mass, total = sum(was), sum(seen)
        columns.append(
            [
                log2(mass * (pairs + strength * share / mass) / (total + strength))
                for pairs, share in zip(seen, was, strict=True)
            ]
        )
    return dict(zip(levels, zip(*columns, strict=True), strict=True))


def _sums(cell: Cell, model: Model) -> list[float]:
    logs = (
        model.prior,
        model.names[cell.names],
        model.emails[cell.emails],
        model.contexts[cell.contexts],
        model.birthdates[cell.birthdates],
    )
    return [sum(column) for column in zip(*logs, strict=True)]


def _shares(sums: Sequence[float]) -> list[float]:
    best = max(sums)
    powers = [2.0 ** (one - best) for one in sums]
    total = sum(powers)
    return [power / total for power in powers]


def likelihood(cells: Mapping[Cell, int], model: Model) -> float:
    """How well the model explains these pairs: log2 likelihood of a pair on average."""
    total = 0.0
    for cell, pairs in cells.items():
        sums = _sums(cell, model)
        best = max(sums)
        total += pairs * (best + log2(sum(2.0 ** (one - best) for one in sums)))
    return total / max(sum(cells.values()), 1)


def _add(into: list[float], more: Sequence[float]) -> None:
    for number, value in enumerate(more):
        into[number] += value
