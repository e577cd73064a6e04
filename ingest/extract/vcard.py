"""Contact details from a visiting card (vCard 2.1, 3.0, 4.0) in the attachments."""

import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.draft import Finding
from ingest.extract.material import Material
from ingest.message import Attachment

_TYPES = ("text/vcard", "text/x-vcard", "text/directory", "application/vcard")
_MAX_CARD = 300_000
_MAX_LINES = 400
_WORTH = 0.92
_FIELDS = {
    "FN": "name",
    "TITLE": "title",
    "URL": "url",
    "EMAIL": "email",
    "TEL": "phone",
    "ROLE": "title",
}


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a card (RFC 6350 3.3), decoded; `kinds` are its TYPE values in lower case."""

    name: str
    kinds: frozenset[str]
    value: str


def vcard_fields(material: Material) -> Iterable[Finding]:
    """The card whose e-mail is the author's; other people's cards are not the sender's."""
    if material.author is None or material.passed_on:
        return
    for attachment in material.message.attachments[:50]:
        if not _is_card(attachment):
            continue
        card = list(properties(attachment.content[:_MAX_CARD]))
        emails = {prop.value.lower() for prop in card if prop.name == "EMAIL"}
        if material.author.email.lower() in emails:
            yield from _findings(card, attachment.filename)
            return


def _is_card(attachment: Attachment) -> bool:
    named = attachment.filename.lower().endswith((".vcf", ".vcard"))
    return bool(attachment.content) and (named or attachment.content_type.lower() in _TYPES)


def properties(content: bytes) -> Iterator[Property]:
    """The properties of the first card, folded lines joined and quoted-printable decoded."""
    text = _decoded(content)
    for line in _unfolded(text)[:_MAX_LINES]:
        head, colon, value = line.partition(":")
        if not colon:
            continue
        name, *params = head.split(";")
        name = name.rpartition(".")[2].strip().upper()
        if name == "END":
            return
        pairs = [param.upper().strip() for param in params]
        yield Property(name, _kinds(params), _value(value, pairs))


def _decoded(content: bytes) -> str:
    for charset in (
        ("utf-8-sig", "utf-16")
        if content[:2] in (b"\xff\xfe", b"\xfe\xff")
        else ("utf-8-sig", "cp1252")
    ):
        try:
            return content.decode(charset)
        except UnicodeError:
            continue
    return content.decode("latin-1")


def _unfolded(text: str) -> list[str]:
    """Continuation lines begin with a blank (RFC 6350 3.2), or follow a soft line break (2.1)."""
    lines: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if lines and line[:1] in (" ", "\t"):
            lines[-1] += line[1:]
        elif lines and lines[-1].endswith("=") and "QUOTED-PRINTABLE" in lines[-1].upper():
            lines[-1] = lines[-1][:-1] + line
        else:
            lines.append(line)
    return lines


def _kinds(params: list[str]) -> frozenset[str]:
    words = (word for param in params for word in re.split(r"[,=\"]", param.lower()))
    return frozenset(word for word in words if word and word not in ("type", "charset", "encoding"))


def _value(value: str, params: list[str]) -> str:
    if any("QUOTED-PRINTABLE" in param for param in params):
        charset = next(
            (param.partition("=")[2] for param in params if param.startswith("CHARSET=")), "utf-8"
        )
        raw = quopri.decodestring(value.encode("latin-1", "replace"))
        try:
            value = raw.decode(charset.strip('"') or "utf-8", "replace")
        except LookupError:
            value = raw.decode("utf-8", "replace")
    return re.sub(r"^(?:mailto|tel|uri):", "", value.strip(), flags=re.IGNORECASE)


def _plain(value: str) -> str:
    """A value without the card's escapes (RFC 6350 3.4)."""
    return re.sub(r"\\([,;:\\])", r"\1", re.sub(r"\\[nN]", "\n", value)).strip()


def _parts(value: str) -> list[str]:
    return [_plain(part) for part in re.split(r"(?<!\\);", value)]


def _findings(card: list[Property], filename: str) -> Iterator[Finding]:
    for prop in card:
        evidence = f"{filename}: {prop.name}:{prop.value}"[:300]
        for field, value in _meanings(prop):
            if value:
                label = next(
                    iter(sorted(prop.kinds & {"cell", "work", "home", "fax", "voice"})), ""
                )
                yield Finding(field, value, "vcard", _WORTH, evidence, label)


def _meanings(prop: Property) -> list[tuple[str, str]]:
    """The fields one property fills."""
    parts = _parts(prop.value)
    if prop.name == "N":
        return list(
            zip(("last_name", "first_name", "middle_name", "honorific"), parts, strict=False)
        )
    if prop.name == "ORG":
        return [("company", parts[0])]
    if prop.name == "ADR":
        return list(
            zip(("", "", "street", "city", "region", "postal_code", "country"), parts, strict=False)
        )[2:]
    if prop.name == "TEL" and "fax" in prop.kinds:
        return []
    if prop.name == "X-SOCIALPROFILE" or prop.name == "IMPP":
        return [("social", _plain(prop.value))]
    field = _FIELDS.get(prop.name)
    return [(field, _plain(prop.value))] if field else []
