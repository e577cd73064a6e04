"""Signing in: TLS, passwords, tokens, and a sentence for a person when it does not work."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ingest.sources.imap.login import plain, xoauth2
from ingest.sources.imap.mailbox import Mailbox, is_loopback
from ingest.sources.imap.secret import (
    SecretUnavailable,
    secret_from_command,
    secret_from_file,
    secret_from_value,
)
from tests.support.certificate import Certificate
from tests.support.post_office import PostOffice

PASSWORD = "swordfish"


def mailbox(**changes: Any) -> Mailbox:
    """Settings for a server that need not exist."""
    settings: dict[str, Any] = {"name": "m", "host": "localhost", "username": "anna"}
    return Mailbox(**{**settings, "secret": secret_from_value(PASSWORD), **changes})


def test_xoauth2_says_the_token_once_and_then_an_empty_line() -> None:
    answer = xoauth2("anna@example.org", "ya29.token")
    assert answer(b"") == b"user=anna@example.org\x01auth=Bearer ya29.token\x01\x01"
    assert answer(b'{"status":"400"}') == b""


def test_plain_takes_any_letters() -> None:
    assert plain("änna", "pässword")(b"") == "\0änna\0pässword".encode()


def test_the_password_is_never_in_the_settings_text() -> None:
    assert PASSWORD not in repr(mailbox())


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1.2.3", "::1"])
def test_without_tls_only_this_machine_is_allowed(host: str) -> None:
    assert is_loopback(host)
    assert mailbox(host=host, security="plain").security == "plain"


@pytest.mark.parametrize("host", ["mail.example.org", "192.0.2.1", "localhost.example.org", ""])
def test_without_tls_other_machines_are_refused(host: str) -> None:
    with pytest.raises(ValueError, match="without TLS the password could be read"):
        mailbox(host=host, security="plain")


def test_moving_needs_a_folder_that_is_not_read() -> None:
    with pytest.raises(ValueError, match="name the folder"):
        mailbox(after_success="move")
    with pytest.raises(ValueError, match="cannot move"):
        mailbox(after_success="move", move_to="INBOX")


def test_a_secret_is_read_anew_from_its_file_each_time(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("first\n")
    read = secret_from_file(file)
    assert read() == "first"
    file.write_text("second")
    assert read() == "second"
    file.write_text("\n")
    with pytest.raises(SecretUnavailable, match="empty password"):
        read()
    file.unlink()
    with pytest.raises(SecretUnavailable, match="cannot be read"):
        read()


def test_a_secret_comes_from_a_command() -> None:
    assert secret_from_command(f"{sys.executable} -c 'print(6 * 7)'")() == "42"


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (f"{sys.executable} -c 'print(\"swordfish\"); exit(3)'", "status 3"),
        (f"{sys.executable} -c 'import time; time.sleep(9)'", "did not end within"),
        ("/nonexistent/command", "could not be run"),
        ("unbalanced 'quote", "could not be run"),
        (f"{sys.executable} -c pass", "empty password"),
    ],
)
def test_a_failing_command_is_explained_without_its_output(command: str, says: str) -> None:
    with pytest.raises(SecretUnavailable, match=says) as raised:
        secret_from_command(command, seconds=0.5)()
    assert PASSWORD not in str(raised.value)


@pytest.mark.dovecot
@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_server_with_its_own_authority_is_read(
    post_office: PostOffice, tls_certificate: Certificate, security: str
) -> None:
    post_office.deliver("secure")
    dovecot = post_office.dovecot
    port = dovecot.imaps_port if security == "tls" else dovecot.imap_port
    secure: dict[str, Any] = {"security": security, "port": port, "host": "localhost"}
    refused = post_office.poll(**secure)
    assert "certificate" in refused.problem
    assert "ca_file" in refused.problem
    assert post_office.poll(**secure, ca_file=tls_certificate.cert).stored == 1


@pytest.mark.dovecot
def test_an_access_token_signs_in(post_office: PostOffice) -> None:
    post_office.deliver("token")
    assert post_office.poll(auth="xoauth2").stored == 1


@pytest.mark.dovecot
@pytest.mark.parametrize(("auth", "says"), [("password", "app password"), ("xoauth2", "token")])
def test_a_refused_sign_in_is_explained_without_the_secret(
    post_office: PostOffice, auth: str, says: str
) -> None:
    wrong = "wrong-sesame"
    result = post_office.poll(auth=auth, secret=lambda: wrong)
    assert "refused the sign-in" in result.problem
    assert says in result.problem
    assert wrong not in result.problem
    assert result.problem == post_office.health().last_error


@pytest.mark.dovecot
@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"host": "nowhere.invalid", "security": "tls"}, "was not found"),
        ({"port": 1}, "Nothing listens"),
        ({"security": "tls"}, "does not begin with TLS"),
        ({"security": "tls", "ca_file": Path("/nonexistent/ca.pem")}, "ca_file is not there"),
    ],
)
def test_a_server_that_is_not_there_is_explained(
    post_office: PostOffice, changes: dict[str, Any], says: str
) -> None:
    result = post_office.poll(**changes)
    assert says in result.problem
    assert result.problem.endswith(".")
    assert result.retry_in is not None


@pytest.mark.dovecot
def test_a_password_file_that_is_gone_is_the_problem_shown(
    post_office: PostOffice, tmp_path: Path
) -> None:
    broken = replace(post_office.mailbox, secret=secret_from_file(tmp_path / "gone"))
    assert "cannot be read" in post_office.poller.poll_once(broken).problem
