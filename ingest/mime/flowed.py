"""Joins the soft-broken lines of format=flowed text (RFC 3676)."""


def unflow(text: str, delete_space: bool) -> str:
    """Whole paragraphs of flowed text; `delete_space` is the DelSp parameter.

    A line that ends with a space goes on in the next one; the signature separator "-- " never
    does (RFC 3676 section 4.3). Quoted lines stay as they are: their marks are what tells old
    words from new ones.
    """
    out: list[str] = []
    pieces: list[str] = []
    for line in text.splitlines():
        if line.startswith(">") or line == "-- ":
            out.extend(["".join(pieces), line] if pieces else [line])
            pieces = []
            continue
        # A leading space was stuffed in by the sender's mailer (RFC 3676 section 4.4).
        content = line[1:] if line.startswith(" ") else line
        pieces.append(content[:-1] if delete_space and content.endswith(" ") else content)
        if not line.endswith(" "):
            out.append("".join(pieces))
            pieces = []
    if pieces:
        out.append("".join(pieces))
    return "\n".join(out)
