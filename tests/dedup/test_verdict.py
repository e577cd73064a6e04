"""The gate: what is merged without asking, and what never is on a score alone."""

from collections.abc import Mapping

import pytest

from dedup.normalise import normalise_email
from dedup.profile import Profile, profile_of
from dedup.thresholds import Thresholds
from dedup.verdict import verdict_of
from dedup.weights import FieldScore, MatchScore
from store.facts import Facts

USUAL = {
    "name": "exact", "email": "missing", "phone": "missing", "organisation": "missing",
    "place": "missing", "birthdate": "missing",
}  # fmt: skip
PART = {"name": "last_missing", "email": "exact"}
ANNA = profile_of(Facts(name="Anna Berg", emails=("anna.berg@kranbau.de",)), "contact")
FAMILY = profile_of(Facts(name="Anna Berg", emails=("fam.berg@gmx.de",)), "contact")


def verdict(probability: float, levels: Mapping[str, str], arrival: Profile = ANNA) -> str:
    fields = tuple(
        FieldScore(field, level, 1.0, "a", "b") for field, level in {**USUAL, **levels}.items()
    )
    found = MatchScore(9.0, probability, -4.0, fields, (("same", probability),), 2)
    known = profile_of(Facts(name="Anna Maria Berg"), "contact")
    return verdict_of(arrival, known, found, Thresholds(), only_holder=False)


@pytest.mark.parametrize(
    ("probability", "levels"),
    [
        (0.9995, {"phone": "exact"}),
        (0.9995, {"phone": "exact_shared"}),
        (0.9995, {"email": "same_local"}),
        (0.9995, {"place": "same_house"}),
        (0.9995, {"place": "same_house", "email": "other_firm"}),
        (0.9995, {"organisation": "same_small", "email": "private_and_work"}),
        (0.991, {"name": "last_missing", "email": "exact"}),
        (0.991, {"name": "both_similar", "phone": "exact"}),
    ],
)
def test_two_things_that_agree_are_merged(probability: float, levels: dict[str, str]) -> None:
    assert verdict(probability, levels) == "MATCH"


@pytest.mark.parametrize(
    ("probability", "levels"),
    [
        (0.9999, {}),
        (0.98, {"phone": "exact"}),
        (0.9999, {"name": "first_different", "phone": "exact"}),
        (0.995, {"organisation": "same_small"}),
        (0.9999, {"organisation": "similar"}),
        (0.9999, {"organisation": "same_small", "phone": "different"}),
        (0.9999, {"organisation": "same_small", "email": "colleagues"}),
        (0.9999, {"organisation": "same_large"}),
        (0.9999, {"place": "same_house", "email": "colleagues"}),
        (0.9999, {"place": "same_house", "email": "misspelt"}),
    ],
)
def test_a_score_alone_is_asked_about(probability: float, levels: dict[str, str]) -> None:
    assert verdict(probability, levels) == "REVIEW"


def test_a_household_s_mailbox_is_nobody_s_own() -> None:
    assert verdict(0.999, PART) == "MATCH"
    assert verdict(0.999, PART, FAMILY) == "REVIEW"


def test_who_only_claims_an_employer_may_be_anybody() -> None:
    claimed = profile_of(Facts(name="Anna Berg", claimed=True), "contact")
    assert verdict(0.9999, {"organisation": "same_small"}, claimed) == "REVIEW"
    assert verdict(0.9999, {"organisation": "same_small"}) == "MATCH"


@pytest.mark.parametrize(
    ("address", "is_family"),
    [
        ("fam.berg@gmx.de", True),
        ("familieberg@gmx.de", True),
        ("casa.rossi77@alice.it", True),
        ("famke.janssen@gmx.de", False),
        ("the@example.com", False),
    ],
)
def test_family_mailboxes(address: str, is_family: bool) -> None:
    email = normalise_email(address)
    assert email is not None
    assert email.is_family is is_family
