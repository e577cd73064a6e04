"""One way to embed a form, as its owner sees it."""

from dataclasses import dataclass
from typing import Literal

Mode = Literal["html", "script", "popup", "float", "iframe", "link"]


@dataclass(frozen=True, slots=True)
class Embed:
    """`code` is to paste; `csp` is what a strict page must allow, one directive a line.

    `title` and `note` are in the language in force. `qr` is an SVG picture of the link, only where
    the code is a link. `pinned` is the script's line for an owner who wants the browser to check
    its very bytes (Subresource Integrity); it does not bring later improvements.
    """

    mode: Mode
    title: str
    code: str
    csp: str
    note: str
    qr: str = ""
    pinned: str = ""
