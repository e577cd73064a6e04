"""How a form post is kept as bytes: webforms writes it, ingest reads it, nobody else needs to."""

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class FormPayload:
    """One form post as it came. `fields` are (name, value) in the order sent, names repeated
    where the form repeats them. `controls` are the reserved names (a leading underscore).
    """

    form_key: str
    fields: tuple[tuple[str, str], ...]
    controls: tuple[tuple[str, str], ...] = ()
    page: str = ""
    referrer: str = ""
    language: str = ""
    # Signs the guards saw, such as a filled honeypot: (sign, sentence).
    signs: tuple[tuple[str, str], ...] = ()

    def to_bytes(self) -> bytes:
        """UTF-8 JSON with a fixed key order."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True).encode()

    @classmethod
    def from_bytes(cls, raw: bytes) -> "FormPayload":
        """The payload again; raises ValueError when the bytes are not one."""
        values: dict[str, Any] = json.loads(raw)
        return cls(
            form_key=str(values.get("form_key", "")),
            fields=_pairs(values.get("fields")),
            controls=_pairs(values.get("controls")),
            page=str(values.get("page", "")),
            referrer=str(values.get("referrer", "")),
            language=str(values.get("language", "")),
            signs=_pairs(values.get("signs")),
        )

    def digest(self) -> bytes:
        """SHA-256 of what the visitor said: the form, the page load's `_id` if sent, the fields.

        The fields count beside the `_id`: a page may be sent again with other words in it, and
        those must not be lost.
        """
        page_load = dict(self.controls).get("_id", "")
        said = [self.form_key, page_load, *map(list, self.fields)]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).digest()


def _pairs(values: Any) -> tuple[tuple[str, str], ...]:
    return tuple((str(name), str(value)) for name, value in values or ())
