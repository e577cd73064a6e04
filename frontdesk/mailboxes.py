"""From the settings of a mailbox to what its door needs."""

from collections.abc import Callable

from config import MailboxSettings, Settings
from ingest.sources.imap.mailbox import AfterSuccess, FirstConnection, Mailbox
from ingest.sources.imap.secret import secret_from_command, secret_from_file, secret_from_value

_AFTER: dict[str, AfterSuccess] = {
    "nothing": "nothing",
    "mark seen": "mark_seen",
    "move": "move",
}


def mailboxes_of(settings: Settings) -> list[Mailbox]:
    """Every configured mailbox, ready to be polled."""
    return [mailbox_of(one, settings.mail.max_message_bytes) for one in settings.mailboxes]


def mailbox_of(given: MailboxSettings, max_message_bytes: int) -> Mailbox:
    """One mailbox; its secret is read at each sign-in, not now."""
    return Mailbox(
        name=given.name,
        host=given.host,
        port=given.port,
        username=given.username,
        secret=_secret(given),
        security=given.security,
        auth=given.auth,
        folders=given.folders,
        first_connection=_first(given.first_connection),
        after_success=_AFTER[given.after_success],
        move_to=given.move_to,
        max_message_bytes=max_message_bytes,
        interval=given.interval,
        idle=given.idle,
        ca_file=given.ca_file,
    )


def _secret(given: MailboxSettings) -> Callable[[], str]:
    if given.password_file is not None:
        return secret_from_file(given.password_file)
    if given.password_command:
        return secret_from_command(given.password_command)
    return secret_from_value(given.password.get_secret_value())


def _first(policy: str) -> FirstConnection:
    if policy == "now":
        return "now"
    return "everything" if policy == "everything" else int(policy.split()[0])
