"""Joins the soft-broken lines of format=flowed text (RFC 3676)."""


def unflow(text: str, delete_space: bool) -> str:
    """Whole paragraphs of flowed text; `delete_space` is the DelSp parameter.

    A line that ends with a space goes on in the next one of the same quote depth; the signature
    separator "-- " never does (RFC 3676 section 4.3).
    """
    out: list[str] = []
    pieces: list[str] = []
    depth = 0
    for line in text.splitlines():
        mark, content = _quoted(line)
        if pieces and (mark != depth or content == "-- "):
            out.append(_line(depth, pieces))
            pieces = []
        depth = mark
        if content.endswith(" ") and content != "-- ":
            pieces.append(content[:-1] if delete_space else content)
            continue
        out.append(_line(depth, [*pieces, content]))
        pieces = []
    if pieces:
        out.append(_line(depth, pieces))
    return "\n".join(out)


def _quoted(line: str) -> tuple[int, str]:
    """Quote depth of a line and its text without quote marks and stuffed space."""
    content = line.lstrip(">")
    depth = len(line) - len(content)
    return depth, content[1:] if content.startswith(" ") else content


def _line(depth: int, pieces: list[str]) -> str:
    text = "".join(pieces)
    if not depth:
        return text
    return ">" * depth + " " + text
