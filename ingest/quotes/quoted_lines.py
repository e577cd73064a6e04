"""Finds the runs of lines that begin with ">"."""

import re

# Set by the HTML reader where it took a quotation out; private use, never in a real letter.
QUOTE_MARK = "\ue0f0"
CUT_MARK = "\ue0f1"
SIGNATURE_MARK = "\ue0f2"
MARKS = re.compile("[\ue0f0-\ue0f2]")

_QUOTE = re.compile(r"^[ \t\u00a0]{0,8}(?:[>＞»│┃][ \t]?)|^[ \t]{0,4}\|[ \t]")
_WRAPPED_AT = 60


def is_quoted(line: str) -> bool:
    """Whether the line is marked as quoted; `>>> link <<<` is decoration, not a quotation."""
    if line.startswith(QUOTE_MARK):
        return True
    if not _QUOTE.match(line):
        return False
    return not (line.rstrip().endswith("<<") and ">>" in line)


def run_end(lines: list[str], start: int) -> int:
    """The line after the quotation that begins in line `start`.

    Blank lines inside it belong to it, and so do the torn-off ends of long lines.
    """
    end = at = start
    while at < len(lines):
        if is_quoted(lines[at]):
            end = at = at + 1
        elif not lines[at].strip():
            at += 1
        elif at == end and _is_torn_off(lines, at):
            at += 1
            end = at
        else:
            break
    return end


def _is_torn_off(lines: list[str], at: int) -> bool:
    """A client broke the quoted line above and the rest lost its mark."""
    above = lines[at - 1]
    follows = any(is_quoted(line) for line in lines[at + 1 : at + 3])
    open_bracket = above.count("(") > above.count(")") or above.count("<") > above.count(">")
    link = lines[at].lstrip().startswith(("(http", "<http"))
    return follows and (len(above.rstrip()) >= _WRAPPED_AT or open_bracket or link)
