"""Letters signed with DKIM, and a DNS that answers from a dictionary."""

import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import dkim

from ingest.verify import Unanswered


@dataclass
class Zone:
    """Answers by "TYPE name"; a name that is `silent` never answers."""

    records: dict[str, list[str]] = field(default_factory=dict)
    silent: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)

    def __call__(self, name: str, type_: str, seconds: float) -> tuple[str, ...]:
        """As ingest.verify.dns.Lookup."""
        self.asked.append(f"{type_} {name}")
        if name in self.silent:
            raise Unanswered(name)
        return tuple(self.records.get(f"{type_} {name}", ()))


@dataclass(frozen=True)
class Signer:
    """Signs letters and knows the key record that belongs to it."""

    key: bytes
    record: str

    def sign(self, raw: bytes, domain: str = "x.example", *, length: bool = False) -> bytes:
        """The letter with a signature of that domain under the selector `s1` on top."""
        made: bytes = dkim.sign(raw, b"s1", domain.encode(), self.key, length=length)
        return made + raw


def make_signer(folder: Path) -> Signer:
    """A new RSA key pair, made by the openssl command in that folder."""
    key = folder / "dkim.pem"
    _openssl("genrsa", "-out", str(key), "1024")
    # From OpenSSL 3 on the key is PKCS #8 unless asked for PKCS #1; dkimpy reads both.
    public = _openssl("rsa", "-in", str(key), "-pubout").decode()
    encoded = "".join(public.splitlines()[1:-1])
    return Signer(key.read_bytes(), f"v=DKIM1; k=rsa; p={encoded}")


def _openssl(*arguments: str) -> bytes:
    return subprocess.run(["openssl", *arguments], check=True, capture_output=True).stdout
