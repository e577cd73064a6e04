"""How many others are likely to carry a name."""

from dedup.blocking import blocking_keys, key_of
from dedup.frequencies import CountedFrequencies, likely_carriers, whole_names
from dedup.profile import Profile, profile_of
from store.facts import Facts


def person(name: str) -> Profile:
    """Somebody of whom only the name is known."""
    return profile_of(Facts(name=name), "contact")


def counted(*names: str) -> CountedFrequencies:
    """The frequencies of a store of these people."""
    frequencies = CountedFrequencies()
    for name in names:
        frequencies.add(person(name))
    return frequencies


def test_a_name_that_more_carry_is_likelier_to_be_another_s() -> None:
    strangers = [f"Anna Stein{number}" for number in range(20)]
    strangers += [f"Tom Berg{number}" for number in range(20)]
    anna = person("Anna Berg").name
    few, many = counted(*strangers, "Anna Berg"), counted(*strangers, *["Anna Berg"] * 9)
    assert likely_carriers(anna, few) < likely_carriers(anna, many)


def test_of_two_names_as_many_carry_the_one_of_common_parts_is_likelier_to_be_another_s() -> None:
    crowd = [f"Anna Stein{number}" for number in range(400)]
    frequencies = counted(*crowd, *["Anna Berg", "Xenia Berg"] * 3)
    common, rare = person("Anna Berg").name, person("Xenia Berg").name
    assert likely_carriers(common, frequencies) > likely_carriers(rare, frequencies)


def test_whoever_carries_a_name_stands_in_one_block() -> None:
    for name in ("Bob Berg", "Maria Garcia Lopez", "Anna von der Stein-Berg", "Anna"):
        profile = person(name)
        keys = {key_of("name", one) for one in whole_names(profile.name)}
        assert keys <= blocking_keys(profile).keys()
