"""The reply without its history: new words, signature and quoted letters told apart."""

from ingest.quotes.message import split_reply
from ingest.quotes.reply import Reply
from ingest.quotes.text import split_reply_text

__all__ = ["Reply", "split_reply", "split_reply_text"]
