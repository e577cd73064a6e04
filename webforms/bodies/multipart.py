"""Bodies of multipart/form-data (RFC 7578), as Flask's parser reads them."""

from flask import Request

from store.payload import PostedFile
from webforms.post import Pairs


def read_multipart(request: Request) -> tuple[Pairs, tuple[PostedFile, ...]]:
    """Names and values, and the files that came along with the type the sender named."""
    pairs = tuple(request.form.items(multi=True))
    # A browser sends a nameless part for a file field that was left empty.
    files = tuple(
        PostedFile(name, file.filename, file.mimetype, file.read())
        for name, file in request.files.items(multi=True)
        if file.filename
    )
    return pairs, files
