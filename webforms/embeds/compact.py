"""Our own script without its comments and blanks, so that it is small on the way."""

import re

# Strings and patterns stay as they are. In our sources a pattern never begins with a blank, a
# division always has one after its slash, and no template stands inside another. The last
# semicolon or comma before a closing bracket says nothing.
_PIECES = re.compile(
    r"""
    (?P<kept>"(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | `(?:\\.|[^`\\])*`
           | (?<![\w)\]]\ )(?<!/)/(?![/\s*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*)
    | (?P<comment>\s*//[^\n]*\s*)
    | (?P<last>\s*;(?=\s*}) | ,(?=\s*[)}\]]))
    | \s*(?P<sign>=>|[=,:;?&|{}()<>\[\]!])\s*
    | (?P<blank>\s+)
    """,
    re.VERBOSE,
)


def compact(source: str) -> str:
    """The script without comments and blanks; each of its statements ends in a semicolon."""
    lines = (line for line in source.splitlines() if not line.lstrip().startswith("//"))
    return _PIECES.sub(_shortened, "\n".join(lines)).strip()


def _shortened(piece: re.Match[str]) -> str:
    if piece["comment"] or piece["last"]:
        return ""
    if piece["blank"]:
        return " "
    return piece["kept"] or piece["sign"]
