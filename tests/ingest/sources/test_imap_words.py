"""A server's words reach people without what libraries wrap around them."""

import pytest

from ingest.sources.imap.words import server_words


@pytest.mark.parametrize(
    ("wrapped", "said"),
    [
        ("command: FETCH => FETCH failed: Internal error.", "Internal error."),
        ("SEARCH command error: BAD [b'what']", "what."),
        (
            "select failed: Mailbox doesn't exist: X (0.001 + 0.000 secs).",
            "Mailbox doesn't exist: X.",
        ),
        ("b'[UNAVAILABLE] later please'", "[UNAVAILABLE] later please."),
        ("b'* BYE too many connections'", "too many connections."),
        ("socket error: EOF", "It hung up."),
        ("command: LOGIN => socket error: EOF", "It hung up."),
        ("a\r\nb\x00c", "a b c."),
        ("", "it gave no reason."),
        ("x" * 500, "x" * 200 + "."),
    ],
)
def test_the_wrapping_goes_and_the_words_stay(wrapped: str, said: str) -> None:
    assert server_words(RuntimeError(wrapped)) == said
