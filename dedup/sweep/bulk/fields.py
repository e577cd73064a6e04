"""Which fields have their levels told by arrays, and by which."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Protocol

from dedup.sweep.bulk.emails import Emails
from dedup.sweep.bulk.employers import Employers
from dedup.sweep.bulk.names import Names
from dedup.sweep.bulk.phones import Phones
from dedup.sweep.bulk.places import Places
from dedup.sweep.bulk.texts import Numbers
from dedup.sweep.counts import BlockSizes
from store.facts import Kind


class Bulk(Protocol):
    """Tells the levels of many pairs of one field's values, which are given by code."""

    known: Sequence[Hashable]

    def levels(self, left: Numbers, right: Numbers) -> Numbers:
        """The position in `known` of each pair's level; ASK where only a comparison tells it."""


Made = Callable[[Sequence[bytes], BlockSizes], Bulk]

_REACH: Mapping[str, Made] = {"email": Emails, "phone": Phones, "place": Places}
_PERSON: Mapping[str, Made] = {"name": Names, "organisation": Employers, **_REACH}


def bulk_of(kind: Kind, field: str) -> Made | None:
    """What tells the levels of this field, if anything does."""
    return (_REACH if kind == "company" else _PERSON).get(field)
