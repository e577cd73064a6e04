"""Real receivers of what we send, and the back room of a form that sends to them."""

from collections.abc import Iterator

import pytest

from store.database import Database
from tests.support import hook_server as hooks
from tests.support import mail_server as mails
from tests.support.hook_server import HookServer
from tests.support.mail_server import MailServer
from tests.support.office import Office


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    """A mail server that takes everything until told otherwise."""
    with mails.mail_server() as server:
        yield server


@pytest.fixture
def hook_server() -> Iterator[HookServer]:
    """A receiver of webhooks that answers 200 until told otherwise."""
    with hooks.hook_server() as server:
        yield server


@pytest.fixture
def office(database: Database, mail_server: MailServer) -> Office:
    """A form that sends through the mail server, on SQLite and PostgreSQL in turn."""
    return Office(database, mail_server.settings(private_webhooks=True))
