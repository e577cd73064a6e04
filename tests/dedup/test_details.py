"""Columns that no field takes: how their texts agree, and what a store teaches of them."""

from collections import Counter

import pytest

from dedup.compare.details import detail_levels, details_shown
from dedup.comparisons import compare, levels_of
from dedup.estimate import Cell, estimate, fitting, tables_of
from dedup.frequencies import CountedFrequencies
from dedup.model import model_of, shipped_model
from dedup.profile import Profile, profile_of
from dedup.weights import score
from store.facts import Facts

NO_CONTEXT = "missing|missing|missing"


def person(**details: str) -> Profile:
    return profile_of(Facts(name="Anna Berg", details=tuple(details.items())), "contact")


def counted(*profiles: Profile) -> CountedFrequencies:
    frequencies = CountedFrequencies()
    for profile in profiles:
        frequencies.add(profile)
    return frequencies


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Devon", "devon", "exact_constant"),
        ("Devon", "Devn", "near"),
        ("Naval Officer", "officer", "near"),
        ("Devon", "Kent", "different"),
    ],
)
def test_two_texts(one: str, other: str, level: str) -> None:
    left, right = person(born_in=one), person(born_in=other)
    assert detail_levels(left, right, counted(left, right)) == (f"born in|{level}",)
    assert details_shown(left, right)[0][0] == "born in"


def test_what_few_have_says_more() -> None:
    left, right = person(number="7771234"), person(number="7771234")
    others = [person(number=str(5_000_000 + number)) for number in range(2000)]
    frequencies = counted(left, right, *others)
    assert detail_levels(left, right, frequencies) == ("number|exact_rare",)


def test_a_column_one_of_them_lacks_tells_nothing() -> None:
    left, right = person(born_in="Devon", gender="f"), person(gender="f")
    assert [one.partition("|")[0] for one in detail_levels(left, right, counted(left))] == [
        "gender"
    ]
    assert levels_of(left, person(), counted(left)).details == ()


def test_an_unknown_column_moves_a_score_and_is_explained() -> None:
    one, same, other = person(born_in="Devon"), person(born_in="Devon"), person(born_in="Kent")
    frequencies = counted(*(person(born_in=f"Town {number}") for number in range(500)))
    agreeing, differing = score(one, same, frequencies), score(one, other, frequencies)
    assert agreeing.probability > differing.probability
    last = agreeing.fields[-1]
    assert (last.field, last.left, last.right) == ("born in", "devon", "devon")
    assert agreeing.prior + sum(field.weight for field in agreeing.fields) == pytest.approx(
        agreeing.weight, abs=0.01
    )
    assert len(compare(one, same, frequencies).fields) == len(agreeing.fields)


def test_a_store_teaches_what_a_column_is_worth() -> None:
    shipped = shipped_model(is_company=False)
    same = Cell("exact|-3", "exact", NO_CONTEXT, "missing", ("number|exact_rare",))
    other = Cell("different|-4", "other_firm", NO_CONTEXT, "missing", ("number|different",))
    slip = Cell("exact|-3", "exact", NO_CONTEXT, "missing", ("number|different",))
    found = estimate(Counter({same: 900, slip: 100, other: 4000}), shipped, 9).model
    logs = found.details["number|exact_rare"]
    assert 2.0 ** logs[0] == pytest.approx(0.9, abs=0.05)
    assert logs[0] - max(logs[1:]) > 2
    assert model_of(tables_of(found), 9).details == found.details


def test_a_store_like_the_shipped_one_is_weighed_by_the_shipped_model() -> None:
    shipped = shipped_model(is_company=False)
    usual = Cell("exact|-3", "exact", NO_CONTEXT, "missing")
    assert fitting({usual: 3}, shipped) is shipped
    colleagues = Cell("different|-4", "colleagues", NO_CONTEXT, "missing")
    assert fitting({usual: 300, colleagues: 700}, shipped) is shipped


def test_records_of_another_kind_are_weighed_by_what_they_teach() -> None:
    shipped = shipped_model(is_company=False)
    rare = Cell("exact|1", "other_firm", NO_CONTEXT, "similar", ("number|exact_rare",))
    assert fitting({rare: 50}, shipped) is shipped
    assert fitting({rare: 500}, shipped) is not shipped
