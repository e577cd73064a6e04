"""The levels of e-mail addresses for many pairs at once, as dedup.compare.emails finds them."""

import marshal
from collections.abc import Hashable, Sequence
from typing import Any

import numpy as np

from dedup.compare.emails import SHARED_MAILBOX
from dedup.levels import EmailLevel
from dedup.sweep.bulk.texts import ASK, Flags, Holders, Numbers, Texts, columns_of
from dedup.sweep.counts import BlockSizes

_LEVELS = list(EmailLevel)
_AT = {level: number for number, level in enumerate(_LEVELS)}
# Shorter local parts differ by a letter too easily, and of three letters many are equal.
_SLIPPING, _TELLING = 5, 3
# Stands for a word where there are several, or not the number there should be.
_SEVERAL = -1
_NOTHING = (0,) * 10


class Emails:
    """Distinct lists of addresses by code, or the name of who has none."""

    known: Sequence[Hashable] = _LEVELS

    def __init__(self, values: Sequence[bytes], frequencies: BlockSizes) -> None:
        self._addresses, self._locals, self._domains = Texts(), Texts(), Texts()
        self._words = Texts()
        rows = map(self._row, map(marshal.loads, values))
        (
            self._many, self._address, self._local, self._domain, self._letters,
            self._turned, self._is_role, self._is_private, self._one, self._other, self._initial,
        ) = columns_of(rows, 11)  # fmt: skip
        self._is_several = self._turned == _SEVERAL
        self._local_length = self._locals.lengths()[self._local]
        self._telling = self._words.lengths()[self._letters] > _TELLING
        self._holders = Holders(frequencies, "email", self._addresses)

    def levels(self, left: Numbers, right: Numbers) -> Numbers:
        """Positions in `known` for pairs of codes, or ASK."""
        mine, others = self._many[left], self._many[right]
        level = np.full(len(left), ASK)
        level[(mine == 0) & (others == 0)] = _AT[EmailLevel.MISSING]
        single = np.flatnonzero((mine == 1) & (others == 1))
        level[single] = self._of_two(left[single], right[single])
        for some, addressed, named in ((mine > others, left, right), (others > mine, right, left)):
            alone = np.flatnonzero(some & (mine + others == 1))
            level[alone] = self._fitting(addressed[alone], named[alone])
        return level

    def _row(self, plain: Any) -> tuple[int, ...]:
        emails, name = plain
        if not emails:
            return self._of_name(name)
        if len(emails) > 1:
            return (len(emails), *_NOTHING)
        [(address, local, domain, is_role, is_free, is_disposable, words, letters)] = emails
        word = self._words.number
        one, other = map(word, words) if len(words) == 2 else (_SEVERAL, _SEVERAL)
        return (
            1, self._addresses.number(address), self._locals.number(local),
            self._domains.number(domain), word(letters), 0, is_role, is_free or is_disposable,
            one, other, 0,
        )  # fmt: skip

    def _of_name(self, name: Any) -> tuple[int, ...]:
        """What an address may spell: first and last name in both orders, and both apart."""
        if not (name and name[0] and name[1]):
            return (0, *_NOTHING)
        first, last, word = name[0][0], name[1], self._words.number
        if len(last) > 1:
            return (0, 0, 0, 0, 0, _SEVERAL, 0, 0, _SEVERAL, 0, 0)
        return (
            0, 0, 0, 0, word(first + last[0]), word(last[0] + first), 0, 0,
            word(first), word(last[0]), word(first[0]),
        )  # fmt: skip

    def _of_two(self, left: Numbers, right: Numbers) -> Numbers:
        address, local, domain = self._address, self._local, self._domain
        same_local, same_domain = local[left] == local[right], domain[left] == domain[right]
        same_letters = same_local & (self._letters[left] == self._letters[right])
        role = (self._is_role[left] | self._is_role[right]) == 1
        private, other_private = self._is_private[left] == 1, self._is_private[right] == 1
        same = address[left] == address[right]
        choices = (
            (same & (self._is_role[left] == 1), EmailLevel.EXACT_ROLE),
            (self._shared(left, same), EmailLevel.EXACT_SHARED),
            (same, EmailLevel.EXACT),
            (role, EmailLevel.ROLE),
            (same_letters & self._telling[left], EmailLevel.SAME_LOCAL),
            (self._slip(left, right, ~same & ~role, same_local, same_domain), EmailLevel.MISSPELT),
            (private != other_private, EmailLevel.PRIVATE_AND_WORK),
            (private, EmailLevel.BOTH_PRIVATE),
            (same_domain, EmailLevel.COLLEAGUES),
        )
        flags, levels = zip(*choices, strict=True)
        return np.select(flags, [_AT[one] for one in levels], _AT[EmailLevel.OTHER_FIRM])

    def _shared(self, left: Numbers, same: Flags) -> Flags:
        found = np.zeros(len(left), bool)
        asked = np.flatnonzero(same)
        found[asked] = self._holders.of(self._address[left[asked]]) > SHARED_MAILBOX
        return found

    def _slip(
        self, left: Numbers, right: Numbers, where: Flags, same_local: Flags, same_domain: Flags
    ) -> Flags:
        found = np.zeros(len(left), bool)
        long = self._local_length[left] > _SLIPPING
        near = np.flatnonzero(where & same_domain & long)
        found[near] = self._locals.slips(self._local[left[near]], self._local[right[near]]) == 1
        near = np.flatnonzero(where & same_local & ~same_domain)
        found[near] = self._domains.slips(self._domain[left[near]], self._domain[right[near]]) == 1
        return found

    def _fitting(self, addressed: Numbers, named: Numbers) -> Numbers:
        """Whether the address of one spells the name of the other."""
        parts = self._one[named], self._other[named], self._initial[named]
        letters = self._letters[addressed]
        spelt = (letters == self._letters[named]) | (letters == self._turned[named])
        in_name = [
            np.logical_or.reduce([word == part for part in parts])
            for word in (self._one[addressed], self._other[addressed])
        ]
        fits = spelt | (in_name[0] & in_name[1])
        level = np.where(fits, _AT[EmailLevel.FITS_NAME], _AT[EmailLevel.MISSING])
        level[self._is_several[named]] = ASK
        return np.where(parts[0] == 0, _AT[EmailLevel.MISSING], level)
