"""Signed tokens of ours: that a page of ours was opened and when, and that a post is a test."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from time import time

from flask import current_app

from store.envelope import StoreUnavailable

EXTENSION = "webforms"
# The control that carries a page's token.
TOKEN = "_token"
# The control that makes a post a test.
TEST = "_test"
# A page may stay open for a day before it is filled in; a test is sent at once.
PAGE_SECONDS = 24 * 3600
TEST_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs and verifies; `secret` is asked each time, so that it may come from the store."""

    secret: Callable[[], bytes]

    def sign(self, purpose: str, form_key: str) -> str:
        """A token that says when it was made, in milliseconds."""
        made = str(int(time() * 1000))
        return f"{made}.{self._mac(purpose, form_key, made)}"

    def made_at(self, purpose: str, form_key: str, token: str, seconds: int) -> float | None:
        """When the token was made (seconds since 1970); None when it is not ours or too old."""
        made, _dot, mac = token.partition(".")
        if not (made.isascii() and made.isdigit() and len(made) < 16 and mac.isascii()):
            return None
        if not hmac.compare_digest(mac, self._mac(purpose, form_key, made)):
            return None
        at = int(made) / 1000
        return at if -60 < time() - at < seconds else None

    def _mac(self, purpose: str, form_key: str, made: str) -> str:
        said = f"{purpose}\n{form_key}\n{made}".encode()
        return hmac.new(self.secret(), said, hashlib.sha256).hexdigest()[:32]


def page_token(form_key: str) -> str:
    """What a page of ours sends as `_token`; empty while the store has no secret to sign with.

    Needs the context of the app. It tells how long the page was open, and lets a page through
    whose browser names no origin.
    """
    signer: Signer = current_app.extensions[EXTENSION].signer
    try:
        return signer.sign("page", form_key)
    except StoreUnavailable:
        return ""


def test_token(form_key: str) -> str:
    """What the admin sends as `_test`: the post is kept as a test and has no effect."""
    signer: Signer = current_app.extensions[EXTENSION].signer
    return signer.sign("test", form_key)
