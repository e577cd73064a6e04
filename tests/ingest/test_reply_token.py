"""An address signed by us names its activity; any other names nothing."""

import pytest

from ingest.reply_token import named_activities, reply_address

SECRET = "kept in the store"
GOOD = reply_address("desk@ours.example", SECRET, 12)


def test_a_signed_address_names_its_activity() -> None:
    assert GOOD.startswith("desk+t12-")
    assert GOOD.endswith("@ours.example")
    assert list(named_activities(SECRET, [f"Desk <{GOOD.upper()}>"])) == [12]


@pytest.mark.parametrize(
    "text",
    [
        "desk@ours.example",
        GOOD.replace("t12-", "t13-"),
        GOOD.replace("@", "0@", 1),
        GOOD[: GOOD.index("@") - 1] + "@ours.example",
        "desk+t12-" + "0" * 20 + "@ours.example",
        "+t" + "9" * 5000 + "-" + "0" * 5000 + "@",
    ],
)
def test_what_we_did_not_sign_names_nothing(text: str) -> None:
    assert list(named_activities(SECRET, [text])) == []


def test_without_a_secret_nothing_is_believed() -> None:
    assert list(named_activities("", [reply_address("desk@ours.example", "", 12)])) == []
