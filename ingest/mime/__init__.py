"""From the bytes of a letter to a Message, whatever the bytes are."""

from ingest.mime.html_text import html_to_text
from ingest.mime.limits import Limits
from ingest.mime.parse import parse

__all__ = ["Limits", "html_to_text", "parse"]
