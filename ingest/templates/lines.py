"""The text of a letter as templates see it: lines with tidy blanks, cells of tables kept apart."""

from ingest.message import Message
from ingest.mime import html_to_text

MOST_CHARACTERS = 200_000
MOST_LINES = 2_000

# A shorter plain text beside an HTML one says only that there is an HTML one.
_STUB = 200
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"))


def lines_of(message: Message) -> tuple[str, ...]:
    """The lines of the letter; a tab stands between two cells, blanks come one at a time."""
    return flatten(_text(message))


def flatten(text: str) -> tuple[str, ...]:
    """The same for a text."""
    seen = text[:MOST_CHARACTERS].translate(_INVISIBLE)
    return tuple(map(_tidy, seen.split("\n")[:MOST_LINES]))


def _text(message: Message) -> str:
    is_stub = len(message.text.strip()) < _STUB and not message.text_is_from_html
    if is_stub and message.html:
        return html_to_text(message.html[: 2 * MOST_CHARACTERS])
    return message.text


def _tidy(line: str) -> str:
    cells = (" ".join(cell.split()) for cell in line.split("\t"))
    return "\t".join(cell for cell in cells if cell)
