"""The guards in their order: errors send the visitor back, signs travel with the post."""

from collections.abc import Callable

from webforms.guards.email_syntax import email_syntax
from webforms.guards.files import files
from webforms.guards.honeypot import honeypot
from webforms.guards.origin import foreign_origin
from webforms.guards.reachable import reachable
from webforms.guards.too_long import too_long
from webforms.post import FieldError, Post, Sign

GUARDS: tuple[Callable[[Post], list[FieldError]], ...] = (too_long, email_syntax, reachable)


def errors(post: Post) -> list[FieldError]:
    """Everything the visitor has to put right."""
    return [error for guard in GUARDS for error in guard(post)]


def signs(post: Post, origin: str, origins: tuple[str, ...]) -> tuple[Sign, ...]:
    """What speaks against the post or must be known with it; the visitor is told nothing."""
    found = (honeypot(post), foreign_origin(origin, origins), files(post))
    return tuple(sign for sign in found if sign is not None)
