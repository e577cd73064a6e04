"""Contact details from the signature: never from quoted text, never from a form's footer."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ingest.draft import Finding
from ingest.extract.company_words import has_legal_form
from ingest.extract.links import EMAIL, socials_in, urls_in
from ingest.extract.material import Material
from ingest.extract.names import name_parts, tidy_name
from ingest.extract.phones import phones_in
from ingest.extract.postal import is_address, is_town, without_label
from ingest.extract.regions import regions_of
from ingest.extract.titles import is_title
from ingest.quotes.closings import CLOSINGS
from ingest.quotes.mobile import is_mobile_line

_SPLIT = re.compile(r"\s*[|•·‧∙●■◆⋅¦]\s*|\s{3,}|\t+|\s+[–—]\s+|\s+/\s+|\s+-\s+")
_DRESS = " \t\u00a0*_-–—>|•·,;:~=#'\"“”"
_MAX_LINES = 30
_FOUND_BY = "signature"
_LEGAL = re.compile(
    r"confidential|vertraulich|disclaimer|intended (?:solely|only)|unsubscribe"
    r"|geschäftsführer:|handelsregister|amtsgericht|registered (?:in|office)"
    r"|think before|consider the environment|sitz der gesellschaft|ust-id|hrb\b",
    re.IGNORECASE,
)
_SHORT_BLOCK = 14


@dataclass(slots=True)
class _Block:
    """What was read so far; lists keep the order of the signature."""

    lines: list[str]
    author: str
    email: str
    found: list[Finding] = field(default_factory=list)
    address: list[str] = field(default_factory=list)
    free: list[str] = field(default_factory=list)

    def add(self, kind: str, value: str, worth: float, line: str, label: str = "") -> None:
        self.found.append(Finding(kind, value, _FOUND_BY, worth, line.strip()[:300], label))

    def has(self, kind: str) -> bool:
        return any(finding.field == kind for finding in self.found)

    def has_line(self, line: str) -> bool:
        return any(finding.evidence == line for finding in self.found)


def signature_fields(material: Material) -> Iterable[Finding]:
    """Name, title, company, phones, e-mail, url, social and address of the signature."""
    if material.notification is not None:
        return ()
    lines = _lines(material.signature) or _whole_block(material.words)
    if not lines:
        return ()
    author = material.author
    block = _Block(lines, author.name if author else "", author.email if author else "")
    regions = regions_of(block.email, material.context.region)
    for line in lines:
        _read_line(block, line, regions)
    _place_free(block)
    _finish_address(block)
    return block.found


def _lines(signature: str) -> list[str]:
    """The signature's lines up to the legal small print."""
    kept: list[str] = []
    for line in signature.split("\n")[:_MAX_LINES]:
        if _LEGAL.search(line[:300]) and kept:
            break
        bare = line.strip(_DRESS)
        if bare and len(bare) < 200 and not is_mobile_line(line):
            kept.append(bare)
    return kept


def _whole_block(words: str) -> list[str]:
    """A letter that is nothing but a visiting card is read as one."""
    lines = [line.strip(_DRESS) for line in words.split("\n") if line.strip(_DRESS)]
    short = len(lines) <= _SHORT_BLOCK and all(len(line) < 80 for line in lines)
    contacts = sum(bool(EMAIL.search(line)) or sum(map(str.isdigit, line)) >= 7 for line in lines)
    return lines if short and contacts >= 2 and len(lines) >= 3 else []


def _read_line(block: _Block, line: str, regions: tuple[str, ...]) -> None:
    """Take the contact details out of the line; what is left may be name, title or firm."""
    if is_address(line) and not phones_in_label(line):
        block.address.append(line)
        return
    socials, urls, phones = socials_in(line), urls_in(line), phones_in(line, regions)
    for email in EMAIL.findall(line):
        same = email.lower() == block.email.lower()
        block.add("email", email.lower(), 0.8 if same else 0.55, line)
    for phone in phones:
        if phone.kind != "fax":
            block.add("phone", phone.number, 0.8, line, phone.kind)
    for url in urls:
        block.add("url", url, 0.75, line)
    for social in socials:
        block.add("social", social, 0.7, line)
    if not (socials or urls or phones or EMAIL.search(line)):
        block.free.append(line)
        return
    rest = _without_contacts(line, [*socials, *urls, *(phone.number for phone in phones)])
    if rest:
        block.free.append(rest)


def phones_in_label(line: str) -> bool:
    """`Tel: 030 1234567` looks like a code and a town; its label tells."""
    return (
        bool(
            re.match(
                r"^\W*(?:tel|t|phone|ph|p|mob|mobile|m|cell|c|fax|f|direct|d|office|o"
                r"|handy|telefon|tél|тел|call|w)\w{0,8}\.?\s*[:.+(]",
                line,
                re.IGNORECASE,
            )
        )
        and "," not in line
    )


def _without_contacts(line: str, contacts: list[str]) -> str:
    """What the line says beside its contact details, without their labels."""
    rest = EMAIL.sub("|", line)
    for contact in contacts:
        rest = rest.replace(contact, "|")
    pieces = (piece.strip(_DRESS + "()<>[]") for piece in re.split(r"[|]|\s{2,}", rest))
    labels = (
        r"^(?:e-?mail|mail|tel\w*|phone|mobile|mob|cell|fax|web|website|www|skype|direct"
        r"|office|t|m|f|e|w|p|o|d|c|a|ph|int|intl|ext|or|and|und|et|us|uk)?[.:)\s]*$"
    )
    kept = [
        piece for piece in pieces if len(piece) > 2 and not re.match(labels, piece, re.IGNORECASE)
    ]
    return " | ".join(
        piece
        for piece in kept
        if not re.match(r"^[\w./ -]{1,14}:?$", piece) or is_title(piece) or " " in piece
    )


