"""What the answer to a kept post looks like, learnt from Flask's own, so that it is built once."""

import threading
from dataclasses import dataclass
from typing import Any

from flask import Request, Response

from store.forms import Form
from webforms.answers import wants_json
from webforms.known import KnownForm
from webforms.post import Post
from webforms.pressure.latest import Latest

MOST = 2_000
# These are of one answer only.
_OWN_HEADERS = frozenset({"content-length", "date"})

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """A post that Flask's view took, and what the visitor is told."""

    known: KnownForm
    post: Post
    language: str
    thanks: str


@dataclass(frozen=True, slots=True)
class Shape:
    """An answer without what differs between posts; `goes_to` is absolute for programs."""

    headers: tuple[tuple[bytes, bytes], ...]
    goes_to: str
    thanks: str


class Shapes:
    """The shapes known so far, by everything that the answer to a kept post depends on."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: Latest[Key, list[Shape]] = Latest(MOST, list)

    def of(self, key: Key) -> Shape | None:
        """The shape of answers under that key, if one was learnt."""
        with self._lock:
            return next(iter(self._known.of(key)), None)

    def learn(self, request: Request, response: Response, taken: Taken) -> None:
        """Learn from an answer of the view; one that depends on the post itself teaches nothing."""
        if request.query_string or has_own_way(taken.post) or response.status_code == 202:
            return
        is_json = wants_json(request)
        body = response.get_json() if is_json else {}
        goes_to = body["next"] if is_json else response.headers["Location"]
        headers = tuple(
            (name.lower().encode("latin-1"), value.encode("latin-1"))
            for name, value in response.headers.items()
            if name.lower() not in _OWN_HEADERS
        )
        origin, host = request.headers.get("Origin", ""), request.host_url
        key = key_of(taken.known.form, taken.language, origin, host, is_json=is_json)
        with self._lock:
            self._known.of(key)[:] = [Shape(headers, goes_to, taken.thanks)]


def has_own_way(post: Post) -> bool:
    """Whether the post names the page to go to, so that its answer is its own."""
    return bool(post.control("_next", "_redirect"))


def key_of(form: Form, language: str, origin: str, host: str, *, is_json: bool) -> Key:
    """Everything the answer to a kept post depends on."""
    # Where a form names no sites, the answer is the same for all of them.
    of_site = origin if form.wish.origins else ""
    return form.key, form.version, form.wish, language, of_site, host, is_json
