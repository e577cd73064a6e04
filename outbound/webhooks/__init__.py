"""Signed webhooks (standardwebhooks.com) to addresses that are really outside."""

from outbound.webhooks.secret import new_secret, secret_of

__all__ = ["new_secret", "secret_of"]
