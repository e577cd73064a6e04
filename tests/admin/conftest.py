"""A signed-in client of the admin app on a migrated store, and a pair of people to review."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from admin import create_app
from config import Settings
from dedup import MatchScore, explain, index_record
from store import Connection, Database, pairs, points, records, users
from store.migrate import upgrade
from store.provenance import Origin

EMAIL = "ada@example.org"
PASSWORD = "violet lamp on a stair"


@pytest.fixture(scope="session")
def admin_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite store with one user; hashing a password once is slow enough."""
    file = tmp_path_factory.mktemp("admin") / "store.sqlite3"
    database = Database(f"sqlite:///{file}")
    upgrade(database)
    with database.write() as connection:
        user_id = users.create(connection, EMAIL, "Ada Byron", PASSWORD)
        users.note_sign_in(connection, user_id)
    database.close()
    return file


@pytest.fixture
def house(admin_template: Path, tmp_path: Path) -> Iterator[Database]:
    """A store of its own for this test, with one user."""
    file = tmp_path / "store.sqlite3"
    file.write_bytes(admin_template.read_bytes())
    database = Database(f"sqlite:///{file}")
    yield database
    database.close()


@pytest.fixture
def app(house: Database) -> Flask:
    """The admin app on that store."""
    app = create_app(Settings(), house)
    app.testing = True
    return app


class Browser:
    """A client that follows what a person does: it fills in the form's hidden token."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def get(self, url: str, status: int = 200) -> str:
        """The page's HTML."""
        response = self.client.get(url)
        assert response.status_code == status, (url, response.status_code)
        return response.text

    def token(self, page: str) -> str:
        """The hidden token of a form on that page."""
        found = re.search(r'name="csrf_token" value="([^"]+)"', self.client.get(page).text)
        assert found, "there is no form on the page"
        return found[1]

    def post(self, url: str, values: dict[str, str], status: int = 302, page: str = "/") -> str:
        """Send a form whose token stands on `page`; the answer's HTML."""
        token = self.token(page)
        response = self.client.post(url, data=values | {"csrf_token": token})
        assert response.status_code == status, (url, response.status_code, response.text)
        return response.text

    def sign_in(self, email: str = EMAIL, password: str = PASSWORD, status: int = 302) -> str:
        """Sign in through the page."""
        values = {"email": email, "password": password}
        return self.post("/sign-in", values, status, page="/sign-in")


@pytest.fixture
def stranger(app: Flask) -> Browser:
    """A browser that has not signed in."""
    return Browser(app.test_client())


@pytest.fixture
def ada(stranger: Browser) -> Browser:
    """A browser in which Ada has signed in; her cookie is made here, for hashing is slow."""
    now = int(time.time())
    with stranger.client.session_transaction() as session:
        session.update(id="ada", user=1, epoch=1, since=now, seen=now)
        session.permanent = True
    return stranger


@dataclass(frozen=True)
class Suggestion:
    """What the matching hands to the queue."""

    id: int
    score: MatchScore


def person(connection: Connection, name: str, email: str, city: str) -> int:
    first, _space, last = name.partition(" ")
    fields = {"name": name, "first_name": first, "last_name": last, "city": city}
    contact = records.create(connection, "contact", fields, Origin(found_by="sender"))
    points.add(connection, "contact", contact, points.NewPoint("email", email, email))
    points.add(
        connection, "contact", contact, points.NewPoint("phone", "+33144274427", "+33144274427")
    )
    index_record(connection, "contact", contact)
    return contact


@pytest.fixture
def pair(house: Database) -> int:
    """The id of an open pair: contact 1 in Paris, contact 2 in Sceaux."""
    with house.write() as connection:
        one = person(connection, "Marie Curie", "marie@radium.example", "Paris")
        two = person(connection, "Marya Curie", "marya@old.example", "Sceaux")
        found = Suggestion(one, explain(connection, "contact", one, two))
        pairs.suggest(connection, "contact", two, found)
        waiting = pairs.between(connection, "contact", one, two)
    assert waiting is not None
    return waiting.id
