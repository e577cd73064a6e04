"""The lists of senders: entries are checked, moved from list to list, and taken off."""

from typing import Any

import pytest

from store import Database, sender_lists


def _entries(house: Database) -> list[tuple[str, str, str]]:
    with house.read() as connection:
        return [(one.list, one.kind, one.value) for one in sender_lists.every(connection)]


def test_an_entry_is_added_moved_and_taken_off(ada: Any, house: Database) -> None:
    typed = {"kind": "domain", "value": " Spam.Example ", "list": "deny"}
    ada.post("/forms/senders", typed)
    assert _entries(house) == [("deny", "domain", "spam.example")]
    ada.post("/forms/senders", {**typed, "list": "allow", "note": "They wrote to us."})
    assert _entries(house) == [("allow", "domain", "spam.example")]
    assert "They wrote to us." in ada.get("/forms/senders")
    ada.post("/forms/senders/1/remove", {}, page="/forms/senders")
    assert _entries(house) == []
    ada.post("/forms/senders/1/remove", {}, page="/forms/senders", status=404)


@pytest.mark.parametrize(
    ("kind", "value"),
    [("email", "nobody"), ("domain", "a b"), ("ip", "300.1.1.1"), ("word", "ab"), ("x", "abc")],
)
def test_what_no_post_could_fit_is_not_listed(
    ada: Any, house: Database, kind: str, value: str
) -> None:
    ada.post("/forms/senders", {"kind": kind, "value": value, "list": "deny"}, status=422)
    assert _entries(house) == []
