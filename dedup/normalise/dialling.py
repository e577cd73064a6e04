"""How each country dials, so that a number in ordinary letters is read as `phonenumbers` reads it.

The library looks at a text in every way there is. Nearly all numbers are digits with a little
punctuation, of which it asks few questions; these are asked here, of its own metadata.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, SUPPORTED_REGIONS
from phonenumbers.phonemetadata import PhoneMetadata, PhoneNumberDesc

# Three digits make a number to the library; of other letters it may make words or extensions.
_ORDINARY = re.compile(r"[ ()./-]*\+?(?:[ ()./-]*[0-9]){3}[0-9 ()./-]*")
_NO_PUNCTUATION = str.maketrans("", "", "+ ()./-")
# No text is longer, and so no number.
_MOST_DIGITS = 64
_SHORTEST = 2
_NOTHING = re.compile(r"(?!)")
_CODE_LENGTHS = (2, 1, 3)
_REGIONS = {str(code): regions[0] for code, regions in COUNTRY_CODE_TO_REGION_CODE.items()}


class UnusualNumberError(ValueError):
    """The library has to be asked."""


@dataclass(frozen=True, slots=True)
class Dialling:
    """The rules of one region; `abroad` and `trunk` are what is dialled before a number.

    Without its trunk prefix a number has one of the lengths in `bare`, or it never had one.
    `possible` are the lengths in all regions that share the country code.
    """

    code: str
    abroad: re.Pattern[str] | None
    trunk: re.Pattern[str] | None
    whole: re.Pattern[str]
    longest: int
    bare: frozenset[int]
    possible: frozenset[int]

    def without_trunk(self, number: str) -> str:
        """The number without the prefix for calls within the country."""
        found = self.trunk.match(number) if self.trunk else None
        if found is None:
            return number
        if found.lastindex:
            # A carrier, or digits that are to be written in another order.
            raise UnusualNumberError(number)
        rest = number[found.end() :]
        is_part_of_number = self.whole.fullmatch(number) and not self.whole.fullmatch(rest)
        return number if is_part_of_number else rest

    def without_code(self, number: str) -> str | None:
        """The number without its country code, where it must be one though nothing says so."""
        if not number.startswith(self.code):
            return None
        rest = self.without_trunk(number[len(self.code) :])
        is_clearer = not self.whole.fullmatch(number) and self.whole.fullmatch(rest)
        is_too_long = len(number) > self.longest and len(number) in self.bare
        return rest if is_clearer or is_too_long else None

    def e164(self, number: str) -> str:
        """The number as it is dialled from anywhere, or "" when its length is impossible."""
        if len(number) < _SHORTEST:
            return ""
        rest = self.without_trunk(number)
        kept = rest if len(rest) in self.bare else number
        return f"+{self.code}{kept}" if len(kept) in self.possible else ""


def dialled(text: str, region: str | None) -> str:
    """The text in E.164, or "" when the library sees no possible number in it.

    Raises UnusualNumberError when only the library can tell.
    """
    if not _ORDINARY.fullmatch(text):
        raise UnusualNumberError(text)
    digits = text.translate(_NO_PUNCTUATION)
    if "+" in text:
        return _from_anywhere(digits)
    here = _dialling_in(region)
    return _from_home(digits, here) if here else ""


def _from_home(digits: str, here: Dialling) -> str:
    prefix = here.abroad.match(digits) if here.abroad else None
    if prefix and digits[prefix.end() : prefix.end() + 1] != "0":
        return _from_anywhere(digits[prefix.end() :])
    rest = here.without_code(digits)
    # The library cuts twice, by the rules of the region and then by those of its country code.
    return here.e164(digits) if rest is None else _behind_code(here.code).e164(rest)


def _from_anywhere(digits: str) -> str:
    for length in _CODE_LENGTHS:
        if digits[:length] in _REGIONS and len(digits) > _SHORTEST:
            return _behind_code(digits[:length]).e164(digits[length:])
    raise UnusualNumberError(digits)


@lru_cache(maxsize=512)
def _dialling_in(region: str | None) -> Dialling | None:
    if region not in SUPPORTED_REGIONS:
        return None
    metadata = PhoneMetadata.metadata_for_region(region)
    return None if metadata is None else _dialling(metadata, str(metadata.country_code))


@lru_cache(maxsize=512)
def _behind_code(code: str) -> Dialling:
    return _dialling(_metadata_behind(code), code)


def _metadata_behind(code: str) -> PhoneMetadata:
    found = PhoneMetadata.metadata_for_region_or_calling_code(int(code), _REGIONS[code])
    if found is None:
        raise UnusualNumberError(code)
    return found


def _dialling(metadata: PhoneMetadata, code: str) -> Dialling:
    own, shared = _numbers(metadata), _numbers(_metadata_behind(code))
    lengths, longest = set(own.possible_length), own.possible_length[-1]
    bare = lengths.union(range(longest, _MOST_DIGITS)).difference(own.possible_length_local_only)
    return Dialling(
        code,
        _compiled(metadata.international_prefix),
        _compiled(metadata.national_prefix_for_parsing),
        _compiled(own.national_number_pattern) or _NOTHING,
        longest,
        frozenset(bare),
        frozenset({*shared.possible_length, *shared.possible_length_local_only}),
    )


def _numbers(metadata: PhoneMetadata) -> PhoneNumberDesc:
    if metadata.general_desc is None:
        raise UnusualNumberError(metadata.id)
    return metadata.general_desc


def _compiled(pattern: str | None) -> re.Pattern[str] | None:
    return re.compile(pattern) if pattern else None
