"""Addresses of visitors: counted by what one household has, kept so that nobody is found by it."""

import pytest

from webforms.visitor import counted_address, kept_address


@pytest.mark.parametrize(
    ("address", "counted", "kept"),
    [
        ("203.0.113.77", "203.0.113.77", "203.0.113.0"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::", "2001:db8:1::"),
        ("::ffff:203.0.113.77", "203.0.113.77", "203.0.113.0"),
        ("fe80::1%eth0", "fe80::", "fe80::"),
        ("999.1.1.1", "", ""),
        ("1.2.3.4\n", "", ""),
        ("unknown", "", ""),
        ("", "", ""),
    ],
)
def test_addresses(address: str, counted: str, kept: str) -> None:
    assert counted_address(address) == counted
    assert kept_address(address, "truncated") == kept
    assert kept_address(address, "full") == address
    assert kept_address(address, "none") == ""
