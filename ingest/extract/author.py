"""Decides which address of the letter is the person's: From, Reply-To, or the inner sender."""

import re

from ingest.extract.freemail import is_free
from ingest.message import Address, Message
from ingest.reading import Context, Forwarded

_NO_REPLY = re.compile(
    r"^(?:no|do|not?)[-_.]?(?:not[-_.]?)?reply|^(?:noreply|donotreply|mailer-daemon"
    r"|bounce|postmaster|wordpress|www-data|apache|nobody)\b",
    re.I,
)
_VIA = re.compile(
    r"^(.{1,120}?)\s+(?:via|über|through|\(via|par l'intermédiaire de|a través de"
    r"|tramite|através de)\s+\S.*$",
    re.IGNORECASE,
)


def author_of(message: Message, context: Context) -> Address | None:
    """The person who wrote: From, unless it is a list's, a machine's or our own address."""
    from_ = message.from_ or message.sender
    original = _rewritten(message)
    if original is not None:
        return original
    answer = next((address for address in message.reply_to if address.email), None)
    if from_ is None or not from_.email:
        return answer or from_
    if answer is None or answer.email == from_.email or is_ours(answer.email, context):
        return Address(without_via(from_.name), from_.email)
    if is_no_reply(from_.email) or is_ours(from_.email, context) or _VIA.match(from_.name):
        return Address(answer.name or without_via(from_.name), answer.email)
    return from_


def is_ours(email: str, context: Context) -> bool:
    """Whether the address is one of our mailboxes, users or domains."""
    return email.lower() in context.own_emails or domain_of(email) in context.own_domains


def is_no_reply(email: str) -> bool:
    """Whether nobody reads the address."""
    return bool(_NO_REPLY.match(email))


def domain_of(email: str) -> str:
    """The part behind the last @ in lower case."""
    return email.rpartition("@")[2].lower()


def without_via(name: str) -> str:
    """`Jane Doe via Sales` and `'Jane Doe' via List` without the list's part."""
    found = _VIA.match(name)
    return found.group(1).strip("'\"‘’ ") if found else name


def is_passed_on(message: Message, forwarded: Forwarded, context: Context) -> bool:
    """Whether a colleague forwarded the letter, so that its inner sender is the person."""
    inner, outer = forwarded.from_, message.from_
    if inner is None or not (inner.email or inner.name) or outer is None:
        return False
    if inner.email and is_ours(inner.email, context):
        return False
    return is_ours(outer.email, context) or _same_house(message, outer.email, inner.email)


def _same_house(message: Message, outer: str, inner: str) -> bool:
    """The forwarder writes to a mailbox of the same firm, and the inner sender is a stranger."""
    domain = domain_of(outer)
    if not domain or is_free(domain) or domain == domain_of(inner):
        return False
    return any(domain_of(address.email) == domain for address in message.to)


def _rewritten(message: Message) -> Address | None:
    """Mailing lists that rewrite From keep the writer in X-Original-From (Google Groups)."""
    value = message.header("x-original-from") or message.header("x-original-sender")
    found = re.search(r"[^\s<>\"]{1,80}@[^\s<>\"]{2,200}", value[:1000])
    if found is None:
        return None
    name = value[: found.start()].strip(" <\"'")
    outer = message.from_
    return Address(
        name or (without_via(outer.name) if outer else ""), found.group().strip(".,;").lower()
    )
