"""From which likeness somebody is asked and two are joined, as it holds now."""

from admin import current
from dedup import Thresholds
from dedup.active import matching_now
from store.facts import Kind


def limits(kind: Kind) -> Thresholds:
    """What somebody chose for that kind of record, else what the settings say."""
    given = current.settings().match
    with current.database().read() as connection:
        return matching_now(connection, kind).thresholds(
            Thresholds(match=given.match, review=given.review)
        )
