"""What follows an accepted post: letters and a webhook, laid into the outbox with the records."""

import hashlib

from ingest.writing.outcome import Arrived, Outcome
from ingest.writing.visitor_letters import write_to_visitor
from store import Connection, outbox
from store.forms import Form
from store.outbox import Kind, NewItem, Purpose, State


def write_outgoing(connection: Connection, arrived: Arrived, so_far: Outcome) -> Outcome:
    """Lay out what the form's owner wants sent; reading the post again sends nothing again."""
    post = arrived.reading.post
    if post is None or post.form is None or post.payload.test:
        return so_far
    definition = post.form.definition
    # A letter of the day waits for its others; see outbound.daily.
    state: State = "gathered" if definition.notify_daily else "waiting"
    for address in dict.fromkeys(definition.notify):
        item = _item(arrived, post.form, "mail", "notification", address, state)
        outbox.put(connection, item)
    if definition.webhook_url:
        item = _item(arrived, post.form, "webhook", "webhook", definition.webhook_url)
        outbox.put(connection, item)
    write_to_visitor(connection, arrived, post.form, so_far)
    return so_far


def _item(
    arrived: Arrived,
    form: Form,
    kind: Kind,
    purpose: Purpose,
    recipient: str,
    state: State = "waiting",
) -> NewItem:
    submission_id = arrived.claim.submission_id
    mark = hashlib.sha256(recipient.encode()).hexdigest()[:16]
    # One webhook a submission, whatever its address was changed to meanwhile.
    key = f"{purpose}/{submission_id}" + (f"/{mark}" if kind == "mail" else "")
    return NewItem(kind, purpose, key, recipient, submission_id, form.id, state=state)
