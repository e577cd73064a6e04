"""What a new house gets on its first start: an admin, a demo form, its listeners' sources."""

import secrets
from dataclasses import dataclass

from config import Settings
from frontdesk.listeners import register_listeners
from store import Database, forms, users

FIRST_ADMIN = "admin@localhost"


@dataclass(frozen=True, slots=True)
class Prepared:
    """The ids of the sources by kind, the demo form, and the password to print once, if new."""

    source_ids: dict[str, int]
    demo_form_key: str
    first_password: str


def prepare(settings: Settings, database: Database) -> Prepared:
    """Make what is missing; a second start finds everything and prints no password."""
    with database.write() as connection:
        source_ids = register_listeners(connection)
        key = forms.ensure_demo(connection).key if settings.demo_form else ""
        needs_admin = not users.every(connection)
    password = secrets.token_urlsafe(15) if needs_admin else ""
    if needs_admin:
        with database.write() as connection:
            users.create(
                connection,
                FIRST_ADMIN,
                "Admin",
                password,
                locale=settings.language,
                timezone=settings.timezone,
            )
    return Prepared(source_ids, key, password)
