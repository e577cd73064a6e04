"""Files that stand uuencoded in the middle of a text, as mailers did before MIME."""

import re
from dataclasses import dataclass

from ingest.mime.transfer import decode_uu

# A begin line, lines that start with their length character, and an end line.
_BLOCK = re.compile(
    r"^begin [0-7]{3,4} ([^\n]{1,255})\n((?:[ -`][ -~]{0,90}\n)+?)end[ \t]*$", re.MULTILINE
)
_MOST = 50


@dataclass(frozen=True, slots=True)
class Enclosed:
    """One file taken out of a text."""

    filename: str
    content: bytes


def take_out_uuencoded(text: str) -> tuple[str, list[Enclosed]]:
    """The text without its uuencoded files, and the files."""
    files: list[Enclosed] = []

    def take(found: re.Match[str]) -> str:
        content = decode_uu(found[2].encode("ascii", "replace"))
        if not content or len(files) >= _MOST:
            return found[0]
        files.append(Enclosed(found[1].strip(), content))
        return ""

    return _BLOCK.sub(take, text), files
