"""How alike two texts are, one pair at a time and many at once."""

from hypothesis import given
from hypothesis import strategies as st

from dedup.similarity import (
    all_misspelt,
    all_slips,
    all_very_alike,
    is_misspelt,
    is_very_alike,
    slips,
)

words = st.text("abmn", max_size=9)


@given(st.lists(st.tuples(words, words), min_size=1, max_size=40))
def test_many_pairs_are_judged_as_one_pair_is(pairs: list[tuple[str, str]]) -> None:
    lefts, rights = [one for one, _ in pairs], [other for _, other in pairs]
    assert all_misspelt(lefts, rights).tolist() == [is_misspelt(*pair) for pair in pairs]
    assert all_slips(lefts, rights).tolist() == [slips(*pair) for pair in pairs]
    alike = [is_very_alike(*pair, 0.9) for pair in pairs]
    assert all_very_alike(lefts, rights, 0.9).tolist() == alike
