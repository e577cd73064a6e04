"""The people who may sign in: their passwords, language, time zone and sessions."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Select, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from store import passwords
from store.database import Database
from store.tables import users
from store.types import utc_now


class EmailTaken(ValueError):
    """Another user signs in with this address."""


@dataclass(frozen=True, slots=True)
class User:
    """One person who may sign in; empty `locale` and `timezone` mean the house's own."""

    id: int
    email: str
    name: str
    role: str
    locale: str
    timezone: str
    is_active: bool
    session_epoch: int
    created_at: datetime
    last_login_at: datetime | None


_COLUMNS = tuple(users.c[name] for name in User.__dataclass_fields__)


def fold(email: str) -> str:
    """The address as it is kept: people do not remember how they capitalised it."""
    return email.strip().lower()


def create(
    connection: Connection,
    email: str,
    name: str,
    password: str,
    *,
    locale: str = "",
    timezone: str = "",
) -> int:
    """The id of a new user; raises EmailTaken or passwords.WeakPassword."""
    passwords.check_rules(password, fold(email), name)
    row = {
        "email": fold(email)[:320],
        "name": name.strip()[:255],
        "password_hash": passwords.make_hash(password),
        "locale": locale,
        "timezone": timezone,
        "created_at": utc_now(),
    }
    try:
        with connection.begin_nested():
            made = connection.execute(insert(users).values(**row).returning(users.c.id))
            user_id: int = made.scalar_one()
            return user_id
    except IntegrityError as error:
        raise EmailTaken(email) from error


def verify(database: Database, email: str, password: str) -> User | None:
    """The active user with that address and password; as slow when there is none."""
    with database.read() as connection:
        row = connection.execute(
            select(users.c.id, users.c.password_hash, users.c.is_active).where(
                users.c.email == fold(email)
            )
        ).one_or_none()
    stored = row.password_hash if row else None
    # The hash is compared outside any transaction: it is slow on purpose.
    is_right = passwords.matches(stored, password)
    if row is None or not is_right or not row.is_active:
        return None
    if passwords.is_outdated(row.password_hash):
        _rehash(database, row.id, password)
    with database.read() as connection:
        return by_id(connection, row.id)


def _rehash(database: Database, user_id: int, password: str) -> None:
    hashed = passwords.make_hash(password)
    with database.write() as connection:
        change = update(users).where(users.c.id == user_id).values(password_hash=hashed)
        connection.execute(change)


def by_id(connection: Connection, user_id: int) -> User | None:
    """The user of that id, active or not."""
    return _one(connection, select(*_COLUMNS).where(users.c.id == user_id))


def by_email(connection: Connection, email: str) -> User | None:
    """The user of that address, active or not."""
    return _one(connection, select(*_COLUMNS).where(users.c.email == fold(email)))


def _one(connection: Connection, query: Select[*tuple[object, ...]]) -> User | None:
    row = connection.execute(query).one_or_none()
    return User(**row._mapping) if row else None


def every(connection: Connection) -> list[User]:
    """All users by name and address, those who may not sign in any more last."""
    order = (users.c.is_active.desc(), func.lower(users.c.name), users.c.email)
    return [User(**row._mapping) for row in connection.execute(select(*_COLUMNS).order_by(*order))]


def exist(connection: Connection) -> bool:
    """Whether anybody can sign in at all."""
    query = select(users.c.id).where(users.c.is_active).limit(1)
    return connection.execute(query).first() is not None


def note_sign_in(connection: Connection, user_id: int) -> None:
    """Remember that the user signed in now."""
    _change(connection, user_id, last_login_at=utc_now())


def set_password(connection: Connection, user: User, password: str) -> None:
    """Give a new password and end every session; raises passwords.WeakPassword."""
    passwords.check_rules(password, user.email, user.name)
    _change(connection, user.id, password_hash=passwords.make_hash(password))
    end_sessions(connection, user.id)


def end_sessions(connection: Connection, user_id: int) -> None:
    """Sign the user out everywhere."""
    _change(connection, user_id, session_epoch=users.c.session_epoch + 1)


def set_profile(
    connection: Connection, user_id: int, *, name: str, locale: str, timezone: str
) -> None:
    """Change how the user is called and how pages are shown to them."""
    _change(connection, user_id, name=name[:255], locale=locale, timezone=timezone)


def set_locale(connection: Connection, user_id: int, locale: str) -> None:
    """Change the language of the user's pages."""
    _change(connection, user_id, locale=locale)


def set_active(connection: Connection, user_id: int, is_active: bool) -> None:
    """Let the user sign in again, or no longer; either way every session ends."""
    _change(connection, user_id, is_active=is_active)
    end_sessions(connection, user_id)


def _change(connection: Connection, user_id: int, **values: object) -> None:
    connection.execute(update(users).where(users.c.id == user_id).values(**values))
