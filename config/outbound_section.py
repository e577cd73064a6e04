"""The options of what goes out: letters by somebody's mail server, webhooks, daily reports."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, field_validator, model_validator

from config.sections import Port, Seconds, Section

LOOPBACK = ("localhost", "127.0.0.1", "::1")


class OutboundSettings(Section):
    """Letters and webhooks that follow a form post. Without a host, letters wait in the outbox."""

    host: str = Field(
        "",
        description="Mail server that takes our letters (SMTP submission, RFC 6409). Empty: "
        "letters stay in the outbox.",
    )
    port: Port = Field(587, description="Its port: usually 587 with starttls, 465 with tls.")
    security: Literal["starttls", "tls", "plain"] = Field(
        "starttls", description="starttls, tls, or plain (with a password on loopback only)."
    )
    ca_file: Path | None = Field(None, description="PEM file of the authority to trust.")
    username: str = Field("", description="The name to sign in with; empty: no sign-in.")
    password: SecretStr = Field(SecretStr(""), description="The password to that name.")
    sender: str = Field(
        "", description="Address our letters are from, such as website@example.com."
    )
    sender_name: str = Field("", description="Name shown with that address.")
    reply_to: str = Field(
        "",
        description="Where visitors' answers to automatic letters go. Empty: the address people "
        "write to, signed so that an answer joins its enquiry, where one is set in [mail].",
    )
    timeout: Seconds = Field(30, description="Seconds a silent mail server is waited for.")
    poll_every: float = Field(
        1.0, gt=0, description="Seconds between two looks at an empty outbox."
    )
    lease: Seconds = Field(
        300, description="Seconds after which a sender that fell silent loses its letter."
    )
    confirm_days: int = Field(
        7, ge=1, le=90, description="Days a link to confirm an e-mail is good for."
    )
    letters_per_form: int = Field(
        60, ge=1, description="Automatic letters to visitors that one form causes in an hour."
    )
    letters_per_hour: int = Field(
        300, ge=1, description="Automatic letters to visitors of all forms in an hour."
    )
    confirmations_per_address: int = Field(
        3, ge=1, description="Requests to confirm that one address gets in a day."
    )
    alert_to: tuple[str, ...] = Field(
        (),
        description="Who is told of quarantined posts, silent forms and jumps of spam. Empty: "
        "those whom the form notifies.",
    )
    daily_at: int = Field(
        8, ge=0, le=23, description="Hour, in `timezone`, of daily letters and checks."
    )
    silence_factor: float = Field(
        5.0, ge=2, description="A form is silent after this many of its usual intervals."
    )
    private_webhooks: bool = Field(
        False,
        description="Whether webhooks may go to private addresses and without TLS. Whoever edits "
        "forms could then reach what only this machine can.",
    )

    @field_validator("sender", "reply_to")
    @classmethod
    def _is_address(cls, value: str) -> str:
        if value and ("@" not in value.strip("@") or set(value) & set("\r\n <>,")):
            raise ValueError(f"{value!r} is not an address such as website@example.com.")
        return value

    @field_validator("alert_to")
    @classmethod
    def _are_addresses(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(cls._is_address(value) for value in values)

    @model_validator(mode="after")
    def _pairs(self) -> "OutboundSettings":
        if self.host and not self.sender:
            raise ValueError("host needs sender, the address our letters are from.")
        if self.username and not self.password.get_secret_value():
            raise ValueError("username needs password.")
        if self.username and self.security == "plain" and self.host not in LOOPBACK:
            raise ValueError("a password is sent with security = starttls or tls only.")
        return self
