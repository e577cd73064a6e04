"""When nightly work is due, on clocks that jump and after nights that were missed."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from frontdesk.due import is_due, latest_slot
from store.chores import Chore

AT = time(3, 30)
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
SLOT = datetime(2026, 11, 21, 3, 30, tzinfo=UTC)


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC)


def ran(started: datetime, *, finished: bool = True) -> Chore:
    end = started + timedelta(minutes=5) if finished else None
    return Chore("sweep", "", None, started, end, False, "")


@pytest.mark.parametrize(
    ("now", "zone", "slot"),
    [
        (NOON, "UTC", SLOT),
        (datetime(2026, 11, 21, 2, tzinfo=UTC), "UTC", SLOT - timedelta(days=1)),
        (NOON, "Europe/Paris", datetime(2026, 11, 21, 2, 30, tzinfo=UTC)),
        # The night the clocks went back, and the day after it.
        (utc(25, 1), "Europe/Paris", utc(24, 1, 30)),
        (utc(26, 1), "Europe/Paris", utc(25, 2, 30)),
    ],
)
def test_the_latest_slot(now: datetime, zone: str, slot: datetime) -> None:
    assert latest_slot(AT, ZoneInfo(zone), now) == slot


@pytest.mark.parametrize(
    ("last", "up_since", "due"),
    [
        (None, SLOT - timedelta(hours=1), True),
        # A new house does not begin with a sweep at noon.
        (None, SLOT + timedelta(hours=1), False),
        (ran(SLOT), SLOT - timedelta(days=9), False),
        # The machine slept through the night.
        (ran(SLOT - timedelta(days=1)), NOON, True),
        # Cut off by the daemon's end: taken up when it starts.
        (ran(SLOT, finished=False), NOON, True),
        # Killed a moment ago, for want of memory perhaps: not at once again.
        (ran(NOON - timedelta(minutes=1), finished=False), SLOT, False),
        (ran(NOON - timedelta(hours=2), finished=False), SLOT, True),
    ],
)
def test_a_nightly_chore_is_due(last: Chore | None, up_since: datetime, due: bool) -> None:
    assert is_due(last, slot=SLOT, now=NOON, up_since=up_since) is due


@pytest.mark.parametrize(("days_ago", "due"), [(6, False), (7, True), (8, True)])
def test_a_weekly_chore_waits_a_week(days_ago: int, due: bool) -> None:
    last = ran(SLOT - timedelta(days=days_ago))
    assert is_due(last, slot=SLOT, now=NOON, up_since=SLOT, days=7) is due
