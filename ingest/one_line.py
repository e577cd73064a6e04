"""A value as one line of a page or list: nothing in it can turn round what stands beside it."""

import re

# Control characters, and the bidirectional controls (Unicode UAX 9) with which a name could make
# the rest of its line read backwards.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def one_line(text: str) -> str:
    """The text with controls and runs of white space made single spaces."""
    return " ".join(_CONTROLS.sub(" ", text).split())
