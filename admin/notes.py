"""What was just done, said once on the next page, with a way back where there is one."""

from typing import Any, cast

from flask import flash


def say(text: str, *, undo: str = "", tone: str = "success") -> None:
    """Show the sentence on the next page; the Undo button posts to the address `undo`.

    `tone` is success, info or danger.
    """
    note: Any = {"text": text, "undo": undo} if undo else text
    flash(cast(str, note), tone)
