"""Which letter an item of the outbox becomes, and when none is written any more."""

from outbound.letter import Letter
from outbound.letters.material import Desk, Posted, posted
from outbound.letters.notification import daily, notification
from outbound.letters.report import alert, quarantine
from outbound.letters.visitor import autoreply, opt_in
from outbound.sender import NotToBeSent
from store import Connection
from store.outbox import Claim

NOTHING_LEFT = "There is nothing left to write about."
SET_ASIDE = "The post was set aside meanwhile."


def letter_of(connection: Connection, item: Claim, desk: Desk) -> Letter:
    """The letter to send now; raises NotToBeSent."""
    letter = _report(connection, item, desk) or _of_post(connection, item, desk)
    if letter is None:
        raise NotToBeSent(NOTHING_LEFT)
    return letter


def _report(connection: Connection, item: Claim, desk: Desk) -> Letter | None:
    if item.purpose == "quarantine":
        return quarantine(connection, item, desk)
    if item.purpose == "alert":
        return alert(connection, item, desk)
    if item.purpose == "daily":
        found = (posted(connection, one) for one in item.payload["submissions"])
        posts = [one for one in found if one is not None]
        return daily(posts, desk) if posts else None
    return None


def _of_post(connection: Connection, item: Claim, desk: Desk) -> Letter | None:
    one = posted(connection, item.submission_id) if item.submission_id else None
    if one is None:
        return None
    if item.purpose == "notification":
        return notification(one, desk)
    _insist_it_stands(one)
    if item.purpose == "opt_in":
        return opt_in(one, item, desk)
    return autoreply(connection, one, item, desk) if item.purpose == "autoreply" else None


def _insist_it_stands(one: Posted) -> None:
    # Somebody may have looked while the mail server was away.
    if one.detail.row.status in ("held", "discarded"):
        raise NotToBeSent(SET_ASIDE)
