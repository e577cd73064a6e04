"""Why a letter could not be delivered, from the words and codes of mail systems."""

import re

# The address is gone for good only for these; everything else may work again later.
_HARD = frozenset({"userunknown", "hostunknown", "hasmoved", "notaccept"})

# The first reason whose words occur wins, so that the telling ones stand before the general.
_WORDS: tuple[tuple[str, str], ...] = (
    ("virusdetected", r"\bvirus\b|infected|malware"),
    ("hasmoved", r"has moved|(?:address|user|mailbox) (?:has )?changed to|new address is"),
    ("mailboxfull", (
        r"(?:mail ?box|inbox|mailfolder|account|maildir|disk|user)\S* (?:is |has been |size )*"
        r"(?:full|over ?quota|exceeded)|over ?(?:the )?(?:disk )?quota|quota (?:exceeded|full)"
        r"|exceed\w* \w* ?(?:\w+ )?(?:mailbox )?quota|too many messages|not enough (?:storage|disk)"
        r"|insufficient disk|mailbox size limit|storage (?:limit|allocation)|out of storage|容量"
    )),
    ("mesgtoobig", (
        r"(?:message|mail)(?: size)? (?:is )?(?:too (?:big|large|long)|exceeds)|size limit"
        r"|too large|maximum (?:allowed )?(?:message )?size|max message size"
    )),
    ("norelaying", (
        r"relay(?:ing)? (?:access )?(?:denied|prohibited|not (?:allowed|permitted))|not permitted to"
        r" relay|unable to relay|cannot relay|no relaying|not a gateway|relay not|open relay"
    )),
    ("authfailure", r"\bspf\b|\bdkim\b|dmarc|unauthenticated (?:mail|email)"),
    ("requireptr", r"reverse (?:dns|lookup|hostname)|\bptr\b|cannot find your hostname|resolve"
     r" your ip|rdns"),
    ("badreputation", r"reputation"),
    ("spamdetected", r"\bspam\w*\b(?!haus|cop|\.)|unsolicited|bulk mail|junk|\bube\b|\buce\b"),
    ("hostunknown", (
        r"(?:host|domain|mail server|server)(?: name)? (?:is )?(?:unknown|not found|does not exist)"
        r"|unknown (?:host|domain)|no such (?:domain|host)|unrouteable|unroutable|nxdomain"
        r"|name service error for|host or domain name not found|couldn't find any host"
        r"|dns error|domain of recipient"
    )),
    ("userunknown", (
        r"(?:user|recipient|mailbox|account|address|addressee|alias|mail ?drop)\S*(?: \S+){0,4}?"
        r" (?:is |was |has been )?(?:unknown|not (?:found|exist|listed|known|valid|available here)"
        r"|does(?: not|n't) exist|doesn't have|invalid|rejected)"
        r"|(?:unknown|no such|invalid|nonexistent|non-existent|bad|undeliverable)"
        r"(?: or \w+)? (?:\w+ )?(?:user|recipient|mailbox|account|address|local part|person|alias)"
        r"|user unknown|does not have an? \S* ?account|no mailbox|not our customer|not a known user"
        r"|there is no one at|no account|(?:isn't|not) (?:a )?(?:valid|registered)|not in (?:my|our)"
        r"|recipientnotfound|resolver\.adr|unknown local.?part|destination addresses were unknown"
    )),
    ("suspend", r"suspend|disabled|inactive|deactivated|locked|expired account|temporarily closed"
     r"|not accepting (?:mail|messages) for"),
    ("notaccept", r"does not accept (?:any )?(?:mail|email)|null mx|not accepting (?:mail|messages)"
     r"|nullmx"),
    ("blocked", (
        r"black ?list|block(?:ed|list| list)|spamhaus|spamcop|\brbl\b|dnsbl|access denied"
        r"|connection (?:refused by|rejected)|banned|client host|go away|barracuda|proofpoint"
    )),
    ("toomanyconn", r"too many (?:\w+ )?(?:connections|sessions|recipients)|rate limit|throttl"),
    ("speeding", r"too (?:fast|quickly)|rate that prevents"),
    ("rejected", (
        r"sender(?: address|'s)? (?:\S+ )?(?:rejected|refused|invalid|verify failed|denied)|bad sender"
        r"|sender domain|domain of sender|from address|envelope sender"
    )),
    ("policyviolation", r"policy|prohibited|not (?:allowed|permitted|authori[sz]ed)|you do not have"
     r" permission"),
    ("systemfull", r"mail system full|requested mail action aborted: exceeded|no space"),
    ("expired", (
        r"(?:delivery|retry|queue|connection)\S* (?:time ?)?(?:expired|timed? ?out|timeout)|timed out"
        r"|has been in the queue|too long|not been (?:collected|delivered)|will keep trying"
        r"|delivery attempts|could not be delivered for|no longer than|could not be delivered within"
    )),
    ("networkerror", (
        r"connection (?:lost|reset|refused|dropped)|loops? back|mail loop|too many hops|hop count"
        r"|network (?:error|is unreachable)|no route|unable to connect|lost connection"
    )),
    ("mailererror", r"command output|exit(?:ed)? (?:with )?(?:status|value)|procmail|pipe to|\bsh:"),
    ("contenterror", r"improper use of 8-bit|malformed|mime|header (?:error|syntax)"),
    ("syntaxerror", r"syntax error|command (?:unrecognized|not (?:recognized|implemented))"),
    ("systemerror", (
        r"local (?:configuration )?error|system error|config\w* error|internal (?:server )?error"
        r"|temporary (?:system|local|server)|service unavailable|cannot open|i/o error"
    )),
)  # fmt: skip
_TABLE = tuple((reason, re.compile(words, re.IGNORECASE)) for reason, words in _WORDS)

_BY_STATUS = {
    "1.0": "userunknown", "1.1": "userunknown", "1.2": "hostunknown", "1.3": "userunknown",
    "1.4": "filtered", "1.6": "hasmoved", "1.7": "rejected", "1.8": "rejected",
    "1.10": "notaccept", "2.0": "filtered", "2.1": "suspend", "2.2": "mailboxfull",
    "2.3": "exceedlimit", "3.1": "systemfull", "3.2": "notaccept", "3.4": "mesgtoobig",
    "3.5": "systemerror", "4.1": "expired", "4.2": "networkerror", "4.4": "hostunknown",
    "4.6": "networkerror", "4.7": "expired", "5.3": "toomanyconn", "6.0": "contenterror",
    "7.13": "suspend", "7.25": "requireptr", "7.26": "authfailure", "7.27": "notaccept",
}  # fmt: skip


def find_reason(status: str, diagnostic: str) -> str:
    """The reason of a failure by status (RFC 3463) and diagnostic text; `undefined` if unclear."""
    from_status = _BY_STATUS.get(status[2:], "")
    if from_status in _HARD or from_status in ("mailboxfull", "mesgtoobig"):
        return from_status
    text = diagnostic[:4000]
    return next((reason for reason, words in _TABLE if words.search(text)), "") or (
        from_status or "undefined"
    )


def is_hard(reason: str, status: str) -> bool:
    """Whether the address will never work again (not merely that this letter failed)."""
    return reason in _HARD and not status.startswith("4")
