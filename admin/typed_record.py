"""What a person typed on the page of a contact or company, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from dedup.normalise import normalise_email, normalise_phone
from store.points import NewPoint, Point, PointType
from store.records import FIELDS, RecordKind

POINT_TYPES: tuple[PointType, ...] = ("email", "phone", "url")

# As long as the store's columns are.
LIMITS = {
    "name": 512, "domain": 255, "street": 512, "postal_code": 32, "country": 64, "language": 16,
    "birthdate": 32,
}  # fmt: skip
OTHER_LIMIT = 255


@dataclass(frozen=True, slots=True)
class TypedPoint:
    """One line of a contact point; `known_id` is the point it stood in, None for a new line."""

    name: str
    type: PointType
    value: str
    known_id: int | None = None


@dataclass(frozen=True, slots=True)
class TypedRecord:
    """The whole form: fields by name, the company by its name, points in order, primaries."""

    kind: RecordKind
    fields: Mapping[str, str]
    company: str
    points: tuple[TypedPoint, ...]
    primary_ids: frozenset[int]


def read(form: MultiDict[str, str], kind: RecordKind, known: tuple[Point, ...]) -> TypedRecord:
    """The form as it was sent; `known` are the points the record has."""
    names = [name for name in FIELDS[kind] if name != "company_id"]
    old = [
        TypedPoint(f"point-{one.id}", one.type, _text(form, f"point-{one.id}"), one.id)
        for one in known
        if f"point-{one.id}" in form
    ]
    new = [TypedPoint(f"new-{one}", one, _text(form, f"new-{one}")) for one in POINT_TYPES]
    primary = [form.get(f"primary-{one}", "") for one in POINT_TYPES]
    return TypedRecord(
        kind=kind,
        fields={name: _text(form, name) for name in names if name in form},
        company=_text(form, "company"),
        points=(*old, *new),
        primary_ids=frozenset(int(one) for one in primary if one.isdecimal() and len(one) < 19),
    )


def mistakes(typed: TypedRecord, region: str) -> dict[str, str]:
    """What has to be put right, by the name of the field; empty when all is well."""
    found = {
        name: _("Please shorten this to %(limit)s characters.", limit=limit)
        for name, value in typed.fields.items()
        if len(value) > (limit := LIMITS.get(name, OTHER_LIMIT))
    }
    for point in typed.points:
        if point.value and not normalised(point.type, point.value, region):
            found[point.name] = _SENTENCES[point.type]()
    if not _says_who(typed):
        found["name"] = _("Give a name, or at least an e-mail address or a phone number.")
    return found


def normalised(type_: PointType, value: str, region: str) -> str:
    """What a point is compared by; empty when it is no such thing."""
    if type_ == "email":
        email = normalise_email(value)
        return email.address if email else ""
    if type_ == "phone":
        phone = normalise_phone(value, region)
        return phone.number if phone else ""
    return value.lower().rstrip("/") if _is_web_address(value) else ""


def new_point(typed: TypedPoint, region: str) -> NewPoint:
    """The point to store."""
    return NewPoint(typed.type, typed.value[:512], normalised(typed.type, typed.value, region))


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value if "://" in value else f"https://{value}")
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in parts.netloc and " " not in value


def _says_who(typed: TypedRecord) -> bool:
    names = ("name", "first_name", "last_name")
    return any(typed.fields.get(name) for name in names) or any(
        point.value for point in typed.points if point.type != "url"
    )


def _text(form: MultiDict[str, str], name: str) -> str:
    return " ".join(form.get(name, "").replace("\x00", "").split())


_SENTENCES = {
    "email": lambda: str(_("Write an e-mail address such as name@example.com.")),
    "phone": lambda: str(_("Write a phone number such as +33 1 23 45 67 89.")),
    "url": lambda: str(_("Write a web address such as https://www.example.com.")),
}
