"""Draws up the lead: decides who in the letter is the person, then asks every extractor."""

from dataclasses import replace

from ingest.draft import LeadDraft
from ingest.extract.attribution import attribution_of
from ingest.extract.author import author_of, is_passed_on
from ingest.extract.material import Material
from ingest.extract.order import EXTRACTORS
from ingest.message import Message
from ingest.notifications import Notification, read_notification
from ingest.quotes import Reply, split_reply_text
from ingest.reading import Context, Forwarded


def understand(
    message: Message,
    reply: Reply | None,
    forwarded: Forwarded | None,
    notification: Notification | None,
    context: Context,
) -> LeadDraft:
    """All findings of one letter; pure in its arguments."""
    material = _material(message, reply or Reply(""), forwarded, notification, context)
    findings = tuple(found for extractor in EXTRACTORS for found in extractor(material))
    return LeadDraft(findings, _extra(material), attribution_of(material))


def _material(
    message: Message,
    reply: Reply,
    forwarded: Forwarded | None,
    notification: Notification | None,
    context: Context,
) -> Material:
    passed_on = forwarded is not None and is_passed_on(message, forwarded, context)
    if forwarded is None or not passed_on:
        author = author_of(message, context, is_form=notification is not None)
        return Material(
            message, context, author, reply.text, reply.signature or "", forwarded, notification
        )
    inner = forwarded.from_
    words = split_reply_text(forwarded.body, inner.name if inner else "")
    form = read_notification(_inside(message, forwarded)) or notification
    return Material(
        message, context, inner, words.text, words.signature or "", forwarded, form, passed_on=True
    )


def _inside(message: Message, forwarded: Forwarded) -> Message:
    """The forwarded letter as a letter of its own, so that a forwarded form is read as a form."""
    return replace(
        message,
        subject=forwarded.subject,
        from_=forwarded.from_,
        reply_to=(),
        text=forwarded.body,
        html="",
        text_is_from_html=False,
        attachments=(),
    )


def _extra(material: Material) -> tuple[tuple[str, str], ...]:
    """Labelled values no field takes, and what a colleague wrote above a forward."""
    extra = material.notification.extra if material.notification else ()
    if material.passed_on and material.forwarded and material.forwarded.note:
        return (*extra, ("note", material.forwarded.note))
    return extra
