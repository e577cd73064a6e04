"""Models in the store: each is kept, one is in use, and one can always go back."""

import pytest

from store import Database, match_choices, models
from store.models import NoSuchModel

TABLES = {"same": {"prior": -1.0}}


def test_the_shipped_model_is_in_use_until_another_is(database: Database) -> None:
    with database.write() as connection:
        first = models.add(connection, "contact", TABLES, based_on=1, pairs=10)
        assert models.in_use(connection, "contact") is None
        models.use(connection, "contact", first, None)
        assert models.in_use(connection, "contact") == first
        assert models.in_use(connection, "company") is None


def test_going_back_keeps_what_was_in_use_between(database: Database) -> None:
    with database.write() as connection:
        first, second = (
            models.add(connection, "company", TABLES, based_on=1, pairs=10, decisions=number)
            for number in (60, 70)
        )
        for one in (first, second, first, None):
            models.use(connection, "company", one, None)
        assert models.in_use(connection, "company") is None
        used = [use.model_id for use in models.uses(connection, "company")]
        kept = [one.decisions for one in models.every(connection, "company")]
    assert used == [None, first, second, first]
    assert kept == [70, 60]


def test_a_model_of_another_kind_cannot_be_used(database: Database) -> None:
    with database.write() as connection:
        people = models.add(connection, "contact", TABLES, based_on=1, pairs=10)
        with pytest.raises(NoSuchModel):
            models.use(connection, "company", people, None)


def test_the_newest_choice_of_thresholds_holds(database: Database) -> None:
    with database.write() as connection:
        assert match_choices.chosen(connection, "contact") is None
        for match in (0.99, 0.995):
            match_choices.choose(
                connection, "contact", review=0.4, match=match, merges_alone=False, user_id=None
            )
        chosen = match_choices.chosen(connection, "contact")
        other = match_choices.chosen(connection, "company")
    assert chosen is not None
    assert (chosen.review, chosen.match) == (0.4, 0.995)
    assert other is None
