"""Separates the new words of a plain text from its signature and the letters quoted below."""

from ingest.quotes.attribution import Attribution, attribution_at
from ingest.quotes.header_block import block_at
from ingest.quotes.pieces import Piece, clean, told_apart
from ingest.quotes.quoted_lines import CUT_MARK, MARKS, SIGNATURE_MARK, is_quoted, run_end
from ingest.quotes.reply import Reply
from ingest.quotes.separators import is_forwarded, is_original, is_reply_mark
from ingest.quotes.signature import signature_start

# Nobody writes more; what stands below this line is kept without being looked at.
_MAX_LINES = 10_000


def split_reply_text(text: str, sender: str = "") -> Reply:
    """Split a plain text; `sender` is the writer's display name, where it is known."""
    return split_marked(MARKS.sub("", text), sender)


def split_marked(text: str, sender: str = "") -> Reply:
    """As split_reply_text, for a text that may carry the marks of the HTML reader."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    pieces = _pieces(lines[:_MAX_LINES])
    pieces[-1].lines += lines[_MAX_LINES:]
    new, quoted = told_apart(pieces)
    body, signature = _cut_signature(new, sender)
    if body:
        return Reply(body, signature, clean(quoted))
    if signature:
        return Reply(signature, None, clean(quoted))
    return Reply(clean(lines), None, "")


def _pieces(lines: list[str]) -> list[Piece]:
    """The text as a row of new and quoted pieces."""
    pieces = [Piece()]
    at = 0
    while at < len(lines):
        if _opens_forward(lines, at):
            pieces[-1].lines += lines[at:]
            break
        if _cuts_here(lines, at, pieces):
            pieces.append(Piece(lines[at:], quoted=True, attributed=True))
            break
        end, column = _quotation_end(lines, at)
        if end is None:
            pieces[-1].lines.append(lines[at])
            at += 1
            continue
        if column:
            pieces[-1].lines.append(lines[at][:column].rstrip(" -"))
        pieces += [Piece(lines[at:end], quoted=True, attributed=not is_quoted(lines[at])), Piece()]
        at = end
    return pieces


def _opens_forward(lines: list[str], at: int) -> bool:
    """A forwarded letter is what the writer sends, so it stays."""
    if not is_forwarded(lines[at]):
        return False
    return any(block_at(lines, below) for below in range(at + 1, min(at + 5, len(lines))))


def _cuts_here(lines: list[str], at: int, pieces: list[Piece]) -> bool:
    """Whether everything from this line on is an older letter."""
    line = lines[at]
    if line.startswith(CUT_MARK) or is_original(line):
        return True
    if is_reply_mark(line):
        return _says_something(pieces)
    if is_quoted(line) or (":" not in line and "：" not in line):
        return False
    return block_at(lines, at) is not None and _says_something(pieces)


def _says_something(pieces: list[Piece]) -> bool:
    """Whether new words stand above; without any, nothing may be cut."""
    return any(piece.says_something() for piece in pieces)


def _quotation_end(lines: list[str], at: int) -> tuple[int | None, int]:
    """The end of the quotation that begins in this line (None where none does), and its column."""
    if is_quoted(lines[at]):
        return run_end(lines, at), 0
    found = attribution_at(lines, at)
    return (None, 0) if found is None else (_after(lines, found), found.column)


def _after(lines: list[str], found: Attribution) -> int:
    """Below an attribution a marked quotation ends with its marks, an unmarked one never."""
    below = next((at for at in range(found.end, len(lines)) if lines[at].strip()), None)
    if below is not None and is_quoted(lines[below]):
        return run_end(lines, below)
    return len(lines)


def _cut_signature(lines: list[str], sender: str) -> tuple[str, str | None]:
    marked = next((at for at, line in enumerate(lines) if line.startswith(SIGNATURE_MARK)), None)
    start = signature_start(lines, sender)
    if marked is not None and any(map(str.strip, lines[:marked])):
        start = min(marked, start) if start is not None else marked
    if start is None:
        return clean(lines), None
    return clean(lines[:start]), clean(lines[start:]) or None
