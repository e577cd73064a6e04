"""Signs in how many posts come, from where, and what an admin listed."""

from webforms.suspicions.look import Look, Suspicion

# From how many posts of one address within ten minutes each point counts.
RATES = ((20, 4), (10, 3), (6, 2), (3, 1))
SAME_BODY_FROM = 3
# More posts come than this form, or all forms, are expected to get.
BURST = Suspicion(5, "burst", "It came in a burst of posts, so somebody has to look.")


def rate(look: Look) -> Suspicion | None:
    """Whether one address posts more than people do; an office shares one, so it is a sign only."""
    if look.is_api:
        return None
    for more_than, points in RATES:
        if look.posts_lately > more_than:
            reason = f"The address sent {look.posts_lately} posts within ten minutes."
            return Suspicion(points, "rate", reason)
    return None


def same_body(look: Look) -> Suspicion | None:
    """Whether the same words came from several addresses."""
    if look.same_body_from < SAME_BODY_FROM:
        return None
    return Suspicion(4, "same words", "The same words came from several addresses.")


def allowed(look: Look) -> Suspicion | None:
    """Whether an admin lets this through."""
    if not look.allowed:
        return None
    return Suspicion(-10, "allowed", f"It is on the list of what is let through: {look.allowed}.")


def denied(look: Look) -> Suspicion | None:
    """Whether an admin never wants this without a look."""
    if not look.denied:
        return None
    return Suspicion(10, "denied", f"It is on the list of what is not wanted: {look.denied}.")
