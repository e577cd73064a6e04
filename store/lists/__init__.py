"""Lists for the pages: rows as they are shown, one page at a time, never counting everything."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of a list, in the order shown.

    `older` and `newer` are cursors, opaque texts that lead to the neighbouring pages; empty where
    the list ends. Hand them back as `before=older` and `after=newer`.
    """

    rows: tuple[Row, ...]
    older: str = ""
    newer: str = ""


def like(text: str) -> str:
    """A LIKE pattern (escape sign "\\\\") for rows that contain the text as it is."""
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
