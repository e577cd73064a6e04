"""The whole house at its form door: an outage with a kill in it, and a burst with real posts."""

import http.client
import json
import socket
from contextlib import ExitStack
from urllib.parse import urlencode

import pytest

from benchmarks import forms_burst
from store import forms
from store.database import Database
from store.form_definition import FormDefinition
from store.payload import FormPayload
from tests.support.house import House, HouseBuilder
from tests.support.postgres import PostgresServer
from tests.support.waiting import wait_until

pytestmark = pytest.mark.house

FIELDS = {"email": "ann@example.com", "message": "Please call me."}


def _schema(house: House, key: str) -> bytes:
    connection = http.client.HTTPConnection(house.host, house.http_port, timeout=60)
    connection.request("GET", f"/f/{key}/schema")
    told = connection.getresponse().read()
    connection.close()
    return told


def _post(house: House, key: str, **fields: str) -> tuple[int, dict[str, object]]:
    connection = http.client.HTTPConnection(house.host, house.http_port, timeout=60)
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Accept": "application/json",
        "Origin": "https://www.example.com",
    }
    connection.request("POST", f"/f/{key}", urlencode({**FIELDS, **fields}), headers)
    answer = connection.getresponse()
    told: dict[str, object] = json.loads(answer.read())
    connection.close()
    return answer.status, told


def _key(house: House) -> str:
    database = Database(house.store_url)
    with database.read() as connection:
        key = forms.every(connection)[0].key
    database.close()
    return key


def _messages(house: House) -> list[str]:
    """The words of every post in the store, in order of arrival."""
    database = Database(house.store_url)
    with database.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT raw FROM originals ORDER BY submission_id"
        ).fetchall()
    database.close()
    return sorted(dict(json.loads(bytes(row[0]))["fields"])["message"] for row in rows)


def test_slow_uploads_hold_no_thread_and_a_large_one_is_kept_whole(house: House) -> None:
    key = _key(house)
    database = Database(house.store_url)
    fields = [{"name": "message"}, {"name": "plan", "type": "file"}]
    made = FormDefinition.model_validate({"fields": fields, "files": {"most": 1}})
    with database.write() as connection:
        forms.define(connection, key, made, "test")
    content = b"%PDF-1.7\n" + bytes(range(256)) * 12_000
    head = (
        f"POST /f/{key} HTTP/1.1\r\nHost: x\r\nContent-Length: 20000000\r\n"
        "Content-Type: multipart/form-data; boundary=b\r\n\r\n"
    )
    with ExitStack() as stack:
        # What another process changed is seen at the daemon's next look at the form.
        wait_until(lambda: b'"plan"' in _schema(house, key), "the form takes files")
        for _ in range(20):
            slow = socket.create_connection((house.host, house.http_port), timeout=5)
            stack.enter_context(slow).sendall(head.encode())
        assert _upload(house, key, content) == 303
    with database.read() as connection:
        query = "SELECT raw FROM originals ORDER BY submission_id DESC LIMIT 1"
        raw = connection.exec_driver_sql(query).scalar_one()
    database.close()
    (file,) = FormPayload.from_bytes(raw).files
    assert (file.filename, file.content) == ("plan.pdf", content)


def _upload(house: House, key: str, content: bytes) -> int:
    part = b'--b\r\nContent-Disposition: form-data; name="plan"; filename="plan.pdf"\r\n\r\n'
    words = b'--b\r\nContent-Disposition: form-data; name="message"\r\n\r\nMy plan\r\n'
    body = words + part + content + b"\r\n--b--\r\n"
    connection = http.client.HTTPConnection(house.host, house.http_port, timeout=30)
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    connection.request("POST", f"/f/{key}", body, headers)
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.postgres
def test_posts_of_an_outage_arrive_once_even_across_a_kill(
    build_house: HouseBuilder, postgres_server: PostgresServer, postgres_database: str
) -> None:
    house = build_house({"store": {"url": postgres_database}})
    house.start()
    key = _key(house)
    assert _post(house, key, message="before")[0] == 200
    postgres_server.stop()
    try:
        answers = [_post(house, key, message=f"during {number}") for number in range(3)]
        assert [status for status, _told in answers] == [202, 202, 202]
        status, told = _post(house, key, message="during 0")
        assert (status, told["duplicate"]) == (202, True)
        house.kill()
    finally:
        postgres_server.start()
    house.start()
    wait_until(lambda: not _spooled(house), "the spool's delivery", 30)
    expected = ["before", "during 0", "during 1", "during 2"]
    assert _messages(house) == expected
    house.kill()
    house.start()
    assert _post(house, key, message="after")[0] == 200
    assert _messages(house) == ["after", *expected]


def _spooled(house: House) -> list[str]:
    return [path.name for path in (house.folder / "data" / "spool").glob("*")]


def test_a_burst_loses_no_real_post(build_house: HouseBuilder) -> None:
    house = build_house(forms_burst.settings())
    house.start()
    outcome = forms_burst.burst(house, posts=600, addresses=30, connections=20)
    assert dict(outcome.load.statuses) == {200: 600}
    assert outcome.real == 6
    assert (outcome.lost, outcome.without_reason) == (0, 0)
    assert outcome.accepted + outcome.waiting == 6
    assert outcome.spam_accepted < 200
    assert outcome.seen.failed == 0
    assert outcome.growth < forms_burst.GOAL_GROWTH