def _place_free(block: _Block) -> None:
    """Name first, then title and company; one line may hold two of them."""
    for line in block.free:
        for piece in _pieces(line):
            _place(block, piece, line)


def _pieces(line: str) -> Iterator[str]:
    """The parts of a line: `Jane Doe | CEO | Acme`, `Jane Doe, CEO`, `CEO at Acme`."""
    for piece in _SPLIT.split(line):
        bare = piece.strip(_DRESS)
        if not bare or bare.casefold().strip(" ,.!") in CLOSINGS:
            continue
        at = re.match(
            r"^(.{2,60}?)\s+(at|@|bei|chez|presso|bij|hos|of)\s+(.{2,60})$", bare, re.IGNORECASE
        )
        if at and is_title(at.group(1)) and _is_firm(at.group(2), at.group(3)):
            yield from (at.group(1), at.group(3))
        elif "," in bare and not has_legal_form(bare.rpartition(",")[2]) and _parts_differ(bare):
            yield from (part.strip(_DRESS) for part in bare.split(",", 1))
        else:
            yield bare


def _is_firm(word: str, name: str) -> bool:
    """`CEO at Acme` names a firm, `Head of Sales` does not, `Director of Acme Ltd` does."""
    return has_legal_form(name) if word.casefold() == "of" else name[:1].isupper()


def _parts_differ(text: str) -> bool:
    """`Jane Doe, CEO` and `CEO, Acme Inc.` are two things; `Director, Sales` is one."""
    head, _, tail = text.partition(",")
    if is_title(head) and is_title(tail):
        return False
    return is_title(head) != is_title(tail)


def _place(block: _Block, piece: str, line: str) -> None:
    if not block.has("name") and not has_legal_form(piece) and _is_name(piece, block.author):
        name = tidy_name(piece)
        block.add("name", name, 0.8 if _same(piece, block.author) else 0.6, line)
        block.found += name_parts(name, _FOUND_BY, 0.55, line)
    elif has_legal_form(piece):
        block.add("company", piece, 0.8, line)
    elif _of_domain(piece, block.email):
        block.add("company", piece, 0.7, line)
    elif is_title(piece) and not block.has("title"):
        block.add("title", piece, 0.75, line)
    elif block.has("name") and not block.has("company") and _is_label_like(piece):
        worth = 0.55 if block.has("title") else 0.45
        block.add("company", piece, worth, line)


def _is_name(piece: str, author: str) -> bool:
    """The sender's own name, or two to four capitalised words that are no title."""
    if _same(piece, author):
        return True
    if is_title(piece) or any(map(str.isdigit, piece)) or "@" in piece or ":" in piece:
        return False
    words = piece.replace(",", " ").split()
    if not words or len(words) > 5:
        return False
    if (
        not piece.isascii()
        and len(piece) <= 12
        and not re.search(r"[a-z]", piece, re.I)
        and not any(map(str.islower, piece))
    ):
        return True
    capital = [word for word in words if word[:1].isupper()]
    small = [word for word in words if not word[:1].isupper()]
    return (
        len(words) >= 2
        and len(capital) >= 2
        and all(word.casefold() in _PARTICLES for word in small)
    )


_PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "des",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "zu",
        "zum",
        "y",
        "e",
        "al",
        "el",
        "bin",
        "ibn",
        "af",
        "av",
        "und",
    ]
)


def _same(piece: str, author: str) -> bool:
    mine = {word for word in re.findall(r"[^\W\d_]+", author.casefold()) if len(word) > 1}
    words = set(re.findall(r"[^\W\d_]+", piece.casefold()))
    return bool(mine) and len(words) <= 6 and len(mine & words) >= min(2, len(mine))


def _of_domain(piece: str, email: str) -> bool:
    """The firm whose name the sender's domain spells."""
    host = email.rpartition("@")[2].lower().split(".")
    flat = "".join(re.findall(r"[a-z0-9]+", piece.casefold()))
    return (
        len(flat) > 2 and len(piece) < 60 and flat in (part.replace("-", "") for part in host[:-1])
    )


def _is_label_like(piece: str) -> bool:
    words = piece.split()
    return (
        1 <= len(words) <= 6
        and piece[:1].isupper()
        and piece[-1:] not in ".!?"
        and not piece.endswith(":")
        and len(piece) > 2
        and not any(
            word.casefold() in ("we", "i", "you", "please", "wir", "nous") for word in words
        )
    )


def _finish_address(block: _Block) -> None:
    """Address lines in order make one value; a town without a code may end it."""
    if not block.address:
        return
    last = block.lines.index(block.address[-1])
    below = block.lines[last + 1] if last + 1 < len(block.lines) else ""
    parts = [without_label(line).strip(_DRESS) for line in block.address]
    if (
        below
        and below in block.free
        and is_town(below)
        and len(parts) == 1
        and not block.has_line(below)
    ):
        parts.append(below)
    whole = ", ".join(dict.fromkeys(part for part in parts if part))
    block.add("address", whole, 0.6, "; ".join(block.address))
