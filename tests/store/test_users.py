"""People who may sign in."""

import pytest
from argon2 import PasswordHasher

from store import Database, passwords, users
from store.passwords import WeakPassword
from store.tables import users as table
from store.users import EmailTaken

PASSWORD = "violet lamp on a stair"


@pytest.fixture
def ada(database: Database) -> int:
    """The id of a user."""
    with database.write() as connection:
        return users.create(connection, " Ada@Example.org ", "Ada Byron", PASSWORD, locale="fr")


def test_a_user_signs_in_whatever_the_capitals(database: Database, ada: int) -> None:
    user = users.verify(database, "ADA@example.ORG", PASSWORD)
    assert user is not None
    assert (user.id, user.email, user.locale) == (ada, "ada@example.org", "fr")


@pytest.mark.parametrize(
    ("email", "password"), [("ada@example.org", "Violet"), ("eve@example.org", PASSWORD)]
)
def test_any_other_pair_is_refused(database: Database, ada: int, email: str, password: str) -> None:
    assert users.verify(database, email, password) is None


def test_an_address_is_taken_once(database: Database, ada: int) -> None:
    with database.write() as connection:
        with pytest.raises(EmailTaken):
            users.create(connection, "ada@example.org", "", PASSWORD)
        users.create(connection, "grace@example.org", "", PASSWORD)
    with database.read() as connection:
        assert [user.email for user in users.every(connection)] == [
            "grace@example.org",
            "ada@example.org",
        ]


def test_a_new_password_ends_every_session(database: Database, ada: int) -> None:
    with database.read() as connection:
        before = users.by_id(connection, ada)
    assert before is not None
    with database.write() as connection:
        users.set_password(connection, before, "another lamp on a stair")
        after = users.by_id(connection, ada)
    assert after is not None
    assert after.session_epoch > before.session_epoch
    assert users.verify(database, before.email, PASSWORD) is None
    assert users.verify(database, before.email, "another lamp on a stair") is not None


def test_whoever_is_shut_out_cannot_sign_in_until_let_in(database: Database, ada: int) -> None:
    for is_active in (False, True):
        with database.write() as connection:
            users.set_active(connection, ada, is_active)
        assert (users.verify(database, "ada@example.org", PASSWORD) is not None) is is_active
        with database.read() as connection:
            assert users.exist(connection) is is_active


def test_an_old_hash_is_renewed_at_the_next_sign_in(database: Database, ada: int) -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    with database.write() as connection:
        connection.execute(table.update().values(password_hash=weak))
    assert users.verify(database, "ada@example.org", PASSWORD) is not None
    with database.read() as connection:
        stored = connection.execute(table.select()).one().password_hash
    assert stored != weak
    assert not passwords.is_outdated(stored)
    assert users.verify(database, "ada@example.org", PASSWORD) is not None


@pytest.mark.parametrize(
    ("password", "rule"),
    [
        ("short", "short"),
        ("x" * 300, "long"),
        ("Password123", "common"),
        ("aaaaaaaaaaaa", "common"),
        ("ada@example.org", "personal"),
        ("Ada Byron123", "personal"),
    ],
)
def test_a_weak_password_is_refused_by_its_rule(password: str, rule: str) -> None:
    with pytest.raises(WeakPassword) as caught:
        passwords.check_rules(password, "ada@example.org", "Ada Byron")
    assert caught.value.rule == rule


def test_a_broken_hash_lets_nobody_in() -> None:
    assert not passwords.matches("not a hash", PASSWORD)
    assert not passwords.matches(None, "no one has this password")
