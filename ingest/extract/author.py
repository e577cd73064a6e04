"""Decides which address of the letter is the person's: From, Reply-To, or the inner sender."""

from ingest.extract.freemail import is_free
from ingest.extract.own import domain_of, is_no_reply, is_ours
from ingest.extract.rewritten import is_via, list_emails, original_author, without_via
from ingest.message import Address, Message
from ingest.reading import Context, Forwarded


def author_of(message: Message, context: Context, *, is_form: bool = False) -> Address | None:
    """The person who wrote: From, unless it is a list's, a machine's or our own address.

    Whether Reply-To takes the place of a From that could be a person is the admin's choice
    (`Context.reply_to`); a form's Reply-To is its visitor whatever was chosen.
    """
    original = original_author(message, context)
    if original is not None:
        return original
    from_ = message.from_ or message.sender
    answer = _answer(message)
    if from_ is None or not from_.email:
        return answer or from_
    sent = Address(without_via(from_.name), from_.email)
    if answer is None or answer.email == from_.email or is_ours(answer.email, context):
        return sent
    mode = "when needed" if is_form and context.reply_to == "ignore" else context.reply_to
    if mode == "ignore":
        return sent
    if mode == "use, keep name":
        return Address(sent.name or answer.name, answer.email)
    if is_no_reply(from_.email) or is_ours(from_.email, context) or is_via(from_.name):
        return Address(answer.name or sent.name, answer.email)
    if is_form or mode == "use":
        return Address(answer.name or ("" if is_form else sent.name), answer.email)
    return sent


def _answer(message: Message) -> Address | None:
    """Where answers should go, unless that is the mailing list everybody reads."""
    if not message.reply_to:
        return None
    lists = list_emails(message)
    return next(
        (one for one in message.reply_to if one.email and one.email.lower() not in lists), None
    )


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
