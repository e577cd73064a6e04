"""From an item of the outbox to a letter on its way."""

from dataclasses import dataclass

from outbound.address import sendable
from outbound.letter import compose
from outbound.letters import letter_of
from outbound.letters.material import Desk
from outbound.mail_road import MailRoad
from store import Database
from store.outbox import Attempt, Claim
from store.types import utc_now


@dataclass(frozen=True, slots=True)
class Postman:
    """Writes and sends letters; a call is what a Sender wants as `deliver`."""

    database: Database
    desk: Desk
    road: MailRoad

    def __call__(self, item: Claim) -> Attempt:
        """Send one letter; raises NotToBeSent when it has become pointless."""
        to = sendable(item.recipient)
        if not to:
            answer = "Mail cannot be sent to this address."
            return Attempt(utc_now(), 0, False, 0, answer, is_final=True)
        with self.database.read() as connection:
            letter = letter_of(connection, item, self.desk)
        return self.road.send(compose(letter, item, to, self.desk.settings.outbound), to)
