"""Why a letter could not be delivered, from the words and codes of mail systems."""

import re

from ingest.bounces.reason_words import REASON_WORDS

# The address is gone for good only for these; everything else may work again later.
_HARD = frozenset({"userunknown", "hostunknown", "hasmoved", "notaccept"})
_TABLE = tuple((reason, re.compile(words, re.IGNORECASE)) for reason, words in REASON_WORDS)

# Detail codes (RFC 3463 and its registry) that leave no doubt whatever the words are.
_SURE = {
    "1.2": "hostunknown", "1.6": "hasmoved", "1.7": "rejected", "1.8": "rejected",
    "1.10": "notaccept", "2.2": "mailboxfull", "3.4": "mesgtoobig", "6.0": "contenterror",
    "7.13": "suspend", "7.25": "requireptr", "7.26": "authfailure", "7.27": "notaccept",
}  # fmt: skip
# Detail codes that count when the words say nothing.
_LIKELY = {
    "1.0": "userunknown", "1.1": "userunknown", "1.3": "userunknown", "1.4": "filtered",
    "2.0": "filtered", "2.1": "suspend", "2.3": "exceedlimit", "3.0": "systemerror",
    "3.1": "systemfull", "3.2": "notaccept", "3.5": "systemerror", "4.1": "expired",
    "4.2": "networkerror", "4.4": "hostunknown", "4.6": "networkerror", "4.7": "expired",
    "5.3": "toomanyconn", "7.0": "securityerror", "7.1": "blocked",
}  # fmt: skip
# Some hosts answer 5.1.1 to everything; only these words are believed against it.
_AGAINST_UNKNOWN = frozenset({"mailboxfull", "toomanyconn", "speeding", "suspend", "mailererror"})
# A server that refuses an address does so at RCPT. "No such user" in any other reply, above all
# after the text, is how many filters answer, and the address may well exist.
_AFTER_DATA = re.compile(r"(?i)end of data|reply to data|command:? ?data\b|>>> data\s+<<< 5")
# What a server refuses at MAIL FROM is the sender, whatever its words are.
_AT_MAIL_FROM = re.compile(r"(?i)(?:after|reply to) mail from|\[mail_from\]")
# Yahoo's servers look for the mailbox only after the text, and say so without doubt.
_WITHOUT_DOUBT = re.compile(r"(?i)this user doesn't have an? \S+ account")
_QUOTED_REPLY = re.compile(r"(?<![\d.])55\d[ -](?!#?5\.)")
_AT_RCPT = re.compile(r"(?i)rcpt")


def find_reason(status: str, diagnostic: str) -> str:
    """The reason of a failure by status (RFC 3463) and diagnostic text; empty if unclear."""
    sure = _SURE.get(status[2:], "")
    if sure:
        return sure
    likely = _LIKELY.get(status[2:], "")
    said = _from_words(diagnostic[:4000])
    if status[2:] == "1.1" and said not in _AGAINST_UNKNOWN:
        return likely
    if status[2:].startswith("7.") and said in ("userunknown", "hostunknown"):
        # The code says policy: such servers hide behind "user unknown" what they do not want.
        return "filtered"
    return said or likely


def _from_words(text: str) -> str:
    for reason, words in _TABLE:
        if words.search(text):
            return _believed(reason, text)
    return ""


def _believed(reason: str, text: str) -> str:
    """The reason, unless it was said where it cannot be meant: about our sender, or too late."""
    if reason in ("userunknown", "hostunknown") and _AT_MAIL_FROM.search(text):
        return "rejected"
    return "filtered" if reason == "userunknown" and _is_doubtful(text) else reason


def _is_doubtful(text: str) -> bool:
    """Whether "user unknown" was said where no address is checked."""
    if _WITHOUT_DOUBT.search(text):
        return False
    if _AFTER_DATA.search(text):
        return True
    # A Diagnostic-Code field ("smtp; 550 ...") is about its recipient; other words may not be.
    if text.lower().startswith("smtp;") or _AT_RCPT.search(text):
        return False
    return _QUOTED_REPLY.search(text) is not None


def is_hard(reason: str, status: str) -> bool:
    """Whether the address will never work again (not merely that this letter failed)."""
    return reason in _HARD and not status.startswith("4")
