"""A form endpoint over a real store: `web.post(...)`, then `web.kept()` is what was stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_babel import Babel
from werkzeug.test import TestResponse

from config import Settings
from store import forms, inbox
from store.database import Database
from store.forms import Form, FormWish
from store.inbox import Claim
from store.payload import FormPayload
from store.writer import Writer
from webforms import blueprint


@dataclass(frozen=True, slots=True)
class Web:
    """A browser at a form's address."""

    database: Database
    form: Form
    client: FlaskClient

    def post(self, **request: Any) -> TestResponse:
        """The endpoint's answer to a post; the arguments are those of Flask's test client."""
        return self.client.post(f"/f/{self.form.key}", **request)

    def get(self, path: str = "", **request: Any) -> TestResponse:
        """A page below the form's address."""
        return self.client.get(f"/f/{self.form.key}{path}", **request)

    def claims(self) -> list[Claim]:
        """Every submission that waits for a worker, oldest first."""
        return inbox.claim(self.database, "test", limit=100, lease=timedelta(minutes=1))

    def kept(self) -> list[FormPayload]:
        """What those submissions hold."""
        return [FormPayload.from_bytes(claim.raw) for claim in self.claims()]

    def wish(self, **wish: Any) -> None:
        """Change what the form's owner set."""
        with self.database.write() as connection:
            forms.change(connection, self.form.key, FormWish(**{"title": "Contact us", **wish}))


@pytest.fixture
def web(database: Database) -> Iterator[Web]:
    """The endpoint with one form, with a running writer, on SQLite and PostgreSQL in turn."""
    with database.write() as connection:
        form = forms.create(connection, FormWish("Contact us"))
    writer = Writer(database)
    writer.start()
    app = Flask(__name__)
    Babel(app)
    app.register_blueprint(blueprint(Settings(), database, writer))
    yield Web(database, form, app.test_client())
    writer.stop()
