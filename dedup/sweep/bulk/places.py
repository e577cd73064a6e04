"""The levels of postal addresses for many pairs at once, as dedup.compare.places finds them."""

import marshal
from collections.abc import Hashable, Sequence
from typing import Any

import numpy as np

from dedup.compare.places import is_same_area
from dedup.levels import PlaceLevel
from dedup.sweep.bulk.texts import Flags, Numbers, Texts, columns_of, each_related
from dedup.sweep.counts import BlockSizes

_LEVELS = list(PlaceLevel)
_AT = {level: number for number, level in enumerate(_LEVELS)}


class Places:
    """Distinct addresses by code; `values` are those of the view of the place."""

    known: Sequence[Hashable] = _LEVELS

    def __init__(self, values: Sequence[bytes], _: BlockSizes) -> None:
        self._texts = Texts()
        rows = map(self._row, map(marshal.loads, values))
        (
            self._street, self._house, self._core, self._postal_code, self._city, self._country,
        ) = columns_of(rows, 6)  # fmt: skip

    def levels(self, left: Numbers, right: Numbers) -> Numbers:
        """Positions in `known` for pairs of codes."""
        countries = self._country[left], self._country[right]
        codes = self._postal_code[left], self._postal_code[right]
        cities = self._city[left], self._city[right]
        both_countries, both_codes, both_cities = (
            (one > 0) & (other > 0) for one, other in (countries, codes, cities)
        )
        same_code = both_codes & (codes[0] == codes[1])
        same_city = both_cities & ~same_code & self._alike(*cities, both_cities & ~same_code)
        street = self._streets(left, right, same_code | same_city | ~both_cities)
        both_streets = (self._street[left] > 0) & (self._street[right] > 0)
        area = both_codes & ~both_cities & ~same_code
        choices = (
            (both_countries & (countries[0] != countries[1]), PlaceLevel.OTHER_COUNTRY),
            (street == 2, PlaceLevel.SAME_HOUSE),
            (street == 1, PlaceLevel.SAME_STREET),
            (same_code, PlaceLevel.SAME_POSTAL_CODE),
            (same_city, PlaceLevel.SAME_CITY),
            (both_cities, PlaceLevel.OTHER_CITY),
            (self._same_area(*codes, area), PlaceLevel.SAME_AREA),
            (area, PlaceLevel.OTHER_CITY),
            (both_streets, PlaceLevel.OTHER_STREET),
            (both_countries, PlaceLevel.SAME_COUNTRY),
        )
        flags, levels = zip(*choices, strict=True)
        return np.select(flags, [_AT[one] for one in levels], _AT[PlaceLevel.MISSING])

    def _row(self, plain: Any) -> tuple[int, ...]:
        (street, house, core), postal_code, city, country = plain
        number = self._texts.number
        return (
            number(street), number(house), number(core),
            number(postal_code), number(city), number(country),
        )  # fmt: skip

    def _streets(self, left: Numbers, right: Numbers, is_near: Flags) -> Numbers:
        """2 where the house is one, 1 where the street is."""
        streets = self._street[left], self._street[right]
        same_number = self._house[left] == self._house[right]
        same_core = same_number & (self._core[left] == self._core[right])
        wanted = is_near & (streets[0] > 0) & (streets[1] > 0)
        same = wanted & (same_core | self._alike(*streets, wanted & ~same_core))
        return np.where(same, np.where(same_number, 2, 1), 0)

    def _alike(self, left: Numbers, right: Numbers, where: Flags) -> Flags:
        found: Flags = left == right
        differing = np.flatnonzero(where & ~found)
        found[differing] = self._texts.misspelt(left[differing], right[differing])
        return found

    def _same_area(self, left: Numbers, right: Numbers, where: Flags) -> Flags:
        texts, found = self._texts.all(), np.zeros(len(left), bool)
        asked = np.flatnonzero(where)
        found[asked] = each_related(
            left[asked], right[asked], lambda one, other: is_same_area(texts[one], texts[other])
        )
        return found
