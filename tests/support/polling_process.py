"""A process that polls one mailbox in small batches, again and again, until it is killed."""

import sys
from concurrent.futures import Future

from ingest.polling.poller import Poller
from ingest.sources.imap.mailbox import Mailbox
from store.database import Database
from store.envelope import Accepted, Arrival
from store.writer import Writer


def main(url: str, port: str, user: str, password: str) -> None:
    """Poll; each letter on its way into the store is one line of output."""
    database = Database(url)
    writer = Writer(database)
    writer.start()

    def accept(arrival: Arrival) -> Future[Accepted]:
        print("letter", flush=True)
        return writer(arrival)

    poller = Poller(database, accept)
    mailbox = Mailbox(
        name="office",
        host="127.0.0.1",
        port=int(port),
        security="plain",
        username=user,
        secret=lambda: password,
        first_connection="everything",
        after_success="mark_seen",
        batch_count=2,
    )
    while True:
        poller.poll_once(mailbox)


if __name__ == "__main__":
    main(*sys.argv[1:])
