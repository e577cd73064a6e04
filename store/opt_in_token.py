"""Signed links for visitors: who holds one may confirm or withdraw what one submission said."""

from datetime import timedelta

from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer

# The name of the secret in store.secrets that signs them.
SECRET = "visitor links"

_SALT = "frontdesk visitor link"


class LinkExpired(Exception):
    """The link was ours and is too old for what was asked."""


def make(secret: str, submission_id: int) -> str:
    """The token for a submission: letters, digits, dots, hyphens and underscores."""
    return URLSafeTimedSerializer(secret, salt=_SALT).dumps(submission_id)


def read(secret: str, token: str, good_for: timedelta | None = None) -> int | None:
    """The submission a token names, or None when we never made it; raises LinkExpired."""
    seconds = None if good_for is None else int(good_for.total_seconds())
    try:
        named = URLSafeTimedSerializer(secret, salt=_SALT).loads(token, max_age=seconds)
    except SignatureExpired as error:
        raise LinkExpired("The link is too old.") from error
    except BadSignature:
        return None
    return named if isinstance(named, int) else None
