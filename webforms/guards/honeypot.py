"""Whether a field was filled that people do not see."""

from webforms.post import Post, Sign


def honeypot(post: Post) -> Sign | None:
    """A sign, never a verdict: password managers fill such fields too."""
    for name, value in post.controls:
        if (name == "_gotcha" or name.startswith("_hp_")) and value.strip():
            return "honeypot", f"The hidden field {name} was filled, as programs do."
    return None
