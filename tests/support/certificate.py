"""A self-signed certificate for localhost, made by the openssl command."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Certificate:
    """Paths of two PEM files; the certificate is its own authority, for localhost and 127.0.0.1."""

    cert: Path
    key: Path


def make_certificate(folder: Path) -> Certificate | None:
    """Make one in the folder, good for a day; None when this machine has no openssl command."""
    openssl = shutil.which("openssl")
    if openssl is None:
        return None
    made = Certificate(folder / "cert.pem", folder / "key.pem")
    command = [
        openssl,
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
    ]
    command += [
        "-keyout",
        str(made.key),
        "-out",
        str(made.cert),
        "-days",
        "1",
        "-subj",
        "/CN=localhost",
    ]
    command += ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    subprocess.run(command, check=True, capture_output=True)
    return made
