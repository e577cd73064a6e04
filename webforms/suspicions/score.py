"""The score of a post: every sign in its order, and their sum."""

from collections.abc import Callable

from webforms.suspicions.browser import automation, captcha, haste, origin, proof, trap
from webforms.suspicions.content import disposable, gmail_dots, link_in_name, links, random_name
from webforms.suspicions.crowd import allowed, denied, rate, same_body
from webforms.suspicions.look import Look, Suspicion

SIGNS: tuple[Callable[[Look], Suspicion | None], ...] = (
    denied,
    allowed,
    trap,
    haste,
    proof,
    origin,
    automation,
    captcha,
    rate,
    same_body,
    links,
    link_in_name,
    random_name,
    gmail_dots,
    disposable,
)


def suspicions(look: Look) -> tuple[Suspicion, ...]:
    """What the signs found, the heaviest first."""
    found = [suspicion for sign in SIGNS if (suspicion := sign(look)) is not None]
    return tuple(sorted(found, key=lambda one: -one.points)) if len(found) > 1 else tuple(found)


def score(found: tuple[Suspicion, ...]) -> int:
    """The sum of the points; never below 0."""
    return max(0, sum(one.points for one in found))
