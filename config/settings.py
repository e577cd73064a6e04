"""All settings of one installation: defaults, then the file, then the environment."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from config.environment import Environment
from config.form_section import FormSettings
from config.outbound_section import OutboundSettings
from config.sections import (
    HttpSettings,
    LmtpSettings,
    LogSettings,
    MailboxSettings,
    MailSettings,
    MatchSettings,
    ReadingSettings,
    SmtpSettings,
    StoreSettings,
    WorkerSettings,
)

PREFIX = "FRONTDESK_"
DELIMITER = "__"


class Settings(BaseSettings):
    """Frontdesk's settings."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter=DELIMITER,
        extra="forbid",
        frozen=True,
    )

    data_dir: Path = Field(
        Path("data"), description="Folder for the embedded store and other files of ours."
    )
    language: Literal["en", "fr"] = Field(
        "en", description="Language of the pages for a new user: en or fr."
    )
    timezone: str = Field("UTC", description="Time zone of a new user, such as Europe/Paris.")
    region: str = Field(
        "US",
        pattern="^[A-Z]{2}$",
        description="Country (ISO 3166) whose phone numbers are written without a prefix.",
    )
    demo_form: bool = Field(True, description="Whether the first start makes a demo form.")
    store: StoreSettings = Field(default_factory=StoreSettings)
    http: HttpSettings = Field(default_factory=HttpSettings)
    forms: FormSettings = Field(default_factory=FormSettings)
    mail: MailSettings = Field(default_factory=MailSettings)
    smtp: SmtpSettings = Field(default_factory=SmtpSettings)
    lmtp: LmtpSettings = Field(default_factory=LmtpSettings)
    mailboxes: tuple[MailboxSettings, ...] = Field((), description="The IMAP mailboxes to read.")
    reading: ReadingSettings = Field(default_factory=ReadingSettings)
    worker: WorkerSettings = Field(default_factory=WorkerSettings)
    match: MatchSettings = Field(default_factory=MatchSettings)
    outbound: OutboundSettings = Field(default_factory=OutboundSettings)
    log: LogSettings = Field(default_factory=LogSettings)

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"{value!r} is not a time zone such as Europe/Paris.") from error
        return value

    @field_validator("mailboxes")
    @classmethod
    def _names_differ(cls, value: tuple[MailboxSettings, ...]) -> tuple[MailboxSettings, ...]:
        names = [mailbox.name for mailbox in value]
        if len(set(names)) != len(names):
            raise ValueError("two mailboxes have the same name; each needs its own.")
        return value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment outweighs the file; no other source is asked."""
        path = settings_cls.model_config.get("toml_file")
        file_settings = TomlConfigSettingsSource(settings_cls, path) if path else None
        environment = Environment(settings_cls, cls.environ())
        return tuple(filter(None, (init_settings, environment, file_settings)))

    @classmethod
    def environ(cls) -> Mapping[str, str]:
        """The environment variables to read."""
        return os.environ

    def store_url(self) -> str:
        """The store's SQLAlchemy URL, with the embedded default filled in."""
        given = self.store.url.get_secret_value()
        return given or f"sqlite:///{self.data_dir.absolute() / 'frontdesk.sqlite3'}"

    def public_url(self, port: int | None = None) -> str:
        """Where browsers reach us, without a slash at the end; `port` is the one in force."""
        host = f"[{self.http.host}]" if ":" in self.http.host else self.http.host
        return self.http.public_url.rstrip("/") or f"http://{host}:{port or self.http.port}"
