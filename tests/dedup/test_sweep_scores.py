"""The sweep's columns against the code that serves an arrival: the same levels and reasons."""

import json
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from dedup.comparisons import compare, levels_of
from dedup.frequencies import CountedFrequencies
from dedup.model import shipped_model
from dedup.profile import Profile, profile_of
from dedup.profile_text import encoded
from dedup.resolve import LEAST_SHOWN
from dedup.sweep.bulk.fields import bulk_of
from dedup.sweep.bulk.texts import ASK
from dedup.sweep.columns import Columns, Numbers, part_of
from dedup.sweep.explaining import Explainer
from dedup.sweep.gathering import gathered_alone
from dedup.sweep.saved import save_scorer, saved_scorer
from dedup.sweep.scoring import Scorer
from dedup.sweep.views import plain_of
from dedup.weights import probability_of, score_comparison
from store.block_join import BlockJoin
from store.facts import Kind
from tests.support.made_up import some_facts


@pytest.fixture(params=["contact", "company"])
def kind(request: pytest.FixtureRequest) -> Kind:
    """People and companies."""
    kind: Kind = request.param
    return kind


def gathered(kind: Kind, number: int = 70) -> tuple[list[Profile], Scorer]:
    """Profiles, and the scorer of a sweep over them."""
    profiles = [profile_of(facts, kind, region="DE") for facts in some_facts(kind, number)]
    with BlockJoin() as join:
        gathering = gathered_alone(kind, join, profiles)
        return profiles, gathering.scorer(shipped_model(kind == "company"))


def all_pairs(records: Sequence[Profile]) -> tuple[Numbers, Numbers]:
    """Every pair of positions."""
    left, right = np.array(list(combinations(range(len(records)), 2)), np.int64).T
    return left, right


def counted(profiles: Sequence[Profile]) -> CountedFrequencies:
    """How common each value is, counted one by one."""
    frequencies = CountedFrequencies()
    for profile in profiles:
        frequencies.add(profile)
    return frequencies


def test_arrays_tell_many_levels(kind: Kind) -> None:
    # Else the test below would compare the comparison of an arrival with itself.
    profiles, scorer = gathered(kind)
    left, right = all_pairs(profiles)
    for view, codes, values in zip(
        scorer.columns.views, scorer.columns.codes, scorer.columns.values, strict=True
    ):
        if made := bulk_of(kind, view.field):
            bulk = made(values, scorer.frequencies)
            ones, others = codes[left].astype(np.int64), codes[right].astype(np.int64)
            assert (bulk.levels(ones, others) != ASK).mean() > 0.1, view.field


def test_columns_agree_as_an_arrival_does(kind: Kind) -> None:
    profiles, scorer = gathered(kind)
    frequencies = counted(profiles)
    left, right = all_pairs(profiles)
    cells = scorer.cells_of(left, right).tolist()
    for one, other, cell in zip(left.tolist(), right.tolist(), cells, strict=True):
        expected = levels_of(profiles[one], profiles[other], frequencies)
        # Where they differ, a view of dedup/sweep/views.py leaves out what its level rests on.
        assert scorer.levels_of(cell) == expected, (profiles[one], profiles[other])


def test_a_pair_is_left_out_only_where_it_is_plainly_two(kind: Kind) -> None:
    profiles, scorer = gathered(kind)
    frequencies, model = counted(profiles), scorer.model
    left, right = all_pairs(profiles)
    found = {
        (one, other): probability
        for one, other, probability in zip(
            *(column.tolist() for column in scorer.edges(left, right)), strict=True
        )
    }
    expected = {
        (one, other): probability_of(levels_of(profiles[one], profiles[other], frequencies), model)
        for one, other in zip(left.tolist(), right.tolist(), strict=True)
    }
    assert found == {pair: one for pair, one in expected.items() if one >= LEAST_SHOWN}
    assert 0 < len(found) < len(expected)


def test_reasons_are_written_as_an_arrival_gives_them(kind: Kind) -> None:
    profiles, scorer = gathered(kind, 40)
    frequencies = counted(profiles)
    left, right = all_pairs(profiles)
    for opening in Explainer(scorer).openings(left, right):
        one, other = profiles[opening.left_id], profiles[opening.right_id]
        score = score_comparison(compare(one, other, frequencies), scorer.model)
        assert json.loads(opening.score) == json.loads(json.dumps(score.to_json()))
        assert (opening.weight, opening.probability) == (score.weight, score.probability)


def test_a_saved_scorer_is_the_same_in_another_process(kind: Kind, tmp_path: Path) -> None:
    profiles, scorer = gathered(kind)
    file = save_scorer(scorer, tmp_path)
    left, right = all_pairs(profiles)
    again = saved_scorer(file)
    assert again.cells_of(left, right).tolist() == scorer.cells_of(left, right).tolist()
    assert [again.profile(one) for one in range(len(profiles))] == profiles


def test_stored_and_living_profiles_have_one_plain_form(kind: Kind) -> None:
    profiles = [profile_of(facts, kind) for facts in some_facts(kind, 20)]
    living = part_of(kind, range(20), [plain_of(one) for one in profiles])
    stored = part_of(kind, range(20), [json.loads(encoded(one)) for one in profiles])
    for part in (living, stored):
        columns = Columns(kind, part.ids, part.codes, part.values)
        assert [columns.profile(one) for one in range(20)] == profiles
