"""The levels of employers for many pairs at once, as dedup.compare.organisations finds them."""

import marshal
from collections.abc import Hashable, Sequence
from typing import Any

import numpy as np

from dedup.compare.organisations import SMALL_FIRM, are_similar, spells
from dedup.levels import OrganisationLevel
from dedup.sweep.bulk.texts import ASK, Flags, Holders, Numbers, Texts, columns_of, each_related
from dedup.sweep.counts import BlockSizes

_LEVELS = list(OrganisationLevel)
_AT = {level: number for number, level in enumerate(_LEVELS)}
# Of a firm that few work for, and of one that many work for.
_SAME = np.array([_AT[OrganisationLevel.SAME_SMALL], _AT[OrganisationLevel.SAME_LARGE]])
# A domain and a name spell alike from the start, and no name of fewer letters is asked.
_START = 4


class Employers:
    """Distinct employers by code; `values` are those of the view of the organisation."""

    known: Sequence[Hashable] = _LEVELS

    def __init__(self, values: Sequence[bytes], frequencies: BlockSizes) -> None:
        self._cores, self._joineds, self._domains, starts = Texts(), Texts(), Texts(), Texts()
        rows = map(self._row, map(marshal.loads, values))
        self._core, self._joined, self._domain, self._many = columns_of(rows, 4)
        self._named = Holders(frequencies, "organisation", self._joineds)
        self._reached = Holders(frequencies, "organisation", self._domains)
        self._name_start = self._joineds.each(lambda one: one[:_START], starts)[self._joined]
        self._label_start = self._domains.each(_label_start, starts)[self._domain]

    def levels(self, left: Numbers, right: Numbers) -> Numbers:
        """Positions in `known` for pairs of codes, or ASK."""
        names = self._core[left] > 0, self._core[right] > 0
        domains = self._many[left] > 0, self._many[right] > 0
        known = (names[0] | domains[0]) & (names[1] | domains[1])
        same_name = names[0] & (self._joined[left] == self._joined[right])
        same_domain = domains[0] & (self._domain[left] == self._domain[right])
        level = np.full(len(left), _AT[OrganisationLevel.DIFFERENT])
        apart = np.flatnonzero(known & ~same_name & ~same_domain)
        similar = apart[self._similar(left[apart], right[apart])]
        level[similar] = _AT[OrganisationLevel.SIMILAR]
        for same, holders, texts in (
            (same_name, self._named, self._joined),
            (same_domain & ~same_name, self._reached, self._domain),
        ):
            one = np.flatnonzero(same)
            level[one] = _SAME[(holders.of(texts[left[one]]) > SMALL_FIRM).astype(int)]
        several = (self._many[left] > 1) | (self._many[right] > 1)
        level[several & ~same_name] = ASK
        return np.where(known, level, _AT[OrganisationLevel.MISSING])

    def _row(self, plain: Any) -> tuple[int, ...]:
        (core, _, _), domains = plain
        # Of several domains the comparison of an arrival finds the common one.
        domain = self._domains.number(domains[0]) if len(domains) == 1 else 0
        joined = self._joineds.number(core.replace(" ", ""))
        return self._cores.number(core), joined, domain, len(domains)

    def _similar(self, left: Numbers, right: Numbers) -> Flags:
        found = self._spelt(left, right) | self._spelt(right, left)
        named = ~found & (self._core[left] > 0) & (self._core[right] > 0)
        asked = np.flatnonzero(named)
        found[asked] = self._cores.related(
            self._core[left[asked]], self._core[right[asked]], are_similar
        )
        return found

    def _spelt(self, named: Numbers, reached: Numbers) -> Flags:
        """Where the domain of one spells the name of the other."""
        names, domains = self._joineds.all(), self._domains.all()
        start = self._name_start[named]
        asked = np.flatnonzero((start > 0) & (start == self._label_start[reached]))
        found = np.zeros(len(named), bool)
        found[asked] = each_related(
            self._joined[named[asked]],
            self._domain[reached[asked]],
            lambda one, other: spells(names[one], domains[other]),
        )
        return found


def _label_start(domain: str) -> str:
    return domain.partition(".")[0].replace("-", "")[:_START]
