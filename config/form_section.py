"""The options of the form endpoint."""

from typing import Literal

from pydantic import Field, SecretStr, model_validator

from config.sections import Bytes, Section


class FormSettings(Section):
    """The form endpoint: what makes a post wait for a person, and what is remembered of it."""

    quarantine_from: int = Field(
        5, ge=1, description="Spam score from which a post waits for a person. None is thrown away."
    )
    burst_per_form: int = Field(
        60,
        ge=1,
        description="Posts a minute that one form takes unasked; more of them wait for a person.",
    )
    burst_of_all: int = Field(
        300,
        ge=1,
        description="Posts a minute that all forms together take unasked; more wait for a person.",
    )
    posts_per_address: int = Field(
        120,
        ge=1,
        description="Posts a minute from one address (IPv6: one /64) after which it is refused "
        "with 429. Far fewer already count towards the spam score.",
    )
    addresses: Literal["truncated", "full", "none"] = Field(
        "truncated",
        description="How visitors' IP addresses are kept: truncated (IPv4 /24, IPv6 /48), full or "
        "none.",
    )
    log_days: int = Field(30, ge=1, description="Days for which requests to forms are logged.")
    log_most: int = Field(
        200_000, ge=1000, description="Requests kept in that log; the oldest go first."
    )
    spool_bytes: Bytes = Field(
        256 * 1024 * 1024,
        description="Bytes of posts that wait in data_dir/spool while the store is away.",
    )
    captcha: Literal["", "turnstile", "hcaptcha"] = Field(
        "", description="A captcha service to ask besides our own signs: turnstile or hcaptcha."
    )
    captcha_site_key: str = Field("", description="The public key it gave you.")
    captcha_secret: SecretStr = Field(SecretStr(""), description="The secret it gave you.")
    captcha_url: str = Field("", description="Address to verify at; empty: that of the service.")

    @model_validator(mode="after")
    def _captcha_is_whole(self) -> "FormSettings":
        if self.captcha and not (self.captcha_site_key and self.captcha_secret.get_secret_value()):
            raise ValueError("captcha needs captcha_site_key and captcha_secret.")
        return self
