"""The senders of the daemon: one thread for letters, one for webhooks, one that keeps the hours."""

import threading
from datetime import timedelta
from typing import Protocol

from frontdesk.house import House
from ingest.worker import worker_name
from outbound.letters.material import Desk
from outbound.mail_road import MailRoad
from outbound.postman import Postman
from outbound.rounds import Rounds
from outbound.sender import Sender
from outbound.webhooks.courier import Courier
from store import opt_in_token, secrets

# Senders are named apart from the workers of the same process.
_FIRST_NUMBER = 900


class _Runs(Protocol):
    def run(self) -> None:
        """Work until stopped."""

    def stop(self) -> None:
        """End after what is in hand."""


class Sending:
    """Everything that goes out by itself; without a mail server letters wait and webhooks go."""

    def __init__(self, house: House) -> None:
        desk = Desk(house.settings, secrets.keep(house.database, opt_in_token.SECRET))
        self._runs: list[_Runs] = [webhook_sender(house, desk)]
        if house.settings.outbound.host:
            self._runs += [mail_sender(house, desk), Rounds(house.database, house.settings)]
        self._threads = [
            threading.Thread(target=one.run, name=f"frontdesk-sender-{number}", daemon=True)
            for number, one in enumerate(self._runs)
        ]

    def start(self) -> None:
        """Begin to send."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Finish what is in hand, end."""
        for one in self._runs:
            one.stop()
        for thread in self._threads:
            thread.join()


def mail_sender(house: House, desk: Desk) -> Sender:
    """Sends letters by the settings' mail server."""
    given = house.settings.outbound
    road = MailRoad(given)
    return Sender(
        house.database,
        "mail",
        Postman(house.database, desk, road),
        name=worker_name(_FIRST_NUMBER),
        lease=timedelta(seconds=given.lease),
        idle=given.poll_every,
        rest=road.rest,
    )


def webhook_sender(house: House, desk: Desk) -> Sender:
    """Sends webhooks."""
    given = house.settings.outbound
    return Sender(
        house.database,
        "webhook",
        Courier(house.database, desk),
        name=worker_name(_FIRST_NUMBER + 1),
        lease=timedelta(seconds=given.lease),
        idle=given.poll_every,
    )
