"""What a web form asks, what its posts become and what follows them, as its owner set it."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

FieldType = Literal[
    "text", "email", "phone", "number", "date", "select", "radio", "checkbox", "textarea", "file",
    "hidden", "consent", "section",
]  # fmt: skip
# The fields a visitor chooses from what the owner offers.
CHOICES: frozenset[str] = frozenset({"select", "radio", "checkbox"})


class Part(BaseModel):
    """A piece of a definition: frozen, and tolerant of what a later version wrote."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Option(Part):
    """One answer to choose: `value` is what is sent and kept, `label` what people read."""

    value: str
    label: str = ""


class Condition(Part):
    """A field is asked, and judged, only when another field's value is so."""

    field: str
    test: Literal["is", "is not", "is filled", "is empty"] = "is"
    value: str = ""


class FormField(Part):
    """One field. `name` is what the page sends; it is unique in its form and no reserved name.

    `maps_to` is a field of store.field_names (email, phone, message ...); empty: kept as extra.
    `text` is the exact wording of a consent, or the words of a section. `purpose` names a consent,
    such as newsletter; it is sent as consent.<purpose>. `step` counts from 1.
    """

    name: str
    type: FieldType = "text"
    label: str = ""
    help: str = ""
    required: bool = False
    options: tuple[Option, ...] = ()
    multiple: bool = False
    maps_to: str = ""
    default: str = ""
    # Whether the address of the page may bring a first value (?name=...).
    prefill: bool = False
    max_length: int = 0
    condition: Condition | None = None
    step: int = 1
    purpose: str = ""
    text: str = ""


class FileRules(Part):
    """What files a form takes: off while `most` is 0. Types are extensions without the dot."""

    most: int = 0
    each_bytes: int = 10 * 1024 * 1024
    total_bytes: int = 25 * 1024 * 1024
    types: tuple[str, ...] = ("pdf", "png", "jpg", "jpeg", "webp", "txt", "docx", "xlsx", "odt")


class Reply(Part):
    """A letter to the visitor after an accepted post; off while `subject` is empty."""

    subject: str = ""
    text: str = ""


class FormDefinition(Part):
    """Everything about a form beside its title, thank-you text, language and sites.

    `kind` callback asks for a name, a phone and a wanted time and makes a call due then.
    `creates`: a lead, or a client (contact and company). `strict` forms drop and count fields they
    do not know; open ones keep them as extra. `proof_of_work`: score counts a missing one as a
    sign, require refuses the post. `texts` replaces the words visitors read, by their key, for a
    language that is not ours. Webhook secrets are in store.secrets, never here.
    """

    kind: Literal["enquiry", "callback"] = "enquiry"
    fields: tuple[FormField, ...] = ()
    creates: Literal["lead", "client"] = "lead"
    source: str = ""
    responsible_id: int | None = None
    tags: tuple[str, ...] = ()
    strict: bool = False
    button: str = ""
    closed_text: str = ""
    most_posts: int = 0
    texts: dict[str, str] = {}
    proof_of_work: Literal["off", "score", "require"] = "score"
    files: FileRules = FileRules()
    notify: tuple[str, ...] = ()
    notify_daily: bool = False
    autoreply: Reply = Reply()
    double_opt_in: bool = False
    opt_in: Reply = Reply()
    webhook_url: str = ""

    def field(self, name: str) -> FormField | None:
        """The field of that name."""
        return next((one for one in self.fields if one.name == name), None)

    def steps(self) -> int:
        """How many steps the form has; 1 is an ordinary form."""
        return max((one.step for one in self.fields), default=1)


def plain_enquiry() -> FormDefinition:
    """The five fields of a form nobody has changed."""
    fields = (
        FormField(name="name", maps_to="name", required=True, max_length=200),
        FormField(name="email", type="email", maps_to="email", required=True, max_length=254),
        FormField(name="phone", type="phone", maps_to="phone"),
        FormField(name="company", maps_to="company"),
        FormField(name="message", type="textarea", maps_to="message", required=True),
    )
    return FormDefinition(fields=fields)


# What a callback form asks beside name and phone; both may stay empty: as soon as possible.
CALLBACK_DATE = "wanted_date"
CALLBACK_TIME = "wanted_time"


def callback_request() -> FormDefinition:
    """A form that asks for a call: `wanted_date` is a date, `wanted_time` HH:MM, 09:00 to 17:00."""
    hours = tuple(Option(value=f"{hour:02}:00") for hour in range(9, 18))
    fields = (
        FormField(name="name", maps_to="name", required=True, max_length=200),
        FormField(name="phone", type="phone", maps_to="phone", required=True),
        FormField(name=CALLBACK_DATE, type="date"),
        FormField(name=CALLBACK_TIME, type="select", options=hours),
        FormField(name="message", type="textarea", maps_to="message"),
    )
    return FormDefinition(kind="callback", fields=fields)
