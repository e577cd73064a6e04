"""How a form post is kept as bytes: webforms writes it, ingest reads it, nobody else needs to."""

import hashlib
import json
from dataclasses import dataclass, fields
from dataclasses import field as part
from typing import Any

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PostedFile:
    """A file that came with a post: the field it came in, its name and its sniffed type."""

    field: str
    filename: str
    content_type: str
    content: bytes = part(repr=False)


@dataclass(frozen=True, slots=True)
class PostedConsent:
    """What a visitor agreed to or not: `value` is what was sent, empty for an unticked box.

    `text` is the exact wording they saw, `text_hash` its SHA-256 in hexadecimal digits.
    """

    purpose: str
    value: str
    text: str
    text_hash: str


@dataclass(frozen=True, slots=True)
class FormPayload:
    """One form post as it came. `fields` are (name, value) in the order sent, names repeated
    where the form repeats them. `controls` are the reserved names (a leading underscore).

    `form_version` is the version of the definition it was judged by; `verdict` is accept or
    quarantine, with `score` (0 is no suspicion) and the reasons in `signs`. `ip` is the visitor's
    address, truncated unless a setting says otherwise. A test post has no effect on records.
    """

    form_key: str
    fields: Pairs
    controls: Pairs = ()
    page: str = ""
    referrer: str = ""
    language: str = ""
    # Signs the guards saw, such as a filled honeypot: (sign, sentence).
    signs: Pairs = ()
    form_version: int = 0
    score: int = 0
    verdict: str = ""
    consents: tuple[PostedConsent, ...] = ()
    files: tuple[PostedFile, ...] = ()
    ip: str = ""
    test: bool = False

    def to_bytes(self) -> bytes:
        """One line of UTF-8 JSON with a fixed key order, then the bytes of the files, if any."""
        header: dict[str, Any] = {one.name: getattr(self, one.name) for one in fields(self)}
        header["consents"] = [
            [one.purpose, one.value, one.text, one.text_hash] for one in self.consents
        ]
        header["files"] = [
            [one.field, one.filename, one.content_type, len(one.content)] for one in self.files
        ]
        line = json.dumps(header, ensure_ascii=False, sort_keys=True).encode()
        return (
            b"\n".join((line, b"".join(one.content for one in self.files))) if self.files else line
        )

    @classmethod
    def from_bytes(cls, raw: bytes) -> "FormPayload":
        """The payload again; raises ValueError when the bytes are not one."""
        line, _newline, contents = raw.partition(b"\n")
        values: dict[str, Any] = json.loads(line)
        return cls(
            form_key=str(values.get("form_key", "")),
            fields=_pairs(values.get("fields")),
            controls=_pairs(values.get("controls")),
            page=str(values.get("page", "")),
            referrer=str(values.get("referrer", "")),
            language=str(values.get("language", "")),
            signs=_pairs(values.get("signs")),
            form_version=int(values.get("form_version", 0)),
            score=int(values.get("score", 0)),
            verdict=str(values.get("verdict", "")),
            consents=tuple(PostedConsent(*map(str, one)) for one in values.get("consents") or ()),
            files=_files(values.get("files"), contents),
            ip=str(values.get("ip", "")),
            test=bool(values.get("test", False)),
        )

    def digest(self) -> bytes:
        """SHA-256 of what the visitor said: the form, the page load's `_id` if sent, the fields.

        The fields and files count beside the `_id`: a page may be sent again with other words in
        it, and those must not be lost.
        """
        page_load = dict(self.controls).get("_id", "")
        said = [self.form_key, page_load, *map(list, self.fields)]
        said += [[one.field, hashlib.sha256(one.content).hexdigest()] for one in self.files]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).digest()


def _pairs(values: Any) -> Pairs:
    return tuple((str(name), str(value)) for name, value in values or ())


def _files(listed: Any, contents: bytes) -> tuple[PostedFile, ...]:
    found, begin = [], 0
    for field_, filename, content_type, size in listed or ():
        content = contents[begin : begin + int(size)]
        found.append(PostedFile(str(field_), str(filename), str(content_type), content))
        begin += int(size)
    return tuple(found)
