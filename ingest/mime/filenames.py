"""Names of attachments made safe to show and to save."""

import re

_UNSAFE = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,10}$")


def clean_filename(name: str, most: int) -> str:
    """The last path part without control and direction characters, at most `most` characters.

    Direction overrides make "exe.pdf" of "fdp.exe"; they have no place in a file name.
    """
    text = _UNSAFE.sub("", name).replace("\\", "/").rstrip("/").rsplit("/", 1)[-1].strip()
    if text in (".", ".."):
        return ""
    if len(text) <= most:
        return text
    extension = _EXTENSION.search(text)
    ending = extension[0] if extension else ""
    return text[: most - len(ending)] + ending
