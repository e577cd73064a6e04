"""Status codes of delivery reports (RFC 3463): found in text or derived from what is known."""

import re

# The detail number says that the code was derived from the reason and not given by a server.
# RFC 3463 leaves X.0.Y for undefined status; the numbering is the one sisimai made customary.
_DERIVED = {
    "onhold": "901", "syntaxerror": "902", "norelaying": "909", "filtered": "910",
    "userunknown": "911", "hostunknown": "912", "hasmoved": "916", "rejected": "918",
    "suspend": "921", "mailboxfull": "922", "exceedlimit": "923", "systemerror": "930",
    "systemfull": "931", "notaccept": "932", "mesgtoobig": "934", "mailererror": "939",
    "networkerror": "944", "toomanyconn": "945", "speeding": "945", "expired": "947",
    "contenterror": "960", "securityerror": "970", "authfailure": "970", "blocked": "971",
    "badreputation": "975", "policyviolation": "972", "requireptr": "973",
    "virusdetected": "971", "spamdetected": "980", "undefined": "900",
}  # fmt: skip

_CODE = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]\d)")
_AFTER_REPLY = re.compile(r"(?<!\d)[245]\d\d[- ]['#(]?([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)")
_MARKED = re.compile(r"\(#([245]\.\d{1,3}\.\d{1,3})\)|#([245]\.\d{1,3}\.\d{1,3})\b")
_REPLY = re.compile(r"(?<![\d.\w/-])([245][0-5]\d)(?=[ -]|\b(?![.\d]))")


def find_status(text: str) -> str:
    """The most telling RFC 3463 code in a text; empty when there is none.

    A code behind an SMTP reply is what the refusing server said itself. X.4.7 (time expired) only
    says that trying ended, so any other code tells more (RFC 3463 section 3.5).
    """
    codes = [found[1] for found in _AFTER_REPLY.finditer(text)]
    codes += [found[1] or found[2] for found in _MARKED.finditer(text)]
    codes += [found[1] for found in _CODE.finditer(text)]
    failing = [code for code in codes if code[0] in "45"]
    telling = [code for code in failing if not is_vague(code)]
    best = [code for code in telling if not code.endswith(".4.7")]
    return next(iter(best or telling or failing or codes), "")


def said_by_server(text: str) -> str:
    """The code that a server gave together with an SMTP reply; empty when there is none."""
    if not _AFTER_REPLY.search(text):
        return ""
    return find_status(" ".join(found[0] for found in _AFTER_REPLY.finditer(text)))


def is_vague(code: str) -> bool:
    """Whether a code only names its class (X.0.0), which any better source may overrule."""
    return not code or code.endswith(".0.0")


def find_reply(text: str) -> str:
    """The SMTP reply code (RFC 5321 section 4.2) in a text; empty when there is none."""
    found = [reply[1] for reply in _REPLY.finditer(text)]
    return next((reply for reply in found if reply[0] in "45"), "")


def derived_status(reason: str, reply: str, delayed: bool) -> str:
    """A code for a reason when no server gave one; the class comes from the SMTP reply."""
    number = reply[:1] if reply[:1] in "45" and reply else "4" if delayed else "5"
    return f"{number}.0.{_DERIVED.get(reason, '900')}"
