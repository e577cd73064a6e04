"""Takes telephones, addresses and links out of the lines of a signature."""

import re
from dataclasses import dataclass, field

from ingest.draft import Finding
from ingest.extract.links import EMAIL, socials_in, urls_in
from ingest.extract.phones import phones_in
from ingest.extract.postal import is_address, is_town, without_label
from ingest.extract.signature_lines import DRESS
from ingest.extract.titles import is_title

_HOST = re.compile(r"^.*@|^https?://(?:www\.)?|^www\.", re.IGNORECASE)
FOUND_BY = "signature"
_PHONE_LABEL = re.compile(
    r"^\W*(?:\+|(?:tel|t|phone|ph|p|mob|mobile|m|cell|c|fax|f|direct|d|office|o|handy|telefon"
    r"|tél|тел|call|w)\w{0,8}\.?\s*[:.+(])",
    re.IGNORECASE,
)
_CONTACT_LABEL = re.compile(
    r"^(?:e-?mail|mail|tel\w*|phone|mobile?|mob|cell|fax|web|website|www|skype|direct|office|call"
    r"|handy|durchwahl|t|m|f|e|w|p|o|d|c|a|ph|int|intl|ext|or|and|und|et|us|uk|x)?[.:)\s\d]*$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Block:
    """What was read of a signature so far, in its order; `free` lines carry no contact detail."""

    author: str
    email: str
    found: list[Finding] = field(default_factory=list)
    address: list[str] = field(default_factory=list)
    free: list[str] = field(default_factory=list)

    def add(self, kind: str, value: str, worth: float, line: str, label: str = "") -> None:
        """Keep a finding with the line it stood in."""
        self.found.append(Finding(kind, value, FOUND_BY, worth, line.strip()[:300], label))

    def has(self, kind: str) -> bool:
        """Whether the field has been found already."""
        return any(finding.field == kind for finding in self.found)

    def domain_words(self) -> frozenset[str]:
        """The words of all domains in sight: of the sender and of the signature's own links."""
        links = (found.value for found in self.found if found.field in ("email", "url"))
        hosts = (_HOST.sub("", link).partition("/")[0].lower() for link in (self.email, *links))
        return frozenset(
            label.replace("-", "") for host in hosts for label in host.split(".")[:-1]
        ) - {"www"}


def read_contacts(block: Block, lines: list[list[str]], regions: tuple[str, ...]) -> None:
    """Sort the parts of all lines into contact details, address lines and free words."""
    below_street = False
    for parts in lines:
        for part in parts:
            if is_address(part) and not _PHONE_LABEL.match(part):
                block.address.append(part)
                below_street = True
            elif below_street and len(block.address) < 4 and _ends_address(block, part):
                block.address.append(part)
            else:
                below_street = False
                _read_part(block, part, regions)


def _ends_address(block: Block, part: str) -> bool:
    """Town or country in a line of its own right under the street."""
    known = "".join(block.address).casefold()
    return is_town(part) and not is_title(part) and part.casefold() not in known


def _read_part(block: Block, part: str, regions: tuple[str, ...]) -> None:
    socials, urls, phones = socials_in(part), urls_in(part), phones_in(part, regions)
    emails = EMAIL.findall(part) if "@" in part else []
    for email in emails:
        same = email.lower() == block.email.lower()
        block.add("email", email.lower(), 0.8 if same else 0.55, part)
    for phone in phones:
        if phone.kind != "fax":
            block.add("phone", phone.number, 0.8, part, phone.kind)
    for url in urls:
        block.add("url", url, 0.75, part)
    for social in socials:
        block.add("social", social, 0.7, part)
    rest = _without(part, [*emails, *socials, *urls, *(phone.number for phone in phones)])
    if rest:
        block.free.append(rest)


def _without(part: str, contacts: list[str]) -> str:
    """What the part says beside its contact details and their labels."""
    for contact in contacts:
        part = part.replace(contact, "\t")
    pieces = (piece.strip(DRESS + "()<>[]") for piece in part.split("\t"))
    kept = [piece for piece in pieces if not _CONTACT_LABEL.match(piece)]
    return " | ".join(piece for piece in kept if not contacts or is_title(piece) or " " in piece)


def finish_address(block: Block) -> None:
    """The address lines in order make one value."""
    parts = [without_label(line).strip(DRESS) for line in block.address]
    whole = ", ".join(dict.fromkeys(filter(None, parts)))
    if whole:
        block.add("address", whole, 0.6, "; ".join(block.address))
