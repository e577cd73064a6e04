"""Whatever a stranger types becomes a profile, keys and a score, and is the same to itself."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dedup import Facts, profile_of, score
from dedup.blocking import blocking_keys
from dedup.comparisons import levels_of
from dedup.frequencies import CountedFrequencies
from dedup.model import shipped_model
from dedup.weights import probability_of
from store.facts import Kind

words = st.text(max_size=40) | st.sampled_from(
    ["Anna Berg", "berg, anna", "a@b.de", "+49 30 1", "5, rue", "1971-06-24", "(((", "x" * 5000]
)
lists = st.lists(words, max_size=3).map(tuple)
facts = st.builds(
    Facts,
    name=words,
    first_name=words,
    last_name=words,
    emails=lists,
    phones=lists,
    company=words,
    url=words,
    street=words,
    postal_code=words,
    city=words,
    country=words,
    birthdate=words,
)
kinds: st.SearchStrategy[Kind] = st.sampled_from(["contact", "company", "lead"])


@settings(max_examples=150, deadline=None)
@given(left=facts, right=facts, kind=kinds)
def test_any_two_arrivals_can_be_compared(left: Facts, right: Facts, kind: Kind) -> None:
    a, b = profile_of(left, kind, region="DE"), profile_of(right, kind, region="DE")
    keys = blocking_keys(a)
    assert all(-(2**63) <= key < 2**63 for key in keys)
    assert keys == blocking_keys(profile_of(left, kind, region="DE"))
    one, other = score(a, b, CountedFrequencies()), score(b, a, CountedFrequencies())
    assert 0 <= one.probability <= 1
    assert one.levels() == other.levels()
    levels = levels_of(a, b, CountedFrequencies())
    assert [*levels.words] == list(one.levels().values())[: len(levels.words)]
    assert probability_of(levels, shipped_model(kind == "company")) == one.probability


def test_a_stored_key_never_changes() -> None:
    profile = profile_of(Facts(name="Anna Berg", emails=("anna@berg.de",)), "contact")
    by_rule = {rule: key for key, rule in blocking_keys(profile).items()}
    assert by_rule["email"] == EMAIL_KEY


# Written down on another day: a change here means that every store must be indexed again.
EMAIL_KEY = 1154179785345960473
