"""Two postal addresses become a level."""

from dedup.levels import PlaceLevel
from dedup.normalise.address import Street
from dedup.profile import Profile
from dedup.similarity import is_misspelt, slips

# Reading a member of an enumeration costs more than most comparisons, so each is read once.
_MISSING, _OTHER_COUNTRY = PlaceLevel.MISSING, PlaceLevel.OTHER_COUNTRY
_SAME_HOUSE, _SAME_STREET = PlaceLevel.SAME_HOUSE, PlaceLevel.SAME_STREET
_SAME_POSTAL_CODE, _SAME_CITY = PlaceLevel.SAME_POSTAL_CODE, PlaceLevel.SAME_CITY
_OTHER_CITY, _SAME_COUNTRY = PlaceLevel.OTHER_CITY, PlaceLevel.SAME_COUNTRY
_SAME_AREA, _OTHER_STREET = PlaceLevel.SAME_AREA, PlaceLevel.OTHER_STREET


def place_level(left: Profile, right: Profile) -> PlaceLevel:
    """How the two addresses agree, from the house to the country."""
    country, other_country = left.country, right.country
    if country != other_country and country and other_country:
        return _OTHER_COUNTRY
    same_code = left.postal_code == right.postal_code and left.postal_code != ""
    both_cities = left.city != "" and right.city != ""
    same_city = both_cities and not same_code and _is_alike(left.city, right.city)
    street, other = left.street, right.street
    both_streets = street.name != "" and other.name != ""
    is_near = same_code or same_city or not both_cities
    if is_near and both_streets and _is_same_street(street, other):
        return _SAME_HOUSE if street.number == other.number else _SAME_STREET
    if same_code:
        return _SAME_POSTAL_CODE
    if both_cities:
        return _SAME_CITY if same_city else _OTHER_CITY
    if left.postal_code and right.postal_code:
        return _SAME_AREA if is_same_area(left.postal_code, right.postal_code) else _OTHER_CITY
    if both_streets:
        return _OTHER_STREET
    return _SAME_COUNTRY if country and other_country else _MISSING


def places_shown(left: Profile, right: Profile) -> tuple[str, str]:
    """The two addresses in one line each."""
    return _shown(left), _shown(right)


def _is_same_street(street: Street, other: Street) -> bool:
    # The sort of street is left out by many, but Oak Road and Oak Lane may lie side by side.
    if street.number == other.number and street.core == other.core:
        return True
    return _is_alike(street.name, other.name)


def is_same_area(code: str, other: str) -> bool:
    """Whether two different postal codes are of one town, or one is the other with a slip."""
    # The first half of a code is a town or a district in every country that has codes.
    half = min(len(code), len(other)) // 2 + 1
    return (half > 2 and code[:half] == other[:half]) or slips(code, other) == 1


def _is_alike(one: str, other: str) -> bool:
    return one == other or is_misspelt(one, other)


def _shown(profile: Profile) -> str:
    street = f"{profile.street.name} {profile.street.number}".strip()
    town = f"{profile.postal_code} {profile.city}".strip()
    return ", ".join([part for part in (street, town, profile.country) if part])
