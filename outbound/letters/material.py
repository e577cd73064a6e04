"""What a letter is written from: the settings, the submission as it came, and its form then."""

from dataclasses import dataclass

from config import Settings
from store import Connection, forms
from store.forms import Form
from store.lists import intake
from store.lists.intake import Detail
from store.payload import FormPayload


@dataclass(frozen=True, slots=True)
class Desk:
    """What every letter knows: the settings, and the secret that signs visitors' links."""

    settings: Settings
    link_secret: str

    def page(self, path: str) -> str:
        """The address of a page of ours."""
        return f"{self.settings.public_url()}{path}"


@dataclass(frozen=True, slots=True)
class Posted:
    """A submission with its post and form; `payload` is None when retention removed it."""

    detail: Detail
    payload: FormPayload | None
    form: Form | None

    @property
    def id(self) -> int:
        """The submission's number."""
        return self.detail.row.id


def posted(connection: Connection, submission_id: int) -> Posted | None:
    """The submission, or None when it is gone."""
    detail = intake.detail(connection, submission_id)
    if detail is None:
        return None
    raw = intake.original(connection, submission_id)
    payload = FormPayload.from_bytes(raw) if raw and detail.row.channel == "form" else None
    form = None
    if payload is not None:
        form = forms.as_posted(connection, payload.form_key, payload.form_version)
    return Posted(detail, payload, form)
