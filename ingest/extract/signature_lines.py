"""The lines of a signature that may hold contact details, without sign-off and small print."""

import re

from ingest.extract.links import EMAIL
from ingest.quotes.mobile import is_mobile_line

DRESS = " \t\u00a0*_-–—>|•·,;:~=#'\"“”"
_STRONG = re.compile(r"\s*[|•·‧∙●■◆⋅¦｜]\s*|\s{3,}|\t+")
_MAX_LINES = 30
_LEGAL = re.compile(
    r"confidential|vertraulich|disclaimer|intended (?:solely|only)|unsubscribe|handelsregister"
    r"|geschäftsführer\w*:|amtsgericht|registered (?:in|office)|think before|the environment"
    r"|sitz der gesellschaft|ust-?id|\bhrb\b|companies house|vat (?:no|reg)|confidencial",
    re.IGNORECASE,
)
_SHORT_BLOCK = 14


def signature_lines(signature: str) -> list[list[str]]:
    """The signature's lines up to the legal small print, each as the parts between its bars."""
    kept: list[list[str]] = []
    for line in signature.split("\n")[:_MAX_LINES]:
        if kept and _LEGAL.search(line[:300]):
            break
        if line.strip(DRESS) and len(line) < 300 and not is_mobile_line(line):
            kept.append(_parts(line))
    return [parts for parts in kept if parts]


def card_lines(words: str) -> list[list[str]]:
    """The lines of a letter that is nothing but a visiting card; else nothing."""
    lines = [line.strip(DRESS) for line in words.split("\n") if line.strip(DRESS)]
    if not 2 <= len(lines) <= _SHORT_BLOCK or any(map(_is_prose, lines)):
        return []
    contacts = sum(
        ("@" in line and bool(EMAIL.search(line))) or sum(map(str.isdigit, line)) >= 7
        for line in lines
    )
    return signature_lines(words) if contacts >= (1 if len(lines) >= 3 else 2) else []


def _is_prose(line: str) -> bool:
    """A sentence, not a line of a card."""
    words = line.split()
    return len(line) > 110 or (len(words) > 5 and line[-1] in ".?!" and "@" not in line)


def _parts(line: str) -> list[str]:
    parts = (part.strip(DRESS) for part in _STRONG.split(line.strip()))
    return [part for part in parts if part]
