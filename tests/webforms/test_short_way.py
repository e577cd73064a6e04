"""The short way of ordinary posts gives the very answers of the long one, or leaves it to it."""

import asyncio
import json
from typing import Any
from urllib.parse import urlencode

import pytest
from a2wsgi import WSGIMiddleware

from webforms.quick import with_short_way

SITE = "https://www.example.com"
URLENCODED = {"content-type": "application/x-www-form-urlencoded"}
ACCEPT = {"accept": "application/json"}


class Server:
    """Both ways in one; `long` counts what went the long way."""

    def __init__(self, web: Any) -> None:
        self.web = web
        self.long = 0
        self._flask: Any = WSGIMiddleware(web.client.application)
        self._served = with_short_way(web.endpoint, self._count)

    async def _count(self, scope: Any, receive: Any, send: Any) -> None:
        self.long += 1
        await self._flask(scope, receive, send)

    def post(
        self, body: bytes, headers: dict[str, str], path: str = "", query: bytes = b""
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of the answer."""
        fields = {"host": "localhost", "content-length": str(len(body)), **headers}
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": "POST",
            "scheme": "http",
            "path": path or f"/f/{self.web.form.key}",
            "root_path": "",
            "query_string": query,
            "headers": [(name.encode(), value.encode()) for name, value in fields.items()],
            "client": ("203.0.113.77", 4711),
            "server": ("localhost", 80),
        }
        sent: list[Any] = []
        messages = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> Any:
            return messages.pop(0) if messages else {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            sent.append(message)

        async def serve() -> None:
            await self._served(scope, receive, send)

        asyncio.run(serve())
        start = sent[0]
        told = {name.decode().lower(): value.decode() for name, value in start["headers"]}
        told.pop("content-length", None)
        return start["status"], told, b"".join(one.get("body", b"") for one in sent[1:])


def _body(number: int, **fields: str) -> bytes:
    return urlencode({"email": f"ann{number}@example.com", "message": "Hi", **fields}).encode()


@pytest.mark.parametrize(
    "headers",
    [
        {**URLENCODED, "origin": SITE},
        {**URLENCODED, **ACCEPT, "origin": SITE},
        {**URLENCODED, **ACCEPT, "origin": SITE, "accept-language": "fr"},
        {**URLENCODED, "x-requested-with": "XMLHttpRequest", "referer": SITE, "origin": SITE},
        {"content-type": "text/plain", "origin": SITE},
    ],
    ids=["page", "script", "french", "xhr", "json"],
)  # fmt: skip
@pytest.mark.parametrize("sites", [(), (SITE,)], ids=["any site", "own sites"])
def test_both_ways_answer_and_keep_alike(
    web: Any, headers: dict[str, str], sites: tuple[str, ...]
) -> None:
    web.wish(origins=sites)
    server = Server(web)
    is_json = headers["content-type"] == "text/plain"
    bodies = [
        json.dumps({"email": f"ann{n}@example.com", "message": "Hi"}).encode() if is_json
        else _body(n) for n in range(2)
    ]  # fmt: skip
    first = server.post(bodies[0], headers)
    second = server.post(bodies[1], headers)
    assert server.long == 1
    assert first[:2] == second[:2]
    if first[2].startswith(b"{"):
        assert json.loads(first[2]) | {"id": "sub_2"} == json.loads(second[2])
    one, two = web.kept()
    assert (one.language, one.ip, one.page, one.verdict) == (
        two.language, two.ip, two.page, two.verdict
    )  # fmt: skip
    long, short = web.log()
    assert (long.channel, long.verdict) == (short.channel, short.verdict)


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (_body(1, email="ann"), URLENCODED, 422),
        (_body(1, _next=f"{SITE}/merci"), URLENCODED, 303),
        (_body(1, altcha="x"), URLENCODED, 303),
        (b"", URLENCODED, 400),
        (b"{", {"content-type": "application/json"}, 400),
        (b"<a/>", {"content-type": "text/xml"}, 415),
        (b"a=1&" * 200, URLENCODED, 413),
    ],
)
def test_what_is_not_ordinary_goes_the_long_way(
    web: Any, body: bytes, headers: dict[str, str], status: int
) -> None:
    server = Server(web)
    server.post(_body(0), URLENCODED)
    assert server.post(body, headers)[0] == status
    assert server.long == 2


def test_a_double_click_is_told_on_the_short_way_too(web: Any) -> None:
    server = Server(web)
    headers = {**URLENCODED, **ACCEPT}
    server.post(_body(0), headers)
    told = json.loads(server.post(_body(0), headers)[2])
    assert (told["id"], told["duplicate"]) == ("sub_1", True)
    assert (server.long, len(web.claims())) == (1, 1)


def test_a_form_that_was_closed_a_moment_ago_is_closed(web: Any) -> None:
    server = Server(web)
    server.post(_body(0), URLENCODED)
    web.define(fields=[{"name": "email"}, {"name": "message"}], most_posts=1)
    assert server.post(_body(1), URLENCODED)[0] == 410
    assert server.long == 2


def test_a_cut_off_body_is_no_post(web: Any) -> None:
    server = Server(web)
    server.post(_body(0), URLENCODED)
    assert server.post(b"", {**URLENCODED, "content-length": "10"}, query=b"a=1")[0] == 400
    assert len(web.claims()) == 1
