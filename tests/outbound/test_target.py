"""Where a webhook may go, and that a receiver which never ends its answer is left."""

import socket
import ssl
import threading
from time import monotonic

import pytest

from outbound.webhooks.posting import post
from outbound.webhooks.target import Refused, Target, is_public, target_of
from tests.support.certificate import Certificate
from tests.support.hook_server import hook_server


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "2002:c0a8:101::1",
    ],
)
def test_an_inner_address_is_known_in_every_disguise(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_an_outer_address_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://8.8.8.8/hook",
        "https://127.0.0.1/hook",
        "https://localhost/hook",
        "https://2130706433/hook",
        "https://0x7f000001/hook",
        "https://[::1]:8080/",
        "https://user:secret@8.8.8.8/",
        "https://8.8.8.8:99999/",
        "ftp://8.8.8.8/",
        "//8.8.8.8/",
        "https://",
        "https://8.8.8.8/\r\nX: y",
        "gopher://8.8.8.8:70/",
        "",
    ],
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(Refused):
        target_of(url, allow_private=False)


def test_the_address_is_taken_apart() -> None:
    target = target_of("https://8.8.8.8:8443/a/b?c=d#e", allow_private=False)
    assert target == Target("https", "8.8.8.8", "8.8.8.8", 8443, "/a/b?c=d")
    assert target.authority == "8.8.8.8:8443"


def test_a_receiver_that_drips_is_left_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        stopping = threading.Event()

        def drip() -> None:
            peer, _address = listener.accept()
            with peer:
                peer.sendall(b"HTTP/1.1 200 OK\r\n")
                while not stopping.wait(0.05):
                    try:
                        peer.sendall(b"X: y\r\n")
                    except OSError:
                        return

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        target = Target("http", "drip.example", "127.0.0.1", listener.getsockname()[1], "/")
        began = monotonic()
        with pytest.raises(OSError, match="no answer within"):
            post(target, b"{}", {}, seconds=0.5)
        assert monotonic() - began < 5
        stopping.set()
        thread.join(5)


def test_tls_is_asked_of_the_name_while_the_connection_goes_to_the_judged_address(
    tls_certificate: Certificate,
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tls_certificate.cert, tls_certificate.key)
    with hook_server() as server:
        server.secure(context)
        port = int(server.url.split(":")[2].split("/")[0])
        target = Target("https", "localhost", "127.0.0.1", port, "/hook")
        answer = post(target, b"{}", {}, ca_file=tls_certificate.cert)
        assert (answer.status, answer.text) == (200, "heard")
        other = Target("https", "other.example", "127.0.0.1", port, "/hook")
        with pytest.raises(ssl.SSLCertVerificationError):
            post(other, b"{}", {}, ca_file=tls_certificate.cert)
    assert len(server.calls) == 1
