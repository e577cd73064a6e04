"""The secret each form signs its webhooks with, in the spelling of Standard Webhooks."""

import base64

from store import Database, secrets


def secret_of(database: Database, form_key: str) -> str:
    """`whsec_` and 32 bytes in base64: what the receiver is told; made at the first call."""
    return _spelt(secrets.keep(database, _name(form_key)))


def new_secret(database: Database, form_key: str) -> str:
    """Another secret in the place of the one that became known; the old one ends at once."""
    return _spelt(secrets.renew(database, _name(form_key)))


def _name(form_key: str) -> str:
    return f"webhook {form_key}"[:64]


def _spelt(digits: str) -> str:
    return "whsec_" + base64.b64encode(bytes.fromhex(digits)).decode()
