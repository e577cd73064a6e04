"""The writer of a letter whose From a mailing list or a forwarding service replaced by its own."""

import re
from collections.abc import Callable, Iterator

from ingest.extract.own import domain_of, is_ours
from ingest.message import Address, Message
from ingest.reading import Context

_EMAIL = re.compile(r"[^\s<>\"'()\[\],;:]{1,64}@[^\s<>\"'()\[\],;:@]{2,200}")
_VIA = re.compile(
    r"^(.{1,120}?)\s+[(\[]?(?:via|über|through|par l'intermédiaire de|a través de|através de"
    r"|tramite|za pośrednictwem|přes|через|経由)\s+\S.*$",
    re.IGNORECASE,
)
_ENCODED = re.compile(
    r"^([^\s=@]{1,64}(?:=[^\s=@]{1,64})??)(?:=|_at_)([\w.-]{1,200}\.[a-z]{2,24})$"
)
# Services that hide a mailbox behind an address of their own, and write for somebody else.
_RELAYS = ("groups.io", "duck.com", "mozmail.com", "relay.firefox.com", "simplelogin.com",
           "simplelogin.co", "slmail.me", "anonaddy.com", "anonaddy.me", "addy.io")  # fmt: skip
_NAMES_WRITER = ("x-original-from", "x-original-sender", "x-simplelogin-original-from",
                 "x-simplelogin-envelope-from", "x-anonaddy-original-sender")  # fmt: skip
_MOST = 1000


def original_author(message: Message, context: Context) -> Address | None:
    """Who wrote a letter that a list or a relay sends in its own name; None for other letters.

    Asked in the order of certainty: the field in which Google Groups and Sympa keep the writer,
    an address written into the list's own, one in the display name, then Reply-To and Cc, where
    Mailman puts the writer (`from_is_list`).
    """
    outer = message.from_
    if outer is None or not _is_rewritten(message, outer, context):
        return None
    lists = list_emails(message)
    name = without_via(outer.name)
    for asked in _ASKED:
        for found in asked(message, outer, name):
            email = found.email.lower()
            if "@" in email and email not in lists and not is_ours(email, context):
                return Address(_name(found, name), email)
    return None


def is_via(name: str) -> bool:
    """Whether a display name says that somebody else sent it: `Jane Doe via Sales`."""
    return bool(_VIA.match(name))


def without_via(name: str) -> str:
    """`Jane Doe via Sales` and `'Jane Doe' via List` without the list's part."""
    found = _VIA.match(name)
    return found.group(1).strip("'\"‘’“” ") if found else name


def list_emails(message: Message) -> frozenset[str]:
    """The addresses of the mailing lists a letter came through (RFC 2369, RFC 2919)."""
    fields = (message.header(name)[:_MOST] for name in ("list-post", "x-beenthere", "list-id"))
    found = [one.lower() for value in fields for one in _EMAIL.findall(value.replace(":", " "))]
    # A List-Id is written like a domain: <sales.example.com> for sales@example.com.
    label, dot, domain = _inside(message.header("list-id")[:_MOST]).partition(".")
    return frozenset([*found, f"{label}@{domain}"] if dot else found)


def _is_rewritten(message: Message, outer: Address, context: Context) -> bool:
    """Without such a sign anybody could name anybody in a field that nobody checks."""
    if is_via(outer.name) or domain_of(outer.email) in _RELAYS:
        return True
    named = any(message.header(name) for name in _NAMES_WRITER)
    return named and (outer.email.lower() in list_emails(message) or is_ours(outer.email, context))


def _inside(value: str) -> str:
    return value.rpartition("<")[2].partition(">")[0].strip().lower()


def _in_fields(message: Message, outer: Address, name: str) -> Iterator[Address]:
    for field in _NAMES_WRITER:
        value = message.header(field)[:_MOST]
        found = _EMAIL.search(value)
        if found is not None:
            yield Address(value[: found.start()].strip(" <\"'"), found.group().strip(".,;"))


def _in_local_part(message: Message, outer: Address, name: str) -> Iterator[Address]:
    """`jane=example.com@groups.io` and `jane_at_example.com_me@duck.com`."""
    if domain_of(outer.email) not in _RELAYS:
        return
    local = outer.email.rpartition("@")[0]
    local = local.rpartition("_")[0] if "_at_" in local else local
    found = _ENCODED.match(local)
    if found is not None:
        yield Address(name, f"{found.group(1)}@{found.group(2)}")


def _in_name(message: Message, outer: Address, name: str) -> Iterator[Address]:
    """`jane@example.com [via Relay]` and SimpleLogin's `Jane Doe - jane(a)example.com`."""
    if not is_via(outer.name) and domain_of(outer.email) not in _RELAYS:
        return
    found = _EMAIL.search(name.replace("(a)", "@")[:_MOST])
    if found is not None:
        yield Address(name[: found.start()].strip(" -\"'("), found.group().strip(".'"))


def _in_reply_to(message: Message, outer: Address, name: str) -> Iterator[Address]:
    yield from message.reply_to[:3]


def _in_cc(message: Message, outer: Address, name: str) -> Iterator[Address]:
    """Where answers go to the list, Mailman moves the writer to Cc under the same name."""
    yield from (one for one in message.cc[:50] if name and one.name.casefold() == name.casefold())


_ASKED: tuple[Callable[[Message, Address, str], Iterator[Address]], ...] = (
    _in_fields,
    _in_local_part,
    _in_name,
    _in_reply_to,
    _in_cc,
)


def _name(found: Address, outer: str) -> str:
    """The name beside the address; else the list's word for the writer, unless it is an address."""
    return without_via(found.name) or ("" if "@" in outer or "(a)" in outer else outer)
