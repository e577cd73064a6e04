"""Requests reach the pages with their body whole, so that a slow client holds no thread."""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from typing import IO, Any

# The largest body that any page reads; what is announced larger is refused without reading.
WHOLE_BYTES = 1024 * 1024
# A form of that size takes this long over the slowest line that is still of use.
BODY_SECONDS = 60
# A form with files may be larger. It is put down on disk while it comes, a few at the same time.
LARGE_SECONDS = 300
LARGE_AT_ONCE = 32
PIECE_BYTES = 256 * 1024

Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
App = Callable[[Any, Receive, Send], Awaitable[None]]
# How many bytes a body to this path may have.
Allowed = Callable[[str], int]


def with_whole_bodies(
    app: App, seconds: float = BODY_SECONDS, allowed: Allowed = lambda path: WHOLE_BYTES
) -> App:
    """The ASGI app, called once the body is here; 408 (RFC 9110) when it does not come in time.

    `allowed` knows the paths to which more than a page's worth may be sent, such as files.
    """
    large = asyncio.Semaphore(LARGE_AT_ONCE)

    async def serve(scope: Any, receive: Receive, send: Send) -> None:
        announced = _announced(scope)
        if announced > WHOLE_BYTES:
            if announced > allowed(scope.get("path", "")):
                await app(scope, receive, send)
            else:
                await _serve_large(app, large, scope, receive, send)
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


async def _serve_large(
    app: App, large: asyncio.Semaphore, scope: Any, receive: Receive, send: Send
) -> None:
    with tempfile.TemporaryFile() as file:
        try:
            async with asyncio.timeout(LARGE_SECONDS), large:
                is_whole = await _put_down(receive, file, _announced(scope))
        except TimeoutError:
            await _too_slow(send)
            return
        if is_whole:
            await app(scope, _from_file(file, receive), send)


async def _put_down(receive: Receive, file: IO[bytes], announced: int) -> bool:
    """Write the body to the file as it comes; whether all of it came."""
    size = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return False
        size += file.write(message.get("body", b""))
        if not message.get("more_body"):
            file.seek(0)
            return size == announced


def _from_file(file: IO[bytes], receive: Receive) -> Receive:
    is_read = False

    async def receive_again() -> Any:
        nonlocal is_read
        if is_read:
            return await receive()
        piece = file.read(PIECE_BYTES)
        is_read = len(piece) < PIECE_BYTES
        return {"type": "http.request", "body": piece, "more_body": not is_read}

    return receive_again


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
