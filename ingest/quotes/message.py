"""Chooses between the text and the HTML of a letter to find its new words."""

from ingest.message import Message
from ingest.quotes.markup import marked_text
from ingest.quotes.reply import Reply
from ingest.quotes.text import split_marked, split_reply_text


def split_reply(message: Message) -> Reply:
    """The new words of a letter, its signature and the quoted rest.

    A true text part is read first because it keeps the writer's lines; the HTML is asked where
    there is none, or where the text shows no quotation and the HTML has a container of one.
    """
    sender = message.from_.name if message.from_ else ""
    plain = "" if message.text_is_from_html else message.text
    reply = split_reply_text(plain, sender) if plain.strip() else None
    if reply is not None and (reply.quoted or not message.html):
        return reply
    marked = marked_text(message.html) if message.html else None
    if marked is None or not marked.text.strip():
        return reply or split_reply_text(message.text, sender)
    found = split_marked(marked.text, sender)
    shows_more = marked.has_quote or bool(found.quoted)
    if found.text and (reply is None or shows_more):
        return found
    return reply or split_reply_text(message.text, sender)
