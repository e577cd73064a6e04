"""Tells name, job title and company apart in the words of a signature."""

import re
from collections.abc import Iterator

from ingest.extract.company_words import has_legal_form
from ingest.extract.names import name_parts, tidy_name
from ingest.extract.signature_contacts import FOUND_BY, Block
from ingest.extract.signature_lines import DRESS
from ingest.extract.titles import is_title
from ingest.quotes.closings import CLOSINGS

_WEAK = re.compile(r"\s*\|\s*|\s+[–—]\s+|\s+/\s+|\s+-\s+")
_AT = re.compile(r"^(.{2,60}?)\s+(at|@|bei|chez|presso|bij|hos|of)\s+(.{2,60})$", re.IGNORECASE)
_ON_BEHALF = re.compile(r"^(?:i\.\s?[av]\.|ppa\.?|p\.p\.|per procura)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_PARTICLES = frozenset(
    str.split(
        "de da do dos das del della di du des la le van von der den ter ten zu zum y e al el bin "
        "ibn af av und i"
    )
)
_RUNNING = frozenset(str.split("we i you please wir nous ich our your thanks thank the this our"))


def place_words(block: Block) -> None:
    """Name first, then title and company; one line may hold two of them."""
    firm_known = any(_is_sure_firm(line, block) for line in block.free)
    for line in block.free:
        for piece in _pieces(line, firm_known, block.author):
            _place(block, piece, line)


def _is_sure_firm(line: str, block: Block) -> bool:
    """A line of its own that names the firm without doubt."""
    return not is_title(line) and (has_legal_form(line) or _of_domain(line, block))


def _pieces(line: str, firm_known: bool, author: str) -> Iterator[str]:
    """The parts of a line: `Jane Doe - CEO`, `Jane Doe, CEO`, `CEO at Acme`."""
    for piece in _WEAK.split(line):
        bare = _ON_BEHALF.sub("", piece.strip(DRESS))
        if not bare or bare.casefold().strip(" ,.!") in CLOSINGS:
            continue
        at = _AT.match(bare)
        if at and is_title(at.group(1)) and _is_firm(at.group(2), at.group(3)):
            yield from (at.group(1), at.group(3))
        elif bare.count(",") >= 2 and any(map(is_title, bare.split(",")[1:])):
            yield from (part.strip(DRESS) for part in bare.split(",") if part.strip(DRESS))
        elif "," in bare and (_parts_differ(bare, firm_known) or _names_a_firm(bare, author)):
            yield from (part.strip(DRESS) for part in bare.split(",", 1))
        else:
            yield bare


def _is_firm(word: str, name: str) -> bool:
    """`CEO at Acme` names a firm, `Head of Sales` does not, `Director of Acme Ltd` does."""
    return has_legal_form(name) if word.casefold() == "of" else name[:1].isupper()


def _parts_differ(text: str, firm_known: bool) -> bool:
    """`Jane Doe, CEO` and `CEO, Acme` are two things; `Director, Sales` is one.

    Where another line names the firm, what follows a title is the title's own: `Director, East`.
    """
    head, _, tail = text.partition(",")
    if firm_known and is_title(head) and not has_legal_form(tail):
        return False
    return is_title(head) != is_title(tail) and not has_legal_form(f"{head.split()[-1:]} {tail}")


def _names_a_firm(text: str, author: str) -> bool:
    """`Jane Doe, Acme Ltd` is the writer and their firm; `Doe, Roe & Partners Ltd` is one firm."""
    head, _, tail = text.partition(",")
    return len(head.split()) > 1 and is_same(head, author) and has_legal_form(tail)


def _place(block: Block, piece: str, line: str) -> None:
    if has_legal_form(piece):
        block.add("company", piece, 0.8, line)
    elif not block.has("name") and _is_name(piece, block.author):
        _add_name(block, piece, line)
    elif _is_part_of(piece, block.author):
        return
    elif _of_domain(piece, block):
        block.add("company", piece, 0.7, line)
    elif is_title(piece):
        if not block.has("title"):
            block.add("title", piece, 0.75, line)
    elif _may_be_firm(block, piece):
        block.add("company", piece, 0.55 if block.has("title") else 0.45, line)


def _add_name(block: Block, piece: str, line: str) -> None:
    name = tidy_name(piece)
    block.add("name", name, 0.8 if is_same(piece, block.author) else 0.6, line)
    block.found += name_parts(name, FOUND_BY, 0.55, line)


def _is_name(piece: str, author: str) -> bool:
    """The sender's own name, or two to five capitalised words that are no title."""
    if is_same(piece, author):
        return True
    if is_title(piece) or any(map(str.isdigit, piece)) or re.search(r"[@:!?/]", piece):
        return False
    words = piece.replace(",", " ").split()
    if not piece.isascii() and len(piece) <= 12 and not any(map(_has_case, piece)):
        return True
    big = [word for word in words if word[:1].isupper()]
    small = [word.casefold() for word in words if not word[:1].isupper()]
    return 2 <= len(words) <= 5 and len(big) >= 2 and set(small) <= _PARTICLES


def _has_case(char: str) -> bool:
    return char.islower() or char.isupper()


def is_same(piece: str, author: str) -> bool:
    """Whether the words are the author's name, perhaps turned round or with a title."""
    mine = {word for word in _WORD.findall(author.casefold()) if len(word) > 1}
    words = set(_WORD.findall(piece.casefold()))
    return bool(mine) and len(words) <= 6 and len(mine & words) >= min(2, len(mine))


def _is_part_of(piece: str, author: str) -> bool:
    """`Jane` under the sign-off of Jane Doe."""
    words = set(_WORD.findall(piece.casefold()))
    return bool(words) and words <= set(_WORD.findall(author.casefold()))


def _of_domain(piece: str, block: Block) -> bool:
    """The firm whose name a domain of the sender or the signature spells."""
    flat = "".join(re.findall(r"[a-z0-9]+", piece.casefold()))
    return len(flat) > 2 and len(piece) < 60 and flat in block.domain_words()


def _may_be_firm(block: Block, piece: str) -> bool:
    """A short capitalised line under the name, in a block that has contact details."""
    words = piece.split()
    if block.has("company") or not block.has("name") or not 1 <= len(words) <= 6:
        return False
    shaped = piece[:1].isupper() and len(piece) > 2 and piece[-1:] not in ".!?:"
    details = any(map(block.has, ("phone", "url", "title", "social"))) or bool(block.address)
    return shaped and details and not {word.casefold() for word in words} & _RUNNING
