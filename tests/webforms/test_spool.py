"""The store is away: posts wait on disk, are answered with 202, and arrive later exactly once."""

from concurrent.futures import Future
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_babel import Babel

from config import Settings
from store import Writer
from store.database import Database
from store.envelope import Accepted, Arrival, Envelope, StoreUnavailable
from store.spool import Spool, SpoolFull
from store.types import utc_now
from tests.support.waiting import wait_until
from webforms import Endpoint

JSON = {"Accept": "application/json", "Origin": "https://www.example.com"}
ANN = {"email": "ann@example.com", "message": "A long letter"}


class Away:
    """A store that takes nothing until it is back."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.is_away = True

    def __call__(self, arrival: Arrival) -> "Future[Accepted]":
        if not self.is_away:
            return self.writer(arrival)
        refused: Future[Accepted] = Future()
        refused.set_exception(StoreUnavailable("disk full"))
        return refused


@pytest.fixture
def away(database: Database) -> Any:
    writer = Writer(database)
    writer.start()
    yield Away(writer)
    writer.stop()


def test_a_post_waits_on_disk_and_is_delivered_once(build_web: Any, away: Away) -> None:
    web = build_web(away)
    answer = web.post(json=ANN, headers=JSON)
    assert answer.status_code == 202
    assert answer.json["ok"] is True
    assert answer.json["next"].endswith("/thanks")
    again = web.post(json=ANN, headers=JSON)
    assert (again.status_code, again.json["duplicate"]) == (202, True)
    assert web.post(data={**ANN, "message": "Another"}).status_code == 303
    assert web.claims() == []
    away.is_away = False
    wait_until(web.endpoint.keeper.is_idle, "the spool's delivery", 20)
    payloads = web.kept()
    assert [dict(one.fields)["message"] for one in payloads] == ["A long letter", "Another"]
    assert [one.status for one in web.log()] == [202, 202, 202]


def test_delivery_goes_on_after_a_kill_and_keeps_each_post_once(
    build_web: Any, away: Away, tmp_path: Path
) -> None:
    killed = build_web(away)
    killed.post(json=ANN, headers=JSON)
    killed.post(json={**ANN, "_id": "7f"}, headers=JSON)
    killed.endpoint.keeper.stop()
    # It was killed between the commit and the removal of the file, for both of them.
    spool = Spool(tmp_path / "spool", 10**6)
    for name in spool.waiting():
        away.writer(spool.get(name)).result(10)
    away.is_away = False
    restarted = build_web(away)
    wait_until(restarted.endpoint.keeper.is_idle, "the spool's delivery", 20)
    assert len(restarted.claims()) == 2
    assert list((tmp_path / "spool").iterdir()) == []


def test_only_a_full_spool_is_an_outage_and_no_word_is_lost(build_web: Any, away: Away) -> None:
    web = build_web(away, forms={"spool_bytes": 1024})
    answer = web.post(data={"message": "A long letter. " * 100})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert "A long letter." in answer.text
    json = web.post(json={"message": "x" * 2000}, headers=JSON)
    assert (json.status_code, json.json["errors"][0]["code"]) == (503, "STORE")
    assert "disk full" not in answer.text + json.text


def test_a_database_that_is_away_is_no_missing_form(tmp_path: Path) -> None:
    away = Database(f"sqlite:///{tmp_path}/no/such/folder.sqlite3")
    endpoint = Endpoint(Settings(data_dir=tmp_path), away, _never)
    endpoint.start()
    app = Flask(__name__)
    Babel(app)
    app.register_blueprint(endpoint.blueprint())
    answer = app.test_client().post("/f/frm_2222222222", data={"message": "x"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    endpoint.stop()


def _never(arrival: Arrival) -> "Future[Accepted]":
    raise AssertionError("Nothing may arrive.")


def _arrival(raw: bytes = b'{"a": 1}\nfile') -> Arrival:
    envelope = Envelope("form", 7, utc_now(), rcpt_tos=("x@example.com",), url="https://é.example")
    spends = ("ab" * 32, utc_now())
    return Arrival(envelope, raw, b"\x00\xff" * 16, timedelta(minutes=10), "Hé", spends)


def test_what_comes_out_of_the_spool_is_what_went_in(tmp_path: Path) -> None:
    spool, arrival = Spool(tmp_path, 10**6), _arrival()
    name = spool.put(arrival)
    assert Spool(tmp_path, 10**6).waiting() == [name]
    assert spool.get(name) == arrival
    spool.remove(name)
    assert spool.is_empty()


def test_the_spool_is_bounded_by_bytes_and_files(tmp_path: Path) -> None:
    with pytest.raises(SpoolFull):
        Spool(tmp_path, 100).put(_arrival())
    few = Spool(tmp_path, 10**6, most_files=1)
    few.put(_arrival())
    with pytest.raises(SpoolFull):
        few.put(_arrival())
    # What waits from before a restart counts.
    with pytest.raises(SpoolFull):
        Spool(tmp_path, 10**6, most_files=1).put(_arrival())


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff\n", b'{"envelope": {}}\nx'])
def test_a_file_that_is_no_arrival_is_set_aside(
    build_web: Any, away: Away, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "spool").mkdir()
    (tmp_path / "spool" / "1.arrival").write_bytes(content)
    away.is_away = False
    web = build_web(away)
    wait_until(web.endpoint.keeper.is_idle, "the spool's delivery", 20)
    assert [path.name for path in (tmp_path / "spool").iterdir()] == ["1.arrival.unreadable"]
