"""The SMTP listener under peers that want too much, go too slowly, or never end."""

import re
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from ingest.sources.smtp.settings import SmtpSettings
from tests.support.mail_door import MemoryInbox, Talk, open_door
from tests.support.waiting import wait_until

SETTINGS = SmtpSettings(
    source_id=1, hostname="mx.example.com", domains=frozenset({"example.com"}), port=0
)
MEGABYTE = 1024 * 1024


def test_recipients_beyond_the_limit_come_later() -> None:
    inbox = MemoryInbox()
    settings = replace(SETTINGS, max_recipients=3, max_errors=1)
    with open_door(settings, inbox) as door, door.talk().greet(b"EHLO x") as talk:
        talk.say(b"MAIL FROM:<a@b>")
        replies = [talk.say(b"RCPT TO:<r%d@example.com>" % number) for number in range(25)]
        assert [reply[:9] for reply in replies] == [b"250 2.1.5"] * 3 + [b"452 4.5.3"] * 22
        talk.say(b"DATA")
        assert talk.say(b"x\r\n.").startswith(b"250 ")
    assert len(inbox.arrivals[0].envelope.rcpt_tos) == 3


def test_a_peer_that_only_errs_is_sent_away() -> None:
    settings = replace(SETTINGS, max_errors=3)
    with open_door(settings, MemoryInbox()) as door, door.talk().greet(b"EHLO x") as talk:
        for _ in range(4):
            assert talk.say(b"RCPT TO:<guess@example.com>").startswith(b"503")
        assert talk.reply() == b"421 4.7.0 Too many errors. Please check your settings.\r\n"
        assert talk.reply() == b""


def test_a_letter_makes_up_for_errors() -> None:
    settings = replace(SETTINGS, max_errors=3)
    with open_door(settings, MemoryInbox()) as door, door.talk().greet(b"EHLO x") as talk:
        for _ in range(5):
            assert talk.say(b"NONSENSE").startswith(b"500")
            assert talk.say(b"MAIL FROM:<a@b>").startswith(b"250")
            assert talk.say(b"RCPT TO:<sales@example.com>").startswith(b"250")
            assert talk.say(b"DATA").startswith(b"354")
            assert talk.say(b"x\r\n.").startswith(b"250")


def test_a_peer_that_does_nothing_useful_is_sent_away() -> None:
    settings = replace(SETTINGS, max_idle_commands=5, max_recipients=1)
    with open_door(settings, MemoryInbox()) as door, door.talk().greet(b"EHLO x") as talk:
        for _ in range(15):
            assert talk.say(b"NOOP").startswith(b"250")
        assert talk.reply().startswith(b"421 4.7.0 Too many commands")


def test_connections_beyond_the_limit_are_told_to_wait() -> None:
    settings = replace(SETTINGS, max_connections=2)
    with open_door(settings, MemoryInbox()) as door, ExitStack() as open_talks:
        first, _ = (open_talks.enter_context(door.talk().greet()) for _ in range(2))
        with door.talk() as third:
            assert third.reply().startswith(b"421 4.3.2 All lines are busy.")
            assert third.reply() == b""
        assert first.say(b"QUIT").startswith(b"221")
        assert first.reply() == b""
        with door.talk() as fourth:
            assert fourth.reply().startswith(b"220 ")


def test_one_peer_cannot_take_all_lines() -> None:
    settings = replace(SETTINGS, max_connections_per_peer=1)
    with (
        open_door(settings, MemoryInbox()) as door,
        door.talk().greet() as first,
        door.talk() as second,
    ):
        assert second.reply().startswith(b"421 4.7.0 Too many connections from your address.")
        assert first.say(b"NOOP").startswith(b"250")


def test_a_command_that_never_ends_runs_out_of_time() -> None:
    settings = replace(SETTINGS, command_timeout=0.5)
    with open_door(settings, MemoryInbox()) as door, door.talk().greet() as talk:
        began = time.monotonic()
        for letter in b"NOO":
            talk.send(bytes([letter]))
            time.sleep(0.2)
        assert talk.reply() == b"421 4.4.2 You took too long. Please connect again.\r\n"
        assert talk.reply() == b""
        assert time.monotonic() - began < 2


def test_slow_but_honest_data_is_waited_for() -> None:
    inbox = MemoryInbox()
    settings = replace(SETTINGS, command_timeout=0.3, data_idle_timeout=0.5, data_min_rate=10)
    with open_door(settings, inbox) as door, door.talk().begin_letter() as talk:
        for _ in range(8):
            talk.send(b"slow line\r\n")
            time.sleep(0.2)
        assert talk.say(b".").startswith(b"250 ")
    assert inbox.letters == [b"slow line\r\n" * 8]


