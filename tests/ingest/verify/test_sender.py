"""Signed, forged and undecidable letters, with a DNS of our own."""

import socket
import time
from collections.abc import Callable
from datetime import timedelta

import pytest

from dedup import Thresholds
from ingest.authentication import Authentication
from ingest.digest import digest
from ingest.mime import parse
from ingest.processing import Processor
from ingest.reading import Context
from ingest.verify import Resolver, SenderVerifier, Unanswered
from ingest.worker import Worker
from ingest.writing import Policy
from store import Arrival, Database, Envelope, Writer, inbox, sources
from store.types import utc_now
from tests.support.signed_mail import Signer, Zone

PEER = "198.51.100.7"
# Documentation addresses count as private; this one is of a real provider and is only compared.
PUBLIC = "8.8.8.8"


def _verify(
    zone: Zone, raw: bytes, peer: str = PUBLIC, mail_from: str = "jane@x.example"
) -> Authentication:
    return SenderVerifier(zone).verify(raw, parse(raw), peer, mail_from)


@pytest.fixture
def published(zone: Zone, signer: Signer) -> Zone:
    """x.example publishes a policy, a key and the computers it sends from."""
    zone.records.update(
        {
            "TXT _dmarc.x.example": ["v=DMARC1; p=reject"],
            "TXT s1._domainkey.x.example": [signer.record],
            "TXT x.example": ["other", "v=spf1 ip4:8.8.4.0/24 -all"],
        }
    )
    return zone


def test_a_signed_letter_passes(published: Zone, signer: Signer, letter: bytes) -> None:
    found = _verify(published, signer.sign(letter))
    assert found == Authentication("pass", "frontdesk", (("dkim", "pass"), ("dmarc", "pass")))


def test_a_changed_letter_fails(published: Zone, signer: Signer, letter: bytes) -> None:
    changed = signer.sign(letter).replace(b"Three", b"Fifty")
    found = _verify(published, changed)
    assert (found.verdict, dict(found.results)["dkim"]) == ("fail", "fail")


def test_an_unsigned_letter_fails(published: Zone, letter: bytes) -> None:
    assert _verify(published, letter).verdict == "fail"


def test_somebody_elses_signature_is_not_the_authors(
    published: Zone, signer: Signer, letter: bytes
) -> None:
    published.records["TXT s1._domainkey.evil.example"] = [signer.record]
    found = _verify(published, signer.sign(letter, "evil.example"))
    assert (found.verdict, dict(found.results)["dkim"]) == ("fail", "pass")


@pytest.mark.parametrize(("policy", "verdict"), [("", "pass"), ("; adkim=s", "fail")])
def test_a_domain_below_may_sign_unless_the_policy_is_strict(
    published: Zone, signer: Signer, letter: bytes, policy: str, verdict: str
) -> None:
    published.records["TXT _dmarc.x.example"] = [f"v=DMARC1; p=none{policy}"]
    published.records["TXT s1._domainkey.mail.x.example"] = [signer.record]
    assert _verify(published, signer.sign(letter, "mail.x.example")).verdict == verdict


def test_words_may_not_be_added_below_a_signature(
    published: Zone, signer: Signer, letter: bytes
) -> None:
    signed = signer.sign(letter, length=True)
    assert _verify(published, signed + b"Pay to another account.\r\n").verdict == "fail"


@pytest.mark.parametrize(
    ("record", "verdict"),
    [
        ("v=spf1 ip4:8.8.8.0/24 -all", "pass"),
        ("v=spf1 a:out.x.example -all", "pass"),
        ("v=spf1 mx/24 ~all", "pass"),
        ("v=spf1 include:spf.x.example -all", "pass"),
        ("v=spf1 redirect=spf.x.example", "pass"),
        ("v=spf1 -ip4:8.8.8.8 +all", "fail"),
        ("v=spf1 ip6:2001:db8::/32 ~all", "fail"),
        ("v=spf1 ?all", "fail"),
        ("v=spf1 exists:%{i}.x.example -all", "unknown"),
        ("v=spf1 include:x.example -all", "unknown"),
        ("v=spf1 ip4:nonsense -all", "unknown"),
        ("v=spf1 include:silent.example -all", "unknown"),
    ],
)
def test_the_path_speaks_where_nobody_signed(
    published: Zone, letter: bytes, record: str, verdict: str
) -> None:
    published.silent.add("silent.example")
    published.records.update(
        {
            "TXT x.example": [record],
            "TXT spf.x.example": ["v=spf1 ip4:8.8.8.8 -all"],
            "A out.x.example": ["8.8.8.8"],
            "MX x.example": ["10 mx.x.example."],
            "A mx.x.example": ["8.8.8.1"],
        }
    )
    assert _verify(published, letter).verdict == verdict


