"""A form endpoint over a real store: `web.post(...)`, then `web.kept()` is what was stored."""

import json
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from altcha import Challenge, solve_challenge
from flask import Flask
from flask.testing import FlaskClient
from flask_babel import Babel
from werkzeug.test import TestResponse

from config import Settings
from store import form_requests, forms, inbox
from store.database import Database
from store.envelope import Accept
from store.form_definition import FormDefinition
from store.form_requests import FormRequest
from store.forms import Form, FormWish
from store.inbox import Claim
from store.payload import FormPayload
from store.writer import Writer
from webforms import Endpoint
from webforms.tokens import page_token, test_token


@dataclass(frozen=True, slots=True)
class Web:
    """A browser at a form's address."""

    database: Database
    form: Form
    client: FlaskClient
    endpoint: Endpoint

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

    def define(self, **definition: Any) -> None:
        """Change what the form asks and does; the values are those of FormDefinition."""
        made = FormDefinition.model_validate(definition)
        with self.database.write() as connection:
            forms.define(connection, self.form.key, made, "test")

    def log(self) -> list[FormRequest]:
        """The form's request log, oldest first."""
        self.endpoint.log.write()
        with self.database.read() as connection:
            newest = form_requests.latest(connection, self.form.id, limit=1000)
        return [request for _id, request in reversed(newest)]

    def page_token(self) -> str:
        """What a page of ours sends along."""
        with self.client.application.app_context():
            return page_token(self.form.key)

    def test_token(self) -> str:
        """What the admin sends along with a test."""
        with self.client.application.app_context():
            return test_token(self.form.key)


Build = Callable[..., Web]


@pytest.fixture
def build_web(database: Database, tmp_path: Path) -> Iterator[Build]:
    """Makes endpoints over one store: `build_web(accept, forms={...})`; the first makes the form.

    `accept` stands for the store's writer, and `forms` are settings of the form endpoint.
    """
    built: list[Endpoint] = []
    writer = Writer(database)
    writer.start()

    def build(accept: Accept | None = None, **given: Any) -> Web:
        with database.write() as connection:
            form = forms.ensure_demo(connection)
        endpoint = Endpoint(_settings(tmp_path, given), database, accept or writer)
        endpoint.start()
        built.append(endpoint)
        app = Flask(__name__)
        Babel(app)
        app.register_blueprint(endpoint.blueprint())
        return Web(database, form, app.test_client(), endpoint)

    yield build
    for endpoint in built:
        endpoint.stop()
    writer.stop()


@pytest.fixture
def web(build_web: Build) -> Web:
    """The endpoint with one form, with a running writer, on SQLite and PostgreSQL in turn."""
    return build_web()


@pytest.fixture
def solved() -> Callable[..., str]:
    """`solved(web)` is a proof of work for the form: what the script puts into `altcha`."""
    return solve


def solve(web: Web, key: str = "", **solution: Any) -> str:
    """Get a challenge and do its work as a browser does; `solution` changes what is sent."""
    answer = web.client.get(f"/f/{key or web.form.key}/challenge")
    challenge = Challenge.from_dict(answer.get_json())
    found = solve_challenge(challenge)
    assert found is not None
    sent = {"challenge": challenge.to_dict(), "solution": {**found.to_dict(), **solution}}
    return b64encode(json.dumps(sent).encode()).decode()


def _settings(folder: Path, given: dict[str, Any]) -> Settings:
    return Settings(**{"data_dir": folder, **given})
