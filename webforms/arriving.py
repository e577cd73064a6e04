"""From a post to an arrival: the bytes that are kept and what the door saw."""

from datetime import timedelta

from flask import Request

from store.envelope import Arrival, Envelope
from store.field_names import field_of
from store.forms import Form
from store.payload import FormPayload
from store.types import utc_now
from webforms.guards.origin import origin_of
from webforms.post import Post, Sign

# The same words from the same form within this time are a double click, later a second enquiry.
SAME_CONTENT_WINDOW = timedelta(minutes=10)
URL_CHARACTERS = 2048


def arrival(
    form: Form, post: Post, signs: tuple[Sign, ...], language: str, request: Request
) -> Arrival:
    """The arrival to accept; `_id` makes it one for good, without it the content for a while."""
    payload = FormPayload(
        form_key=form.key,
        fields=post.fields,
        controls=post.controls,
        page=_url(post.control("_page")),
        referrer=_url(post.control("_ref")),
        language=language,
        signs=signs,
    )
    window = None if post.control("_id") else SAME_CONTENT_WINDOW
    envelope = _envelope(form, payload, request)
    return Arrival(envelope, payload.to_bytes(), payload.digest(), window, _summary(form, post))


def _envelope(form: Form, payload: FormPayload, request: Request) -> Envelope:
    return Envelope(
        channel="form",
        source_id=form.source_id,
        received_at=utc_now(),
        peer=request.remote_addr or "",
        url=payload.page,
        user_agent=request.headers.get("User-Agent", "").replace("\x00", ""),
    )


def _url(given: str) -> str:
    """An http(s) address that is safe to show as a link, or nothing."""
    return given[:URL_CHARACTERS] if origin_of(given) else ""


def _summary(form: Form, post: Post) -> str:
    """What the intake list shows until the post is read: the subject, or its first words."""
    first = {field_of(name): value for name, value in reversed(post.fields) if value.strip()}
    words = post.control("_subject") or first.get("subject") or first.get("message") or ""
    return " ".join(words.split())[:200] or form.wish.title
