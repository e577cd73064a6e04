"""Whether files came along, which a form does not keep."""

from webforms.post import Post, Sign


def files(post: Post) -> Sign | None:
    """A sign naming the files, so that whoever answers knows to ask for them."""
    if not post.files:
        return None
    names = ", ".join(name[:100] for name in post.files[:10])
    return "files", f"Files came along and were not kept: {names}."
