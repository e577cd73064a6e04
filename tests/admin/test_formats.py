"""Times, sizes and shares as the reader writes them."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from admin import formats


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 B"), (999, "999 B"), (1500, "1.5 kB"), (35_000_000, "35 MB")]
)
def test_a_size_has_the_unit_that_suits(app: Flask, count: int, said: str) -> None:
    with app.test_request_context():
        assert formats.size(count) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.5, "50 %"), (1.0, "100 %"), (0.99999, "99.99 %"), (0.00001, "0.01 %"), (0.0, "0 %")],
)
def test_a_share_is_never_rounded_to_certainty(app: Flask, share: float, said: str) -> None:
    with app.test_request_context():
        assert formats.percent(share) == said


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(seconds=5), "just now"),
        (timedelta(minutes=5), "5 minutes ago"),
        (timedelta(hours=3), "3 hours ago"),
        (timedelta(minutes=-5), "in 5 minutes"),
    ],
)
def test_times_of_today_are_relative(app: Flask, ago: timedelta, said: str) -> None:
    with app.test_request_context():
        assert formats.relative(datetime.now(UTC) - ago) == said


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        ("Ada Byron <ada@example.org>", "Ada Byron"),
        ('"Byron, Ada" <ada@example.org>', "Byron, Ada"),
        ("<ada@example.org>", "ada@example.org"),
        ("ada@example.org", "ada@example.org"),
    ],
)
def test_a_sender_is_called_by_name(sender: str, name: str) -> None:
    assert formats.sender_name(sender) == name
