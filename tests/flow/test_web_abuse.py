"""One client that misbehaves takes nothing from the others."""

import socket
import urllib.request
from collections.abc import Iterable
from contextlib import ExitStack

import pytest

from tests.support.house import House

pytestmark = pytest.mark.house

SLOW_CLIENTS = 20


def test_clients_that_never_finish_their_post_hold_no_thread(house: House) -> None:
    head = b"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhalf"
    with ExitStack() as stack:
        for _ in range(SLOW_CLIENTS):
            stack.enter_context(connected(house)).sendall(head)
        with urllib.request.urlopen(f"{house.url}/healthz", timeout=5) as answer:
            assert answer.status == 200


def test_a_header_section_without_end_is_refused(house: House) -> None:
    fields = (b"X-%d: %s\r\n" % (number, b"a" * 32_000) for number in range(2000))
    with connected(house) as client, pytest.raises((BrokenPipeError, ConnectionResetError)):
        send_all(client, fields)


def test_a_single_header_without_end_is_refused(house: House) -> None:
    pieces = (b"X: " + b"a" * 32_000 if not number else b"a" * 32_000 for number in range(2000))
    with connected(house) as client, pytest.raises((BrokenPipeError, ConnectionResetError)):
        send_all(client, pieces)


def send_all(client: socket.socket, pieces: Iterable[bytes]) -> None:
    client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
    for piece in pieces:
        client.sendall(piece)


def connected(house: House) -> socket.socket:
    return socket.create_connection((house.host, house.http_port), timeout=5)
