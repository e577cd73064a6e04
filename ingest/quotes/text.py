"""Separates the new words of a plain text from its signature and the letters quoted below."""

from ingest.quotes.attribution import Attribution, attribution_at
from ingest.quotes.header_block import block_at
from ingest.quotes.quoted_lines import CUT_MARK, MARKS, SIGNATURE_MARK, is_quoted, run_end
from ingest.quotes.reply import Reply
from ingest.quotes.separators import is_forwarded, is_original, is_rule
from ingest.quotes.signature import signature_start

_MAX_TEXT = 1_000_000


def split_reply_text(text: str, sender: str = "") -> Reply:
    """Split a plain text; `sender` is the writer's display name, where it is known."""
    return split_marked(MARKS.sub("", text), sender)


def split_marked(text: str, sender: str = "") -> Reply:
    """As split_reply_text, for a text that may carry the marks of the HTML reader."""
    lines = text[:_MAX_TEXT].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    new, quoted = _separate(lines)
    body, signature = _cut_signature(new, sender)
    if body:
        return Reply(body, signature, quoted)
    if signature:
        return Reply(signature, None, quoted)
    return Reply(_clean(lines), None, "")


def _separate(lines: list[str]) -> tuple[list[str], str]:
    """The new lines, and what was quoted."""
    new: list[str] = []
    quoted: list[str] = []
    at = 0
    while at < len(lines):
        if _opens_forward(lines, at):
            new += lines[at:]
            break
        if _cuts_here(lines, at, new):
            quoted += lines[at:]
            break
        end = _quotation_end(lines, at, new)
        if end is None:
            new.append(lines[at])
            at += 1
            continue
        quoted += lines[at:end]
        at = end
    return _without_rules(new) if quoted else new, _clean(quoted)


def _opens_forward(lines: list[str], at: int) -> bool:
    """A forwarded letter is what the writer sends, so it stays."""
    if not is_forwarded(lines[at]):
        return False
    return any(block_at(lines, below) for below in range(at + 1, min(at + 5, len(lines))))


def _cuts_here(lines: list[str], at: int, new: list[str]) -> bool:
    """Whether everything from this line on is an older letter."""
    line = lines[at]
    if line.startswith(CUT_MARK) or is_original(line):
        return True
    if is_quoted(line) or ":" not in line and "：" not in line:
        return False
    return block_at(lines, at) is not None and any(map(str.strip, new))


def _quotation_end(lines: list[str], at: int, new: list[str]) -> int | None:
    """The end of the quotation that begins in this line, or None where none does."""
    if is_quoted(lines[at]):
        return run_end(lines, at)
    found = attribution_at(lines, at)
    if found is None:
        return None
    if found.column:
        new.append(lines[at][: found.column].rstrip(" -"))
    return _after(lines, found)


def _after(lines: list[str], found: Attribution) -> int:
    """Below an attribution a marked quotation ends with its marks, an unmarked one never."""
    below = next((at for at in range(found.end, len(lines)) if lines[at].strip()), None)
    if below is not None and is_quoted(lines[below]):
        return run_end(lines, below)
    return len(lines)


def _without_rules(lines: list[str]) -> list[str]:
    """The rule a client draws above the quotation is not the writer's."""
    while lines and (not lines[-1].strip() or is_rule(lines[-1]) or lines[-1].strip() == "===="):
        lines.pop()
    return lines


def _cut_signature(lines: list[str], sender: str) -> tuple[str, str | None]:
    marked = next((at for at, line in enumerate(lines) if line.startswith(SIGNATURE_MARK)), None)
    start = signature_start(lines, sender)
    if marked is not None and any(map(str.strip, lines[:marked])):
        start = min(marked, start) if start is not None else marked
    if start is None:
        return _clean(lines), None
    return _clean(lines[:start]), _clean(lines[start:]) or None


def _clean(lines: list[str]) -> str:
    return MARKS.sub("", "\n".join(lines)).strip("\n\r \t\ufeff")
