"""The signature of a webhook: HMAC-SHA256 over id, time and body (Standard Webhooks, v1)."""

import base64
import hashlib
import hmac


def headers(message_id: str, timestamp: int, body: bytes, secret: str) -> dict[str, str]:
    """The three headers; `timestamp` is in Unix seconds, `secret` begins with whsec_."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = b".".join((message_id.encode(), str(timestamp).encode(), body))
    signature = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": f"v1,{signature}",
    }