def test_data_that_stalls_runs_out_of_time() -> None:
    settings = replace(SETTINGS, data_idle_timeout=0.4)
    with open_door(settings, MemoryInbox()) as door, door.talk().begin_letter() as talk:
        began = time.monotonic()
        talk.send(b"and then nothing")
        assert talk.reply().startswith(b"421 4.4.2")
        assert 0.3 < time.monotonic() - began < 2


def test_data_that_trickles_runs_out_of_time() -> None:
    inbox = MemoryInbox()
    settings = replace(SETTINGS, data_idle_timeout=0.5, data_min_rate=1000)
    with open_door(settings, inbox) as door, door.talk().begin_letter() as talk:
        assert _trickle(talk, seconds=5) < 2
    assert inbox.arrivals == []


def test_no_letter_takes_longer_than_the_deadline() -> None:
    settings = replace(SETTINGS, data_idle_timeout=0.5, data_min_rate=1, data_deadline=1.0)
    with open_door(settings, MemoryInbox()) as door, door.talk().begin_letter() as talk:
        assert 0.9 < _trickle(talk, seconds=5) < 3


def test_endless_data_without_a_line_end_takes_no_memory() -> None:
    settings = replace(SETTINGS, max_message_bytes=8 * MEGABYTE)
    block = b"x" * MEGABYTE
    with open_door(settings, MemoryInbox()) as door, door.talk().begin_letter() as talk:
        with _growth_at_most(2 * settings.max_message_bytes + 4 * MEGABYTE):
            for _ in range(200):
                talk.send(block)
        assert talk.say(b"\r\n.").startswith(b"552 5.3.4")
        assert talk.say(b"NOOP").startswith(b"250")


def test_endless_commands_without_a_line_end_take_no_memory() -> None:
    block = b"x" * MEGABYTE
    with open_door(SETTINGS, MemoryInbox()) as door, door.talk().greet() as talk:
        with _growth_at_most(8 * MEGABYTE):
            for _ in range(200):
                talk.send(block)
        assert talk.say(b"").startswith(b"500 5.5.2")


def test_all_letters_together_have_a_limit() -> None:
    inbox = MemoryInbox()
    settings = replace(SETTINGS, max_bytes_in_hand=150_000)
    with (
        open_door(settings, inbox) as door,
        door.talk().begin_letter() as first,
        door.talk().begin_letter() as second,
    ):
        first.send(b"x" * 100_000)
        budget = door.door._handler.budget
        wait_until(lambda: budget._used == 100_000, "100,000 bytes under way", 5)
        second.send(b"x" * 100_000)
        assert second.say(b"\r\n.").startswith(b"452 4.3.1 Too much mail at once.")
        assert first.say(b"\r\n.").startswith(b"250 ")
        assert second.say(b"MAIL FROM:<a@b>").startswith(b"250 ")
        assert second.say(b"RCPT TO:<sales@example.com>").startswith(b"250 ")
        assert second.say(b"DATA").startswith(b"354 ")
        assert second.say(b"x" * 100_000 + b"\r\n.").startswith(b"250 ")
    assert len(inbox.arrivals) == 2


def test_a_crowd_of_idle_peers_keeps_nobody_out() -> None:
    settings = replace(SETTINGS, max_connections_per_peer=200)
    with open_door(settings, MemoryInbox()) as door, ExitStack() as crowd:
        for _ in range(150):
            crowd.enter_context(door.talk())
        began = time.monotonic()
        with door.talk().begin_letter() as talk:
            assert talk.say(b"x\r\n.").startswith(b"250 ")
        assert time.monotonic() - began < 1


def _trickle(talk: Talk, seconds: float) -> float:
    """Send a byte now and then until the door gives up; return how long that took."""
    began = time.monotonic()
    talk.socket.settimeout(0.1)
    while time.monotonic() - began < seconds:
        talk.send(b"x")
        try:
            assert talk.socket.recv(100).startswith(b"421 4.4.2")
            break
        except TimeoutError:
            continue
    return time.monotonic() - began


@contextmanager
def _growth_at_most(limit: int) -> Iterator[None]:
    """Check that the process never held more than so many bytes above what it held before."""
    Path("/proc/self/clear_refs").write_text("5")
    before = _peak_bytes()
    yield
    assert _peak_bytes() - before < limit


def _peak_bytes() -> int:
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found is not None
    return int(found[1]) * 1024
