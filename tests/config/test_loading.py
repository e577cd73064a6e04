"""Settings: file, environment, secrets from files, and every problem at once."""

from pathlib import Path

import pytest

from config import ConfigurationError, load, manual, option_names


def problems(path: Path | None, environ: dict[str, str]) -> list[str]:
    with pytest.raises(ConfigurationError) as caught:
        load(path, environ)
    return caught.value.problems


def test_without_anything_the_defaults_hold(tmp_path: Path) -> None:
    settings = load(environ={})
    assert settings.smtp.port == 2525
    assert settings.store_url().startswith("sqlite:///")


def test_the_environment_outweighs_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "frontdesk.toml"
    file.write_text('[smtp]\nport = 26\nhost = "0.0.0.0"\n')
    monkeypatch.setenv("FRONTDESK_SMTP__PORT", "27")
    settings = load(file)
    assert settings.smtp.host == "0.0.0.0"
    assert settings.smtp.port == 27


def test_a_secret_may_stand_in_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "url"
    secret.write_text("postgresql+psycopg://u:p@h/d\n")
    settings = load(environ={"FRONTDESK_STORE__URL_FILE": str(secret)})
    assert settings.store_url() == "postgresql+psycopg://u:p@h/d"
    assert "u:p" not in repr(settings)


def test_a_missing_secret_file_is_said_loudly() -> None:
    (problem,) = problems(None, {"FRONTDESK_STORE__URL_FILE": "/nowhere/url"})
    assert problem.startswith("store.url: ")
    assert "/nowhere/url" in problem


def test_all_problems_are_reported_at_once_by_option(tmp_path: Path) -> None:
    file = tmp_path / "frontdesk.toml"
    file.write_text(
        'regoin = "FR"\n[smtp]\nport = 99999\nprot = 1\n[[mailboxes]]\nname = "Sales"\n'
    )
    named = [problem.split(":")[0] for problem in problems(file, {"FRONTDESK_SMPT__PORT": "1"})]
    assert set(named) == {
        "FRONTDESK_SMPT__PORT",
        "smtp.port",
        "smtp.prot",
        "mailboxes.0.host",
        "mailboxes.0.username",
        "regoin",
    }


def test_settings_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "frontdesk.toml"
    file.write_text(
        "[smtp]\nrequire_tls = true\n"
        '[[mailboxes]]\nname = "a"\nhost = "mail.example"\nusername = "u"\npassword = "p"\n'
        'security = "plain"\n'
    )
    text = "\n".join(problems(file, {}))
    assert "require_tls" in text
    assert "loopback" in text


def test_a_file_that_is_not_toml_is_named(tmp_path: Path) -> None:
    file = tmp_path / "frontdesk.toml"
    file.write_text("[smtp\n")
    (problem,) = problems(file, {})
    assert str(file) in problem


def test_the_manual_is_written_from_the_declarations() -> None:
    assert manual.default_toml().read_text(encoding="utf-8") == manual.write()


def test_the_manual_is_itself_a_settings_file() -> None:
    assert load(manual.default_toml(), {}).model_dump() == load(environ={}).model_dump()


def test_every_option_has_a_name_and_help() -> None:
    text = manual.write()
    for name in {*option_names()} - {"mailboxes"}:
        assert f"\n{name.rsplit('.')[-1]} = " in text or f"# {name.rsplit('.')[-1]} = " in text


def test_a_secret_in_a_file_is_read_by_the_real_environment_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "url"
    secret.write_text("postgresql+psycopg://u:p@h/d\n")
    monkeypatch.setenv("FRONTDESK_STORE__URL_FILE", str(secret))
    assert load().store_url() == "postgresql+psycopg://u:p@h/d"


def test_a_list_in_the_environment_has_commas_or_is_json() -> None:
    plain = load(environ={"FRONTDESK_MAIL__DOMAINS": "a.example, b.example"})
    assert plain.mail.domains == ("a.example", "b.example")
    assert load(environ={"FRONTDESK_MAIL__DOMAINS": '["c.example"]'}).mail.domains == ("c.example",)


def test_a_variable_that_cannot_be_read_is_a_problem_like_any_other() -> None:
    (problem,) = problems(None, {"FRONTDESK_MAILBOXES": "sales"})
    assert problem.startswith("mailboxes.0: ")


def test_a_file_of_other_bytes_is_named(tmp_path: Path) -> None:
    file = tmp_path / "frontdesk.toml"
    file.write_bytes(b"\xff\xfe")
    (problem,) = problems(file, {})
    assert str(file) in problem


def test_only_the_languages_we_speak_are_taken() -> None:
    (problem,) = problems(None, {"FRONTDESK_LANGUAGE": "de"})
    assert problem.startswith("language: ")


@pytest.mark.parametrize(
    "url", ["garbage", "mysql://u:hush@h/d", "postgresql+psycopg://u:hush@h:x/d"]
)
def test_an_address_of_no_store_is_said_without_its_password(url: str) -> None:
    (problem,) = problems(None, {"FRONTDESK_STORE__URL": url})
    assert problem.startswith("store.url: ")
    assert "hush" not in problem
