"""Whether nothing was sent but control fields."""

from webforms.post import Post


def silent(post: Post) -> bool:
    """True when no field has any text, which is a mistake of the page and no visitor's."""
    return not any(value.strip() for _name, value in post.fields)
