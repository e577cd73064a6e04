"""Web forms: what their owner set, each with the source its posts arrive from."""

import itertools
import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from store.form_definition import FormDefinition, plain_enquiry
from store.sources import register
from store.tables import form_versions, forms, sources
from store.types import utc_now

# No letters that are read for one another (0 and o, 1 and l): keys are dictated on the phone.
KEY_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class FormWish:
    """What an owner sets. `language` is en, fr or empty (the visitor's). `origins` are the sites
    the form stands on, such as https://www.example.com; none means any site.
    """

    title: str
    thank_you: str = ""
    redirect_url: str = ""
    language: str = ""
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A form as the endpoint and the admin pages see it; `key` is public, it stands in the page.

    `is_defined` is False while nobody has said what the form asks: then any page may post to it.
    """

    id: int
    source_id: int
    key: str
    wish: FormWish
    created_at: datetime
    archived_at: datetime | None
    version: int = 1
    definition: FormDefinition = field(default_factory=plain_enquiry)
    is_defined: bool = False


# Counts the changes made by this process, so that what it keeps of forms is known to be stale.
_changes = itertools.count(1)
_last_change = 0


def last_change() -> int:
    """A number that grows when this process changes any form; another's changes are not seen."""
    return _last_change


def _note_change() -> None:
    global _last_change
    _last_change = next(_changes)


def create(connection: Connection, wish: FormWish) -> Form:
    """A new form under a random key, with its own source."""
    key = "frm_" + "".join(secrets.choice(KEY_ALPHABET) for _ in range(10))
    source_id = register(connection, "form", f"form:{key}", wish.title[:255])
    connection.execute(
        insert(forms).values(source_id=source_id, key=key, created_at=utc_now(), **_values(wish))
    )
    return _known(connection, key)


def change(connection: Connection, key: str, wish: FormWish) -> Form | None:
    """The form with what its owner now wishes; None when there is no such form."""
    known = by_key(connection, key)
    if known is None:
        return None
    _note_change()
    connection.execute(update(forms).where(forms.c.id == known.id).values(**_values(wish)))
    renamed = update(sources).where(sources.c.id == known.source_id)
    connection.execute(renamed.values(title=wish.title[:255]))
    return _known(connection, key)


def define(connection: Connection, key: str, definition: FormDefinition, by: str) -> Form | None:
    """The form asking and doing what `definition` says, as its next version, which is kept."""
    known = by_key(connection, key)
    if known is None:
        return None
    _note_change()
    values = {"version": known.version + 1, "definition": definition.model_dump(mode="json")}
    connection.execute(update(forms).where(forms.c.id == known.id).values(**values))
    connection.execute(
        insert(form_versions).values(
            form_id=known.id, created_at=utc_now(), created_by=by[:255], **values
        )
    )
    return _known(connection, key)


def definition_of(connection: Connection, form_id: int, version: int) -> FormDefinition:
    """What the form was in that version; the plain enquiry if it was never defined."""
    query = select(form_versions.c.definition).where(
        form_versions.c.form_id == form_id, form_versions.c.version == version
    )
    found = connection.scalar(query)
    return FormDefinition.model_validate(found) if found else plain_enquiry()


def archive(connection: Connection, key: str) -> bool:
    """Close a form: its posts are refused from now on and its submissions stay."""
    return _set_archived(connection, key, utc_now())


def reopen(connection: Connection, key: str) -> bool:
    """Let an archived form take posts again."""
    return _set_archived(connection, key, None)


def by_key(connection: Connection, key: str) -> Form | None:
    """The form of that key, archived or not."""
    # A key comes from an address anybody may type; PostgreSQL cannot even ask for a NUL.
    if not key.isprintable():
        return None
    row = connection.execute(select(forms).where(forms.c.key == key)).one_or_none()
    return _form(row) if row else None


def as_posted(connection: Connection, key: str, version: int) -> Form | None:
    """The form as it was in the version a post was judged by; 0 stands for the present one."""
    form = by_key(connection, key)
    if form is None or version in (0, form.version):
        return form
    return replace(form, version=version, definition=definition_of(connection, form.id, version))


def by_id(connection: Connection, form_id: int) -> Form | None:
    """The form of that id, archived or not."""
    row = connection.execute(select(forms).where(forms.c.id == form_id)).one_or_none()
    return _form(row) if row else None


def every(connection: Connection) -> list[Form]:
    """All forms: the open ones first, newest first."""
    rows = connection.execute(
        select(forms).order_by(forms.c.archived_at.is_not(None), forms.c.id.desc())
    )
    return [_form(row) for row in rows]


def ensure_demo(connection: Connection) -> Form:
    """The newest form; on the first start, when there is none, one is made."""
    return next(iter(every(connection)), None) or create(connection, FormWish("Contact us"))


def _known(connection: Connection, key: str) -> Form:
    return _form(connection.execute(select(forms).where(forms.c.key == key)).one())


def _set_archived(connection: Connection, key: str, at: datetime | None) -> bool:
    known = by_key(connection, key)
    if known is None:
        return False
    _note_change()
    connection.execute(update(forms).where(forms.c.id == known.id).values(archived_at=at))
    return True


def _values(wish: FormWish) -> dict[str, Any]:
    return {
        "title": wish.title[:255],
        "thank_you": wish.thank_you,
        "redirect_url": wish.redirect_url[:2048],
        "language": wish.language[:16],
        "options": {"origins": list(wish.origins)},
    }


def _form(row: Row[Any]) -> Form:
    wish = FormWish(
        title=row.title,
        thank_you=row.thank_you,
        redirect_url=row.redirect_url,
        language=row.language,
        origins=tuple(row.options.get("origins", ())),
    )
    return Form(
        row.id,
        row.source_id,
        row.key,
        wish,
        row.created_at,
        row.archived_at,
        row.version,
        FormDefinition.model_validate(row.definition) if row.definition else plain_enquiry(),
        row.definition is not None,
    )
