"""Requests reach the pages with their body whole, so that a slow client holds no thread."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

# The largest body that any page reads; what is announced larger is refused without reading.
WHOLE_BYTES = 1024 * 1024
# A form of that size takes this long over the slowest line that is still of use.
BODY_SECONDS = 60

Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
App = Callable[[Any, Receive, Send], Awaitable[None]]


def with_whole_bodies(app: App, seconds: float = BODY_SECONDS) -> App:
    """The ASGI app, called once the body is here; 408 (RFC 9110) when it does not come in time."""

    async def serve(scope: Any, receive: Receive, send: Send) -> None:
        if _announced(scope) > WHOLE_BYTES:
            await app(scope, receive, send)
            return
        try:
            async with asyncio.timeout(seconds):
                messages = await _gathered(receive)
        except TimeoutError:
            await _too_slow(send)
            return
        # Who left in the middle of a post has no use for an answer, and half a post is none.
        if messages[-1]["type"] == "http.request":
            await app(scope, _again(messages, receive), send)

    return serve


def _announced(scope: Any) -> int:
    length = dict(scope["headers"]).get(b"content-length", b"")
    return int(length) if length.isdigit() else 0


async def _gathered(receive: Receive) -> list[Any]:
    messages, size = [await receive()], 0
    while messages[-1].get("more_body") and size <= WHOLE_BYTES:
        messages.append(await receive())
        size += len(messages[-1].get("body", b""))
    return messages


def _again(messages: list[Any], receive: Receive) -> Receive:
    waiting = iter(messages)

    async def receive_again() -> Any:
        message = next(waiting, None)
        return await receive() if message is None else message

    return receive_again


async def _too_slow(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 408, "headers": headers})
    await send({"type": "http.response.body", "body": b"This took too long. Please try again."})
