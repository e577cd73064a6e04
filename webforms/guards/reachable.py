"""Whether the post holds anything to answer, or anybody to answer to."""

from flask_babel import gettext as _

from store.field_names import field_of
from webforms.post import FieldError, Post

# A name alone is no enquiry; a field we do not know may be one, so it counts.
NOT_ENOUGH = {"name", "first_name", "last_name", "company", "title"}
WANTED = ("email", "phone", "message")


def reachable(post: Post) -> list[FieldError]:
    """One error, at the first field that would have helped, when nothing was said."""
    said = {field_of(name) for name, value in post.fields if value.strip()}
    if said - NOT_ENOUGH:
        return []
    message = _("Please give an e-mail address, a phone number or a message.")
    return [FieldError("REQUIRED_FIELD_EMPTY", _place(post), message)]


def _place(post: Post) -> str:
    sent = [name for wanted in WANTED for name, _value in post.fields if field_of(name) == wanted]
    return sent[0] if sent else "email"
