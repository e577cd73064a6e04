"""Which parts of a letter are its text and which are attachments (after RFC 8621 section 4.1.4)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.mime.tree import Part

_SIGNATURES = frozenset(
    {
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
    }
)
_TEXT = frozenset({"text/plain", "text/html"})


@dataclass(slots=True)
class Segment:
    """One piece of the letter's text, in one or both of its forms."""

    plain: Part | None = None
    html: Part | None = None


@dataclass(slots=True)
class Contents:
    """The segments of the text in order, and every other part in order."""

    segments: list[Segment] = field(default_factory=list)
    attached: list[Part] = field(default_factory=list)


def sort_contents(root: Part) -> Contents:
    """Sort all leaves of a letter into text and attachments."""
    contents = Contents()
    # Each task is a part with the multipart it stands in, its index there, and the segment that
    # an alternative around it fills.
    waiting: list[tuple[Part, str, int, Segment | None]] = [(root, "", 0, None)]
    while waiting:
        part, inside, index, shared = waiting.pop()
        if part.children:
            waiting.extend(_tasks(part, shared, contents))
        elif not _take(part, inside, index, shared, contents):
            contents.attached.append(part)
    contents.segments = [one for one in contents.segments if one.plain or one.html]
    _promote_only_text(contents)
    return contents


def _tasks(
    part: Part, shared: Segment | None, contents: Contents
) -> Iterator[tuple[Part, str, int, Segment | None]]:
    kind = part.type.main
    if kind == "multipart/alternative" and shared is None:
        shared = Segment()
        contents.segments.append(shared)
    for index in range(len(part.children) - 1, -1, -1):
        # Only the first part of a related set is text in an alternative around it.
        inner = None if kind == "multipart/related" and index else shared
        yield part.children[index], kind, index, inner


def _take(part: Part, inside: str, index: int, shared: Segment | None, into: Contents) -> bool:
    """Take a part as text or drop it; False when it is an attachment."""
    kind = part.type.main
    if kind in _SIGNATURES and inside == "multipart/signed" and index and not _is_named(part):
        # A detached signature without a name is a matter of programs, not a file somebody sent.
        return True
    if kind not in _TEXT or part.disposition.main == "attachment":
        return False
    if index and (inside == "multipart/related" or _is_named(part)):
        return False
    if inside == "multipart/signed" and index:
        return False
    if shared is None:
        shared = Segment()
        into.segments.append(shared)
    if (shared.html if kind == "text/html" else shared.plain) is not None:
        shared = Segment()
        into.segments.append(shared)
    if kind == "text/html":
        shared.html = part
    else:
        shared.plain = part
    return True


def _is_named(part: Part) -> bool:
    return bool(part.disposition.get("filename") or part.type.get("name"))


def _promote_only_text(contents: Contents) -> None:
    """A letter without any text part shows its first unnamed text of another kind."""
    if contents.segments:
        return
    for part in contents.attached:
        kind = part.type.main
        plain = kind in ("text/enriched", "text/richtext", "text/x-markdown", "text/markdown")
        if plain and part.disposition.main != "attachment" and not _is_named(part):
            contents.attached.remove(part)
            contents.segments.append(Segment(plain=part))
            return
