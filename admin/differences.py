"""Two nearly equal values with the signs marked in which they differ."""

from difflib import SequenceMatcher

from admin.highlight import Piece

# Less alike than this, marks would only make both hard to read.
LEAST_RATIO = 0.6
LONGEST = 400


def differences(left: str, right: str) -> tuple[list[Piece], list[Piece]]:
    """Both values in pieces; those with a number are what the other value does not have."""
    left, right = left[:LONGEST], right[:LONGEST]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if not left or not right or left == right or matcher.ratio() < LEAST_RATIO:
        return [Piece(left)] if left else [], [Piece(right)] if right else []
    ours: list[Piece] = []
    theirs: list[Piece] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        number = None if tag == "equal" else 0
        if a < b:
            ours.append(Piece(left[a:b], number))
        if c < d:
            theirs.append(Piece(right[c:d], number))
    return ours, theirs
