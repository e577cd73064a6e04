"""When nightly work is due: once after its time of day, and again where it was cut off."""

from datetime import UTC, datetime, time, timedelta, tzinfo

from store.chores import Chore

# Work that was cut off is taken up when the daemon starts, and else not at once again.
_BREATHER = timedelta(hours=1)


def latest_slot(at: time, zone: tzinfo, now: datetime) -> datetime:
    """The last moment at which the house's clock showed that time of day."""
    local = now.astimezone(zone)
    slot = local.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
    if slot > local:
        # A day back by the calendar, so that a change of the clocks moves nothing.
        slot = datetime.combine(local.date() - timedelta(days=1), at, zone)
    return slot.astimezone(UTC)


def is_due(
    last: Chore | None,
    *,
    slot: datetime,
    now: datetime,
    up_since: datetime,
    days: int = 1,
) -> bool:
    """Whether the chore should run now; `days` is the least time between two runs.

    A house that never did it waits for the first slot after it was started.
    """
    if last is None:
        return slot >= up_since
    if last.finished_at is None:
        return last.started_at < max(up_since, now - _BREATHER)
    least = timedelta(days=days) - timedelta(hours=12)
    return last.started_at < slot and now - last.started_at >= least
