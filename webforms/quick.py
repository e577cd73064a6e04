"""The short way of an ordinary post: decided in the event loop, without a thread or Flask.

Whatever is not ordinary goes the long way through Flask's views, which decide by the same desk;
so this way answers nothing but "kept", in the shape it learnt from them.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from store.envelope import StoreUnavailable
from webforms.answers import body_of, wants_json_by
from webforms.asked import Asked, channel_of
from webforms.controls import PROOF
from webforms.desk import Decided, Invalid
from webforms.endpoint import Endpoint
from webforms.keeping import COMMIT_SECONDS, Kept
from webforms.known import KnownForm
from webforms.language import LANGUAGES, language_by
from webforms.post import Post, Refused
from webforms.reading import BODY_BYTES, JSON_TYPES, read_body
from webforms.shapes import Shape, has_own_way, key_of

Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
App = Callable[[Any, Receive, Send], Awaitable[None]]

_TYPES = frozenset({"application/x-www-form-urlencoded", *JSON_TYPES})


def with_short_way(endpoint: Endpoint, app: App) -> App:
    """The ASGI app, whose ordinary posts are taken before it; bodies have to come whole."""
    way = _ShortWay(endpoint)

    async def serve(scope: Any, receive: Receive, send: Send) -> None:
        known = way.form(scope)
        if known is None:
            await app(scope, receive, send)
            return
        messages = [await receive()]
        while messages[-1].get("more_body") and len(messages) < BODY_BYTES:
            messages.append(await receive())
        if not await way.take(known, scope, messages, send):
            await app(scope, _again(messages, receive), send)

    return serve


class _ShortWay:
    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        given = endpoint.settings.http
        self._proxies, self._public_url = given.trusted_proxies, given.public_url

    def form(self, scope: Any) -> KnownForm | None:
        """The form an ordinary post is for, if it was looked up a moment ago."""
        path: str = scope.get("path", "")
        if scope.get("method") != "POST" or not path.startswith("/f/") or scope["query_string"]:
            return None
        known = self._endpoint.forms.fresh(path[3:])
        if known is None or self._endpoint.desk.captcha is not None:
            return None
        # How many posts it has had must be asked of the store.
        return None if known.form.definition.most_posts else known

    async def take(self, known: KnownForm, scope: Any, messages: list[Any], send: Send) -> bool:
        """Take the post and answer; False, with nothing done yet, when it is not ordinary."""
        if messages[-1]["type"] != "http.request":
            return False
        headers = _headers(scope)
        mimetype = headers.get(b"content-type", "").partition(";")[0].strip().lower()
        if mimetype not in _TYPES:
            return False
        body = b"".join(message.get("body", b"") for message in messages)
        try:
            post = read_body(mimetype, body, headers.get(b"referer", ""))
            is_json = _wants_json(mimetype, headers)
            asked = self._asked(known, scope, headers, post, is_json=is_json)
            shape = self._shape(known, asked, post, is_json=is_json)
            if shape is None:
                return False
            decided = self._endpoint.desk.decide(known, asked, post)
        except (Refused, Invalid, StoreUnavailable):
            return False
        kept = decided.kept or await self._keep(decided)
        if kept is None:
            return False
        kept = self._endpoint.intake.taken(known, asked, post, decided, kept)
        await _answer(send, shape, kept, is_json=is_json)
        return True

    async def _keep(self, decided: Decided) -> Kept | None:
        """Keep the post; None when neither store nor spool would have it."""
        keeper, arrival = self._endpoint.keeper, decided.arrival
        if arrival is None:
            return None
        try:
            future = asyncio.wrap_future(keeper.begin(arrival))
            accepted = await asyncio.wait_for(future, COMMIT_SECONDS)
        except (StoreUnavailable, TimeoutError) as error:
            try:
                return await asyncio.to_thread(keeper.spool, arrival, error)
            except StoreUnavailable:
                return None
        return Kept(accepted.submission_id, accepted.is_new)

    def _asked(
        self, known: KnownForm, scope: Any, headers: dict[bytes, str], post: Post, *, is_json: bool
    ) -> Asked:
        said = post.control("_lang")[:2].lower()
        is_told = not known.form.wish.language and said in LANGUAGES
        language = language_by(known.form, "", headers.get(b"accept-language", ""))
        return Asked(
            channel=channel_of(post, wants_json=is_json),
            address=self._public_url or f"{scope['scheme']}://{headers.get(b'host', '')}/",
            language=said if is_told else language,
            peer=self._peer(scope, headers),
            origin=headers.get(b"origin", "")[:255],
            user_agent=headers.get(b"user-agent", "").replace("\x00", "")[:512],
        )

    def _peer(self, scope: Any, headers: dict[bytes, str]) -> str:
        """The visitor's address, believing as many proxies as there are."""
        known = [one.strip() for one in headers.get(b"x-forwarded-for", "").split(",")]
        if self._proxies and len(known) >= self._proxies and known[-self._proxies]:
            return known[-self._proxies]
        return scope["client"][0] if scope.get("client") else ""

    def _shape(self, known: KnownForm, asked: Asked, post: Post, *, is_json: bool) -> Shape | None:
        # A proof of work may have to be looked up in the store, which the loop must not wait for.
        if has_own_way(post) or post.control(PROOF):
            return None
        shapes, address = self._endpoint.shapes, asked.address
        key = key_of(known.form, asked.language, asked.origin, address, is_json=is_json)
        return shapes.of(key)


def _headers(scope: Any) -> dict[bytes, str]:
    """The header fields by name, one that came several times as one list (RFC 9110, 5.3)."""
    found: dict[bytes, str] = {}
    for name, value in scope["headers"]:
        text = value.decode("latin-1")
        found[name] = f"{found[name]}, {text}" if name in found else text
    return found


def _wants_json(mimetype: str, headers: dict[bytes, str]) -> bool:
    return wants_json_by(mimetype, headers.get(b"x-requested-with", ""), headers.get(b"accept", ""))


async def _answer(send: Send, shape: Shape, kept: Kept, *, is_json: bool) -> None:
    body = b""
    if is_json:
        body = json.dumps(body_of(kept, shape.goes_to, shape.thanks)).encode()
    status = (202 if kept.spooled_as else 200) if is_json else 303
    length = (b"content-length", str(len(body)).encode())
    headers = [*shape.headers, length]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _again(messages: list[Any], receive: Receive) -> Receive:
    waiting = iter(messages)

    async def receive_again() -> Any:
        message = next(waiting, None)
        return await receive() if message is None else message

    return receive_again
