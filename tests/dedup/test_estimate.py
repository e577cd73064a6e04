"""Weights re-estimated without labels: what the store teaches, and what the prior keeps."""

import random
from collections import Counter
from dataclasses import replace
from math import log2

import pytest

from dedup.estimate import Cell, estimate, fitting, probability_in, tables_of
from dedup.model import Model, model_of, shipped_model

NO_CONTEXT, NO_BIRTHDATE = "missing|missing|missing", "missing"


def drawn(model: Model, pairs: int, seed: int) -> Counter[Cell]:
    """Pairs of records as the model believes they are: a name and two addresses each."""
    chance, cells = random.Random(seed), Counter[Cell]()
    names = [name for name in model.names if not name.startswith("missing")]
    emails = [email for email in model.emails if email not in {"missing", "fits_name"}]
    shares = [2.0**log for log in model.prior]
    for _ in range(pairs):
        [which] = chance.choices(range(len(shares)), shares)
        [name] = chance.choices(names, [2.0 ** model.names[one][which] for one in names])
        [email] = chance.choices(emails, [2.0 ** model.emails[one][which] for one in emails])
        cells[Cell(name, email, NO_CONTEXT, NO_BIRTHDATE)] += 1
    return cells


def with_shares(model: Model, same: float) -> Model:
    """The model for a store in which that share of the candidate pairs is one."""
    rest = [2.0**log for log in model.prior[1:]]
    from_rest = (1 - same) / sum(rest)
    logs = [same, *(one * from_rest for one in rest)]
    return replace(model, prior=tuple(log2(one) for one in logs))


def test_a_store_like_the_shipped_one_keeps_the_shipped_model() -> None:
    shipped = shipped_model(is_company=False)
    found = estimate(drawn(shipped, 5000, seed=1), shipped, 2)
    assert fitting(drawn(shipped, 5000, seed=1), shipped) is shipped
    assert found.model.version == 2
    assert 2.0 ** found.model.prior[0] == pytest.approx(2.0 ** shipped.prior[0], abs=0.03)


def test_a_store_full_of_duplicates_is_noticed_without_a_label() -> None:
    shipped = shipped_model(is_company=False)
    found = estimate(drawn(with_shares(shipped, 0.7), 20_000, seed=2), shipped, 2)
    assert 2.0 ** found.model.prior[0] == pytest.approx(0.7, abs=0.06)
    assert found.likelihood_after > found.likelihood_before


def test_few_pairs_hardly_move_the_prior() -> None:
    shipped = shipped_model(is_company=False)
    cell = Cell("exact|-3", "exact", NO_CONTEXT, NO_BIRTHDATE)
    found = estimate({cell: 5}, shipped, 2)
    assert probability_in(cell, found.model) == pytest.approx(
        probability_in(cell, shipped), abs=0.01
    )
    assert found.model.names["different|-4"] == pytest.approx(
        shipped.names["different|-4"], abs=0.1
    )


def test_what_is_missing_goes_on_telling_nothing() -> None:
    shipped = shipped_model(is_company=False)
    model = estimate(drawn(with_shares(shipped, 0.6), 5000, seed=3), shipped, 2).model
    assert model.emails["missing"] == shipped.emails["missing"]
    assert model.contexts[NO_CONTEXT] == shipped.contexts[NO_CONTEXT]
    assert model.emails["fits_name"] == shipped.emails["fits_name"]
    present = [level for level in model.emails if level not in {"missing", "fits_name"}]
    for number in range(len(model.explanations)):
        masses = [sum(2.0 ** one.emails[level][number] for level in present)
                  for one in (model, shipped)]  # fmt: skip
        assert masses[0] == pytest.approx(masses[1])


def test_a_model_survives_being_stored() -> None:
    shipped = shipped_model(is_company=True)
    assert model_of(tables_of(shipped), shipped.version) == shipped
