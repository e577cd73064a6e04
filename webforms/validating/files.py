"""Files that came with a post: how many, how large, and whether they are what their name says."""

from collections.abc import Sequence
from dataclasses import replace

from flask_babel import gettext as _
from flask_babel import ngettext

from store.form_definition import FileRules
from store.payload import PostedFile
from webforms.post import Refused
from webforms.validating.file_types import agree, media_type

MEGABYTE = 1024 * 1024


def checked(files: Sequence[PostedFile], rules: FileRules) -> tuple[PostedFile, ...]:
    """The files with the type that was found in them; raises Refused with Formspree's codes."""
    if not files:
        return ()
    if rules.most < 1:
        sentence = _("This form takes no files. Please send your message without them.")
        raise Refused(415, "NO_FILE_UPLOADS", sentence, may_resend=True)
    _count(files, rules)
    _sizes(files, rules)
    return tuple(_typed(one, rules) for one in files)


def _count(files: Sequence[PostedFile], rules: FileRules) -> None:
    if len(files) > rules.most:
        sentence = ngettext(
            "Please send at most %(num)d file.", "Please send at most %(num)d files.", rules.most
        )
        raise Refused(413, "TOO_MANY_FILES", sentence, may_resend=True)


def _sizes(files: Sequence[PostedFile], rules: FileRules) -> None:
    for one in files:
        if len(one.content) > rules.each_bytes:
            sentence = _(
                "%(name)s is larger than %(limit)s MB. Please send a smaller file.",
                name=one.filename,
                limit=_megabytes(rules.each_bytes),
            )
            raise Refused(413, "FILES_TOO_BIG", sentence, may_resend=True)
    if sum(len(one.content) for one in files) > rules.total_bytes:
        sentence = _(
            "The files together are larger than %(limit)s MB.", limit=_megabytes(rules.total_bytes)
        )
        raise Refused(413, "FILES_TOO_BIG", sentence, may_resend=True)


def _typed(file: PostedFile, rules: FileRules) -> PostedFile:
    extension = file.filename.rpartition(".")[2].lower() if "." in file.filename else ""
    allowed = {one.lower().lstrip(".") for one in rules.types}
    if extension not in allowed or not agree(extension, file.content):
        sentence = _(
            "%(name)s cannot be sent here. Please send one of these: %(types)s.",
            name=file.filename,
            types=", ".join(sorted(allowed)),
        )
        raise Refused(415, "FILE_TYPE", sentence, may_resend=True)
    # The type the sender named is not believed: it is what the bytes and the name agree on.
    return replace(file, content_type=media_type(extension))


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.1f}".removesuffix(".0")
