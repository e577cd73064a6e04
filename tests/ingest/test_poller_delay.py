"""A failing mailbox is left alone longer and longer, up to half an hour."""

from datetime import timedelta

import pytest

from ingest.polling.delay import LONGEST, retry_delay


@pytest.mark.parametrize(("failures", "seconds"), [(1, 5), (2, 10), (5, 80), (9, 1280)])
def test_each_failure_doubles_the_wait(failures: int, seconds: int) -> None:
    assert retry_delay("network", failures, 1.0) == timedelta(seconds=seconds)


@pytest.mark.parametrize("failures", [10, 50, 10_000])
def test_the_wait_never_exceeds_half_an_hour(failures: int) -> None:
    assert retry_delay("network", failures, 1.0) == LONGEST


def test_a_refused_password_is_not_tried_again_at_once() -> None:
    assert retry_delay("credentials", 1, 0.0) >= timedelta(seconds=48)


def test_the_jitter_takes_up_to_a_fifth_off() -> None:
    waits = {retry_delay("network", 3) for _ in range(50)}
    assert len(waits) > 1
    assert all(timedelta(seconds=16) <= wait <= timedelta(seconds=20) for wait in waits)
