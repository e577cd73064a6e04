"""From an item of the outbox to a signed webhook on its way."""

import http.client
from dataclasses import dataclass
from time import monotonic, time

from outbound.letters.material import Desk, Posted, posted
from outbound.message_ids import webhook_id
from outbound.sender import NotToBeSent
from outbound.webhooks.body import body_of
from outbound.webhooks.posting import Answer, post
from outbound.webhooks.secret import secret_of
from outbound.webhooks.signature import headers
from outbound.webhooks.target import Refused, target_of
from store import Database
from store.outbox import Attempt, Claim
from store.types import utc_now

GONE = "There is no submission any more that it could tell of."
# The receiver says that it wants none of it (RFC 9110): trying again is of no use.
_FINAL = frozenset({410})


@dataclass(frozen=True, slots=True)
class Courier:
    """Sends webhooks; a call is what a Sender wants as `deliver`."""

    database: Database
    desk: Desk

    def __call__(self, item: Claim) -> Attempt:
        """Send one webhook; raises NotToBeSent when it has become pointless."""
        with self.database.read() as connection:
            one = posted(connection, item.submission_id) if item.submission_id else None
            body = body_of(connection, one, self.desk) if one else b""
        if one is None or one.payload is None:
            raise NotToBeSent(GONE)
        began, at = monotonic(), utc_now()
        status, answer, is_final = self._post(item, one, body)
        took = round((monotonic() - began) * 1000)
        return Attempt(at, took, 200 <= status < 300, status, answer, is_final)

    def _post(self, item: Claim, one: Posted, body: bytes) -> tuple[int, str, bool]:
        """Status, what to show of the answer, and whether trying again is of no use."""
        given = self.desk.settings.outbound
        try:
            target = target_of(item.recipient, allow_private=given.private_webhooks)
            answer = post(target, body, self._headers(item, one, body), ca_file=given.ca_file)
        except Refused as refused:
            return 0, str(refused), True
        except (OSError, http.client.HTTPException, ValueError) as error:
            return 0, f"The receiver could not be reached: {error}", False
        return answer.status, _said(answer), answer.status in _FINAL

    def _headers(self, item: Claim, one: Posted, body: bytes) -> dict[str, str]:
        key = one.payload.form_key if one.payload else ""
        return {
            "Content-Type": "application/json",
            "User-Agent": "Frontdesk-Webhook/1",
            "Connection": "close",
            **headers(webhook_id(item), int(time()), body, secret_of(self.database, key)),
        }


def _said(answer: Answer) -> str:
    if 300 <= answer.status < 400:
        return f"It answered with a redirect ({answer.status}), which is not followed."
    return answer.text
