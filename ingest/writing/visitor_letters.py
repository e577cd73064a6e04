"""Automatic letters to visitors: few, only after an accepted post, and none that could go round.

A stranger types the address, so every letter here goes to somebody who may not have asked for it.
Nothing the visitor wrote is in them, and each address, form and hour has its limit.
"""

from dataclasses import dataclass, replace
from typing import Literal

from dedup.normalise.email import normalise_email
from ingest.reply_token import reply_address
from ingest.writing.outcome import Arrived, Outcome
from store import Connection, opt_ins, outbox, outbox_limits
from store.form_definition import Reply
from store.forms import Form
from store.outbox import NewItem, State

TOO_OFTEN = "This address got such a letter within a day already."
TOO_MANY = "Too many automatic letters were caused within an hour."
OUR_OWN = "It is an address of our own."

_Automatic = Literal["autoreply", "opt_in"]


@dataclass(frozen=True, slots=True)
class _Visitor:
    """Whom to write to: the address as typed and as it is compared, and in which language."""

    email: str
    mailbox: str
    language: str


def write_to_visitor(connection: Connection, arrived: Arrived, form: Form, so_far: Outcome) -> None:
    """Lay out the request to confirm and the automatic answer, as the form says."""
    visitor, definition = _visitor_of(arrived), form.definition
    if visitor is None:
        return
    reply_to = _reply_to(arrived, so_far)
    is_asked = False
    if definition.double_opt_in:
        submission_id = arrived.claim.submission_id
        opt_ins.ask(
            connection, submission_id, form.id, visitor.email, visitor.mailbox, visitor.language
        )
        letter = _letter(arrived, form, visitor, "opt_in", definition.opt_in, reply_to)
        is_asked = _lay_out(connection, arrived, letter, "waiting")
    if definition.autoreply.subject:
        letter = _letter(arrived, form, visitor, "autoreply", definition.autoreply, reply_to)
        # Until its owner has confirmed the address, it gets one letter and not two.
        _lay_out(connection, arrived, letter, "unconfirmed" if is_asked else "waiting")


def _visitor_of(arrived: Arrived) -> _Visitor | None:
    post, typed = arrived.reading.post, arrived.reading.draft.value("email")
    email = normalise_email(typed)
    return _Visitor(typed, email.address, post.payload.language) if email and post else None


def _letter(
    arrived: Arrived,
    form: Form,
    visitor: _Visitor,
    purpose: _Automatic,
    words: Reply,
    reply_to: str,
) -> NewItem:
    submission_id = arrived.claim.submission_id
    return NewItem(
        kind="mail",
        purpose=purpose,
        key=f"{purpose}/{submission_id}",
        recipient=visitor.email,
        submission_id=submission_id,
        form_id=form.id,
        mailbox=visitor.mailbox,
        payload={
            "subject": words.subject,
            "text": words.text,
            "language": visitor.language,
            "reply_to": reply_to,
        },
    )


def _lay_out(connection: Connection, arrived: Arrived, letter: NewItem, state: State) -> bool:
    """Put the letter out, or note in its place why it is not sent."""
    refusal = _refusal(connection, arrived, letter)
    state = "dropped" if refusal else state
    outbox.put(connection, replace(letter, state=state, error=refusal))
    return not refusal


def _refusal(connection: Connection, arrived: Arrived, letter: NewItem) -> str:
    """Why a letter must not go out, or an empty string."""
    limits, form_id = arrived.policy.outgoing, letter.form_id or 0
    if letter.mailbox in limits.own_addresses:
        return OUR_OWN
    is_reply = letter.purpose == "autoreply"
    most = 1 if is_reply else limits.confirmations_per_address
    sent = outbox_limits.to_mailbox(
        connection, letter.mailbox, "autoreply" if is_reply else "opt_in"
    )
    if sent >= most:
        return TOO_OFTEN
    if outbox_limits.of_form(connection, form_id) >= limits.letters_per_form:
        return TOO_MANY
    return TOO_MANY if outbox_limits.of_all(connection) >= limits.letters_per_hour else ""


def _reply_to(arrived: Arrived, so_far: Outcome) -> str:
    """Where an answer goes: as set, else our address signed so that the answer joins the lead."""
    policy = arrived.policy
    if policy.outgoing.reply_to or not policy.outgoing.desk:
        return policy.outgoing.reply_to
    if not policy.reply_secret or so_far.activity_id is None:
        return policy.outgoing.desk
    return reply_address(policy.outgoing.desk, policy.reply_secret, so_far.activity_id)
