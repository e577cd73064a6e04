"""Blocking keys: replaced, asked in one statement, never more than the cap."""

import pytest

from store import Database, blocks

LOWEST, HIGHEST = -(2**63), 2**63 - 1


def test_keys_are_replaced_and_removed(database: Database) -> None:
    with database.write() as connection:
        blocks.replace_keys(connection, "contact", 1, {LOWEST, 0, HIGHEST})
        assert blocks.keys_of(connection, "contact", 1) == [LOWEST, 0, HIGHEST]
        blocks.replace_keys(connection, "contact", 1, {0, 7})
        assert blocks.keys_of(connection, "contact", 1) == [0, 7]
        blocks.remove_keys(connection, "contact", 1)
        assert blocks.keys_of(connection, "contact", 1) == []


@pytest.mark.parametrize(("members", "crowded"), [(3, False), (4, True)])
def test_a_block_over_the_cap_is_skipped_and_named(
    database: Database, members: int, crowded: bool
) -> None:
    with database.write() as connection:
        for record_id in range(members):
            blocks.replace_keys(connection, "contact", record_id, {5})
        blocks.replace_keys(connection, "contact", 99, {6})
        blocks.replace_keys(connection, "company", 1, {6})
        found = blocks.candidates(connection, "contact", {5, 6, 8}, 3)
    shared = {} if crowded else {5: [0, 1, 2]}
    assert (found.members, found.crowded) == (
        shared | {6: [99]},
        frozenset({5} if crowded else ()),
    )


def test_any_number_of_keys_may_be_asked(database: Database) -> None:
    with database.write() as connection:
        blocks.replace_keys(connection, "contact", 1, {0})
        assert blocks.candidates(connection, "contact", range(5000), 3).members == {0: [1]}
        assert blocks.candidates(connection, "contact", (), 3).members == {}
        assert blocks.block_sizes(connection, "contact", [0, 4], 10) == {0: 1, 4: 0}
