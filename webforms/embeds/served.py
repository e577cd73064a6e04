"""What owners' pages load from us: one script and one style sheet, with names that never change."""

import base64
import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from webforms.embeds.compact import compact

# In this order they are one function; a part uses what stands before it.
PARTS = ("begin", "proof", "pages", "errors", "origin", "form", "places", "start")
VERSION = "v1"
_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Served:
    """A file as browsers get it. `digest` is part of its lasting name, `integrity` is for SRI."""

    body: bytes
    zipped: bytes
    digest: str
    integrity: str


@cache
def script() -> Served:
    """The script of every way to embed."""
    parts = "\n".join((_FOLDER / "script" / f"{part}.js").read_text("utf-8") for part in PARTS)
    return served(f'(()=>{{"use strict";{compact(parts)}}})();\n')


@cache
def style() -> Served:
    """The style sheet of our own pages, and of pages that ask for it."""
    return served((_FOLDER / "style.css").read_text("utf-8"))


def lasting_name() -> str:
    """The script's name that stays the same as long as its bytes do."""
    return f"{VERSION}.{script().digest}.js"


def served(text: str) -> Served:
    """The text as it goes over the wire, with its names."""
    body = text.encode()
    integrity = "sha384-" + base64.b64encode(hashlib.sha384(body).digest()).decode()
    zipped = gzip.compress(body, 9, mtime=0)
    return Served(body, zipped, hashlib.sha256(body).hexdigest()[:16], integrity)
