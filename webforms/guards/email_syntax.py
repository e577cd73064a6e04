"""Whether what stands in an e-mail field looks like an e-mail address."""

from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _

from store.field_names import field_of
from webforms.post import FieldError, Post


def email_syntax(post: Post) -> list[FieldError]:
    """An error for each filled e-mail field that no letter could be sent to (RFC 5321, 6531)."""
    return [
        FieldError("TYPE_EMAIL", name, _("Write an e-mail address such as name@example.com."))
        for name, value in post.fields
        if field_of(name) == "email" and value.strip() and not _plausible(value.strip())
    ]


def _plausible(value: str) -> bool:
    try:
        validate_email(value, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True
