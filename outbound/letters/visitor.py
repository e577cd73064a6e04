"""Letters to visitors: the request to confirm and the automatic answer, in the owner's words."""

from outbound.letter import Letter
from outbound.letters.material import Desk, Posted
from outbound.letters.words import say
from store import Connection, consents, opt_in_token
from store.outbox import Claim


def opt_in(one: Posted, item: Claim, desk: Desk) -> Letter:
    """The link to confirm, with our words where the owner gave none."""
    words, language = item.payload, item.payload.get("language", "")
    form = one.form.wish.title if one.form else ""
    text = words.get("text") or say(language, "confirm_text", form=form)
    days = desk.settings.outbound.confirm_days
    after = say(language, "confirm_after", days=days)
    return Letter(
        words.get("subject") or say(language, "confirm"),
        f"{text}\n\n{_link(desk, one.id)}\n\n{after}",
        reply_to=words.get("reply_to", ""),
        automatic="auto-replied",
    )


def autoreply(connection: Connection, one: Posted, item: Claim, desk: Desk) -> Letter:
    """The owner's words, and the way to take back what was agreed to."""
    words, text = item.payload, item.payload.get("text", "")
    has_agreed = any(given.stands for given in consents.of_submission(connection, one.id))
    link = f"{_link(desk, one.id)}/withdraw" if has_agreed else ""
    if link:
        text += "\n\n" + say(words.get("language", ""), "withdraw", link=link)
    return Letter(
        words.get("subject", ""),
        text,
        reply_to=words.get("reply_to", ""),
        automatic="auto-replied",
        unsubscribe=link,
    )


def _link(desk: Desk, submission_id: int) -> str:
    return desk.page(f"/c/{opt_in_token.make(desk.link_secret, submission_id)}")
