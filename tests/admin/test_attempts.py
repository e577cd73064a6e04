"""Counting failed sign-ins."""

import pytest

from admin.attempts import PER_ACCOUNT, PER_ADDRESS, PER_ADDRESS_AND_ACCOUNT, Attempts, network


def test_one_address_may_mistype_an_account_a_few_times() -> None:
    attempts = Attempts()
    for _try in range(PER_ADDRESS_AND_ACCOUNT):
        assert attempts.wait_seconds("a", "ada") == 0
        attempts.note_failure("a", "ada")
    assert 0 < attempts.wait_seconds("a", "ada") <= 15 * 60 + 1
    assert attempts.wait_seconds("b", "ada") == 0
    assert attempts.wait_seconds("a", "grace") == 0


def test_trying_many_accounts_from_one_address_is_stopped() -> None:
    attempts = Attempts()
    for number in range(PER_ADDRESS):
        attempts.note_failure("a", f"user{number}")
    assert attempts.wait_seconds("a", "somebody") > 0


def test_many_addresses_against_one_account_are_stopped_but_not_a_known_device() -> None:
    attempts = Attempts()
    for number in range(PER_ACCOUNT):
        attempts.note_failure(f"address{number}", "ada")
    assert attempts.wait_seconds("new", "ada") > 0
    assert attempts.wait_seconds("new", "ada", device="laptop") == 0


def test_a_stolen_device_mark_is_counted_by_itself() -> None:
    attempts = Attempts()
    for number in range(PER_ADDRESS_AND_ACCOUNT):
        attempts.note_failure(f"address{number}", "ada", device="laptop")
    assert attempts.wait_seconds("another", "ada", device="laptop") > 0


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", ""),
    ],
)
def test_whoever_has_a_whole_network_is_counted_once(address: str, counted: str) -> None:
    assert network(address) == counted
