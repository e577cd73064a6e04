"""Every option of the house, declared once with its type, its default and its help."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator, model_validator

Port = Annotated[int, Field(ge=0, le=65535)]
Seconds = Annotated[int, Field(ge=1)]
Bytes = Annotated[int, Field(ge=1024)]


class Section(BaseModel):
    """A group of options; an unknown name in it is a mistake and is reported."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class StoreSettings(Section):
    """Where everything is remembered."""

    url: SecretStr = Field(
        SecretStr(""),
        description="Address of the store. Empty: an SQLite file in data_dir. PostgreSQL: "
        "postgresql+psycopg://user:password@host/database.",
    )
    pool_size: int = Field(10, ge=1, description="Connections kept open to PostgreSQL.")

    @field_validator("url")
    @classmethod
    def _is_ours(cls, value: SecretStr) -> SecretStr:
        # The value may hold a password, so no sentence repeats it.
        url = value.get_secret_value()
        if url and not url.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise ValueError("it begins with postgresql+psycopg:// or sqlite:///, or is empty.")
        try:
            _port_of(url)
        except ValueError as error:
            raise ValueError("its port is no number between 0 and 65535.") from error
        return value


def _port_of(url: str) -> int | None:
    """The port a URL names; raises ValueError when it is none."""
    return urlsplit(url).port


class HttpSettings(Section):
    """The web server for the admin pages and the form endpoint."""

    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: Port = Field(8090, description="Port to listen on; 0 takes any free one.")
    public_url: str = Field(
        "",
        description="Address under which browsers reach Frontdesk, such as "
        "https://crm.example.com. Empty: http://host:port. Forms, redirects and the secure "
        "cookie depend on it.",
    )
    trusted_proxies: int = Field(
        0,
        ge=0,
        description="How many reverse proxies stand in front; their X-Forwarded-For is believed "
        "exactly that far.",
    )
    threads: int = Field(8, ge=1, description="Threads that answer pages and form posts.")
    max_connections: int = Field(1000, ge=10, description="Connections served at the same time.")


class SmtpSettings(Section):
    """The SMTP listener (RFC 5321)."""

    enabled: bool = Field(True, description="Whether to listen.")
    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: Port = Field(2525, description="Port to listen on; 0 takes any free one.")
    max_connections: int = Field(200, ge=1, description="Connections served at the same time.")
    max_connections_per_peer: int = Field(
        50, ge=1, description="Connections from one address at the same time."
    )
    max_recipients: int = Field(1000, ge=1, description="Recipients of one letter.")
    timeout: Seconds = Field(300, description="Seconds a silent client is waited for.")
    tls_certificate: Path | None = Field(
        None, description="PEM file with the certificate chain; set, STARTTLS is offered."
    )
    tls_key: Path | None = Field(None, description="PEM file with the private key.")
    require_tls: bool = Field(False, description="Refuse mail before STARTTLS.")
    auth_username: str = Field("", description="Set, clients must sign in with this name.")
    auth_password: SecretStr = Field(SecretStr(""), description="The password to that name.")

    @model_validator(mode="after")
    def _pairs(self) -> "SmtpSettings":
        if bool(self.tls_certificate) != bool(self.tls_key):
            raise ValueError("tls_certificate and tls_key go together: set both or neither.")
        if self.require_tls and not self.tls_certificate:
            raise ValueError("require_tls needs tls_certificate and tls_key.")
        if self.auth_username and not self.auth_password.get_secret_value():
            raise ValueError("auth_username needs auth_password.")
        return self


class LmtpSettings(Section):
    """The LMTP listener (RFC 2033), for a mail server on the same machine."""

    enabled: bool = Field(False, description="Whether to listen.")
    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: Port = Field(2424, description="Port to listen on; 0 takes any free one.")
    socket: Path | None = Field(
        None, description="Path of a unix socket to listen on instead of host and port."
    )


