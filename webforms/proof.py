"""Proof of work by the ALTCHA protocol, version 2: a challenge is worth one post to one form."""

import hashlib
import hmac
import json
import secrets
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock
from time import time
from typing import Any

from altcha import create_challenge, verify_solution

from webforms.pressure.latest import Latest
from webforms.suspicions.look import Proof

ALGORITHM = "PBKDF2/SHA-256"
COST = 5000
# In deterministic mode the work is between these numbers of steps, about half a second, and never
# the long tail of a lottery; and verifying is one HMAC.
FEWEST_STEPS, MOST_STEPS = 150, 350
CHALLENGE_SECONDS = 20 * 60
# Spent signatures in memory; the store has them all.
MOST_SPENT = 50_000


@dataclass(frozen=True, slots=True)
class Examined:
    """What a proof is worth; times are seconds since 1970, 0 when nothing signed tells."""

    proof: Proof = "none"
    signature: str = ""
    issued_at: float = 0.0
    expires_at: float = 0.0

    def spends(self) -> tuple[str, datetime] | None:
        """What the store has to remember when the post is kept."""
        if self.proof != "valid":
            return None
        return self.signature, datetime.fromtimestamp(self.expires_at, UTC)


class Proofs:
    """Makes challenges and examines solutions.

    What is spent is keyed on the challenge's signature: the payload can be changed (`time` in the
    solution) and still be the same proof. `was_spent` asks the store.
    """

    def __init__(self, secret: Callable[[], bytes], was_spent: Callable[[str], bool]) -> None:
        self._secret = secret
        self._was_spent = was_spent
        self._spent: Latest[str, list[str]] = Latest(MOST_SPENT, list)
        self._lock = Lock()

    def challenge(self, form_key: str) -> dict[str, Any]:
        """A new challenge as JSON; the form and the time are in what is signed."""
        now = time()
        made = create_challenge(
            ALGORITHM,
            COST,
            counter=FEWEST_STEPS + secrets.randbelow(MOST_STEPS - FEWEST_STEPS + 1),
            expires_at=int(now) + CHALLENGE_SECONDS,
            data={"f": form_key, "iat": int(now * 1000)},
            hmac_secret=self._key(b"challenge"),
            hmac_key_secret=self._key(b"key"),
        )
        return dict(made.to_dict())

    def examine(self, form_key: str, payload: str) -> Examined:
        """What the payload is worth for that form; it is not spent by looking at it."""
        if not payload:
            return Examined()
        result = verify_solution(
            payload, self._key(b"challenge"), hmac_key_secret=self._key(b"key")
        )
        if result.expired:
            return Examined("expired")
        signed = _signed(payload) if result.verified else {}
        data = signed.get("data") or {}
        if data.get("f") != form_key:
            return Examined("wrong")
        issued, expires = data["iat"] / 1000, float(signed["expiresAt"])
        signature = str(signed["signature"])
        state: Proof = "used" if self._is_spent(signature) else "valid"
        return Examined(state, signature, issued, expires)

    def spend(self, signature: str) -> bool:
        """Use the challenge up in this process; False when another post was quicker."""
        with self._lock:
            uses = self._spent.of(signature)
            uses.append(signature)
            return len(uses) == 1

    def give_back(self, signature: str) -> None:
        """The post was not kept after all."""
        with self._lock:
            self._spent.of(signature).clear()

    def _is_spent(self, signature: str) -> bool:
        with self._lock:
            if self._spent.of(signature):
                return True
        return self._was_spent(signature)

    def _key(self, purpose: bytes) -> bytes:
        return hmac.new(self._secret(), b"altcha " + purpose, hashlib.sha256).digest()


def _signed(payload: str) -> dict[str, Any]:
    """The parameters of a challenge whose signature was verified, and the signature."""
    challenge = json.loads(b64decode(payload))["challenge"]
    return {**challenge["parameters"], "signature": challenge["signature"]}
