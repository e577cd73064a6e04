"""A model learns from a store's own pairs and never loses what was shipped."""

import pytest

from dedup.model import Model, shipped_model
from dedup.training import Cell, refit

SHIPPED = shipped_model(False)
TWINS: Cell = ("exact|-3", "missing", "missing|missing|same_house", "exact")
STRANGERS: Cell = ("different|-3", "missing", "missing|missing|other_city", "different")


def share_of_same(model: Model) -> float:
    return float(2.0 ** model.prior[0])


def test_without_pairs_the_shipped_model_stays() -> None:
    learned = refit(SHIPPED, [], version=7)
    assert learned.version == 7
    assert learned.prior == pytest.approx(SHIPPED.prior, abs=0.001)
    assert learned.names == SHIPPED.names


def test_a_store_full_of_duplicates_expects_them() -> None:
    many = refit(SHIPPED, [TWINS] * 4000 + [STRANGERS] * 400, version=2)
    few = refit(SHIPPED, [TWINS] * 40 + [STRANGERS] * 4000, version=2)
    assert share_of_same(many) > 0.7 > 0.2 > share_of_same(few)


def test_what_the_store_never_showed_stays_possible() -> None:
    learned = refit(SHIPPED, [TWINS] * 100_000, version=2)
    tables = (learned.names, learned.emails, learned.contexts, learned.birthdates)
    assert all(log > -60 for table in tables for logs in table.values() for log in logs)


def test_probabilities_still_sum_to_one() -> None:
    learned = refit(SHIPPED, [TWINS] * 900 + [STRANGERS] * 300, version=2)
    agreed = [logs for key, logs in learned.contexts.items() if key.startswith("missing|missing|")]
    for explanation in range(len(learned.explanations)):
        assert sum(2.0 ** logs[explanation] for logs in agreed[1:]) == pytest.approx(1, abs=0.1)
