"""What tests of incoming mail share."""

from collections.abc import Iterator

import pytest

from store.database import Database
from tests.support.cutting_proxy import CuttingProxy
from tests.support.dovecot import Dovecot
from tests.support.post_office import PostOffice


@pytest.fixture
def post_office(database: Database, dovecot: Dovecot) -> Iterator[PostOffice]:
    """A new user's mailbox on Dovecot, a new store, and a poller between them; both backends."""
    office = PostOffice(database, dovecot)
    yield office
    office.close()


@pytest.fixture
def proxy(dovecot: Dovecot) -> Iterator[CuttingProxy]:
    """A proxy in front of Dovecot's IMAP port that can cut connections."""
    made = CuttingProxy(dovecot.imap_port)
    yield made
    made.close()
