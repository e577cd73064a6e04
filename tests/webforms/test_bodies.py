"""Bodies from anybody: read as sent where they can be, refused in one way where they cannot."""

import contextlib

import pytest
from flask import Flask
from flask_babel import Babel
from hypothesis import given, settings
from hypothesis import strategies as st

from webforms.bodies.json_object import read_json
from webforms.bodies.urlencoded import read_urlencoded
from webforms.guards.origin import origin_of
from webforms.post import Refused

APP = Flask(__name__)
Babel(APP)


@pytest.mark.parametrize(
    ("body", "pairs"),
    [
        (b"", ()),
        (b"&&", ()),
        (b"a", (("a", ""),)),
        (b"=b", (("", "b"),)),
        (b"a=b=c&a=d+e", (("a", "b=c"), ("a", "d e"))),
        (b"%E4%BD%A0=%F0%9F%98%80", (("你", "😀"),)),
        (b"a=%zz%4", (("a", "%zz%4"),)),
        (b"caf%E9=%80", (("café", "€"),)),
        ("é=ü".encode(), (("é", "ü"),)),
    ],
)
def test_urlencoded_bodies(body: bytes, pairs: tuple[tuple[str, str], ...]) -> None:
    assert read_urlencoded(body) == pairs


@pytest.mark.parametrize(
    ("body", "pairs"),
    [
        (b"{}", ()),
        (b'{"a": {"b": [1, true, null, 2.5]}}', (("a.b", "1"), ("a.b", "yes"), ("a.b", ""),
                                                 ("a.b", "2.5"))),
        (b'{"a": "x", "a": "y"}', (("a", "x"), ("a", "y"))),
        ('{"a": "é"}'.encode("utf-16"), (("a", "é"),)),
    ],
)  # fmt: skip
def test_json_bodies(body: bytes, pairs: tuple[tuple[str, str], ...]) -> None:
    assert read_json(body) == pairs


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    for _name, value in read_urlencoded(body):
        assert isinstance(value, str)
    with APP.test_request_context(), contextlib.suppress(Refused):
        for _name, value in read_json(body):
            assert isinstance(value, str)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_an_origin_is_always_one_and_stays_itself(url: str) -> None:
    origin = origin_of(url)
    assert origin == "" or origin_of(origin) == origin
