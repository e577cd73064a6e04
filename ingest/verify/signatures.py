"""Which domains signed a letter, and whether their signatures hold (DKIM, RFC 6376)."""

import logging
from dataclasses import dataclass

import dkim

from ingest.verify.dns import Questions, Unanswered

# Verifying hashes the whole letter once for each signature.
_MOST_BYTES = 12 * 1024 * 1024
_MOST_SIGNATURES = 5
_MOST_KEY = 2_000

# dkimpy tells a logger of every bad signature; a stranger's letter is nobody's log line.
_SILENT = logging.Logger("dkim", logging.CRITICAL + 1)


@dataclass(frozen=True, slots=True)
class Signatures:
    """The domains whose signature holds; `undecided` when one could not be checked."""

    passed: tuple[str, ...] = ()
    present: bool = False
    undecided: bool = False

    @property
    def result(self) -> str:
        """In the words of RFC 8601 2.7.1."""
        if self.passed:
            return "pass"
        return "temperror" if self.undecided else "fail" if self.present else "none"


def check_signatures(raw: bytes, questions: Questions) -> Signatures:
    """Check the topmost signatures; a letter too large to be hashed here is undecided."""
    if len(raw) > _MOST_BYTES:
        return Signatures(present=True, undecided=True)
    try:
        letter = dkim.DKIM(raw, logger=_SILENT)
    except dkim.DKIMException:
        return Signatures()
    number = sum(name.lower() == b"dkim-signature" for name, _ in letter.headers)
    passed: list[str] = []
    undecided = number > _MOST_SIGNATURES
    for index in range(min(number, _MOST_SIGNATURES)):
        try:
            if _holds(letter, index, questions):
                passed.append(letter.domain.decode("ascii", "replace").lower().rstrip("."))
        except (Unanswered, dkim.NaClNotFoundError):
            undecided = True
    return Signatures(tuple(passed), number > 0, undecided)


def _holds(letter: dkim.DKIM, index: int, questions: Questions) -> bool:
    def key_of(name: bytes, timeout: int = 5) -> bytes | None:
        found = questions.ask(name.decode("ascii", "replace").rstrip("."), "TXT")
        return found[0].encode("utf-8")[:_MOST_KEY] if found else None

    try:
        holds = bool(letter.verify(index, dnsfunc=key_of))
    except (dkim.DKIMException, ValueError, LookupError, TypeError, ArithmeticError) as error:
        if isinstance(error, dkim.NaClNotFoundError):
            raise
        return False
    # With l= anybody may add words below the signed ones (RFC 6376 8.2).
    return holds and b"l" not in letter.signature_fields
