"""The verdicts that arrivals would get on many scored pairs at once."""

from typing import NamedTuple

import numpy as np

from dedup.levels import SAME_MAILBOX
from dedup.sweep.batches import Source, the_scorer
from dedup.sweep.bulk.texts import Flags
from dedup.sweep.columns import Codes, Numbers
from dedup.sweep.scoring import Edges, Scorer
from dedup.thresholds import Thresholds
from dedup.verdict import Verdict, verdict_of
from dedup.weights import weigh

# Two records have the address, so that but one had it when the newer came.
_ONLY_HOLDER = 2
VERDICTS: tuple[Verdict, ...] = ("NEW", "REVIEW", "MATCH")


class Judging(NamedTuple):
    """Some scored pairs (older, newer), what scored them, and the thresholds."""

    source: Source
    edges: Edges
    limits: Thresholds


def verdict_codes(judging: Judging) -> Codes:
    """The position in VERDICTS of each pair's verdict; the work of one process."""
    scorer, (left, right, probability), limits = the_scorer(judging.source), *judging[1:]
    mailbox = scorer.has_level("email", SAME_MAILBOX, left, right)
    asked = np.flatnonzero(mailbox | (probability >= limits.review))
    found = np.zeros(len(left), np.int32)
    found[asked] = _judged(scorer, left[asked], right[asked], mailbox[asked], limits)
    return found


def _judged(
    scorer: Scorer, left: Numbers, right: Numbers, mailbox: Flags, limits: Thresholds
) -> Codes:
    """One verdict for all pairs that agree alike."""
    cells, cell = np.unique(scorer.cells_of(left, right), return_inverse=True)
    holding = np.zeros(len(left), np.int64)
    # Whose mailbox it is matters only where one is common to the two.
    holding[mailbox] = [_holding(scorer, one) for one in right[mailbox].tolist()]
    alike = cell << 3 | scorer.same_values("name", left, right) << 2 | holding
    _, first, which = np.unique(alike, return_index=True, return_inverse=True)
    weighed = [weigh(scorer.levels_of(one), scorer.model) for one in cells.tolist()]
    verdicts = [
        verdict_of(
            scorer.columns.profile(int(right[one])),
            scorer.columns.profile(int(left[one])),
            weighed[cell[one]],
            limits,
            only_holder=bool(holding[one] & _ONLY_HOLDER),
        )
        for one in first.tolist()
    ]
    return np.array([VERDICTS.index(one) for one in verdicts], np.int32)[which]


def _holding(scorer: Scorer, position: int) -> int:
    """What a verdict needs of a record's addresses: whether it holds them alone, or a family."""
    emails = scorer.columns.profile(position).emails
    holders = max((scorer.frequencies.email(one.address) for one in emails), default=0)
    is_family = any(one.is_family for one in emails)
    return (_ONLY_HOLDER if holders <= 2 else 0) | is_family
