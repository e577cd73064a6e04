"""From a post to an arrival: the bytes that are kept and what the door saw."""

from datetime import datetime, timedelta

from store.envelope import Arrival, Envelope
from store.field_names import field_of
from store.forms import Form
from store.payload import FormPayload, PostedFile
from store.types import utc_now
from webforms.asked import Asked
from webforms.controls import is_kept
from webforms.guards.origin import origin_of
from webforms.post import Post
from webforms.validating.judged import Judged

# The same words from the same form within this time are a double click, later a second enquiry.
SAME_CONTENT_WINDOW = timedelta(minutes=10)
URL_CHARACTERS = 2048


def payload_of(
    form: Form, asked: Asked, post: Post, judged: Judged, files: tuple[PostedFile, ...]
) -> FormPayload:
    """What is kept of a post, before anybody has said what to think of it."""
    return FormPayload(
        form_key=form.key,
        fields=judged.fields,
        controls=tuple(pair for pair in post.controls if is_kept(pair[0])),
        page=_url(post.control("_page")),
        referrer=_url(post.control("_ref")),
        language=asked.language,
        form_version=form.version,
        consents=judged.consents,
        files=files,
    )


def arrival_of(
    form: Form,
    asked: Asked,
    payload: FormPayload,
    digest: bytes,
    spends: tuple[str, datetime] | None,
) -> Arrival:
    """The arrival to accept; `_id` makes it one for good, without it the content for a while."""
    has_id = any(name == "_id" and value for name, value in payload.controls)
    envelope = Envelope(
        channel="form",
        source_id=form.source_id,
        received_at=utc_now(),
        peer=payload.ip,
        url=payload.page,
        user_agent=asked.user_agent,
    )
    return Arrival(
        envelope=envelope,
        raw=payload.to_bytes(),
        digest=digest,
        window=None if has_id else SAME_CONTENT_WINDOW,
        summary=_summary(form, payload),
        spends=spends,
    )


def _url(given: str) -> str:
    """An http(s) address that is safe to show as a link, or nothing."""
    return given[:URL_CHARACTERS] if given and origin_of(given) else ""


def _summary(form: Form, payload: FormPayload) -> str:
    """What the intake list shows until the post is read: the subject, or its first words."""
    first = {field_of(name): value for name, value in reversed(payload.fields) if value.strip()}
    subject = next((value for name, value in payload.controls if name == "_subject" and value), "")
    words = subject or first.get("subject") or first.get("message") or ""
    return " ".join(words.split())[:200] or form.wish.title