class MailSettings(Section):
    """What counts as our mail, whichever door it comes through."""

    domains: tuple[str, ...] = Field(
        ("localhost",),
        description="Domains whose every address is accepted by SMTP and LMTP. All other "
        "recipients are refused with 550 5.1.1.",
    )
    addresses: tuple[str, ...] = Field(
        (), description="Single addresses accepted besides those domains."
    )
    own_addresses: tuple[str, ...] = Field(
        (),
        description="Addresses of colleagues and mailboxes: a letter they forward is about the "
        "person inside it, and a letter from a mailbox itself is a loop.",
    )
    trusted_servers: tuple[str, ...] = Field(
        (),
        description="Names under which our own mail servers write Authentication-Results (RFC "
        "8601). A letter whose sender they found forged changes nothing that is known.",
    )
    verify_senders: bool = Field(
        False,
        description="Whether to check DKIM, SPF and DMARC of letters that came to our own SMTP "
        "door. Needs DNS; off where a mail server in front has done it (see trusted_servers). A "
        "letter that fails changes nothing that is known.",
    )
    own_sites: tuple[str, ...] = Field(
        (),
        description="Hosts of our web sites besides that of http.public_url, such as example.com. "
        "Campaign parameters (utm_source, gclid and others) of links to them, or to hosts below "
        "them, are kept with the lead.",
    )
    reply_to: Literal["when needed", "use", "use, keep name", "ignore"] = Field(
        "when needed",
        description="Whose letter it is when Reply-To names another address than From: when needed "
        "(Reply-To only where From is a machine, a list or our own), use (always Reply-To), use, "
        "keep name (its address with the name of From), or ignore. The Reply-To of a form is its "
        "visitor in any case.",
    )
    max_message_bytes: Bytes = Field(
        35 * 1024 * 1024, description="Largest letter taken, in bytes."
    )

    @field_validator("domains", "addresses", "own_addresses", "trusted_servers")
    @classmethod
    def _lower(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(value.strip().lower() for value in values)

    @field_validator("addresses", "own_addresses")
    @classmethod
    def _have_at(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        if wrong := [value for value in values if "@" not in value.strip("@")]:
            raise ValueError(f"{', '.join(wrong)} is not an address such as sales@example.com.")
        return values


class MailboxSettings(Section):
    """One IMAP mailbox to read."""

    name: str = Field(..., min_length=1, max_length=100, description="What you call it.")
    host: str = Field(..., min_length=1, description="Name of the IMAP server.")
    port: Port = Field(993, description="Its port.")
    security: Literal["tls", "starttls", "plain"] = Field(
        "tls", description="tls, starttls, or plain (allowed on loopback addresses only)."
    )
    ca_file: Path | None = Field(None, description="PEM file of the authority to trust.")
    username: str = Field(..., min_length=1, description="The name to sign in with.")
    auth: Literal["password", "xoauth2"] = Field("password", description="How to sign in.")
    password: SecretStr = Field(SecretStr(""), description="The password or the access token.")
    password_file: Path | None = Field(None, description="File holding it, read at each sign-in.")
    password_command: str = Field("", description="Command that prints it, run at each sign-in.")
    folders: tuple[str, ...] = Field(("INBOX",), description="Folders to read; * is a wildcard.")
    first_connection: str = Field(
        "now",
        pattern=r"^(now|everything|[1-9][0-9]{0,3} days?)$",
        description="What to read of the mail already there: now (nothing), everything, or a "
        "number of days such as 30 days.",
    )
    after_success: Literal["nothing", "mark seen", "move"] = Field(
        "nothing", description="What to do on the server with a letter that is safely stored."
    )
    move_to: str = Field("", description="The folder for after_success = move.")
    poll_every: Seconds = Field(60, description="Seconds between two looks.")
    idle: bool = Field(True, description="Be told of new mail at once where the server can.")

    @property
    def interval(self) -> timedelta:
        """The time between two looks."""
        return timedelta(seconds=self.poll_every)

    @model_validator(mode="after")
    def _pairs(self) -> "MailboxSettings":
        given = [self.password.get_secret_value(), self.password_file, self.password_command]
        if sum(bool(way) for way in given) != 1:
            raise ValueError("set exactly one of password, password_file and password_command.")
        if (self.after_success == "move") != bool(self.move_to):
            raise ValueError("after_success = move and move_to go together.")
        if self.move_to in self.folders:
            raise ValueError("move_to is one of folders; letters cannot move to where they are.")
        if self.security == "plain" and self.host not in ("localhost", "127.0.0.1", "::1"):
            raise ValueError("security = plain is allowed on loopback addresses only.")
        return self


class ReadingSettings(Section):
    """How much of a letter is read; the rest is cut, named on its why page and kept as it came."""

    max_header_bytes: Bytes = Field(262_144, description="Bytes of the header block.")
    max_parts: int = Field(1000, ge=1, description="Parts of a multipart letter.")
    max_depth: int = Field(20, ge=1, le=100, description="Multiparts inside one another.")
    max_addresses: int = Field(500, ge=1, description="Addresses in From, To, Cc and Reply-To.")
    max_text_characters: int = Field(
        2_000_000, ge=1000, description="Characters of text, after decoding."
    )


class WorkerSettings(Section):
    """The workers that read what was accepted."""

    threads: int = Field(1, ge=0, description="Workers in the daemon; 0 leaves it to others.")
    batch: int = Field(20, ge=1, le=1000, description="Submissions one worker claims at a time.")
    lease: Seconds = Field(300, description="Seconds after which a silent worker loses its work.")
    poll_every: float = Field(1.0, gt=0, description="Seconds between two looks at an empty inbox.")


class MatchSettings(Section):
    """When two records are taken for the same person or company."""

    match: float = Field(
        0.999,
        gt=0.5,
        le=1,
        description="Probability from which an arrival is joined unasked, until somebody chooses "
        "another on the settings page.",
    )
    review: float = Field(
        0.5,
        gt=0,
        lt=1,
        description="Probability from which a person is asked, until somebody chooses another on "
        "the settings page.",
    )
    sweep_at: str = Field(
        "03:30",
        pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9])?$",
        description="Time of day, in the house's time zone, at which the daemon looks for "
        "duplicates among all records. Empty: never.",
    )
    train_every_days: int = Field(
        7,
        ge=0,
        description="Days between two re-estimations of the matching weights, each after a "
        "nightly sweep; 0: never.",
    )
    models: Literal["ask", "automatic"] = Field(
        "ask",
        description="Whether a re-estimated model waits for somebody to put it to use (ask), or is "
        "used at once where it is clearly better (automatic).",
    )


class LogSettings(Section):
    """What the daemon says while it runs."""

    format: Literal["console", "json"] = Field(
        "console", description="console for people, json for machines."
    )
    level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="The least serious event that is written."
    )
