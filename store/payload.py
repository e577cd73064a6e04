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
        pairs = {
            name: tuple((str(a), str(b)) for a, b in values.get(name, ()))
            for name in ("fields", "controls", "signs")
        }
        texts = {
            name: str(values.get(name, "")) for name in ("form_key", "page", "referrer", "language")
        }
        return cls(**pairs, **texts)

    def digest(self) -> bytes:
        """SHA-256 of what the visitor said: form and fields, or the page load's `_id` if sent."""
        page_load = dict(self.controls).get("_id", "")
        said = [self.form_key, page_load] if page_load else [self.form_key, *map(list, self.fields)]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).digest()
