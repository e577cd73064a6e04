"""Decides which quoted pieces of a text belong to the answer and which are history."""

from dataclasses import dataclass, field

from ingest.quotes.quoted_lines import MARKS, QUOTE_MARK
from ingest.quotes.separators import is_rule
from ingest.quotes.signature import opens_signature


@dataclass(slots=True)
class Piece:
    """Lines that are all new or all quoted; `attributed` says that a client announced them."""

    lines: list[str] = field(default_factory=list)
    quoted: bool = False
    attributed: bool = False

    def says_something(self) -> bool:
        """New words, not counting blank lines."""
        return not self.quoted and any(map(str.strip, self.lines))


def told_apart(pieces: list[Piece]) -> tuple[list[str], list[str]]:
    """The lines of the answer and those of the history.

    A quotation is history, unless the writer answers below it point by point (two or more quoted
    pieces with words under them), or quoted it by hand, without a client's line above it.
    """
    answered = [at for at, piece in enumerate(pieces) if piece.quoted and _is_answered(pieces, at)]
    inline = len(answered) >= 2 or any(not pieces[at].attributed for at in answered)
    kept = set(answered) if inline else set()
    new: list[str] = []
    old: list[str] = []
    for at, piece in enumerate(pieces):
        if not piece.quoted:
            new += piece.lines
        elif at in kept:
            new += _spoken(piece)
        else:
            old += piece.lines
            _drop_rules(new)
    return new, old


def _is_answered(pieces: list[Piece], at: int) -> bool:
    """Whether words that are no signature follow the quotation directly."""
    piece = pieces[at]
    if at + 1 >= len(pieces) or any(line.startswith(QUOTE_MARK) for line in piece.lines):
        return False
    first = next((line for line in pieces[at + 1].lines if line.strip()), "")
    return bool(first) and not opens_signature(first)


def _spoken(piece: Piece) -> list[str]:
    """The quoted lines themselves, without the client's attribution above them."""
    first = next((at for at, line in enumerate(piece.lines) if line.lstrip().startswith(">")), 0)
    return piece.lines[first:]


def _drop_rules(lines: list[str]) -> None:
    """The rule a client draws above a quotation is not the writer's."""
    while lines and (not lines[-1].strip() or is_rule(lines[-1]) or lines[-1].strip() == "===="):
        lines.pop()


def clean(lines: list[str]) -> str:
    """The lines as a text, without marks and blank edges."""
    return MARKS.sub("", "\n".join(lines)).strip("\n\r \t\ufeff")
