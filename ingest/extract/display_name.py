"""The person's name as the address line writes it, with the firm that may stand behind it."""

import re
from collections.abc import Iterable

from dedup.normalise.mailboxes import ROLE_LOCAL_PARTS
from ingest.draft import Finding
from ingest.extract.company_words import has_legal_form
from ingest.extract.material import Material
from ingest.extract.names import name_parts, tidy_name

_AT = re.compile(
    r"^(.{2,60}?)\s+(?:at|@|from|von|de chez|chez|bei|of|für|\||–|—|-|•|·|/)\s+(.{2,60})$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"^(.{2,60}?)\s*[\[(]([^\[\]()]{2,60})[\])]\s*$")


def name_of_author(material: Material) -> Iterable[Finding]:
    """Name, its parts, and the company in `Jane Doe at Acme`; nothing for a form's own sender."""
    author = material.author
    if author is None or not author.name or not _speaks(material):
        return
    evidence = f"{author.name} <{author.email}>"
    written, company = _split(author.name)
    if company:
        yield Finding("company", company, "display_name", 0.6, evidence)
    if has_legal_form(written):
        yield Finding("company", written, "display_name", 0.6, evidence)
        return
    name = tidy_name(written)
    if not _is_name(name):
        return
    worth = 0.85 if len(name.split()) > 1 or not name.isascii() else 0.7
    yield Finding("name", name, "display_name", worth, evidence)
    yield from name_parts(name, "display_name", worth - 0.1, evidence)


def _speaks(material: Material) -> bool:
    """A form's From is a machine; its Reply-To counts when it is the address the form gives."""
    if material.notification is None:
        return True
    given = material.notification.value("email").lower()
    author = material.author
    answers = {address.email.lower() for address in material.message.reply_to}
    return (
        author is not None
        and author.email.lower() in answers
        and given in ("", author.email.lower())
    )


def _split(name: str) -> tuple[str, str]:
    """The person and the firm of a display name; the firm is empty when there is none."""
    for pattern in (_AT, _BRACKETS):
        found = pattern.match(name.strip(" \"'"))
        if found is None:
            continue
        person, firm = found.group(1).strip(), found.group(2).strip()
        if has_legal_form(person) and not has_legal_form(firm):
            person, firm = firm, person
        if _is_name(person) and firm[:1].isupper() and "@" not in firm:
            return person, "" if firm.casefold() in _DEPARTMENTS else firm
    return name, ""


_DEPARTMENTS = ROLE_LOCAL_PARTS | {
    "external",
    "extern",
    "intern",
    "he/him",
    "she/her",
    "they/them",
    "gmail",
    "he",
    "she",
    "er/ihm",
    "sie/ihr",
}


def _is_name(name: str) -> bool:
    if not name or "@" in name or "://" in name or not any(map(str.isalpha, name)):
        return False
    words = re.findall(r"[^\W\d_]+", name.casefold())
    return (
        bool(words)
        and not all(word in ROLE_LOCAL_PARTS for word in words)
        and len(name.split()) <= 7
    )
