"""Patterns an admin writes for sender and subject: plain text with `*`, matched in linear time."""

from ingest.message import Message
from ingest.templates.template import Template

_LEAST_SENDER = 4


def fits(pattern: str, text: str) -> bool:
    """Whether the text is the pattern, where `*` stands for anything; case and blanks don't count.

    The leftmost place of each piece between two stars is the right one, so nothing is tried twice.
    """
    first, *rest = _plain(pattern).split("*")
    wanted = _plain(text)
    if not rest:
        return wanted == first
    last = rest.pop()
    at, end = len(first), len(wanted) - len(last)
    if end < at or not wanted.startswith(first) or not wanted.endswith(last):
        return False
    for piece in rest:
        found = wanted.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def sender_fits(pattern: str, email: str) -> bool:
    """An address, "@domain" for everybody there, or either with stars."""
    pattern = pattern.strip()
    return fits(f"*{pattern}" if pattern.startswith("@") else pattern, email)


def applies(template: Template, message: Message) -> bool:
    """Whether the letter comes from the template's sender under its subject."""
    email = message.from_.email if message.from_ else ""
    if not email or not sender_fits(template.sender, email):
        return False
    return not template.subject.strip() or fits(template.subject, message.subject)


def names_sender(pattern: str) -> bool:
    """Whether the sender pattern says who writes; one that is hardly more than stars does not."""
    return len(pattern.replace("*", "").strip()) >= _LEAST_SENDER


def weight(template: Template) -> int:
    """How much the patterns say: the signs in them that stand for themselves."""
    return len((template.sender + template.subject).replace("*", ""))


def _plain(text: str) -> str:
    return " ".join(text[:2000].split()).casefold()
