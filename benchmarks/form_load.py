"""Posts to a form over many connections at once: how many a second, and how long each took."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

# What is sent, and by which address it seems to come.
Make = Callable[[int], tuple[bytes, str]]


@dataclass(slots=True)
class Load:
    """The answers of one load: seconds for each post in the order they came, and the statuses."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    took: float = 0.0

    @property
    def per_second(self) -> float:
        """Answered posts a second."""
        return len(self.seconds) / self.took if self.took else 0.0

    def at(self, share: float) -> float:
        """The time that this share of the posts did not exceed, in milliseconds."""
        ordered = sorted(self.seconds)
        return 1000 * ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def post(port: int, path: str, make: Make, *, connections: int, posts: int) -> Load:
    """Send `posts` posts to 127.0.0.1 over so many connections that are kept open."""
    return asyncio.run(_post(port, path, make, connections, posts))


async def _post(port: int, path: str, make: Make, connections: int, posts: int) -> Load:
    load, numbers = Load(), iter(range(posts))
    begun = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for _ in range(connections):
            group.create_task(_connection(port, path, make, numbers, load))
    load.took = time.perf_counter() - begun
    return load


async def _connection(port: int, path: str, make: Make, numbers: Iterator[int], load: Load) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for number in numbers:
        body, address = make(number)
        writer.write(_request(path, body, address))
        begun = time.perf_counter()
        status = await _status(reader)
        load.seconds.append(time.perf_counter() - begun)
        load.statuses[status] += 1
    writer.close()


def _request(path: str, body: bytes, address: str) -> bytes:
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nOrigin: https://www.example.com\r\n"
        f"X-Forwarded-For: {address}\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64)\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def _status(reader: asyncio.StreamReader) -> int:
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.lower().split(b"\r\n")
    status = int(lines[0].split()[1])
    length = next((int(one[15:]) for one in lines if one.startswith(b"content-length:")), None)
    if length is not None:
        await reader.readexactly(length)
        return status
    # A body in chunks ends with an empty one.
    await reader.readuntil(b"0\r\n\r\n")
    return status
