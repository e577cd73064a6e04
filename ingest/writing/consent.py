"""What the visitor agreed to, written down word for word with the records of their post."""

import hashlib

from dedup.normalise.email import normalise_email
from ingest.reading import FormPost
from ingest.truncated import truncated
from ingest.writing.outcome import Arrived, Outcome
from store import Connection, consents
from store.consents import NewConsent
from store.form_definition import FormField
from store.payload import PostedConsent

# What an unticked box or a plain no is sent as.
_NO = frozenset({"", "no", "off", "false", "0"})


def write_consents(connection: Connection, arrived: Arrived, so_far: Outcome) -> Outcome:
    """Keep each agreement of an accepted post; a box left empty is no agreement."""
    post = arrived.reading.post
    if post is None or post.payload.test:
        return so_far
    given = [one for one in _posted(post) if one.value.strip().lower() not in _NO]
    consents.note(connection, [_consent(arrived, post, one, so_far) for one in given])
    return so_far


def _posted(post: FormPost) -> list[PostedConsent]:
    """The consents with the words the visitor saw: the door's record, else the definition's."""
    if post.payload.consents or post.form is None:
        return list(post.payload.consents)
    sent = dict(post.payload.fields)
    fields = (one for one in post.form.definition.fields if one.type == "consent")
    return [_of_field(one, sent) for one in fields]


def _of_field(field: FormField, sent: dict[str, str]) -> PostedConsent:
    purpose = field.purpose or field.name
    value = sent.get(field.name) or sent.get(f"consent.{purpose}", "")
    text = field.text or field.label
    return PostedConsent(purpose, value, text, hashlib.sha256(text.encode()).hexdigest())


def _consent(arrived: Arrived, post: FormPost, one: PostedConsent, so_far: Outcome) -> NewConsent:
    payload, claim = post.payload, arrived.claim
    email = normalise_email(arrived.reading.draft.value("email"))
    return NewConsent(
        purpose=one.purpose,
        value=one.value,
        text=one.text,
        text_hash=one.text_hash,
        submission_id=claim.submission_id,
        form_id=post.form.id if post.form else None,
        form_version=payload.form_version or (post.form.version if post.form else 0),
        contact_id=so_far.contact_id,
        email=email.address if email else "",
        language=payload.language,
        page=payload.page,
        # Where the door judged, it also decided how much of the address is kept.
        ip=payload.ip if payload.verdict else truncated(claim.peer),
        user_agent=claim.user_agent,
        given_at=claim.received_at,
    )
