"""Daily numbers of a form: added up, read back since a day, with the span of the middle time."""

from datetime import date
from typing import Any

import pytest

from store import form_counts, forms
from store.database import Database
from store.form_counts import Counted, Summary, span_of
from store.forms import FormWish

FIRST, SECOND = date(2026, 3, 1), date(2026, 3, 2)


@pytest.fixture
def form_id(database: Database) -> int:
    """A form without numbers."""
    with database.write() as connection:
        return forms.create(connection, FormWish("Contact us")).id


def _summary(database: Database, form_id: int, since: date = FIRST) -> Summary:
    with database.read() as connection:
        return form_counts.summary(connection, form_id, since)


def test_nothing_counted_is_nothing(database: Database, form_id: int) -> None:
    assert _summary(database, form_id) == Summary()


def test_numbers_are_added_up_and_read_since_a_day(database: Database, form_id: int) -> None:
    def counted(day: date, kind: Any, field: str = "") -> Counted:
        return Counted(form_id, day, kind, field)

    for _ in range(2):
        with database.write() as connection:
            form_counts.add(connection, {
                counted(FIRST, "view"): 10, counted(FIRST, "start"): 4, counted(FIRST, "submit"): 2,
                counted(SECOND, "view"): 1, counted(SECOND, "complete"): 1,
                counted(SECOND, "step", "2"): 3, counted(SECOND, "error", "email"): 2,
                counted(SECOND, "error", "name"): 5, counted(SECOND, "time", "30"): 1,
            })  # fmt: skip
    whole = _summary(database, form_id)
    assert (whole.views, whole.starts, whole.submits, whole.completions) == (22, 8, 4, 2)
    assert [(day.day, day.views) for day in whole.days] == [(FIRST, 20), (SECOND, 2)]
    later = _summary(database, form_id, SECOND)
    assert (later.views, later.starts, later.steps) == (2, 0, {2: 6})
    assert list(later.errors.items()) == [("name", 10), ("email", 4)]
    assert later.median_seconds == (30, 45)


@pytest.mark.parametrize(
    ("times", "median"),
    [
        ({"0": 1}, (0, 10)),
        ({"0": 1, "60": 1, "1200": 1}, (60, 90)),
        ({"20": 2, "1200": 5}, (1200, None)),
    ],
)
def test_the_middle_time_is_told_as_a_span(
    database: Database, form_id: int, times: dict[str, int], median: tuple[int, int | None]
) -> None:
    with database.write() as connection:
        form_counts.add(
            connection,
            {Counted(form_id, FIRST, "time", span): number for span, number in times.items()},
        )
    assert _summary(database, form_id).median_seconds == median


@pytest.mark.parametrize(
    ("seconds", "span"), [(-5, "0"), (9, "0"), (10, "10"), (44, "30"), (86400, "1200")]
)
def test_times_are_kept_as_coarse_spans(seconds: int, span: str) -> None:
    assert span_of(seconds) == span
