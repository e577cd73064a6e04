"""Where a mailbox's password or token comes from: a value, a file, or a command."""

import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

COMMAND_SECONDS = 30.0


class SecretUnavailable(Exception):
    """The password or token could not be read; the message is a sentence without the secret."""


def secret_from_value(value: str) -> Callable[[], str]:
    """A secret that is known already."""
    return lambda: value


def secret_from_file(path: Path) -> Callable[[], str]:
    """A secret read at each sign-in from a file, without the line end that editors add."""

    def read() -> str:
        try:
            return _one_line(path.read_text(encoding="utf-8"), f"The file {path}")
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
            raise SecretUnavailable(
                f"The password file {path} cannot be read ({reason}). "
                "Check that it exists and that Frontdesk's account may read it."
            ) from error

    return read


def secret_from_command(command: str, *, seconds: float = COMMAND_SECONDS) -> Callable[[], str]:
    """A secret printed by a command, run without a shell at each sign-in.

    Its output is never shown or logged, not even when it fails, for it may hold the secret.
    """

    def run() -> str:
        try:
            done = subprocess.run(
                shlex.split(command), capture_output=True, timeout=seconds, check=True
            )
            return _one_line(done.stdout.decode(), "The password command")
        except subprocess.TimeoutExpired as error:
            raise SecretUnavailable(
                f"The password command did not end within {seconds:g} seconds. "
                "Run it by hand as Frontdesk's account to see what it waits for."
            ) from error
        except subprocess.CalledProcessError as error:
            raise SecretUnavailable(
                f"The password command ended with status {error.returncode}. "
                "Run it by hand as Frontdesk's account to see why."
            ) from error
        except (OSError, ValueError) as error:
            raise SecretUnavailable(
                "The password command could not be run. Check its spelling and that Frontdesk's "
                "account may execute it."
            ) from error

    return run


def _one_line(text: str, origin: str) -> str:
    secret = text.rstrip("\r\n")
    if not secret:
        raise SecretUnavailable(f"{origin} gave an empty password. Put the password there.")
    return secret
