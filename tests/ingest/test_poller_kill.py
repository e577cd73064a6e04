"""A process killed while it reads a mailbox: nothing lost, nothing twice, everything marked."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from store.database import Database
from tests.support.dovecot import Dovecot
from tests.support.post_office import PostOffice

pytestmark = pytest.mark.dovecot

ROOT = Path(__file__).parents[2]


def test_killing_the_process_at_any_moment_loses_and_doubles_nothing(
    database_url: str, dovecot: Dovecot
) -> None:
    database = Database(database_url)
    office = PostOffice(database, dovecot)
    names = [f"letter-{number:03}" for number in range(120)]
    office.deliver(*names)
    chance = random.Random(7)
    for _ in range(4):
        kill_after(chance.randint(1, 15), office, database_url)
    assert 0 < len(office.stored()) < len(names)
    assert not office.poll(after_success="mark_seen").problem
    assert office.subjects() == names
    assert all(rb"\Seen" in line for line in office.flags())
    office.close()
    database.close()


def kill_after(letters: int, office: PostOffice, url: str) -> None:
    """Let a process poll until it hands the store that many letters; kill it a moment later."""
    arguments = [url, str(office.mailbox.port), office.user, office.dovecot.password]
    command = [sys.executable, "-m", "tests.support.polling_process", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)
    assert process.stdout
    for _ in range(letters):
        assert process.stdout.readline() == b"letter\n"
    time.sleep(letters / 1000)
    process.kill()
    process.communicate()
