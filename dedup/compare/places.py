"""Two postal addresses become a level."""

from dedup.levels import PlaceLevel
from dedup.profile import Profile
from dedup.similarity import is_misspelt


def place_level(left: Profile, right: Profile) -> tuple[PlaceLevel, str, str]:
    """The level and the two addresses it rests on."""
    level = _level(left, right)
    if level is PlaceLevel.MISSING:
        return level, "", ""
    return level, _shown(left), _shown(right)


def _level(left: Profile, right: Profile) -> PlaceLevel:
    if left.country and right.country and left.country != right.country:
        return PlaceLevel.OTHER_COUNTRY
    same_area = _same_area(left, right)
    if left.street and right.street and same_area is not False and _same_street(left, right):
        same_house = left.street.number == right.street.number
        return PlaceLevel.SAME_HOUSE if same_house else PlaceLevel.SAME_STREET
    if left.postal_code and left.postal_code == right.postal_code:
        return PlaceLevel.SAME_POSTAL_CODE
    if left.city and right.city:
        return PlaceLevel.SAME_CITY if _same_city(left, right) else PlaceLevel.OTHER_CITY
    if left.postal_code and right.postal_code:
        return PlaceLevel.OTHER_CITY
    return PlaceLevel.SAME_COUNTRY if left.country and right.country else PlaceLevel.MISSING


def _same_area(left: Profile, right: Profile) -> bool | None:
    if left.postal_code and left.postal_code == right.postal_code:
        return True
    if left.city and right.city:
        return _same_city(left, right)
    return None


def _same_city(left: Profile, right: Profile) -> bool:
    return left.city == right.city or is_misspelt(left.city, right.city)


def _same_street(left: Profile, right: Profile) -> bool:
    one, other = left.street.name, right.street.name
    return one == other or is_misspelt(one, other)


def _shown(profile: Profile) -> str:
    street = f"{profile.street.name} {profile.street.number}".strip()
    town = f"{profile.postal_code} {profile.city}".strip()
    return ", ".join(part for part in (street, town, profile.country) if part)
