"""With ten thousand pairs waiting, each page of duplicates takes under 200 ms of computing."""

import time
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import insert

from admin import create_app
from config import Settings
from store import Connection, Database
from store.tables import activities, candidate_pairs, contact_points, contacts, users
from store.types import utc_now
from tests.support.yardstick import slowness

PAIRS = 10_000
MOST_MS = 200.0
PATHS = (
    "/duplicates",
    "/duplicates?agrees=email&band=likely",
    "/duplicates?after=0.4~5000",
    "/duplicates/next?after=0.4~5000",
    "/duplicates/5000",
    "/duplicates/5000/group",
    "/duplicates/batch?at_least=0.9&overrule=1",
)
FIELDS = (("email", "exact", 9.0), ("name", "exact", 5.0), ("place", "other_city", -1.5))


@pytest.fixture
def client(database: Database) -> FlaskClient:
    """Ada at a store in which ten thousand pairs wait."""
    with database.write() as connection:
        fill(connection)
    app = create_app(Settings(), database)
    app.testing = True
    client = app.test_client()
    now = int(time.time())
    with client.session_transaction() as session:
        session.update(id="ada", user=1, epoch=1, since=now, seen=now)
        session.permanent = True
    return client


def fill(connection: Connection) -> None:
    then = utc_now() - timedelta(days=3)
    ada = {"email": "ada@example.org", "password_hash": "none", "created_at": then}
    connection.execute(insert(users).values(id=1, **ada))
    people = range(1, 2 * PAIRS + 1)
    times = {"created_at": then, "updated_at": then}
    connection.execute(insert(contacts), [_person(number) | times for number in people])
    reach = [_point(number) | {"created_at": then} for number in people]
    connection.execute(insert(contact_points), reach)
    letters = [_letter(number, then) for number in people for _ in range(number % 5)]
    connection.execute(insert(activities), letters)
    connection.execute(insert(candidate_pairs), [_pair(n, then) for n in range(1, PAIRS + 1)])


def _person(number: int) -> dict[str, Any]:
    name = f"Berg{number // 2}"
    return {"id": number, "name": f"Anna {name}", "first_name": "Anna", "last_name": name}


def _point(number: int) -> dict[str, Any]:
    address = f"berg{number // 3}@x.example"
    owner = {"record_kind": "contact", "record_id": number, "type": "email", "is_primary": True}
    return owner | {"value": address, "normalised": address}


def _letter(number: int, then: Any) -> dict[str, Any]:
    times = {"occurred_at": then, "created_at": then}
    return {"kind": "mail", "detail": {}, "contact_id": number, **times}


def _pair(number: int, then: Any) -> dict[str, Any]:
    share = (number % 997) / 997
    ids = {"record_kind": "contact", "left_id": 2 * number - 1, "right_id": 2 * number}
    fields = [
        {"field": field, "level": level, "weight": weight, "left": "one", "right": "other"}
        for field, level, weight in FIELDS
    ]
    score = {"weight": 9.0, "probability": share, "prior": -3.5, "fields": fields}
    more = {"hypotheses": {"same": share, "random": 1 - share}, "model_version": 1}
    kept = {"weight": share * 20, "probability": share, "score": score | more}
    return ids | kept | {"model_version": 1, "created_at": then}


def test_every_page_is_made_quickly(client: FlaskClient) -> None:
    took = {path: least_milliseconds(client, path) for path in PATHS}
    most = MOST_MS * slowness()
    assert {path: ms for path, ms in took.items() if ms > most} == {}


def least_milliseconds(client: FlaskClient, path: str) -> float:
    """The computing time of a page, the least of some: what else the machine does is not ours."""
    found = []
    for _ in range(6):
        started = time.process_time()
        assert client.get(path).status_code in (200, 302), path
        found.append((time.process_time() - started) * 1000)
    return min(found)
