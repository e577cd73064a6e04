"""The command line as a person uses it, on a house of its own."""

import json
import mailbox
import socket
from pathlib import Path

import pytest

from tests.support.house import House, HouseBuilder
from tests.support.story import letter, story_of

pytestmark = pytest.mark.house


@pytest.fixture
def idle(build_house: HouseBuilder) -> House:
    """A house whose daemon does not run."""
    return build_house()


def test_check_says_what_is_in_force_without_a_secret(build_house: HouseBuilder) -> None:
    house = build_house({"smtp": {"auth_username": "relay", "auth_password": "hush-hush"}})
    said = house.command("check")
    assert said.returncode == 0
    assert "smtp.auth_password = (set)" in said.stdout
    assert f"smtp.port = {house.smtp_port}" in said.stdout
    assert "hush-hush" not in said.stdout + said.stderr


def test_check_names_every_problem_at_once(build_house: HouseBuilder) -> None:
    house = build_house({"smtp": {"port": 99999}, "http": {"prt": 1}})
    said = house.command("check")
    assert said.returncode == 2
    assert "smtp.port" in said.stderr
    assert "http.prt" in said.stderr
    assert "Traceback" not in said.stderr


def test_doctor_finds_a_mailbox_that_cannot_be_reached(build_house: HouseBuilder) -> None:
    healthy = build_house()
    assert healthy.command("doctor").returncode == 1  # An empty store has no schema yet.
    healthy.command("migrate")
    assert healthy.command("doctor").returncode == 0
    mailboxes = [
        {
            "name": "Gone",
            "host": "127.0.0.1",
            "port": 9,
            "security": "plain",
            "username": "u",
            "password": "hush-hush",
        }
    ]
    said = build_house(mailboxes=mailboxes).command("doctor")
    assert said.returncode == 1
    assert "problem" in said.stdout
    assert "hush-hush" not in said.stdout


def test_try_reads_files_and_writes_nothing(idle: House) -> None:
    folder = idle.folder / "letters"
    folder.mkdir()
    (folder / "one.eml").write_bytes(letter())
    (folder / "two.eml").write_bytes(letter(message_id="<2@engines.example>"))
    said = idle.command("try", "--json", str(folder))
    results = [json.loads(line) for line in said.stdout.splitlines()]
    assert [Path(result["file"]).name for result in results] == ["one.eml", "two.eml"]
    assert results[0]["lead"]["email"] == "ada@engines.example"
    assert results[0]["message"]["from"] == {
        "name": "Ada Lovelace",
        "email": "ada@engines.example",
    }
    assert results[0]["kind"] == "human"
    assert results[0]["disposition"] == "accept"
    assert results[0]["resolution"]["verdict"] == "NEW"
    assert not (idle.folder / "data").exists()


def test_try_takes_standard_input_and_speaks_to_people(idle: House) -> None:
    said = idle.command("try", "-", stdin=letter().decode())
    assert said.returncode == 0
    assert "Ada Lovelace" in said.stdout


def test_import_takes_an_mbox_once(idle: House) -> None:
    box = mailbox.mbox(str(idle.folder / "old.mbox"))
    for number in range(5):
        box.add(letter(message_id=f"<{number}@engines.example>", subject=f"Enquiry {number}"))
    box.close()
    first = idle.command("import", str(idle.folder / "old.mbox"))
    again = idle.command("import", str(idle.folder / "old.mbox"))
    assert "New in the inbox: 5." in first.stdout
    assert "There already: 5." in again.stdout
    assert "Submissions read: 5." in idle.command("work").stdout
    with story_of(idle) as story:
        assert story.states() == {"done": 5}
        assert story.counts()["contacts"] == 1


def test_import_says_which_file_it_could_not_read(idle: House) -> None:
    said = idle.command("import", str(idle.folder / "nothing.eml"))
    assert said.returncode == 1
    assert "nothing.eml" in said.stderr + said.stdout


def test_retry_accepts_what_a_rule_held(idle: House) -> None:
    newsletter = letter().replace(b"Subject:", b"List-Id: <news.engines.example>\r\nSubject:", 1)
    (idle.folder / "news.eml").write_bytes(newsletter)
    idle.command("import", str(idle.folder / "news.eml"))
    idle.command("work")
    with story_of(idle) as story:
        assert story.states() == {"held": 1}
        assert (
            "waiting to be read again: 1."
            in idle.command("retry", "--state", "held", "--accept").stdout
        )
        idle.command("work")
        assert story.states() == {"done": 1}
        assert story.counts()["leads"] == 1


def test_a_user_is_added_and_listed(idle: House) -> None:
    weak = idle.command("user", "add", "eve@ours.example", "--password", "short")
    assert weak.returncode == 1
    added = idle.command("user", "add", "eve@ours.example", "--password", "a-long-enough-one")
    assert added.returncode == 0
    assert "eve@ours.example" in idle.command("user", "list").stdout


def test_a_taken_port_is_said_in_a_sentence(build_house: HouseBuilder) -> None:
    first = build_house()
    first.start()
    second = build_house({"smtp": {"port": first.smtp_port}})
    said = second.command("run")
    assert said.returncode == 4
    assert "cannot start" in said.stderr
    assert "Traceback" not in said.stderr


def test_a_data_folder_that_cannot_be_made_is_named(build_house: HouseBuilder) -> None:
    house = build_house()
    (house.folder / "data").write_text("A file where the folder should be.")
    said = house.command("migrate")
    assert said.returncode == 2
    assert "data_dir" in said.stderr
    assert "Traceback" not in said.stderr


def test_a_port_that_is_taken_is_named(build_house: HouseBuilder, free_tcp_port: int) -> None:
    house = build_house({"http": {"port": free_tcp_port}})
    with socket.create_server(("127.0.0.1", free_tcp_port)):
        said = house.command("run")
    assert said.returncode == 4
    assert f"port {free_tcp_port} (http)" in said.stderr


def test_a_certificate_that_is_not_there_is_named(build_house: HouseBuilder) -> None:
    house = build_house({"smtp": {"tls_certificate": "/nowhere/a.pem", "tls_key": "/nowhere/b"}})
    said = house.command("run")
    assert said.returncode != 0
    assert "/nowhere" in said.stderr
    assert "port" not in said.stderr
