"""Passwords: the rules for a new one, and argon2id hashes (RFC 9106) that grow with the times."""

import threading
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 10
LONGEST = 256

# Passwords of ten signs and more that stand in every list of leaked ones; shorter ones are
# refused for their length.
COMMON = frozenset(
    Path(__file__).with_name("common_passwords.txt").read_text(encoding="utf-8").split()
)

_hasher = PasswordHasher()

# Each hash takes 64 MB for a moment; a crowd at the sign-in must not take all the memory.
_at_once = threading.BoundedSemaphore(2)


class WeakPassword(ValueError):
    """A password against the rules; `rule` is short, long, common or personal."""

    def __init__(self, rule: str) -> None:
        super().__init__(f"This password is too {rule}.")
        self.rule = rule


def check_rules(password: str, *personal: str) -> None:
    """Raise WeakPassword when it is short, common, or made of the `personal` words."""
    folded = password.casefold()
    if len(password) < SHORTEST:
        raise WeakPassword("short")
    if len(password) > LONGEST:
        raise WeakPassword("long")
    if folded in COMMON or len(set(folded)) < 4:
        raise WeakPassword("common")
    if any(word and folded in (word, word + word, word + "123") for word in _words(personal)):
        raise WeakPassword("personal")


def _words(personal: tuple[str, ...]) -> list[str]:
    folded = [text.casefold() for text in personal]
    return folded + [text.split("@")[0] for text in folded]


def make_hash(password: str) -> str:
    """An argon2id hash with a salt of its own."""
    with _at_once:
        return _hasher.hash(password)


def matches(stored: str | None, password: str) -> bool:
    """Whether the password is the one hashed; equally slow when there is no hash to compare."""
    if stored is None:
        # Hashing takes as long as comparing, so the answer's time names no user.
        _hasher.hash(password)
        return False
    try:
        return _hasher.verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(stored: str) -> bool:
    """Whether the hash was made with weaker parameters than today's."""
    return _hasher.check_needs_rehash(stored)
