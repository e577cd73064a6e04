"""Blocking keys: two records of one person or firm share at least one."""

import pytest

from dedup.blocking import blocking_keys, counting_keys, key_of
from dedup.frequencies import spread_of
from dedup.phonetic import sound
from dedup.profile import Profile, profile_of
from store.facts import Facts


def person(name: str, born: str = "", code: str = "", **details: str) -> Profile:
    facts = Facts(name=name, birthdate=born, postal_code=code, details=tuple(details.items()))
    return profile_of(facts, "contact")


def site(name: str, street: str = "", phone: str = "") -> Profile:
    facts = Facts(company=name, street=street, phones=(phone,) if phone else ())
    return profile_of(facts, "company")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Lee Jackson"), person("Jakcson Lee")),
        (person("Anna Berg", "1971-06-24"), person("Bertha Borg", "24.06.1971")),
        (person("Anna Berg", "1971-06-24"), person("Anna Tal", "1971-01-01")),
        (person("Anna", code="TQ13 8DF", x="1"), person("Anna Tal", code="TQ13 7HU", x="2")),
        (person("Anna", born_in="Devon"), person("Ana Tal", born_in="Devon", no="5")),
        (person("X", number="7771234"), person("Anna Berg", number="7771234")),
        (site("Turner Academy", "6949 W Sean Blvd"), site("Reid / Turner", "6949 West Sean")),
        (site("Kinderhaus", phone="226-2649"), site("Sun School", phone="(312) 226-2649")),
        (site("Miller Charities - Davis Head Start"), site("Davis Head Start")),
    ],
)
def test_they_meet(one: Profile, other: Profile) -> None:
    assert blocking_keys(one).keys() & blocking_keys(other).keys()


def test_strangers_do_not_meet() -> None:
    one = person("Anna Berg", "1971-06-24", "TQ13 8DF", born_in="Devon")
    other = person("Uwe Tal", "1950-01-02", "50667", born_in="Kent")
    assert not blocking_keys(one).keys() & blocking_keys(other).keys()


@pytest.mark.parametrize(
    "profile",
    [
        person("Anna Maria Berg-Tal", "1971-06-24", born_in="Devon", number="7771234"),
        person("Anna"),
        person(""),
        site("Turner Academy", "6949 W Sean Blvd", "+49 30 1234567"),
        profile_of(Facts(name="Uwe", company="Berg", emails=("uwe@berg.de",)), "contact"),
    ],
)
def test_what_is_counted_has_the_keys_of_its_spread(profile: Profile) -> None:
    counted = {"first name", "last name", "organisation", "detail", "company word"}
    keys = {key_of(*one) for one in spread_of(profile) if one[0] in counted}
    assert counting_keys(profile) == keys


# Written down on another day, as keys are stored: a change means that stores are indexed again.
@pytest.mark.parametrize(
    ("word", "heard"),
    [
        ("schmidt", "snt"),
        ("smith", "snt"),
        ("knight", "nkt"),
        ("wright", "rkt"),
        ("philipp", "flp"),
        ("czerny", "ksrn"),
        ("quack", "k"),
        ("xavier", "sfr"),
        ("eyh", "a"),
        ("", ""),
    ],
)
def test_how_a_name_sounds(word: str, heard: str) -> None:
    assert sound(word) == heard
