"""Bodies of multipart/form-data (RFC 7578), as Flask's parser reads them."""

from flask import Request

from webforms.post import Pairs


def read_multipart(request: Request) -> tuple[Pairs, tuple[str, ...]]:
    """Names and values, and the names of files that came along."""
    pairs = tuple(request.form.items(multi=True))
    sent = [file.filename for _name, file in request.files.items(multi=True)]
    # A browser sends a nameless part for a file field that was left empty.
    return pairs, tuple(name for name in sent if name)