@pytest.mark.parametrize("peer", ["127.0.0.1", "10.0.0.1", PEER, "", "no address"])
def test_a_relay_of_ours_hides_the_path(published: Zone, letter: bytes, peer: str) -> None:
    assert _verify(published, letter, peer).verdict == "unknown"


def test_the_path_of_another_domain_does_not_speak_for_the_author(
    published: Zone, letter: bytes
) -> None:
    published.records["TXT evil.example"] = ["v=spf1 +all"]
    found = _verify(published, letter, mail_from="a@evil.example")
    assert (found.verdict, dict(found.results)["spf"]) == ("fail", "pass")


def test_without_a_policy_nothing_is_concluded(zone: Zone, signer: Signer, letter: bytes) -> None:
    found = _verify(zone, signer.sign(letter))
    assert (found.verdict, found.results) == ("unknown", (("dmarc", "none"),))
    assert zone.asked == ["TXT _dmarc.x.example"]


@pytest.mark.parametrize("silent", ["_dmarc.x.example", "s1._domainkey.x.example"])
def test_a_dns_that_does_not_answer_proves_nothing(
    published: Zone, signer: Signer, letter: bytes, silent: str
) -> None:
    published.silent.add(silent)
    assert _verify(published, signer.sign(letter)).verdict == "unknown"


def test_two_from_fields_are_never_vouched_for(
    published: Zone, signer: Signer, letter: bytes
) -> None:
    raw = b"From: Eve <eve@evil.example>\r\n" + signer.sign(letter)
    assert _verify(published, raw).verdict == "unknown"


@pytest.mark.parametrize(
    "field",
    [
        b"DKIM-Signature: ",
        b"DKIM-Signature: v=1; a=rsa-sha256; d=x.example; s=s1; h=from; bh=!!; b=!!",
        b"DKIM-Signature: " + b"v=1; " * 50_000,
        b"DKIM-Signature: v=1; a=rsa-sha256; c=x/y/z; d=\xff; s=\x00; h=" + b"from:" * 9_000,
    ],
)
@pytest.mark.parametrize("key", ["", "p=", "v=DKIM1; p=AAAA", "v=DKIM1; k=rsa; p=" + "A" * 9_000])
def test_hostile_signatures_and_keys_never_raise(
    published: Zone, letter: bytes, field: bytes, key: str
) -> None:
    published.records["TXT s1._domainkey.x.example"] = [key]
    before = time.process_time()
    assert _verify(published, field + b"\r\n" + letter).verdict in ("fail", "unknown")
    assert time.process_time() - before < 2


def test_the_time_for_one_letter_is_bounded(zone: Zone, letter: bytes) -> None:
    def slow(name: str, type_: str, seconds: float) -> tuple[str, ...]:
        time.sleep(min(seconds, 0.05))
        return ("v=spf1 include:a.example include:b.example", "v=DMARC1; p=none")

    before = time.monotonic()
    found = SenderVerifier(slow, seconds=0.2).verify(letter, parse(letter), PUBLIC, "j@x.example")
    assert found.verdict == "unknown"
    assert time.monotonic() - before < 2


def test_a_resolver_without_a_server_says_that_it_had_no_answer() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as deaf:
        deaf.bind(("127.0.0.1", 0))
        resolver = Resolver()
        made = resolver._made()
        made.nameservers, made.port = ["127.0.0.1"], deaf.getsockname()[1]
        with pytest.raises(Unanswered):
            resolver("x.example", "TXT", 0.1)


@pytest.mark.parametrize(("peer", "held"), [(PUBLIC, 1), ("", 0)])
def test_a_forged_letter_of_somebody_known_is_held(
    database: Database, published: Zone, letter: bytes, peer: str, held: int
) -> None:
    writer = Writer(database)
    writer.start()
    with database.write() as connection:
        source_id = sources.register(connection, "smtp", "smtp", "SMTP")
    for number, known_peer in ((b"1", ""), (b"2", peer)):
        raw = letter.replace(b"<1@", b"<" + number + b"@").replace(b"Lamps", b"Lamps " + number)
        envelope = Envelope("mail", source_id, utc_now(), "jane@x.example", peer=known_peer)
        writer(Arrival(envelope, raw, digest(raw))).result(10)
        _worker(database, Context, published).work_once()
    writer.stop()
    with database.read() as connection:
        assert len(inbox.in_state(connection, "held")) == held


def _worker(database: Database, context: Callable[[], Context], zone: Zone) -> Worker:
    processor = Processor(database, context, Policy("US", Thresholds()), SenderVerifier(zone))
    lease = timedelta(minutes=5)
    return Worker(database, processor, name="test/0/0", batch=50, lease=lease, idle=0.1)
