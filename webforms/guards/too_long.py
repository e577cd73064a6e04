"""Whether a value, or the name of a field, is longer than anybody writes."""

from flask_babel import gettext as _

from store.field_names import field_of
from webforms.post import FieldError, Post

NAME_CHARACTERS = 100
VALUE_CHARACTERS = 10_000
MESSAGE_CHARACTERS = 50_000


def too_long(post: Post) -> list[FieldError]:
    """An error for each field that is over its limit."""
    return [
        FieldError("TOO_LONG", name, _sentence(name))
        for name, value in post.fields
        if len(name) > NAME_CHARACTERS or len(value) > _limit(name)
    ]


def _limit(name: str) -> int:
    return MESSAGE_CHARACTERS if field_of(name) == "message" else VALUE_CHARACTERS


def _sentence(name: str) -> str:
    if len(name) > NAME_CHARACTERS:
        return str(_("The name of this field is too long."))
    return str(_("Please shorten this to %(limit)s characters.", limit=_limit(name)))
