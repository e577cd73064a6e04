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
    reached = [killed_after(chance.uniform(0.02, 0.25), office, database_url) for _ in range(6)]
    assert not office.poll(after_success="mark_seen").problem
    assert office.subjects() == names
    assert all(rb"\Seen" in line for line in office.flags())
    assert any(0 < number < len(names) for number in reached)
    office.close()
    database.close()


def killed_after(seconds: float, office: PostOffice, url: str) -> int:
    """How many letters are stored after a process polled for that long and was killed."""
    arguments = [url, str(office.mailbox.port), office.user, office.dovecot.password]
    command = [sys.executable, "-m", "tests.support.polling_process", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)
    assert process.stdout
    assert process.stdout.readline() == b"ready\n"
    time.sleep(seconds)
    process.kill()
    process.communicate()
    return len(office.stored())
