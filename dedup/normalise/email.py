"""E-mail addresses: the form under which two spellings of one mailbox are equal."""

import re
from dataclasses import dataclass

from dedup.normalise.domain import ascii_domain
from dedup.normalise.letters import folded_once
from dedup.normalise.mailboxes import (
    DISPOSABLE_DOMAINS,
    DOTS_IGNORED,
    FAMILY_WORDS,
    FREE_MAIL_DOMAINS,
    ROLE_LOCAL_PARTS,
    SAME_DOMAIN,
)

# RFC 5321 4.5.3.1.3: a path is at most 256 octets with its brackets.
MAX_ADDRESS = 254

_FAMILIES = ("family", "familie", "famille", "familia", "famiglia")
_WORDS = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Email:
    """A mailbox; `address` is local@domain as it is compared and stored as normalised."""

    address: str
    local: str
    domain: str
    is_role: bool = False
    is_free: bool = False
    is_disposable: bool = False
    # The words of the local part: ("anna", "berg") of anna.berg@...
    words: tuple[str, ...] = ()
    # Letters only, umlauts folded: what a slip of the pen is measured on.
    letters: str = ""

    @property
    def is_corporate(self) -> bool:
        """True for an address at a domain that a firm or a family owns."""
        return not (self.is_free or self.is_disposable)

    @property
    def is_family(self) -> bool:
        """True for a mailbox whose name says that a household shares it ("fam.berg")."""
        if len(self.words) > 1 and self.words[0] in FAMILY_WORDS:
            return True
        return self.letters.startswith(_FAMILIES)


def normalise_email(raw: str) -> Email | None:
    """The mailbox an address names, with case, tags, dots and misspelt domains folded, or None."""
    text = raw.strip().removeprefix("mailto:").strip("<>").lower()
    local, at, host = text.rpartition("@")
    domain = ascii_domain(host)
    if not at or not local or not domain or len(text) > MAX_ADDRESS or " " in local:
        return None
    domain = SAME_DOMAIN.get(domain, domain)
    local = _without_tag(local)
    if domain in DOTS_IGNORED:
        local = local.replace(".", "")
    words = tuple(_WORDS.findall(folded_once(_without_tag(text.partition("@")[0]))))
    return Email(
        address=f"{local}@{domain}",
        local=local,
        domain=domain,
        is_role=_is_role(local, words),
        is_free=domain in FREE_MAIL_DOMAINS,
        is_disposable=domain in DISPOSABLE_DOMAINS,
        words=words,
        letters="".join(words),
    )


def _without_tag(local: str) -> str:
    # RFC 5233: what follows the separator is the recipient's own note; a lone + is a real name.
    return local.partition("+")[0] or local


def _is_role(local: str, words: tuple[str, ...]) -> bool:
    if local in ROLE_LOCAL_PARTS or local.replace(".", "") in ROLE_LOCAL_PARTS:
        return True
    return bool(words) and words[0] in ROLE_LOCAL_PARTS and len(words) <= 2
