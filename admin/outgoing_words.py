"""What the words of the outbox and of consents are called on a page, in the reader's language."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from store.consents import Consent

PURPOSE: dict[str, LazyString] = {
    "notification": _l("notification"),
    "daily": _l("letter of the day"),
    "quarantine": _l("posts in quarantine"),
    "alert": _l("alert"),
    "autoreply": _l("automatic answer"),
    "opt_in": _l("request to confirm"),
    "webhook": _l("webhook"),
}

STATE: dict[str, LazyString] = {
    "waiting": _l("waiting"),
    "sending": _l("being sent"),
    "sent": _l("sent"),
    "failed": _l("failed"),
    "dropped": _l("dropped"),
    "gathered": _l("waits for the letter of the day"),
    "unconfirmed": _l("waits for the confirmation"),
}

STATE_TONE = {"sent": "good", "failed": "bad", "waiting": "wait", "sending": "wait"}

KIND: dict[str, LazyString] = {"mail": _l("letters"), "webhook": _l("webhooks")}

CONSENT: dict[str, LazyString] = {
    "given": _l("given, not confirmed"),
    "confirmed": _l("confirmed"),
    "withdrawn": _l("withdrawn"),
}


def state_of(consent: Consent) -> str:
    """given, confirmed or withdrawn."""
    if not consent.stands:
        return "withdrawn"
    return "confirmed" if consent.confirmed_at else "given"
