"""One verdict about a letter's sender, within a bounded time, whatever the letter and DNS do."""

import time

import structlog

from dedup.normalise.domain import ascii_domain
from ingest.authentication import Authentication, Verdict
from ingest.message import Message
from ingest.verify.dmarc import Policy, is_aligned, policy_of
from ingest.verify.dns import Lookup, Questions, Unanswered
from ingest.verify.signatures import Signatures, check_signatures
from ingest.verify.spf import check_path

log = structlog.get_logger()

SERVER = "frontdesk"
SECONDS = 5.0


class SenderVerifier:
    """Evaluates DKIM (RFC 6376), SPF (RFC 7208) and DMARC (RFC 7489) as a mail server would."""

    def __init__(self, lookup: Lookup, seconds: float = SECONDS) -> None:
        """All questions to `lookup` about one letter together take at most `seconds`."""
        self._lookup = lookup
        self._seconds = seconds

    def verify(self, raw: bytes, message: Message, peer: str, mail_from: str) -> Authentication:
        """What was found; "unknown" where DNS does not answer or nothing is declared. Never raises.

        `message` is the letter as it was read, so that the very address that counts is judged;
        `peer` is the address of the computer that sent it, `mail_from` the reverse-path.
        """
        questions = Questions(self._lookup, time.monotonic() + self._seconds)
        try:
            return _verdict(raw, message, peer, mail_from, questions)
        except Unanswered:
            return Authentication("unknown", SERVER, (("dmarc", "temperror"),))
        except Exception:
            # A letter made to break the library that checks it must still reach a person.
            log.exception("sender.not_verified", peer=peer, bytes=len(raw))
            return Authentication("unknown", SERVER, (("dmarc", "temperror"),))


def _verdict(
    raw: bytes, message: Message, peer: str, mail_from: str, questions: Questions
) -> Authentication:
    author = _author_domain(message)
    policy = policy_of(author, questions) if author else None
    if policy is None:
        # Without a policy nobody said what the letter must show, so nothing else is asked.
        return Authentication("unknown", SERVER, (("dmarc", "none"),))
    signed = check_signatures(raw, questions)
    if any(is_aligned(one, author, strict=policy.strict_dkim) for one in signed.passed):
        return Authentication("pass", SERVER, (("dkim", "pass"), ("dmarc", "pass")))
    return _by_path(signed, policy, author, check_path(peer, mail_from, questions))


def _by_path(
    signed: Signatures, policy: Policy, author: str, path: tuple[str, str]
) -> Authentication:
    """Without a signature of the author's domain the path decides, where it can be judged."""
    result, domain = path
    aligned = not domain or is_aligned(domain, author, strict=policy.strict_spf)
    if result == "pass" and aligned:
        dmarc = "pass"
    elif signed.undecided or (aligned and result in ("temperror", "permerror")):
        dmarc = "temperror"
    else:
        dmarc = "fail"
    found = (("dkim", signed.result), ("spf", result), ("dmarc", dmarc))
    verdict: Verdict = "pass" if dmarc == "pass" else "fail" if dmarc == "fail" else "unknown"
    return Authentication(verdict, SERVER, found)


def _author_domain(message: Message) -> str:
    """The domain in From; none where a letter has several From fields (RFC 7489 6.6.1)."""
    if message.from_ is None or len(message.header_all("from")) != 1:
        return ""
    return ascii_domain(message.from_.email.rpartition("@")[2])
