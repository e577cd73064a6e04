"""The address an answer should go to, where it is not the sender's."""

from collections.abc import Iterable

from ingest.draft import Finding
from ingest.extract.material import Material
from ingest.extract.own import is_no_reply, is_ours
from ingest.extract.rewritten import list_emails


def reply_to_address(material: Material) -> Iterable[Finding]:
    """Reply-To: the visitor of a form, or a second address of a person."""
    is_form = material.notification is not None
    if material.passed_on or not material.message.reply_to:
        return
    if material.context.reply_to == "ignore" and not is_form:
        return
    lists = list_emails(material.message)
    for address in material.message.reply_to[:3]:
        if "@" not in address.email or is_ours(address.email, material.context):
            continue
        if address.email.lower() in lists:
            continue
        if is_no_reply(address.email) or _is_author(address.email, material):
            continue
        worth = 0.85 if is_form else 0.5
        yield Finding("email", address.email, "reply_to", worth, f"Reply-To: {address.email}")


def _is_author(email: str, material: Material) -> bool:
    """The author's address is found already, unless a form kept it from being found."""
    if material.notification is not None:
        return False
    return material.author is not None and email.lower() == material.author.email.lower()
